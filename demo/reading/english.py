"""Claims -> English: one line each."""

from collections.abc import Callable, Iterable
from math import ceil, floor
from typing import Any

from ..profiles.clocks import Clock
from ..profiles.model import Function
from ..profiles.parts import FEW
from ..profiles.units import duration, times, whole_percent
from . import claims as say
from .hot_path import SURE
from .memory_english import WORDS as OF_MEMORY
from .words import called, kind, located, short_name, some_functions

_CLOCKS = {
    "wall": " of wall time, waiting included",
    "cpu": " of CPU time; waiting (sleep, network, disk) isn't counted",
    "samples": ", sampled",
    "": " (the file doesn't name the clock)",
}
_FOLDED = {"imports": "imports", "shared": "library functions reached in several ways", "rest": "the rest"}
_LONGEST_PATH = 7
"""Steps that are all named; of a longer path, the first and the last three."""
_WAITS = {
    "processes": " {} of that is waiting: if it waits for processes that it started, `profile --children` shows their work.",
    "threads": " {} of that is waiting: if it waits for threads, `profile --threads` shows their work.",
    "requests": " {} of that is waiting: a server loses nothing by waiting for requests.",
    "coroutines": " {} of that is waiting in the event loop: does it await one after another what could wait together?",
    "person": " {} of that is waiting for somebody to type.",
    "others": " {} of that is waiting for other threads, or for an event.",
    "children": " {} of that is waiting for other processes: a sampler that follows them (`py-spy record --subprocesses`) "
    "shows their work.",
    "": " {} of that is waiting.",
}
_QUESTION = {
    True: "can that call be cheaper, or left out?",
    False: "can it make fewer such calls, cheaper ones, or none?",
}
"""What to ask of calls, by whether each was made once."""
_HELD = {"peak": "held at the same time", "kept": "kept"}
"""What happens to the memory that calls allocate, by the clock, where it matters that it is not freed."""
_SLEEP = {
    True: "can it sleep for less time, or not at all?",
    False: "can it sleep less often, for less time, or not at all?",
}
"""Likewise of time.sleep."""
_CONTRADICTIONS = {
    "threads": "This file mixes up the calls of several threads, as cProfile does since Python 3.12: each function's "
    "call count is right, but don't trust any time or arrow.",
    "greenlets": "Greenlets ran, and cProfile mixes up their calls: each function's call count is right, but don't trust any "
    "time or arrow.",
    "lost": "cProfile lost calls that were running, as it does on Python 3.11 when an exception is thrown into a coroutine or "
    "generator (a timeout, a cancelled task), and when Ctrl-C comes just as a function begins: don't trust any time or arrow.",
    "interrupted": "It ended just as a function began, and cProfile lost the calls that were running: don't trust any time or "
    "arrow.",
    "namesakes": "Some functions of the same name are missing or mixed up in this file: its times don't add up.",
    "awaits": "Coroutines ran, and yappi counts the time at an await as the coroutine's own, even while others run; and of "
    "their calls only those that came to an end. So don't trust any time, or any arrow.",
    "profiler": "The program switched a profiler on or off itself, which before Python 3.12 ends this one: its times may "
    "be wrong.",
    "mixed": "Other threads worked meanwhile, and since Python 3.12 cProfile mixes their calls in: don't trust any count, "
    "time or arrow.",
}
_AGAIN = {
    "threads": "Start by recording it again with `python -m demo profile --threads PROGRAM`, which keeps them apart.",
    "greenlets": "Start by recording it again with a profiler that keeps greenlets apart, such as yappi after "
    '`yappi.set_context_backend("greenlet")`.',
    "lost": "Start by recording it again with Python 3.12 or later, and let it run to its own end: then none are lost.",
    "interrupted": "Start by recording it again; stop it at another moment, or let it run to its own end.",
    "namesakes": "Start by recording it again with `python -m demo profile PROGRAM`, which keeps them apart.",
    "awaits": "Start by recording it again: with `--threads --cpu`, where an await takes no time, or without `--threads`.",
    "profiler": "Start by recording it again without the program's own profiler.",
    "mixed": "Start by recording it again while nothing else runs in this process.",
}


