"""What a run says whose clock counts bytes, besides what every run says."""

from collections.abc import Iterator

from ..profiles.model import Left, Memory, Profile, place
from .claims import AllocatedInAll, Disturbed, Frame, HeldAtMost, LeftBehind, LeftInAll, NotCounted, RunningAtPeak

WORTH_NAMING = 0.1
"""Share, 0..1, of what was held at the end that a line has left behind, if it is named; and of the whole run's cost."""
MOST_LINES = 3
LITTLE = 100_000
"""Bytes; of less, what Python and the profiler keep for themselves is a part that can be seen."""
NOTHING_KNOWN = Memory(0, 0)


def in_all(profile: Profile) -> HeldAtMost | AllocatedInAll | LeftInAll:
    """Claim how much there was."""
    memory, python, cost = profile.recording.memory or NOTHING_KNOWN, profile.recording.python, profile.run_cost
    peak, held = (None, None) if memory is NOTHING_KNOWN else (memory.peak, memory.held)
    if profile.clock.name == "peak":
        return HeldAtMost(peak, cost, _elsewhere(memory.reached, cost), held, python)
    if profile.clock.name == "kept":
        return LeftInAll(cost, peak, _elsewhere(memory.held, cost), python)
    return AllocatedInAll(cost, peak, held, python)


def _elsewhere(held: int, cost: float) -> float:
    """Return how much of what was held is not in the profile; 0 where that is little."""
    return held - cost if held - cost >= max(LITTLE, WORTH_NAMING * held) else 0.0


def running_at_peak(profile: Profile) -> Iterator[RunningAtPeak]:
    """Claim what was running when nearly the most was held, if that is known."""
    memory = profile.recording.memory or NOTHING_KNOWN
    by_key = {function.key: function for function in profile.functions}
    frames = [Frame(by_key[key], line) for key, line in memory.record if key in by_key]
    if frames and not memory.disturbed:
        yield RunningAtPeak(tuple(frames))


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
    yield NotCounted(0 < profile.run_cost < LITTLE)
    if profile.recording.memory and profile.recording.memory.disturbed:
        yield Disturbed(profile.recording.memory.disturbed)
