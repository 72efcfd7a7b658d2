"""Each option of the command line changes something, and is tried here or named as tried elsewhere."""

import argparse
import marshal
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.commands.arguments import command_line
from demo.commands.main import main
from tests import samples

BUSY = samples.made(
    {"main": 1.0, "lib:json.dumps": 2.0, "lib:json.encode": 0.5, **{f"f{n}": 0.25 for n in range(40)}},
    [
        ("main", "lib:json.dumps", 7),
        ("lib:json.dumps", "lib:json.encode", 9),
        *(("main", f"f{n}", 1) for n in range(40)),
    ],
)
LIBRARY = "/usr/lib/python3.11/json.py"
ELSEWHERE = {
    *(
        ("profile", option)
        for option in ("-o", "--cpu", "--raw", "--quiet", "--full", "--live", "-m", "--threads", "--children")
    ),
    *(("profile", f"--memory{clock}") for clock in ("", "=peak", "=allocated", "=kept")),
    ("profile", "--time"),
    *(("profile", option) for option in ("--boxes", "--mine")),  # the same code as for `graph`
    *((command, "--no-config") for command in ("profile", "graph", "explain", "compare")),
    *((command, "--open") for command in ("profile", "graph", "compare")),
    *((command, "--force") for command in ("profile", "graph", "compare", "merge")),
    *(
        ("graph", "-o"),
        ("compare", "-o"),
        ("compare", "--fail-if"),
        ("merge", "-o"),
        ("exercise", "--open"),
        ("check", "--watch"),
        ("solution", "--yes"),
    ),
}
"""Options whose tests stand beside those of their commands."""


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command on two small profiles in an empty folder; return what it printed and the DOT it wrote."""
    monkeypatch.chdir(tmp_path)
    for name, stats in (("a", BUSY), ("b", samples.made({"main": 3.0}, []))):
        Path(f"{name}.pstats").write_bytes(marshal.dumps(stats))

    def run(*arguments: str) -> str:
        assert main(arguments) == 0
        drawn = "".join(file.read_text(encoding="utf-8") for file in sorted(Path().rglob("*.dot")))
        return capsys.readouterr().out + drawn

    return run


OPTIONS = [
    (["graph", "a.pstats", "-o", "x.dot"], ["--raw"]),
    (["graph", "a.pstats", "-o", "x.dot"], ["--boxes", "3"]),
    (["graph", "a.pstats", "-o", "x.dot"], ["--mine", LIBRARY]),
    (["explain", "a.pstats"], ["--mine", LIBRARY]),
    (["explain", "a.pstats"], ["--json"]),
    (["compare", "a.pstats", "b.pstats", "-o", "x.dot"], ["--mine", LIBRARY]),
    (["compare", "a.pstats", "b.pstats"], ["--json"]),
    (["compare", "a.pstats", "b.pstats"], ["--markdown"]),
]


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=" ".join)
def test_option_changes_something(command: list[str], option: list[str], printed: Callable[..., str]) -> None:
    """With the option, what is printed or drawn differs."""
    assert printed(*command) != printed(*command, *option)


def test_where_to(printed: Callable[..., str]) -> None:
    """`-o` says where `graph` writes."""
    printed("graph", "a.pstats", "-o", "x.dot")
    printed("graph", "a.pstats", "-o", "sub/y.dot")
    assert Path("x.dot").read_text(encoding="utf-8") == Path("sub/y.dot").read_text(encoding="utf-8")


def test_every_option_is_tried() -> None:
    """No option is without a test that it does something."""
    [commands] = [a for a in command_line()._actions if isinstance(a, argparse._SubParsersAction)]
    every = {
        (name, action.option_strings[-1])
        for name, parser in commands.choices.items()
        for action in parser._actions
        if action.option_strings and action.dest != "help"
    }
    here = {(command[0], option[0]) for command, option in OPTIONS}
    assert every == here | ELSEWHERE
