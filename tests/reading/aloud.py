"""The reading of a made-up run: what the tests of the sentences share."""

from demo.folding.focus import focus
from demo.profiles.model import Profile, Recording
from demo.reading.claims import Claim
from demo.reading.english import sentences
from demo.reading.reading import claims
from tests import samples


def claimed(profile: Profile, boxes: int = 30) -> tuple[Claim, ...]:
    return claims(profile, focus(profile, boxes))


def read(profile: Profile, boxes: int = 30) -> list[str]:
    return sentences(claimed(profile, boxes), profile.clock)


def told(stats: samples.Stats, boxes: int = 30, **notes: str) -> list[str]:
    return read(samples.profile_of(stats, **notes), boxes)


def of(times: dict[str, float], arrows: list[tuple[str, str, int]], **notes: str) -> list[str]:
    return told(samples.made(times, arrows), 30, **notes)


def noted(stats: samples.Stats, **known: object) -> list[str]:
    """Read a run aloud of which more is known than its figures."""
    profile = samples.profile_of(stats)
    recording: Recording = profile.recording._replace(**known)  # type: ignore[arg-type]
    return read(profile._replace(recording=recording))


def line(lines: list[str], start: str) -> str:
    [found] = [text for text in lines if text.startswith(start)]
    return found
