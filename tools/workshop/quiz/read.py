"""Page 3: how to read boxes, colours, arrows, recursion and folded boxes."""

import runs
from questions import Question, apart, ask

from demo.units import duration, percent

PAGE = "tutorial/3-read"


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    return [*_boxes(), *_arrows(), *_whole_picture()]


def _boxes() -> list[Question]:
    four = runs.named("four")
    main, work, hard = four.box("main"), four.box("work"), four.box("hard")
    drawn = sum(four.whole.share(function.cumulative_time) for function in four.drawn.functions)
    first = percent(four.whole.share(hard.cumulative_time))
    return [
        ask(
            PAGE,
            "read-first-number",
            f"In the box of `hard` the first number is {first}. What does it say?",
            (
                f"{first} of the run went by in `hard` and all that it called",
                f"The first number is cumulative: {duration(hard.cumulative_time)}, all of it inside `work`",
            ),
            (
                f"{first} of the run went by in the lines of `hard` itself",
                f"That is the number in brackets: {percent(four.whole.share(hard.self_time))}",
            ),
            (
                f"{first} of all calls were calls of `hard`",
                "Calls are counted in the last line of a box. Percentages are shares of the run time",
            ),
        ),
        ask(
            PAGE,
            "read-slow-code",
            "Which function of the small graph has the most work in its own lines?",
            ("`work`", f"Its number in brackets is the largest: {percent(four.whole.share(work.self_time))}"),
            (
                "`main`",
                f"It is red as all else happens below it. Its own lines took {percent(four.whole.share(main.self_time))}",
            ),
            ("`hard`", f"Its own lines took {percent(four.whole.share(hard.self_time))}: it only calls `work`"),
        ),
        ask(
            PAGE,
            "read-red",
            "A box is red. What do you know?",
            (
                "Nearly the whole run went by in it or below it",
                "Colour shows cumulative time. Whether the function itself is slow, the number in brackets says",
            ),
            ("Its own lines are slow", "That is self time: the number in brackets, and the thick border"),
            ("It is called too often", "Colour has nothing to do with the count in the last line"),
            ("There is an error in it", "Red is no warning here, only the hot end of a scale"),
        ),
        ask(
            PAGE,
            "read-sum",
            f"The first numbers of the four boxes add up to {drawn:.0%}. How can that be?",
            (
                "The seconds of `work` are also in the boxes of its callers",
                f"They count in `work`, in `easy` or `hard`, and in `main`. The numbers in brackets do add up to {1:.0%}",
            ),
            (
                "The measurement is not exact",
                "It is as exact as can be here: the numbers of this graph are made by hand",
            ),
            (
                "The four functions ran at the same time",
                "They ran one after the other. A caller waits until its callee is back",
            ),
        ),
    ]


def _arrows() -> list[Question]:
    four, fib = runs.named("four"), runs.named("fib").box("fib")
    hard, work = four.box("hard"), four.box("work")
    call = next(
        call
        for call in four.drawn.calls
        if (four.drawn.functions[call.caller], four.drawn.functions[call.callee]) == (hard, work)
    )
    seconds, count = call.cumulative_time or 0.0, call.total_calls
    once = fib.primitive_calls
    return [
        ask(
            PAGE,
            "read-arrow",
            f"The arrow from `hard` to `work` says {duration(seconds)} and {count}×. How long did one of these calls take?",
            (
                duration(seconds / count),
                f"The arrow adds up all calls of this pair: {count} calls, {duration(seconds)} together. "
                "So this is the average of one",
            ),
            *apart(
                seconds / count,
                [
                    (seconds, (duration(seconds), f"That is the time of all {count} calls together")),
                    (
                        seconds * count,
                        (
                            duration(seconds * count),
                            f"The arrow has added up the {count} calls already: divide, not multiply",
                        ),
                    ),
                    (
                        work.cumulative_time / count,
                        (
                            duration(work.cumulative_time / count),
                            "That takes the time of the box, but `easy` calls `work` too. Take the time of the arrow",
                        ),
                    ),
                ],
            ),
        ),
        ask(
            PAGE,
            "read-remove-hard",
            f"`work` takes {duration(work.cumulative_time)}. By how much is the run shorter if `hard` is not called any more?",
            (
                duration(hard.cumulative_time),
                "Its cumulative time: what it takes with all its own calls of `work`. The call of `work` from `easy` stays",
            ),
            *apart(
                hard.cumulative_time,
                [
                    (
                        work.cumulative_time,
                        (duration(work.cumulative_time), "`easy` still calls `work`, so that part of `work` stays"),
                    ),
                    (
                        hard.self_time,
                        (
                            duration(hard.self_time),
                            "That is its self time. But what it calls would not be called any more either",
                        ),
                    ),
                    (
                        hard.cumulative_time + work.cumulative_time,
                        (
                            duration(hard.cumulative_time + work.cumulative_time),
                            "The seconds in `work` are in the time of `hard` already. Do not count them twice",
                        ),
                    ),
                ],
            ),
        ),
        ask(
            PAGE,
            "read-fib",
            f"The box of `fib` says {fib.total_calls}×. How often did `main` call it?",
            (
                str(once),
                f"The arrow from `main` says so. The other {fib.total_calls - once} are on the arrow from `fib` to itself",
            ),
            *apart(
                once,
                [
                    (
                        fib.total_calls,
                        (str(fib.total_calls), "These are all calls, and nearly all of them were made by `fib` itself"),
                    ),
                    (
                        fib.total_calls - once,
                        (str(fib.total_calls - once), "This is how often `fib` called itself: the arrow in a circle"),
                    ),
                ],
                least=0.0,
            ),
        ),
    ]


def _whole_picture() -> list[Question]:
    run = runs.named("workload")
    imports, sleep, main = run.box("imports"), run.box("time.sleep"), run.box("main")
    return [
        ask(
            PAGE,
            "read-border",
            "`time.sleep` has a thick border, and `main` a thin one. What does that tell you?",
            (
                "`time.sleep` has much self time, `main` has next to none",
                f"{percent(run.whole.share(sleep.self_time))} against {percent(run.whole.share(main.self_time))}. "
                "The border shows the number in brackets, so that you need no colour for it",
            ),
            ("`time.sleep` is called more often", "Both are called once. The border does not show calls"),
            (
                "`time.sleep` is written in C, `main` is not",
                "A built-in has a second frame around its box. How thick the border is says something else",
            ),
        ),
        ask(
            PAGE,
            "read-blue",
            "A box is dark blue. What do you know?",
            (
                "Little of the run time was spent in it and below it",
                "Dark blue is the cold end of the scale. It may still have been called thousands of times",
            ),
            (
                "It was called seldom",
                "Colour shows time. The count is in the last line: some blue boxes here say 2500×",
            ),
            (
                "About half of the run time was spent there",
                "Half of the run time is green. The scale goes from dark blue over green and yellow to red",
            ),
            ("It is a library's function, not one of mine", "Whose code it is, the shape of the box says"),
        ),
        ask(
            PAGE,
            "read-folded",
            f"The box “imports” stands for {imports.folded:,} functions. What has happened to them?",
            (
                "Their times are added up in this one box",
                "Nothing is lost: the self time of the box is the sum of theirs. The legend counts what was folded",
            ),
            (
                "They are too small to matter and were thrown away",
                f"Together they took {duration(imports.self_time)}, and that is in the box",
            ),
            (
                "They were not called",
                "A function that was not called is not in a profile at all, so it cannot be folded",
            ),
        ),
    ]
