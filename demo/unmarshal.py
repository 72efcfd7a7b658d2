"""Bytes of a profile file -> plain Python values, without trusting the bytes.

`marshal.load` is documented as unsafe: a damaged file can end the whole interpreter. A profile needs only seven of its
types, in one fixed nesting, so this reader knows just those and refuses everything else.

See Also:
    https://docs.python.org/3/library/marshal.html (the warning) and CPython's `Python/marshal.c` (the format, whose type
    codes are spelled out below). Format versions 0 to 5 (Python 2.7 to 3.15) are read.
"""

import struct
from collections.abc import Iterator
from typing import Any

# What may hold other values, by nesting depth: {function: (counts and times, {caller: (counts and times)})}.
CONTAINER_AT_DEPTH = ("dict", "tuple", "dict", "tuple")
LONGEST_TUPLE = 16
LONGEST_STRING = 65_536  # bytes
LONGEST_INTEGER = 5  # digits of 15 bits
FIGURES = struct.Struct("<BiBiBdBd")  # what nearly every tuple of a profile starts with: "i" or "r" twice, "g" twice

NULL = object()  # ends a dict
INCOMPLETE = object()  # a container that refers to itself while it is being read
FLAG_REF = 0x80


class Malformed(ValueError):
    """The bytes are not what a profile consists of; `str(error)` says what was met."""


def values(data: bytes) -> Iterator[Any]:
    """Yield the values that stand one after the other in `data`.

    Args:
        data: the whole file.

    Yields:
        dicts (at the top), tuples, strings, integers, floats, True, False and None.

    Raises:
        Malformed: at the first byte that does not belong in a profile, or when `data` ends early.
    """
    position = 0
    end = len(data)
    references: list[Any] = []
    unpack_int = struct.Struct("<i").unpack_from
    unpack_float = struct.Struct("<d").unpack_from
    unpack_figures = FIGURES.unpack_from

    def string(length: int, encoding: str) -> str:
        nonlocal position
        if not 0 <= length <= LONGEST_STRING or position + length > end:
            raise Malformed(f"a text of {length} bytes")
        start, position = position, position + length
        return data[start:position].decode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")

    def integer(digits: int) -> int:
        nonlocal position
        if abs(digits) > LONGEST_INTEGER:
            raise Malformed(f"an integer of {abs(digits)} digits")
        number = 0
        for shift in range(abs(digits)):
            number |= struct.unpack_from("<h", data, position)[0] << 15 * shift
            position += 2
        return number if digits >= 0 else -number

    def dictionary(depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        if flag:
            references.append(result)
        while (key := value(depth + 1)) is not NULL:
            # Hashing is only safe on what is flat: tuples of tuples of ... by reference take exponential time.
            if type(key) is not tuple:
                flat = type(key) is str
            elif len(key) == 3:
                flat = type(key[0]) is str and type(key[1]) is int and type(key[2]) is str
            else:
                flat = len(key) == 1 and type(key[0]) is str
            if not flat:
                raise Malformed("a key that names no function")
            result[key] = value(depth + 1)
            if result[key] is NULL:
                raise Malformed("a key without a value")
        return result

    def figures() -> list[Any]:
        """Read two counts and two times in one go (three times as fast), or nothing where they stand otherwise."""
        nonlocal position
        if position + FIGURES.size > end:
            return []
        code_1, count_1, code_2, count_2, code_3, time_1, code_4, time_2 = unpack_figures(data, position)
        if code_3 & ~FLAG_REF != 0x67 or code_4 & ~FLAG_REF != 0x67:
            return []
        if code_1 == 0x72 and 0 <= count_1 < len(references):
            count_1 = references[count_1]
        elif code_1 != 0x69:
            return []
        if code_2 == 0x72 and 0 <= count_2 < len(references):
            count_2 = references[count_2]
        elif code_2 != 0x69:
            return []
        if code_3 & FLAG_REF:
            references.append(time_1)
        if code_4 & FLAG_REF:
            references.append(time_2)
        position += FIGURES.size
        return [count_1, count_2, time_1, time_2]

    def tuple_of(length: int, depth: int) -> tuple[Any, ...]:
        if not 0 <= length <= LONGEST_TUPLE:
            raise Malformed(f"a tuple of {length} values")
        slot = len(references) if flag else None
        if slot is not None:
            references.append(INCOMPLETE)
        parts = figures() if length >= 4 else []
        while len(parts) < length:
            parts.append(value(depth + 1))
        if NULL in parts or INCOMPLETE in parts:
            raise Malformed("a tuple that ends early")
        result = tuple(parts)
        if slot is not None:
            references[slot] = result
        return result

    flag = 0

    def value(depth: int) -> Any:
        nonlocal position, flag
        code = data[position]
        flag = code & FLAG_REF
        code &= ~FLAG_REF
        position += 1
        result: Any
        if code == 0x72:  # "r": something met before
            index = unpack_int(data, position)[0]
            position += 4
            if not 0 <= index < len(references) or references[index] is INCOMPLETE:
                raise Malformed("a reference to nothing")
            return references[index]
        if code == 0x69:  # "i"
            result = unpack_int(data, position)[0]
            position += 4
        elif code == 0x67:  # "g": binary float
            result = unpack_float(data, position)[0]
            position += 8
        elif code == 0x29 or code == 0x28:  # ")" and "(": tuples, the length in one byte or in four
            if depth >= 4 or CONTAINER_AT_DEPTH[depth] != "tuple":
                raise Malformed("a tuple where none belongs")
            if code == 0x29:
                length = data[position]
                position += 1
            else:
                length = unpack_int(data, position)[0]
                position += 4
            return tuple_of(length, depth)
        elif code == 0x7B:  # "{"
            if depth >= 4 or CONTAINER_AT_DEPTH[depth] != "dict":
                raise Malformed("a dict where none belongs")
            return dictionary(depth)
        elif code == 0x7A or code == 0x5A:  # "z", "Z": short ASCII
            length = data[position]
            position += 1
            result = string(length, "ascii")
        elif code == 0x61 or code == 0x41 or code == 0x75 or code == 0x74:  # "a", "A": ASCII; "u", "t": UTF-8
            length = unpack_int(data, position)[0]
            position += 4
            result = string(length, "utf-8" if code > 0x61 else "ascii")
        elif code == 0x30:  # "0"
            return NULL
        elif code == 0x4E:  # "N"
            return None
        elif code == 0x54:  # "T"
            return True
        elif code == 0x46:  # "F"
            return False
        elif code == 0x6C:  # "l": integer in digits of 15 bits
            digits = unpack_int(data, position)[0]
            position += 4
            keep = flag
            result = integer(digits)
            flag = keep
        elif code == 0x66:  # "f": float as text, format versions 0 and 1
            length = data[position]
            position += 1
            result = float(string(length, "ascii"))
        else:
            raise Malformed(f"a value of the unknown type {chr(code)!r}")
        if flag:
            references.append(result)
        return result

    try:
        while position < end:
            yield value(0)
    except (IndexError, struct.error):
        raise Malformed("the end, too early") from None
    except (UnicodeDecodeError, ValueError) as error:
        raise error if isinstance(error, Malformed) else Malformed("a text in no known encoding") from None
