"""Limits for continuous integration: what they mean, and that nothing else passes for one."""

import marshal
import random

import pytest

import demo as profiling
from demo.comparison.limits import exceeded, limit_of
from demo.errors import DemoError, UsageError
from demo.pipeline import RunComparison
from tests import samples


def pair(before: int = 10, after: int = 12) -> RunComparison:
    """Return two runs in which `main` calls `render` so often, and `help` 7 times; `render` calls a library."""
    runs = []
    for calls in (before, after):
        costs = {"main": 0.5, "help": 0.125}
        arrows = [("main", "help", 7)]
        if calls:
            costs |= {"render": 0.25, "lib:json.dumps": 0.0625}
            arrows += [("main", "render", calls), ("render", "lib:json.dumps", 3 * calls)]
        runs.append(profiling.read(marshal.dumps(samples.made(costs, arrows)), mine=[samples.FOLDER]))
    return RunComparison(runs[0], runs[1])


RENDERED = "render (main.py:{line}) was called 12 times, at most 11 allowed; 12 of these by main (main.py:{main})."


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("calls(render) > 11", RENDERED),
        ("calls(render) > 12", ""),
        ("calls(main.render) > 11", RENDERED),
        ("calls( main:render )>1_1", RENDERED),
        ("calls(render) + 20%", ""),
        ("calls(render) +19%", "10 times before, 12 times now (+20%)."),
        ("calls(render) +2", ""),
        ("calls(render) +1", "10 times before, 12 times now (+20%)."),
        ("calls(help) +0%", ""),
        (
            "calls(json.dumps) > 35",
            "json.dumps was called 36 times, at most 35 allowed; 36 of these by render (main.py:{line}).",
        ),
        ("calls > 20", ""),
        ("calls > 19", "20 calls, 19 calls allowed."),
        ("calls +11%", "18 calls before, 20 calls now (+11%)."),
        ("calls +12%", ""),
    ],
)
def test_calls(limit: str, sentence: str) -> None:
    """Calls of one function count from anywhere; those of the whole run are the program's own functions'."""
    line, main = samples.key_of("render")[1], samples.key_of("main")[1]
    wanted = f"{' '.join(limit.split())}: {sentence.format(line=line, main=main)}"
    assert pair().exceeded(limit) == ([wanted] if sentence else [])


MEMORY = {"profiling-demo": "1", "clock": "peak", "unit": "B", "mine": samples.FOLDER, "peak": 9_000_000, "held": 0}


def in_bytes(before: float = 1_000_000, after: float = 1_250_000) -> RunComparison:
    """Return two runs in which `work` allocated so much, and `main` another 250,000 bytes."""
    runs = []
    for size in (before, after):
        stats = samples.made({"main": 250_000, "work": size}, [("main", "work", 3)])
        runs.append(profiling.read(marshal.dumps(stats) + marshal.dumps(MEMORY)))
    return RunComparison(runs[0], runs[1])


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("memory > 1.5 MB", ""),
        ("memory > 1.4 MB", "1.50 MB held at the peak, 1.40 MB allowed."),
        ("memory > 1499999", "1.50 MB held at the peak, 1.50 MB allowed."),
        ("memory +20%", ""),
        ("memory +19%", "1.25 MB before, 1.50 MB now (+20%)."),
        ("memory(work) +249 kB", "1.00 MB before, 1.25 MB now (+25%)."),
        ("memory(work) +250kB", ""),
        ("memory(main) > 0.001 GB", "1.50 MB, 1.00 MB allowed."),
    ],
)
def test_memory(limit: str, sentence: str) -> None:
    """Memory is that of the run, or of a function with all that it called; units are decimal."""
    assert in_bytes().exceeded(limit) == ([f"{limit}: {sentence}"] if sentence else [])


@pytest.mark.parametrize(
    "text",
    [
        *("", "calls", "calls >", "calls > x", "calls > -1", "calls - 5%", "calls > 5%", "calls > 5 MB", "memory > 5%"),
        *("calls(a)(b) > 1", "calls() > 1", "call > 1", "calls >= 1", "time > 1", "time(render) +5%", "memory +5 mb"),
    ],
)
def test_no_limit(text: str) -> None:
    """What isn't a limit is refused with an example of one, and a limit of time with the reason."""
    with pytest.raises(UsageError, match=r"calls\(app.render\) > 10") as error:
        pair().exceeded(text)
    assert ("differ from run to run" in str(error.value)) == text.startswith("time")


