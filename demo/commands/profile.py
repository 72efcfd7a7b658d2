"""The commands `profile` and `sites`: run a program and draw it, or only run it while the stand-in sites are up."""

import argparse
import os
import re
import subprocess
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from ..drawable import SET
from ..errors import DemoError, ProfileFileError, RecorderError, UsageError
from ..outputs.staging import publish, stage
from ..parts.processes import Process, of_processes
from ..pipeline import read
from ..profiles.marshal_values import Malformed
from ..recording import record
from ..recording.processes import left_in
from ..recording.watch import SECONDS
from . import by_hand
from .opening import open_page
from .progress import explained, read_along
from .saving import tell_recovered, warn_of_others
from .terminal import say, tell, warn
from .typed import near

_RELATIVE_IMPORT = re.compile(rb"^[ \t]*from[ \t]*\.", re.M)
WORKLOAD = Path(__file__).parents[1] / "workload.py"


def profile_command(options: argparse.Namespace) -> int:
    """Record, draw, explain."""
    from .. import sites  # here: it takes a fifth of the time that drawing takes to start

    program, own = chosen_program(options)
    if options.children and options.clock not in SECONDS:
        raise UsageError("--children adds up time, and bytes of several processes can't be added: leave out --memory.")
    if options.threads and options.clock not in SECONDS:
        raise UsageError("--threads measures time; it can't count the bytes of each thread. Leave out --memory.")
    tell_recovered(options.folder)
    with stage(options.folder) as staging:
        environment = None
        if own or options.live:
            recorded = run_program(program, staging, options, None, watch=not own)
        else:
            with sites.serving() as addresses:
                environment = {**os.environ, **sites.environment(addresses)}
                recorded = run_program(program, staging, options, environment, watch=True)
        processes = add_children(recorded.profile, staging) if options.children else []
        recorded.profile.replace(staging / "output.pstats")
        try:
            run = read(staging / "output.pstats", mine=options.mine, boxes=options.boxes, raw=options.raw, title="")
            run.show_processes(processes)
        except Malformed as error:  # a program of hundreds of thousands of functions
            [kept] = publish(staging, options.folder, "output", SET, options.force)
            raise ProfileFileError(f"{kept} was written, but can't be drawn: it has {error.met}.") from error
        problem = run.write_into(staging, SET)
        files = publish(staging, options.folder, "output", SET, options.force)
    if not options.quiet:
        tell(run.reading, files)
    warn_of_others(files, "output")
    if (
        not problem
        and not options.quiet
        and run.profile.clock.unit == "s"
        and not (options.children or options.threads)
    ):
        say("By hand, step by step (gprof2dot folds nothing):")
        profile, picture = (options.folder / f"by-hand.{kind}" for kind in ("pstats", "png"))
        with_sites = environment is not None or "SITES" in os.environ
        for line in by_hand.commands(profile, picture, program, with_sites, run.drawn.engine):
            say(f"  {line}")
    if run.profile.recording.end == "ImportError" and (module := as_module(program)):
        warn(f"{program.target} belongs to a package. {module}")
    if problem:
        warn(str(problem))
    if options.open:
        open_page(files)
    return recorded.status or (problem.status if problem else 0)


def add_children(profile: Path, staging: Path) -> list[Process]:
    """Put the sum of all processes in the place of the first one's profile, and say what of it is missing.

    Returns:
        the processes that are in the sum.
    """
    left, processes = left_in(staging), list[Process]()
    try:
        data, wrong, processes = of_processes(profile.read_bytes(), left)
        profile.write_bytes(data)
    except DemoError as met:
        wrong = [met]  # what the first process has left is kept, whatever it is
    for error in wrong:
        warn(str(error))
    for bug in left.bugs:
        warn(str(RecorderError(bug, 1)))
    return processes


def sites_command(options: argparse.Namespace) -> int:
    """Run any command while the stand-in sites are up."""
    from .. import sites

    if not options.argv:
        raise UsageError("sites needs a command to run, for instance: python -m demo sites python demo/workload.py")
    with sites.serving() as addresses:
        try:
            process = subprocess.Popen(options.argv, text=True, env={**os.environ, **sites.environment(addresses)})
        except OSError as error:
            raise UsageError(f"{options.argv[0]}: {error.strerror}. Name a command that exists.") from error
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
            raise UsageError("--full and --live are for the demo workload. Put your program's options after its name.")
        return record.Program(given[0], given[1:], options.module is not None), True
    if options.module is not None:
        raise UsageError("-m needs the name of a module: python -m demo profile -m MODULE")
    return record.Program(near(str(WORKLOAD)), ["--full"] if options.full else []), False


def as_module(program: record.Program) -> str | None:
    """Return how to run a script that has imports relative to its package: as a module, from the folder above that.

    None for any other program: what could not be imported there is another matter.
    """
    script = Path(program.target).absolute()
    if program.is_module or not script.is_file() or not _RELATIVE_IMPORT.search(script.read_bytes()):
        return None
    packages = [script.parent]
    while (packages[-1].parent / "__init__.py").exists():
        packages.append(packages[-1].parent)
    above = packages[-1].parent
    module = ".".join([*(package.name for package in reversed(packages)), script.stem])
    there = "" if above == Path.cwd() else f"go to {above}, then "
    return (
        f"Run it as a module: {there}python -m demo profile {record.Program(module, program.arguments, is_module=True)}"
    )


def run_program(
    program: record.Program,
    staging: Path,
    options: argparse.Namespace,
    environment: dict[str, str] | None,
    watch: bool,
) -> record.Recorded:
    """Record a program; the workload's output is read along on a terminal, to show what is running."""
    how: dict[str, Any] = {"clock": options.clock, "threads": options.threads, "children": options.children}
    with nullcontext() if options.quiet else explained(options.clock):
        if not (watch and sys.stdout and sys.stdout.isatty()):
            return record.record(program, staging, environment=environment, **how)
        environment = {**(environment or os.environ), "PYTHONUNBUFFERED": "1"}
        along = partial(read_along, screen=sys.stdout)
        return record.record(program, staging, environment=environment, watch=along, **how)


COMMANDS = {"profile": profile_command, "sites": sites_command}
