"""What a learner sees of a trial: the program, and not the functions with which the check counts."""

import marshal
import random

import pytest

from demo.profiles.model import Call, Profile
from demo.profiles.reader import parse_profile
from demo.training import pictured as room
from demo.training.exercise import shipped
from demo.training.pictured import pictured
from demo.training.trial import Running
from tests.samples import FOLDER, Stats

MAIN = f"{FOLDER}/main.py"
LIBRARY = "/usr/lib/python3.11"

SORTED = ("~", 0, "<built-in method builtins.sorted>")
ROUND = ("~", 0, "<built-in method builtins.round>")
SLEEP = ("~", 0, "<built-in method time.sleep>")


def own(name: str, line: int = 3) -> tuple[str, int, str]:
    return f"{room.OWN}checks/_counted.py", line, name


def profile(stats: Stats) -> Profile:
    return parse_profile(marshal.dumps(stats))


def figures(shown: Profile) -> dict[str, tuple[int, float, float]]:
    return {f.name: (f.total_calls, f.self_cost, f.cumulative_cost) for f in shown.functions}


def test_counted_operations() -> None:
    """What a counted comparison took is its caller's; what it called in turn loses those calls, and the sum stays."""
    main = (MAIN, 1, "main")
    whole = profile(
        {
            main: (1, 1, 0.5, 8.0, {}),
            SORTED: (2, 2, 1.0, 6.0, {main: (2, 2, 1.0, 6.0)}),
            own("compared"): (7, 7, 3.0, 5.0, {SORTED: (7, 7, 3.0, 5.0)}),
            ROUND: (9, 9, 3.5, 3.5, {own("compared"): (5, 5, 2.0, 2.0), main: (4, 4, 1.5, 1.5)}),
        }
    )
    shown = pictured(whole)
    assert figures(shown) == {"main": (1, 0.5, 8.0), "sorted": (2, 6.0, 6.0), "round": (4, 1.5, 1.5)}
    assert shown.run_cost == whole.run_cost == 8.0
    assert {(shown.functions[c.caller].name, shown.functions[c.callee].name) for c in shown.calls} == {
        ("main", "sorted"),
        ("main", "round"),
    }


def test_stand_in() -> None:
    """A function in the place of Python's has Python's name, and all its time is its own."""
    main = (MAIN, 1, "main")
    whole = profile(
        {
            main: (1, 1, 0.5, 5.0, {}),
            own("sleep"): (3, 3, 1.5, 4.5, {main: (3, 3, 1.5, 4.5)}),
            SLEEP: (3, 3, 3.0, 3.0, {own("sleep"): (3, 3, 3.0, 3.0)}),
        }
    )
    assert figures(pictured(whole)) == {"main": (1, 0.5, 5.0), "time.sleep": (3, 4.5, 4.5)}


def test_callback() -> None:
    """What a function of the check calls back is its caller's call, and the time in between its caller's self time."""
    main, key = (MAIN, 1, "main"), (MAIN, 5, "key")
    whole = profile(
        {
            main: (1, 1, 0.5, 4.5, {}),
            own("part"): (2, 2, 1.0, 4.0, {main: (2, 2, 1.0, 4.0)}),
            key: (6, 6, 3.0, 3.0, {own("part"): (6, 6, 3.0, 3.0)}),
        }
    )
    shown = pictured(whole)
    assert figures(shown) == {"main": (1, 1.5, 4.5), "key": (6, 3.0, 3.0)}
    assert shown.calls == (Call(0, 1, 6, 6, 3.0, 3.0),)


def test_several_callers() -> None:
    """What a function of the check took, and called, is shared by the time that it took for each of its callers."""
    main, one, other = (MAIN, 1, "main"), (MAIN, 5, "one"), (MAIN, 9, "other")
    key = (MAIN, 14, "key")
    whole = profile(
        {
            main: (1, 1, 1.0, 15.0, {}),
            one: (2, 2, 1.5, 10.5, {main: (2, 2, 1.5, 10.5)}),
            other: (3, 3, 0.5, 3.5, {main: (3, 3, 0.5, 3.5)}),
            own("compared"): (8, 8, 4.0, 12.0, {one: (6, 6, 3.0, 9.0), other: (2, 2, 1.0, 3.0)}),
            key: (12, 12, 8.0, 8.0, {own("compared"): (12, 12, 8.0, 8.0)}),
        }
    )
    shown = pictured(whole)
    assert figures(shown) == {
        "main": (1, 1.0, 15.0),
        "one": (2, 4.5, 10.5),
        "other": (3, 1.5, 3.5),
        "key": (12, 8.0, 8.0),
    }
    assert shown.calls == (
        Call(0, 1, 2, 2, 4.5, 10.5),
        Call(0, 2, 3, 3, 1.5, 3.5),
        Call(1, 3, 9, 9, 6.0, 6.0),
        Call(2, 3, 3, 3, 2.0, 2.0),
    )


