"""Bytes -> the plain values that a profile file is made of, one by one, without trusting the bytes.

`marshal.load` is documented as unsafe: a damaged file can end the whole interpreter. A profile needs a few of marshal's
types, so this reader knows just those; the dicts and tuples that they stand in are read by `tables`.

See Also:
    https://docs.python.org/3/library/marshal.html (the warning) and CPython's `Python/marshal.c` (the format, whose type
    codes are spelled out below). What Python 3 writes in the format versions 0 to 5 is read.
"""

import struct
from typing import Any

from ..errors import ProfileFileError

LONGEST_TEXT = 65_536  # bytes
LONGEST_INTEGER = 1000  # digits of 15 bits
DEEPEST = 40  # nesting inside a code object
MOST_ENTRIES = 200_000  # functions and arrows together, and what is in code objects

FLAG_REF = 0x80  # what has it may be referred to later on
END = object()  # of a dict
CONTAINER = object()  # what cannot be referred to: a dict, a tuple with one in it, or one that is still being read

_unpack_int = struct.Struct("<i").unpack_from
_unpack_float = struct.Struct("<d").unpack_from


class Malformed(ProfileFileError):
    """The bytes are not what a profile consists of.

    Attributes:
        met: what was met in them, to stand in brackets.

    Args:
        met: likewise.
        name: what the user knows the bytes by.
    """

    def __init__(self, met: str, name: str = "This") -> None:
        super().__init__(
            f"{name} is not a profile, or is damaged ({met}). Record it again: python -m demo profile PROGRAM"
        )
        self.met = met


class Foreign(Malformed):
    """The bytes are a file of another kind.

    Args:
        what: is so, to stand behind the name.
        advice: what to do, where FILE stands for the name.
        name: what the user knows the bytes by.
    """

    def __init__(self, what: str, advice: str, name: str = "This") -> None:
        super().__init__(what, name)
        file = "FILE" if name == "This" else f'"{name}"' if " " in name else name
        self.args = (f"{name} {what}. {advice.replace('FILE', file)}",)


LONGEST_NAME = 10_000
"""Characters, of what stands for a code object: a file and a name."""


class Reader:
    """Reads values from the first byte to the last.

    Every method may raise `Malformed`, and `IndexError`, `struct.error` (the data ends too early) or
    `UnicodeDecodeError`.

    Attributes:
        data: the whole file.
        position: of the next byte.
        references: what may be referred to by its number here.
        room: how many entries may yet come.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.references: list[Any] = []
        self.room = MOST_ENTRIES

    def scalar(self) -> Any:
        """Read a text, a number, True, False, None, the END of a dict, or what was met before."""
        data, position = self.data, self.position
        code = data[position]
        kind = code & 0x7F
        self.position = position = position + 1
        result: Any
        if kind == 0x72:  # "r": something met before
            (index,) = _unpack_int(data, position)
            self.position += 4
            if not 0 <= index < len(self.references) or self.references[index] is CONTAINER:
                raise Malformed("a reference to a value that is not there")
            return self.references[index]
        if kind == 0x7A or kind == 0x5A:  # "z", "Z": short ASCII
            self.position = end = position + 1 + data[position]
            result = data[position + 1 : end].decode("ascii")
        elif kind == 0x69:  # "i"
            (result,) = _unpack_int(data, position)
            self.position += 4
        elif kind == 0x67:  # "g": float
            (result,) = _unpack_float(data, position)
            self.position += 8
        elif kind in b"aAut":  # ASCII and UTF-8
            result = self._text("ascii" if kind in b"aA" else "utf-8")
        elif kind == 0x30:  # "0"
            return END
        elif kind in b"NTF":
            return {0x4E: None, 0x54: True, 0x46: False}[kind]
        elif kind == 0x6C:  # "l": integer in digits of 15 bits
            result = self._integer()
        elif kind == 0x63:  # "c"
            return self._code_object(code, 0)
        elif kind == 0x66:  # "f": float as text, in format versions 0 and 1
            self.position = end = position + 1 + data[position]
            result = _decimal(data[position + 1 : end])
        else:
            raise Malformed(f"a value of the unknown type {chr(code)!r}")
        if code & FLAG_REF:
            self.references.append(result)
        return result

    def reserve(self, code: int) -> int | None:
        """Keep a place among the references for what has `code` and is not whole yet; return its number if it has one."""
        if not code & FLAG_REF:
            return None
        self.references.append(CONTAINER)
        return len(self.references) - 1

    def fill(self, place: int | None, value: Any) -> None:
        """Put what is whole now into its place."""
        if place is not None:
            self.references[place] = value

    def _text(self, encoding: str) -> str:
        (length,) = _unpack_int(self.data, self.position)
        start = self.position + 4
        self.position = start + length
        if not 0 <= length <= LONGEST_TEXT or self.position > len(self.data):
            raise Malformed(f"a text of {length} bytes")
        return self.data[start : self.position].decode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")

    def _integer(self) -> int:
        """Read the digits, the smallest first; a negative count of them means a negative number."""
        (count,) = _unpack_int(self.data, self.position)
        if abs(count) > LONGEST_INTEGER:
            raise Malformed(f"an integer of {abs(count)} digits")
        digits = struct.unpack_from(f"<{abs(count)}H", self.data, self.position + 4)
        self.position += 4 + 2 * len(digits)
        if any(digit >= 2**15 for digit in digits):
            raise Malformed("an integer with a digit too large")
        number: int = sum(digit << 15 * i for i, digit in enumerate(digits))
        return number if count >= 0 else -number

    def _code_object(self, code: int, depth: int) -> str:
        """Step over a code object, which `python -m profile` leaves in the place of a name, and return such a name."""
        place = self.reserve(code)
        since_311 = self.data[self.position + 20] & 0x7F == 0x73  # five numbers, then the code as bytes; before: six
        self.position += 20 if since_311 else 24
        parts = [self._part(depth) for _ in range(8)]
        (line,) = _unpack_int(self.data, self.position)
        self.position += 4
        for _ in range(1 + since_311):
            self._part(depth)
        name = '<code object {}, file "{}", line {}>'.format(*reversed(parts[5:7] if since_311 else parts[6:8]), line)
        if len(name) > LONGEST_NAME:  # which may be made of others like it
            raise Malformed("a code object with too long a name")
        self.fill(place, name)
        return name

    def _part(self, depth: int) -> Any:
        """Step over what may be in a code object; numbers and texts are returned, and kept for references."""
        self.room -= 1
        if depth > DEEPEST or self.room < 0:
            raise Malformed("a code object nested too deeply")
        code = self.data[self.position]
        kind = code & 0x7F
        if kind not in b"rc)(<>:sy.":
            return self.scalar()
        self.position += 1
        if kind == 0x63:
            return self._code_object(code, depth + 1)
        self.reserve(code)
        if kind in b"rs(<>":
            (length,) = _unpack_int(self.data, self.position)
            self.position += 4
            if kind == 0x72:
                return self.references[length] if 0 <= length < len(self.references) else CONTAINER
            if kind == 0x73:  # bytes
                self.position += max(length, 0)
                length = 0
        elif kind == 0x29:
            length = self.data[self.position]
            self.position += 1
        else:
            length = 3 if kind == 0x3A else 0  # a slice; a complex number of 16 bytes, "..."
            self.position += 16 if kind == 0x79 else 0
        for _ in range(length):  # a tuple or frozenset
            self._part(depth + 1)
        return CONTAINER


def _decimal(digits: bytes) -> float:
    try:
        return float(digits)
    except ValueError:
        raise Malformed("a number that cannot be read") from None
