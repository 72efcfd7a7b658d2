"""The reading of a made-up run: what the tests of the sentences share."""

from demo.folding.focus import focus
from demo.folding.graph import Graph
from demo.profiles.model import Profile
from demo.reading.english import sentences
from demo.reading.reading import claims
from tests import samples


def read(profile: Profile, graph: Graph) -> list[str]:
    return sentences(claims(profile, graph), profile.clock)


def told(stats: samples.Stats, boxes: int = 30, **notes: str) -> list[str]:
    profile = samples.profile_of(stats, **notes)
    return read(profile, focus(profile, boxes))


def of(times: dict[str, float], arrows: list[tuple[str, str, int]], **notes: str) -> list[str]:
    return told(samples.made(times, arrows), 30, **notes)


def line(lines: list[str], start: str) -> str:
    [found] = [text for text in lines if text.startswith(start)]
    return found
