"""What a first look leaves out, and that it changes nothing else."""

import pytest

from demo.folding.first_view import FEW, SMALL, first_view
from demo.folding.focus import focus
from demo.folding.graph import Graph
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from tests import samples
from tests.folding.test_focus import calls_from_outside

MORE = {f"more_{number}": 1.0 for number in range(FEW - 2)}
"""Functions that make the picture large; `main` calls each once."""


def view(times: dict[str, float], calls: list[tuple[str, str, int]]) -> Graph | None:
    profile = samples.profile_of(samples.made(times | MORE, [*calls, *(("main", name, 1) for name in MORE)]))
    return first_view(profile, focus(profile))


def calls_in(graph: Graph) -> set[tuple[str, str, int]]:
    """Return the arrows, without those to `MORE`."""
    names = [box.name for box in graph.boxes]
    arrows = {(names[arrow.caller], names[arrow.callee], arrow.total_calls) for arrow in graph.arrows}
    return {arrow for arrow in arrows if arrow[1] not in MORE}


def test_one_box_for_each_caller() -> None:
    """Small boxes are put together by the box that calls them, directly or not; the only one of a caller remains."""
    graph = view(
        {"main": 50.0, "work": 49.0, "a": 0.25, "b": 0.3, "c": 0.35, "d": 0.4, "f": 0.33, "e": 1.0, "alone": 0.45},
        [
            *[("main", "work", 2), ("main", "a", 3), ("a", "b", 4)],
            *[("work", "c", 5), ("work", "d", 6), ("work", "f", 9), ("work", "e", 7), ("e", "alone", 8)],
        ],
    )
    assert graph
    assert calls_in(graph) == {
        *{("main", "work", 2), ("main", "2 more functions", 3)},
        *{("work", "3 more functions", 20), ("work", "e", 7), ("e", "alone", 8)},
    }


def test_small_arrows() -> None:
    """Where no boxes can be put together, small arrows are left out all the same, but one into each box."""
    names = ("main", "work", "rest", *MORE)
    main, work, rest, *more = (("/srv/shop.py", line, name) for line, name in enumerate(names, 1))
    profile = samples.profile_of(
        {
            **{key: (3, 3, 1.0, 1.0, {main: (1, 1, 0.75, 0.75), work: (2, 2, 0.25, 0.25)}) for key in more},
            main: (1, 1, 50.0 - len(more), 100.0, {}),
            work: (2, 2, 30.0, 30.25 + 0.25 * len(more), {main: (2, 2, 30.0, 30.25 + 0.25 * len(more))}),
            rest: (7, 7, 20.0, 20.0, {main: (3, 3, 19.75, 19.75), work: (4, 4, 0.25, 0.25)}),
        }
    )
    graph = focus(profile)
    seen = first_view(profile, graph)
    assert seen and len(seen.boxes) == len(graph.boxes)
    assert calls_in(graph) - calls_in(seen) == {("work", "rest", 4)}
    assert {box.name for box in seen.boxes} == {*names}


def test_nothing_small() -> None:
    """Where nothing is small, there is no other view."""
    assert view({"main": 50.0, "work": 30.0, "rest": 20.0}, [("main", "work", 2), ("main", "rest", 3)]) is None


def test_few_boxes() -> None:
    """Where there are few boxes, all of them are in the only view."""
    times = {"main": 50.0} | {f"small_{number}": 0.125 for number in range(FEW - 1)}
    for _ in range(2):
        profile = samples.profile_of(samples.made(times, [("main", name, 2) for name in times if name != "main"]))
        assert bool(first_view(profile, focus(profile))) == (len(times) > FEW)
        times["another"] = 0.125


def profiles() -> list[Profile]:
    random = [samples.profile_of(make(seed)) for make in (samples.tangled, samples.grown) for seed in range(60)]
    return [*random, parse_profile(samples.real())]


@pytest.mark.parametrize("boxes", [30, 1000])
def test_the_other_boxes_are_the_same(boxes: int) -> None:
    """A box has the same number, functions and figures in both views; those put together were small, and add up."""
    together = 0
    for profile in profiles():
        graph = focus(profile, boxes)
        seen = first_view(profile, graph)
        if not seen:
            continue
        for number, box, group in zip(seen.numbers, seen.boxes, seen.groups):
            if number < len(graph.boxes):
                assert (box, group) == (graph.boxes[number], graph.groups[number])
            else:
                assert len(group.members) > 1 and box.total_calls == calls_from_outside(profile, set(group.members))
                together += 1
        gone = [box for number, box in enumerate(graph.boxes) if number not in seen.numbers]
        assert all(max(box.cumulative_cost, box.self_cost) < SMALL * profile.run_cost for box in gone)
        assert sum(box.self_cost for box in seen.boxes) == pytest.approx(profile.run_cost)
        assert sorted(i for group in seen.groups for i in group.members) == list(range(len(profile.functions)))
    assert together > 10
