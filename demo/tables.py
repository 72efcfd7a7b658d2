"""Bytes of a profile file -> its tables, without trusting the bytes.

A profile nests in one fixed way, `{function: (count, count, time, time, {caller: (count, count, time, time)})}`. This
reader goes down just that way and takes no dict by reference, so what it returns grows with the file and no faster.
"""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from demo.unmarshal import CONTAINER, FLAG_REF, MOST_ENTRIES, Malformed, Reader

Key: TypeAlias = tuple[str, int, str]
"""File as recorded ("~" for a built-in), line (0 for a built-in), name."""

_unpack_int = struct.Struct("<i").unpack_from
_unpack_figures = struct.Struct("<BBBiBiBdBd").unpack_from  # ")" size, "i" and "i" counts, "g" and "g" times
_FIGURES_SIZE, _WITH_REFERENCE_SIZE = 30, 26  # bytes; the latter where the cumulative time was met before


class Table(NamedTuple):
    """One dict of a file; what its figures mean, and whether they are any, is not judged here.

    Attributes:
        keys: the functions, in the order of the file.
        figures: for each function the four values that stand before its callers.
        calls: for each arrow the position of the callee in `keys`, the caller (it may be none of them), and the four
            values that stand there, or the one; grouped by callee.
        others: the entries that are no functions, for a text or (text,).
    """

    keys: list[Key]
    figures: list[tuple[Any, Any, Any, Any]]
    calls: list[tuple[int, Key, Any]]
    others: dict[str | tuple[str], Any]


def tables(data: bytes) -> Iterator[Table]:
    """Yield the dicts that stand one after the other in `data`, the whole file.

    Raises:
        Malformed: at the first byte that does not belong in a profile, or when `data` ends early.
    """
    reader = _TableReader(data)
    try:
        while reader.position < len(data):
            reader.references.clear()  # each dict was written by itself
            yield reader.table()
    except (IndexError, struct.error):
        raise Malformed("the end, too early") from None
    except UnicodeDecodeError:
        raise Malformed("a text in no known encoding") from None


