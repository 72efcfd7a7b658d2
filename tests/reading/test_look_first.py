"""Where to look first."""

from tests import samples
from tests.reading.aloud import line, of, told


def test_what_can_be_gained() -> None:
    """A bound on the gain covers what goes with a call: what the callee calls itself, or what a function's lines call."""
    arrows = [("main", "work", 1), ("work", "lib:a.get", 9), ("lib:a.get", "c:len", 9), ("main", "c:len", 1)]
    lines = of({"main": 0.1, "work": 0.0, "lib:a.get": 0.5, "c:len": 0.4}, arrows)
    assert "can it call less often, for less, or not at all? At most 860 ms of 1.00 s" in line(lines, "Look first")
    lines = of({"main": 0.1, "work": 0.6, "c:len": 0.3}, [("main", "work", 1), ("work", "c:len", 9)])
    assert "at most 900 ms of 1.00 s can be gained there, 600 ms of it in its own lines." in line(lines, "Look first")


def test_imports() -> None:
    """Imports as the hot spot are named as such, with the way to see them one by one."""
    times = {"main": 0.1, "c:builtins.__import__": 0.1, "lib:pandas.<module>": 0.8}
    lines = of(times, [("main", "c:builtins.__import__", 1), ("c:builtins.__import__", "lib:pandas.<module>", 1)])
    assert line(lines, "Look first") == (
        "Look first: at what is imported; at most 900 ms of 1.00 s can be gained there. `python -X importtime` lists it by "
        "module."
    )
    assert "imports (2 functions, 90.00%)" in line(lines, "Folded")


def test_nothing_stands_out() -> None:
    """Where no place has 5 % of its own, none is made up."""
    lines = told(samples.shaped("chain"))
    assert "no single place stands out" in line(lines, "Look first")


def test_own_lines() -> None:
    """What a function's lines may be doing is asked where each of its calls takes long, not where there are many."""
    assert "such as `in`" in line(of({"main": 0.1, "find": 0.9}, [("main", "find", 9)]), "Look first")
    assert "such as `in`" not in line(of({"main": 0.1, "find": 0.9}, [("main", "find", 900)]), "Look first")


def test_too_short() -> None:
    """A run that is too short to mean anything gets no advice, but a line that says why."""
    lines = of({"main": 0.001}, [])
    assert "too short" in lines[-1] and not any(text.startswith("Look first") for text in lines)


def test_work_elsewhere() -> None:
    """Nobody is sent to a call that only waits for other processes: the work is there, and not in the file."""
    arrows = [("main", "c:posix.fork", 2), ("main", "c:posix.waitpid", 2)]
    waiting = of({"main": 0.1, "c:posix.fork": 0.01, "c:posix.waitpid": 0.9}, arrows)
    assert "at the processes that this run mostly waits for" in line(waiting, "Look first")
    working = of({"main": 0.9, "c:posix.fork": 0.01, "c:posix.waitpid": 0.1}, arrows)
    assert "at the code of main" in line(working, "Look first")
