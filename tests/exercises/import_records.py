"""Right and wrong ways to report problems."""

from tests.exercises import edited

KEEP = "            problems.append(describe(number))\n"
DESCRIBE = '    return f"line {number}\\n{traceback.format_exc()}"\n'

ACCEPTED = {
    "an empty text instead of those that are not shown": edited(
        "import_records", (KEEP, '            problems.append(describe(number) if len(problems) < SHOWN else "")\n')
    ),
    "the errors are kept, and written when they are shown": edited(
        "import_records",
        ("except ValueError:", "except ValueError as error:"),
        (KEEP, "            problems.append((number, error))\n"),
        ("def describe(number):", "def describe(number, error):"),
        (DESCRIBE, "    return f\"line {number}\\n{''.join(traceback.format_exception(error))}\"\n"),
        ("    report = problems[:SHOWN]\n", "    report = [describe(*problem) for problem in problems[:SHOWN]]\n"),
    ),
    "a traceback object, by hand": edited(
        "import_records",
        (
            KEEP,
            """            if len(problems) < SHOWN:
                told = traceback.TracebackException(*sys.exc_info())
                problems.append(f"line {number}\\n" + "".join(told.format()))
            else:
                problems.append(None)
""",
        ),
        ("import traceback\n", "import sys\nimport traceback\n"),
    ),
}

REJECTED = {
    "no traceback at all": (
        edited(
            "import_records",
            ("except ValueError:", "except ValueError as error:"),
            (KEEP, '            problems.append(f"line {number}\\nValueError: {error}")\n'),
        ),
        "on the given input the result is",
    ),
    "stops at the last one shown": (
        edited("import_records", (KEEP, KEEP + "            if len(problems) > SHOWN:\n                break\n")),
        "on the given input the result is",
    ),
    "does not say how many more": (
        edited("import_records", (KEEP, "            if len(problems) < SHOWN:\n    " + KEEP)),
        "on the given input the result is",
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
            ("import traceback\n", "import io\nimport traceback\n"),
        ),
        "3 tracebacks are shown",
    ),
    "taken apart, though written only when shown": (
        edited(
            "import_records",
            ("except ValueError:", "except ValueError as error:"),
            (KEEP, "            problems.append((number, traceback.TracebackException.from_exception(error)))\n"),
            (
                "    report = problems[:SHOWN]\n",
                "    report = [f\"line {n}\\n{''.join(told.format())}\" for n, told in problems[:SHOWN]]\n",
            ),
        ),
        "3 tracebacks are shown",
    ),
    "described if among the first lines": (
        edited(
            "import_records",
            (
                "            problems.append(describe(number))",
                "            problems.append(describe(number) if number <= SHOWN else number)",
            ),
        ),
        "Not correct: on the given input",
    ),
}
