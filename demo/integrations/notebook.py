"""IPython's extension: below a cell, what it called and what that says. `%load_ext profiling_in_python` loads it.

    %%callgraph [--memory[=peak|allocated|kept]] [--cpu] [--all] [--mine=PATH] [NAME]
    %callgraph [the same options] STATEMENT

NAME is a variable for the run, and so is `_`, as for what any cell shows; `run = %callgraph main()` keeps that of a statement.

See Also:
    https://ipython.readthedocs.io/en/stable/config/custommagics.html
"""

import ast
import inspect
import sys
from contextlib import nullcontext
from types import FunctionType
from typing import NamedTuple, cast, get_args

from IPython.core.displayhook import DisplayHook
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_cell_magic, magics_class
from IPython.display import display
from IPython.utils.capture import CapturedIO, capture_output

from ..errors import RecordingError
from ..pipeline import ByteClock, Run, record

USAGE = "%%callgraph [--memory[=peak|allocated|kept]] [--cpu] [--all] [--mine=PATH] [NAME]"
STATEMENT = "%callgraph"
"""Stands for the file of a statement, which isn't in one."""
VALUE = "__callgraph_value__"
"""A variable of the notebook's namespace, while a cell is running."""
MIXES_THREADS = sys.version_info >= (3, 12)
"""Whether the profiler also sees the threads that bring a cell's output to the page."""


class Options(NamedTuple):
    """What is typed behind the magic's name.

    Attributes:
        cpu, memory: as for `record`.
        shows_all: begin with all boxes, the smallest ones too.
        mine: as for `record`.
        rest: what follows, a statement or a name.
    """

    cpu: bool
    memory: ByteClock | None
    shows_all: bool
    mine: tuple[str, ...]
    rest: str


@magics_class
class CallgraphMagics(Magics):
    """The magic."""

    shell: InteractiveShell

    @line_cell_magic
    def callgraph(self, line: str, cell: str | None = None) -> Run:
        """Record a cell or a statement; its run shows itself below."""
        options = options_of(line)
        if cell is None and not options.rest:
            raise UsageError(f"What is to be recorded? %callgraph STATEMENT, or {USAGE} above a cell")
        if cell is not None and options.rest and not options.rest.isidentifier():
            raise UsageError(f"{options.rest!r} can't be the name of a variable: {USAGE}")
        run_all = compiled(self.shell, options.rest if cell is None else cell, is_cell=cell is not None)
        run = record(
            options.rest or f"In[{number_of_cell(self.shell)}]",
            cpu=options.cpu,
            memory=options.memory,
            mine=options.mine,
        )
        __tracebackhide__ = True
        self.shell.user_ns[VALUE] = error = None
        try:
            with capture_output() if MIXES_THREADS else nullcontext() as output:
                try:
                    run.__enter__()
                except RecordingError as problem:
                    raise UsageError(str(problem)) from None
                try:
                    run_all()
                except BaseException as raised:
                    error = raised
                finally:
                    run.__exit__()
        finally:
            value = self.shell.user_ns.pop(VALUE, None)
        if output:
            show(output)
        if options.shows_all:
            vars(run).update(first_view=None)
        if cell is not None and options.rest:
            self.shell.user_ns[options.rest] = run
        if error:
            display(run)
            raise error
        if cell is not None and value is not None and not is_quiet(self.shell.transform_cell(cell)):
            display(value)
        return run


def is_quiet(text: str) -> bool:
    """Say whether code ends in a semicolon, so that its value isn't shown."""
    return bool(DisplayHook.semicolon_at_end_of_expression(text))


def show(output: CapturedIO) -> None:
    """Show what was printed and displayed; of nothing printed, JupyterLite would show an empty line of errors."""
    for stream, text in ((sys.stdout, output.stdout), (sys.stderr, output.stderr)):
        if text:
            stream.write(text)
    for one in output.outputs:
        one.display()


def options_of(line: str) -> Options:
    """Read what is typed behind the magic's name.

    Raises:
        UsageError: if it is something else.
    """
    cpu, memory, shows_all, mine, rest = False, None, False, list[str](), line.strip()
    while rest.startswith("--"):
        option, _, rest = rest.partition(" ")
        rest = rest.lstrip()
        name, _, value = option.partition("=")
        if name == "--mine" and not value:
            value, _, rest = rest.partition(" ")
        if name == "--memory" and (value or "peak") in get_args(ByteClock):
            memory = cast(ByteClock, value or "peak")
        elif option == "--cpu":
            cpu = True
        elif option == "--all":
            shows_all = True
        elif name == "--mine" and value:
            mine.append(value.strip("\"'"))
        else:
            raise UsageError(f"{option} isn't an option of {USAGE}")
    return Options(cpu, memory, shows_all, tuple(mine), rest.strip())


def compiled(shell: InteractiveShell, text: str, is_cell: bool) -> FunctionType:
    """Return what runs a cell, or a statement, all at once; of its last expression, the value is left in `VALUE`.

    A function over the notebook's own namespace runs code as `exec` would, but leaves no box "exec" behind.

    Raises:
        SyntaxError: if it is wrong.
        UsageError: if it awaits something: the kernel's loop is running already.
    """
    text = shell.transform_cell(text)
    file = shell.compile.cache(text, number_of_cell(shell), text) if is_cell else STATEMENT
    tree = shell.transform_ast(shell.compile.ast_parse(text, file))
    if tree.body and isinstance(last := tree.body[-1], ast.Expr):
        tree.body[-1] = ast.copy_location(ast.Assign([ast.Name(VALUE, ast.Store())], last.value), last)
        ast.fix_missing_locations(tree)
    code = compile(tree, file, "exec", shell.compile.flags | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
    if code.co_flags & inspect.CO_COROUTINE:
        raise UsageError(
            "Code that awaits can't be recorded by the magic. In a cell: with profiling_in_python.record() as run:"
        )
    return FunctionType(code, shell.user_ns)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Make the magic known."""
    shell.register_magics(CallgraphMagics)


def number_of_cell(shell: InteractiveShell) -> int:
    """Return the number of the cell that is running, as in `In[3]`."""
    return len(shell.user_ns["In"]) - 1
