"""The repaired workload: the same printed text, the same functions, fewer calls."""

import ast
import io
import os
import pstats
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import requests
import urllib3.connection

from demo import sites, workload, workload_improved

PROGRAM = str(Path(workload_improved.__file__).resolve())
Key = tuple[str, int, str]


@pytest.fixture(scope="module")
def addresses() -> Iterator[str]:
    with sites.serving() as line:
        yield line


@pytest.fixture(scope="module")
def stats(addresses: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[Key, Any]]:
    """One run of each program under cProfile, by the name of the program."""
    found = {}
    for program in (workload, workload_improved):
        file = tmp_path_factory.mktemp("profile") / "x.pstats"
        subprocess.run(
            [sys.executable, "-m", "cProfile", "-o", str(file), str(program.__file__)],
            env={**os.environ, **sites.environment(addresses)},
            cwd=tmp_path_factory.mktemp("run"),
            stdout=subprocess.DEVNULL,
            timeout=120,
            check=True,
        )
        read: Any = pstats.Stats(str(file))
        found[program.__name__.rpartition(".")[2]] = read.stats
    return found


def calls(stats: dict[Key, Any], name: str, caller: str = "") -> int:
    """Return how often a function was called, or how often by a caller."""
    found = [figures for (_, _, function), figures in stats.items() if re.search(rf"(^|[ .']){name}($|['>])", function)]
    if not caller:
        return sum(figures[1] for figures in found)
    return sum(told[0] for figures in found for (_, _, by), told in figures[4].items() if by == caller)


def printed(program: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a program prints, with next to nothing to do."""
    for name, value in {"SECONDS": 0, "STEPS": 5, "LINES": 3, "RECORDS": 4}.items():
        monkeypatch.setattr(program, name, value)
    out = io.StringIO()
    with redirect_stdout(out):
        program.main()
    return [re.sub(r'File ".*", line \d+', 'File "…", line …', line) for line in out.getvalue().splitlines()]


def test_same_text(addresses: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It prints what the workload prints, but for file and line in the traceback, and leaves nothing behind either."""
    for name, text in sites.environment(addresses).items():
        monkeypatch.setenv(name, text)
    monkeypatch.chdir(tmp_path)
    for program in (workload, workload_improved):
        monkeypatch.setattr(program, "SITES", addresses.split())
    before, after = (printed(program, monkeypatch) for program in (workload, workload_improved))
    assert before == after and len(after) > 15
    assert list(tmp_path.iterdir()) == []


def test_same_functions() -> None:
    """It has the same functions in the same order, so that both pictures can be laid side by side."""
    names = []
    for program in (workload, workload_improved):
        body = ast.parse(Path(str(program.__file__)).read_text(encoding="utf-8")).body
        names.append([node.name for node in body if isinstance(node, ast.FunctionDef)])
    assert names[0] == names[1]


def test_opened_once(stats: dict[str, dict[Key, Any]]) -> None:
    """The file is opened once for all lines and once for the errors, and all lines are written all the same."""
    before, after = stats["workload"], stats["workload_improved"]
    assert calls(before, "open", "test_function") == workload.LINES + 1
    assert calls(after, "open", "test_function") == 2
    assert calls(after, "write", "test_function") == workload.LINES + workload.RECORDS - 1


def test_one_traceback(stats: dict[str, dict[Key, Any]]) -> None:
    """Only the traceback that is shown is written out."""
    assert calls(stats["workload"], "print_exc") == workload.RECORDS
    assert calls(stats["workload_improved"], "print_exc") == 1


def test_one_session(stats: dict[str, dict[Key, Any]]) -> None:
    """One session serves all seven sites, but saves no connection: seven hosts need seven, and are called one by one."""
    counts = {
        name: (calls(of, "mount", "__init__"), calls(of, "create_connection"), calls(of, "getresponse"))
        for name, of in stats.items()
    }
    assert counts["workload"][0] == 7 * counts["workload_improved"][0]
    assert counts["workload"][1] == counts["workload_improved"][1] == 7
    assert calls(stats["workload_improved"], "get", "call_random_activity") == 7
    assert calls(stats["workload"], "get", "call_random_activity") == 7


def test_one_session_of_one_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all addresses are on one host, the session saves six connections of seven."""
    opened: list[Any] = []
    connect = urllib3.connection.HTTPConnection.connect

    def counted(connection: Any) -> None:
        opened.append(connection)
        connect(connection)

    monkeypatch.setattr(urllib3.connection.HTTPConnection, "connect", counted)
    for name, text in sites.environment("").items():
        monkeypatch.setenv(name, text)
    with sites.serving_from_here() as line:
        for address in line.split():
            requests.get(address, timeout=30)
        assert len(opened) == 7
        with requests.Session() as session:
            for address in line.split():
                session.get(address, timeout=30)
        assert len(opened) == 8


def test_fewer_calls(stats: dict[str, dict[Key, Any]]) -> None:
    """It makes fewer calls in all, and sleeps as often."""
    total = {name: sum(figures[1] for figures in of.values()) for name, of in stats.items()}
    assert total["workload_improved"] < total["workload"]
    assert calls(stats["workload_improved"], "sleep", "calling_nested_function_time_taking") == 1


@pytest.mark.parametrize("arguments", [[], ["--full"]], ids=["short", "full"])
def test_sizes(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In both sizes it waits a tenth of what the workload waits, and all else is the same."""
    monkeypatch.setattr(sys, "argv", [PROGRAM, *arguments])
    before, after = runpy.run_path(str(workload.__file__)), runpy.run_path(PROGRAM)
    assert after["SECONDS"] == pytest.approx(before["SECONDS"] / 10)
    for name in ("STEPS", "LINES", "RECORDS", "FILE_NAME", "SITES"):
        assert after[name] == before[name]
