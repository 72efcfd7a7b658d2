"""Page 3, boxes: the three numbers, colour, and why shares do not add up."""

from demo.profiles.units import duration, percent
from docs._build import runs
from docs._build.quiz import Question, ask

PAGE = "tutorial/3-read"


def questions() -> list[Question]:
    """Return these questions, in the order of the page."""
    four = runs.named("four")
    main, work, hard = four.box("main"), four.box("work"), four.box("hard")
    drawn = sum(four.profile.share(function.cumulative_cost) for function in four.graph.boxes)
    first = percent(four.profile.share(hard.cumulative_cost))
    return [
        ask(
            PAGE,
            "read-first-number",
            f"In the box of `hard` the first number is {first}. What does it say?",
            (
                f"{first} of the run was spent in `hard` and the functions it called",
                f"The first number is cumulative: {duration(hard.cumulative_cost)}, all of it inside `work`",
            ),
            (
                f"{first} of the run was spent in the lines of `hard` itself, not below",
                f"That's the number in brackets: {percent(four.profile.share(hard.self_cost))}",
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
            ("`work`", f"Its number in brackets is the largest: {percent(four.profile.share(work.self_cost))}"),
            (
                "`main`",
                f"It's red because all else happens below it. Its own lines took {percent(four.profile.share(main.self_cost))}",
            ),
            ("`hard`", f"Its own lines took {percent(four.profile.share(hard.self_cost))}: it only calls `work`"),
        ),
        ask(
            PAGE,
            "read-red",
            "A box is red. What do you know?",
            (
                "Nearly the whole run was spent in it or below it",
                "Colour shows cumulative time. The number in brackets tells you what its own lines took",
            ),
            ("Its own lines are slow", "That's self time: the number in brackets and the thick border"),
            ("It is called too often", "Colour has nothing to do with the count in the last line"),
            ("There is an error in it", "Red isn't a warning here, only the hot end of a scale"),
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
                "The measurement isn't exact",
                "Here it's as exact as can be: the numbers of this graph are made by hand",
            ),
            (
                "The four functions ran at the same time",
                "They ran one after the other. A caller waits until its callee is back",
            ),
        ),
    ]
