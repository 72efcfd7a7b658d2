"""Other ways to repair `greet`, and some that only look like one."""

from demo.training.exercise import shipped, solution
from tests.exercises import edited

SHIPPED = shipped("greet").read_text(encoding="utf-8")
SOLUTION = solution("greet").read_text(encoding="utf-8")

TOP = """import sqlite3
import sys
import unicodedata
import urllib.request
import xml.dom.minidom
from email.message import EmailMessage
"""
GREET = "    option = arguments[0] if"
PLAIN = "PLAIN = plain_letters()\n\n\n"
TOP_OF_LINES = "".join(f"    {line}\n" for line in TOP.splitlines())
GLOBALS = "    global sqlite3, unicodedata, urllib, xml, EmailMessage\n"

ACCEPTED: dict[str, str] = {
    "imports and table only for options": SHIPPED.replace(TOP, "import functools\nimport sys\n")
    .replace(PLAIN, "")
    .replace("def plain_letters", "@functools.lru_cache(maxsize=None)\ndef plain_letters")
    .replace("PLAIN.get", "plain_letters().get")
    .replace(
        GREET,
        f'{GLOBALS}    if "".join(arguments[:1]).startswith("--"):\n{TOP_OF_LINES.replace("    ", "        ")}{GREET}',
    ),
    "only the letters that are there": SOLUTION.replace("for number in range(0x3400)", "for number in map(ord, text)")
    .replace("def plain_letters()", "def plain_letters(text)")
    .replace("letters = plain_letters()", "letters = plain_letters(hello(names))"),
    "arguments taken apart by argparse": SOLUTION.replace("import sys\n", "import argparse\nimport sys\n").replace(
        GREET, f"    argparse.ArgumentParser(add_help=False).parse_known_args(arguments)\n{GREET}"
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "imports moved into greet": (
        SHIPPED.replace(TOP, "import sys\nimport unicodedata\n").replace(
            GREET,
            f"{GLOBALS.replace('unicodedata, ', '')}" + TOP_OF_LINES.replace("    import unicodedata\n", "") + GREET,
        ),
        "is it run for a greeting that does not need it?",
    ),
    "one import left": (
        SOLUTION.replace("import sys\n", "import sys\nimport urllib.request\n"),
        "is it run for a greeting that does not need it?",
    ),
    "the table left at the start": (
        SOLUTION.replace("if __name__", f"{PLAIN}if __name__").replace(
            "    letters = plain_letters()\n", "    letters = PLAIN\n"
        ),
        "What else is got ready",
    ),
    "the table made in greet": (
        SOLUTION.replace(GREET, f"    plain_letters()\n{GREET}"),
        "What else is got ready",
    ),
    "an option given up": (
        SHIPPED.replace("import urllib.request\n", "").replace(', "--from": from_web', ""),
        "Not correct: on hidden input 5",
    ),
    "fewer letters": (SOLUTION.replace("0x3400", "0x100"), "Not correct: on hidden input 1"),
    "an import that may fail": (
        edited(
            "greet",
            (
                "import urllib.request\n",
                """try:
    import urllib.request
except ImportError:
    pass
""",
            ),
        ),
        "is it run for a greeting that does not need it?",
    ),
}
