"""Colour on a terminal that wants it: a few styles, each for a part of a line; the text itself stays as it is."""

import os
import re
import sys
from typing import NamedTuple, TextIO


class Style(NamedTuple):
    """How a part of a line looks.

    Attributes:
        part: a regular expression; all that it matches gets the style.
        code: numbers of the escape sequence "Select Graphic Rendition".

    See Also:
        https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters
    """

    part: str
    code: str


START = Style(r"^• Start (?:with|by) .*?(?=[,:;.] |\.?$)", "1")
"""Bold: where to begin."""
FILES = Style(r"(?<=Written: ).*", "36")
"""Cyan: files that were written."""
REMARK = Style(r".+", "2")
"""Dim: what may be passed over."""
WARNING = Style(r"^[\w-]+:", "1;33")
ERROR = Style(r"^[\w-]+:", "1;31")
"""Bold yellow and red: the name of the tool only, because a sentence in yellow is hard to read on white."""
USAGE_ERROR = Style(r"(?<=: )error:(?= )", "1;31")
SOLVED = Style(r"^(?:✓|Solved:)", "1;32")
NOT_YET = Style(r"^Not [^:]+:", "1;33")


def painted(text: str, stream: TextIO, *styles: Style) -> str:
    """Return a text with its styles, if the stream wants colour."""
    if styles and wanted(stream):
        for style in styles:
            text = re.sub(style.part, lambda found, code=style.code: f"\x1b[{code}m{found[0]}\x1b[0m", text, flags=re.M)  # type: ignore[misc]
    return text


def wanted(stream: TextIO) -> bool:
    """Say whether a stream wants colour: a terminal that understands it, unless the environment says otherwise.

    See Also:
        https://no-color.org, https://force-color.org
    """
    if os.environ.get("NO_COLOR"):
        return False
    understood = stream.isatty() and os.environ.get("TERM") != "dumb" and _understands(stream)
    return understood or bool(os.environ.get("FORCE_COLOR"))


def _understands(terminal: TextIO) -> bool:
    """Say whether a terminal understands escape codes; on Windows, where that is a mode of the console, turn it on.

    See Also:
        https://learn.microsoft.com/windows/console/setconsolemode (ENABLE_VIRTUAL_TERMINAL_PROCESSING)
    """
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    kernel, mode = ctypes.windll.kernel32, ctypes.c_ulong()
    console = ctypes.c_void_p(msvcrt.get_osfhandle(terminal.fileno()))
    return bool(kernel.GetConsoleMode(console, ctypes.byref(mode)) and kernel.SetConsoleMode(console, mode.value | 4))
