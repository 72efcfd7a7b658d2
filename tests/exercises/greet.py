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

LAZY = """import importlib.util
import sys


def lazy(name):
    spec = importlib.util.find_spec(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


sqlite3, unicodedata, request = lazy("sqlite3"), lazy("unicodedata"), lazy("urllib.request")
minidom = lazy("xml.dom.minidom")
"""

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
    "modules asked for by name": SHIPPED.replace(TOP, "import sys\nfrom importlib import import_module\n")
    .replace(PLAIN, "")
    .replace('    return "".join(PLAIN.get', '    letters = plain_letters()\n    return "".join(letters.get')
    .replace("    letters = {}\n", '    unicodedata = import_module("unicodedata")\n    letters = {}\n')
    .replace("EmailMessage()", 'import_module("email.message").EmailMessage()')
    .replace("xml.dom.minidom.parse", 'import_module("xml.dom.minidom").parse')
    .replace("sqlite3.connect", 'import_module("sqlite3").connect')
    .replace("urllib.request.urlopen", 'import_module("urllib.request").urlopen'),
    "modules that load when they are used": SHIPPED.replace(TOP, LAZY)
    .replace(PLAIN, "")
    .replace('    return "".join(PLAIN.get', '    letters = plain_letters()\n    return "".join(letters.get')
    .replace(
        "    message = EmailMessage()", "    from email.message import EmailMessage\n\n    message = EmailMessage()"
    )
    .replace("xml.dom.minidom.parse", "minidom.parse")
    .replace("urllib.request.urlopen", "request.urlopen"),
    "a table that is made once, and a small module left at the top": SOLUTION.replace(
        "import sys\n", "import functools\nimport sys\nimport unicodedata\n"
    )
    .replace("    import unicodedata\n\n", "")
    .replace("def plain_letters", "@functools.cache\ndef plain_letters"),
    "letters taken apart as they come": SOLUTION.replace(
        """    letters = plain_letters()
    return "".join(letters.get(character, character) for character in hello(names))
""",
        """    from unicodedata import normalize

    return "".join(normalize("NFD", letter)[0] if ord(letter) < 0x3400 else letter for letter in hello(names))
""",
    ),
    "the plain way out first": SHIPPED.replace(TOP, "import sys\n")
    .replace(PLAIN, "")
    .replace('    return "".join(PLAIN.get', '    letters = plain_letters()\n    return "".join(letters.get')
    .replace(
        GREET,
        '    if not any(argument.startswith("--") for argument in arguments[:1]):\n        return hello(arguments)\n'
        f"    load_modules()\n{GREET}",
    )
    .replace("def hello(", f"def load_modules():\n{GLOBALS}{TOP_OF_LINES}\n\ndef hello("),
    "a thread for the names from the web only": SOLUTION.replace(
        "    import urllib.request\n\n",
        "    import threading\n    import urllib.request\n\n    threading.Thread(target=print).start()\n",
    ),
    "module __getattr__ style importer": edited(
        "greet",
        (
            (
                "import sqlite3\n"
                "import sys\n"
                "import unicodedata\n"
                "import urllib.request\n"
                "import xml.dom.minidom\n"
                "from email.message import EmailMessage\n"
            ),
            ("import sys\nfrom functools import cache\n"),
        ),
        ("def plain_letters():", ("def plain_letters():\n    import unicodedata\n")),
        ("def letter(names):\n", ("def letter(names):\n    from email.message import EmailMessage\n\n")),
        ("def page(names):\n", ("def page(names):\n    import xml.dom.minidom\n\n")),
        ("def in_order(names):\n", ("def in_order(names):\n    import sqlite3\n\n")),
        ("def from_web(names):\n", ("def from_web(names):\n    import urllib.request\n\n")),
        ("PLAIN = plain_letters()\n", "plain_letters = cache(plain_letters)\n"),
        ('"".join(PLAIN.get(', '"".join(plain_letters().get('),
    ),
    "class of lazy options": edited(
        "greet",
        (
            (
                "import sqlite3\n"
                "import sys\n"
                "import unicodedata\n"
                "import urllib.request\n"
                "import xml.dom.minidom\n"
                "from email.message import EmailMessage\n"
            ),
            "import sys\n",
        ),
        ("def letter(names):\n", ("def letter(names):\n    from email.message import EmailMessage\n\n")),
        ("def page(names):\n", ("def page(names):\n    import xml.dom.minidom\n\n")),
        ("def in_order(names):\n", ("def in_order(names):\n    import sqlite3\n\n")),
        ("def from_web(names):\n", ("def from_web(names):\n    import urllib.request\n\n")),
        (
            "PLAIN = plain_letters()\n",
            (
                "class Plain(dict):\n"
                "    def __missing__(self, letter):\n"
                "        from unicodedata import normalize\n"
                "\n"
                '        self[letter] = normalize("NFD", letter)[0] if ord(letter) < 0x3400 else letter\n'
                "        return self[letter]\n"
                "\n"
                "\n"
                "PLAIN = Plain()\n"
            ),
        ),
        ("PLAIN.get(character, character) for", "PLAIN[character] for"),
        (
            (
                "def plain_letters():\n"
                '    """Return the letter without its accents for each one that has some; the Chi'
                'nese signs, which begin at 0x3400, have none."""\n'
                "    letters = {}\n"
                "    for number in range(0x3400):\n"
                "        accented = chr(number)\n"
                '        base = unicodedata.normalize("NFD", accented)[0]\n'
                "        if base != accented:\n"
                "            letters[accented] = base\n"
                "    return letters\n"
                "\n"
                "\n"
            ),
            "",
        ),
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
    "everything in a thread, and waited for if need be": (
        SHIPPED.replace(TOP, "import sys\nimport threading\n")
        .replace(
            PLAIN,
            f"def load():\n{GLOBALS.replace('EmailMessage', 'EmailMessage, PLAIN')}{TOP_OF_LINES}"
            "    PLAIN = plain_letters()\n\n\nLOADER = threading.Thread(target=load, daemon=True)\nLOADER.start()\n\n\n",
        )
        .replace(GREET, f'    if "--" in "".join(arguments[:1]):\n        LOADER.join()\n{GREET}'),
        "starts a thread",
    ),
    "everything in a pool of one thread": (
        SHIPPED.replace(TOP, "import sys\nfrom concurrent.futures import ThreadPoolExecutor\n")
        .replace(
            PLAIN,
            f"def load():\n{GLOBALS.replace('EmailMessage', 'EmailMessage, PLAIN')}{TOP_OF_LINES}"
            "    PLAIN = plain_letters()\n\n\nLOADED = ThreadPoolExecutor(1).submit(load)\n\n\n",
        )
        .replace(GREET, f'    if "--" in "".join(arguments[:1]):\n        LOADED.result()\n{GREET}'),
        "starts a thread",
    ),
    "the mail left at the top": (
        SOLUTION.replace("import sys\n", "import sys\nfrom email.message import EmailMessage\n").replace(
            "    from email.message import EmailMessage\n\n", ""
        ),
        "email.message and all that it needs",
    ),
    "modules asked for by name, at the top": (
        SOLUTION.replace(
            "import sys\n",
            "import importlib\nimport sys\n\nfor name in ('sqlite3', 'urllib.request', 'xml.dom.minidom'):\n"
            "    importlib.import_module(name)\n",
        ),
        "urllib.request and all that it needs",
    ),
    "imports in hello, which all the others call": (
        SOLUTION.replace("def hello(names):\n", f"def hello(names):\n{TOP_OF_LINES}"),
        "is it run for a greeting that does not need it?",
    ),
    "imports by exec": (
        SOLUTION.replace("import sys\n", 'import sys\n\nexec("import urllib.request, email.message")\n'),
        "is it run for a greeting that does not need it?",
    ),
    "other modules instead": (
        SOLUTION.replace("import sys\n", "import asyncio\nimport logging\nimport sys\n"),
        "modules were imported for a plain greeting",
    ),
    "the table made at the start, in C": (
        SOLUTION.replace("    letters = plain_letters()\n", "    letters = PLAIN\n")
        .replace("import sys\n", "import itertools\nimport sys\nimport unicodedata\n")
        .replace(
            'if __name__ == "__main__"',
            """SIGNS = "".join(map(chr, range(0x3400)))
BASES = map(unicodedata.normalize, itertools.repeat("NFD"), SIGNS)
PLAIN = {sign: base[0] for sign, base in zip(SIGNS, BASES) if base[0] != sign}


if __name__ == "__main__\"""",
        ),
        "What else is got ready",
    ),
    "the table made at the start, in a dict of maps": (
        SOLUTION.replace("    letters = plain_letters()\n", "    letters = PLAIN\n")
        .replace("import sys\n", "import itertools\nimport operator\nimport sys\nimport unicodedata\n")
        .replace(
            'if __name__ == "__main__"',
            """SIGNS = "".join(map(chr, range(0x3400)))
BASES = map(unicodedata.normalize, itertools.repeat("NFD"), SIGNS)
PLAIN = dict(zip(SIGNS, map(operator.itemgetter(0), BASES)))


if __name__ == "__main__\"""",
        ),
        "What else is got ready",
    ),
    "all answers made, and one taken": (
        SOLUTION.replace(
            "    return ways[option](names) if option in ways else HELP\n",
            """    answers = {"--page": page(names), "--letter": letter(names), "--sorted": in_order(names)}
    if option in answers:
        return answers[option]
    return ways[option](names) if option in ways else HELP
""",
        ),
        "is it run for a greeting that does not need it?",
    ),
    "only table lazily": (
        edited(
            "greet",
            ("PLAIN = plain_letters()\n", "PLAIN = {}\n"),
            ('    return "".join(PLAIN', ('    PLAIN.update(plain_letters())\n    return "".join(PLAIN')),
        ),
        "Not cheap enough yet",
    ),
}
