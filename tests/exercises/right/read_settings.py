# %% all in one, with pathlib
def who_wants_letters(path, customers):
    found = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if fields:
            values = dict(reversed([field.split("=", 1) for field in fields[1:]]))
            found.setdefault(fields[0], values)
    return [customer for customer in customers if found.get(customer, {}).get("letter") == "yes"]


# %% the lines of each customer, taken apart only where asked
def who_wants_letters(path, customers):
    line_of = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line_of.setdefault(line.partition(" ")[0], line)
    return [customer for customer in customers if letter(line_of.get(customer, "")) == "letter=yes"]


def letter(line):
    return next((field for field in line.split() if field.startswith("letter=")), "")


# %% the customers who want letters, in a set
def who_wants_letters(path, customers):
    seen, yes = set(), set()
    file = open(path, encoding="utf-8")
    for line in file:
        name, *fields = line.split() or [""]
        if name not in seen:
            seen.add(name)
            if [field for field in fields if field.startswith("letter=")][:1] == ["letter=yes"]:
                yes.add(name)
    file.close()
    return [customer for customer in customers if customer in yes]


# %% a memory for the whole file
import functools


def who_wants_letters(path, customers):
    return [customer for customer in customers if read(path).get(customer, {}).get("letter") == "yes"]


@functools.lru_cache
def read(path):
    table = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                continue
            name, *fields = line.split()
            if name not in table:
                table[name] = {}
                for field in fields:
                    key, _, value = field.partition("=")
                    if key not in table[name]:
                        table[name][key] = value
    return table


# %% a search in sorted names
import bisect


def who_wants_letters(path, customers):
    with open(path, encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip()]
    order = sorted(range(len(lines)), key=lambda n: (lines[n][0], n))
    names = [lines[n][0] for n in order]
    wanted = []
    for customer in customers:
        place = bisect.bisect_left(names, customer)
        if place < len(names) and names[place] == customer and letter_of(" ".join(lines[order[place]])) == "yes":
            wanted.append(customer)
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% a class, from the last line to the first
def who_wants_letters(path, customers):
    settings = Settings(path)
    wanted = []
    for customer in customers:
        if settings.get(customer, "letter") == "yes":
            wanted.append(customer)
    return wanted


class Settings:
    def __init__(self, path):
        self.lines = {}
        for line in reversed(Path(path).read_text(encoding="utf-8").split("\n")):
            fields = line.split()
            if fields:
                self.lines[fields[0]] = fields[1:]

    def get(self, customer, name):
        for field in self.lines.get(customer, []):
            if field.startswith(name + "="):
                return field[len(name) + 1:]
        return None


# %% a regex over the whole file, once
import re


def who_wants_letters(path, customers):
    text = Path(path).read_text(encoding="utf-8")
    first = {}
    for name, rest in re.findall(r"^[ \t]*(\S+)(.*)$", text, re.M):
        first.setdefault(name, re.search(r"(?<!\S)letter=(\S*)", rest))
    return [customer for customer in customers if first.get(customer) and first[customer].group(1) == "yes"]


# %% taken apart by shlex
import shlex


def who_wants_letters(path, customers):
    table = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = shlex.split(line)
            if fields:
                table.setdefault(fields[0], fields[1:])
    first = {name: next((f for f in fields if f.startswith("letter=")), "") for name, fields in table.items()}
    return [customer for customer in customers if first.get(customer) == "letter=yes"]


# %% taken apart by csv
import csv


def who_wants_letters(path, customers):
    table = {}
    with open(path, encoding="utf-8", newline="") as file:
        for fields in csv.reader(file, delimiter=" "):
            if fields:
                table.setdefault(fields[0], next((f[7:] for f in fields[1:] if f[:7] == "letter="), None))
    return [customer for customer in customers if table.get(customer) == "yes"]


# %% read until all are found
def who_wants_letters(path, customers):
    asked = set(customers)
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name = line.partition(" ")[0].strip()
            if name in asked and name not in found:
                found[name] = letter_of(line)
                if len(found) == len(asked):
                    break
    return [customer for customer in customers if found.get(customer) == "yes"]


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% sqlite with a key
import sqlite3
from functools import cache


def setting(path, customer, name):
    row = base_of(path).execute("SELECT value FROM settings WHERE customer = ? AND name = ?", (customer, name)).fetchone()
    return row and row[0]


@cache
def base_of(path):
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE settings (customer TEXT, name TEXT, value TEXT, PRIMARY KEY (customer, name))")
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        fields = line.split()
        for field in fields[1:]:
            name, _, value = field.partition("=")
            base.execute("INSERT OR IGNORE INTO settings VALUES (?, ?, ?)", (fields[0], name, value))
    return base
