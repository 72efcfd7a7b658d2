"""Writes a long table as PDF."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table


def rows(count):
    style = getSampleStyleSheet()["BodyText"]
    return [
        [number, Paragraph(f"article <b>{number}</b>, as ordered", style), f"{number}.00"] for number in range(count)
    ]


def build(count):
    document = SimpleDocTemplate(io.BytesIO(), pagesize=A4)
    document.build([Table(rows(count), repeatRows=1)])


def main():
    build(1200)


main()
