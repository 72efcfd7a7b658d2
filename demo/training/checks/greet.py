"""Modules imported and a table made at the start, for options that nobody may ask for.

The profile begins before the program's file is run. So that it finds only what a fresh Python has, whatever the trial itself
has imported is forgotten before; then each module written in Python counts one call of `<module>`.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ..work import count_ranges

FRESH = frozenset(
    "abc builtins codecs copyreg encodings io marshal os posixpath ntpath site stat sys time zipimport".split()
)
"""Modules that Python imports itself at its start, and copyreg, which pickles rely on; those with "_" as well."""
MOST_MODULES = 30
"""argparse takes 16 with all that it needs, email.message 35 to 42 in Python 3.10 to 3.13, all five of the program 68 to 70."""
MOST_CALLS = 6_000
"""By the program itself; its table takes 27,000."""
MOST_NUMBERS = 6_000
"""Of ranges; its table has 13,312."""
ELSEWHERE = (
    *(
        "_thread.start_new_thread",
        "_thread.start_joinable_thread",
        "_posixsubprocess.fork_exec",
        "_winapi.CreateProcess",
    ),
    *("posix.fork", "posix.forkpty", "posix.posix_spawn", "posix.posix_spawnp", "posix.system", "nt.system"),
    *("nt.spawnv", "nt.spawnve", "nt.startfile"),
)
"""What starts a thread or a process."""
HEAVY = {
    "urllib/request.py": "urllib.request",
    "email/message.py": "email.message",
    "sqlite3/__init__.py": "sqlite3",
    "xml/dom/minidom.py": "xml.dom.minidom",
}
"""What the program imports, the most expensive first, by its file."""

_tidied: set[Path] = set()


def inputs(folder: Path) -> Sequence[Input]:
    """Make command lines: a plain greeting, each option once, nothing at all, and help."""
    if folder not in _tidied:
        _tidied.add(folder)
        forget_modules()
    count_ranges()
    return [
        Input("a plain greeting", (["Zoë", "Ann"],)),
        Input("--plain, and letters of all kinds", (["--plain", "Zoë", "Łukasz", "Ñuño", "Việt", "Ζωή", "李"],)),
        Input("--letter", (["--letter", "Ann", "Bob"],)),
        Input("--page, and signs that mean something there", (["--page", "Tom & <Jerry>"],)),
        Input("--sorted, and a name twice", (["--sorted", "Zoe", "Ann", "Mia", "Ann"],)),
        Input("--from", (["--from", "data:,Ann%0ABob"],)),
        Input("no names", ([],)),
        Input("--help", (["--help"],)),
    ]


def forget_modules() -> None:
    """Have all modules of the standard library that are written in Python imported anew, by whoever needs them next."""
    for name, module in list(sys.modules.items()):
        root = name.partition(".")[0]
        origin = str(getattr(getattr(module, "__spec__", None), "origin", ""))
        if (
            root in sys.stdlib_module_names - FRESH
            and root[0] != "_"
            and (origin.endswith(".py") or origin == "frozen")
        ):
            del sys.modules[name]


def modules(counts: Sequence[Counts]) -> int:
    """Return how many modules were run for a plain greeting; the program itself is not one."""
    return counts[0].calls("<module>") - 1


def modules_with(file: str) -> Callable[[Sequence[Counts]], int]:
    """Return what measures the same, if this module is one of them."""

    def measure(counts: Sequence[Counts]) -> int:
        files = [function.key[0] for function in counts[0].profile.functions if function.name == "<module>"]
        return modules(counts) if any(one.replace("\\", "/").endswith(f"/{file}") for one in files) else 0

    return measure


CHECK = Check(
    order=150,
    title="Hello on the command line",
    minutes=10,
    teaches="time can pass before main begins: imports, and whatever else is at the top of a file",
    task=(
        "The program says hello, and takes much longer to start than to say it. Find out what it does before main is "
        "called, and let a plain greeting pay only for what it needs; all the options must keep working."
    ),
    entry="greet",
    inputs=inputs,
    most_lines=6_000,
    most_work=25_000,
    watch=("<module>", "normalize"),
    limits=(
        Limit(
            lambda counts: counts[0].calls(*ELSEWHERE),
            0,
            "a plain greeting starts a thread or a process of its own: what is done there costs as much as before, and the "
            "program does not end before it is through. Who asked for that work?",
        ),
        *(
            Limit(
                modules_with(file),
                MOST_MODULES,
                f"{{found:,}} modules were imported for a plain greeting, {name} and all that it needs among them; "
                "{most:,} are more than enough. An import costs when it is run, wherever it stands: is it run for a greeting "
                "that does not need it?",
            )
            for file, name in HEAVY.items()
        ),
        Limit(
            modules,
            MOST_MODULES,
            "{found:,} modules were imported for a plain greeting; {most:,} are more than enough. An import costs when it is "
            "run, wherever it stands: is it run for a greeting that does not need it?",
        ),
        Limit(
            lambda counts: counts[0].made(),
            MOST_CALLS,
            "the program makes {found:,} calls for a plain greeting; {most:,} are more than enough. What else is prepared at "
            "the start, whether it is needed or not?",
        ),
        Limit(
            lambda counts: counts[0].done["numbers"],
            MOST_NUMBERS,
            "the program goes through {found:,} numbers for a plain greeting; {most:,} are more than enough. What else is "
            "prepared at the start, whether it is needed or not?",
        ),
    ),
    hints=(
        "How much of the run time is in main, and how much in the boxes beside it?",
        "The imports are folded into one box. Which of the modules at the top of the file does a plain hello need? "
        "Type python -X importtime and the name of the file to see what each one costs.",
        "An import can be inside a function. Then it is run when the function is called, and not before.",
        "Put each import at the beginning of the function that needs it. The same goes for PLAIN: make the table in "
        "plain, where it is used.",
    ),
    reason=(
        "Each option imports what it needs when it is asked for, and the table of letters is made by the only option "
        "that uses it. Imports belong at the top of a file, until the start of the program is what people wait for."
    ),
    in_browser=False,
    whole_program=True,
)
