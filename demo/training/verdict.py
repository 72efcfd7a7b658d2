"""Is it still correct, and is it cheaper? Two trials and a check -> a verdict in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..profiles.units import size
from .counts import Counts, Memory
from .exercise import Check
from .trial import Fate, Result, Trial

LONGEST_SHOWN = 60
"""Characters of a result that are shown."""
THREADS = ("_thread.start_new_thread", "_thread.start_joinable_thread")
PROCESSES = (
    *("_posixsubprocess.fork_exec", "_winapi.CreateProcess", "posix.fork", "posix.forkpty", "pty.fork"),
    *(
        "posix.system",
        "nt.system",
        "posix.posix_spawn",
        "posix.posix_spawnp",
        "nt.startfile",
        "nt.spawnv",
        "nt.spawnve",
    ),
)
"""What takes work to where no call of it is counted, before Python 3.12 at least."""
TOO_MUCH, NOT_AS_ASKED = "Not cheap enough yet", "Not as asked yet"
FATES: Mapping[Fate, str] = {"wrong": "Not correct", "slow": "Not finished", "unfit": "Not judged"}
IN_WORDS = {
    "compared": "Comparisons of two values",
    "hashed": "Hashes of a value, to look it up in a set or dict",
    "calculated": "Calculations",
    "<module>": "Files run from top to bottom, by imports",
}
"""Names in the profile that stand in no learner's program."""


@dataclass(frozen=True)
class Verdict:
    """What is said to the learner.

    Attributes:
        solved: the results are right, and no more work is done than may be.
        lines: plain sentences, the most important first.
        right: the results are right.
    """

    solved: bool
    lines: tuple[str, ...]
    right: bool = True


def verdict(check: Check, attempt: Trial, model: Trial, before: Counts | None) -> Verdict:
    """Judge an attempt.

    Args:
        check: of the exercise.
        attempt: the learner's program on all inputs.
        model: the solution on all inputs, for what is right.
        before: counts of the exercise as shipped, on the given input.
    """
    wrong = _wrong_result(attempt, model)
    if wrong:
        return Verdict(False, (wrong,), right=False)
    counts = tuple(_counts(check, attempt.counts[0], before))
    if elsewhere := _elsewhere(check, attempt.counts):
        return Verdict(False, ("The results are right.", f"{FATES['unfit']}: {elsewhere}", *counts))
    try:
        broken = _broken_promise(check, attempt.counts, before)
    except (ArithmeticError, LookupError, TypeError) as error:
        broken = f"{TOO_MUCH}: the check could not judge this ({error})."
    if broken:
        return Verdict(False, ("The results are right.", broken, *counts))
    return Verdict(True, ("Solved: the results are right, and the program is cheap enough.", *counts))


def _wrong_result(attempt: Trial, model: Trial) -> str:
    """Return what is wrong with the results, or ""."""
    for number, expected in enumerate(model.results):
        which = f"the given input ({expected.what})" if number == 0 else f"hidden input {number} ({expected.what})"
        if number >= len(attempt.results):
            return f"{FATES[attempt.fate]}: on {which}, {_inside(attempt.problem)}"
        if attempt.results[number].compared != expected.compared:
            return f"{FATES['wrong']}: on {which} the result is {_difference(attempt.results[number], expected)}."
    return attempt.problem and f"{FATES[attempt.fate]}: {_inside(attempt.problem)}"


def _inside(sentence: str) -> str:
    """Return a sentence as it is written in another one."""
    return sentence[:1].lower() + sentence[1:]


def _difference(found: Result, right: Result) -> str:
    """Say what the result is, what it should be, and, of an input that is short, what was asked."""
    shown, wanted = _excerpts(found.shown, right.shown)
    asked = (
        f", when called with {right.call}" if len(right.call) <= LONGEST_SHOWN and " at 0x" not in right.call else ""
    )
    return f"{shown} instead of {wanted}{asked}"