def test_only_what_the_check_calls() -> None:
    """A built-in that only the check calls is in no picture, though it calls the check; nor is what the check does alone."""
    main, index = (MAIN, 1, "main"), ("~", 0, "<method 'index' of 'list' objects>")
    whole = profile(
        {
            main: (1, 1, 0.5, 7.5, {}),
            own("contains"): (2, 2, 1.0, 7.0, {main: (2, 2, 1.0, 7.0)}),
            index: (3, 3, 2.0, 6.0, {own("contains", 3): (3, 3, 2.0, 6.0)}),
            own("compared", 8): (9, 9, 4.0, 4.0, {index: (9, 9, 4.0, 4.0)}),
            own("plain", 20): (5, 5, 0.25, 0.25, {}),
        }
    )
    shown = pictured(whole)
    assert figures(shown) == {"main": (1, 7.5, 7.5)}
    assert (shown.calls, shown.run_cost) == ((), 7.5)


def test_circle_below_the_check() -> None:
    """Functions of a library that call each other, and are called by nothing but the check, are in no picture."""
    main, copied, listed = (
        (MAIN, 1, "main"),
        (f"{LIBRARY}/copy.py", 128, "deepcopy"),
        (f"{LIBRARY}/copy.py", 201, "_list"),
    )
    whole = profile(
        {
            main: (1, 1, 1.0, 10.0, {}),
            own("inputs"): (1, 1, 1.5, 9.0, {main: (1, 1, 1.5, 9.0)}),
            copied: (1, 4, 4.0, 7.5, {own("inputs"): (1, 1, 1.0, 7.5), listed: (3, 3, 3.0, 6.5)}),
            listed: (2, 2, 3.5, 6.0, {copied: (2, 2, 3.5, 6.0)}),
        }
    )
    assert figures(pictured(whole)) == {"main": (1, 10.0, 10.0)}


def test_one_call_for_two() -> None:
    """One call is shared by nobody: whose share is less than half has none, and nothing is counted twice."""
    main, one, other, key = (MAIN, 1, "main"), (MAIN, 5, "one"), (MAIN, 9, "other"), (MAIN, 14, "key")
    whole = profile(
        {
            main: (1, 1, 0.5, 13.0, {}),
            one: (1, 1, 1.0, 4.0, {main: (1, 1, 1.0, 4.0)}),
            other: (1, 1, 1.5, 8.5, {main: (1, 1, 1.5, 8.5)}),
            own("compared"): (2, 2, 2.0, 10.0, {one: (1, 1, 0.6, 3.0), other: (1, 1, 1.4, 7.0)}),
            key: (1, 1, 8.0, 8.0, {own("compared"): (1, 1, 8.0, 8.0)}),
        }
    )
    shown = pictured(whole)
    assert shown.run_cost == pytest.approx(13.0)
    assert [call for call in shown.calls if shown.functions[call.callee].name == "key"] == [Call(2, 3, 1, 1, 8.0, 8.0)]


def test_inside_itself() -> None:
    """What the check calls inside another call of the same built-in leaves no figure below 0, and no self cost above all."""
    main, length = (MAIN, 1, "main"), ("~", 0, "<built-in method builtins.len>")
    whole = profile(
        {
            main: (1, 1, 1.0, 10.0, {}),
            length: (1, 6, 7.0, 9.0, {main: (1, 1, 2.0, 9.0), own("__len__"): (5, 5, 5.0, 5.0)}),
            own("__len__"): (1, 1, 2.0, 7.0, {length: (1, 1, 2.0, 7.0)}),
        }
    )
    assert figures(pictured(whole)) == {"main": (1, 1.0, 10.0), "len": (1, 9.0, 9.0)}


def test_stand_in_beside_what_it_stands_for() -> None:
    """A stand-in and Python's own function are one; what it called back isn't its own, and no time is there twice."""
    main, wait, key = (MAIN, 1, "main"), (f"{LIBRARY}/threading.py", 5, "wait"), (MAIN, 9, "key")
    whole = profile(
        {
            main: (1, 1, 1.0, 16.0, {}),
            wait: (1, 1, 0.5, 2.5, {main: (1, 1, 0.5, 2.5)}),
            own("sleep"): (3, 3, 1.5, 12.5, {main: (3, 3, 1.5, 12.5)}),
            SLEEP: (4, 4, 9.0, 9.0, {own("sleep"): (3, 3, 7.0, 7.0), wait: (1, 1, 2.0, 2.0)}),
            key: (6, 6, 4.0, 4.0, {own("sleep"): (6, 6, 4.0, 4.0)}),
        }
    )
    shown = pictured(whole)
    names = {"main": (1, 1.0, 16.0), "wait": (1, 0.5, 2.5), "time.sleep": (4, 10.5, 14.5), "key": (6, 4.0, 4.0)}
    assert figures(shown) == names and shown.run_cost == 16.0
    assert all(call.caller != call.callee for call in shown.calls)


