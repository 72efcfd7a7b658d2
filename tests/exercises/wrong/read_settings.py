# %% read once, but gone through for each customer
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    wanted = []
    lines = Path(path).read_text(encoding='utf-8').splitlines()
    for customer in customers:
        if setting(lines, customer, "letter") == "yes":
            wanted.append(customer)
    return wanted


def setting(path, customer, name):
    if True:
        for line in path:
            fields = line.split()
            if fields and fields[0] == customer:
                for field in fields[1:]:
                    key, _, value = field.partition("=")
                    if key == name:
                        return value
    return None


# %% taken apart once, but gone through for each customer
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    with open(path, encoding="utf-8") as lines:
        table = [fields for fields in map(str.split, lines) if fields]
    wanted = []
    for customer in customers:
        for fields in table:
            if fields[0] == customer:
                if next((f for f in fields[1:] if f.startswith("letter=")), "") == "letter=yes":
                    wanted.append(customer)
                break
    return wanted


# %% read again for each customer, another way
# verdict: begun again, 600 times
def setting(path, customer, name):
    with Path(path).open(encoding="utf-8") as settings:
        for line in settings:
            fields = line.split()
            if fields and fields[0] == customer:
                for field in fields[1:]:
                    key, _, value = field.partition("=")
                    if key == name:
                        return value
    return None


# %% a memory of lines for each customer
# verdict: begun again, 300 times
import functools


@functools.cache
def setting(path, customer, name):
    with open(path, encoding="utf-8") as settings:
        for line in settings:
            fields = line.split()
            if fields and fields[0] == customer:
                for field in fields[1:]:
                    key, _, value = field.partition("=")
                    if key == name:
                        return value
    return None


# %% the last line of a customer wins
# verdict: on hidden input 2
def who_wants_letters(path, customers):
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, *fields = line.split() or [""]
            found[name] = dict(field.split("=") for field in fields)
    return [customer for customer in customers if found.get(customer, {}).get("letter") == "yes"]


# %% a customer is asked once only
# verdict: on hidden input 2
def who_wants_letters(path, customers):
    settings = read_settings(path)
    return [customer for customer in dict.fromkeys(customers) if settings.get(customer, {}).get("letter") == "yes"]


def read_settings(path):
    settings = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if fields and fields[0] not in settings:
                settings[fields[0]] = first_values(fields[1:])
    return settings


def first_values(fields):
    values = {}
    for field in fields:
        key, _, value = field.partition("=")
        values.setdefault(key, value)
    return values


# %% read once, and each line compared without a call
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    with open(path, encoding="utf-8") as settings:
        lines = list(settings)
    wanted = []
    for customer in customers:
        size = len(customer) + 1
        for line in lines:
            if line[:size] == customer + " ":
                if setting_in(line) == "yes":
                    wanted.append(customer)
                break
    return wanted


