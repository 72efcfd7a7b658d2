"""Page 2: what cProfile measures, what it leaves, and how hard its table is to read."""

from demo.profiles.units import duration
from docs._build import overhead, runs
from docs._build.quiz import Question, apart, ask

PAGE = "tutorial/2-record"


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    run, fib = runs.named("workload"), runs.named("fib").box("fib")
    counting, sleep = run.box("function_call_will_happen"), run.box("time.sleep")
    asked = round(sleep.self_cost, 1)
    factors = overhead.factors()
    own, whole = counting.self_cost, counting.cumulative_cost
    return [
        ask(
            PAGE,
            "record-clock",
            f"The program sleeps once, for {duration(asked)}. How much will cProfile show for `time.sleep`?",
            (
                f"About {duration(asked)}",
                "By default cProfile reads the wall clock, which goes on while the program waits. "
                f"In this run it showed {duration(sleep.self_cost)}",
            ),
            ("0 s, because the processor does nothing", "That would be CPU time. You get it with `make profile CPU=1`"),
            (
                f"About {duration(5 * asked)}, because a profiler slows everything down",
                "It slows down calls. `time.sleep` is only one call, and the waiting itself doesn't get longer",
            ),
        ),
        ask(
            PAGE,
            "record-tottime",
            f"The table says for `function_call_will_happen`: `tottime` {own:.3f}, `cumtime` {whole:.3f}. "
            "How long did this function's own lines take?",
            (f"{own:.3f} s", "`tottime` is self time: the function's own lines, without the functions they call"),
            *apart(
                own,
                [
                    (
                        whole,
                        (f"{whole:.3f} s", "That's cumulative time: it includes the functions it called"),
                    ),
                    (
                        whole + own,
                        (f"{whole + own:.3f} s, the sum of the two", "`cumtime` already includes `tottime`"),
                    ),
                    (
                        whole - own,
                        (f"{whole - own:.3f} s, the difference", "That's what the functions it called took together"),
                    ),
                ],
            ),
            ("You can't tell from these two numbers", "You can: one of the two is exactly this"),
        ),
        ask(
            PAGE,
            "record-main-first",
            "You sort the table by `cumtime`. Why is `main` near the top?",
            (
                "Nearly all the other functions are called below it",
                "Their time is in its `cumtime`. That says nothing about its own lines: look at `tottime`",
            ),
            ("Its own lines are slow", f"Its own lines took {duration(run.box('main').self_cost)}"),
            ("It is called most often", "It's called once. The column `ncalls` says how often"),
        ),
        ask(
            PAGE,
            "record-file",
            "What is in `output.pstats`?",
            (
                "For each function: its calls, its times, and who called it",
                "One entry per function, and in it the number of calls from each caller",
            ),
            (
                "A list of all calls, in the order in which they happened, and their times",
                "That would be far too much. cProfile adds up the calls while the program runs, so the order is lost",
            ),
            ("The picture", "The picture is drawn from this file afterwards, by other programs"),
            ("How much memory each function used", "cProfile counts calls and measures time, nothing else"),
        ),
        ask(
            PAGE,
            "record-ncalls",
            f"For another program, the column `ncalls` says `{fib.total_calls}/{fib.primitive_calls}`. What does that mean?",
            (
                f"{fib.total_calls} calls, {fib.total_calls - fib.primitive_calls} of them while an earlier call "
                "was still running",
                "On the left are total calls, on the right primitive calls: those not made inside a call of the same function",
            ),
            (
                f"{fib.total_calls} calls, which took {fib.primitive_calls} second",
                "Both numbers are counts. Times are in the other columns",
            ),
            (
                f"{fib.primitive_calls} of its {fib.total_calls} calls went well",
                "A profile doesn't know whether a call went well. The slash is a sign of recursion",
            ),
        ),
        ask(
            PAGE,
            "record-overhead",
            "Which kind of code does cProfile slow down most?",
            (
                "Many calls of very small functions",
                "The profiler does a little work at each call and each return. In a small function that's much of its time: "
                f"calls of Python functions took × {factors['calls of Python functions']} in the table above",
            ),
            (
                "A long loop that calls nothing",
                f"In the table above it took × {factors['a loop without calls']}, less than calls do. Since Python 3.12 it's "
                "hardly slowed down; up to 3.11, being watched slows each line down a little",
            ),
            (
                "Waiting for the network",
                "The profiler works when the waiting begins and ends. In between it has nothing to do",
            ),
            (
                "All code equally, so percentages stay right",
                "It costs time per call, so code with many calls looks worse than it is. Counts stay right",
            ),
        ),
    ]