def test_what_a_file_does_not_hold() -> None:
    """Memory of a run in seconds can't be checked, nor calls of one that counts none."""
    with pytest.raises(DemoError, match="--memory"):
        pair().exceeded("memory > 1")
    stats: samples.Stats = {samples.key_of("main"): (-1, -1, 0.5, 0.5, {})}
    run = profiling.read(marshal.dumps(stats))
    with pytest.raises(DemoError, match="count none"):
        RunComparison(run, run).exceeded("calls > 1")


def test_names() -> None:
    """A function that is in neither run counts as never called; of several, none is taken at random."""
    comparison = pair().comparison
    found = exceeded(comparison, [limit_of("calls(main.rendr) > 0"), limit_of("calls(render) > 11")])
    assert found.warnings == [
        "calls(main.rendr) > 0: no function main.rendr is in either run, so it counts as 0. Is it main.render?"
    ]
    assert len(found.failures) == 1
    stats = samples.made({"main": 0.5}, [])
    stats.update(
        {(f"{samples.FOLDER}/{name}/views.py", 3, "render"): (5, 5, 0.1, 0.1, {}) for name in ("shop", "blog")}
    )
    run = profiling.read(marshal.dumps(stats), mine=[samples.FOLDER])
    both = RunComparison(run, run)
    with pytest.raises(UsageError, match=r"several functions have that name: blog\.views\.render, shop\.views\.render"):
        both.exceeded("calls(views.render) > 0")
    assert both.exceeded("calls(shop.views.render) > 5") == [] != both.exceeded("calls(shop.views.render) > 4")


def test_one_name_in_one_file() -> None:
    """Functions of one name in one file, as methods are, count together; their memory can't be added up."""
    file = f"{samples.FOLDER}/views.py"
    stats = samples.made({"main": 0.5}, [])
    stats.update({(file, 3, "render"): (5, 5, 0.1, 0.1, {}), (file, 40, "render"): (7, 7, 0.1, 0.1, {})})
    run = profiling.read(marshal.dumps(stats), mine=[samples.FOLDER])
    both = RunComparison(run, run)
    assert both.exceeded("calls(views.render) > 12") == []
    [sentence] = both.exceeded("calls(views.render) > 11")
    assert sentence.endswith("2 functions of that name were called 12 times in all, at most 11 allowed.")
    run = profiling.read(marshal.dumps(stats) + marshal.dumps(MEMORY))
    with pytest.raises(UsageError, match="several functions"):
        RunComparison(run, run).exceeded("memory(render) > 1")


def test_shares_are_exact() -> None:
    """What has grown by just so much is not above the limit, for each percentage."""
    for percent in range(1, 100):
        runs = pair(100, 100 + percent)
        assert runs.exceeded(f"calls(render) +{percent}%") == []
        assert len(runs.exceeded(f"calls(render) +{percent - 1}.9999%")) == 1


def test_new_and_gone() -> None:
    """What was never called before has grown by any share; what is gone has not grown."""
    assert pair(0, 1).exceeded("calls(render) +500%")[0].endswith("never before, once now.")
    assert pair(9, 0).exceeded("calls(render) +0%", "calls(render) > 0") == []


def test_any_text() -> None:
    """Whatever is typed is a limit, or is refused in one line."""
    rng = random.Random(3)
    parts = [
        "calls",
        "calls ",
        "memory",
        "(render)",
        "(",
        ")",
        ">",
        " > ",
        "+",
        "1",
        "20",
        "%",
        "MB",
        "0",
        ".",
        "é",
        "\n",
    ]
    comparison, refusals, read = pair(), list[str](), 0
    for _ in range(20_000):
        try:
            comparison.exceeded("".join(rng.choices(parts, k=rng.randint(3, 5))))
            read += 1
        except DemoError as error:
            refusals.append(str(error))
    assert read > 20 and not any("\n" in refusal for refusal in refusals)
