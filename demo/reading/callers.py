"""Who calls a box of the picture, and by how heavy an arrow."""

from ..profiles.model import Call, Function, Profile


def callers(drawn: Profile, function: Function) -> list[tuple[Function, Call]]:
    """Return who calls a box, the heaviest arrow first."""
    number = drawn.functions.index(function)
    calls = [call for call in drawn.calls if call.callee == number and call.caller != number]
    calls.sort(key=lambda call: (-weight(drawn, call), -call.total_calls))
    return [(drawn.functions[call.caller], call) for call in calls]


def weight(drawn: Profile, call: Call) -> float:
    """Return the weight of an arrow; where the file does not say, that of the box it leads to."""
    return drawn.functions[call.callee].cumulative_time if call.cumulative_time is None else call.cumulative_time
