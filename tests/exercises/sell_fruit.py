"""Right and wrong ways to know the prices without reading them for each look."""

from tests.exercises import edited

INIT = "        self.path = path\n"
PROPERTY = '    @property\n    def prices(self):\n        """All prices in cents, by what is sold."""\n'
READ = '        with open(self.path, encoding="utf-8") as file:\n            return json.load(file)\n'
PRICE_OF = """        if name in self.prices:
            return self.prices[name]
        return 0
"""
CHANGED = "        changed = {**self.prices, name: cents}\n"
DUMP = "            json.dump(changed, file)\n"
IMPORT = "import json\n"
MAIN = "def main():\n"
LIST = "    price_list = PriceList(path)\n"
SALE = "            receipts.append((name, number * price_list.price_of(name)))\n"


def kept(test: str, keep: str = "", before: str = "", *changes: tuple[str, str]) -> str:
    """Return the program with prices that are kept in `_prices` until a test says that they are out of date."""
    return edited(
        "sell_fruit",
        (INIT, INIT + "        self._prices = None\n" + before),
        (
            READ,
            f"""        if {test}:
            with open(self.path, encoding="utf-8") as file:
                self._prices = json.load(file)
{keep}        return self._prices
""",
        ),
        *changes,
    )


FORGET = (DUMP, DUMP + "        self._prices = None\n")
STAMP = "os.stat(self.path).st_mtime_ns, os.stat(self.path).st_size"
WITH_OS = (IMPORT, IMPORT + "import os\n")
WITH_FUNCTOOLS = (IMPORT, "import functools\n" + IMPORT)
LOAD = """def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


"""

ACCEPTED = {
    "kept until the till changes one": kept("self._prices is None", "", "", FORGET),
    "changed in the object, then written": kept(
        "self._prices is None",
        "",
        "",
        (CHANGED, "        self.prices[name] = cents\n"),
        (DUMP, DUMP.replace("changed", "self.prices")),
    ),
    "read at the beginning": edited(
        "sell_fruit",
        (INIT, INIT + '        self.prices = json.loads(path.read_text(encoding="utf-8"))\n'),
        (PROPERTY + READ + "\n", ""),
        (CHANGED, "        self.prices[name] = cents\n"),
        (DUMP, DUMP.replace("changed", "self.prices")),
        (PRICE_OF, "        return self.prices.get(name, 0)\n"),
    ),
    "time and size of the file": kept(
        "self._stamp != self.stamp()",
        "            self._stamp = self.stamp()\n",
        "        self._stamp = None\n",
        WITH_OS,
        ("    def price_of(", f"    def stamp(self):\n        return {STAMP}\n\n    def price_of("),
    ),
    "time and size, as the key of a memory": edited(
        "sell_fruit",
        (IMPORT, "import functools\n" + IMPORT),
        (
            "class PriceList:",
            LOAD.replace("def load(path)", "@functools.lru_cache(maxsize=4)\ndef load(path, time, size)")
            + "class PriceList:",
        ),
        (
            READ,
            "        status = self.path.stat()\n        return load(self.path, status.st_mtime_ns, status.st_size)\n",
        ),
    ),
    "a memory that is cleared": edited(
        "sell_fruit",
        WITH_FUNCTOOLS,
        ("class PriceList:", "@functools.cache\n" + LOAD + "class PriceList:"),
        (READ, "        return load(self.path)\n"),
        (DUMP, DUMP + "        load.cache_clear()\n"),
    ),
    "a cached property, taken out of the dict": edited(
        "sell_fruit",
        WITH_FUNCTOOLS,
        ("    @property\n", "    @functools.cached_property\n"),
        (DUMP, DUMP + '        self.__dict__.pop("prices", None)\n'),
    ),
    "a number that says which prices": kept(
        "self._number != self.number",
        "            self._number = self.number\n",
        "        self._number, self.number = None, 0\n",
        (CHANGED, "        self.number += 1\n" + CHANGED),
        (DUMP, DUMP + "        self.number += 1\n"),
    ),
    "prices for all lists, by path": edited(
        "sell_fruit",
        ("class PriceList:", "KNOWN = {}\n\n\nclass PriceList:"),
        (
            READ,
            """        if self.path not in KNOWN:
            KNOWN[self.path] = json.loads(self.path.read_bytes())
        return KNOWN[self.path]
""",
        ),
        (DUMP, DUMP + "        del KNOWN[self.path]\n"),
    ),
    "a copy for each look": kept("self._prices is None", "", "", FORGET).replace(
        "        return self._prices\n", "        return dict(self._prices)\n"
    ),
    "written to another file first": kept(
        "self._prices is None",
        "",
        "",
        WITH_OS,
        (
            '        with open(self.path, "w", encoding="utf-8") as file:\n' + DUMP,
            """        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(changed), encoding="utf-8")
        os.replace(new, self.path)
        self._prices = changed
""",
        ),
    ),
    "dict loaded in init, property kept": edited(
        "sell_fruit",
        (
            ("        self.path = path\n\n"),
            ('        self.path = path\n        self._prices = json.loads(Path(path).read_text(encoding="utf-8"))\n\n'),
        ),
        (
            ('        with open(self.path, encoding="utf-8") as file:\n            return json.load(file)\n'),
            "        return dict(self._prices)\n",
        ),
        (
            "            json.dump(changed, file)",
            ("            json.dump(changed, file)\n        self._prices = changed"),
        ),
    ),
    "get with generator based cache": edited(
        "sell_fruit",
        (
            ('        with open(self.path, encoding="utf-8") as file:\n            return json.load(file)\n'),
            (
                "        try:\n"
                "            return self.kept\n"
                "        except AttributeError:\n"
                "            self.kept = json.loads(Path(self.path).read_bytes())\n"
                "            return self.kept\n"
            ),
        ),
        (
            "            json.dump(changed, file)",
            ('            json.dump(changed, file)\n        vars(self).pop("kept", None)'),
        ),
    ),
}

