"""Writes a sheet whose cells have a style."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill


def style(cell, row):
    cell.font = Font(bold=row % 2 == 0, color="FF0000")
    cell.fill = PatternFill("solid", fgColor="EEEEEE")
    cell.alignment = Alignment(horizontal="right")


def fill(sheet):
    for row in range(1, 900):
        for column in range(1, 9):
            cell = sheet.cell(row=row, column=column, value=row * column)
            style(cell, row)


def main():
    book = Workbook()
    fill(book.active)
    book.save(io.BytesIO())


main()
