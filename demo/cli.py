"""The command line: strings the steps together. The only file that prints or returns exit codes."""

import argparse
import errno
import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import TextIO

from demo import byhand, outputs, record
from demo.arguments import command_line
from demo.callgraph import dot, raw_dot
from demo.errors import DemoError, DrawingError, ProfileFileError, UsageError
from demo.explain import explain
from demo.focus import focus
from demo.names import printable
from demo.reader import read_profile
from demo.stats import Profile
from demo.words import words

WORKLOAD = Path(__file__).with_name("workload.py")
SET = ("pstats", "svg", "png", "html", "dot")
DRAWING = "<svg><!-- the drawing --></svg>"
"""Stands in the report until there is one; no name in a profile can be this, for all of them are escaped."""
OTHER_PICTURES = ("pdf", "jpg", "jpeg", "gif", "ps", "eps", "webp")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; None for `sys.argv[1:]`.

    Returns:
        the exit status: 0 if all went well, 1 after a `DemoError`, 2 for a command that names nothing to run, or else
        that of the profiled program.
    """
    gc.disable()  # one short run that frees nothing before its end: a third of its time on a large profile
    if isinstance(sys.stdout, TextIOWrapper):  # None if closed; on Windows a pipe may not know the character "→"
        sys.stdout.reconfigure(errors="replace")
    with suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, stop)
    parser = command_line()
    options = parser.parse_args(arguments)
    try:
        if options.command == "help":
            parser.print_help()
            return 0
        status = command_of(options.command)(options)
        if sys.stdout:
            sys.stdout.flush()  # here, where a closed pipe can be met
        return status
    except DemoError as error:
        say(f"demo: {error}")
        return error.status
    except KeyboardInterrupt as stopped:
        say("demo: stopped; the earlier output files are as they were.")
        return 128 + (stopped.args[0] if stopped.args else signal.SIGINT)
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC) or error.filename:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more on its way out
        if error.errno == errno.EPIPE:
            return 141
        say("demo: the text could not be written, for the disk is full.")
        return 1


def stop(number: int, frame: FrameType | None) -> None:
    """Turn SIGTERM into the exception that Ctrl-C raises, so that nothing half done is left behind."""
    raise KeyboardInterrupt(number)


def profile_command(options: argparse.Namespace) -> int:
    """Record, draw, explain."""
    from demo import sites  # here: it takes a fifth of the time that drawing takes to start

    program, own = chosen_program(options)
    with outputs.stage(options.folder) as staging:
        environment = None
        if own or options.live:
            recorded = run(program, staging, options.cpu, None, watch=not own)
        else:
            with sites.serving() as addresses:
                environment = {**os.environ, **sites.environment(addresses)}
                recorded = run(program, staging, options.cpu, environment, watch=True)
        shutil.copyfile(recorded.profile, staging / "output.pstats")
        try:
            whole = read_profile(staging / "output.pstats", mine(options))
        except ProfileFileError as error:  # a program of hundreds of thousands of functions
            [kept] = outputs.publish(staging, options.folder, "output", SET)
            raise ProfileFileError(f"{kept} is written, but cannot be drawn: it has {error.__cause__}.") from error
        reading, problem, engine = draw(whole, staging, options, whole.recording.program)
        files = outputs.publish(staging, options.folder, "output", SET)
    tell(reading, files)
    if engine:
        say("By hand, step by step (gprof2dot folds nothing):")
        folder = options.folder
        with_sites = environment is not None or "SITES" in os.environ
        for line in byhand.commands(folder / "output.pstats", folder / "output.png", program, with_sites, engine):
            say(f"  {line}")
    if problem:
        say(f"demo: {problem}")
    return recorded.status or (problem.status if problem else 0)


def graph_command(options: argparse.Namespace) -> int:
    """Draw a profile into a folder, or into one file."""
    whole = read_profile(options.file, mine(options))
    kind = options.output.suffix.lower().removeprefix(".")
    alone = kind in SET[1:] and not options.output.is_dir()
    if kind in OTHER_PICTURES and not options.output.is_dir():
        raise UsageError(f"{options.output}: a picture is a .png, .svg, .dot or .html. Name one of these: -o FILE.svg")
    folder, name = (options.output.parent, options.output.stem) if alone else (options.output, options.file.stem)
    with outputs.stage(folder) as staging:
        kinds = [kind] if alone else SET[1:]
        reading, problem, _ = draw(whole, staging, options, printable(options.file.name), kinds)
        if alone and problem and kind in ("svg", "png"):
            raise problem
        files = outputs.publish(staging, folder, name, kinds)
    if not alone:
        tell(reading, files, sys.stdout)
    if problem:
        say(f"demo: {problem}")
    return problem.status if problem else 0


def explain_command(options: argparse.Namespace) -> int:
    """Print the reading of a profile."""
    whole = read_profile(options.file, mine(options))
    tell(explain(whole, focus(whole)), [], sys.stdout)
    return 0


def sites_command(options: argparse.Namespace) -> int:
    """Run any command while the stand-in sites are up."""
    from demo import sites

    if not options.argv:
        raise UsageError("sites needs a command to run, for instance: python -m demo sites python demo/workload.py")
    with sites.serving() as addresses:
        try:
            process = subprocess.Popen(options.argv, text=True, env={**os.environ, **sites.environment(addresses)})
        except OSError as error:
            raise UsageError(f"{options.argv[0]}: {error.strerror}. Name a command that is there.") from error
        return record.shell_status(record.wait(process))


def chosen_program(options: argparse.Namespace) -> tuple[record.Program, bool]:
    """Return what to run, and whether it is the user's own rather than the workload."""
    given = [*(options.module or []), *options.program]  # of `-mMODULE x`, the x is among the latter
    if given[:1] == ["--"]:
        given = given[1:]
    if given:
        if not given[0]:
            raise UsageError("The name of the program is empty. Name one: python -m demo profile PROGRAM")
        if options.full or options.live:
            raise UsageError("--full and --live are the workload's. Put your program's options behind its name.")
        return record.Program(given[0], given[1:], options.module is not None), True
    if options.module is not None:
        raise UsageError("-m needs the name of a module: python -m demo profile -m MODULE")
    return record.Program(byhand.near(str(WORKLOAD)), ["--full"] if options.full else []), False


