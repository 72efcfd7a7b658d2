"""The arithmetic of boxes."""

import random

import pytest

from demo.folding.cycles import cycles
from demo.folding.graph import Box, Graph, Group
from demo.folding.merging import merge, roots, unfolded
from demo.profiles.model import Function, Profile
from tests import samples

SHOP = samples.profile_of(samples.without_frame(samples.recorded(samples.SHOP)))
SEEDS = range(40)


def partition(profile: Profile, seed: int) -> list[Group]:
    """Put the functions into random groups."""
    rng = random.Random(seed)
    members: dict[int, list[int]] = {}
    for i in range(len(profile.functions)):
        members.setdefault(rng.randrange(8), []).append(i)
    return [Group(group, rng.random() < 0.5, f"group {number}") for number, group in members.items()]


def groups_of(profile: Profile, *together: tuple[str, ...]) -> list[Group]:
    """Put the functions with these names together, and each other one by itself."""
    number = {function.name: i for i, function in enumerate(profile.functions)}
    groups = [Group([number[name] for name in names], False, "+".join(names)) for names in together]
    grouped = {i for group in groups for i in group.members}
    return groups + [Group([i]) for i in range(len(profile.functions)) if i not in grouped]


def box(graph: Graph, name: str) -> int:
    [number] = [i for i, box in enumerate(graph.boxes) if box.name == name]
    return number


def profiles_of(seed: int) -> list[Profile]:
    return [samples.profile_of(stats) for stats in (samples.grown(seed), samples.tangled(seed))]


@pytest.mark.parametrize("seed", SEEDS)
def test_self_costs_add_up(seed: int) -> None:
    """However functions are merged, the self times add up to the run time, and the functions to the same number."""
    for profile in (*profiles_of(seed), SHOP):
        merged = merge(profile, partition(profile, seed))
        assert sum(function.self_cost for function in merged.boxes) == pytest.approx(profile.run_cost)
        assert sum(function.size for function in merged.boxes) == len(profile.functions)
        assert (merged.run_cost, merged.functions) == (profile.run_cost, len(profile.functions))


@pytest.mark.parametrize("seed", SEEDS)
def test_arrows_are_summed(seed: int) -> None:
    """The calls between two boxes are those between their members, each once, and so is the time where it is exact."""
    for profile in (*profiles_of(seed), SHOP):
        groups = partition(profile, seed)
        merged = merge(profile, groups)
        home = {i: number for number, group in enumerate(groups) for i in group.members}
        pairs = [(home[call.caller], home[call.callee]) for call in profile.calls]
        assert len({(call.caller, call.callee) for call in merged.arrows}) == len(merged.arrows)
        assert {(call.caller, call.callee) for call in merged.arrows} == {
            pair for pair in pairs if pair[0] != pair[1] or len(groups[pair[0]].members) == 1
        }
        for call in merged.arrows:
            parts = [part for part, pair in zip(profile.calls, pairs) if pair == (call.caller, call.callee)]
            seconds = [part.cumulative_cost or 0.0 for part in parts]
            assert call.total_calls == sum(part.total_calls for part in parts)
            assert call.primitive_calls == sum(part.primitive_calls for part in parts)
            assert call.self_cost == pytest.approx(sum(part.self_cost or 0.0 for part in parts))
            assert call.cumulative_cost is not None
            assert call.exact or max(seconds) <= call.cumulative_cost * (1 + 1e-9) <= sum(seconds) * (1 + 1e-6)
            assert not call.exact or call.cumulative_cost == pytest.approx(sum(seconds))


