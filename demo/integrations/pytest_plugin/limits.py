"""Markers of a test -> the limits that it must keep within, and the sentences with which it fails.

They are those of `compare --fail-if`. What counts is what the function of the test calls, without its fixtures.
"""

from collections.abc import Iterator

import pytest

from ...errors import DemoError
from ...pipeline import Run, read
from ...recording.segments import Segments

START = "Start with "
"""How the line of a reading begins that says what to do."""


class Limits:
    """The limits of a test; false if it has none.

    Attributes:
        clock: by which the test must be recorded, as for `Recording`.

    Args:
        item: the test; it fails at once if its markers can't be understood.
    """

    def __init__(self, item: pytest.Item) -> None:
        self._limits = [*_of_calls(item), *_of_memory(item)]
        self.clock = "peak" if item.get_closest_marker("max_memory") else "wall"

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._limits)

    def check(self, recorded: Segments) -> None:
        """Fail if a limit is exceeded, or can't be checked."""
        if not recorded.data:
            pytest.fail(recorded.problem or "Nothing was called, so its limits can't be checked.", pytrace=False)
        run = read(recorded.data)
        try:
            failures = [line.removeprefix(f"{limit}: ") for limit in self._limits for line in run.exceeded(limit)]
        except DemoError as error:
            pytest.fail(str(error), pytrace=False)
        if failures:
            pytest.fail("\n".join([*failures, *_where_to_start(run)]), pytrace=False)


def _of_calls(item: pytest.Item) -> Iterator[str]:
    for marker in item.iter_markers("max_calls"):
        function, most = (*marker.args, None, None)[:2]
        if len(marker.args) != 2 or marker.kwargs or not isinstance(function, str) or not isinstance(most, int):
            pytest.fail(
                'Mark it with the function and a number: @pytest.mark.max_calls("app.render", 3)', pytrace=False
            )
        yield f"calls({function}) > {most}"


def _of_memory(item: pytest.Item) -> Iterator[str]:
    marker = item.get_closest_marker("max_memory")
    if marker:
        if len(marker.args) != 1 or marker.kwargs:
            pytest.fail(
                'Mark it with the most that it may hold at once: @pytest.mark.max_memory("8 MB")', pytrace=False
            )
        yield f"memory > {marker.args[0]}"


def _where_to_start(run: Run) -> list[str]:
    """Return what a reading of bytes says of where they are allocated; calls are named with their callers anyway."""
    return [line for line in run.reading if line.startswith(START)] if run.profile.clock.unit == "B" else []
