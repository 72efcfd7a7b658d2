"""Which functions become boxes."""

import random
import subprocess
import sys
from itertools import pairwise

import pytest

from demo.folding.boxes import BOXES
from demo.folding.focus import focus
from demo.folding.graph import Box, Graph
from demo.folding.merging import merge, unfolded
from demo.folding.partition import partition
from demo.picture.legend import account
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile, read_profile
from tests import samples

SHAPES = ("flat", "chain", "tree", "dense")
SEEDS = range(30)


def run(times: dict[str, float], arrows: list[tuple[str, str, int]], boxes: int = BOXES) -> Graph:
    return focus(samples.profile_of(samples.made(times, arrows)), boxes)


def box(graph: Graph, name: str) -> Box:
    [found] = [box for box in graph.boxes if box.name == name]
    return found


def arrows(graph: Graph) -> set[tuple[str, str, int]]:
    names = [box.name for box in graph.boxes]
    return {(names[arrow.caller], names[arrow.callee], arrow.total_calls) for arrow in graph.arrows}


def size(drawn: Graph) -> int:
    return sum(box.size for box in drawn.boxes)


@pytest.mark.parametrize("boxes", [3, 4, 7, BOXES, 1000])
@pytest.mark.parametrize("shape", SHAPES)
def test_budget(shape: str, boxes: int) -> None:
    """No shape of program gives more boxes than asked for, and none loses a function or a second."""
    profile = samples.profile_of(samples.shaped(shape))
    drawn = focus(profile, boxes)
    assert len(drawn.boxes) <= boxes
    assert size(drawn) == drawn.functions == len(profile.functions)
    assert sum(function.self_cost for function in drawn.boxes) == pytest.approx(profile.run_cost)


@pytest.mark.parametrize("boxes", [3, 12, BOXES])
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost(seed: int, boxes: int) -> None:
    """In random programs too, boxes and what is folded into them are all functions, and their self times the run."""
    for stats in (samples.grown(seed), samples.tangled(seed)):
        profile = samples.profile_of(stats)
        drawn = focus(profile, boxes)
        assert len(drawn.boxes) <= boxes
        assert size(drawn) == len(profile.functions)
        assert sum(function.self_cost for function in drawn.boxes) == pytest.approx(profile.run_cost)
        assert all(
            function.self_cost <= function.cumulative_cost * (1 + 1e-6)
            for function in drawn.boxes
            if not function.exact
        )


def test_nothing_is_lost_of_a_real_run() -> None:
    """A run recorded with the real clock adds up as well, and its account says where every function went."""
    profile = parse_profile(samples.real())
    drawn = focus(profile)
    assert len(drawn.boxes) <= BOXES
    assert size(drawn) == len(profile.functions)
    assert sum(function.self_cost for function in drawn.boxes) == pytest.approx(profile.run_cost)
    assert f"of {len(profile.functions):,} functions drawn" in account(drawn)


def calls_from_outside(profile: Profile, members: set[int]) -> int:
    """Count, straight from the file, the calls that came into a group of functions, and what had no caller."""
    came_in = sum(c.total_calls for c in profile.calls if c.callee in members and c.caller not in members)
    for i in members:
        had_callers = sum(call.total_calls for call in profile.calls if call.callee == i)
        came_in += max(profile.functions[i].total_calls - had_callers, 0)
    return came_in


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> list[Profile]:
    """Profiles of real programs, as `python -m cProfile` writes them."""
    folder = tmp_path_factory.mktemp("strangers")
    programs = (["pip", "list"], ["json.tool", "--help"], ["unittest", "--help"])
    for number, program in enumerate(programs):
        command = [sys.executable, "-m", "cProfile", "-o", f"{number}.pstats", "-m", *program]
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60)
    return [read_profile(folder / f"{number}.pstats") for number in range(len(programs))]


