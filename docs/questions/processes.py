"""Page 8: one picture of several processes, and the slowest of them."""

from demo.profiles.units import duration, whole_percent
from docs._build import runs
from docs._build.quiz import Question, ask

PAGE = "tutorial/8-processes"
RUN = "docs/examples/vowels.py --children"


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    run = runs.named(RUN)
    processes = run.profile.recording.processes
    assert processes is not None
    assert processes.work is not None
    main = whole_percent(run.profile.share(run.box("main").cumulative_cost))
    return [
        ask(
            PAGE,
            "processes-predict",
            "Your machine has processors enough for all four. When is the program done?",
            (
                "When the novel is read",
                "All start at about the same time. The first process waits until the last one is done",
            ),
            ("After a quarter of the time that one process would need", "Only if the four books were equally long"),
            ("When the first book is read", "`join` waits for each of the processes, not for any of them"),
        ),
        ask(
            PAGE,
            "processes-sum",
            f"{duration(processes.elapsed)} passed on the clock. The picture is of {duration(run.profile.run_cost)}. "
            "How can it be more?",
            (
                "The processes ran at the same time, and the time of each one counts",
                "Five processes were there, and their times are added up, working or waiting",
            ),
            ("The profiler slows them down", "It does, a little, but both numbers are measured with it"),
            ("The dashed arrow is counted twice", "It isn't counted at all: it's no call, and has no time"),
        ),
        ask(
            PAGE,
            "processes-slowest",
            f"`main` has {main}, nearly all of it in `join`. What would make the whole program faster?",
            (
                "Dividing the novel among several processes",
                f"`{processes.work.busiest}` did most of the work, and all others were done before. `join` would wait for less",
            ),
            ("Making `join` faster", "It only waits. It's done as soon as the last process is"),
            ("One process more", "There's no book left to read. The novel would still be read by one"),
        ),
    ]
