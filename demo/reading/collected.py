"""What the garbage collector did."""

from collections.abc import Iterator

from ..profiles.model import Profile
from .claims import Collected

WORTH_NAMING = 0.01
"""Share of the run, 0..1, that the collector takes at least, or else it frees `MANY_OBJECTS`."""
MANY_OBJECTS = 1_000


def collected(profile: Profile) -> Iterator[Collected]:
    """Claim what the garbage collector did, if it was worth a sentence."""
    found = profile.recording.collections
    if found is None or not any(found.runs):
        return
    share = None if found.seconds is None or profile.clock.unit != "s" else profile.share(found.seconds)
    if found.objects < MANY_OBJECTS and (share or 0.0) < WORTH_NAMING:
        return
    by_key = {function.key: function for function in profile.functions} if found.during else {}
    function, during = next(((by_key[key], count) for key, count in found.during if key in by_key), (None, 0))
    seconds = None if share is None else found.seconds
    yield Collected(found.runs, found.objects, seconds, share, function, during)