@pytest.mark.parametrize("seed", SEEDS)
def test_exact_boxes_of_a_run_without_recursion(seed: int) -> None:
    """A box that is called exact took as long as the calls that came into it; no box claims more than the run."""
    profile = samples.profile_of(samples.grown(seed))
    for number, group in enumerate(groups := partition(profile, seed)):
        merged = merge(profile, groups).boxes[number]
        assert merged.self_cost <= merged.cumulative_cost * (1 + 1e-6)
        assert merged.cumulative_cost <= profile.run_cost * (1 + 1e-6)
        if merged.exact and len(group.members) > 1 and not group.has_entrance:
            came_in = [c for c in profile.calls if c.callee in group.members and c.caller not in group.members]
            top = sum(profile.functions[i].cumulative_cost for i in roots(profile) if i in group.members)
            assert merged.cumulative_cost == pytest.approx(sum(c.cumulative_cost or 0.0 for c in came_in) + top)
            assert merged.total_calls == sum(c.total_calls for c in came_in) + bool(top)


def test_circle_inside_a_box() -> None:
    """Functions that call each other are exact in one box, for they are entered from outside only."""
    merged = merge(SHOP, groups_of(SHOP, ("is_even", "is_odd")))
    both = merged.boxes[box(merged, "is_even+is_odd")]
    assert (both.exact, both.total_calls, both.folded) == (True, 1, 2)
    assert both.self_cost == both.cumulative_cost == pytest.approx(3 * 0.25 + 3 * 0.5)


def test_circle_through_another_box() -> None:
    """A box that calls itself again through others is not exact: its time is the largest that is certain."""
    merged = merge(SHOP, groups_of(SHOP, ("is_even", "price")))
    both = merged.boxes[box(merged, "is_even+price")]
    assert not both.exact
    assert both.cumulative_cost == pytest.approx(2.25)
    assert both.self_cost == pytest.approx(3 * 0.25 + 6 * 0.125)


def test_calls_inside_each_other_are_not_added() -> None:
    """An arrow whose calls ran inside each other does not count their time twice."""
    program = """
def a(n):
    clock.now += 1
    b(n)
def b(n):
    clock.now += 1
    if n: c(n - 1)
def c(n):
    clock.now += 1
    b(n)
a(3)
"""
    profile = samples.profile_of(samples.recorded(program))
    merged = merge(profile, groups_of(profile, ("a", "c")))
    [call] = [c for c in merged.arrows if (c.caller, c.callee) == (box(merged, "a+c"), box(merged, "b"))]
    assert (call.total_calls, call.exact) == (4, False)
    assert call.cumulative_cost == pytest.approx(7.0)
    assert profile.run_cost == pytest.approx(8.0)


