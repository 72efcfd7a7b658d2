"""Whose an output file is: this tool's own end in a mark, and only these are replaced or removed without being asked.

The mark is a comment where the format has comments, a text chunk in a PNG, and bytes behind the end in the other pictures,
which all readers ignore. A profile has its second dict.

See also: https://www.w3.org/TR/png-3/#11tEXt
"""

import os
import zlib
from pathlib import Path

NAME = b"profiling-in-python"
COMMENTS = {"svg": b"<!-- %s -->\n", "html": b"<!-- %s -->\n", "dot": b"// %s\n"}
OTHERS = b"\n%% %s\n"
"""A comment in PDF and PostScript."""
IN_PROFILES = b"\x0eprofiling-demo"
"""The key of the second dict that a recording leaves, with its length in front of it, as marshal writes it."""
LONGEST_NOTES = 2_000_000
"""Bytes from the end of a profile in which that is looked for."""
END_OF_PNG = b"\0\0\0\0IEND\xaeB`\x82"
_TEXT = b"tEXtSoftware\0" + NAME
IN_PNG = (len(_TEXT) - 4).to_bytes(4, "big") + _TEXT + zlib.crc32(_TEXT).to_bytes(4, "big") + END_OF_PNG
"""How a PNG of this tool ends."""
OF_GPROF2DOT = b"\n\tgraph [fontname=Arial, nodesep=0.125, ranksep=0.25];\n"
"""What stands near the beginning of its DOT, which has no mark: `--raw` writes the same, byte for byte."""
HEAD = 100
"""Bytes in which that is looked for."""


def mark(data: bytes, kind: str) -> bytes:
    """Return a file's bytes with the mark of this tool.

    Args:
        data: all of them.
        kind: the end of its name, without the dot.
    """
    if kind == "pstats":
        return data
    if kind == "png":
        return data.removesuffix(END_OF_PNG) + IN_PNG if data.endswith(END_OF_PNG) else data
    comment = COMMENTS.get(kind, OTHERS) % NAME
    return data + (b"" if data.endswith(b"\n") or kind not in COMMENTS else b"\n") + comment


def is_ours(file: Path, kind: str = "") -> bool:
    """Say whether a file was made by this tool; what cannot be read, or leads elsewhere, was not.

    A profile counts if the recorder of this tool has made it.

    Args:
        file: what may be one of our files.
        kind: what it should be; "" to go by the end of its name.
    """
    if file.is_symlink() or not file.is_file():
        return False
    kind = kind or file.suffix.lower().removeprefix(".")
    end = IN_PNG if kind == "png" else COMMENTS.get(kind, OTHERS) % NAME
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, os.SEEK_END)
            opened.seek(max(0, size - (LONGEST_NOTES if kind == "pstats" else len(end))))
            data = opened.read()
            opened.seek(0)
            head = opened.read(HEAD) if kind == "dot" else b""
    except OSError:
        return False
    if kind == "pstats":
        return not size or IN_PROFILES in data
    return not size or data == end or OF_GPROF2DOT in head
