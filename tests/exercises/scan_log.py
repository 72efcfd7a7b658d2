"""Right and wrong ways to scan a log."""

from tests.exercises import edited

LOOPS = """    for number, entry in enumerate(entries):
        for pupil in pupils:
            if is_named(pupil, entry):
                found.setdefault(pupil, []).append(number)
"""
COMPILE = r'    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)'
SEARCH = "    return pattern_of(pupil).search(entry) is not None"
MAKER = "def pattern_of("
IMPORT = "import re\n"
COMPILED = "patterns were compiled 3,168 times"


def with_loops(new: str, imports: str = IMPORT) -> str:
    return edited("scan_log", (LOOPS, new), (IMPORT, imports))


def with_memory(decorator: str, of: str = MAKER) -> str:
    return edited("scan_log", (of, decorator + "\n" + of), (IMPORT, "import functools\nimport re\n"))


ACCEPTED = {
    "a memory without a limit": with_memory("@functools.cache"),
    "a memory for 600 pupils": with_memory("@functools.lru_cache(maxsize=600)"),
    "a memory of one's own": edited(
        "scan_log",
        (
            COMPILE,
            "    if pupil not in PATTERNS:\n        PATTERNS[pupil] = "
            + COMPILE.replace("    return ", "")
            + "\n    return PATTERNS[pupil]",
        ),
        (IMPORT, "import re\n\nPATTERNS = {}\n"),
    ),
    "a dict of patterns, made before the loops": with_loops(
        """    patterns = {pupil: pattern_of(pupil) for pupil in pupils}
    for number, entry in enumerate(entries):
        for pupil, pattern in patterns.items():
            if pattern.search(entry) is not None:
                found.setdefault(pupil, []).append(number)
"""
    ),
    "pupils outside, entries inside, and the memory of re": with_loops(
        r"""    for pupil in pupils:
        for number, entry in enumerate(entries):
            if re.search(rf"(?<!\w){re.escape(pupil)}(?!\w)", entry, re.IGNORECASE):
                found.setdefault(pupil, []).append(number)
"""
    ),
    "a comprehension for each pupil": with_loops(
        """    for pupil in pupils:
        search = pattern_of(pupil).search
        numbers = [number for number, entry in enumerate(entries) if search(entry)]
        if numbers:
            found[pupil] = numbers
"""
    ),
    "an object for each pupil, with its patterns for both sides": with_loops(
        r"""    class Pupil:
        def __init__(self, name):
            self.name = name
            self.before = re.compile(rf"(?<!\w){re.escape(name)}", re.IGNORECASE)
            self.whole = re.compile(rf"{re.escape(name)}(?!\w)", re.IGNORECASE)

        def is_in(self, entry):
            matches = self.before.finditer(entry)
            return any(self.whole.match(entry, match.start()) for match in matches)

    everybody = list(map(Pupil, pupils))
    for number, entry in enumerate(entries):
        for pupil in everybody:
            if pupil.is_in(entry):
                found.setdefault(pupil.name, []).append(number)
"""
    ),
    "one pattern for all, and patterns for those that it finds": with_loops(
        r"""    anybody = re.compile("|".join(map(re.escape, pupils)) or "(?!)", re.IGNORECASE)
    for number, entry in enumerate(entries):
        if anybody.search(entry):
            for pupil in pupils:
                if pupil.lower() in entry.lower() and is_named(pupil, entry):
                    found.setdefault(pupil, []).append(number)
"""
    ),
    "one pattern that looks ahead, a group for each pupil": with_loops(
        r"""    names = [rf"(?=(?:.*(?<!\w)({re.escape(pupil)})(?!\w))?)" for pupil in pupils]
    everybody = re.compile("".join(names), re.IGNORECASE | re.DOTALL)
    for number, entry in enumerate(entries):
        for pupil, group in zip(pupils, everybody.match(entry).groups()):
            if group:
                found.setdefault(pupil, []).append(number)
"""
    ),
    "one pattern, a look at what is around": with_loops(
        r"""    for number, entry in enumerate(entries):
        text = entry.lower()
        for pupil in pupils:
            if as_a_whole(pupil.lower(), text):
                found.setdefault(pupil, []).append(number)
    return found


def as_a_whole(name, text):
    start = text.find(name)
    while start >= 0:
        before, after = text[:start][-1:], text[start + len(name) :][:1]
        if not re.match(r"\w", before) and not re.match(r"\w", after):
            return True
        start = text.find(name, start + 1)
    return False


def nothing(found):
"""
    ),
    "letter by letter": edited(
        "scan_log",
        (
            SEARCH,
            """    text = " " + entry.lower() + " "
    name = pupil.lower()
    start = 1
    while start < len(text):
        same = 0
        while same < len(name) and start + same < len(text) and text[start + same] == name[same]:
            same += 1
        if same == len(name) and not text[start - 1].isalnum() and not text[start + same].isalnum():
            return True
        start += 1
    return False
""",
        ),
    ),
    "words with one space around each, made anew each time": edited(
        "scan_log",
        (
            SEARCH,
            r"""    def padded(text):
        return " " + " ".join(re.findall(r"\w+", text.lower())) + " "

    return padded(pupil) in padded(entry)
""",
        ),
    ),
    "a set of words, and all that stand beside each other": with_loops(
        r"""    by_words = {}
    for pupil in pupils:
        by_words.setdefault(tuple(re.findall(r"\w+", pupil.lower())), []).append(pupil)
    sizes = set(map(len, by_words))
    for number, entry in enumerate(entries):
        words = re.findall(r"\w+", entry.lower())
        named = {tuple(words[at : at + size]) for size in sizes for at in range(len(words))}
        for words in by_words.keys() & named:
            for pupil in by_words[words]:
                found.setdefault(pupil, []).append(number)
"""
    ),
    "a pattern only for names that are there at all": edited(
        "scan_log", (SEARCH, SEARCH.replace("return ", "return pupil.lower() in entry.lower() and "))
    ),
    "the whole log first, then the entries of those that are in it": with_loops(
        """    log = "\\n".join(entries)
    patterns = {pupil: pattern_of(pupil) for pupil in pupils if is_named(pupil, log)}
    for number, entry in enumerate(entries):
        for pupil in patterns:
            if patterns[pupil].search(entry):
                found.setdefault(pupil, []).append(number)
"""
    ),
    "ignorecase find with boundaries": edited(
        "scan_log",
        (
            "    return pattern_of(pupil).search(entry) is not None",
            (
                "    name, text = pupil.lower(), entry.lower()\n"
                "    place = text.find(name)\n"
                "    while place >= 0:\n"
                "        before, after = text[place - 1 : place], text[place + len(name) : place "
                "+ len(name) + 1]\n"
                '        if not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_"):\n'
                "            return True\n"
                "        place = text.find(name, place + 1)\n"
                "    return False"
            ),
        ),
    ),
    "entries outside, patterns zip": edited(
        "scan_log",
        (
            (
                "    for number, entry in enumerate(entries):\n"
                "        for pupil in pupils:\n"
                "            if is_named(pupil, entry):\n"
                "                found.setdefault(pupil, []).append(number)\n"
                "    return found"
            ),
            (
                "    searches = list(zip(pupils, [pattern_of(pupil).search for pupil in pupils]))\n"
                "    for number, entry in enumerate(entries):\n"
                "        for pupil, search in searches:\n"
                "            if search(entry):\n"
                "                found.setdefault(pupil, []).append(number)\n"
                "    return found"
            ),
        ),
    ),
}

