"""Page 1: what a program does with its time, and why guessing is not enough."""

from demo.profiles.units import duration
from docs._build import runs
from docs._build.quiz import Question, Vote, ask

PAGE = "tutorial/1-a-program"


def votes() -> list[Vote]:
    """Return what the class votes on before anything is measured."""
    parts = ("Waiting", "Counting", "Writing lines to a file", "Handling errors", "Calling web sites")
    prompt = "Before you measure anything: which part of the program takes the most time?"
    afterwards = "Nobody can know yet. Keep your vote in mind, and compare it with the picture below."
    return [Vote("program-slowest", PAGE, prompt, parts, afterwards)]


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    run = runs.named("workload")
    calling = duration(run.box("call_random_activity").cumulative_cost)
    return [
        ask(
            PAGE,
            "program-stand-ins",
            "Why does the program call stand-in web sites on your own machine?",
            (
                "So that each run takes about as long as the last one",
                "Real sites are quick today and slow tomorrow. The stand-ins also work offline",
            ),
            (
                "Because a profiler can't measure calls to real web sites",
                "It can: it measures how long each call took. Add `--live` and see",
            ),
            (
                "So that calling a web site takes no time",
                f"It does take time: {calling} in this run. Each stand-in waits a little before it answers",
            ),
        ),
        ask(
            PAGE,
            "program-stopwatch",
            "A stopwatch says that the whole program takes two seconds. What do you know now?",
            (
                "How long it takes, but not why",
                "To know why, you need the time of each part. That's what a profiler is for",
            ),
            (
                "That it needs two seconds of computing",
                "A stopwatch counts waiting, too, and this program spends a good part of its run waiting",
            ),
            ("That it is slow", "Slow means slower than something: than what you need, or than it could be"),
        ),
        ask(
            PAGE,
            "program-sleep",
            "What does the processor do for this program while it sleeps?",
            ("Nothing", "The operating system wakes the program when the time is up. Until then it only waits"),
            (
                "It counts the seconds in a fast loop",
                "A clock in the machine does that. The program isn't running at all",
            ),
            (
                "It already runs the next lines",
                "The next line runs only when `time.sleep` has returned. One thing after the other",
            ),
        ),
        ask(
            PAGE,
            "program-never-called",
            "Which of these functions will leave no trace in a profile of this run?",
            (
                "`this_function_will_not_call`",
                "Nothing calls it, so there is nothing to record. A profile knows only what has run",
            ),
            (
                "`done_with_code`, because it does nothing",
                "It's called once, and that's recorded, even if it takes no time",
            ),
            (
                "`file_exists`, because its caller is itself called by another function",
                "The profiler sees every call, however deep",
            ),
        ),
        ask(
            PAGE,
            "program-same",
            "You run the program twice. What is exactly the same both times?",
            (
                "How often each of its own functions is called",
                "It does the same work both times. Inside libraries, a few counts may still differ",
            ),
            (
                "How many seconds each function takes",
                "Times differ a little in every run: the machine has other things to do, too",
            ),
            (
                "What percentage of the run each function takes",
                "A percentage is computed from times, so it differs a little, too",
            ),
        ),
    ]
