"""Asks a file of settings for values."""

import tempfile
from pathlib import Path

import yaml

FILE = Path(tempfile.mkdtemp()) / "settings.yaml"


def write():
    values = {f"section {number}": {"width": number, "name": f"n{number}", "list": [1, 2, 3]} for number in range(60)}
    FILE.write_text(yaml.safe_dump(values), encoding="utf-8")


def settings():
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def width(number):
    return settings()[f"section {number}"]["width"]


def main():
    write()
    print(sum(width(number) for number in range(40)))


main()
