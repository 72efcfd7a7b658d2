"""Bytes of a profile file -> its tables, without trusting the bytes.

A profile nests in one fixed way, `{function: (count, count, time, time, {caller: (count, count, time, time)})}`. This
reader goes down just that way and takes no dict by reference, so what it returns grows with the file and no faster.
"""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from .marshal_values import CONTAINER, FLAG_REF, MOST_ENTRIES, Malformed, Reader

Key: TypeAlias = tuple[str, int, str]
"""File as recorded ("~" for a built-in), line (0 for a built-in), name."""

_unpack_int = struct.Struct("<i").unpack_from
_unpack_figures = struct.Struct("<BBBiBiBdBd").unpack_from  # ")" size, "i" and "i" counts, "g" and "g" times
_unpack_figures_met = struct.Struct("<BBBiBiBiBd").unpack_from  # the same where the self time was met before
_FIGURES_SIZE, _SELF_TIME = 30, 12  # bytes, and where among them the self time begins
_TIME_SIZE, _TIME_SIZE_MET = 9, 5  # bytes; the latter of a time that was met before
_KEYS = (str,), (str, int, str)
_INTEGERS, _FLOATS_MET = b"i\xe9r", b"g\xe7r"  # plain, flagged; "r": what was met before


class Table(NamedTuple):
    """One dict of a file; what its figures mean, and whether they are any, is not judged here.

    Attributes:
        keys: the functions, in the order of the file.
        figures: for each function the four values that stand before its callers.
        calls: for each arrow the position of the callee in `keys`, the caller (it may be none of them), and the four
            values of the file, or its only one; grouped by callee.
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
        raise Malformed("it ends too early") from None
    except UnicodeDecodeError:
        raise Malformed("a text in no known encoding") from None


def read_table(data: bytes) -> dict[Key, tuple[Any, ...]]:
    """Return the functions of a profile file as `marshal.loads` would, and so as `pstats.Stats.stats` holds them.

    Raises:
        Malformed: as `tables` does.
    """
    table = next(tables(data))
    callers: list[dict[Key, Any]] = [{} for _ in table.keys]
    for callee, caller, figures in table.calls:
        callers[callee][caller] = figures
    return {key: (*figures, by) for key, figures, by in zip(table.keys, table.figures, callers)}


class _TableReader(Reader):
    def table(self) -> Table:
        """Read the dict of all functions, and those of their callers in it, entry by entry.

        What nearly all of a file consists of is read right here, since a call for each value takes twice as long: keys
        of short texts and integers, and figures of 30 bytes. Any other is read by the methods below.
        """
        data, references, room = self.data, self.references, self.room
        result = keys, rows, calls, others = Table([], [], [], {})
        position = self._after_opening(self.position, "functions")
        among_callers, values = False, 5  # of a function: four figures and its callers; of a caller: four figures
        callee = first = 0  # the function whose callers are being read, and the first of its calls
        while True:
            code = data[position]
            if code == 0x30:  # "0" ends a dict
                position += 1
                if not among_callers:
                    self.position, self.room = position, room
                    return result
                if len(calls) > first + 1 and len({caller for _, caller, _ in calls[first:]}) < len(calls) - first:
                    raise Malformed("a caller twice")
                among_callers, values = False, 5
                continue
            room -= 1
            if room < 0:
                raise Malformed(f"more than {MOST_ENTRIES:,} entries")

            if code == 0x72 and (index := _unpack_int(data, position + 1)[0]) >= 0 and type(references[index]) is tuple:
                key: Any = references[index]
                if len(key) != 3:
                    raise Malformed("a key that names no function")
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
                    elif kind in _INTEGERS:
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
                if type(key) is not tuple or len(key) != 3:
                    if among_callers:
                        raise Malformed("a key that names no function")
                    others[key], position = self._other_value(position, values)
                    continue

            met = data[position + _SELF_TIME : position + _SELF_TIME + 1] == b"r"
            unpack: Any = _unpack_figures_met if met else _unpack_figures
            try:
                code, size, code_1, one, code_2, other, code_3, self_time, code_4, cumulative = unpack(data, position)
            except struct.error:
                size = 0
            if (
                size == values
                and code == 0x29
                and code_1 in _INTEGERS
                and code_2 in _INTEGERS
                and code_3 in _FLOATS_MET
                and code_4 in _FLOATS_MET
            ):
                position += _FIGURES_SIZE - (_TIME_SIZE - _TIME_SIZE_MET) * met
                if code_1 == 0x72:
                    one = references[one] if one >= 0 else None
                elif code_1 == 0xE9:
                    references.append(one)
                if code_2 == 0x72:
                    other = references[other] if other >= 0 else None
                elif code_2 == 0xE9:
                    references.append(other)
                if met:
                    self_time = references[self_time] if self_time >= 0 else None
                elif code_3 == 0xE7:
                    references.append(self_time)
                if code_4 == 0xE7:
                    references.append(cumulative)
                elif code_4 == 0x72:
                    position -= _TIME_SIZE - _TIME_SIZE_MET
                    (index,) = _unpack_int(data, position - 4)
                    cumulative = references[index] if index >= 0 else None
                row: Any = one, other, self_time, cumulative
            else:
                row, position = self._other_value(position, values)

            if among_callers:
                calls.append((callee, key, row))
            elif type(row) is tuple:
                callee, first = len(keys), len(calls)
                keys.append(key)
                rows.append(row)
                position = self._after_opening(position, "callers")
                among_callers, values = True, 4
            else:
                raise Malformed("a function without figures")

    def _after_opening(self, position: int, of: str) -> int:
        """Step over the "{" of a dict."""
        code = self.data[position]
        if code & 0x7F != 0x7B:
            raise Malformed(f"no table of {of}")
        if code & FLAG_REF:
            self.references.append(CONTAINER)
        return position + 1

    def _other_key(self, position: int) -> tuple[Any, int]:
        """Read a key whose length takes four bytes, or that of an entry that is no function: (text,) or a text.

        Returns:
            the key, and where it ends.
        """
        self.position = position
        code = self.data[position]
        if code & 0x7F == 0x29 or code & 0x7F == 0x28:
            place = self.reserve(code)
            size = self._size()
            key: Any = tuple([self.scalar() for _ in range(size)]) if size in (1, 3) else ()
            self.fill(place, key)
        else:
            key = self.scalar()
        if type(key) is not str and tuple(map(type, key if type(key) is tuple else ())) not in _KEYS:
            raise Malformed("a key that names no function")
        return key, self.position

    def _other_value(self, position: int, values: int) -> tuple[Any, int]:
        """Read a scalar, or figures that are not 30 bytes long; and where they end.

        Args:
            position: of their first byte.
            values: size of the tuple: 5 for a function, the last of which is the dict of its callers, or 4.
        """
        self.position = position
        code = self.data[position]
        if code & 0x7F == 0x29 or code & 0x7F == 0x28:
            place = self.reserve(code)
            if self._size() != values:
                raise Malformed("a function without figures")
            found: Any = self.scalar(), self.scalar(), self.scalar(), self.scalar()
            if any(type(part) is not int and type(part) is not float for part in found):
                raise Malformed("figures that are not numbers")
            if values == 4:
                self.fill(place, found)
        else:
            found = self.scalar()
            if type(found) is tuple and (values == 5 or len(found) != 4):
                raise Malformed("a function without figures")
        return found, self.position

    def _size(self) -> int:
        """Step over the code and the size of a tuple: that of "(" takes four bytes, that of ")" one."""
        short = self.data[self.position] & 0x7F == 0x29
        size = self.data[self.position + 1] if short else _unpack_int(self.data, self.position + 1)[0]
        self.position += 2 if short else 5
        return int(size)