def sentences(claims: Iterable[say.Claim], clock: Clock) -> list[str]:
    """Put claims of one run into words, one line of plain text each.

    Args:
        claims: any.
        clock: of the run.
    """
    return [_WORDS[type(claim)](claim, clock) for claim in claims]


def _runs_took(claim: say.RunsTook, clock: Clock) -> str:
    python = f" Measured with {claim.python}." if claim.python else ""
    least, median, most = map(clock.amount, (claim.least, claim.median, claim.most))
    about = "about " if claim.number > FEW else ""
    steps = f", in {claim.steps:,} steps; what happened between them isn't in this file" if claim.steps else ""
    largest = f"; the longest, {claim.largest}, took {whole_percent(claim.share)} of all" if claim.largest else ""
    return (
        f"This is the sum of {claim.number:,} {claim.kind}: {clock.amount(claim.cost)}{_CLOCKS[claim.clock]}{steps}. "
        f"Each took {least} to {most}, half of them up to {about}{median}{largest}.{python}"
    )


def _threads_took(claim: say.ThreadsTook, clock: Clock) -> str:
    python = f" Measured with {claim.python}." if claim.python else ""
    cost = f"{clock.amount(claim.cost)}{_CLOCKS[claim.clock]}"
    if claim.number == 1:
        return f"One thread was recorded; it took {cost}.{python}"
    ran = f"{claim.number:,} threads ran within {duration(claim.elapsed)}"
    return f"{ran}; together they took {cost}: that sum is 100%.{python}"


def _processes_took(claim: say.ProcessesTook, clock: Clock) -> str:
    python = f" Measured with {claim.python}." if claim.python else ""
    if not claim.started:
        within = (
            f" with {claim.threads:,} threads ran within {duration(claim.elapsed)}" if claim.threads > 1 else " ran"
        )
        took = f"One process{within}: {clock.amount(claim.cost)}{_CLOCKS[claim.clock]}"
        return f"{took}. None that it started is in here.{python}"
    work = ""
    idle = " alone, while others waited" if claim.waited_for else ""
    busiest = f"{claim.busiest}, did {whole_percent(claim.most)}"
    if claim.others is not None and claim.started == 1:
        work = f" {claim.busiest}, which the first one started, did {whole_percent(claim.others)} of the work."
    elif claim.others is not None:
        others = f"All but the first one did {whole_percent(claim.others)} of the work"
        work = f" {others}; the busiest, {busiest}{idle}."
    elif claim.busiest and claim.started > 1:
        work = f" The busiest, {busiest} of the work{idle}."
    cost = f"{clock.amount(claim.cost)}{_CLOCKS[claim.clock]}"
    threads = f" with {claim.threads:,} threads" if claim.threads > claim.number else ""
    ran = f"{claim.number:,} processes" if claim.number > 1 else "A process that was started"
    ran += f"{threads} ran within"
    took = f"together they took {cost}: that sum is 100%" if claim.number > 1 else f"it took {cost}"
    return f"{ran} {duration(claim.elapsed)}; {took}.{work}{python}"


def _processes_missing(claim: say.ProcessesMissing, clock: Clock) -> str:
    missing = []
    if claim.lost:
        missing.append(f"{_processes(claim.lost)} that left nothing (killed, crashed, or replaced by os.exec…)")
    if claim.alive:
        missing.append(f"{_processes(claim.alive)} still running at the end")
    if claim.without_first:
        missing.append(f"the first process, {_MIXED}")
    if claim.mixed:
        missing.append(f"{_processes(claim.mixed)}, {_MIXED}")
    for why, number in claim.unseen:
        how = {"PYTHONPATH": "without PYTHONPATH", "yappi": "by a Python that has no yappi"}.get(why, f"with {why}")
        missing.append(f"{_processes(number)} started {how}, so that nothing could be recorded")
    return f"Not included: {'; '.join(missing)}."