@pytest.mark.parametrize("boxes", [3, 7, BOXES])
def test_counts_are_those_of_the_file(strangers: list[Profile], boxes: int) -> None:
    """A box without a name of its own was called as often as its functions were from outside of it; so says the file."""
    profiles = [samples.profile_of(make(seed)) for make in (samples.tangled, samples.grown) for seed in SEEDS]
    checked = 0
    for profile in (*profiles, parse_profile(samples.real()), *strangers):
        groups = partition(profile, boxes)
        for group, box in zip(groups, merge(profile, groups).boxes):
            if not group.has_entrance and len(group.members) > 1:
                assert box.total_calls == calls_from_outside(profile, set(group.members)), box.name
                checked += 1
    assert checked > 30


def test_small_profile_is_untouched() -> None:
    """Where there is nothing to fold, every box and arrow stays as it is."""
    profile = samples.profile_of(samples.recorded(samples.FIB))
    drawn, whole = focus(profile), unfolded(profile)
    assert sorted(drawn.boxes) == sorted(whole.boxes)
    assert arrows(drawn) == arrows(whole) and drawn.unseen_arrows == 0


def test_order() -> None:
    """The boxes are in the order of files and lines, in whatever order the functions stand in the file."""
    stats = samples.grown(5)
    drawn = [focus(samples.profile_of(dict(items))) for items in (stats.items(), reversed(stats.items()))]
    assert [box.key for box in drawn[0].boxes if box.is_named] == [box.key for box in drawn[1].boxes if box.is_named]


def test_library_internals_are_folded() -> None:
    """The program's functions and what they call stay; what lies below a library call goes into that call."""
    drawn = run(
        {"main": 1.0, "lib:json.dumps": 0.5, "lib:json.encoder.encode": 0.25, "c:time.time": 0.25},
        [
            ("main", "lib:json.dumps", 3),
            ("lib:json.dumps", "lib:json.encoder.encode", 3),
            ("lib:json.encoder.encode", "c:time.time", 9),
        ],
    )
    assert arrows(drawn) == {("main", "dumps", 3)}
    assert (box(drawn, "dumps").self_cost, box(drawn, "dumps").folded, box(drawn, "dumps").total_calls) == (1.0, 2, 3)


def test_callbacks_stay_visible() -> None:
    """A function of the program that a library calls stays, with its arrow, however deep the library."""
    drawn = run(
        {"main": 1.0, "lib:json.dumps": 0.5, "lib:json.encoder.encode": 0.25, "default": 0.25},
        [
            ("main", "lib:json.dumps", 1),
            ("lib:json.dumps", "lib:json.encoder.encode", 1),
            ("lib:json.encoder.encode", "default", 7),
        ],
    )
    assert arrows(drawn) == {("main", "dumps", 1), ("dumps", "default", 7)}


def test_imports_are_one_box() -> None:
    """The import machinery, the bodies of library modules and what only they reach become one box that names them."""
    times = {
        "main": 1.0,
        "lib:importlib._bootstrap._find_and_load": 0.25,
        "lib:requests.<module>": 0.5,
        "lib:requests.helper": 0.5,
        "c:builtins.compile": 0.25,
    }
    names = list(times)
    drawn = run(times, [(one, other, 1) for one, other in pairwise(names)])
    [imports] = [function for function in drawn.boxes if function.origin == "imports"]
    assert (imports.name, imports.self_cost, imports.folded, imports.exact) == ("imports: requests", 1.5, 4, True)
    assert arrows(drawn) == {("main", "imports: requests", 1)}


def test_imports_of_modules_in_c() -> None:
    """A module written in C runs no code of its own that could be named, so the box is just called imports."""
    times = {"main": 1.0, "lib:importlib._bootstrap._find_and_load": 0.1, "c:_imp.create_builtin": 0.1}
    drawn = run(times, [(one, other, 1) for one, other in pairwise(times)])
    assert [function.name for function in drawn.boxes if function.origin == "imports"] == ["imports"]


