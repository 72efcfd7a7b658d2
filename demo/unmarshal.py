"""Bytes of a profile file -> plain Python values, without trusting the bytes.

`marshal.load` is documented as unsafe: a damaged file can end the whole interpreter. A profile nests in one fixed way,
`{function: (count, count, time, time, {caller: (count, count, time, time)})}`, so this reader goes down just that way,
and takes no dict by reference: what it returns grows with the file and no faster.

See Also:
    https://docs.python.org/3/library/marshal.html (the warning) and CPython's `Python/marshal.c` (the format, whose type
    codes are spelled out below). What Python 3 writes in the format versions 0 to 5 is read.
"""

import struct
from collections.abc import Iterator
from typing import Any

LONGEST_TEXT = 65_536  # bytes
LONGEST_INTEGER = 1000  # digits of 15 bits
DEEPEST = 40  # nesting inside a code object
MOST_ENTRIES = 500_000  # functions and arrows together, and what is in code objects

FLAG_REF = 0x80  # what has it may be referred to later on
END = object()  # of a dict
CONTAINER = object()  # what cannot be referred to: a dict, a tuple with one in it, or one that is still being read

# Two counts ("i", or "r" for a number met before) and two times ("g"): nearly all of a file, so read in one go.
_FIGURES = struct.Struct("<BiBiBdBd")


class Malformed(ValueError):
    """The bytes are not what a profile consists of; `str(error)` says what was met."""


