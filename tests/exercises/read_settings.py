"""Right and wrong ways to read settings."""

from demo.training.exercise import solution
from tests.exercises import edited

START = """def who_wants_letters(path, customers):
    wanted = []
    for customer in customers:
        if setting(path, customer, "letter") == "yes":
            wanted.append(customer)
    return wanted
"""
OPEN = """    with open(path, encoding="utf-8") as settings:
        for line in settings:
            fields = line.split()
"""


def with_start(new: str) -> str:
    return edited("read_settings", (START, new))


ACCEPTED = {
    "all in one, with pathlib": with_start(
        """def who_wants_letters(path, customers):
    found = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if fields:
            values = dict(reversed([field.split("=", 1) for field in fields[1:]]))
            found.setdefault(fields[0], values)
    return [customer for customer in customers if found.get(customer, {}).get("letter") == "yes"]
"""
    ),
    "the lines of each customer, taken apart only where asked": with_start(
        """def who_wants_letters(path, customers):
    line_of = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line_of.setdefault(line.partition(" ")[0], line)
    return [customer for customer in customers if letter(line_of.get(customer, "")) == "letter=yes"]


def letter(line):
    return next((field for field in line.split() if field.startswith("letter=")), "")
"""
    ),
    "the customers who want letters, in a set": with_start(
        """def who_wants_letters(path, customers):
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
"""
    ),
}

REJECTED = {
    "read once, but gone through for each customer": (
        edited(
            "read_settings",
            ("    wanted = []\n", "    wanted = []\n    lines = Path(path).read_text(encoding='utf-8').splitlines()\n"),
            ("if setting(path, customer", "if setting(lines, customer"),
            (OPEN, "    if True:\n        for line in path:\n            fields = line.split()\n"),
        ),
        "are all lines still gone through",
    ),
    "taken apart once, but gone through for each customer": (
        with_start(
            """def who_wants_letters(path, customers):
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
"""
        ),
        "compared was called",
    ),
    "read again for each customer, another way": (
        edited(
            "read_settings", (OPEN, OPEN.replace('open(path, encoding="utf-8")', 'Path(path).open(encoding="utf-8")'))
        ),
        "files were opened",
    ),
    "a memory of lines for each customer": (
        edited(
            "read_settings",
            ("def setting(", "@functools.cache\ndef setting("),
            ("from pathlib", "import functools\nfrom pathlib"),
        ),
        "files were opened 200 times",
    ),
    "the last line of a customer wins": (
        with_start(
            """def who_wants_letters(path, customers):
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, *fields = line.split() or [""]
            found[name] = dict(field.split("=") for field in fields)
    return [customer for customer in customers if found.get(customer, {}).get("letter") == "yes"]
"""
        ),
        "on hidden input 2",
    ),
    "a customer is asked once only": (
        solution("read_settings")
        .read_text(encoding="utf-8")
        .replace("for customer in customers if", "for customer in dict.fromkeys(customers) if"),
        "on hidden input 2",
    ),
    "read once, and each line compared without a call": (
        edited(
            "read_settings",
            (
                """    wanted = []
    for customer in customers:
        if setting(path, customer, "letter") == "yes":
            wanted.append(customer)
    return wanted
""",
                """    with open(path, encoding="utf-8") as settings:
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
""",
            ),
        ),
        "but then there are",
    ),
    "opened without open()": (
        edited(
            "read_settings",
            (
                """    with open(path, encoding="utf-8") as settings:
        for line in settings:
""",
                """    import os
    file = os.open(path, os.O_RDONLY)
    text = os.read(file, 10_000_000).decode()
    os.close(file)
    if True:
        for line in text.splitlines():
""",
            ),
        ),
        "files were opened 200 times",
    ),
}
