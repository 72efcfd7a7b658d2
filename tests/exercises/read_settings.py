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


HEAD = "def who_wants_letters(path, customers):\n"
LETTER = """

def letter_of(line):
    for field in line.split()[1:]:
        key, _, value = field.partition("=")
        if key == "letter":
            return value
    return None
"""


def with_start(new: str, imports: str = "") -> str:
    return edited("read_settings", (START, new), ("from pathlib", f"{imports}\nfrom pathlib"))


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
    "a memory for the whole file": with_start(
        HEAD
        + """    return [customer for customer in customers if read(path).get(customer, {}).get("letter") == "yes"]


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
""",
        "import functools",
    ),
    "a search in sorted names": with_start(
        HEAD
        + """    with open(path, encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip()]
    order = sorted(range(len(lines)), key=lambda n: (lines[n][0], n))
    names = [lines[n][0] for n in order]
    wanted = []
    for customer in customers:
        place = bisect.bisect_left(names, customer)
        if place < len(names) and names[place] == customer and letter_of(" ".join(lines[order[place]])) == "yes":
            wanted.append(customer)
    return wanted
"""
        + LETTER,
        "import bisect",
    ),
    "a class, from the last line to the first": with_start(
        HEAD
        + """    settings = Settings(path)
    wanted = []
    for customer in customers:
        if settings.get(customer, "letter") == "yes":
            wanted.append(customer)
    return wanted


class Settings:
    def __init__(self, path):
        self.lines = {}
        for line in reversed(Path(path).read_text(encoding="utf-8").split("\\n")):
            fields = line.split()
            if fields:
                self.lines[fields[0]] = fields[1:]

    def get(self, customer, name):
        for field in self.lines.get(customer, []):
            if field.startswith(name + "="):
                return field[len(name) + 1:]
        return None
"""
    ),
    "a regex over the whole file, once": with_start(
        HEAD
        + """    text = Path(path).read_text(encoding="utf-8")
    first = {}
    for name, rest in re.findall(r"^[ \\t]*(\\S+)(.*)$", text, re.M):
        first.setdefault(name, re.search(r"(?<!\\S)letter=(\\S*)", rest))
    return [customer for customer in customers if first.get(customer) and first[customer].group(1) == "yes"]
""",
        "import re",
    ),
    "taken apart by shlex": with_start(
        HEAD
        + """    table = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = shlex.split(line)
            if fields:
                table.setdefault(fields[0], fields[1:])
    first = {name: next((f for f in fields if f.startswith("letter=")), "") for name, fields in table.items()}
    return [customer for customer in customers if first.get(customer) == "letter=yes"]
""",
        "import shlex",
    ),
    "taken apart by csv": with_start(
        HEAD
        + """    table = {}
    with open(path, encoding="utf-8", newline="") as file:
        for fields in csv.reader(file, delimiter=" "):
            if fields:
                table.setdefault(fields[0], next((f[7:] for f in fields[1:] if f[:7] == "letter="), None))
    return [customer for customer in customers if table.get(customer) == "yes"]
""",
        "import csv",
    ),
    "read until all are found": with_start(
        HEAD
        + """    asked = set(customers)
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name = line.partition(" ")[0].strip()
            if name in asked and name not in found:
                found[name] = letter_of(line)
                if len(found) == len(asked):
                    break
    return [customer for customer in customers if found.get(customer) == "yes"]
"""
        + LETTER
    ),
    "sqlite with a key": edited(
        "read_settings",
        ("from pathlib import Path\n", ("import sqlite3\nfrom functools import cache\nfrom pathlib import Path\n")),
        (
            (
                '    with open(path, encoding="utf-8") as settings:\n'
                "        for line in settings:\n"
                "            fields = line.split()\n"
                "            if fields and fields[0] == customer:\n"
                "                for field in fields[1:]:\n"
                '                    key, _, value = field.partition("=")\n'
                "                    if key == name:\n"
                "                        return value\n"
                "    return None"
            ),
            (
                '    row = base_of(path).execute("SELECT value FROM settings WHERE customer = ? A'
                'ND name = ?", (customer, name)).fetchone()\n'
                "    return row and row[0]\n"
                "\n"
                "\n"
                "@cache\n"
                "def base_of(path):\n"
                '    base = sqlite3.connect(":memory:")\n'
                '    base.execute("CREATE TABLE settings (customer TEXT, name TEXT, value TEXT, P'
                'RIMARY KEY (customer, name))")\n'
                '    for line in Path(path).read_text(encoding="utf-8").splitlines():\n'
                "        fields = line.split()\n"
                "        for field in fields[1:]:\n"
                '            name, _, value = field.partition("=")\n'
                '            base.execute("INSERT OR IGNORE INTO settings VALUES (?, ?, ?)", (fie'
                "lds[0], name, value))\n"
                "    return base"
            ),
        ),
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
        "Are all lines still gone through for each of them?",
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
        "Are all lines still gone through for each of them?",
    ),
    "read again for each customer, another way": (
        edited(
            "read_settings", (OPEN, OPEN.replace('open(path, encoding="utf-8")', 'Path(path).open(encoding="utf-8")'))
        ),
        "begun again, 600 times",
    ),
    "a memory of lines for each customer": (
        edited(
            "read_settings",
            ("def setting(", "@functools.cache\ndef setting("),
            ("from pathlib", "import functools\nfrom pathlib"),
        ),
        "begun again, 300 times",
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
        "Are all lines still gone through for each of them?",
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
        "begun again, 300 times",
    ),
    "the beginning of each line cut off and compared": (
        with_start(
            HEAD
            + """    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    return [c for c in customers if letter_of(next((line for line in lines if line[: len(c) + 1] == f"{c} "), "")) == "yes"]
"""
            + LETTER
        ),
        "Are all lines still gone through for each of them?",
    ),
    "found in the whole text": (
        with_start(
            HEAD
            + """    text = "\\n" + Path(path).read_text(encoding="utf-8")
    wanted = []
    for customer in customers:
        place = text.find(f"\\n{customer} ")
        if place >= 0 and letter_of(text[place + 1 : text.index("\\n", place + 1)]) == "yes":
            wanted.append(customer)
    return wanted
"""
            + LETTER
        ),
        "Are all lines still gone through for each of them?",
    ),
    "a regex for each customer": (
        with_start(
            HEAD
            + """    text = Path(path).read_text(encoding="utf-8")
    wanted = []
    for customer in customers:
        found = re.search(rf"^{re.escape(customer)} .*$", text, re.M)
        if found and letter_of(found.group()) == "yes":
            wanted.append(customer)
    return wanted
"""
            + LETTER,
            "import re",
        ),
        "Are all lines still gone through for each of them?",
    ),
    "a place in a list of names": (
        with_start(
            HEAD
            + """    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    names = [line.split()[0] for line in lines]
    wanted = []
    for customer in customers:
        if customer in names and letter_of(lines[names.index(customer)]) == "yes":
            wanted.append(customer)
    return wanted
"""
            + LETTER
        ),
        "Are all lines still gone through for each of them?",
    ),
    "a filter": (
        with_start(
            HEAD
            + """    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [c for c in customers if letter_of(next(filter(lambda line: line.startswith(c + " "), lines), "")) == "yes"]
"""
            + LETTER
        ),
        "Are all lines still gone through for each of them?",
    ),
    "opened once, and begun again": (
        with_start(
            HEAD
            + """    wanted = []
    with open(path, encoding="utf-8") as file:
        for customer in customers:
            file.seek(0)
            for line in file:
                if line.startswith(customer + " "):
                    if letter_of(line) == "yes":
                        wanted.append(customer)
                    break
    return wanted
"""
            + LETTER
        ),
        "begun again, 301 times",
    ),
    "lines that a library remembers": (
        with_start(
            HEAD
            + """    wanted = []
    for customer in customers:
        for line in linecache.getlines(path):
            if line.startswith(customer + " "):
                if letter_of(line) == "yes":
                    wanted.append(customer)
                break
    return wanted
"""
            + LETTER,
            "import linecache",
        ),
        "Are all lines still gone through for each of them?",
    ),
    "a dict made for each customer": (
        with_start(
            HEAD
            + """    text = Path(path).read_text(encoding="utf-8")
    wanted = []
    for customer in customers:
        table = dict(map(lambda line: line.partition(" ")[::2], reversed(text.splitlines())))
        if letter_of("x " + table.get(customer, "")) == "yes":
            wanted.append(customer)
    return wanted
"""
            + LETTER
        ),
        "Are all lines still gone through for each of them?",
    ),
    "a dict made in C for each customer": (
        with_start(
            HEAD
            + """    lines = Path(path).read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split(" ", 1)) for line in reversed(lines) if line]
    wanted = []
    for customer in customers:
        if letter_of("x " + dict(rows).get(customer, "")) == "yes":
            wanted.append(customer)
    return wanted
"""
            + LETTER
        ),
        "Are all lines still gone through for each of them?",
    ),
    "read again for every twenty": (
        with_start(
            HEAD
            + """    wanted = []
    for start in range(0, len(customers), 20):
        table = {}
        with open(path, encoding="utf-8") as file:
            for line in file:
                fields = line.split()
                if fields and fields[0] not in table:
                    table[fields[0]] = line
        wanted += [c for c in customers[start:start+20] if letter_of(table.get(c, "")) == "yes"]
    return wanted
"""
            + LETTER
        ),
        "files were opened",
    ),
    "each line asks the list of customers": (
        with_start(
            HEAD
            + """    seen, yes = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            name = (line.split() or [""])[0]
            if name in customers and name not in seen:
                seen.append(name)
                if letter_of(line) == "yes":
                    yes.append(name)
    return [customer for customer in customers if customer in yes]
"""
            + LETTER
        ),
        "Are all lines still gone through for each of them?",
    ),
    "in the order of the file": (
        with_start(
            HEAD
            + """    asked = set(customers)
    wanted, seen = [], set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            name = (line.split() or [""])[0]
            if name in asked and name not in seen:
                seen.add(name)
                if letter_of(line) == "yes":
                    wanted.append(name)
    return wanted
"""
            + LETTER
        ),
        "on hidden input 2",
    ),
    "deepcopy of the kept settings": (
        edited(
            "read_settings",
            ("from pathlib import Path\n", ("import copy\nfrom functools import cache\nfrom pathlib import Path\n")),
            (
                (
                    '    with open(path, encoding="utf-8") as settings:\n'
                    "        for line in settings:\n"
                    "            fields = line.split()\n"
                    "            if fields and fields[0] == customer:\n"
                    "                for field in fields[1:]:\n"
                    '                    key, _, value = field.partition("=")\n'
                    "                    if key == name:\n"
                    "                        return value\n"
                    "    return None"
                ),
                (
                    "    return settings_of(path).get(customer, {}).get(name)\n"
                    "\n"
                    "\n"
                    "def settings_of(path):\n"
                    "    return copy.deepcopy(read(path))\n"
                    "\n"
                    "\n"
                    "@cache\n"
                    "def read(path):\n"
                    "    found = {}\n"
                    '    with open(path, encoding="utf-8") as settings:\n'
                    "        for line in settings:\n"
                    '            customer, *fields = line.split() or [""]\n'
                    "            for field in fields:\n"
                    '                key, _, value = field.partition("=")\n'
                    "                found.setdefault(customer, {}).setdefault(key, value)\n"
                    "    return found"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "json text loaded each time": (
        edited(
            "read_settings",
            ("from pathlib import Path\n", ("import json\nfrom functools import cache\nfrom pathlib import Path\n")),
            (
                (
                    '    with open(path, encoding="utf-8") as settings:\n'
                    "        for line in settings:\n"
                    "            fields = line.split()\n"
                    "            if fields and fields[0] == customer:\n"
                    "                for field in fields[1:]:\n"
                    '                    key, _, value = field.partition("=")\n'
                    "                    if key == name:\n"
                    "                        return value\n"
                    "    return None\n"
                ),
                (
                    "    return json.loads(text_of(path)).get(customer, {}).get(name)\n"
                    "\n"
                    "\n"
                    "@cache\n"
                    "def text_of(path):\n"
                    "    return json.dumps(read(path))\n"
                    "\n"
                    "\n"
                    "def read(path):\n"
                    "    found = {}\n"
                    '    with open(path, encoding="utf-8") as settings:\n'
                    "        for line in settings:\n"
                    '            customer, *fields = line.split() or [""]\n'
                    "            for field in fields:\n"
                    '                key, _, value = field.partition("=")\n'
                    "                found.setdefault(customer, {}).setdefault(key, value)\n"
                    "    return found\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "pickle loads each time": (
        edited(
            "read_settings",
            ("from pathlib import Path\n", ("import pickle\nfrom functools import cache\nfrom pathlib import Path\n")),
            (
                (
                    '    with open(path, encoding="utf-8") as settings:\n'
                    "        for line in settings:\n"
                    "            fields = line.split()\n"
                    "            if fields and fields[0] == customer:\n"
                    "                for field in fields[1:]:\n"
                    '                    key, _, value = field.partition("=")\n'
                    "                    if key == name:\n"
                    "                        return value\n"
                    "    return None\n"
                ),
                (
                    "    return pickle.loads(bytes_of(path)).get(customer, {}).get(name)\n"
                    "\n"
                    "\n"
                    "@cache\n"
                    "def bytes_of(path):\n"
                    "    return pickle.dumps(read(path))\n"
                    "\n"
                    "\n"
                    "def read(path):\n"
                    "    found = {}\n"
                    '    with open(path, encoding="utf-8") as settings:\n'
                    "        for line in settings:\n"
                    '            customer, *fields = line.split() or [""]\n'
                    "            for field in fields:\n"
                    '                key, _, value = field.partition("=")\n'
                    "                found.setdefault(customer, {}).setdefault(key, value)\n"
                    "    return found\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