def test_statement_is_no_import() -> None:
    """`cProfile.run("main()")` calls through a "<string>" that is no import."""
    stats = samples.made({"c:builtins.exec": 0.0, "main": 1.0}, [])
    string, main = ("<string>", 1, "<module>"), samples.key_of("main")
    stats[string] = (1, 1, 0.0, 1.0, {samples.key_of("c:builtins.exec"): (1, 1, 0.0, 1.0)})
    stats[main] = (1, 1, 1.0, 1.0, {string: (1, 1, 1.0, 1.0)})
    drawn = focus(samples.profile_of(stats))
    assert {function.origin for function in drawn.boxes} == {"built-in", "program"}


def test_reached_in_several_ways() -> None:
    """What two library calls share in earnest becomes a box of its own; what most came to by one goes there."""
    times = {"main": 20.0, "lib:a.a": 1.0, "lib:b.b": 1.0, "lib:x.x": 1.0, "lib:y.y": 1.0, "lib:z.z": 1.0}
    below = [("lib:a.a", "lib:x.x", 1), ("lib:b.b", "lib:x.x", 1), ("lib:a.a", "lib:y.y", 3), ("lib:b.b", "lib:y.y", 1)]
    below += [("lib:a.a", "lib:z.z", 4), ("lib:b.b", "lib:z.z", 1)]
    drawn = run(times, [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), *below])
    shared = box(drawn, "2 library functions, reached in several ways")
    assert (shared.origin, shared.folded, shared.exact) == ("shared", 2, True)
    assert (shared.self_cost, shared.cumulative_cost) == pytest.approx((2.0, 2.0))
    assert (box(drawn, "a").folded, box(drawn, "b").folded) == (1, 0)


@pytest.mark.parametrize(("calls", "folded"), [(80, 1), (79, 0)])
def test_most(calls: int, folded: int) -> None:
    """A library function belongs to the library call by which 80 % of its time comes, and to none with less."""
    times = {"main": 1.0, "lib:a.a": 1.0, "lib:b.b": 1.0, "lib:x.x": 1.0}
    below = [("lib:a.a", "lib:x.x", calls), ("lib:b.b", "lib:x.x", 100 - calls)]
    drawn = run(times, [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), *below])
    assert box(drawn, "a").folded == folded


def test_circles() -> None:
    """Functions on a cycle belong to the library call that most of the time from outside comes by, however much goes round."""
    a, b, x, y, main = (samples.key_of(name) for name in ("lib:a.a", "lib:b.b", "lib:x.x", "lib:y.y", "main"))
    stats = {
        main: (1, 1, 1.0, 10.0, {}),
        a: (1, 1, 0.5, 8.5, {main: (1, 1, 0.5, 8.5)}),
        b: (1, 1, 0.1, 0.5, {main: (1, 1, 0.1, 0.5)}),
        x: (9, 2, 5.0, 8.4, {a: (1, 1, 3.0, 8.0), b: (1, 1, 0.2, 0.4), y: (7, 7, 1.8, 6.0)}),
        y: (7, 7, 3.4, 7.0, {x: (7, 7, 3.4, 7.0)}),
    }
    assert box(focus(samples.profile_of(stats)), "a").folded == 2


def test_hub() -> None:
    """A library function that several calls share in earnest, and that costs much, has a box by its name."""
    times = {"main": 1.0, "lib:a.a": 1.0, "lib:b.b": 1.0, "lib:x.x": 1.0, "lib:y.y": 1.0}
    below = [("lib:a.a", "lib:x.x", 2), ("lib:b.b", "lib:x.x", 1), ("lib:x.x", "lib:y.y", 7)]
    drawn = run(times, [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), *below])
    assert (box(drawn, "x").folded, box(drawn, "x").self_cost) == (1, 2.0)
    assert arrows(drawn) == {("main", "a", 1), ("main", "b", 1), ("a", "x", 2), ("b", "x", 1)}