class _TableReader(Reader):
    def table(self) -> Table:
        """Read the dict of all functions, and those of their callers in it, entry by entry.

        What nearly all of a file consists of is read right here, since a call for each value takes twice as long: keys
        of short texts and integers, and figures of 30 bytes. Any other is read by the methods below.
        """
        data, references = self.data, self.references
        result = keys, rows, calls, others = Table([], [], [], {})
        position = self._after_opening(self.position, "functions")
        callee = first = 0  # the function whose callers are being read, and the first of its calls
        among_callers = False
        while True:
            code = data[position]
            if code == 0x30:  # "0" ends a dict
                position += 1
                if not among_callers:
                    self.position = position
                    return result
                if len(calls) > first + 1 and len({caller for _, caller, _ in calls[first:]}) < len(calls) - first:
                    raise Malformed("a caller twice")
                among_callers = False
                continue
            if code == 0x72 and (index := _unpack_int(data, position + 1)[0]) >= 0 and type(references[index]) is tuple:
                key: Any = references[index]
                position += 5
            elif code & 0x7F == 0x29 and data[position + 1] == 3:  # ")"
                if code & FLAG_REF:
                    place = len(references)
                    references.append(CONTAINER)
                position += 2
                parts: list[Any] = []
                for _ in range(3):
                    kind = data[position]
                    if kind & 0x5F == 0x5A:  # "z" or "Z", flagged or not
                        start = position + 2
                        position = start + data[position + 1]
                        part: Any = data[start:position].decode("ascii")
                    elif kind & 0x7F == 0x69 or kind == 0x72:  # "i", or what was met before
                        (part,) = _unpack_int(data, position + 1)
                        if kind == 0x72:
                            part = references[part] if part >= 0 else None
                        position += 5
                    else:
                        self.position = position
                        part = self.scalar()
                        position = self.position
                        kind = 0
                    if kind & FLAG_REF:
                        references.append(part)
                    parts.append(part)
                file, line, name = key = tuple(parts)
                if type(file) is not str or type(line) is not int or type(name) is not str:
                    raise Malformed("a key that names no function")
                if code & FLAG_REF:
                    references[place] = key
            else:
                key, position = self._other_key(position)
            try:
                code, size, code_1, one, code_2, other, code_3, self_time, code_4, cumulative = _unpack_figures(
                    data, position
                )
            except struct.error:
                size = 0
            if (
                size == 5 - among_callers
                and code == 0x29
                and (code_1 & 0x7F == 0x69 or (code_1 == 0x72 and one >= 0))  # "i", or what was met before
                and (code_2 & 0x7F == 0x69 or (code_2 == 0x72 and other >= 0))
                and code_3 & 0x7F == 0x67  # "g"
                and (code_4 & 0x7F == 0x67 or code_4 == 0x72)
            ):
                position += _FIGURES_SIZE
                if code_1 == 0x72:
                    one = references[one]
                elif code_1 & FLAG_REF:
                    references.append(one)
                if code_2 == 0x72:
                    other = references[other]
                elif code_2 & FLAG_REF:
                    references.append(other)
                if code_3 & FLAG_REF:
                    references.append(self_time)
                if code_4 & FLAG_REF:
                    references.append(cumulative)
                elif code_4 == 0x72:
                    position -= _FIGURES_SIZE - _WITH_REFERENCE_SIZE
                    (index,) = _unpack_int(data, position - 4)
                    cumulative = references[index] if index >= 0 else None
                row: Any = one, other, self_time, cumulative
            else:
                row, position = self._other_value(position, 5 - among_callers)
            if among_callers:
                calls.append((callee, key, row))
            elif type(row) is tuple:
                callee, first = len(keys), len(calls)
                keys.append(key)
                rows.append(row)
                position = self._after_opening(position, "callers")
                among_callers = True
            else:
                others[key] = row
            if (len(key) != 3 or type(key) is str) and key not in others:
                raise Malformed("a key that names no function")
            self.room -= 1
            if self.room < 0:
                raise Malformed(f"more than {MOST_ENTRIES:,} entries")

    def _after_opening(self, position: int, of: str) -> int:
        """Step over the "{" of a dict."""
        code = self.data[position]
        if code & 0x7F != 0x7B:
            raise Malformed(f"no table of {of}")
        self.reserve(code)
        return position + 1

    def _other_key(self, position: int) -> tuple[Any, int]:
        """Read a key that was met before, a text, (text,), or what has its length in four bytes; and where it ends."""
        self.position = position
        code = self.data[position]
        place = None
        if code & 0x7F == 0x29 or code & 0x7F == 0x28:
            place = self.reserve(code)
            length = self._length()
            key: Any = tuple([self.scalar() for _ in range(length)]) if length in (1, 3) else ()
            if tuple(map(type, key)) not in ((str,), (str, int, str)):
                raise Malformed("a key that names no function")
            self.fill(place, key)
        else:
            key = self.scalar()
            if type(key) is not str:
                raise Malformed("a key that names no function")
        return key, self.position

    def _other_value(self, position: int, size: int) -> tuple[Any, int]:
        """Read a scalar, or figures that do not consist of 30 bytes; and where they end.

        Args:
            position: of their first byte.
            size: of the tuple: 5 for a function, the last of which is the dict of its callers, or 4 for a caller.
        """
        self.position = position
        code = self.data[position]
        if code & 0x7F != 0x29 and code & 0x7F != 0x28:
            value = self.scalar()
            if type(value) is tuple and (type(value[0]) is str or size == 5):
                raise Malformed("a function without figures")
            return value, self.position
        place = self.reserve(code)
        if self._length() != size:
            raise Malformed("a function without figures")
        value = self.scalar(), self.scalar(), self.scalar(), self.scalar()
        if any(type(part) is not int and type(part) is not float for part in value):
            raise Malformed("figures that are no numbers")
        if size == 4:
            self.fill(place, value)
        return value, self.position

    def _length(self) -> int:
        """Read the code and the length of a tuple: that of "(" takes four bytes, that of ")" one."""
        code = self.data[self.position]
        if code & 0x7F == 0x29:
            self.position += 2
            return self.data[self.position - 1]
        (length,) = _unpack_int(self.data, self.position + 1)
        self.position += 5
        return int(length)