def test_summed_arrow_of_one_caller_is_exact() -> None:
    """Calls of one function that none of its callees calls again never overlap, whatever the boxes around them do."""
    times = {"main": 1.0, "a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0}
    arrows = [("main", "a", 1), ("main", "b", 1), ("main", "c", 1), ("c", "d", 1), ("a", "d", 1)]
    profile = samples.profile_of(samples.made(times, arrows))
    merged = merge(profile, groups_of(profile, ("a", "b", "d")))
    [call] = [c for c in merged.arrows if merged.boxes[c.caller].name == "main" and merged.boxes[c.callee].folded]
    assert call.exact and call.cumulative_cost == pytest.approx(1.5 + 1.0)


def test_recursion_keeps_its_arrow() -> None:
    """A function that stays by itself keeps the arrow to itself, with all its calls."""
    profile = samples.profile_of(samples.recorded(samples.FIB))
    merged = unfolded(profile)
    assert [call.total_calls for call in merged.arrows if call.caller == call.callee] == [176]
    assert [tuple(box)[: len(Function._fields)] for box in merged.boxes] == [
        tuple(function) for function in profile.functions
    ]
    assert [tuple(arrow)[:6] for arrow in merged.arrows] == [tuple(call) for call in profile.calls]


def test_unknown_times_stay_unknown() -> None:
    """Where one part of an arrow has no time, the sum has none, and the box behind it is not exact."""
    main, a, b = (("f.py", line, name) for line, name in enumerate(("main", "a", "b"), 1))
    stats = {main: (1, 1, 1.0, 3.0, {}), a: (1, 1, 1.0, 1.0, {main: (1, 1, 1.0, 1.0)}), b: (2, 2, 1.0, 1.0, {main: 2})}
    profile = samples.profile_of(stats)
    merged = merge(profile, groups_of(profile, ("a", "b")))
    assert [(call.total_calls, call.cumulative_cost) for call in merged.arrows] == [(3, None)]
    assert merged.boxes[0].exact is False and merged.boxes[0].cumulative_cost == 2.0


def test_entrance() -> None:
    """A box with an entrance shows that function's calls and cumulative time, the self time of all, and who has most of it."""
    times = {"main": 1.0, "a": 1.0, "b": 2.0}
    profile = samples.profile_of(samples.made(times, [("main", "a", 4), ("a", "b", 8)]))
    merged = merge(profile, [Group([0]), Group([1, 2])])
    assert merged.boxes[1] == Box(*profile.functions[1], folded=1, largest=profile.functions[2])._replace(self_cost=3.0)


def test_entered_past_the_entrance() -> None:
    """A box never shows more self than cumulative time: what came in past its entrance counts, as "at least"."""
    times = {"main": 0.0, "a": 0.0, "b": 1.0}
    profile = samples.profile_of(samples.made(times, [("main", "a", 1), ("a", "b", 19), ("main", "b", 1)]))
    named = merge(profile, [Group([0]), Group([1, 2])]).boxes[1]
    assert (named.self_cost, named.cumulative_cost, named.exact) == (1.0, 1.0, False)


def test_figures_that_disagree() -> None:
    """Neither does a box without an entrance whose arrows, by the file, cost less than its functions did themselves."""
    main, a, b = (("f.py", line, name) for line, name in enumerate(("main", "a", "b"), 1))
    stats = {
        main: (1, 1, 4.0, 9.0, {}),
        a: (2, 2, 2.0, 2.0, {main: (2, 2, 1.5, 1.5)}),
        b: (3, 3, 3.0, 3.0, {main: (3, 3, 3.0, 3.0)}),
    }
    merged = merge(samples.profile_of(stats), [Group([0]), Group([1, 2], False, "both")]).boxes[1]
    assert (merged.self_cost, merged.cumulative_cost, merged.exact) == (5.0, 5.0, False)


def test_roots() -> None:
    """A root has no caller, or more calls than its callers say, as a thread's function has."""
    main, run, work = (("f.py", line, name) for line, name in enumerate(("main", "run", "work"), 1))
    stats = {
        main: (1, 1, 1.0, 3.0, {}),
        run: (3, 3, 1.0, 1.0, {main: (1, 1, 0.3, 0.3)}),
        work: (1, 1, 1.0, 1.0, {run: 1}),
    }
    assert roots(samples.profile_of(stats)) == {0: 1, 1: 2}
    stats = {main: (-1, -1, 1.0, 3.0, {}), run: (-1, -1, 1.0, 1.0, {main: (-1, -1, 0.3, 0.3)})}
    assert roots(samples.profile_of(stats)) == {0: 0}


@pytest.mark.parametrize("seed", SEEDS)
def test_cycles(seed: int) -> None:
    """Two boxes have the same number exactly if each can be reached from the other."""
    rng = random.Random(seed)
    size = rng.randint(1, 12)
    arrows = {(rng.randrange(size), rng.randrange(size)) for _ in range(rng.randint(0, 20))}
    reach = [{i} for i in range(size)]
    for _ in range(size):
        for caller, callee in arrows:
            reach[caller] |= reach[callee]
    number = cycles(size, arrows)
    for one in range(size):
        for other in range(size):
            assert (number[one] == number[other]) == (other in reach[one] and one in reach[other])


def test_cycles_are_not_recursive() -> None:
    """A chain or a ring of 50,000 functions is no deep recursion of ours."""
    chain = [(i, i + 1) for i in range(49_999)]
    assert len(set(cycles(50_000, chain))) == 50_000
    assert len(set(cycles(50_000, [*chain, (49_999, 0)]))) == 1
