"""One program's known stacks, put into each format, come out alike: to the last digit, and as counted by brute force."""

import gzip
import json
from collections import Counter
from itertools import pairwise

import pytest

from demo.errors import ProfileFileError
from demo.profiles.model import Profile
from demo.profiles.tables import Key
from demo.stacks.reader import parse
from tests import oracle, samples
from tests.stacks.writers import TICK, WRITERS, gecko, speedscope

Name = tuple[str, str]
Figures = tuple[dict[Name, float], dict[Name, float], dict[tuple[Name, Name], float]]
"""Self costs, cumulative costs, and cumulative costs of arrows."""
NAMELESS = ("<lambda>", "<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>")
IN_SECONDS = {"speedscope", "speedscope, events", "austin", "gecko", "gecko, tables in threads"}


def stacks_of(seed: int) -> dict[oracle.Stack, int]:
    """Return the stacks of a random program, in ticks of its clock; each function has a name of its own in its file."""
    found: Counter[oracle.Stack] = Counter()
    for stack, cost in oracle.traced(oracle.program(seed)).costs.items():
        found[tuple(_own_name(key) for key in stack)] += int(cost / TICK)
    return {stack: cost for stack, cost in found.items() if cost}


def _own_name(key: Key) -> Key:
    file, line, name = key
    return (file, line, f"{name.strip('<>')}{line}" if name in NAMELESS else name)


def counted(profile: Profile, tick: float) -> Figures:
    """Return the figures of a profile, in ticks."""
    names = [(f.key[0], f.key[2]) for f in profile.functions]
    return (
        {name: f.self_cost / tick for name, f in zip(names, profile.functions)},
        {name: f.cumulative_cost / tick for name, f in zip(names, profile.functions)},
        {(names[c.caller], names[c.callee]): (c.cumulative_cost or 0) / tick for c in profile.calls},
    )


def by_brute_force(costs: dict[oracle.Stack, int]) -> Figures:
    """Count the same, stack by stack."""
    own, cumulative, arrows = dict[Name, float](), dict[Name, float](), dict[tuple[Name, Name], float]()
    for stack, cost in costs.items():
        names = [(file, name) for file, _, name in stack]
        own[names[-1]] = own.get(names[-1], 0) + cost
        for name in set(names):
            own.setdefault(name, 0)
            cumulative[name] = cumulative.get(name, 0) + cost
        for pair in set(pairwise(names)):
            arrows[pair] = arrows.get(pair, 0) + cost
    return own, cumulative, arrows


@pytest.mark.parametrize("name", WRITERS)
def test_alike(name: str) -> None:
    """Self and cumulative costs and arrows are those of the stacks, whatever the format; packed by gzip as well."""
    for seed in range(12):
        costs = stacks_of(seed)
        data = WRITERS[name](costs)
        tick = TICK if name in IN_SECONDS else 1
        for one in (data, gzip.compress(data)):
            profile = parse(one, [samples.FOLDER])
            assert counted(profile, tick) == by_brute_force(costs), seed
            assert profile.run_cost == sum(costs.values()) * tick


@pytest.mark.parametrize("name", WRITERS)
def test_whose_code(name: str) -> None:
    """Files keep their folders, so it is known whose each function is."""
    functions = parse(WRITERS[name](stacks_of(7))).functions
    assert {f.origin for f in functions if f.key[0].startswith(samples.FOLDER)} == {"program"}
    assert {f.origin for f in functions if f.key[0].startswith(oracle.LIBRARY)} == {"library"}
    assert {f.origin for f in functions if f.key[0] == "~"} == {"native"}


def test_units() -> None:
    """The clock is the file's: seconds, bytes, or samples of which nobody knows how long they stand for."""
    units = {name: parse(write(stacks_of(7))).clock.unit for name, write in WRITERS.items()}
    assert units == {
        **dict.fromkeys(IN_SECONDS, "s"),
        "speedscope, in no unit": "samples",
        "speedscope, bytes": "B",
        "py-spy": "samples",
        "perf": "samples",
    }


def sampling(data: bytes) -> tuple[int, int, int, list[str]]:
    """Return how many samples, threads and processes a file has, and its functions."""
    profile = parse(data)
    found = profile.recording.sampling
    assert found
    return found.number, found.threads, found.processes, [f.name for f in profile.functions]


def test_places_are_no_functions() -> None:
    """What stands for a process or thread at the top of a stack is counted, and not drawn; names that only look so are kept."""
    of_py_spy = (
        b'process 1:"python a.py";thread (0x1): Main;main (a.py:1) 10\n'
        b'process 2:"python b.py";thread (2);main (a.py:1);work (a.py:4) 7\n'
        b'process 2:"python b.py";thread (0x3): W;work (a.py:4) 3\n'
    )
    assert sampling(of_py_spy) == (20, 3, 2, ["main", "work"])
    assert sampling(b"P1;T0:1;a.py:main:3 4\nP1;T0:2;a.py:main:3;a.py:T1:5 2\nP1;T0:2 9\n") == (
        6,
        2,
        1,
        ["main", "T1"],
    )
    assert sampling(b"tid:7;a.py:main:3 4\ntid:8;a.py:main:4;a.py:P7:9 2\n") == (6, 2, 0, ["main", "P7"])
    flame = b"P1;Table 3\nmain;Tokenize;tid:next;P1 10\nmain;TypeCheck;thread (a) 2\nT1;process 2 1\n"
    names = ["P1", "Table", "main", "Tokenize", "tid:next", "TypeCheck", "thread (a)", "T1", "process 2"]
    assert sampling(flame) == (16, 0, 0, names)


def test_processes_in_speedscope() -> None:
    """So is what py-spy puts around the stacks of a process, in speedscope's format."""
    data = speedscope({(("", 0, 'process 9:"python a.py"'), ("/srv/a.py", 3, "main"), ("/srv/a.py", 9, "work")): 5})
    assert sampling(data)[2:] == (1, ["main", "work"]) and parse(data).functions[0].cumulative_cost == 5 * TICK


def test_types_of_weights() -> None:
    """In gecko files, a weight is a number of samples, milliseconds or bytes; each process has an id."""
    whole = json.loads(gecko(stacks_of(7), shared=False))
    ticks, [thread] = sum(stacks_of(7).values()), whole["threads"]
    kinds = {"samples": ("s", ticks * TICK, ticks), "tracing-ms": ("s", ticks / 1000, 0), "bytes": ("B", ticks, 0)}
    for kind, (unit, cost, number) in kinds.items():
        thread["samples"]["weightType"] = kind
        whole["threads"] = [thread | {"pid": "3"}, thread | {"pid": "4"}, thread | {"pid": "4"}]
        profile = parse(json.dumps(whole).encode())
        assert profile.clock.unit == unit and profile.run_cost == pytest.approx(3 * cost)
        found = profile.recording.sampling
        assert found and (found.number, found.threads, found.processes) == (3 * number, 3, 2)
    thread["samples"]["weightType"] = "guesses"
    with pytest.raises(ProfileFileError, match="unknown type"):
        parse(json.dumps(whole | {"threads": [thread]}).encode())
