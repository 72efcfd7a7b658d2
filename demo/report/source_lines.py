"""The source lines of a function, read only where that is safe: a stranger's profile may name any file."""

import os
import stat
import tokenize
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple

from ..profiles.names import printable
from ..profiles.tables import Key

LARGEST_SOURCE = 1024 * 1024
"""Bytes. No larger file is read."""

MOST_LINES = 40
MOST_LINES_OF_A_MODULE = 15
WIDEST_LINE = 300
MARKER = "…"
"""Ends what was cut: the last line of a long function, the end of a wide line."""

_SLOW_CODECS = frozenset({"punycode", "idna"})
"""Decoding a megabyte of these takes minutes, and no Python file is written in them."""

_NO_CODE = frozenset(
    {tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER}
)


class SourceLines(NamedTuple):
    """The beginning of a function, as it stands in its file.

    Attributes:
        first_line: the number of the first of `lines`, 1-based.
        lines: without line ends; the last one is "…" where the function goes on.
    """

    first_line: int
    lines: tuple[str, ...]


def read_source(key: Key, texts: Mapping[str, str] = MappingProxyType({})) -> SourceLines | None:
    """Read the lines of one function (of a module: its first ones).

    Only a regular file named `*.py` or `*.pyw` of at most 1 MB is read, and its lines are given only if the function
    still stands where the profile says.

    Args:
        key: of the function: file, line and name.
        texts: what is in some files, which aren't read.

    Returns:
        at most 40 lines and a marker, or None for whatever goes wrong.
    """
    file, line, name = key
    try:
        text = texts[file] if file in texts else _decoded(_bytes_of(file))
    except (OSError, ValueError, SyntaxError, LookupError):
        return None
    lines = text.split("\n")
    if name == "<module>":
        return _shown(1, lines, min(len(lines), MOST_LINES_OF_A_MODULE + 1), MOST_LINES_OF_A_MODULE)
    if not 1 <= line <= len(lines):
        return None
    window = lines[line - 1 : line + MOST_LINES]
    length = _block_length(window, one_statement=name.startswith("<"))
    if not _names(name, window[:length]):
        return None
    return _shown(line, window, length, MOST_LINES)


def _bytes_of(file: str) -> bytes:
    """Return what is in a source file.

    Raises:
        ValueError: if it is none, or not one to be opened.
        OSError: if it cannot be opened.
    """
    if not file.lower().endswith((".py", ".pyw")) or file.startswith(("\\\\", "//")):
        raise ValueError("no source file, or one on another machine: to look at it would already call that machine")
    if not _is_small_and_regular(os.stat(file)):  # before opening: opening a device can set it in motion
        raise ValueError("a device, a pipe, a folder, or too large")
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as opened:
        if not _is_small_and_regular(os.fstat(descriptor)):  # it may have been swapped in between
            raise ValueError("not the file it was")
        return opened.read(LARGEST_SOURCE)


def _is_small_and_regular(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST_SOURCE


def _decoded(data: bytes) -> str:
    """Decode as `tokenize.open` does: byte order mark, `# coding:` line, UTF-8."""
    encoding, _ = tokenize.detect_encoding(BytesIO(data).readline)
    if encoding in _SLOW_CODECS:
        raise LookupError(encoding)
    return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def _block_length(window: list[str], one_statement: bool) -> int:
    """Return how many lines the function at the top of `window` has there, decorators included, at least 1.

    The block ends before the first statement that is not indented deeper than the first, except below a decorator.
    `inspect.getblock` says the same but fails on a window that cuts a string in two.
    """
    first_column = -1
    decorated = False
    begins_statement = True
    last = 1
    lines = iter([line + "\n" for line in window])
    try:
        for token in tokenize.generate_tokens(lambda: next(lines, "")):
            if token.type in _NO_CODE:
                continue
            if begins_statement:
                column = token.start[1]
                if first_column < 0:
                    first_column = column
                elif (column <= first_column and not decorated) or one_statement:
                    break
                if column <= first_column:
                    decorated = token.string == "@"
            begins_statement = token.type == tokenize.NEWLINE
            last = min(token.end[0], len(window))
    except (tokenize.TokenError, SyntaxError):
        return last if one_statement else len(window)  # a string or bracket that goes on below the window
    return last


def _names(name: str, lines: list[str]) -> bool:
    """Tell whether these lines can be the function called `name`: the file may have been edited since the run."""
    if name.startswith("<"):
        return name != "<lambda>" or any("lambda" in line for line in lines)
    for line in lines:
        words = line.replace("(", " ").replace("[", " ").replace(":", " ").split()[:3]
        if name in words and ("def" in words or "class" in words):
            return True
    return False


def _shown(first_line: int, lines: list[str], length: int, most: int) -> SourceLines | None:
    shown = tuple(_shown_line(line) for line in lines[: min(length, most)])
    return SourceLines(first_line, shown + (MARKER,) * (length > most)) if any(shown) else None


def _shown_line(line: str) -> str:
    line = line[: WIDEST_LINE + 1].expandtabs(4).rstrip()
    return printable(line if len(line) <= WIDEST_LINE else line[:WIDEST_LINE] + MARKER)