def values(data: bytes) -> Iterator[dict[Any, Any]]:
    """Yield the dicts that stand one after the other in `data`.

    Args:
        data: the whole file.

    Yields:
        dicts. Their keys are texts or tuples (text) or (text, int, text). Their values are texts, numbers, True, False,
        None, or tuples: two counts from -1, two times in seconds that are finite, and in the dicts at the top another
        dict, whose own values are of the same kinds, without a fifth.

    Raises:
        Malformed: at the first byte that does not belong in a profile, or when `data` ends early.
    """
    position = 0
    references: list[Any] = []
    room = MOST_ENTRIES
    unpack_int = struct.Struct("<i").unpack_from
    unpack_float = struct.Struct("<d").unpack_from
    unpack_figures = _FIGURES.unpack_from

    def table(depth: int) -> dict[Any, Any]:
        """Read the dict of all functions (depth 0), or that of one function's callers (depth 1)."""
        nonlocal position, room
        if data[position] & 0x7F != 0x7B:  # "{"
            raise Malformed("no table of functions" if depth == 0 else "no table of callers")
        if data[position] & FLAG_REF:
            references.append(CONTAINER)
        position += 1
        result: dict[Any, Any] = {}
        size = 0
        while (name := key()) is not END:
            code = data[position] & 0x7F
            result[name] = found = figures(depth) if code == 0x29 or code == 0x28 else scalar()
            if type(found) is tuple and len(found) != 5 - depth:
                raise Malformed("a function without figures")
            size += 1
            if size > room:
                raise Malformed(f"more than {MOST_ENTRIES:,} entries")
        if len(result) < size:
            raise Malformed("a name twice in a table")
        room -= size
        return result

    def key() -> Any:
        """Read what names a function, or the END; hashing is safe because it is flat."""
        nonlocal position
        code = data[position]
        if code == 0x30:
            position += 1
            return END
        if code & 0x7F != 0x29 and code & 0x7F != 0x28:
            if code == 0x72:
                (index,) = unpack_int(data, position + 1)
                position += 5
                known = references[index] if 0 <= index < len(references) else CONTAINER
            else:
                known = scalar()
            if (type(known) is tuple and len(known) != 4) or type(known) is str or known is END:
                return known
            raise Malformed("a key that names no function")
        position += 2
        length = data[position - 1] if code & 0x7F == 0x29 else long_length()
        if code & FLAG_REF:
            slot = len(references)
            references.append(CONTAINER)
        if length == 3:
            file, line, name = scalar(), scalar(), scalar()
            if type(file) is not str or type(line) is not int or type(name) is not str:
                raise Malformed("a key that names no function")
            result: tuple[Any, ...] = file, line, name
        else:
            result = (scalar(),)
            if length != 1 or type(result[0]) is not str:
                raise Malformed("a key that names no function")
        if code & FLAG_REF:
            references[slot] = result
        return result

    def figures(depth: int) -> tuple[Any, ...]:
        """Read the counts and times of a function, and its callers, or (depth 1) those of a call."""
        nonlocal position
        code = data[position]
        position += 2
        if (data[position - 1] if code & 0x7F == 0x29 else long_length()) != 5 - depth:
            raise Malformed("a function without figures")
        if code & FLAG_REF:
            slot = len(references)
            references.append(CONTAINER)
        try:
            code_1, one, code_2, other, code_3, self_time, code_4, cumulative = unpack_figures(data, position)
        except struct.error:
            code_1 = 0
        # In one go, or one by one where they stand otherwise.
        if (
            (code_1 == 0x69 or (code_1 == 0x72 and 0 <= one < len(references)))
            and (code_2 == 0x69 or (code_2 == 0x72 and 0 <= other < len(references)))
            and code_3 & 0x7F == 0x67
            and (code_4 & 0x7F == 0x67 or code_4 == 0x72)
        ):
            if code_1 == 0x72:
                one = references[one]
            if code_2 == 0x72:
                other = references[other]
            if code_3 & FLAG_REF:
                references.append(self_time)
            if code_4 & FLAG_REF:
                references.append(cumulative)
            position += _FIGURES.size
            if code_4 == 0x72:
                position -= 9
                cumulative = scalar()
        else:
            one, other, self_time, cumulative = scalar(), scalar(), scalar(), scalar()
        if not (
            (type(self_time) is float or type(self_time) is int)
            and (type(cumulative) is float or type(cumulative) is int)
        ):
            raise Malformed("a time that is none")
        if not (type(one) is type(other) is int and -1 <= one < 2**63 and -1 <= other < 2**63):
            raise Malformed("a count that is none")
        if not (-1e12 < self_time < 1e12 and -1e12 < cumulative < 1e12):
            raise Malformed("a time that is none")
        result = one, other, self_time, cumulative
        if depth == 0:
            return (*result, table(1))
        if code & FLAG_REF:
            references[slot] = result
        return result

    def long_length() -> int:
        """Read the length of a "(" tuple, which takes four bytes; that of a ")" tuple takes one."""
        nonlocal position
        position += 3
        (length,) = unpack_int(data, position - 4)
        return int(length)

    def scalar() -> Any:
        """Read a text, a number, True, False, None, the END, or what was met before."""
        nonlocal position
        code = data[position]
        position += 1
        kind = code & 0x7F
        result: Any
        if kind == 0x72:  # "r": something met before
            index = unpack_int(data, position)[0]
            position += 4
            if not 0 <= index < len(references) or references[index] is CONTAINER:
                raise Malformed("a reference to nothing")
            return references[index]
        if kind == 0x7A or kind == 0x5A:  # "z", "Z": short ASCII
            start = position + 1
            position = start + data[position]
            result = data[start:position].decode("ascii")
        elif kind == 0x69:  # "i"
            result = unpack_int(data, position)[0]
            position += 4
        elif kind == 0x67:  # "g": float
            result = unpack_float(data, position)[0]
            position += 8
        elif kind in b"aAut":  # ASCII and UTF-8
            length = unpack_int(data, position)[0]
            position += 4 + length
            result = text(length, "ascii" if kind in b"aA" else "utf-8")
        elif kind == 0x30:  # "0"
            return END
        elif kind in b"NTF":
            return {0x4E: None, 0x54: True, 0x46: False}[kind]
        elif kind == 0x6C:  # "l": integer in digits of 15 bits
            count = unpack_int(data, position)[0]
            position += 4
            result = integer(count)
        elif kind == 0x63:  # "c"
            return code_object(code, 0)
        elif kind == 0x66:  # "f": float as text, in format versions 0 and 1
            start = position + 1
            position = start + data[position]
            result = decimal(data[start:position])
        else:
            raise Malformed(f"a value of the unknown type {chr(code)!r}")
        if code & FLAG_REF:
            references.append(result)
        return result

    def text(length: int, encoding: str) -> str:
        """Decode the `length` bytes before the position."""
        if not 0 <= length <= LONGEST_TEXT or position > len(data):
            raise Malformed(f"a text of {length} bytes")
        return data[position - length : position].decode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")

    def decimal(digits: bytes) -> float:
        try:
            return float(digits)
        except ValueError:
            raise Malformed("a number that is none") from None

    def integer(count: int) -> int:
        """Read `count` digits, the smallest first; a negative count means a negative number."""
        nonlocal position
        if abs(count) > LONGEST_INTEGER:
            raise Malformed(f"an integer of {abs(count)} digits")
        digits = struct.unpack_from(f"<{abs(count)}H", data, position)
        position += 2 * len(digits)
        if any(digit >= 2**15 for digit in digits):
            raise Malformed("an integer with a digit too large")
        number: int = sum(digit << 15 * i for i, digit in enumerate(digits))
        return number if count >= 0 else -number

    def code_object(code: int, depth: int) -> str:
        """Step over a code object, which `python -m profile` leaves in the place of a name, and return such a name."""
        nonlocal position
        slot = len(references)
        if code & FLAG_REF:
            references.append(CONTAINER)
        since_311 = data[position + 20] & 0x7F == 0x73  # five numbers, then the code as bytes; before, it was six
        position += 20 if since_311 else 24
        parts = [part(depth) for _ in range(8)]
        line = unpack_int(data, position)[0]
        position += 4
        for _ in range(1 + since_311):
            part(depth)
        name = '<code object {}, file "{}", line {}>'.format(*reversed(parts[5:7] if since_311 else parts[6:8]), line)
        if code & FLAG_REF:
            references[slot] = name
        return name

    def part(depth: int) -> Any:
        """Step over what may be in a code object; numbers and texts are returned, and kept for references."""
        nonlocal position, room
        room -= 1
        if depth > DEEPEST or room < 0:
            raise Malformed("code without end")
        code = data[position]
        kind = code & 0x7F
        if kind not in b"rc)(<>:sy.":
            return scalar()
        position += 1
        if kind == 0x63:
            return code_object(code, depth + 1)
        if code & FLAG_REF:
            references.append(CONTAINER)
        if kind in b"rs(<>":
            length = unpack_int(data, position)[0]
            position += 4
            if kind == 0x72:
                return references[length] if 0 <= length < len(references) else CONTAINER
            if kind == 0x73:  # bytes
                position += max(length, 0)
                length = 0
        elif kind == 0x29:
            length = data[position]
            position += 1
        else:
            length = 3 if kind == 0x3A else 0  # a slice; a complex number of 16 bytes, "..."
            position += 16 if kind == 0x79 else 0
        for _ in range(length):  # a tuple or frozenset
            part(depth + 1)
        return CONTAINER

    try:
        while position < len(data):
            references.clear()  # each dict was written by itself
            yield table(0)
    except (IndexError, struct.error):
        raise Malformed("the end, too early") from None
    except UnicodeDecodeError:
        raise Malformed("a text in no known encoding") from None
