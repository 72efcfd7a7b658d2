"""The reading of a made-up run: what the tests of the sentences share."""

from demo.explain import explain
from demo.focus import focus
from tests import profiles


def told(stats: profiles.Stats, boxes: int = 30, **notes: str) -> list[str]:
    whole = profiles.profile_of(stats, **notes)
    return explain(whole, focus(whole, boxes))


def of(times: dict[str, float], arrows: list[tuple[str, str, int]], **notes: str) -> list[str]:
    return told(profiles.made(times, arrows), **notes)


def line(lines: list[str], start: str) -> str:
    [found] = [text for text in lines if text.startswith(start)]
    return found