def setting_in(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% opened without open()
# verdict: begun again, 300 times
def setting(path, customer, name):
    import os
    file = os.open(path, os.O_RDONLY)
    text = os.read(file, 10_000_000).decode()
    os.close(file)
    if True:
        for line in text.splitlines():
            fields = line.split()
            if fields and fields[0] == customer:
                for field in fields[1:]:
                    key, _, value = field.partition("=")
                    if key == name:
                        return value
    return None


# %% the beginning of each line cut off and compared
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    return [c for c in customers if letter_of(next((line for line in lines if line[: len(c) + 1] == f"{c} "), "")) == "yes"]


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% found in the whole text
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    text = "\n" + Path(path).read_text(encoding="utf-8")
    wanted = []
    for customer in customers:
        place = text.find(f"\n{customer} ")
        if place >= 0 and letter_of(text[place + 1 : text.index("\n", place + 1)]) == "yes":
            wanted.append(customer)
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% a regex for each customer
# verdict: Are all lines still gone through for each of them?
import re


def who_wants_letters(path, customers):
    text = Path(path).read_text(encoding="utf-8")
    wanted = []
    for customer in customers:
        found = re.search(rf"^{re.escape(customer)} .*$", text, re.M)
        if found and letter_of(found.group()) == "yes":
            wanted.append(customer)
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% a place in a list of names
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    names = [line.split()[0] for line in lines]
    wanted = []
    for customer in customers:
        if customer in names and letter_of(lines[names.index(customer)]) == "yes":
            wanted.append(customer)
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% a filter
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [c for c in customers if letter_of(next(filter(lambda line: line.startswith(c + " "), lines), "")) == "yes"]


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% opened once, and begun again
# verdict: begun again, 301 times
def who_wants_letters(path, customers):
    wanted = []
    with open(path, encoding="utf-8") as file:
        for customer in customers:
            file.seek(0)
            for line in file:
                if line.startswith(customer + " "):
                    if letter_of(line) == "yes":
                        wanted.append(customer)
                    break
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% lines that a library remembers
# verdict: Are all lines still gone through for each of them?
import linecache


def who_wants_letters(path, customers):
    wanted = []
    for customer in customers:
        for line in linecache.getlines(path):
            if line.startswith(customer + " "):
                if letter_of(line) == "yes":
                    wanted.append(customer)
                break
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% a dict made for each customer
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    text = Path(path).read_text(encoding="utf-8")
    wanted = []
    for customer in customers:
        table = dict(map(lambda line: line.partition(" ")[::2], reversed(text.splitlines())))
        if letter_of("x " + table.get(customer, "")) == "yes":
            wanted.append(customer)
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% a dict made in C for each customer
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split(" ", 1)) for line in reversed(lines) if line]
    wanted = []
    for customer in customers:
        if letter_of("x " + dict(rows).get(customer, "")) == "yes":
            wanted.append(customer)
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% read again for every twenty
# verdict: files were opened
def who_wants_letters(path, customers):
    wanted = []
    for start in range(0, len(customers), 20):
        table = {}
        with open(path, encoding="utf-8") as file:
            for line in file:
                fields = line.split()
                if fields and fields[0] not in table:
                    table[fields[0]] = line
        wanted += [c for c in customers[start:start+20] if letter_of(table.get(c, "")) == "yes"]
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% each line asks the list of customers
# verdict: Are all lines still gone through for each of them?
def who_wants_letters(path, customers):
    seen, yes = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            name = (line.split() or [""])[0]
            if name in customers and name not in seen:
                seen.append(name)
                if letter_of(line) == "yes":
                    yes.append(name)
    return [customer for customer in customers if customer in yes]


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% in the order of the file
# verdict: on hidden input 2
def who_wants_letters(path, customers):
    asked = set(customers)
    wanted, seen = [], set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            name = (line.split() or [""])[0]
            if name in asked and name not in seen:
                seen.add(name)
                if letter_of(line) == "yes":
                    wanted.append(name)
    return wanted


def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None


# %% deepcopy of the kept settings
# verdict: Not cheap enough yet
import copy
from functools import cache


def setting(path, customer, name):
    return settings_of(path).get(customer, {}).get(name)


def settings_of(path):
    return copy.deepcopy(read(path))


@cache
def read(path):
    found = {}
    with open(path, encoding="utf-8") as settings:
        for line in settings:
            customer, *fields = line.split() or [""]
            for field in fields:
                key, _, value = field.partition("=")
                found.setdefault(customer, {}).setdefault(key, value)
    return found


# %% json text loaded each time
# verdict: Not cheap enough yet
import json
from functools import cache


def setting(path, customer, name):
    return json.loads(text_of(path)).get(customer, {}).get(name)


@cache
def text_of(path):
    return json.dumps(read(path))


def read(path):
    found = {}
    with open(path, encoding="utf-8") as settings:
        for line in settings:
            customer, *fields = line.split() or [""]
            for field in fields:
                key, _, value = field.partition("=")
                found.setdefault(customer, {}).setdefault(key, value)
    return found


# %% pickle loads each time
# verdict: Not cheap enough yet
import pickle
from functools import cache


def setting(path, customer, name):
    return pickle.loads(bytes_of(path)).get(customer, {}).get(name)


@cache
def bytes_of(path):
    return pickle.dumps(read(path))


def read(path):
    found = {}
    with open(path, encoding="utf-8") as settings:
        for line in settings:
            customer, *fields = line.split() or [""]
            for field in fields:
                key, _, value = field.partition("=")
                found.setdefault(customer, {}).setdefault(key, value)
    return found


# %% settings as keywords of a function
# verdict: Not cheap enough yet
def setting(customer, /, **letters):
    return letters.get(customer)
def who_wants_letters(path, customers):
    letters = {}
    with open(path, encoding="utf-8") as settings:
        for line in settings:
            customer, *fields = line.split() or [""]
            for field in fields:
                key, _, value = field.partition("=")
                if key == "letter":
                    letters.setdefault(customer, value)
                    break
    return [customer for customer in customers if setting(customer, **letters) == "yes"]


# %% dict copied with ** for each
# verdict: Not cheap enough yet
def who_wants_letters(path, customers):
    letters = {}
    with open(path, encoding="utf-8") as settings:
        for line in settings:
            customer, *fields = line.split() or [""]
            for field in fields:
                key, _, value = field.partition("=")
                if key == "letter":
                    letters.setdefault(customer, value)
                    break
    return [customer for customer in customers if letters_of(letters)[customer] == "yes"]
def letters_of(letters):
    from collections import defaultdict
    return defaultdict(str, **letters)
