"""Each box and arrow of a picture in a sentence, and the names used in sentences."""

from ..profiles.model import Call, Function, Profile
from ..profiles.units import duration, percent, times


def words(drawn: Profile) -> dict[str, str]:
    """Say each box ("f0", "f1", ...) and arrow ("c0", "c1", ...) of a picture in a sentence or two."""
    said = {f"f{i}": _box_words(drawn, function) for i, function in enumerate(drawn.functions)}
    return said | {f"c{i}": _arrow_words(drawn, call) for i, call in enumerate(drawn.calls)}


def short_name(function: Function) -> str:
    """Return a name for use in a sentence: "main", "requests.api.get", "time.sleep", "workload.py"."""
    if function.name == "<module>":
        return function.path or "the program"
    return f"{function.module}.{function.name}" if function.origin == "library" and function.path else function.name


def _box_words(drawn: Profile, function: Function) -> str:
    merged = f"{some_functions(function.folded)} in one box"
    whose = {"program": "your program", "library": "library", "built-in": "built-in"}.get(function.origin, merged)
    place = f", {function.place}" if function.place else ""
    at_least = "" if function.exact else "at least "
    own = "its own code" if is_named(function) else "their own code"
    if function.folded and is_named(function):
        own += f" and that of {some_functions(function.folded)} folded into it"
    return (
        f"{short_name(function)} ({whose}{place}): {at_least}{percent(drawn.share(function.cumulative_time))} of the run, "
        f"{duration(function.cumulative_time)}, went by in it and all that it called; "
        f"{percent(drawn.share(function.self_time))}, {duration(function.self_time)}, in {own}. "
        f"{_sentence(counted(drawn, function))}"
    )


def counted(profile: Profile, function: Function) -> str:
    """Say how often a box was called: "called 7 times", "" where the file does not say."""
    if not function.total_calls:
        return ""
    if profile.recording.clock == "samples":
        return f"seen {times(function.total_calls)} in samples"
    inner = function.total_calls - function.primitive_calls
    return f"called {times(function.total_calls)}" + (
        f", {inner:,} of them while it was running already" if inner else ""
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else "How often it was called is not known."


def _holds_others(function: Function) -> bool:
    return function.folded > 0 and is_named(function)


def is_named(function: Function) -> bool:
    """Say whether a box is named after one function (with others folded below it, maybe)."""
    return function.origin in ("program", "library", "built-in")


def some_functions(count: int) -> str:
    """Return "1 function" or "1,386 functions"."""
    return f"{count:,} function{'s' if count != 1 else ''}"


def _arrow_words(drawn: Profile, call: Call) -> str:
    caller, callee = short_name(drawn.functions[call.caller]), short_name(drawn.functions[call.callee])
    count = f" {times(call.total_calls)}" if call.total_calls else ""
    if drawn.recording.clock == "samples":
        said = f"{caller} called {callee}, seen{count} in samples" if count else f"{caller} called {callee}"
    elif call.caller == call.callee:
        return f"{caller} called itself{count}."
    elif drawn.functions[call.caller].origin != "program" and _holds_others(drawn.functions[call.callee]):
        said = f"{caller} called {callee}, or what is folded into it,{count}"
    else:
        said = f"{caller} called {callee}{count}"
    if call.cumulative_time is None:
        return f"{said}; this file does not say how long that took."
    at_least = "" if call.exact else "at least "
    share = percent(drawn.share(call.cumulative_time))
    return f"{said}; that took {at_least}{duration(call.cumulative_time)}, {share} of the run."
