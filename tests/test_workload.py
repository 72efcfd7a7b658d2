"""The program that learners profile: who calls whom, how often, and that it tidies up whatever happens."""

import os
import pstats
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from demo import sites, workload

PROGRAM = str(Path(workload.__file__).resolve())
ADDRESSES = [
    "https://google.com",
    "https://facebook.com",
    "https://twitter.com",
    "https://microsoft.com",
    "https://twitch.tv",
    "https://github.com",
    "https://netflix.com",
]
WITH_CTRL_C = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background have it switched off
runpy.run_path(sys.argv[1], run_name="__main__")
"""
CALLS = {
    ("<module>", "main"): 1,
    ("main", "function_call_will_happen"): 1,
    ("function_call_will_happen", "calling_nested_function_time_taking"): 1,
    ("function_call_will_happen", "test_function"): 1,
    ("main", "call_random_activity"): 1,
    ("call_random_activity", "file_remove"): 1,
    ("main", "file_remove"): 1,
    ("file_remove", "file_exists"): 2,
    ("main", "done_with_code"): 1,
}
CALLS_OUTSIDE = {
    ("calling_nested_function_time_taking", "sleep"): 1,
    ("test_function", "open"): workload.LINES + 1,
    ("test_function", "write"): workload.LINES,
    ("test_function", "close"): workload.LINES,
    ("test_function", "print_exc"): workload.RECORDS,
    ("call_random_activity", "get"): 7,
    ("file_exists", "isfile"): 2,
    ("file_remove", "remove"): 1,
}


@pytest.fixture(scope="module")
def addresses() -> Iterator[str]:
    with sites.serving() as line:
        yield line


@pytest.fixture(scope="module")
def run(addresses: str, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """One real run under cProfile, for all the tests that only look at it."""
    folder = tmp_path_factory.mktemp("run")
    profile = str(tmp_path_factory.mktemp("profile") / "x.pstats")
    done = subprocess.run(
        [sys.executable, "-m", "cProfile", "-o", profile, PROGRAM],
        env={**os.environ, **sites.environment(addresses)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    stats: Any = pstats.Stats(profile)
    return SimpleNamespace(stats=stats.stats, seconds=stats.total_tt, lines=done.stdout.splitlines(), folder=folder)


@pytest.fixture
def small(addresses: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same program in this process, in a folder of its own, with next to nothing to do."""
    for name, value in {"SECONDS": 0, "STEPS": 1, "LINES": 2, "RECORDS": 2, "SITES": addresses.split()[:1]}.items():
        monkeypatch.setattr(workload, name, value)
    for name, text in sites.environment(addresses).items():
        monkeypatch.setenv(name, text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def named(function: tuple[str, int, str], name: str) -> bool:
    """Whether it is `name`, be it Python (`get`) or built in (`<built-in method time.sleep>`, `<method 'write' of …>`)."""
    return function[2] == name or function[2].endswith(f".{name}>") or function[2].startswith(f"<method '{name}' ")


def edges(run: SimpleNamespace) -> Iterator[tuple[str, tuple[str, int, str], int, float]]:
    """Each call that the program itself makes: caller, callee, total calls, cumulative seconds."""
    for callee, (_, _, _, _, callers) in run.stats.items():
        for caller, (calls, _, _, seconds) in callers.items():
            if caller[0] == PROGRAM:
                yield caller[2], callee, calls, seconds


def test_who_calls_whom(run: SimpleNamespace) -> None:
    """The program's functions call each other as in the post, and this_function_will_not_call is never called."""
    assert {(caller, callee[2]): calls for caller, callee, calls, _ in edges(run) if callee[0] == PROGRAM} == CALLS
    assert callable(workload.this_function_will_not_call)


@pytest.mark.parametrize(("caller", "name"), CALLS_OUTSIDE)
def test_calls_to_the_outside(run: SimpleNamespace, caller: str, name: str) -> None:
    """The calls that cost the time are counted exactly: seven web sites, one sleep, and so on."""
    counts = [calls for who, callee, calls, _ in edges(run) if who == caller and named(callee, name)]
    assert counts == [CALLS_OUTSIDE[caller, name]]


@pytest.mark.parametrize(
    ("caller", "name"),
    [
        ("calling_nested_function_time_taking", "sleep"),
        ("test_function", "open"),
        ("test_function", "print_exc"),
        ("call_random_activity", "get"),
    ],
)
def test_share(run: SimpleNamespace, caller: str, name: str) -> None:
    """Sleeping, the file, the tracebacks and the web sites are large enough for boxes of their own."""
    assert sum(s for who, callee, _, s in edges(run) if who == caller and named(callee, name)) >= 0.005 * run.seconds


def test_share_of_the_loop(run: SimpleNamespace) -> None:
    """So is the loop, as the self time of the function it stands in."""
    (self_cost,) = (f[2] for key, f in run.stats.items() if key[2] == "function_call_will_happen")
    assert self_cost >= 0.005 * run.seconds


def test_output(run: SimpleNamespace) -> None:
    """Each step says what it is about to do, and one traceback of the many is shown, of the error that was caught."""
    steps = ["Counting", "Sleeping", "Writing", "Checking", "Calling", "Removing", "Removing"]
    assert [line.split()[0] for line in run.lines if line.endswith("...")] == steps
    assert run.lines.count("Traceback (most recent call last):") == 1
    assert "ValueError: record 0 is empty" in run.lines
    assert len(run.lines) < 30


def test_tidy(run: SimpleNamespace) -> None:
    """It leaves nothing behind."""
    assert os.listdir(run.folder) == []


def test_sites_down(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a network it goes through all the sites, says one line for each, and leaves no file behind."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # taken, but nobody listens
        monkeypatch.setattr(workload, "SITES", [f"http://127.0.0.1:{closed.getsockname()[1]}/{n}" for n in (1, 2)])
        workload.main()
    text = capsys.readouterr().out
    assert text.count(" does not answer (ConnectionError). Is there a network?\n") == 2
    assert text.count("Traceback") == 1 and text.count("Removing") == 1
    assert list(small.iterdir()) == []


def test_answer_not_fine(
    small: Path, addresses: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every answer is checked, not only the last one."""
    good = addresses.split()[0]
    monkeypatch.setattr(workload, "SITES", [good + "/no/such/page", good])
    workload.main()
    text = capsys.readouterr().out
    assert "answers: 404\n" in text and "answers: 200\n" in text and text.count("Removing") == 1
    assert list(small.iterdir()) == []


def test_tidy_after_a_bug(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected is not swallowed, and the file is gone all the same."""
    seen = []

    def broken(*_: object, **__: object) -> None:
        seen.append(os.listdir(small))
        raise RuntimeError("a bug")

    monkeypatch.setattr("requests.get", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        workload.main()
    assert seen == [["test_file.txt"]] and list(small.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there a Ctrl-C cannot be sent to one process alone")
def test_tidy_after_ctrl_c(tmp_path: Path) -> None:
    """Ctrl-C while it waits for a web site ends it, and the file is gone."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(60)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with subprocess.Popen(
            [sys.executable, "-c", WITH_CTRL_C, PROGRAM],
            env={**os.environ, **sites.environment(" ".join([address] * 7))},
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                caller, _ = silent.accept()
                with caller:
                    assert os.listdir(tmp_path) == ["test_file.txt"]
                    process.send_signal(signal.SIGINT)
                    errors = process.communicate(timeout=60)[1]
            finally:
                process.kill()  # a failed test must not hang
    # The last line may be a complaint of `http.client`, whose response was only half made.
    assert "KeyboardInterrupt" in errors.splitlines() and process.returncode != 0
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(("arguments", "size"), [([], (1, 6_000_000)), (["--full"], (60, 100_000_000))])
def test_two_sizes(arguments: list[str], size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """`--full` is the post's size, 60 s and 100,000,000 steps; without it the run is short."""
    monkeypatch.setattr(sys, "argv", [PROGRAM, *arguments])
    names = runpy.run_path(PROGRAM)
    assert (names["SECONDS"], names["STEPS"]) == size


@pytest.mark.parametrize("value", [None, "", "http://a http://b"])
def test_which_sites(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare run calls the seven sites of the post, the variable SITES names others."""
    monkeypatch.delenv("SITES", raising=False)
    if value is not None:
        monkeypatch.setenv("SITES", value)
    assert runpy.run_path(PROGRAM)["SITES"] == (value.split() if value else ADDRESSES)