_MIXED = "where threads ran, whose times cProfile mixes up since Python 3.12 (--threads keeps them apart)"


def _processes(number: int) -> str:
    return f"{number:,} process{'es' * (number != 1)}"


def _unexplained(claim: say.Unexplained, clock: Clock) -> str:
    idle, others = "the process was idle", "other programs kept the processor busy"
    if claim.processes:
        idle, others = "processes were idle", "too few processors were free for so many processes"
    share = f"{whole_percent(claim.share)} of the run ({clock.amount(claim.cost)})"
    return (
        f"For {share}, {idle} outside calls that are known to wait: "
        f"{'their' if claim.processes else 'its'} own lines waited (`with lock`, `for line in pipe`), a library written in C "
        f"did, or {others}."
    )


def _stacks_took(claim: say.StacksTook, clock: Clock) -> str:
    tool = {"": "The tool that wrote this file", "profiling.sampling": "Python's profiling.sampling"}.get(
        claim.tool, claim.tool
    )
    of = [
        f"{number:,} {what}"
        for number, what in ((claim.threads, "threads"), (claim.processes, "processes"))
        if number > 1
    ]
    together = f" of {' in '.join(of)}: that sum is 100%" if of else ""
    if clock.unit == "B":
        return f"{tool} counted {clock.amount(claim.cost)}{together}."
    if clock.unit != "s":
        took = f"{tool} took {clock.amount(claim.cost)}{together}"
        return f"{took}. The file doesn't say how far apart they are: there are no times."
    samples = f" in {claim.samples:,} sample{'s' * (claim.samples != 1)}" if claim.samples else ""
    return f"{tool} saw {clock.amount(claim.cost)}{samples}{together}."


def _with_margin(share: float, margin: float) -> str:
    return f"{whole_percent(share)} ± {max(ceil(margin * 100), 1)}" if margin else whole_percent(share)


def _run_took(claim: say.RunTook, clock: Clock) -> str:
    python = f" Measured with {claim.python}." if claim.python else ""
    if claim.tool == "yappi":
        return (
            f"Its functions took {clock.amount(claim.cost)} in all; yappi adds up what runs at the same time.{python}"
        )
    by = (
        " by the clock of `profile`: CPU time, unless it was set to another"
        if claim.tool == "profile"
        else _CLOCKS[claim.clock]
    )
    return f"The run took {clock.amount(claim.cost)}{by}.{python}"


def _steps_took(claim: say.StepsTook, clock: Clock) -> str:
    python = f" Measured with {claim.python}." if claim.python else ""
    return (
        f"Its {claim.number:,} steps took {clock.amount(claim.cost)}{_CLOCKS[claim.clock]}, within {duration(claim.within)}; "
        f"what happened between them isn't in this file.{python}"
    )


def _steps_missed(claim: say.StepsMissed, clock: Clock) -> str:
    certain = f", {claim.number:,} step{'s' * (claim.number != 1)} for certain" if claim.number else ""
    return f"Threads were at work: what they did may be missing{certain}."


def _coroutines(claim: say.Coroutines, clock: Clock) -> str:
    if claim.awaits_counted:
        return "Coroutines ran: yappi counts the time at an await as the coroutine's own, even while others run."
    where = "shows up in the event loop's poll" if claim.loop_included else "isn't in this file"
    time = f", and time spent at an await {where}" if clock.unit == "s" else ""
    return f"Coroutines ran: each resume counts as a call{time}."


def _hot_path(claim: say.HotPath, clock: Clock) -> str:
    names = [step.shown or short_name(step.function) for step in claim.steps]
    steps = []
    for name, step in zip(names, claim.steps):
        place = f" ({step.function.place})" if names.count(name) > 1 and step.function.place else ""
        steps.append(f"{'' if step.direct else '… → '}{name}{place} {_step_share(step)}")
    if len(steps) > _LONGEST_PATH:
        steps[3:-2] = [f"… {len(steps) - 6} more …", steps[-3].removeprefix("… → ")]
    end = f"; it ends before {short_name(claim.shared)}, which may run mostly for other callers" if claim.shared else ""
    return f"The hot path, along the heaviest arrows: {' → '.join(steps)}{end}."


