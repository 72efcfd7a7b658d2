"""Page 3, the big picture: borders, the cold end of the scale, what is folded."""

from demo.profiles.units import duration, percent
from docs._build import runs
from docs._build.quiz import Question, ask

PAGE = "tutorial/3-read"


def questions() -> list[Question]:
    """Return these questions, in the order of the page."""
    run = runs.named("workload")
    imports, sleep, main = run.box("imports"), run.box("time.sleep"), run.box("main")
    return [
        ask(
            PAGE,
            "read-border",
            "`time.sleep` has a thick border, and `main` a thin one. What does that tell you?",
            (
                "`time.sleep` has much self time, `main` has next to none",
                f"{percent(run.profile.share(sleep.self_cost))} against {percent(run.profile.share(main.self_cost))}. "
                "The border shows the number in brackets, so you need no colour for it",
            ),
            ("`time.sleep` is called more often", "Both are called once. The border doesn't show calls"),
            (
                "`time.sleep` is written in C, `main` isn't",
                "A built-in has a second frame around its box. The thickness of the border means something else",
            ),
        ),
        ask(
            PAGE,
            "read-blue",
            "A box is light blue. What do you know?",
            (
                "Little of the run time was spent in it and below it",
                "Light blue is the cold end of the scale. It may still have been called thousands of times",
            ),
            (
                "It was rarely called",
                "Colour shows time. The count is in the last line: some blue boxes here say 2500×",
            ),
            (
                "About half of the run time was spent there",
                "Half of the run time is green. The scale goes from light blue through green and yellow to red",
            ),
            ("It's a library's function, not one of mine", "The shape of the box says whose code it is"),
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
                f"Together they took {duration(imports.self_cost)}, and that's in the box",
            ),
            (
                "They weren't called",
                "A function that wasn't called isn't in a profile at all, so it can't be folded",
            ),
        ),
    ]
