"""What the figures of a run do not mean."""

import pytest

from demo.folding.focus import focus
from demo.profiles.model import Profile, Steps
from demo.reading.cautions import Signs, cautions
from demo.reading.english import sentences
from demo.reading.reading import claims
from tests import samples
from tests.reading.aloud import told

KEY = samples.key_of("main")
THREAD = ("~", 0, "<built-in method _thread.start_new_thread>")
JOINABLE = ("~", 0, "<built-in method _thread.start_joinable_thread>")
FORK = ("~", 0, "<built-in method _posixsubprocess.fork_exec>")
LOOP = ("/usr/lib/python3.11/asyncio/base_events.py", 600, "run_forever")


def of(*keys: tuple[str, int, str], seconds: float = 1.0, calls: int = 1, **notes: str) -> list[str]:
    """Caution about a run of `main` and of what else is given."""
    stats: samples.Stats = {KEY: (1, 1, seconds, seconds, {})}
    stats |= {key: (calls, calls, 0.0, 0.0, {KEY: (calls, calls, 0.0, 0.0)}) for key in keys}
    return said(samples.profile_of(stats, **notes))


def said(profile: Profile) -> list[str]:
    return sentences(cautions(Signs(profile)), profile.clock)


def test_nothing_to_say() -> None:
    """An ordinary run gets no warning."""
    assert of() == []
    assert of(("~", 0, "<built-in method time.sleep>"), python="CPython 3.12.1") == []


@pytest.mark.parametrize("key", [THREAD, JOINABLE, ("", 0, "start_new_thread")])
def test_threads(key: tuple[str, int, str]) -> None:
    """Threads mean something else before Python 3.12, since then, and where the file does not say."""
    [before] = of(key, python="CPython 3.11.7")
    [since] = of(key, python="CPython 3.12.1")
    [unknown] = of(key)
    assert "only the main one is in this file" in before
    assert "mixes up the calls" in since and "only the main" not in since
    assert "before Python 3.12" in unknown
    assert of(key, python="CPython 3.9.1")[0] == before and of(key, python="CPython 3.14.0rc1")[0] == since


def test_steps() -> None:
    """A run of steps knows itself whether calls of other threads are mixed in, and what is missing; names say nothing."""
    profile = samples.profile_of(
        {KEY: (1, 1, 1.0, 1.0, {}), THREAD: (1, 1, 0.0, 0.0, {KEY: (1, 1, 0.0, 0.0)})}, python="CPython 3.12.1"
    )
    found = {}
    for steps in (Steps(3, 0, False, 2.0), Steps(3, 2, False, 2.0), Steps(3, 0, True, 2.0)):
        changed = profile._replace(recording=profile.recording._replace(steps=steps))
        found[steps] = [*said(changed), *sentences(claims(changed, focus(changed)), changed.clock)[-1:]]
    threads, missed, mixed = found.values()
    assert threads[0] == "Threads were at work: what they did may be missing."
    assert missed[0] == "Threads were at work: what they did may be missing, 2 steps for certain."
    assert mixed[0].startswith("Other threads worked meanwhile") and mixed[1].endswith(
        "nothing else runs in this process."
    )


def test_yappi() -> None:
    """The calls of threads are kept apart by yappi, so there is nothing to warn of."""
    assert of(("_thread", 0, "start_new_thread")) == []


def test_greenlets() -> None:
    """Greenlets, whose calls every cProfile mixes up, are known by their own switch."""
    switch = "~", 0, "<method 'switch' of 'greenlet.greenlet' objects>"
    lines = told({KEY: (1, 1, 1.0, 1.0, {}), switch: (3, 3, 0.5, 0.5, {KEY: (3, 3, 0.5, 0.5)})})
    assert any(text.startswith("Greenlets ran") for text in lines) and "greenlet" in lines[-1]


@pytest.mark.parametrize(("python", "trusted"), [("CPython 3.11.7", False), ("CPython 3.12.1", True)])
def test_a_profiler_in_the_program(python: str, trusted: bool) -> None:
    """Up to Python 3.11 a second profiler takes the place of the first, whose figures are wrong from then on."""
    other = "~", 0, "<built-in method sys.setprofile>"
    lines = told({KEY: (1, 1, 1.0, 1.5, {}), other: (1, 1, 0.5, 0.5, {KEY: (1, 1, 0.5, 0.5)})}, python=python)
    assert any("self time" in text for text in lines) == trusted
    assert (lines[-1] == "Start by recording it again without the program's own profiler.") == (not trusted)


def test_longer_than_the_watch() -> None:
    """A run that took longer than passed on its own watch had others in it."""
    profile = samples.profile_of({KEY: (1, 1, 1.0, 1.0, {})}, clock="wall")
    for elapsed, reason in ((0.6, "threads"), (0.995, "")):
        recording = profile.recording._replace(elapsed=elapsed)
        assert Signs(profile._replace(recording=recording)).contradiction == reason


