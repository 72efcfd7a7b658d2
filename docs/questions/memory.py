"""Page 7: the peak, all that was allocated, what is left."""

from demo.profiles.model import Memory
from demo.profiles.units import size
from docs._build import runs
from docs._build.quiz import Answer, Question, ask

PAGE = "tutorial/7-memory"
PROGRAM = "docs/examples/lab/circular.py"


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    peak, allocated, kept = (runs.named(f"{PROGRAM} --memory={clock}") for clock in ("peak", "allocated", "kept"))
    letters = allocated.box("write_letter")
    one_letter = letters.self_cost / letters.total_calls
    receipts = kept.box("stamp")
    read_list: Answer = (
        "`read_list`",
        "It makes a line for every reader before the first one is counted, and all of them are held at once",
    )
    return [
        ask(
            PAGE,
            "memory-predict",
            "When this program holds the most memory, which function has allocated it?",
            read_list,
            ("`write_letter`", "Its letters are the longest texts, but only one of them exists at a time"),
            ("`stamp`", "The receipts are kept, but they are short, and the list is gone before the first is made"),
            ("`count_towns`", "It holds one line and a handful of numbers. The lines are made by what it calls"),
        ),
        ask(
            PAGE,
            "memory-box",
            f"The box of `count_towns` shows {size(peak.box('count_towns').cumulative_cost)}, and in brackets "
            f"{size(peak.box('count_towns').self_cost)}. What does that say?",
            (
                "The functions it called allocated nearly all of it",
                "The first number includes the functions it called, the one in brackets is its own: as with seconds",
            ),
            (
                "It gave nearly all of it back",
                "Nothing is subtracted in this picture. The brackets are what its own lines had allocated",
            ),
            ("It was called too often", "The last line of the box says how often: once"),
        ),
        ask(
            PAGE,
            "memory-letters",
            f"For each letter {size(one_letter)} are allocated, and {letters.total_calls:,} are written. "
            "Why are they not in the peak?",
            (
                "Each is dropped before the next is written",
                "Freed memory can be used again. Only one letter exists at any time, so they never add up",
            ),
            (
                "Texts aren't counted",
                "They are, like all that Python's own allocators hand out. See the lines of the list",
            ),
            (
                "They were written too fast",
                "Time plays no part here: the tool looks at the program whenever it holds more than before",
            ),
        ),
        ask(
            PAGE,
            "memory-allocated",
            f"{size(allocated.profile.run_cost)} were allocated in all, and "
            f"{size(_known(allocated).peak)} were held at most. How can that be?",
            (
                "The same memory was used again and again",
                "A block is asked for and dropped, and its memory is handed out again. Each time counts here",
            ),
            ("The rest was never given back", "Then it would still be held, and the peak would be as high"),
            ("One of the numbers is wrong", "Both are right. They answer different questions"),
        ),
        ask(
            PAGE,
            "memory-kept",
            f"`stamp` has left {size(receipts.self_cost)}. Where would you change the program?",
            (
                "In `send`, which keeps each receipt",
                "`stamp` allocates them, as it should. Go back along the arrow: who keeps them, and for how long?",
            ),
            (
                "In `stamp`, which allocates them",
                "A shorter receipt helps a little, but the list would still grow for ever",
            ),
            (
                "In `write_letter`, which makes long texts",
                "They're gone at the end. There's nothing left to save",
            ),
        ),
        ask(
            PAGE,
            "memory-which",
            "A server is restarted each night because it grows and grows. Which picture do you look at?",
            (
                "What is left: `--memory=kept`",
                "It shows what's still held, and who allocated it. What grows is in it",
            ),
            (
                "All that was allocated: `--memory=allocated`",
                "In a server most of that is usually dropped again. It costs time, but it doesn't grow",
            ),
            ("CPU time: `--cpu`", "That shows who computes, not who keeps"),
        ),
        ask(
            PAGE,
            "memory-hidden",
            "With `yield`, the list is gone. Why hasn't the peak fallen by all that the list held?",
            (
                "It had hidden the next highest peak",
                "At another moment the receipts and a letter are held. That was less than the list, and is the most now",
            ),
            ("The list is still there", "It isn't: `read_list` now has one line at a time. Compare the boxes"),
            ("The garbage collector hasn't run yet", "What nothing refers to any more is freed at once, without it"),
        ),
    ]


def _known(run: runs.Run) -> Memory:
    memory = run.profile.recording.memory
    assert memory is not None
    return memory