def _step_share(step: say.Step) -> str:
    return f"{step.most:.0%}" if step.most - step.share <= SURE else f"≥{floor(step.share * 100)}%"


def _hot_spot(claim: say.HotSpot, clock: Clock) -> str:
    function = claim.function
    share = f"{_with_margin(claim.share, claim.margin)} ({clock.amount(function.self_cost)})"
    start = f"{share} {'are' if clock.unit == 'samples' else 'is'} self {clock.quantity} of {_introduced(function)}"
    box = f"; {'mostly ' * claim.mostly}in the box “{claim.box}”" if claim.box else ""
    if claim.caller is None:
        often = called(function, clock)
        return f"{start}{', ' * bool(often)}{often}{box}."
    caller = claim.caller
    behalf = f" for {located(caller.behalf)}" if caller.behalf else ""
    if caller.alone and caller.calls == function.total_calls:
        return f"{start}, called {times(caller.calls)} by {located(caller.function)}{behalf}{box}."
    if caller.alone:
        others = "the other" if function.primitive_calls == 1 else "the others"
        return f"{start}, {called(function, clock)}; {others} by {located(caller.function)}{behalf}{box}."
    count = f"{caller.calls:,} calls" if caller.calls != 1 else "the one"
    makes = "make up" if caller.calls != 1 else "makes up"
    by = f"{count} by {located(caller.function)}{behalf} {makes} {_part(caller.share)}"
    return f"{start}, {called(function, clock)}: {by}{box}."


def _part(share: float | None) -> str:
    if share is None:
        return "part of it"
    return f"{whole_percent(share)} of it" if share < 0.995 else "nearly all of it"


def _introduced(function: Function) -> str:
    what = kind(function)
    return f"{short_name(function)} ({what})" if what else located(function)


def _waited(claim: say.Waited, clock: Clock) -> str:
    names = " and ".join(f"{name} {clock.amount(cost)}" for name, cost in claim.most)
    start = f"Waiting: {whole_percent(claim.share)} ({clock.amount(claim.cost)})"
    children = f" Its child processes used {clock.amount(claim.children)} of CPU time." if claim.children > 0 else ""
    if claim.known:
        return (
            f"{start}; the calls that can wait and took longest: {names}.{children}" if names else f"{start}.{children}"
        )
    return f"{start} in calls that do nothing else{': ' * bool(names)}{names}. There may be more."


def _idle(claim: say.Idle, clock: Clock) -> str:
    names = " and ".join(f"{name} {clock.amount(cost)}" for name, cost in claim.most)
    idle = f"Idle: {whole_percent(claim.share)} ({clock.amount(claim.cost)}), threads and servers with nothing to do"
    return f"{idle}: {names}. The hot path and the place to start are about the other {clock.amount(claim.rest)}."


def _off_cpu(claim: say.OffCpu, clock: Clock) -> str:
    names = " and ".join(f"{name} {clock.amount(cost)}" for name, cost in claim.most)
    off = f"Without a processor, as the file has it: {whole_percent(claim.share)} ({clock.amount(claim.cost)})"
    return f"{off}, most of it in {names}." if names else f"{off}."


def _collected(claim: say.Collected, clock: Clock) -> str:
    runs = sum(claim.runs)
    listed = [f"{count:,}" for count in claim.runs]
    generations = f" (by generation: {', '.join(listed[:-1])} and {listed[-1]})" if len(listed) > 1 else ""
    took = (
        "" if claim.seconds is None else f", took {clock.amount(claim.seconds)} ({whole_percent(claim.share or 0.0)})"
    )
    during = ""
    if claim.function:
        often = "each time" if claim.during == runs else times(claim.during)
        during = f"; {often} it began while {located(claim.function)} was running"
    objects = f"{claim.objects:,} object{'s' * (claim.objects != 1)}"
    return f"The garbage collector ran {times(runs)}{generations}{took} and freed {objects}{during}."