def run(
    program: record.Program, staging: Path, cpu: bool, environment: dict[str, str] | None, watch: bool
) -> record.Recorded:
    """Record a program; the workload's output is read along on a terminal, to show what is running."""
    if not (watch and sys.stdout and sys.stdout.isatty()):
        return record.record(program, staging, cpu=cpu, environment=environment)
    from demo.progress import read_along

    environment = {**(environment or os.environ), "PYTHONUNBUFFERED": "1"}
    screen = sys.stdout
    return record.record(
        program, staging, cpu=cpu, environment=environment, watch=lambda output: read_along(output, screen)
    )


def draw(
    whole: Profile, staging: Path, options: argparse.Namespace, title: str, kinds: Sequence[str] = SET
) -> tuple[list[str], DrawingError | None, str]:
    """Make the picture and the report in `staging`; without an engine the report goes without a drawing.

    Returns:
        the reading, what kept the picture from being drawn, and the engine that drew.
    """
    from demo.render import render

    drawn = focus(whole, options.boxes)
    reading = explain(whole, drawn)
    source_file = staging / "output.dot"
    source_file.write_text(raw_dot(whole) if options.raw else dot(drawn), encoding="utf-8")
    if "svg" not in kinds and "png" not in kinds and "html" not in kinds:
        return reading, None, ""
    problem, engine = None, ""
    with ThreadPoolExecutor(1) as beside:  # Graphviz is another process: the report is made while it draws
        rendering = beside.submit(render, source_file, staging)
        from demo.report import report_html
        from demo.sources import read_source
        from demo.svg import finish

        boxes = replace(drawn, functions=(), calls=()) if options.raw else drawn
        said = words(boxes)
        source = {f"f{i}": lines for i, function in enumerate(boxes.functions) if (lines := read_source(function))}
        html = report_html(whole, boxes, reading, DRAWING, said, source, title)
        try:
            files, engine = rendering.result()
            svg = finish(files["svg"].read_bytes(), said, f"Call graph of {title}")
            (staging / "output.svg").write_text(svg, encoding="utf-8")
            os.replace(files["png"], staging / "output.png")
            source_file.unlink()
            html = html.replace(DRAWING, svg)
        except DrawingError as error:
            problem = error
            html = report_html(whole, boxes, reading, None, said, source, title)
    (staging / "output.html").write_text(html, encoding="utf-8")
    return reading, problem, engine


def mine(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the folders and files that the user called their own, as full paths."""
    return tuple(os.path.abspath(path) for path in options.mine)


def tell(reading: Sequence[str], files: Sequence[Path], stream: TextIO | None = None) -> None:
    """Print the reading, and where the files are."""
    for line in reading:
        say(f"• {line}", stream)
    if files:
        say(f"Written: {', '.join(str(file) for file in files)}", stream)


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a line: to stderr unless told otherwise, since stdout belongs to the profiled program."""
    stream = stream or sys.stderr
    if stream:  # None if it was closed when Python started
        print(text, file=stream)


def command_of(name: str) -> Callable[[argparse.Namespace], int]:
    """Return what carries out a command; the rarer ones are loaded only when they are wanted."""
    if name in COMMANDS:
        return COMMANDS[name]
    if name == "compare":
        from demo.cli_compare import compare_command

        return compare_command
    from demo.cli_exercises import COMMANDS as of_exercises

    return of_exercises[name]


COMMANDS = {"profile": profile_command, "graph": graph_command, "explain": explain_command, "sites": sites_command}
