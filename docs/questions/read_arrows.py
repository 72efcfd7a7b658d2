"""Page 3, arrows: what belongs to one pair of caller and callee, and recursion."""

from demo.profiles.units import duration
from docs._build import runs
from docs._build.quiz import Question, apart, ask

PAGE = "tutorial/3-read"


def questions() -> list[Question]:
    """Return these questions, in the order of the page."""
    four, fib = runs.named("four"), runs.named("fib").box("fib")
    hard, work = four.box("hard"), four.box("work")
    call = next(
        call
        for call in four.graph.arrows
        if (four.graph.boxes[call.caller], four.graph.boxes[call.callee]) == (hard, work)
    )
    seconds, count = call.cumulative_cost or 0.0, call.total_calls
    once = fib.primitive_calls
    return [
        ask(
            PAGE,
            "read-arrow",
            f"The arrow from `hard` to `work` says {duration(seconds)} and {count}×. How long did one of these calls take?",
            (
                duration(seconds / count),
                f"The arrow adds up all calls of this pair: {count} calls, {duration(seconds)} together. "
                "So this is the average for one",
            ),
            *apart(
                seconds / count,
                [
                    (seconds, (duration(seconds), f"That's the time of all {count} calls together")),
                    (
                        seconds * count,
                        (
                            duration(seconds * count),
                            f"The arrow already adds up the {count} calls: divide, don't multiply",
                        ),
                    ),
                    (
                        work.cumulative_cost / count,
                        (
                            duration(work.cumulative_cost / count),
                            "That's from the time of the box, but `easy` calls `work`, too. Use the time of the arrow",
                        ),
                    ),
                ],
            ),
        ),
        ask(
            PAGE,
            "read-remove-hard",
            f"`work` takes {duration(work.cumulative_cost)}. How much shorter is the run if `hard` is no longer called?",
            (
                duration(hard.cumulative_cost),
                "Its cumulative time, with its own calls of `work` included. The call of `work` from `easy` stays",
            ),
            *apart(
                hard.cumulative_cost,
                [
                    (
                        work.cumulative_cost,
                        (duration(work.cumulative_cost), "`easy` still calls `work`, so that part of `work` stays"),
                    ),
                    (
                        hard.self_cost,
                        (
                            duration(hard.self_cost),
                            "That's its self time. But the calls it makes would be gone, too",
                        ),
                    ),
                    (
                        hard.cumulative_cost + work.cumulative_cost,
                        (
                            duration(hard.cumulative_cost + work.cumulative_cost),
                            "The time of `hard` already includes its seconds in `work`. Don't count them twice",
                        ),
                    ),
                ],
            ),
        ),
        ask(
            PAGE,
            "read-fib",
            f"In this run `fib` is called {fib.total_calls} times. How many of these calls does `main` make?",
            (
                str(once),
                f"`main` has one line, and it calls `fib` once. `fib` makes the other {fib.total_calls - once} calls itself",
            ),
            *apart(
                once,
                [
                    (
                        fib.total_calls,
                        (str(fib.total_calls), "That's all calls, and `fib` itself made nearly all of them"),
                    ),
                    (
                        fib.total_calls - once,
                        (str(fib.total_calls - once), "That's how often `fib` calls itself"),
                    ),
                ],
                least=0.0,
            ),
        ),
    ]
