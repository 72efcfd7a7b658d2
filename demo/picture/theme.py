"""gprof2dot's colours, made readable."""

import gprof2dot

Rgb = tuple[float, float, float]


class ReadableTheme(gprof2dot.Theme):  # type: ignore[misc]
    """gprof2dot's temperature colours, with whichever of black and white is easier to read on each."""

    def __init__(self) -> None:
        cold, hot = gprof2dot.TEMPERATURE_COLORMAP.mincolor, gprof2dot.TEMPERATURE_COLORMAP.maxcolor
        super().__init__(mincolor=cold, maxcolor=hot, gamma=1.0, fontname="Arial")

    def node_fgcolor(self, weight: float) -> Rgb:
        """Return black or white; at least 4.58:1 on any colour, since the two meet at a luminance of 0.179."""
        return (1.0, 1.0, 1.0) if luminance(self.node_bgcolor(weight)) < 0.179 else (0.0, 0.0, 0.0)


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
