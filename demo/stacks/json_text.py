"""A JSON text, read piece by piece: what nobody asks for is skipped, and never becomes an object.

The standard library reads a text as a whole, and a file of 100 MB can be made so that this takes gigabytes.

See Also:
    RFC 8259, https://www.rfc-editor.org/rfc/rfc8259.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from ..profiles.marshal_values import Malformed

MOST_VALUES = 4_000_000
"""Numbers or texts in one array."""
TOO_LONG = "a text that is far too long"
ARRAY, BACKSLASH, BETWEEN = ord("["), ord("\\"), b"],["
DEEPEST = 200
"""Brackets inside each other."""

MOST_SKIPPED = 10_000_000
"""Brackets in values that nobody asks for, and quotes behind a backslash."""
AT_ONCE = 65_536
"""Bytes of an array of objects, or of arrays, that are read at once."""
CUTS = 4
"""Places where such a text is cut at most, before its objects are read one by one."""
LONGEST_TEXT = 100_000
"""Bytes of a text, a number or an object that is read."""

_space = re.compile(rb"[ \t\r\n]*").match
_scalar = re.compile(rb"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b").match
_flat_object = re.compile(rb'\{[^"{}\[\]]*(?:"[^"\\]*(?:\\.[^"\\]*)*"[^"{}\[\]]*)*\}', re.S).match
_to_sign = re.compile(rb'[^"\[\]{}]*(["\[\]{}])').match


class JsonText:
    """Goes through a text from the first character to the last.

    Each method but `peek` begins at a value, and ends behind it; all may raise `Malformed`.

    Args:
        text: one value in UTF-8, with nothing but blanks around it.
    """

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._at = 0
        self._skipped = 0

    def peek(self) -> bytes:
        """Return the character that the next value begins with, b"" at the end."""
        self._at = _space(self._text, self._at).end()  # type: ignore[union-attr]
        return self._text[self._at : self._at + 1]

    def members(self) -> Iterator[str]:
        """Go through an object: yield each key, and skip its value unless that has been read then."""
        for _ in self._parts(b"{", b"}"):
            if self.peek() != b'"':
                _fail()
            key = self.scalar()
            if self.peek() != b":":
                _fail()
            self._at += 1
            self.peek()
            before = self._at
            yield key
            if self._at == before:
                self.skip()

    def items(self) -> Iterator[None]:
        """Go through an array: yield before each value, and skip it unless it has been read then."""
        for _ in self._parts(b"[", b"]"):
            before = self._at
            yield
            if self._at == before:
                self.skip()

    def _parts(self, opening: bytes, closing: bytes) -> Iterator[None]:
        if self.peek() != opening:
            _fail()
        self._at += 1
        if self.peek() != closing:
            while True:
                self.peek()
                yield
                following = self.peek()
                if following == closing:
                    break
                if following != b",":
                    _fail()
                self._at += 1
        self._at += 1

    def scalar(self) -> Any:
        """Return a text, a number, a truth value or None."""
        if self.peek() == b'"':
            end = self._end_of_string(self._at)
            if end - self._at > LONGEST_TEXT:
                raise Malformed(TOO_LONG)
        else:
            found = _scalar(self._text, self._at, self._at + LONGEST_TEXT)
            if not found:
                _fail()
            end = found.end()
        text = self._text[self._at : end]
        self._at = end
        return _loads(text)

    def _end_of_string(self, at: int) -> int:
        """Return where a text ends that begins at a place: at a quote that an even number of backslashes stands before."""
        text, end = self._text, at
        while True:
            end = text.find(b'"', end + 1)
            if end < 0:
                _fail()
            if text[end - 1] != BACKSLASH:
                return end + 1
            self._skip_one()
            before = end - 1
            while text[before - 1] == BACKSLASH:
                before -= 1
                if end - before > LONGEST_TEXT:
                    raise Malformed(TOO_LONG)
            if (end - before) % 2 == 0:
                return end + 1

    def _skip_one(self) -> None:
        self._skipped += 1
        if self._skipped > MOST_SKIPPED:
            raise Malformed(f"more than {MOST_SKIPPED:,} brackets and quotes")

    def flat(self) -> bytes:
        """Return the text of an array or object that holds no other, and no bracket in a text; b"" where it may do so."""
        closing = {b"[": b"]", b"{": b"}"}.get(self.peek())
        if not closing:
            _fail()
        end = self._text.find(closing, self._at) + 1
        if not end:
            _fail()
        if self._text.find(b"[", self._at + 1, end) >= 0 or self._text.find(b"{", self._at + 1, end) >= 0:
            return b""
        found = self._text[self._at : end]
        self._at = end
        return found

    def flat_arrays(self) -> Iterator[list[bytes]]:
        """Go through an array of arrays that hold no others: yield the texts between their brackets, many at a time."""
        text = self._text
        one_by_one_to = 0
        for _ in self._parts(b"[", b"]"):
            if self._at >= one_by_one_to:
                one_by_one_to = self._at + AT_ONCE
                cut = text.rfind(BETWEEN, self._at, one_by_one_to)
                if cut > 0 and text[self._at] == ARRAY:
                    found = text[self._at + 1 : cut].split(BETWEEN)
                    if text.count(b"]", self._at, cut) == len(found) - 1:
                        self._at = cut + 1
                        one_by_one_to = 0
                        yield found
                        continue
            array = self.flat()
            if not array.startswith(b"["):
                _fail()
            yield [array[1:-1]]

    def values(self) -> list[Any]:
        """Return an array of texts, numbers, truth values or None."""
        found = []
        if text := self.flat():
            if text.count(b",") >= MOST_VALUES:
                raise Malformed(f"more than {MOST_VALUES:,} values")
            return flat_values(text)
        for _ in self.items():
            found.append(self.scalar())
            if len(found) > MOST_VALUES:
                raise Malformed(f"more than {MOST_VALUES:,} values")
        return found

    def record(self, names: frozenset[str]) -> dict[str, Any]:
        """Return of an object what has one of some names, and is no array or object."""
        self.peek()
        if flat := _flat_object(self._text, self._at, self._at + LONGEST_TEXT):
            self._at = flat.end()
            found = _loads(flat[0])
            return {name: found[name] for name in names if name in found}
        return {key: self.scalar() for key in self.members() if key in names and self.peek() not in (b"[", b"{")}

    def records(self, names: frozenset[str]) -> Iterator[dict[str, Any]]:
        """Go through an array of objects: yield each as `record` does, though other members may be there as well.

        Many are read at once where the text can be cut between two of them.
        """
        one_by_one_to = 0
        for _ in self._parts(b"[", b"]"):
            if self._at >= one_by_one_to:
                one_by_one_to = self._at + AT_ONCE
                cut = one_by_one_to
                for _ in range(CUTS):
                    cut = self._text.rfind(b"},", self._at, cut)
                    if cut < 0:
                        break
                    if found := _objects(b"[%b]" % self._text[self._at : cut + 1]):
                        self._at = cut + 1
                        one_by_one_to = 0
                        yield from found
                        break
            if one_by_one_to:
                yield self.record(names)

    def skip(self) -> None:
        """Pass over any value."""
        if self.peek() not in (b"[", b"{"):
            if self.peek() == b'"':
                self._at = self._end_of_string(self._at)
            else:
                self.scalar()
            return
        open_ones: list[bytes] = []
        while True:
            found = _to_sign(self._text, self._at)
            if not found:
                _fail()
            sign, self._at = found[1], found.end()
            if sign == b'"':
                self._at = self._end_of_string(self._at - 1)
                continue
            self._skip_one()
            if sign in (b"[", b"{"):
                open_ones.append(b"]" if sign == b"[" else b"}")
                if len(open_ones) > DEEPEST:
                    raise Malformed("brackets inside each other, far too many")
            elif open_ones.pop() != sign:
                _fail()
            if not open_ones:
                return

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.peek():
            _fail()


def flat_values(text: bytes) -> list[Any]:
    """Return the values of an array that holds no other; `text` as `JsonText.flat` returns it."""
    found = _loads(text)
    if type(found) is not list:
        _fail()
    return found


def _objects(text: bytes) -> list[dict[str, Any]]:
    """Return an array of objects; an empty one if it is something else."""
    try:
        found = _loads(text)
    except Malformed:
        return []
    return found if all(type(one) is dict for one in found) else []


def _fail(*_: object) -> NoReturn:
    raise Malformed("JSON that is damaged")


_decode: Callable[[str], Any] = json.JSONDecoder(parse_constant=_fail).decode


def _loads(text: bytes) -> Any:
    try:
        return _decode(text.decode())
    except (ValueError, RecursionError):
        _fail()