def test_chain() -> None:
    """Where there are too many boxes, functions that only call the next one, once, are one box."""
    row = ["start", "run", "work"]
    times = {"main": 1.0, **dict.fromkeys(row, 0.001), "left": 9.0, "right": 9.0, **{f"w{n}": 1.0 for n in range(9)}}
    calls = [(one, other, 1) for one, other in pairwise(["main", *row])]
    calls += [("work", "left", 3), ("work", "right", 5), *(("main", f"w{n}", 2) for n in range(9))]
    chain = box(run(times, calls, boxes=12), "start")
    assert (chain.chain, chain.total_calls) == (("run", "work"), 1)
    assert chain.self_cost == pytest.approx(0.003)
    assert box(run(times, calls), "start").chain == ()


def test_small_boxes() -> None:
    """Of many boxes, those under 0.1 % of the run are one box for their caller; of few, all are drawn."""

    def drawn(count: int) -> Graph:
        times = {"main": 100.0, "small": 0.04, "tiny": 0.05, **{f"w{n}": 1.0 for n in range(count)}}
        return run(times, [("main", name, 1) for name in times if name != "main"])

    assert box(drawn(13), "2 more functions").self_cost == pytest.approx(0.09)
    assert {box.name for box in drawn(12).boxes} >= {"small", "tiny"}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_details_without_the_bulk(seed: int) -> None:
    """Where over 20 % of a run has no box by a function's name, no function under 1 % has one."""
    rng = random.Random(seed)
    times = {"main": 0.0} | {f"f{n}": rng.paretovariate(rng.choice((0.9, 3))) for n in range(300)}
    flat = rng.random() < 0.5
    calls = [("main" if flat else rng.choice(["main", *list(times)[1 : n + 1]]), f"f{n}", 1) for n in range(300)]
    drawn = run(times, calls)
    nameless = sum(drawn.share(box.self_cost) for box in drawn.boxes if not box.is_named)
    small = [box for box in drawn.boxes if box.is_named and drawn.share(box.cumulative_cost) < 0.01]
    assert nameless <= 0.2 or not small


def test_packages() -> None:
    """Where much of a run would have no name, its boxes say which packages it is."""
    times = {"main": 1.0, "a": 0.0, "b": 0.0} | {f"lib:alpha.a{n}": 0.05 + n / 1000 for n in range(9)}
    times |= {f"lib:django.db.models.m{m}.f{n}": 0.04 for m in range(9) for n in range(9)} | {"lib:beta.b": 0.001}
    calls = [(one, other, 1) for one in ("a", "b") for other in times if other.startswith("lib:")]
    drawn = run(times, [("main", "a", 1), ("main", "b", 1), *calls], boxes=12)
    names = sorted(box.name for box in drawn.boxes if box.origin == "rest")
    assert names == ["3 functions of alpha", "81 functions of django.db"]


@pytest.mark.parametrize(
    ("module", "boxes"),
    [("util", ["imports", "main"]), ("metadata", ["f", "main"]), ("resources", ["f", "main"])],
)
def test_what_is_an_import(module: str, boxes: list[str]) -> None:
    """Reading what comes with a package (`importlib.metadata`, `importlib.resources`) is not an import."""
    one, other = (f"lib:importlib.{module}.{name}" for name in "fg")
    drawn = run({"main": 1.0, one: 0.5, other: 0.5}, [("main", one, 1), (one, other, 1)])
    assert sorted(box.name for box in drawn.boxes) == boxes


def test_settling_reaches_all_the_way_down() -> None:
    """What is below a function that went to one library call goes there too, however long the way and whatever its order."""
    count = 2000
    below = [f"lib:deep.f{n}" for n in range(count)]
    times = {"main": 1.0, "lib:a.a": 1.0, "lib:b.b": 1.0, **dict.fromkeys(below, 0.001)}
    chain = [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), ("lib:a.a", below[0], 99), ("lib:b.b", below[0], 1)]
    stats = samples.made({name: times[name] for name in list(times)[:4]}, chain)
    for caller, callee in pairwise(below):
        seconds = 0.001 * (count - below.index(callee))
        stats[samples.key_of(callee)] = (1, 1, 0.001, seconds, {samples.key_of(caller): (1, 1, 0.001, seconds)})
    drawn = focus(samples.profile_of(dict(reversed(stats.items()))))
    assert box(drawn, "a").folded == count


