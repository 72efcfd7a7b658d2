"""Right and wrong ways to report problems."""

from tests.exercises import edited

KEEP = "            problems.append(describe(number))\n"
DESCRIBE = '    return f"line {number}\\n{traceback.format_exc()}"\n'

EXCEPT = "        except ValueError:\n" + KEEP
LOOP = """        try:
            records.append(read_record(line))
        except ValueError:
            problems.append(describe(number))
"""
IMPORT = "import traceback\n"
REPORT = "    report = problems[:SHOWN]\n"


def with_handler(new: str, *changes: tuple[str, str], imports: str = "") -> str:
    """Return the program with other lines in the place of those for a line that could not be read."""
    return edited("import_records", (EXCEPT, new), (IMPORT, imports + IMPORT), *changes)


FORMATTED = """        except ValueError as error:
            text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
            problems.append(f"line {number}\\n{text}" if len(problems) < SHOWN else None)
"""
BY_HAND = """        except ValueError as error:
            text = f"line {number}\\nTraceback (most recent call last):\\n"
            at = error.__traceback__
            while at:
                text += f"  line {at.tb_lineno} in {at.tb_frame.f_code.co_name}\\n"
                at = at.tb_next
            problems.append(f"{text}ValueError: {error}\\n")
"""
NO_ERRORS = """        name, problem = read_record(line), ""
        if isinstance(name, tuple):
            records.append(name)
        else:
            problems += 1
            if problems <= SHOWN:
                try:
                    raise ValueError(name)
                except ValueError:
                    report.append(describe(number))
    if problems > SHOWN:
        report.append(f"... and {problems - SHOWN} more")
    return records, report
"""

ACCEPTED = {
    "an empty text instead of those that are not shown": with_handler(
        '        except ValueError:\n            problems.append(describe(number) if len(problems) < SHOWN else "")\n'
    ),
    "the errors are kept, and written when they are shown": edited(
        "import_records",
        ("except ValueError:", "except ValueError as error:"),
        (KEEP, "            problems.append((number, error))\n"),
        ("def describe(number):", "def describe(number, error):"),
        (DESCRIBE, "    return f\"line {number}\\n{''.join(traceback.format_exception(error))}\"\n"),
        (REPORT, "    report = [describe(*problem) for problem in problems[:SHOWN]]\n"),
    ),
    "a traceback object, by hand": with_handler(
        """        except ValueError:
            if len(problems) < SHOWN:
                told = traceback.TracebackException(*sys.exc_info())
                problems.append(f"line {number}\\n" + "".join(told.format()))
            else:
                problems.append(None)
""",
        imports="import sys\n",
    ),
    "the first tracebacks written entry by entry, without the library": with_handler(
        BY_HAND.replace(
            "            text =",
            "            if len(problems) >= SHOWN:\n"
            "                problems.append(None)\n                continue\n            text =",
        )
    ),
    "the lines with a problem are read once more, as far as they are shown": edited(
        "import_records",
        (KEEP, "            problems.append((number, line))\n"),
        (
            DESCRIBE,
            '    return f"line {number[0]}\\n{traced(number[1])}"\n\n\n'
            "def traced(line):\n    try:\n        read_record(line)\n    except ValueError:\n"
            "        return traceback.format_exc()\n",
        ),
        (REPORT, "    report = list(map(describe, problems[:SHOWN]))\n"),
    ),
    "parsed without errors; one is raised for what is shown": edited(
        "import_records",
        ("    records = []\n    problems = []\n", "    records, report = [], []\n    problems = 0\n"),
        (LOOP + "    return records, report_on(problems)\n", NO_ERRORS),
        (
            '        raise ValueError(f"{len(fields)} fields instead of 3")\n',
            '        return f"{len(fields)} fields instead of 3"\n',
        ),
        (
            "    return name.strip(), read_year(born), read_sport(sport)\n",
            "    born, sport = born.strip(), sport.strip().lower()\n"
            "    if not born.isdigit():\n"
            '        return f"invalid literal for int() with base 10: {born!r}"\n'
            "    if not 1900 <= int(born) <= 2025:\n"
            '        return f"nobody here was born in {int(born)}"\n'
            "    if sport not in SPORTS:\n"
            '        return f"we do not offer {sport!r}"\n'
            "    return name.strip(), int(born), sport\n",
        ),
    ),
    "a generator of what was read, errors too": edited(
        "import_records",
        (
            "    records = []\n    problems = []\n    for number, line in enumerate(lines, start=1):\n"
            + LOOP
            + "    return records, report_on(problems)\n",
            """    answers = list(read_all(lines))
    problems = [(number, answer) for number, answer in enumerate(answers, start=1) if isinstance(answer, ValueError)]
    report = [
        f"line {number}\\n{''.join(traceback.format_exception(type(error), error, error.__traceback__))}"
        for number, error in problems[:SHOWN]
    ]
    if problems[SHOWN:]:
        report.append(f"... and {len(problems) - SHOWN} more")
    return [answer for answer in answers if not isinstance(answer, ValueError)], report


def read_all(lines):
    for line in lines:
        try:
            yield read_record(line)
        except ValueError as error:
            yield error
""",
        ),
    ),
    "generator of problems, islice": edited(
        "import_records",
        (
            "            problems.append(describe(number))",
            "            problems.append(describe(number) if len(problems) < SHOWN else number)",
        ),
    ),
    "counter and early return": edited(
        "import_records",
        (
            "            problems.append(describe(number))",
            "            problems += [describe(number)] if len(problems) < SHOWN else [str(number)]",
        ),
    ),
    "zip of numbers, first three kept": edited(
        "import_records",
        (
            "            problems.append(describe(number))",
            "            problems.append(describe(number) if len(problems) < SHOWN else None)",
        ),
    ),
}