REJECTED = {
    "one look for each sale": (
        edited("sell_fruit", (PRICE_OF, "        return self.prices.get(name, 0)\n")),
        "opened and read 244 times",
    ),
    "a name for the prices": (
        edited(
            "sell_fruit",
            (PRICE_OF, "        prices = self.prices\n" + PRICE_OF.replace("self.prices", "prices")),
        ),
        "opened and read 244 times",
    ),
    "a new object for each sale": (
        edited(
            "sell_fruit",
            WITH_FUNCTOOLS,
            ("    @property\n", "    @functools.cached_property\n"),
            (LIST, ""),
            ("            price_list.change(", "            PriceList(path).change("),
            (SALE, SALE.replace("price_list", "PriceList(path)")),
        ),
        "opened and read 244 times",
    ),
    "a memory inside the property": (
        edited(
            "sell_fruit",
            (
                READ,
                """        known = {}
        if self.path not in known:
            with open(self.path, encoding="utf-8") as file:
                known[self.path] = json.load(file)
        return known[self.path]
""",
            ),
        ),
        "opened and read 463 times",
    ),
    "another way to open": (
        edited("sell_fruit", (READ, "        return json.loads(self.path.read_bytes())\n")),
        "opened and read 463 times",
    ),
    "opened without open": (
        edited(
            "sell_fruit",
            WITH_OS,
            (
                READ,
                """        file = os.open(self.path, os.O_RDONLY)
        text = os.read(file, 1_000_000)
        os.close(file)
        return json.loads(text)
""",
            ),
        ),
        "opened and read 463 times",
    ),
    "the text kept": (
        kept("self._prices is None", "", "", FORGET)
        .replace("json.load(file)", "file.read()")
        .replace("return self._prices", "return json.loads(self._prices)"),
        "its text was taken apart 463 times",
    ),
    "the file kept open": (
        edited(
            "sell_fruit",
            (
                READ,
                """        if self.file is None:
            self.file = open(self.path, encoding="utf-8")
        self.file.seek(0)
        return json.load(self.file)
""",
            ),
            (INIT, INIT + "        self.file = None\n"),
        ),
        "its text was taken apart 463 times",
    ),
    "read, and only taken apart if it is another text": (
        kept("True", "", "        self._text = None\n").replace(
            "                self._prices = json.load(file)\n",
            """                text = file.read()
            if text != self._text:
                self._text, self._prices = text, json.loads(text)
""",
        ),
        "opened and read 463 times",
    ),
    "a deep copy for each look": (
        kept("self._prices is None", "", "", FORGET, (IMPORT, "import copy\n" + IMPORT)).replace(
            "        return self._prices\n", "        return copy.deepcopy(self._prices)\n"
        ),
        "240 sales still take",
    ),
    "prices forgotten after each sale": (
        kept("self._prices is None", "", "", FORGET, (PRICE_OF, "        self._prices = None\n" + PRICE_OF)),
        "opened and read 240 times",
    ),
    "kept for ever": (kept("self._prices is None"), "Not correct: on the given input"),
    "a memory that is never cleared": (
        edited(
            "sell_fruit",
            WITH_FUNCTOOLS,
            ("class PriceList:", "@functools.cache\n" + LOAD + "class PriceList:"),
            (READ, "        return load(self.path)\n"),
        ),
        "Not correct: on the given input",
    ),
    "only the time of the file": (
        kept(
            "self._stamp != os.path.getmtime(self.path)",
            "            self._stamp = os.path.getmtime(self.path)\n",
            "        self._stamp = None\n",
            WITH_OS,
        ),
        "Not correct: on ",
    ),
    "only the size of the file": (
        kept(
            "self._size != os.path.getsize(self.path)",
            "            self._size = os.path.getsize(self.path)\n",
            "        self._size = None\n",
            WITH_OS,
        ),
        "Not correct: on hidden input 2",
    ),
    "changed in the object, never written": (
        kept(
            "self._prices is None", "", "", (CHANGED, "        self.prices[name] = cents\n        return\n" + CHANGED)
        ),
        "Not correct: on the given input",
    ),
    "a memory of single prices": (
        edited(
            "sell_fruit",
            (
                PRICE_OF,
                "        if name not in self.known:\n            self.known[name] = self.prices.get(name, 0)\n"
                "        return self.known[name]\n",
            ),
            (INIT, INIT + "        self.known = {}\n"),
        ),
        "Not correct: on the given input",
    ),
    "looked at again now and then": (
        kept(
            "self._prices is None or self._looks % 50 == 0",
            "",
            "        self._looks = 0\n",
            (PRICE_OF, "        self._looks += 1\n" + PRICE_OF),
        ),
        "Not correct: on the given input",
    ),
    "exec of the kept text": (
        edited(
            "sell_fruit",
            (
                ('        with open(self.path, encoding="utf-8") as file:\n            return json.load(file)\n'),
                (
                    "        if self.text is None:\n"
                    '            with open(self.path, encoding="utf-8") as file:\n'
                    "                self.text = file.read()\n"
                    "        space = {}\n"
                    '        exec(f"prices = {self.text}", space)\n'
                    '        return space["prices"]\n'
                ),
            ),
            (("        self.path = path\n\n"), ("        self.path = path\n        self.text = None\n\n")),
            (
                "            json.dump(changed, file)",
                ("            json.dump(changed, file)\n        self.text = None"),
            ),
        ),
        "Not cheap enough yet",
    ),
    "findall in the kept text": (
        edited(
            "sell_fruit",
            ("import json\n", ("import json\nimport re\n")),
            (
                ('        with open(self.path, encoding="utf-8") as file:\n            return json.load(file)\n'),
                (
                    "        if self.text is None:\n"
                    '            with open(self.path, encoding="utf-8") as file:\n'
                    "                self.text = file.read()\n"
                    '        return {json.loads(name) if "\\\\" in name else name.strip(\'"\'): int(cents'
                    ') for name, cents in re.findall(r\'("[^"]*"): (\\d+)\', self.text)}\n'
                ),
            ),
            (("        self.path = path\n\n"), ("        self.path = path\n        self.text = None\n\n")),
            (
                "            json.dump(changed, file)",
                ("            json.dump(changed, file)\n        self.text = None"),
            ),
        ),
        "Not cheap enough yet",
    ),
    "sqlite memory unindexed": (
        edited(
            "sell_fruit",
            ("import json\n", ("import json\nimport sqlite3\n")),
            (
                (
                    "    @property\n"
                    "    def prices(self):\n"
                    '        """All prices in cents, by what is sold."""\n'
                    '        with open(self.path, encoding="utf-8") as file:\n'
                    "            return json.load(file)\n"
                    "\n"
                    "    def price_of(self, name):\n"
                    "        if name in self.prices:\n"
                    "            return self.prices[name]\n"
                    "        return 0\n"
                ),
                (
                    "    @property\n"
                    "    def prices(self):\n"
                    '        """All prices in cents, by what is sold."""\n'
                    '        return dict(self.base.execute("SELECT name, cents FROM prices ORDER BY rowid"))\n'
                    "\n"
                    "    def price_of(self, name):\n"
                    "        if name in self.prices:\n"
                    "            return self.prices[name]\n"
                    "        return 0\n"
                ),
            ),
            (
                ("        self.path = path\n\n"),
                (
                    "        self.path = path\n"
                    '        self.base = sqlite3.connect(":memory:")\n'
                    '        self.base.execute("CREATE TABLE prices (name TEXT, cents INTEGER)")\n'
                    '        self.base.executemany("INSERT INTO prices VALUES (?, ?)", json.loads(Pat'
                    'h(path).read_text(encoding="utf-8")).items())\n'
                    "\n"
                ),
            ),
            (
                "        changed = {**self.prices, name: cents}\n",
                (
                    "        changed = {**self.prices, name: cents}\n"
                    '        self.base.execute("DELETE FROM prices")\n'
                    '        self.base.executemany("INSERT INTO prices VALUES (?, ?)", changed.items())\n'
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
