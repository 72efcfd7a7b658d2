"""Colours that can be read."""

import gprof2dot
import pytest

from demo.picture.theme import THEME, hex_of, luminance

SCALE = [step / 1000 for step in range(1001)]


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_known_contrasts() -> None:
    """Our measure of contrast is that of the guidelines: black on white is 21:1, and grey #767676 just passes."""
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0x76 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("weights", [SCALE], ids=["0..1"])
def test_text_on_boxes(weights: list[float]) -> None:
    """Text passes WCAG AA on the colour of every share from 0 to 1."""
    assert min(contrast(THEME.node_fgcolor(weight), THEME.node_bgcolor(weight)) for weight in weights) >= 4.5


PAPER = {"white": (1.0, 1.0, 1.0), "of a dark page": (0xDD / 255, 0xE1 / 255, 0xE6 / 255)}


@pytest.mark.parametrize("paper", PAPER.values(), ids=PAPER)
def test_arrows_on_paper(paper: tuple[float, float, float]) -> None:
    """An arrow is seen on its paper, whatever its share."""
    assert min(contrast(THEME.edge_color(weight), paper) for weight in SCALE) >= 3


def test_ink_grows() -> None:
    """The more a box has, the stronger its colour; the whole run is darker than half of it, and than nothing."""
    nothing, half, everything = (luminance(THEME.node_bgcolor(weight)) for weight in (0, 0.5, 1))
    saturation = [max(THEME.node_bgcolor(weight)) - min(THEME.node_bgcolor(weight)) for weight in SCALE]
    assert everything < half and everything < nothing
    assert saturation == sorted(saturation)


def test_from_blue_to_red() -> None:
    """Blue is little, green half, and red the whole run, as in gprof2dot's pictures, where the text cannot always be read."""
    theirs = gprof2dot.TEMPERATURE_COLORMAP
    for colours in (THEME, theirs):
        strongest = [max(range(3), key=colours.node_bgcolor(weight).__getitem__) for weight in (0, 0.5, 1)]
        assert strongest == [2, 1, 0]
    assert THEME.node_bgcolor(1) == theirs.node_bgcolor(1)
    assert min(contrast(theirs.node_fgcolor(weight), theirs.node_bgcolor(weight)) for weight in SCALE) < 2


def test_hex() -> None:
    """A colour is written as Graphviz and browsers read it."""
    assert hex_of((0.0, 0.5, 1.0)) in ("#007fff", "#0080ff")
