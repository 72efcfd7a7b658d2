"""Each box and arrow of a picture in a sentence, and the names used in sentences."""

from typing import NamedTuple

from ..folding.graph import MERGED, Arrow, Box, Graph, ProcessStart
from ..profiles.clocks import Clock
from ..profiles.model import Function, full_name, module
from ..profiles.origins import is_generated
from ..profiles.units import times, whole_percent


class Phrases(NamedTuple):
    """How costs of a clock are spoken of.

    Attributes:
        in_it: what a box costs: "{share}" of "{whole}", "{amount}" with its unit; the box is "{them}" and "{they}".
        took: "took", of calls.
    """

    in_it: str
    took: str


_PHRASES = {
    "s": Phrases("{whole} spent {share} ({amount}) in {them} and the functions {they} called", "took"),
    "samples": Phrases("{share} of {whole} ({amount}) were in {them} and the functions {they} called", "holds"),
    "B": Phrases("{they} and the functions {they} called allocated {share} of {whole} ({amount})", "allocated"),
}
"""By the unit of the clock."""


def words(graph: Graph) -> dict[str, str]:
    """Say each box and arrow of a picture in a sentence or two, by its id."""
    boxes = {graph.box_id(i): _box_words(graph, box) for i, box in enumerate(graph.boxes)}
    arrows = {graph.arrow_id(arrow): _arrow_words(graph, arrow) for arrow in graph.arrows}
    return boxes | arrows | {graph.start_id(start): _start_words(graph, start) for start in graph.starts}


def short_name(box: Box | Function) -> str:
    """Return a name for use in a sentence: "main", "requests.api.get", "time.sleep", "workload.py"."""
    if box.name == "<module>":
        return box.path or "the program"
    name = f"{box.name} in {box.within}" if box.within else full_name(box.name, box.around)
    named = box.origin == "library" and box.path and not is_generated(box.path)
    return f"{module(box.path)}.{name}" if named else name


def kind(box: Box | Function) -> str:
    """Say what a function is that is not the program's own: "library", "built-in", "compiled", "native"; else ""."""
    if box.compiled is not None:
        return "compiled"
    return "" if box.origin in ("program", *MERGED) else box.origin


def located(function: Function) -> str:
    """Return a name and, where it is of use, the place: "main (shop/main.py:12)", "requests.api.get"."""
    return (
        f"{short_name(function)} ({function.place})"
        if function.origin == "program" and function.place
        else short_name(function)
    )


def called(box: Box | Function, clock: Clock) -> str:
    """Say how often a box was called: "called 7 times", "" where the file does not say."""
    if not box.total_calls:
        return ""
    if clock.name == "samples":
        return f"seen {times(box.total_calls)} in samples"
    inner = box.total_calls - box.primitive_calls
    nested = f", {inner:,} of them while an earlier call was still running" if 0 < inner < box.total_calls else ""
    return f"called {times(box.total_calls)}{nested}"


def some_functions(count: int) -> str:
    """Return "1 function" or "1,386 functions"."""
    return f"{count:,} function{'s' if count != 1 else ''}"


def _box_words(graph: Graph, box: Box) -> str:
    merged = f"{some_functions(box.folded)} in one box"
    whose = "your program" if box.origin == "program" else kind(box) or merged
    place = f", {box.place}" if box.place else ""
    at_least = "" if box.exact else "at least "
    own, them, they = ("its own code", "it", "it") if box.is_named else ("their own code", "them", "they")
    if box.folded and box.is_named:
        own += f" and that of {some_functions(box.folded)} folded into it"
    if box.largest and box.largest.key != box.key and box.largest.self_cost > 0:
        own += f" (the largest: {short_name(box.largest)}, {graph.clock.amount(box.largest.self_cost)})"
    if graph.is_approximate(box):
        own += (
            f"; up to {graph.clock.amount(box.for_others)} of that may have been for other callers of these functions"
        )
    count = called(box, graph.clock)
    cost = _PHRASES[graph.clock.unit].in_it.format(
        whole=graph.clock.whole,
        share=f"{at_least}{whole_percent(graph.share(box.cumulative_cost))}",
        amount=graph.clock.amount(box.cumulative_cost),
        them=them,
        they=they,
    )
    return (
        f"{short_name(box)} ({whose}{place}): {cost}, "
        f"{whole_percent(graph.share(box.self_cost))} ({graph.clock.amount(box.self_cost)}) in {own}. "
        + (f"{count[0].upper()}{count[1:]}." if count else "It's not known how often it was called.")
    )


def _start_words(graph: Graph, start: ProcessStart) -> str:
    starter, first = graph.boxes[start.starter], graph.boxes[start.first]
    began, their = ("processes, which began", "their") if start.number > 1 else ("process, which began", "its")
    by = (
        f"{short_name(starter)}, or what is folded into it,"
        if starter.folded and starter.is_named
        else short_name(starter)
    )
    return (
        f"{by} started {start.number:,} {began} in {short_name(first)}. That isn't a call: {their} time isn't part of "
        f"{short_name(starter)}'s."
    )


def _arrow_words(graph: Graph, arrow: Arrow) -> str:
    caller, callee = graph.boxes[arrow.caller], graph.boxes[arrow.callee]
    count = f" {times(arrow.total_calls)}" if arrow.total_calls else ""
    by = (
        f"{short_name(caller)}, or what is folded into it," if caller.folded and caller.is_named else short_name(caller)
    )
    what = f"{by} called {short_name(callee)}"
    if graph.recording.sampled:
        what = f"{what}, seen{count} in samples" if count else what
    elif caller is callee:
        return f"{short_name(caller)} called itself{count}."
    elif caller.origin != "program" and callee.folded and callee.is_named:
        what = f"{what}, or what is folded into it,{count}"
    else:
        what = f"{what}{count}"
    if arrow.cumulative_cost is None:
        return f"{what}; this file doesn't say {'how long that took' if graph.clock.unit == 's' else 'what that cost'}."
    at_least = "" if arrow.exact else "at least "
    took = f"{at_least}{graph.clock.amount(arrow.cumulative_cost)}, {whole_percent(graph.share(arrow.cumulative_cost))}"
    return f"{what}; that {_PHRASES[graph.clock.unit].took} {took} of {graph.clock.whole}."
