"""Page 6: what a profile of one's own program can say, and what it cannot."""

from docs._build.quiz import Question, ask

PAGE = "tutorial/6-your-own"
COROUTINES, AWAITS = 5, 2


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    resumed = COROUTINES * (AWAITS + 1)
    return [
        ask(
            PAGE,
            "own-not-there",
            "A function of your program isn't in the picture. What do you do first?",
            (
                "Search for it in the table of `output.html`",
                "The table has every function that was called. It may be folded into another box, or it never ran",
            ),
            (
                "Conclude that it wasn't called",
                "Not yet: a picture has only some boxes, and small ones are folded. The table has every function",
            ),
            (
                "Conclude that it is fast",
                "Perhaps it's folded, perhaps it didn't run with this input. Look before you conclude",
            ),
        ),
        ask(
            PAGE,
            "own-too-short",
            "Your program runs for 0.02 s and the times look strange. What helps?",
            (
                "Larger input, so that it runs for seconds",
                "In a very short run imports and chance weigh most. The counts are still right",
            ),
            ("Another colour scale", "The numbers are uncertain, whatever colours they get"),
            ("A computer that's twice as slow", "Everything would take longer, imports and chance included"),
        ),
        ask(
            PAGE,
            "own-threads",
            "Your program works in several threads. What does a cProfile picture of it show?",
            (
                "Arrows that you can't trust",
                "Up to 3.11 the other threads are missing. Since 3.12 their calls are there, but often under a wrong caller",
            ),
            (
                "All threads, each with its own arrows",
                "cProfile keeps one table and doesn't know which thread a call belongs to. yappi does",
            ),
            (
                "Twice the time if there are two threads",
                "On old versions you see only one thread, on new ones all are mixed in one table",
            ),
        ),
        ask(
            PAGE,
            "own-coroutines",
            f"{COROUTINES} coroutines of one kind wait {AWAITS} times each, at an `await`. How many calls does a profile show?",
            (
                f"{resumed}",
                "Each coroutine is started once and resumed after each wait, and each of these pieces counts as a call",
            ),
            (f"{COROUTINES}", "That's how many were made. But each piece between two waits counts"),
            (f"{COROUTINES * AWAITS}", "Those are the waits. Add the piece before the first wait of each coroutine"),
        ),
        ask(
            PAGE,
            "own-memory",
            "Your program isn't slow, but it needs too much memory. What does cProfile show?",
            (
                "Nothing about memory",
                "It counts calls and measures time. For memory use `tracemalloc`, which comes with Python, or memray",
            ),
            ("The function with the most memory has the thickest border", "The border is self time"),
            (
                "The time of the garbage collector has a box of its own",
                "It has none: its time is part of the self time of the function in which it ran",
            ),
        ),
        ask(
            PAGE,
            "own-production",
            "You have to look at a server while customers use it. Which profiler is right?",
            (
                "A sampling profiler",
                "It looks at the program from time to time and costs little. The price: no exact counts",
            ),
            (
                "cProfile, because its counts are exact",
                "Exact counts cost time at every call, and every customer would wait for it",
            ),
            (
                "cProfile with the CPU clock",
                "Another clock changes what cProfile measures, not what measuring costs",
            ),
        ),
    ]
