"""How far a share that was sampled may be off by chance."""

from math import sqrt

from ..profiles.model import Profile

STANDARD_ERRORS = 2
"""Half the width of a margin: of 100 runs, the share is outside it in about 5."""


def margin(profile: Profile, cost: float) -> float:
    """Return how far the share of a cost may be off by chance, 0..1; 0 where it isn't known how many samples there are.

    If samples hit each moment alike, the number of those that hit something is binomial: the standard error of a share p of n
    samples is sqrt(p (1 - p) / n).

    Args:
        profile: of the run.
        cost: in its clock's unit.

    See Also:
        https://www.itl.nist.gov/div898/handbook/prc/section2/prc241.htm
    """
    sampling, share = profile.recording.sampling, profile.share(cost)
    if not sampling or not sampling.number or not profile.recording.sampled:
        return 0.0
    return STANDARD_ERRORS * sqrt(share * (1 - share) / sampling.number)
