"""The command line's grammar: which commands there are, what they take, and their `--help`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from .. import __version__
from ..folding.boxes import BOXES
from .colours import USAGE_ERROR, painted
from .terminal import harmless

SEVERAL = "a profile, a folder of them, or a pattern; several are added up"
SHELLS = ("bash", "zsh", "fish")
"""For which there is a completion."""


def command_line(prog: str = "python -m demo") -> argparse.ArgumentParser:
    """Describe the commands.

    Args:
        prog: what stands before the command in its usage.
    """
    parser = _Parser(
        prog=prog,
        description="Find out why a Python program is slow: record it, draw it, have it explained.",
    )
    parser.add_argument("--version", action="version", version=f"profiling-in-python {__version__}")
    parser.set_defaults(command="help")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    profile = commands.add_parser(
        "profile",
        help="run a program under cProfile, draw its call graph and explain it",
        description="Run PROGRAM (or the demo workload) under cProfile; write output.pstats, .svg, .png and .html.",
    )
    profile.add_argument("-o", dest="folder", metavar="FOLDER", type=Path, default=Path(), help="where to write (here)")
    add_force_option(profile)
    add_clock_options(profile)
    profile.add_argument(
        "--threads", action="store_true", help="record all threads, each by itself, with yappi instead of cProfile"
    )
    profile.add_argument(
        "--children", action="store_true", help="record the Python processes that it starts, too: one picture of all"
    )
    profile.add_argument("-q", "--quiet", action="store_true", help="write the files, and print only what goes wrong")
    add_drawing_options(profile)
    add_open_option(profile)
    add_config_option(profile)
    profile.add_argument("--full", action="store_true", help="the workload only: as long as in the original post, 63 s")
    profile.add_argument("--live", action="store_true", help="the workload only: call the real web sites")
    profile.add_argument(
        "-m", dest="module", metavar="MODULE", nargs=argparse.REMAINDER, help="a module and its arguments"
    )
    profile.add_argument("program", metavar="PROGRAM", nargs=argparse.REMAINDER, help="a script and its arguments")
    profile.set_defaults(command="profile")

    graph = commands.add_parser("graph", help="draw and explain an existing profile, or the sum of several")
    graph.add_argument("files", metavar="FILE", nargs="+", help=SEVERAL)
    add_output_option(graph)
    add_drawing_options(graph)
    add_open_option(graph)
    add_config_option(graph)
    graph.set_defaults(command="graph")

    reading = commands.add_parser("explain", help="explain a profile in sentences")
    reading.add_argument("files", metavar="FILE", nargs="+", help=SEVERAL)
    add_mine_option(reading)
    add_config_option(reading)
    reading.add_argument("--json", action="store_true", help="print the claims as JSON instead")
    reading.set_defaults(command="explain")

    text = "add up profiles of several runs or processes in one file"
    merge = commands.add_parser("merge", help=text, description=text)
    merge.add_argument("files", metavar="FILE.pstats", nargs="+", help=SEVERAL)
    merge.add_argument(
        "-o", dest="output", metavar="ALL.pstats", type=Path, default=Path("all.pstats"), help="(all.pstats)"
    )
    add_force_option(merge)
    merge.set_defaults(command="merge")

    compare = commands.add_parser(
        "compare", help="compare two profiles, before and after a change, in seconds and calls"
    )
    compare.add_argument("before", metavar="BEFORE.pstats", type=Path)
    compare.add_argument("after", metavar="AFTER.pstats", type=Path)
    add_output_option(compare)
    printed = compare.add_mutually_exclusive_group()
    printed.add_argument("--json", action="store_true", help="print what changed as JSON, and write no files")
    printed.add_argument("--markdown", action="store_true", help="print it as Markdown instead, for a pull request")
    compare.add_argument(
        "--fail-if",
        metavar="LIMIT",
        action="append",
        default=[],
        help='end with status 1 if it is exceeded: "calls(app.render) > 10", "calls +5%%", "memory +10%%"; may be repeated',
    )
    add_mine_option(compare)
    add_open_option(compare)
    add_config_option(compare)
    compare.set_defaults(command="compare")

    text = "run a command while the seven stand-in web sites are up (their addresses are in $SITES)"
    web = commands.add_parser("sites", help=text, description=text)
    web.add_argument("argv", metavar="COMMAND", nargs=argparse.REMAINDER)
    web.set_defaults(command="sites")
    add_exercise_commands(commands)
    text = "print a script for your shell, which then completes commands, options, exercises and names of profiles"
    completion = commands.add_parser("completion", help=text, description=text)
    completion.add_argument("shell", choices=SHELLS, help="which shell")
    completion.set_defaults(command="completion")
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that complains in harmless text; its commands get one of the same kind."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.color = False  # since Python 3.14 it paints the help by itself, and `harmless` would write that out

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message(painted(harmless(message), file or sys.stderr, USAGE_ERROR), file)


def add_exercise_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    """Add what a learner does with the exercises."""
    commands.add_parser("exercises", help="list the exercises").set_defaults(command="exercises")
    helps = {
        "exercise": "begin an exercise: a copy to edit, its picture and the task",
        "check": "check whether your copy is still correct, and cheaper",
        "hint": "give the next hint",
        "solution": "show one solution, after asking",
        "reset": "start an exercise over; your attempt is kept",
    }
    for command, text in helps.items():
        parser = commands.add_parser(command, help=text, description=text)
        parser.add_argument("name", metavar="NAME", help="as in the list of `exercises`")
        parser.set_defaults(command=command)
        if command == "exercise":
            parser.add_argument("--open", action="store_true", help="open the picture in a browser")
        if command == "check":
            parser.add_argument("--watch", action="store_true", help="check again whenever the file is saved")
        if command == "solution":
            parser.add_argument("--yes", action="store_true", help="do not ask")


def add_output_option(parser: argparse.ArgumentParser) -> None:
    """Add where to: a folder, or one file."""
    parser.add_argument(
        "-o",
        dest="output",
        metavar="OUT",
        type=Path,
        default=Path(),
        help="a folder (here), or one .png, .svg, .html, .dot, .pdf, of a profile also .speedscope.json, .collapsed, "
        ".callgrind; - writes the SVG to the standard output",
    )
    add_force_option(parser)


def add_clock_options(parser: argparse.ArgumentParser) -> None:
    """Add what to measure: one of the clocks that `recording` knows, in `clock`; None if that is left open."""
    clocks = parser.add_mutually_exclusive_group()
    texts = {
        "--time": ("wall", "measure seconds, waiting included: the default, unless pyproject.toml has another"),
        "--cpu": ("cpu", "measure CPU time, which doesn't count waiting"),
        "--memory": ("peak", "count bytes instead of seconds: the most that was held at once, and what led to it"),
        "--memory=peak": ("peak", argparse.SUPPRESS),
        "--memory=allocated": ("allocated", "likewise: everything allocated, even if freed since"),
        "--memory=kept": ("kept", "likewise: what is still held at the end, by the functions that allocated it"),
    }
    for option, (clock, text) in texts.items():
        clocks.add_argument(option, dest="clock", action="store_const", const=clock, help=text)


def add_force_option(parser: argparse.ArgumentParser) -> None:
    """Add what allows to replace files that are not this tool's own."""
    parser.add_argument(
        "--force", action="store_true", help="replace files with these names, even if this tool didn't make them"
    )


def add_open_option(parser: argparse.ArgumentParser) -> None:
    """Add what shows the page once it is written."""
    parser.add_argument("--open", action="store_true", help="open the report in your browser")


def add_config_option(parser: argparse.ArgumentParser) -> None:
    """Add what leaves out the defaults of a project; the command takes them because it has this."""
    parser.add_argument(
        "--no-config", dest="config", action="store_false", help="leave out the defaults in pyproject.toml"
    )


def add_drawing_options(parser: argparse.ArgumentParser) -> None:
    """Add what the commands that draw have in common."""
    parser.add_argument("--raw", action="store_true", help="draw exactly what gprof2dot draws, nothing folded")
    parser.add_argument("--boxes", metavar="N", type=box_budget, help=f"at most N boxes ({BOXES})")
    add_mine_option(parser)


def add_mine_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that says what is the program's own code."""
    parser.add_argument(
        "--mine",
        metavar="PATH",
        action="append",
        help="a folder or file of your own code, or an installed package (may be repeated)",
    )


def box_budget(text: str) -> int:
    """Parse the number of boxes, 3..1000."""
    if not text.isdecimal() or not 3 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 3 to 1000")
    return int(text)
