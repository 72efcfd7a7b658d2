"""The hot path: as far as the run went that way for certain."""

from itertools import pairwise

from demo.pipeline import Run
from demo.reading.claims import HotPath
from demo.reading.hot_boxes import hot_boxes
from demo.reading.hot_path import hot_path
from demo.reading.stacks import Stacks
from tests import samples
from tests.reading.aloud import line, of, told


def path(lines: list[str]) -> str:
    return line(lines, "The hot path").removeprefix("The hot path, along the heaviest arrows: ")


def test_ends_where_the_time_is() -> None:
    """The path ends where a function's own time outweighs its heaviest arrow."""
    times = {"main": 0.1, "work": 0.5, "helper": 0.4}
    assert path(of(times, [("main", "work", 1), ("work", "helper", 3)])) == "main 100% → work 90%."


def test_mutual_recursion() -> None:
    """Functions that call each other in turn are on the path once, and it ends."""
    assert path(told(samples.recorded(samples.SHOP))).startswith("main.py 100% → main 100% → is_even 55%")


def test_circles_end() -> None:
    """In figures that no run could have, the path never holds a function twice."""
    for seed in range(40):
        steps = [step.function for step in hot_path(Stacks(samples.profile_of(samples.tangled(seed)))).steps]
        assert len(steps) == len(set(steps))


def test_never_rises() -> None:
    """Shares along the path only fall."""
    for seed in range(40):
        steps = hot_path(Stacks(samples.profile_of(samples.grown(seed)))).steps
        assert all(below.least <= above.least + 1e-9 for above, below in pairwise(steps))


def test_boxes_of_the_path() -> None:
    """In the picture the path leads through the boxes that hold its steps, whatever was folded, and through no others."""
    paths = 0
    for seed in range(40):
        run = Run(samples.profile_of(samples.grown(seed)), boxes=4)
        steps = [step.function.key for claim in run.claims if isinstance(claim, HotPath) for step in claim.steps]
        boxes = hot_boxes(run.claims, run.graph, run.profile)
        held = [{run.profile.functions[position].key for position in run.graph.groups[box].members} for box in boxes]
        where = [next(i for i, keys in enumerate(held) if key in keys) for key in steps]
        assert list(dict.fromkeys(where)) == list(range(len(held)))
        paths += bool(steps)
    assert paths > 30


def test_shared_function() -> None:
    """Where most of a function's time comes from elsewhere, the path ends and says so."""
    source = """
def left():
    clock.now += 16
def right():
    clock.now += 12
def dispatch(job):
    job()
def weekly():
    dispatch(left)
def daily():
    dispatch(right)
def hourly():
    dispatch(right)
def main():
    weekly()
    daily()
    hourly()
main()
"""
    lines = told(samples.recorded(source))
    assert (
        path(lines)
        == "main.py 100% → main 100% → weekly 40%; it ends before dispatch, which may run mostly for other callers."
    )
    assert lines[-1].startswith("Start with the code of right (main.py:4)") and "It isn't on the hot path." in lines[-1]


def test_integer_callers() -> None:
    """The path is found where the file does not time the arrows, past the profiler's own place holder."""
    main, work, profiler = samples.key_of("main"), samples.key_of("work"), ("profile", 0, "profiler")
    stats = {profiler: (0, 0, 0, 0, {}), main: (1, 1, 0.1, 1.0, {profiler: 1}), work: (3, 3, 0.9, 0.9, {main: 3})}
    assert path(told(stats)) == "main 100% → work 90%."


def test_a_decorator_around_everything() -> None:
    """What wraps every function is stepped through."""
    source = """
def traced(function):
    def wrapper(*arguments):
        return function(*arguments)
    return wrapper
@traced
def main():
    load()
    compute()
@traced
def load():
    clock.now += 2
@traced
def compute():
    clock.now += 8
main()
"""
    assert path(told(samples.recorded(source))) == "main.py 100% → wrapper 100% → main 100% → … → compute 80%."


def test_plain_cprofile() -> None:
    """What `python -m cProfile` leaves begins with `exec`, which imports call as well."""
    times = {"c:builtins.exec": 0.0, "<module>": 0.1, "main": 0.2, "lib:re.<module>": 0.05, "c:time.sleep": 0.65}
    arrows = [("c:builtins.exec", "<module>", 1), ("<module>", "main", 1), ("main", "c:time.sleep", 1)]
    stats = samples.made(times, [*arrows, ("<module>", "lib:re.<module>", 1)])
    run, body = samples.key_of("c:builtins.exec"), samples.key_of("lib:re.<module>")
    stats[run] = (2, 1, 0.0, 1.0, {samples.key_of("<module>"): (1, 1, 0.0, 0.05)})
    stats[body] = (1, 1, 0.05, 0.05, {run: (1, 1, 0.05, 0.05)})
    assert path(told(stats)) == "exec 100% → main.py 100% → main 85% → time.sleep 65%."


def test_is_shortened() -> None:
    """A long path keeps its beginning and end, and says how much is between."""
    names = [f"step{number}" for number in range(12)]
    text = path(of(dict.fromkeys(names[:-1], 0.001) | {names[-1]: 1.0}, [(a, b, 1) for a, b in pairwise(names)]))
    assert text.count("→") == 6
    assert "step2 100% → … 6 more … → step9" in text
