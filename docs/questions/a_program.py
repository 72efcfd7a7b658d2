"""Page 1: what a program does with its time, and why guessing is not enough."""

from demo.profiles.units import duration
from docs._build import runs
from docs._build.quiz import Question, Vote, ask

PAGE = "tutorial/1-a-program"


def votes() -> list[Vote]:
    """Return what the class votes on before anything is measured."""
    parts = ("Waiting", "Counting", "Writing lines to a file", "Handling errors", "Calling web sites")
    prompt = "Before anything is measured: which part of the program takes the most time?"
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
                "Real sites are quick today and slow tomorrow. The stand-ins also work without internet",
            ),
            (
                "Because a profiler cannot measure calls to real web sites",
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
                "For the why you need the time of each part. That is what a profiler is for",
            ),
            (
                "That two seconds of computing are needed",
                "A stopwatch counts waiting too, and this program waits for a good part of its run",
            ),
            ("That it is slow", "Slow is a comparison: with what you need, or with what it could be"),
        ),
        ask(
            PAGE,
            "program-sleep",
            "What does the processor do for this program while it sleeps?",
            ("Nothing", "The operating system wakes the program up when the time is over. Until then it only waits"),
            (
                "It counts the seconds in a fast loop",
                "A clock in the machine does that. The program is not running at all",
            ),
            (
                "It runs the next lines already",
                "The next line runs when `time.sleep` has returned, not before. One thing after the other",
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
                "`done_with_code`, as it does nothing",
                "It is called once, and that is recorded, even if it takes no time",
            ),
            (
                "`file_exists`, as it is called by a function that is called by another",
                "The profiler sees every call, however deep it is",
            ),
        ),
        ask(
            PAGE,
            "program-same",
            "You run the program twice. What is exactly the same both times?",
            (
                "How often each of its own functions is called",
                "It does the same work both times. Inside libraries, a few counts may differ even so",
            ),
            (
                "How many seconds each function takes",
                "Times differ a little in every run: the machine has other things to do as well",
            ),
            (
                "What percentage of the run each function takes",
                "A percentage is made from times, so it differs a little as well",
            ),
        ),
    ]
