"""Page 4: the hot path, the way back, waiting, many small calls."""

from demo.profiles.units import duration
from docs._build import runs
from docs._build.quiz import Question, apart, ask

PAGE = "tutorial/4-look-for"


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    return [*_of_the_workload(), *_of_the_shop()]


def _of_the_workload() -> list[Question]:
    run = runs.named("workload")
    sleep, testing = run.box("time.sleep"), run.box("test_function")
    gain = testing.cumulative_cost
    return [
        ask(
            PAGE,
            "look-where-to-edit",
            f"`time.sleep` has much self time, {duration(sleep.self_cost)}. Which function will you change?",
            (
                "`calling_nested_function_time_taking`",
                "Go back along the arrow to the first function that's yours. It decides how long to sleep",
            ),
            ("`time.sleep`", "It does exactly what it was asked to do. And it's part of Python, not yours"),
            (
                "`main`, because it's the reddest",
                "`main` has next to no time of its own. Red only says that the time is spent somewhere below",
            ),
        ),
        ask(
            PAGE,
            "look-gain",
            f"`test_function` has {duration(testing.cumulative_cost)} cumulative and {duration(testing.self_cost)} self time. "
            f"The run took {duration(run.profile.run_cost)}. "
            "You find a way to do without this function. How much could that save at most?",
            (duration(gain), "Its cumulative time: the calls it makes are gone, too"),
            *apart(
                gain,
                [
                    (
                        testing.self_cost,
                        (
                            duration(testing.self_cost),
                            "That's only its own lines. The calls it makes would be gone, too",
                        ),
                    ),
                    (
                        run.box("function_call_will_happen").cumulative_cost,
                        (
                            duration(run.box("function_call_will_happen").cumulative_cost),
                            "That's the time of its caller, which does other things, too",
                        ),
                    ),
                    (
                        run.profile.run_cost / 2,
                        (
                            duration(run.profile.run_cost / 2),
                            "No fix can save more than the part it fixes takes",
                        ),
                    ),
                ],
            ),
            (
                "Nobody can say that before trying",
                "Nobody can say how much it will be. But the box says how much at most",
            ),
        ),
        ask(
            PAGE,
            "look-cpu",
            "You profile again with `make profile CPU=1`. What happens to `time.sleep`?",
            (
                "It shows nearly 0 s",
                "The CPU clock stands still while the program waits. Compare both runs: the difference is the waiting",
            ),
            (
                f"It still shows {duration(sleep.self_cost)}",
                "That was the wall clock. The processor did no work in that time",
            ),
            (
                "It's gone from the profile",
                "It was called, so it's there, with its count. Only its time is next to nothing",
            ),
        ),
        ask(
            PAGE,
            "look-waiting",
            "Most of the time of `requests.get` is waiting for an answer. What makes that shorter?",
            (
                "Asking less often, or asking several sites at the same time",
                "The other side takes that long. You can only wait less often, or for several things at once",
            ),
            (
                "A faster processor",
                "It would wait just as long. While a program waits, its processor has nothing to do",
            ),
            (
                "Writing `call_random_activity` in a faster language, such as C",
                f"Its own lines took {duration(run.box('call_random_activity').self_cost)}. There's nothing to gain",
            ),
        ),
    ]


def _of_the_shop() -> list[Question]:
    run = runs.named("shop")
    same, find = run.box("is_same"), run.box("find_customer")
    total = run.profile.run_cost
    halved, gone = same.self_cost / 2, same.self_cost
    return [
        ask(
            PAGE,
            "look-hot-path",
            "Follow the hot path of this graph from `main`. Where does it end?",
            (
                "At `is_same`",
                "From `main`, always along the heaviest arrow: `write_report`, `find_customer`, `is_same`",
            ),
            ("At `main`, the reddest box", "That's where it begins. `main` itself takes little time"),
            (
                "At `read_line`",
                "The arrow from `main` to `read_orders` is the lighter one, so the hot path doesn't go there",
            ),
            (
                "At `find_customer`, because your own code calls it",
                "Nearly all of its time leaves along one arrow. Follow that one, too",
            ),
        ),
        ask(
            PAGE,
            "look-repair",
            f"`is_same` was called {same.total_calls:,} times, {duration(same.self_cost / same.total_calls)} each. "
            "What is the best fix?",
            (
                "Let `find_customer` look in a dictionary",
                f"Then `is_same` isn't called at all. That could save up to {duration(gone)} of {duration(total)}",
            ),
            (
                "Make `is_same` twice as fast",
                f"That saves {duration(halved)}. It's better to do without the calls than to make them faster",
            ),
            (
                "Make `main` faster, because it's red",
                f"Its own lines took {duration(run.box('main').self_cost)}. There's little to gain",
            ),
            (
                "Call `find_customer` from another function",
                f"It would still call `is_same` {same.total_calls // find.total_calls} times on average for each order",
            ),
        ),
        ask(
            PAGE,
            "look-distorted",
            "cProfile says: many small calls take 55 % of a run, a long loop 45 %. What about without cProfile?",
            (
                "The calls have a smaller share, their number is the same",
                "The profiler makes each call longer, so many small calls look worse than they are. Counts are exact",
            ),
            (
                "The shares are exactly the same",
                "They would be if cProfile slowed all code equally. But it slows calls most",
            ),
            ("Nobody can say anything", "The counts hold, and so do big differences. Small differences in time don't"),
        ),
    ]
