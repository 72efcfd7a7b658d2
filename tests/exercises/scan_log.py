"""Right and wrong ways to scan a log."""

from tests.exercises import edited

LOOPS = """    for number, entry in enumerate(entries):
        for pupil in pupils:
            if is_named(pupil, entry):
                found.setdefault(pupil, []).append(number)
"""
COMPILE = r'    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)'
MAKER = "def pattern_of("
IMPORT = "import re\n"

ACCEPTED = {
    "a memory without a limit": edited(
        "scan_log", (MAKER, "@functools.cache\n" + MAKER), (IMPORT, "import functools\nimport re\n")
    ),
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
    "pupils outside, entries inside, and the memory of re": edited(
        "scan_log",
        (
            LOOPS,
            r"""    for pupil in pupils:
        for number, entry in enumerate(entries):
            if re.search(rf"(?<!\w){re.escape(pupil)}(?!\w)", entry, re.IGNORECASE):
                found.setdefault(pupil, []).append(number)
""",
        ),
    ),
    "one general pattern, and a look at what is around": edited(
        "scan_log",
        (
            LOOPS,
            r"""    for number, entry in enumerate(entries):
        text = entry.lower()
        for pupil in pupils:
            if as_a_whole(pupil.lower(), text):
                found.setdefault(pupil, []).append(number)
""",
        ),
        (
            MAKER,
            r"""def as_a_whole(name, text):
    start = text.find(name)
    while start >= 0:
        before, after = text[:start][-1:], text[start + len(name) :][:1]
        if not re.match(r"\w", before) and not re.match(r"\w", after):
            return True
        start = text.find(name, start + 1)
    return False


"""
            + MAKER,
        ),
    ),
    "a pattern only for names that are there at all": edited(
        "scan_log",
        (
            "    return pattern_of(pupil).search(entry) is not None",
            "    return pupil.lower() in entry.lower() and pattern_of(pupil).search(entry) is not None",
        ),
    ),
}

REJECTED = {
    "a memory with the usual limit": (
        edited("scan_log", (MAKER, "@functools.lru_cache\n" + MAKER), (IMPORT, "import functools\nimport re\n")),
        "patterns were compiled 1,590 times",
    ),
    "re.search, which compiles by itself": (
        edited(
            "scan_log",
            (
                "    return pattern_of(pupil).search(entry) is not None",
                r'    return re.search(rf"(?<!\w){re.escape(pupil)}(?!\w)", entry, re.I) is not None',
            ),
        ),
        "patterns were compiled 1,590 times",
    ),
    "no pattern at all": (
        edited("scan_log", ("pattern_of(pupil).search(entry) is not None", "pupil.lower() in entry.lower()")),
        "the result is",
    ),
    "words that need be words": (
        edited(
            "scan_log",
            (
                LOOPS,
                LOOPS.replace(
                    "for pupil", "words = set(re.findall(r'\\w+', entry.lower()))\n        for pupil"
                ).replace("is_named(pupil, entry)", "pupil.lower() in words"),
            ),
        ),
        "on hidden input 3 the result is",
    ),
    "names that are taken for patterns": (
        edited(
            "scan_log",
            (
                LOOPS,
                LOOPS.replace(
                    "    for number",
                    "    patterns = [(p, re.compile(rf'\\b{p}\\b', re.I)) for p in pupils]\n    for number",
                )
                .replace("for pupil in pupils", "for pupil, pattern in patterns")
                .replace("is_named(pupil, entry)", "pattern.search(entry)"),
            ),
        ),
        "on hidden input 3 the result is",
    ),
}