@pytest.mark.parametrize("seed", range(60))
def test_made_up_runs(seed: int) -> None:
    """Of any run the program's calls and the run's cost stay, arrows add up to their callee, and no figure is below 0."""
    whole = made_up(random.Random(seed))
    shown = pictured(whole)
    assert shown.run_cost == pytest.approx(whole.run_cost)
    before, after = (
        {one.name: one.total_calls for one in each.functions if one.name.startswith("mine")} for each in (whole, shown)
    )
    assert before == after
    for i, function in enumerate(shown.functions):
        assert not function.key[0].startswith(room.OWN)
        assert 0 <= function.self_cost <= function.cumulative_cost + 1e-9
        arrows = [call for call in shown.calls if call.callee == i]
        for call in arrows:
            assert call.total_calls > 0 and 0 <= (call.self_cost or 0.0) <= (call.cumulative_cost or 0.0) + 1e-9
        if sum(call.total_calls for call in arrows) == function.total_calls:
            assert sum(call.self_cost or 0.0 for call in arrows) == pytest.approx(function.self_cost)


def made_up(chance: random.Random) -> Profile:
    """Run what calls at random, without recursion, and count as `cProfile` does."""
    rooms = {"mine": MAIN, "theirs": f"{LIBRARY}/json/tool.py", "built": "~", "check": room.OWN + "checks/_counted.py"}
    kinds = ["mine", *chance.choices(list(rooms), k=8)]
    keys = [
        (rooms[kind], 0 if kind == "built" else i + 1, f"<built-in method c{i}>" if kind == "built" else f"{kind}{i}")
        for i, kind in enumerate(kinds)
    ]
    later = [chance.sample(range(i + 1, len(keys)), min(4, len(keys) - i - 1)) for i in range(len(keys))]
    figures: list[list[float]] = [[0, 0, 0.0, 0.0] for _ in keys]
    arrows: dict[tuple[int, int], list[float]] = {}

    def call(i: int, caller: int | None) -> float:
        own_cost = chance.choice((0.25, 1.0, 2.0, 5.0))
        cost = own_cost + sum(call(chance.choice(later[i]), i) for _ in range(chance.randint(0, 3)) if later[i])
        counted = [figures[i], *([] if caller is None else [arrows.setdefault((caller, i), [0, 0, 0.0, 0.0])])]
        for one in counted:
            one[:] = [one[0] + 1, one[1] + 1, one[2] + own_cost, one[3] + cost]
        return cost

    for _ in range(chance.randint(1, 3)):
        call(0, None)
    return profile(
        {
            keys[i]: (*figures[i], {keys[a]: tuple(arrow) for (a, b), arrow in arrows.items() if b == i})
            for i in range(len(keys))
            if figures[i][0]
        }
    )


@pytest.mark.not_in_wasm
@pytest.mark.parametrize(
    "name", ["boil_eggs", "guest_list", "order_invoices", "import_records", "find_islands", "word_scores"]
)
def test_real_checks(name: str) -> None:
    """No function of a check is seen in what is drawn after it; costs add up there, and the program is called as often."""
    counts = Running(name, shipped(name)).finish(60.0).counts[0]
    whole, shown = counts.profile, counts.picture
    assert any(function.key[0].startswith(room.OWN) for function in whole.functions)
    assert not any(function.key[0].startswith(room.OWN) for function in shown.functions)
    program = [
        {one.key: one.total_calls for one in each.functions if one.origin == "program"} for each in (whole, shown)
    ]
    assert program[0] == program[1]
    called = [0.0] * len(shown.functions)
    for call in shown.calls:
        called[call.caller] += call.cumulative_cost or 0.0
    for function, below in zip(shown.functions, called):
        assert function.primitive_calls < function.total_calls or function.cumulative_cost == pytest.approx(
            function.self_cost + below, rel=1e-3
        )
    roots = {*range(len(shown.functions))} - {call.callee for call in shown.calls if call.caller != call.callee}
    assert shown.run_cost == pytest.approx(sum(shown.functions[i].cumulative_cost for i in roots), rel=1e-3)