def test_rest_is_told_by_caller() -> None:
    """What falls out of the budget becomes one box for each caller, which says how many functions they are."""
    times = {"main": 1.0, "left": 9.0, "right": 9.0} | {f"{side}{n}": 0.01 for side in "lr" for n in range(20)}
    below = [(side, f"{side[0]}{n}", 1) for side in ("left", "right") for n in range(20)]
    drawn = run(times, [("main", "left", 1), ("main", "right", 1), *below], boxes=8)
    rest = {(caller, callee): count for caller, callee, count in arrows(drawn) if "more functions" in callee}
    assert len(drawn.boxes) <= 8
    assert {caller for caller, _ in rest} == {"left", "right"}
    assert sum(function.folded for function in drawn.boxes if function.origin == "rest") == 43 - sum(
        function.origin == "program" for function in drawn.boxes
    )


def test_nobodys_code() -> None:
    """Where nothing is the program's own, or all of it, only the budget folds."""
    names = [f"lib:json.f{n}" for n in range(10)]
    chain = [(one, other, 1) for one, other in pairwise(names)]
    assert len(run(dict.fromkeys(names, 1.0), chain).boxes) == 10


@pytest.mark.parametrize("boxes", [3, BOXES])
def test_every_box_has_its_arrow(boxes: int) -> None:
    """However small the arrows into a box, the main one stays, and the number of those left out is told."""
    for seed in SEEDS:
        profile = samples.profile_of(samples.grown(seed, size=25))
        drawn = focus(profile, boxes)
        reached = {arrow.callee for arrow in drawn.arrows}
        roots = {call.callee for call in profile.calls}
        assert all(
            i in reached for i, function in enumerate(drawn.boxes) if function.name != "main" and function.key[0]
        )
        assert len(reached) >= len(drawn.boxes) - 1 - (len(profile.functions) - len(roots))
    whole = run({"main": 100.0, "a": 1.0, "b": 1.0}, [("main", "a", 1), ("main", "b", 1), ("a", "b", 10_000_000)])
    assert whole.unseen_arrows == 1 and len(whole.arrows) == 2


def test_unknown_counts_do_not_stop_folding() -> None:
    """A profile without counts is folded as any other: its library functions do not all become roots."""
    main, dumps, encode = samples.key_of("main"), samples.key_of("lib:json.dumps"), samples.key_of("lib:json.encode")
    stats = {main: (-1, -1, 0.5, 1.5, {}), dumps: (-1, -1, 0.5, 1.0, {main: (-1, -1, 0.5, 1.0)})}
    stats[encode] = (-1, -1, 0.5, 0.5, {dumps: (-1, -1, 0.5, 0.5)})
    assert [function.folded for function in focus(samples.profile_of(stats)).boxes] == [0, 1]


@pytest.mark.parametrize("seconds", [-1.0, 0.0])
def test_no_time(seconds: float) -> None:
    """A run whose functions cost nothing, or less, as `profile` writes it with a bias too large, is drawn all the same."""
    times = dict.fromkeys(["main", "lib:a.a", "lib:b.b", "lib:x.x", *map(str, range(40))], seconds)
    below = [("lib:a.a", "lib:x.x", 1), ("lib:b.b", "lib:x.x", 2), *(("main", str(n), 1) for n in range(40))]
    drawn = run(times, [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), *below])
    assert size(drawn) == 44


def test_run_and_not_imported() -> None:
    """The body of a library's module that nobody calls is what was run, as by `python -m pytest`, and no import."""
    times = {"lib:tool.<module>": 2.0, "main": 1.0, "c:builtins.__import__": 0.125, "lib:json.<module>": 0.5}
    calls = [("lib:tool.<module>", "main", 3), ("main", "c:builtins.__import__", 1)]
    drawn = run(times, [*calls, ("c:builtins.__import__", "lib:json.<module>", 1)])
    assert [box.origin for box in drawn.boxes if box.self_cost == 2.0] == ["library"]
    assert [box.self_cost for box in drawn.boxes if box.origin == "imports"] == [0.625]
