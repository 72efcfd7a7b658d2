"""What a run says whose clock counts bytes, besides what every run says."""

from collections.abc import Iterator

from ..profiles.model import Left, Profile, place
from .claims import (
    AllocatedInAll,
    Disturbed,
    Frame,
    HeldAtMost,
    LeftBehind,
    LeftInAll,
    MeasureKept,
    NotCounted,
    RunningAtPeak,
)

NEARLY = 0.9
"""Share of the peak, 0..1; what was running when less was held says nothing of it."""
WORTH_NAMING = 0.1
"""Share, 0..1, of what was held at the end that a line has left behind, if it is named; and of the whole run's cost."""
MOST_LINES = 3


def in_all(profile: Profile) -> HeldAtMost | AllocatedInAll | LeftInAll:
    """Claim how much there was."""
    memory, python = profile.recording.memory, profile.recording.python
    held = memory.held if memory else None
    if profile.clock.name == "peak":
        # Of very little, the profiler's own tables are more, which are only complete when nothing is counted any more.
        return HeldAtMost(profile.run_cost, None if held is None else min(held, int(profile.run_cost)), python)
    peak = memory.peak if memory else None
    if profile.clock.name == "allocated":
        return AllocatedInAll(profile.run_cost, peak, held, python)
    elsewhere = max(held - profile.run_cost, 0.0) if held else 0.0
    return LeftInAll(profile.run_cost, peak, elsewhere if elsewhere >= WORTH_NAMING * (held or 0) else 0.0, python)


def measure_kept(profile: Profile) -> MeasureKept | None:
    """Claim that another clock has the answer: a peak that is never left is charged to whoever happened to raise it."""
    memory = profile.recording.memory
    if profile.clock.name != "peak" or not memory or memory.disturbed or memory.held < NEARLY * profile.run_cost:
        return None
    return MeasureKept(min(memory.held / profile.run_cost, 1.0)) if profile.run_cost > 0 else None


def running_at_peak(profile: Profile) -> Iterator[RunningAtPeak]:
    """Claim what was running when nearly the most was held, if that is known."""
    memory = profile.recording.memory
    if not memory or memory.disturbed or memory.reached < NEARLY * memory.peak or not memory.peak:
        return
    by_key = {function.key: function for function in profile.functions}
    frames = [Frame(by_key[key], line) for key, line in memory.record if key in by_key]
    if frames:
        yield RunningAtPeak(min(memory.reached / memory.peak, 1.0), tuple(frames))


def left_behind(profile: Profile) -> Iterator[LeftBehind]:
    """Claim which lines of the program allocated what was still held at the end."""
    memory = profile.recording.memory
    if not memory or memory.held < WORTH_NAMING * profile.run_cost:
        return
    paths = {f.key[0]: f.path for f in profile.functions if f.origin == "program"}
    lines = [line for line in memory.left if line.file in paths and _is_large(line, memory.held)]
    for line in lines[:MOST_LINES]:
        share = min(line.bytes / memory.held, 1.0)
        yield LeftBehind(place(paths[line.file], line.line), line.bytes, line.blocks, share)


def _is_large(line: Left, held: int) -> bool:
    return line.bytes >= WORTH_NAMING * held > 0


def memory_cautions(profile: Profile) -> Iterator[NotCounted | Disturbed]:
    """Claim what to keep in mind about bytes."""
    yield NotCounted()
    if profile.recording.memory and profile.recording.memory.disturbed:
        yield Disturbed(profile.recording.memory.disturbed)
