"""Whose an output file is: this tool's own end in a mark, and only these are replaced or removed without being asked.

The mark is a comment where the format has comments, a text chunk in a PNG, and bytes behind the end in the other pictures,
which all readers ignore. A profile has its second dict.

See also: https://www.w3.org/TR/png-3/#11tEXt
"""

import zlib
from pathlib import Path

NAME = b"profiling-in-python"
COMMENTS = {"svg": b"<!-- %s -->\n", "html": b"<!-- %s -->\n", "dot": b"// %s\n"}
OTHERS = b"\n%% %s\n"
"""A comment in PDF and PostScript."""
IN_PROFILES = b"profiling-demo"
"""The key of the second dict that a recording leaves."""
END_OF_PNG = b"\0\0\0\0IEND\xaeB`\x82"
LONGEST_MARK = 80
"""Bytes from the end in which a mark is looked for."""


def mark(data: bytes, kind: str) -> bytes:
    """Return a file's bytes with the mark of this tool.

    Args:
        data: all of them.
        kind: the end of its name, without the dot.
    """
    if kind == "pstats":
        return data
    if kind == "png":
        text = b"tEXtSoftware\0" + NAME
        chunk = (len(text) - 4).to_bytes(4, "big") + text + zlib.crc32(text).to_bytes(4, "big")
        return data.removesuffix(END_OF_PNG) + chunk + END_OF_PNG if data.endswith(END_OF_PNG) else data
    comment = COMMENTS.get(kind, OTHERS) % NAME
    return data + (b"" if data.endswith(b"\n") or kind not in COMMENTS else b"\n") + comment


def is_ours(file: Path) -> bool:
    """Say whether a file was made by this tool; what cannot be read, or leads elsewhere, was not.

    A profile counts if the recorder of this tool has made it.
    """
    if file.is_symlink() or not file.is_file():
        return False
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return not data or (IN_PROFILES in data if file.suffix == ".pstats" else NAME in data[-LONGEST_MARK:])