TOLD = "enough for the 3 tracebacks that are shown. What happens to the others?"

REJECTED = {
    "no traceback at all": (
        with_handler(
            '        except ValueError as error:\n            problems.append(f"line {number}\\nValueError: {error}")\n'
        ),
        "on the given input (150 lines, of which many are wrong) the result is",
    ),
    "stops at the last one shown": (
        edited("import_records", (KEEP, KEEP + "            if len(problems) > SHOWN:\n                break\n")),
        "Not correct: on the given input",
    ),
    "does not say how many more": (
        edited("import_records", (KEEP, "            if len(problems) < SHOWN:\n    " + KEEP)),
        "Not correct: on the given input",
    ),
    "described if among the first lines": (
        edited(
            "import_records", (KEEP, "            problems.append(describe(number) if number <= SHOWN else number)\n")
        ),
        "Not correct: on the given input",
    ),
    "each different problem shown once": (
        with_handler(
            """        except ValueError as error:
            if str(error) not in seen:
                seen.add(str(error))
                problems.append(describe(number))
""",
            ("    problems = []\n", "    problems = []\n    seen = set()\n"),
        ),
        "Not correct: on the given input",
    ),
    "printed into a text instead of formatted": (
        edited(
            "import_records",
            (
                DESCRIBE,
                """    text = io.StringIO()
    traceback.print_exc(file=text)
    return f"line {number}\\n{text.getvalue()}"
""",
            ),
            (IMPORT, "import io\nimport traceback\n"),
        ),
        TOLD,
    ),
    "taken apart, though written only when shown": (
        edited(
            "import_records",
            ("except ValueError:", "except ValueError as error:"),
            (KEEP, "            problems.append((number, traceback.TracebackException.from_exception(error)))\n"),
            (REPORT, "    report = [f\"line {n}\\n{''.join(told.format())}\" for n, told in problems[:SHOWN]]\n"),
        ),
        TOLD,
    ),
    "formatted for all, kept for three": (with_handler(FORMATTED), TOLD),
    "written by a log": (
        with_handler(
            """        except ValueError:
            text = io.StringIO()
            handler = logging.StreamHandler(text)
            handler.handle(logging.LogRecord("", 40, "", 0, "", (), sys.exc_info()))
            problems.append(f"line {number}{text.getvalue()}")
""",
            imports="import io\nimport logging\nimport sys\n",
        ),
        TOLD,
    ),
    "the frames of all problems collected": (
        with_handler(
            """        except ValueError:
            problems.append((describe(number) if len(problems) < SHOWN else "", inspect.trace(0)))
""",
            (REPORT, "    report = [text for text, _ in problems[:SHOWN]]\n"),
            imports="import inspect\n",
        ),
        TOLD,
    ),
    "entries of all problems written by hand": (with_handler(BY_HAND), "the program itself took"),
    "lines of the source looked up for all problems": (
        with_handler(
            """        except ValueError as error:
            text = f"line {number}\\nTraceback (most recent call last):\\n"
            for frame, at in traceback.walk_tb(error.__traceback__):
                text += f"{at}: {linecache.getline(frame.f_code.co_filename, at)}"
            problems.append(f"{text}ValueError: {error}\\n")
""",
            imports="import linecache\n",
        ),
        TOLD,
    ),
    "limit grows: format_exc(limit=1)": (
        edited("import_records", ("traceback.format_exc()", "traceback.format_exc(limit=1)")),
        "Not cheap enough yet",
    ),
}

ACCEPTED |= {
    "the solution, with a new list for each record": edited(
        "import_records",
        (
            LOOP,
            """        try:
            records = records + [read_record(line)]
        except ValueError:
            problems.append(describe(number) if len(problems) < SHOWN else "")
""",
        ),
    ),
    "the solution, with a new tuple for each problem": with_handler(
        """        except ValueError:
            problems = (*problems, describe(number) if len(problems) < SHOWN else "")
""",
        (REPORT, "    report = list(problems[:SHOWN])\n"),
    ),
}
"""Dearer than need be, and many times cheaper than as shipped."""
