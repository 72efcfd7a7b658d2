"""The colours of boxes and arrows: gprof2dot's scale, made readable."""

import gprof2dot

Rgb = tuple[float, float, float]


COLD = (0.58, 0.75, 0.87)
"""Hue, saturation and lightness, 0..1, of no share at all: a light blue, where gprof2dot's is the darkest of its colours."""
LINE = 0.216
"""The largest luminance of an arrow: 3:1 on the paper of a dark page, and 3.9:1 on white."""


DARKER = 0.97
"""Factor by which a colour is darkened in each step."""


class ReadableTheme(gprof2dot.Theme):  # type: ignore[misc]
    """gprof2dot's hues, from a light blue to its red, so that what matters most has most ink, with text that can be read."""

    def __init__(self) -> None:
        hot = gprof2dot.TEMPERATURE_COLORMAP.maxcolor
        super().__init__(mincolor=COLD, maxcolor=hot, gamma=1.0, fontname="Arial")

    def node_fgcolor(self, weight: float) -> Rgb:
        """Return black or white; at least 4.58:1 on any colour, since the two meet at a luminance of 0.179."""
        return (1.0, 1.0, 1.0) if luminance(self.node_bgcolor(weight)) < 0.179 else (0.0, 0.0, 0.0)

    def edge_color(self, weight: float) -> Rgb:
        """Return the colour of a box, dark enough for a line."""
        red, green, blue = self.color(weight)
        while luminance((red, green, blue)) > LINE:
            red, green, blue = red * DARKER, green * DARKER, blue * DARKER
        return red, green, blue


def luminance(rgb: Rgb) -> float:
    """Return the relative luminance, 0..1, of an sRGB colour whose parts are 0..1.

    See Also:
        https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


THEME = ReadableTheme()


def hex_of(rgb: Rgb) -> str:
    """Write a colour as "#rrggbb"."""
    return str(gprof2dot.DotWriter(None).color(rgb))