def _broken_promise(check: Check, counts: Sequence[Counts], before: Counts | None) -> str:
    """Return the first promise that is not kept, or ""."""
    if other := check.other(counts):
        return f"{NOT_AS_ASKED}: {other}"
    for limit in check.limits:
        found = limit.measure(counts)
        if found > limit.most:
            sizes = {"found_size": size(found), "most_size": size(limit.most)}
            return f"{TOO_MUCH}: {limit.sentence.format(found=found, most=limit.most, **sizes)}"
    if counts[0].lines > check.most_lines:
        return (
            f"{TOO_MUCH}: the program ran {_lines_run(check, counts[0])} lines; {check.most_lines:,} are more than enough. "
            "Which lines does it run again and again, and does it have to?"
        )
    if check.most_work and counts[0].work > check.most_work:
        was = f"{before.work:,} as shipped and " if before else ""
        return (
            f"{TOO_MUCH}: lines, calls, and what C goes through for them (list elements, letters of texts, database steps) add "
            f"up to {was}{counts[0].work:,}{' now' if before else ''}; {check.most_work:,} are more than enough. What does it "
            "still repeat, in another way than before? Draw your program: python -m demo profile FILE"
        )
    return ""


def _elsewhere(check: Check, counts: Sequence[Counts]) -> str:
    """Return what is wrong if work was done where it is not counted, or ""."""
    for names, what in (
        (PROCESSES, "another process"),
        (THREADS, "a thread"),
    ):  # a pool of processes has threads as well
        if check.in_browser and any(one.calls(*names) for one in counts):
            return f"it starts {what}, where calls can't be counted: do without it."
    return ""


def _counts(check: Check, now: Counts, before: Counts | None) -> Sequence[str]:
    lines = []
    for name in check.watch:
        what = IN_WORDS.get(name, f"Calls of {name}")
        lines.append(_count(what, f"{now.calls(name):,}", f"{before.calls(name):,}" if before else None))
    if now.calls(*PROCESSES):
        lines.append("It starts processes: what they do isn't counted.")
    elif now.calls(*THREADS):
        lines.append("It starts threads: their calls are counted since Python 3.12, but not before.")
    if check.at_once:
        what = "Most requests that the server had to answer at the same time"
        lines.append(_count(what, f"{now.seen.at_once}", f"{before.seen.at_once}" if before else None))
    lines += _memory(now.memory, before.memory if before else None)
    lines.append(_count("Lines run", _lines_run(check, now), _lines_run(check, before) if before else None))
    lines.append(_count("All calls", f"{_all_calls(now):,}", f"{_all_calls(before):,}" if before else None))
    lines[-1] += " (The check uses its own inputs, so these numbers differ from those of a full run.)"
    return lines


def _count(what: str, now: str, before: str | None) -> str:
    return f"{what}: {before} before, {now} now." if before is not None else f"{what}: {now}."


def _memory(now: Memory, before: Memory | None) -> Iterator[str]:
    """Say what a run did to memory, where that is known."""
    for what, after, was, amount in (
        ("Most memory held at the same time", now.peak, before and before.peak, size),
        ("Memory still held at the end", now.kept, before and before.kept, size),
        ("Objects that only the garbage collector could free", now.circular, before and before.circular, "{:,}".format),
    ):
        if after or was:
            yield _count(what, amount(after), None if was is None else amount(was))


def _lines_run(check: Check, counts: Counts) -> str:
    return f"{'more than ' if counts.lines >= check.enough_lines else ''}{counts.lines:,}"


def _all_calls(counts: Counts) -> int:
    """Return how many calls there are in the picture: those of the check itself aren't."""
    return sum(function.total_calls for function in counts.picture.functions)


def _excerpts(found: str, right: str) -> tuple[str, str]:
    """Cut two results short, so that what is left shows where they begin to differ."""
    shorter = min(len(found), len(right))
    same = next((n for n in range(shorter) if found[n] != right[n]), shorter)
    start = max(0, same - LONGEST_SHOWN // 3)
    return _excerpt(found, start), _excerpt(right, start)


def _excerpt(result: str, start: int) -> str:
    end = start + LONGEST_SHOWN
    return f"{'…' if start else ''}{result[start:end]}{'…' if result[end:] else ''}"
