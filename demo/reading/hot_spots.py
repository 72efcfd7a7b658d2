"""The functions with the largest self costs, and who calls them."""

from collections.abc import Iterator, Mapping

from ..folding.graph import Box
from ..folding.stacks import ways_of
from ..profiles.model import Profile
from .claims import Caller, HotSpot
from .margins import margin
from .stacks import NEARLY_ALL, Stacks, on_behalf
from .words import short_name

MOST = 4
WORTH_NAMING = 0.05
"""Share of the run's cost, 0..1, that a hot spot has at least."""


def hot_spots(stacks: Stacks, busy: Profile, box_of: Mapping[int, Box], below: frozenset[int]) -> Iterator[HotSpot]:
    """Claim the largest ones, the largest first.

    Args:
        stacks: of the run.
        busy: the same run without idle threads, which are not hot spots.
        box_of: for a function, its box in the picture.
        below: functions that may be counted in other boxes, too.
    """
    profile = stacks.profile
    hot = [i for i in stacks.into if profile.share(busy.functions[i].self_cost) >= WORTH_NAMING]
    for i in sorted(hot, key=lambda i: (-profile.functions[i].self_cost, profile.functions[i].key))[:MOST]:
        function, box = profile.functions[i], box_of.get(i)
        folded = short_name(box) if box and box.key != function.key else ""
        mostly = i in below and len(ways_of(profile, below)[i]) > 1
        error = margin(profile, function.self_cost)
        yield HotSpot(function, profile.share(function.self_cost), folded, _main_caller(stacks, i), error, mostly)


def _main_caller(stacks: Stacks, i: int) -> Caller | None:
    functions = stacks.profile.functions
    function, calls = functions[i], [call for call in stacks.into[i] if call.caller != i]
    if not calls or not stacks.profile.recording.counts_calls:
        return None
    alone = len(calls) == 1 and not stacks.from_outside(i)
    if any(call.self_cost is None for call in calls):
        share = 1.0 if function.total_calls == calls[0].total_calls else None
        return Caller(functions[calls[0].caller], calls[0].total_calls, share, True) if alone else None
    call = max(calls, key=lambda call: (call.self_cost or 0.0, call.total_calls))
    share = min((call.self_cost or 0.0) / function.self_cost, 1.0)
    caller = functions[call.caller]
    own = caller.origin == "program" or function.origin == "program"
    above = None if own else on_behalf(stacks, call, call.self_cost or 0.0, NEARLY_ALL)
    return Caller(caller, call.total_calls, share, alone, functions[above.caller] if above else None)
