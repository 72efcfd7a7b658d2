"""The reading of a made-up run: what the tests of the sentences share."""

from demo.folding.focus import focus
from demo.reading.explain import explain
from tests import samples


def told(stats: samples.Stats, boxes: int = 30, **notes: str) -> list[str]:
    whole = samples.profile_of(stats, **notes)
    return explain(whole, focus(whole, boxes))


def of(times: dict[str, float], arrows: list[tuple[str, str, int]], **notes: str) -> list[str]:
    return told(samples.made(times, arrows), **notes)


def line(lines: list[str], start: str) -> str:
    [found] = [text for text in lines if text.startswith(start)]
    return found
