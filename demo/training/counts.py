"""What one run of a program costs, in counts: exact, and the same on every machine."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..profiles.model import Profile
from .pictured import pictured

LETTERS_A_LINE = 10
"""So many characters are looked through as quickly as a line is run."""
PLACES_A_LINE = 5
"""So many elements of a list are put to another place."""
BYTES_A_LINE = 100
"""So many bytes of an array are gone through, or of a text copied."""


class Seen(NamedTuple):
    """What the stand-in web sites saw of one run.

    Attributes:
        requests: how many there were.
        connections: by how many connections they came.
        at_once: how many were waiting for their answer at the same time, at most.
        alone: how many were never beside another one.
    """

    requests: int = 0
    connections: int = 0
    at_once: int = 0
    alone: int = 0


class Memory(NamedTuple):
    """What one run did to memory; all 0 if its clock counts seconds.

    Attributes:
        peak: bytes that were held at the same time, at most, beside those of the input.
        kept: bytes that were still held behind it.
        circular: objects that were freed by the garbage collector alone, since they refer to each other.
    """

    peak: int = 0
    kept: int = 0
    circular: int = 0


class Counts:
    """Calls, lines and bytes of one run."""

    def __init__(
        self,
        profile: Profile,
        lines: int,
        done: Mapping[str, int] | None = None,
        seen: Seen | None = None,
        memory: Memory | None = None,
        whole: Profile | None = None,
    ) -> None:
        """Keep them.

        Args:
            profile: of one call of the entry; the program's own functions are those of the learner's files.
            lines: how many lines of these files were run.
            done: what the check counted itself, from `work.DONE`.
            seen: where the sites were up.
            memory: where bytes were counted.
            whole: the same call with what the check called, for the picture; without it, `profile`.
        """
        self.profile = profile
        self.lines = lines
        self.done = Counter(done)
        self.seen = seen or Seen()
        self.memory = memory or Memory()
        self._whole = whole or profile

    @cached_property
    def picture(self) -> Profile:
        """Return the profile as a learner may see it."""
        return pictured(self._whole)

    def calls(self, *names: str) -> int:
        """Return the total calls of all functions with one of these names, whoever called them.

        Args:
            names: as in the picture: "time.sleep", "open", "list.index", or the name of a Python function. A name
                without a dot also stands for built-ins that end in it: "open" for "io.open" and "_io.open".
        """
        return sum(function.total_calls for function in self.profile.functions if _is_one_of(function.name, names))

    def made(self, *names: str) -> int:
        """Return how many calls the program's own functions made, and others of them; what a library does inside is left out.

        Args:
            names: of the functions that were called, as for `calls`; none for all.
        """
        functions = self.profile.functions
        return sum(
            call.total_calls
            for call in self.profile.calls
            if "program" in (functions[call.caller].origin, functions[call.callee].origin)
            and (not names or _is_one_of(functions[call.callee].name, names))
        )

    def all_calls(self) -> int:
        """Return the total calls of everything."""
        return sum(function.total_calls for function in self.profile.functions)

    @property
    def characters(self) -> int:
        """Return the characters of texts that were gone through, in whatever way."""
        return self.done["characters"] + self.done["letters"]

    @property
    def work(self) -> int:
        """Return all that was counted, as one number: 1 is about what one line of Python takes."""
        done = self.done
        in_texts = done["characters"] // LETTERS_A_LINE + done["letters"]
        moved = done["moved"] // PLACES_A_LINE
        in_arrays = done["bytes"] // BYTES_A_LINE
        return self.lines + self.all_calls() + done["elements"] + moved + done["steps"] + in_texts + in_arrays


def _is_one_of(name: str, names: Sequence[str]) -> bool:
    return name in names or any("." not in wanted and name.endswith(f".{wanted}") for wanted in names)
