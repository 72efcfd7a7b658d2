"""Right and wrong ways to keep a diary that leaves out the details."""

from tests.exercises import edited

BEGINS = '    diary.debug(f"hour {hour} begins: {beds}")\n'
ENDS = '    diary.debug(f"hour {hour} ends: {beds}")\n'
WATERED = '            diary.info(f"hour {hour}: {bed} gets water")\n'
HOUR = "def live_one_hour(hour, beds):\n"
REPR = '        return f"<{self.name}: {self.water} of {FULL}, {self.thirst} an hour, got {self.used}>"\n'


def with_lines(begins: str, ends: str, *changes: tuple[str, str]) -> str:
    """Return the program with other lines for the begin and the end of an hour."""
    return edited("water_beds", (BEGINS, begins), (ENDS, ends), *changes)


def with_line(line: str, *changes: tuple[str, str]) -> str:
    """Return the program with the same line for both, but for a WORD."""
    return with_lines(line.replace("WORD", "begins"), line.replace("WORD", "ends"), *changes)


GUARD = '    if diary.isEnabledFor(logging.DEBUG):\n        diary.debug(f"hour {hour} WORD: {beds}")\n'

ACCEPTED = {
    "a question before": with_line(GUARD),
    "a question before the hour": with_lines(
        "    detailed = diary.getEffectiveLevel() <= logging.DEBUG\n    if detailed:\n    " + BEGINS,
        "    if detailed:\n    " + ENDS,
    ),
    "a function that is asked for the text": with_line(
        '    note(lambda: f"hour {hour} WORD: {beds}")\n',
        (HOUR, "def note(text):\n    if diary.isEnabledFor(logging.DEBUG):\n        diary.debug(text())\n\n\n" + HOUR),
    ),
    "an object that is a text when it has to be": with_line(
        '    diary.debug("%s", Later(lambda: f"hour {hour} WORD: {beds}"))\n',
        (
            HOUR,
            "class Later:\n    def __init__(self, text):\n        self.text = text\n\n"
            "    def __str__(self):\n        return self.text()\n\n\n" + HOUR,
        ),
    ),
    "messages with braces": with_line(
        '    diary.debug(Message("hour {} WORD: {}", hour, beds))\n',
        (
            HOUR,
            "class Message:\n    def __init__(self, text, *parts):\n        self.text, self.parts = text, parts\n\n"
            "    def __str__(self):\n        return self.text.format(*self.parts)\n\n\n" + HOUR,
        ),
    ),
    "the parts, all three": with_line(
        '    diary.debug("hour %d WORD: %r", hour, beds)\n',
        (WATERED, '            diary.info("hour %d: %r gets water", hour, bed)\n'),
    ),
    "the parts by name": with_line('    diary.debug("hour %(hour)s WORD: %(beds)s", {"hour": hour, "beds": beds})\n'),
    "a copy of the list": with_line('    diary.debug("hour %s WORD: %s", hour, beds[:])\n'),
    "a dataclass, and the beds by a log": with_line(
        '    diary.log(logging.DEBUG, "hour %s WORD: %s", hour, beds)\n',
        (
            "class Bed:\n    def __init__(self, name, thirst):\n        self.name = name\n        self.thirst = thirst\n"
            "        self.water = FULL\n        self.used = 0\n",
            "@dataclass(repr=False)\nclass Bed:\n    name: str\n    thirst: int\n    water: int = FULL\n    used: int = 0\n",
        ),
        ("import logging\n", "import logging\nfrom dataclasses import dataclass\n"),
    ),
    "no lines for a diary that is not detailed": edited(
        "water_beds",
        (BEGINS, '    details(hour, "begins", beds)\n'),
        (ENDS, '    details(hour, "ends", beds)\n'),
        (
            HOUR,
            "def write_details(hour, what, beds):\n"
            '    diary.debug(f"hour {hour} {what}: {beds}")\n\n\n'
            "def skip_details(hour, what, beds):\n    pass\n\n\n" + HOUR,
        ),
        (
            "    beds = [Bed(",
            "    global details\n    details = write_details if diary.level <= logging.DEBUG else skip_details\n"
            "    beds = [Bed(",
        ),
    ),
    "adapter with lazy property": edited(
        "water_beds",
        (
            "def live_one_hour",
            (
                "class Later:\n"
                "    def __init__(self, make):\n"
                "        self.make = make\n"
                "\n"
                "    __str__ = lambda self: self.make()\n"
                "\n"
                "\n"
                "def live_one_hour"
            ),
        ),
        ('diary.debug(f"hour {hour} begins: {beds}")', 'diary.debug(Later(lambda: f"hour {hour} begins: {beds}"))'),
        ('diary.debug(f"hour {hour} ends: {beds}")', 'diary.debug(Later(lambda: f"hour {hour} ends: {beds}"))'),
    ),
    "effective level": edited(
        "water_beds",
        (
            '    diary.debug(f"hour {hour} begins: {beds}")',
            (
                "    detailed = diary.getEffectiveLevel() <= logging.DEBUG\n"
                "    if detailed:\n"
                '        diary.debug(f"hour {hour} begins: {beds}")'
            ),
        ),
        (
            '    diary.debug(f"hour {hour} ends: {beds}")',
            ('    if detailed:\n        diary.debug(f"hour {hour} ends: {beds}")'),
        ),
    ),
    "class with properties": edited(
        "water_beds",
        (
            "    def __repr__",
            (
                "    @property\n"
                "    def missing(self):\n"
                "        return FULL - self.water\n"
                "\n"
                "    @property\n"
                "    def is_dry(self):\n"
                "        return self.missing > FULL - LOW\n"
                "\n"
                "    def drink(self):\n"
                "        self.water -= self.thirst\n"
                "\n"
                "    def fill(self):\n"
                "        self.used += self.missing\n"
                "        self.water = FULL\n"
                "\n"
                "    def __repr__"
            ),
        ),
        (
            ("        bed.water -= bed.thirst\n        if bed.water < LOW:"),
            ("        bed.drink()\n        if bed.is_dry:"),
        ),
        (("            bed.used += FULL - bed.water\n            bed.water = FULL\n"), "            bed.fill()\n"),
        ('diary.debug(f"hour {hour} begins: {beds}")', 'diary.debug("hour %d begins: %s", hour, beds)'),
        ('diary.debug(f"hour {hour} ends: {beds}")', 'diary.debug("hour %d ends: %s", hour, beds)'),
    ),
}

