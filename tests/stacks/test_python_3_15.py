"""What the sampling profiler of Python 3.15 writes, by its own code, is read; there is one since that version."""

import json
import random
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from demo.profiles.model import Profile
from demo.stacks.reader import parse
from tests.stacks.test_formats import stacks_of

Frame = tuple[str, tuple[int, int, int, int], str, None]
SEEDS = range(2, 14)


def frames(stack: Any) -> list[Frame]:
    """Return a stack as the collectors are given it, what runs first."""
    return [(file, (line, line, 0, 0), name, None) for file, line, name in reversed(stack)]


def by_base_names(costs: dict[Any, int]) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """Return self and cumulative costs of functions, whose files have lost their folders."""
    own, cumulative = dict[tuple[str, str], int](), dict[tuple[str, str], int]()
    for stack, cost in costs.items():
        names = [(Path(file).name, name) for file, _, name in stack]
        own[names[-1]] = own.get(names[-1], 0) + cost
        for name in set(names):
            cumulative[name] = cumulative.get(name, 0) + cost
    return own, cumulative


def figures(profile: Profile, tick: float) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    names = [(f.key[0], f.key[2]) for f in profile.functions]
    own = {name: round(f.self_cost / tick) for name, f in zip(names, profile.functions) if f.self_cost}
    return own, {name: round(f.cumulative_cost / tick) for name, f in zip(names, profile.functions)}


if sys.version_info >= (3, 15):
    from profiling.sampling.gecko_collector import GeckoCollector
    from profiling.sampling.stack_collector import CollapsedStackCollector

    @pytest.mark.parametrize("seed", SEEDS)
    def test_collected(seed: int, tmp_path: Path) -> None:
        """`--collapsed` and `--gecko` come out alike, as counted by brute force; neither keeps the folders of files."""
        costs = stacks_of(seed)
        gecko, collapsed = GeckoCollector(1000), CollapsedStackCollector(1000)
        now = 0
        for stack, cost in costs.items():
            for _ in range(cost):
                now += 1000  # microseconds
                thread = SimpleNamespace(thread_id=7, status=3, frame_info=frames(stack))
                for collector in (gecko, collapsed):
                    collector.collect([SimpleNamespace(threads=[thread])], [now])
        gecko.interval = 1.0  # milliseconds; `export` sets it, and draws in a thread meanwhile
        collapsed.export(str(tmp_path / "collapsed"))
        profiles = parse(json.dumps(gecko._build_profile()).encode()), parse((tmp_path / "collapsed").read_bytes())
        for profile, tick in zip(profiles, (0.001, 1)):
            assert figures(profile, tick) == by_base_names(costs)
            sampling = profile.recording.sampling
            assert sampling and sampling.tool == "profiling.sampling" and sampling.number == sum(costs.values())
            assert profile.recording.bare_names or len({f.key[0] for f in profile.functions}) < 3

    @pytest.mark.parametrize("seed", SEEDS)
    def test_off_cpu(seed: int) -> None:
        """When threads had no processor is known from `--gecko`, sample by sample."""
        rng = random.Random(seed)
        collector, now = GeckoCollector(1000), 0
        off, whole = Counter[tuple[str, str]](), 0
        for stack, cost in stacks_of(seed).items():
            for _ in range(cost):
                now += 1000
                on_cpu = rng.random() < 0.6
                thread = SimpleNamespace(thread_id=7, status=2 * on_cpu, frame_info=frames(stack))
                collector.collect([SimpleNamespace(threads=[thread])], [now])
                off[Path(stack[-1][0]).name, stack[-1][2]] += not on_cpu
                whole += 1
        collector._finalize_markers()
        collector.interval = 1.0
        sampling = parse(json.dumps(collector._build_profile()).encode()).recording.sampling
        assert sampling and sampling.off_cpu is not None and whole
        assert {(file, name): round(cost / 0.001) for (file, _, name), cost in sampling.off_cpu} == dict(+off)
