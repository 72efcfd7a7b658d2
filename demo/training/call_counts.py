"""One run under the profiler -> the table of what the program called, without what a trial itself calls."""

import os
from collections.abc import Callable
from typing import Any

from ..errors import RecorderError
from ..recording.inline import Profiler
from ..recording.table import entries_of, snapshot
from ..recording.tracebacks import traceback_of
from .plain_data import plain
from .room import Unfit

NO_PROFILE = (
    "The program runs its own profiler, or ends the check's, so nothing can be counted: remove that for the check."
)

PICTURE = "picture.pstats"
"""The file with all that was counted on the given input, from which a picture is made."""


def marked(profiler: Profiler, run: Callable[[], Any]) -> Any:
    """Run a program between two marks: if the profiler shows both, it was there all the time and forgot nothing."""
    profiler.enable()
    try:
        the_beginning()
        returned = plain(run())
        the_end()
    finally:
        profiler.disable()
    return returned


def the_beginning() -> None:
    """Be called."""


def the_end() -> None:
    """Be called."""


OWN_FOLDER = os.path.dirname(the_end.__code__.co_filename)
"""Whose files are ours; the checks are in a folder of their own, and what they count is counted."""


def table_of(profiler: Profiler) -> dict[Any, Any]:
    """Return all that was counted, as `pstats` has it.

    Raises:
        Unfit: if the profiler was not there any more at the end, or had to forget.
        RecorderError: if the table could not be made.
    """
    try:
        table = snapshot(entries_of(profiler.getstats()))
    except Exception as error:
        raise RecorderError(traceback_of(error), 1) from error
    if not {"the_beginning", "the_end"} <= {key[2] for key in _own(table)}:
        raise Unfit(NO_PROFILE)
    return table


def of_the_program(table: dict[Any, Any]) -> dict[Any, Any]:
    """Return such a table without our own functions, and without the built-ins that these call."""
    stats = {key: (*figures, dict(callers)) for key, (*figures, callers) in table.items()}
    own = _own(stats)
    marks = {key: (*stats.pop(key)[:4], {}) for key in own}
    for key, (primitive, total, self_cost, cumulative, callers) in list(stats.items()):
        ours = [callers.pop(one) for one in own if one in callers]
        if ours and key[0] == "~":
            calls, *_ = sums = [sum(column) for column in zip(*ours)]
            if calls == total:
                del stats[key]
            else:
                # A built-in that ours call inside itself can have more time for us than in all.
                left = max(self_cost - sums[2], 0.0)
                cumulative = max(cumulative - sums[3], left)
                stats[key] = (min(primitive, total - calls), total - calls, left, cumulative, callers)
    return stats or marks  # an entry that is a generator calls nothing, and a profile cannot be empty


def _own(table: dict[Any, Any]) -> list[Any]:
    return [key for key in table if os.path.dirname(key[0]) == OWN_FOLDER]