def test_thread_bodies() -> None:
    """Threads that were started before the recording are seen by what ran in them."""
    [caution] = of(("/usr/lib/python3.12/threading.py", 1040, "_bootstrap_inner"))
    assert "mixes up the calls" in caution


def test_lost_calls() -> None:
    """Where the profiler lost calls, no time is explained, and a Python that loses none is named."""
    lines = told({KEY: (1, 1, 1.0, 1.0, {})}, lost="1")
    assert "don't trust any time or arrow" in lines[0] and "Python 3.11" in lines[0]
    assert lines[1:] == [
        "Start by recording it again with Python 3.12 or later, and let it run to its own end: then none are lost."
    ]


@pytest.mark.parametrize("end", ["Ctrl-C", "SIGTERM"])
def test_interrupted_call(end: str) -> None:
    """Calls that were lost because a signal came as a function began are not blamed on a Python or a coroutine."""
    lines = told({KEY: (1, 1, 1.0, 1.0, {})}, lost="1", end=end)
    assert lines[0].startswith(f"It ended early, with {end}")
    assert lines[1].startswith("It ended just as a function began") and "don't trust any time or arrow" in lines[1]
    assert lines[2:] == ["Start by recording it again; stop it at another moment, or let it run to its own end."]


WORK = samples.key_of("work")


@pytest.mark.parametrize(
    ("calls", "why", "again"),
    [
        (0, "don't trust any time or arrow", "profile --threads"),
        (5, "its times don't add up", "`python -m demo profile PROGRAM`"),
    ],
)
def test_a_file_that_contradicts_itself(calls: int, why: str, again: str) -> None:
    """Of figures that do not add up, no time and no arrow is made a claim: it is said why, and how to record it again."""
    stats = {KEY: (1, 1, 1.0, 1.7, {}), WORK: (5, 5, 0.1, 0.2, {KEY: (calls, calls, 0.1, 0.2)})}
    stats["~", 0, "<method 'disable' of '_lsprof.Profiler' objects>"] = (1, 1, 0.0, 0.0, {})
    lines = told(stats)
    assert any(why in text for text in lines)
    assert not any(text.startswith(("The hot path", "Start with")) or "self time" in text for text in lines)
    assert lines[-1].startswith("Start by recording it again with") and again in lines[-1]


@pytest.mark.parametrize(
    "name",
    [
        "_posixsubprocess.fork_exec",
        "_winapi.CreateProcess",
        "posix.fork",
        "posix.system",
        "posix.posix_spawn",
        "nt.system",
    ],
)
def test_child_processes(name: str) -> None:
    """Work of child processes is said to be missing."""
    [caution] = of(("~", 0, f"<built-in method {name}>"))
    assert caution.startswith("Other processes were started")


def test_coroutines() -> None:
    """An event loop explains resumes and where waiting shows."""
    [caution] = of(LOOP)
    assert "resume" in caution and "poll" in caution
    assert of((f"{samples.FOLDER}/loop.py", 1, "run_forever")) == []


@pytest.mark.parametrize(
    "name",
    [
        "<method 'enable' of '_lsprof.Profiler' objects>",
        "<built-in method sys.setprofile>",
        "<built-in method sys.monitoring.use_tool_id>",
    ],
)
def test_second_profiler(name: str) -> None:
    """A profiler inside the program is named as a reason for missing figures."""
    [caution] = of(("~", 0, name))
    assert "profiler" in caution


def test_short_run() -> None:
    """Times of a very short run are called noise, a run without any time is not."""
    [caution] = of(seconds=0.0499)
    assert "too short (49.9 ms)" in caution
    assert of(seconds=0.05) == []
    assert of(seconds=0.0) == []


def test_crowded_run() -> None:
    """Very many calls in little time warn that small functions look worse than they are."""
    [caution] = of(("~", 0, "<built-in method builtins.len>"), calls=500_000)
    assert caution.startswith("500,001 calls in 1.00 s") and "counts are exact" in caution
    assert of(("~", 0, "<built-in method builtins.len>"), calls=300_000) == []


def test_samples() -> None:
    """A sampled profile is warned of as such, and of nothing that only tracing has."""
    [caution] = said(samples.profile_of({KEY: (1, 1, 0.01, 0.01, {}), ("__sampled__",): True}))
    assert "sampled" in caution and "not calls" in caution
    [caution] = said(samples.profile_of({KEY: (-1, -1, 0.01, 0.01, {})}))
    assert "sampled" in caution and "counts no calls" in caution


def test_several_at_once() -> None:
    """Each reason gets its line."""
    assert len(of(THREAD, FORK, LOOP, seconds=0.01)) == 4