def _many_small_calls(claim: say.ManySmallCalls, clock: Clock) -> str:
    calls = f"{claim.function.total_calls:,} times, {clock.amount(claim.each)} each"
    return f"{short_name(claim.function)} was called {calls}: are so many calls needed?"


def _folded(claim: say.Folded, clock: Clock) -> str:
    parts = [
        f"{_FOLDED[part.kind]} ({some_functions(part.functions)}, {whole_percent(part.share)})" for part in claim.parts
    ]
    if claim.below:
        parts.append(f"{some_functions(claim.below)} with the library calls that lead to them")
    return f"Grouped into single boxes: {', '.join(parts)}; each box adds up its functions' self {clock.quantity}."


def _threads(claim: say.Threads, clock: Clock) -> str:
    if clock.name in ("peak", "kept"):
        return "Threads ran: what they allocated is counted where this profile knows their functions."
    if clock.unit == "B":
        return "Threads ran: what they allocated is counted, as part of whatever the recorded thread was doing at the time."
    start = "Threads ran: only the main one is in this file"
    if not claim.known:
        start = "Threads ran: cProfile before Python 3.12 records the main one only"
    return (
        f"{start}; when it waits for the others, or they keep it from running, that time counts as its own. "
        "`python -m demo profile --threads PROGRAM` includes them."
    )


def _sampled(claim: say.Sampled, clock: Clock) -> str:
    counts = "its counts are samples, not calls" if claim.has_counts else "it counts no calls"
    if not claim.has_pairs:
        chance = " “±” is what chance alone may change, in 95 of 100 such runs." if claim.has_margins else ""
        return f"This profile was sampled: {counts}, and what ran only for a short time may be missing.{chance}"
    return f"This profile was sampled: {counts}; whatever was short may be missing; time in recursion may count twice."


def _crowded(claim: say.Crowded, clock: Clock) -> str:
    return (
        f"{claim.calls:,} calls in {clock.amount(claim.cost)}: profiling slows small calls several times over, but "
        "not waiting, so small busy functions look worse than they are. The counts are exact."
    )


def _nothing_stands_out(claim: say.NothingStandsOut, clock: Clock) -> str:
    start = f"No single place stands out: none has more than {ceil(claim.share * 100)}% of {_whole(claim, clock)}."
    if not claim.function:
        return f"{start} Follow the hot path, and ask whether each function on it is needed."
    parts = [
        f"{short_name(f)} {whole_percent(share)}{f' ({times(calls)})' * (calls > 0)}" for f, calls, share in claim.parts
    ]
    parts = [", ".join(parts[:-1]), parts[-1]]
    question = "Start there: is each of these calls needed?"
    return f"{start} The run splits up in {located(claim.function)}: {' and '.join(parts)}. {question}"


def _several_places(claim: say.SeveralPlaces, clock: Clock) -> str:
    whole = clock.amount(claim.cost)
    named = [(located(place) if place else "the imports", clock.amount(most)) for place, most in claim.places]
    if len(named) == 1:
        return (
            f"Start with {named[0][0]}: {_gain(claim.places[0][1], claim.cost, clock)}; the file can't tell how much."
        )
    listed = ", ".join(f"{name} up to {most}" for name, most in named)
    return f"Start with one of these; the file can't tell which costs the most of the {whole}: {listed}."


def _whole(claim: say.NothingStandsOut | say.StartAtImports, clock: Clock) -> str:
    return "what wasn't idle" if claim.without_idle else clock.whole


def _start_at_imports(claim: say.StartAtImports, clock: Clock) -> str:
    least, most = whole_percent(claim.share), whole_percent(claim.most)
    how_much = f"{least if least == most else f'{least} to {most}'} of {_whole(claim, clock)}"
    return f"Start with the imports: {how_much}. `python -X importtime PROGRAM` lists them by module."


