"""Page 5: one fix at a time, and how to know that it worked."""

from demo.profiles.units import duration, percent
from docs._build import runs
from docs._build.quiz import Question, apart, ask

PAGE = "tutorial/5-fix"
A_LITTLE = 0.015
"""Share, 0..1, by which two runs of the same program easily differ."""


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    before, after, four = runs.named("workload"), runs.named("improved"), runs.named("four")
    calling = "call_random_activity"
    was, now = before.box(calling).cumulative_cost, after.box(calling).cumulative_cost
    share_was, share_now = before.profile.share(was), after.profile.share(now)
    opened, opened_now = before.box("io.open").total_calls, after.function("io.open").total_calls
    easy = four.box("easy")
    gain = easy.self_cost / 2
    return [
        ask(
            PAGE,
            "fix-first",
            "You've found five places. Which one do you fix first?",
            (
                "The one that could save the most seconds",
                "A fix saves at most what the place takes. Begin where that's most",
            ),
            (
                "The one that's easiest to change",
                "If it takes 1 % of the run, nobody will notice, however nice the change",
            ),
            ("The function that is called most often", "Many calls may take little time. Look at their seconds, too"),
        ),
        ask(
            PAGE,
            "fix-open",
            "The file is now opened once for all lines. What proves it on every machine?",
            (
                f"`open` is called {opened_now} times instead of {opened:,}",
                "The program makes these calls itself, so their count is the same on every machine. A few of them come from "
                "elsewhere in the program",
            ),
            (
                "The run is some milliseconds shorter than before",
                "Two runs of the same program differ by some milliseconds, too. That proves nothing",
            ),
            (
                "The box of `test_function` is blue now",
                "Colour is a share of the run. It also changes when other parts of the program change",
            ),
        ),
        ask(
            PAGE,
            "fix-share-grows",
            f"`{calling}` had {percent(share_was)} of the run before the fixes, now {percent(share_now)}. Is it slower?",
            (
                "No, the run is shorter",
                f"It took {duration(was)} before and takes {duration(now)} now. The same seconds are a larger share "
                "of a shorter run, so compare seconds and counts",
            ),
            (
                "Yes, it takes a larger part of the run",
                f"A larger part, but of a shorter run: {duration(before.profile.run_cost)} before, "
                f"{duration(after.profile.run_cost)} now",
            ),
            ("Yes, the session makes each call slower", "The calls take about as long as before. Look at the seconds"),
        ),
        ask(
            PAGE,
            "fix-same-result",
            "You've made the program faster. What do you check first?",
            (
                "Whether it still gives the same result",
                "A fast program with a wrong result is useless. So this comes first",
            ),
            (
                "Whether the boxes have other colours now",
                "Colours are shares. They change when any part of the program changes",
            ),
            (
                "Whether the picture has fewer boxes",
                "The number of boxes says nothing about the time or the result",
            ),
        ),
        ask(
            PAGE,
            "fix-noise",
            f"One run takes {duration(before.profile.run_cost)}. After a change it's {percent(A_LITTLE)} less. "
            "What do you conclude?",
            (
                "That's too little to tell",
                "Runs of the same program differ by as much. Look at the counts, or run both many times without the profiler",
            ),
            (
                "The change made it faster",
                "Perhaps. But run the old program twice, and you'll see such differences, too",
            ),
            (
                "The change made it a little slower",
                "The run was a little shorter, not longer. But that proves nothing either",
            ),
        ),
        ask(
            PAGE,
            "fix-session",
            "One session for all seven sites means fewer calls, but saves hardly any time here. Why?",
            (
                "Nearly all of this time is waiting for answers",
                "The sites answer as slowly as before. A session keeps the connection to a host open, but seven sites are "
                "seven hosts. Asking them at the same time would help",
            ),
            (
                "The fix didn't work",
                "It did: the session is made once instead of seven times, and the count says so",
            ),
            (
                "The profiler doesn't see what `requests` does",
                "It sees every call, in libraries too. The picture only folds them",
            ),
        ),
        ask(
            PAGE,
            "fix-half",
            f"In the small graph the own lines of `easy` take {duration(easy.self_cost)} of {duration(four.profile.run_cost)}. "
            "You make only these lines twice as fast. How much shorter is the run?",
            (duration(gain), "Half of the self time is gone. Everything else takes as long as before"),
            *apart(
                gain,
                [
                    (
                        four.profile.run_cost / 2,
                        (
                            duration(four.profile.run_cost / 2),
                            "Only these lines are twice as fast, not the whole program",
                        ),
                    ),
                    (
                        easy.cumulative_cost / 2,
                        (
                            duration(easy.cumulative_cost / 2),
                            "That's half of its cumulative time. But `work`, which it calls, is as slow as before",
                        ),
                    ),
                    (easy.self_cost, (duration(easy.self_cost), "The lines still take half as long as before")),
                ],
            ),
        ),
    ]