REJECTED = {
    "a memory with the usual limit": (with_memory("@functools.lru_cache"), COMPILED),
    "a memory for 512 patterns": (with_memory("@functools.lru_cache(maxsize=512)"), COMPILED),
    "a memory for the answers": (with_memory("@functools.cache", "def is_named("), COMPILED),
    "patterns made before the pupils are looked at, but for each entry": (
        with_loops(
            LOOPS.replace(
                "        for pupil in pupils:\n            if is_named(pupil, entry)",
                "        patterns = {pupil: pattern_of(pupil) for pupil in pupils}\n"
                "        for pupil, pattern in patterns.items():\n            if pattern.search(entry)",
            )
        ),
        COMPILED,
    ),
    "a memory that is begun anew for each entry": (
        edited(
            "scan_log",
            (LOOPS, LOOPS.replace("        for pupil", "        PATTERNS.clear()\n        for pupil")),
            (COMPILE, COMPILE.replace("return ", "return PATTERNS.get(pupil) or PATTERNS.setdefault(pupil, ") + ")"),
            (IMPORT, "import re\n\nPATTERNS = {}\n"),
        ),
        COMPILED,
    ),
    "a memory with the entry in its key": (
        edited(
            "scan_log",
            (SEARCH, SEARCH.replace("(pupil)", "(pupil, entry)")),
            (MAKER + "pupil)", "@functools.cache\n" + MAKER + "pupil, entry)"),
            (IMPORT, "import functools\nimport re\n"),
        ),
        COMPILED,
    ),
    "the first ten patterns are kept": (
        edited(
            "scan_log",
            (
                COMPILE,
                COMPILE.replace("return ", "pattern = PATTERNS.get(pupil) or ")
                + "\n    if len(PATTERNS) < 10:\n        PATTERNS[pupil] = pattern\n    return pattern",
            ),
            (IMPORT, "import re\n\nPATTERNS = {}\n"),
        ),
        "patterns were compiled 3,118 times",
    ),
    "a function of the entry, which goes through the pupils": (
        with_loops(
            """    for number, entry in enumerate(entries):
        for pupil in filter(functools.partial(is_in, entry), pupils):
            found.setdefault(pupil, []).append(number)
    return found


def is_in(entry, pupil):
    return bool(list(pattern_of(pupil).finditer(entry)))


def nothing(found):
""",
            "import functools\nimport re\n",
        ),
        COMPILED,
    ),
    "re.search, which compiles by itself": (
        edited(
            "scan_log", (SEARCH, r'    return re.search(rf"(?<!\w){re.escape(pupil)}(?!\w)", entry, re.I) is not None')
        ),
        COMPILED,
    ),
    "patterns that are used up after the first entry": (
        with_loops(
            LOOPS.replace("    for number", "    patterns = zip(pupils, map(pattern_of, pupils))\n    for number", 1)
            .replace("for pupil in pupils", "for pupil, pattern in patterns")
            .replace("is_named(pupil, entry)", "pattern.search(entry)")
        ),
        "on the given input",
    ),
    "one pattern for all, which finds one name at each place": (
        with_loops(
            r"""    names = "|".join(map(re.escape, sorted(pupils, key=len, reverse=True)))
    anybody = re.compile(rf"(?<!\w)({names})(?!\w)" if pupils else "(?!)", re.IGNORECASE)
    spelt = {pupil.lower(): pupil for pupil in pupils}
    for number, entry in enumerate(entries):
        for name in {match[0].lower() for match in anybody.finditer(entry)}:
            found.setdefault(spelt[name], []).append(number)
"""
        ),
        "on hidden input 3",
    ),
    "no pattern at all": (
        edited("scan_log", (SEARCH, "    return pupil.lower() in entry.lower()")),
        "on the given input",
    ),
    "capitals that matter": (
        with_memory("@functools.cache").replace(", re.IGNORECASE)", ")"),
        "on the given input",
    ),
    "a bare name, between two spaces": (
        edited("scan_log", (SEARCH, '    return f" {pupil.lower()} " in f" {entry.lower()} "')),
        "on the given input",
    ),
    "words that need be words": (
        with_loops(
            LOOPS.replace("for pupil", "words = set(re.findall(r'\\w+', entry.lower()))\n        for pupil").replace(
                "is_named(pupil, entry)", "{*pupil.lower().split()} <= words"
            )
        ),
        "on the given input",
    ),
    "names that are taken for patterns": (
        with_loops(
            LOOPS.replace(
                "    for number",
                "    patterns = [(p, re.compile(rf'\\b{p}\\b', re.I)) for p in pupils]\n    for number",
            )
            .replace("for pupil in pupils", "for pupil, pattern in patterns")
            .replace("is_named(pupil, entry)", "pattern.search(entry)")
        ),
        "on hidden input 3",
    ),
    "shell patterns, remembered by their library": (
        with_loops(
            LOOPS.replace(
                "is_named(pupil, entry)", 'fnmatch(entry.lower(), f"*{pupil.lower()}*") and is_named(pupil, entry)'
            ),
            "import re\nfrom fnmatch import fnmatch\n",
        ),
        "on hidden input 3",
    ),
    "an object for each pupil, which makes its pattern when asked": (
        with_loops(
            """    class Pupil:
        def __init__(self, name):
            self.name = name

        @property
        def pattern(self):
            return pattern_of(self.name)

    everybody = [Pupil(pupil) for pupil in pupils]
    for number, entry in enumerate(entries):
        for pupil in everybody:
            if pupil.pattern.search(entry):
                found.setdefault(pupil.name, []).append(number)
"""
        ),
        COMPILED,
    ),
    "a pattern without the look around, too, for each pupil in most entries": (
        with_loops(
            """    for number, entry in enumerate(entries):
        anybody = re.compile("|".join(map(re.escape, pupils)), re.IGNORECASE)
        if anybody.search(entry):
            for pupil in pupils:
                if re.search(re.escape(pupil), entry, re.IGNORECASE) and is_named(pupil, entry):
                    found.setdefault(pupil, []).append(number)
"""
        ),
        "patterns were compiled 2,6",
    ),
    "letter by letter, and all that follows in small letters": (
        edited(
            "scan_log",
            (
                SEARCH,
                """    for start in range(len(entry)):
        rest = [letter.lower() for letter in " " + entry[start:] + " "]
        name = [letter.lower() for letter in pupil]
        if rest[: len(name) + 1][1:] == name and not (entry[:start][-1:] + rest[len(name) + 1]).strip().isalnum():
            return True
    return False
""",
            ),
        ),
        "calls were made",
    ),
    "threads per entry": (
        edited(
            "scan_log",
            ("import re\n", ("import re\nfrom concurrent.futures import ThreadPoolExecutor\n")),
            (
                (
                    "    found = {}\n"
                    "    for number, entry in enumerate(entries):\n"
                    "        for pupil in pupils:\n"
                    "            if is_named(pupil, entry):\n"
                    "                found.setdefault(pupil, []).append(number)\n"
                    "    return found"
                ),
                (
                    "    found = {}\n"
                    "    with ThreadPoolExecutor() as pool:\n"
                    "        named = pool.map(lambda entry: [pupil for pupil in pupils if is_named(pu"
                    "pil, entry)], entries)\n"
                    "        for number, names in enumerate(named):\n"
                    "            for pupil in names:\n"
                    "                found.setdefault(pupil, []).append(number)\n"
                    "    return found"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "processes per entry": (
        edited(
            "scan_log",
            ("import re\n", ("import re\nfrom functools import partial\nfrom multiprocessing import Pool\n")),
            (
                (
                    "    found = {}\n"
                    "    for number, entry in enumerate(entries):\n"
                    "        for pupil in pupils:\n"
                    "            if is_named(pupil, entry):\n"
                    "                found.setdefault(pupil, []).append(number)\n"
                    "    return found"
                ),
                (
                    "    found = {}\n"
                    "    with Pool() as pool:\n"
                    "        for number, names in enumerate(pool.map(partial(named_in, pupils), entries)):\n"
                    "            for pupil in names:\n"
                    "                found.setdefault(pupil, []).append(number)\n"
                    "    return found\n"
                    "\n"
                    "\n"
                    "def named_in(pupils, entry):\n"
                    "    return [pupil for pupil in pupils if is_named(pupil, entry)]"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "memory per last name cleared each entry": (
        edited(
            "scan_log",
            (
                ("def is_named(pupil, entry):\n    return pattern_of(pupil).search(entry) is not None"),
                (
                    "PATTERNS = {}\n"
                    "\n"
                    "\n"
                    "def is_named(pupil, entry):\n"
                    "    if len(PATTERNS) > 500:\n"
                    "        PATTERNS.clear()\n"
                    "    if pupil not in PATTERNS:\n"
                    "        PATTERNS[pupil] = pattern_of(pupil)\n"
                    "    return PATTERNS[pupil].search(entry) is not None"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