REJECTED = {
    "format instead of an f-string": (
        with_line('    diary.debug("hour {} WORD: {}".format(hour, beds))\n'),
        "for a diary of 24 lines",
    ),
    "a percent sign in place of the comma": (
        with_line('    diary.debug("hour %s WORD: %s" % (hour, beds))\n'),
        "for a diary of 24 lines",
    ),
    "texts as parts": (with_line('    diary.debug("hour %s WORD: %s", hour, str(beds))\n'), "for a diary of 24 lines"),
    "one text for each bed": (
        with_line('    diary.debug("hour %s WORD: [%s]", hour, ", ".join(map(repr, beds)))\n'),
        "for a diary of 24 lines",
    ),
    "an f-string beside the parts": (
        with_line('    diary.debug("hour %s WORD: %s", hour, f"{beds}")\n'),
        "for a diary of 24 lines",
    ),
    "only one of two lines": (
        with_lines('    diary.debug("hour %s begins: %s", hour, beds)\n', ENDS),
        "for a diary of 24 lines",
    ),
    "the question for another level": (
        with_line(GUARD.replace("logging.DEBUG", "logging.INFO")),
        "for a diary of 24 lines",
    ),
    "the level of another logger": (
        with_line(GUARD.replace("diary.isEnabledFor(logging.DEBUG)", "logging.root.level >= logging.DEBUG")),
        "for a diary of 24 lines",
    ),
    "the text first, the question after": (
        with_line(
            '    text = f"hour {hour} WORD: {beds}"\n    if diary.isEnabledFor(logging.DEBUG):\n        diary.debug(text)\n'
        ),
        "for a diary of 24 lines",
    ),
    "a function that gets the text": (
        with_line(
            '    note(f"hour {hour} WORD: {beds}")\n',
            (
                HOUR,
                "def note(text):\n    if diary.isEnabledFor(logging.DEBUG):\n        diary.debug(text)\n\n\n" + HOUR,
            ),
        ),
        "for a diary of 24 lines",
    ),
    "lines made first, and looked through after": (
        edited(
            "water_beds",
            (
                BEGINS,
                '    lines = [f"hour {hour} begins: {beds}"]\n    for line in wanted(lines):\n        diary.debug(line)\n',
            ),
            (
                ENDS,
                '    lines = [f"hour {hour} ends: {beds}"]\n    for line in wanted(lines):\n        diary.debug(line)\n',
            ),
            (HOUR, "def wanted(lines):\n    return lines if diary.level <= logging.DEBUG else []\n\n\n" + HOUR),
        ),
        "for a diary of 24 lines",
    ),
    "a description kept up to date": (
        edited(
            "water_beds",
            (REPR, "        return self.text\n\n    def describe(self):\n" + REPR.replace("return", "self.text =")),
            ("        self.used = 0\n", "        self.used = 0\n        self.describe()\n"),
            ("        bed.water -= bed.thirst\n", "        bed.water -= bed.thirst\n        bed.describe()\n"),
            ("            bed.water = FULL\n", "            bed.water = FULL\n            bed.describe()\n"),
            (BEGINS, '    diary.debug("hour %s begins: %s", hour, beds)\n'),
            (ENDS, '    diary.debug("hour %s ends: %s", hour, beds)\n'),
        ),
        "for a diary of 24 lines",
    ),
    "a description put together with less": (
        edited(
            "water_beds",
            (REPR, '        return f"{self.head}{self.water} of {FULL}, {self.tail}{self.used}>"\n'),
            (
                "        self.water = FULL\n",
                '        self.water = FULL\n        self.head = f"<{name}: "\n        self.tail = f"{thirst} an hour, got "\n',
            ),
        ),
        "for a diary of 24 lines",
    ),
    "copies of all beds as parts": (
        with_line(
            '    diary.debug("hour %s WORD: %s", hour, copy.deepcopy(beds))\n',
            ("import logging\n", "import copy\nimport logging\n"),
        ),
        "no bed is described in vain any more, but",
    ),
    "no details at all": (with_lines("", ""), "Not correct: on hidden input 1"),
    "only the name of each bed": (
        edited("water_beds", (REPR, '        return f"<{self.name}>"\n')),
        "Not correct: on the given input",
    ),
    "the question for details before each of the three": (
        with_line(GUARD, (WATERED, "            if diary.isEnabledFor(logging.DEBUG):\n    " + WATERED)),
        "Not correct: on the given input",
    ),
    "the diary as it is at the end": (
        edited(
            "water_beds",
            (BEGINS, '    LATER.append(("hour %s begins: %s", hour, beds))\n'),
            (ENDS, '    LATER.append(("hour %s ends: %s", hour, beds))\n'),
            (HOUR, "LATER = []\n\n\n" + HOUR),
            (
                "    finally:\n        diary.remove",
                "        for line in LATER:\n            diary.debug(*line)\n    finally:\n        diary.remove",
            ),
        ),
        "Not correct: on hidden input 1",
    ),
    "snapshot by pickle": (
        edited(
            "water_beds",
            ("import logging\n", ("import logging\nimport pickle\n")),
            (
                "def live_one_hour",
                (
                    "class Snapshot:\n"
                    "    def __init__(self, beds):\n"
                    "        self.data = pickle.dumps(beds)\n"
                    "\n"
                    "    def __str__(self):\n"
                    "        return str(pickle.loads(self.data))\n"
                    "\n"
                    "\n"
                    "def live_one_hour"
                ),
            ),
            ('diary.debug(f"hour {hour} begins: {beds}")', 'diary.debug("hour %s begins: %s", hour, Snapshot(beds))'),
            ('diary.debug(f"hour {hour} ends: {beds}")', 'diary.debug("hour %s ends: %s", hour, Snapshot(beds))'),
        ),
        "Not cheap enough yet",
    ),
    "json of each bed kept": (
        edited(
            "water_beds",
            ("import logging\n", ("import json\nimport logging\n")),
            (
                "def live_one_hour",
                (
                    "class Snapshot:\n"
                    "    def __init__(self, beds):\n"
                    "        self.text = json.dumps([vars(bed) for bed in beds])\n"
                    "\n"
                    "    def __str__(self):\n"
                    '        return "[" + ", ".join("<{name}: {water} of {full}, {thirst} an hour, go'
                    't {used}>".format(full=FULL, **bed) for bed in json.loads(self.text)) + "]"\n'
                    "\n"
                    "\n"
                    "def live_one_hour"
                ),
            ),
            ('diary.debug(f"hour {hour} begins: {beds}")', 'diary.debug("hour %s begins: %s", hour, Snapshot(beds))'),
            ('diary.debug(f"hour {hour} ends: {beds}")', 'diary.debug("hour %s ends: %s", hour, Snapshot(beds))'),
        ),
        "Not cheap enough yet",
    ),
}