def _start_at_code(claim: say.StartAtCode, clock: Clock) -> str:
    function, saves = claim.function, clock.amount(claim.saves_at_most)
    code = "the code of " if function.origin == "program" else ""
    own = clock.amount(function.self_cost)
    lines = "" if own == saves else f", {own} of it in its own lines and the rest in what it calls"
    hint = (
        " Is it a loop, or an operator such as `in`? See whether twice the input takes four times as long."
        if claim.long_calls
        else ""
    )
    return (
        f"Start with {code}{located(function)}: {_gain(claim.saves_at_most, claim.cost, clock, claim.margin)}{lines}."
        f"{hint}{_next(claim)}{_afterwards(clock)}"
    )


def _start_at_calls(claim: say.StartAtCalls, clock: Clock) -> str:
    gain = _gain(claim.saves_at_most, claim.cost, clock, claim.margin)
    saves = f"{gain[0].upper()}{gain[1:]}."
    waits = _WAITS[claim.waits.what].format("All" if claim.waits.wholly else "Most") if claim.waits else ""
    inside = f" To look inside it: `--mine {claim.inside}`." if claim.inside else ""
    end = f"{saves}{inside}{waits}{_next(claim)}{_afterwards(clock)}"
    [(first, calls), *others] = claim.callees
    once = all(count == 1 for _, count in claim.callees)
    if not others and once and first.compiled is not None:
        return f"Start with {located(claim.function)}, which calls {short_name(first)} once: {_compiled(first)} {end}"
    if not others:
        question = _question(first, claim.own, once, clock)
        often = f" {times(calls)}" if calls else ""
        return f"Start with {located(claim.function)}, which calls {short_name(first)}{often}: {question} {end}"
    names = [short_name(function) for function, _ in claim.callees]
    return (
        f"Start with {located(claim.function)}, which calls {', '.join(names[:-1])} and {names[-1]}: {_QUESTION[False]} "
        f"{end}"
    )


def _question(callee: Function, own: bool, once: bool, clock: Clock) -> str:
    """Ask what could be done about calls; arguments as the claim has them."""
    if clock.name in _HELD:
        what = "this call allocates" if once else "these calls allocate"
        return f"does all that {what} have to be {_HELD[clock.name]}?"
    return "are so many calls needed?" if own else (_SLEEP if callee.name == "time.sleep" else _QUESTION)[once]


def _gain(saves: float, cost: float, clock: Clock, margin: float = 0.0) -> str:
    """Say what a place costs at most; `margin` as in the claims."""
    share = _with_margin(saves / cost if cost > 0 else 0.0, margin)
    of = f"{clock.amount(saves)} of {clock.amount(cost)}"
    if clock.unit == "s":
        return f"that could save up to {of}{f' ({share})' * bool(margin)}"
    return (
        f"that could save up to {share} of {clock.amount(cost)}"
        if clock.unit == "samples"
        else f"up to {of} were allocated there"
    )


def _afterwards(clock: Clock) -> str:
    return " Change it, then measure again: the next-highest peak is hidden behind it." if clock.name == "peak" else ""


def _start_at_coroutine(claim: say.StartAtCoroutine, clock: Clock) -> str:
    often = f"started or resumed {'' if claim.all_counted else 'at least '}{times(claim.resumes)}"
    waited = (
        f"For {clock.amount(claim.waited)} of {clock.amount(claim.cost)}, the event loop had nothing to do but wait."
    )
    if claim.callee is None:
        what = f"a coroutine that was {often}: does it await one after another what could wait together?"
    else:
        what = f"which awaits {short_name(claim.callee)} ({often}): could these wait together instead of one after another?"
    return f"Start with {located(claim.function)}, {what} {waited}"


def _compiled(function: Function) -> str:
    name = function.compiled
    again = f"`python -m pip install --force-reinstall --no-deps --no-binary {name} {name}`"
    plain = f" To look inside, try to install it as plain Python: {again}." if name else ""
    return f"it's compiled, and a profile can't see the compiled functions inside it.{plain}"


