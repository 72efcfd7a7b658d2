"""What counts as a change between two runs, and what may be noise, chance, or an effect of how they were recorded."""

from collections.abc import Sequence
from math import sqrt
from typing import Literal, NamedTuple, TypeAlias

from ..profiles.contradictions import Reason
from ..profiles.model import Profile

Course: TypeAlias = Literal["less", "more", "same", "unknown"]
"""What became of a figure; "unknown" where the files do not say, or cannot be compared."""

NOTICEABLE = 0.02
"""Share, 0..1, of the longer run time; a smaller change of a time is called "same"."""

NOISE = 1 / 3
"""Share, 0..1, of the longer time; a smaller change may well be the machine's doing."""

JITTER = 0.005
"""Seconds; what an interrupt or a full cache may cost, whatever runs."""

JITTER_OF_BYTES = 10_000
"""Bytes repeat from run to run, but for tables that grow at another moment."""

NOISE_OF_SAMPLES = 0.1
"""As `NOISE`, of what a sampler saw, which hardly slows a program down; chance is counted apart."""

STANDARD_ERRORS = 3
"""What is sampled hits a function by chance; a difference of fewer standard errors may be due to that alone. Some fifty figures
are compared, so one of two errors would be common."""

_NOISE = {"s": (NOISE, JITTER), "B": (NOTICEABLE, JITTER_OF_BYTES)}
"""`Rules.noise` and `Rules.jitter`, by the unit of the clock."""


class Rules(NamedTuple):
    """What can be judged.

    Attributes:
        longer: the run cost of the longer run.
        times: both runs were measured by the same clock.
        calls: both files count calls.
        noise: share, 0..1, of the larger cost; a smaller change may be noise.
        jitter: in the clock's unit, likewise.
        samples: what a sample stands for in each run, in the clock's unit; 0 where it was not sampled, or that isn't known.
    """

    longer: float
    times: bool
    calls: bool
    noise: float = NOISE
    jitter: float = JITTER
    samples: tuple[float, float] = (0.0, 0.0)

    @property
    def by_chance(self) -> bool:
        """Say whether it is chance, too, what is in a file: a function that was in no sample may have run."""
        return any(self.samples)


def rules_of(before: Profile, after: Profile, reasons: Sequence[Reason]) -> Rules:
    """Say what can be judged of two runs; `reasons` is why the figures of each are not to be trusted, "" if they are."""
    return Rules(
        max(before.run_cost, after.run_cost),
        same_clock(before, after) and not any(reasons),
        before.recording.counts_calls
        and after.recording.counts_calls
        and not {"namesakes", "lost", "interrupted", "mixed"}.intersection(reasons),
        *_NOISE.get(after.clock.unit, (NOISE, 0.0)),
        (_of_a_sample(before), _of_a_sample(after)),
    )


def same_clock(before: Profile, after: Profile) -> bool:
    """Say whether the times of two runs can be compared; a file that names no clock was made by the wall clock, usually."""
    clocks = [profile.clock.name or "wall" for profile in (before, after)]
    return clocks[0] == clocks[1]


def course_of_cost(was: float, now: float, rules: Rules) -> Course:
    """Say what became of a cost."""
    return _course(was, now, _least(was, now, rules))


def course_of_calls(was: int, now: int) -> Course:
    """Say what became of a count, each call of which is one."""
    return _course(was, now, 1)


def _least(was: float, now: float, rules: Rules) -> float:
    """Return the smallest change of a time that counts as one, -1 if times cannot be compared.

    How many samples hit something is, nearly, a Poisson number: its variance is the number itself.
    """
    if not rules.times:
        return -1.0
    chance = STANDARD_ERRORS * sqrt(max(was, 0.0) * rules.samples[0] + max(now, 0.0) * rules.samples[1])
    noise = NOISE_OF_SAMPLES if rules.by_chance else rules.noise
    return max(NOTICEABLE * rules.longer, noise * max(was, now), rules.jitter, chance)


def _of_a_sample(profile: Profile) -> float:
    sampling = profile.recording.sampling
    known = sampling and sampling.number and profile.recording.sampled
    return profile.run_cost / sampling.number if sampling and known else 0.0


def _course(was: float, now: float, least: float) -> Course:
    if least < 0:
        return "unknown"
    if abs(now - was) < least:
        return "same"
    return "less" if now < was else "more"