def _next(claim: say.StartAtCode | say.StartAtCalls) -> str:
    beside = "" if claim.on_path else " It isn't on the hot path."
    return f"{beside} Next: {located(claim.next_function)}." if claim.next_function else beside


_WORDS: dict[Any, Callable[[Any, Clock], str]] = {
    **OF_MEMORY,
    say.RunTook: _run_took,
    say.StepsTook: _steps_took,
    say.RunsTook: _runs_took,
    say.ThreadsTook: _threads_took,
    say.ProcessesTook: _processes_took,
    say.StacksTook: _stacks_took,
    say.EndedEarly: lambda claim, _: f"It ended early, with {claim.end}: this is what ran until then.",
    say.ExitStatus: lambda claim, _: f"It ended with {claim.end}.",
    say.HotPath: _hot_path,
    say.HotSpot: _hot_spot,
    say.Idle: _idle,
    say.OffCpu: _off_cpu,
    say.Waited: _waited,
    say.Unexplained: _unexplained,
    say.Collected: _collected,
    say.ManySmallCalls: _many_small_calls,
    say.Folded: _folded,
    say.Threads: _threads,
    say.StepsMissed: _steps_missed,
    say.TaskThreads: lambda *_: "Tasks started threads: what these did isn't included.",
    say.ThreadsMissing: lambda claim, _: (
        f"Not included: {claim.number:,} thread{'s' * (claim.number != 1)} that were started without `threading`, or had just "
        "begun."
    ),
    say.WorkersGone: lambda claim, _: (
        f"Not included: {claim.number:,} worker{'s' * (claim.number != 1)} that died, left or were restarted."
    ),
    say.Contradiction: lambda claim, _: _CONTRADICTIONS[claim.reason],
    say.Processes: lambda _, clock: (
        "Other processes were started: "
        + (
            "their work isn't included, only the time that this one waited for them; `python -m demo profile --children "
            "PROGRAM` includes it."
            if clock.unit == "s"
            else "what they held isn't included."
        )
    ),
    say.ProcessesMissing: _processes_missing,
    say.Coroutines: _coroutines,
    say.Generators: lambda claim, _: (
        f"{short_name(claim.function)} is a generator: each item it yields counts as a call."
    ),
    say.OwnProfiler: lambda *_: "The program runs its own profiler: figures may be missing from then on.",
    say.Sampled: _sampled,
    say.MayBeFiltered: lambda claim, _: (
        "No function in C is in this file: viztracer left them out, so their time is that of their callers."
        if claim.no_built_ins
        else "Calls that viztracer left out (with `--min_duration` or `--max_stack_depth`) aren't in these counts."
    ),
    say.ShortPaths: lambda claim, _: (
        f"{claim.tool} shortened the names of files, so installed packages count as your program. Record with "
        "`--full-filenames`, or say which files are yours: `--mine PATH`."
    ),
    say.BareNames: lambda claim, _: (
        "The file has no folder names, so it can't tell whose code is whose: name yours with --mine NAME.py"
        f"{', or record without strip_dirs' * claim.can_be_stripped}."
    ),
    say.TooShort: lambda claim, clock: (
        f"The run is too short ({clock.amount(claim.cost)}) for its times to mean much; the call counts are exact."
    ),
    say.Crowded: _crowded,
    say.RecordAgain: lambda claim, _: _AGAIN[claim.reason],
    say.OnlyIdle: lambda _, clock: "There is nowhere to start: record it while it has something to do.",
    say.NoTime: lambda _, clock: f"There is nowhere to start: no {clock.quantity} was recorded.",
    say.NothingStandsOut: _nothing_stands_out,
    say.SeveralPlaces: _several_places,
    say.StartAtImports: _start_at_imports,
    say.StartAtCode: _start_at_code,
    say.StartAtCalls: _start_at_calls,
    say.StartAtCoroutine: _start_at_coroutine,
}
"""For each kind of claim, what writes it."""
