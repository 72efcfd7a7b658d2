"""Right and wrong ways to add up steps."""

from tests.exercises import edited

LOOP = """    steps = 0
    for day in range(days):
        steps += steps_on(day, first, more)
    return steps
"""


def with_body(new: str, before: str = "") -> str:
    return edited("count_steps", (LOOP, new), ("def count_steps(", before + "def count_steps("))


ACCEPTED = {
    "the mean of the first and the last day": with_body(
        "    return days * (steps_on(0, first, more) + steps_on(days - 1, first, more)) // 2\n"
    ),
    "days without more, and the rest": with_body(
        "    pairs = (days * days - days) // 2\n    return sum((days * first, pairs * more))\n"
    ),
    "halves put together": with_body(
        """    if not days:
        return 0
    half, odd = divmod(days, 2)
    return 2 * count_steps(first, more, half) + half * half * more + odd * steps_on(days - 1, first, more)
"""
    ),
    "a range, added up in C": with_body("    return first * days + more * sum(range(days))\n"),
}

REJECTED = {
    "the loop written into one line": (
        with_body("    return sum(steps_on(day, first, more) for day in range(days))\n"),
        "for each day",
    ),
    "the function written into the loop": (
        edited("count_steps", ("steps += steps_on(day, first, more)", "steps += first + more * day")),
        "for each day",
    ),
    "a memory for the days": (
        edited(
            "count_steps",
            ("def steps_on(", "@functools.cache\ndef steps_on("),
            ('"""\n\nSTRIDE', '"""\n\nimport functools\n\nSTRIDE'),
        ),
        "for each day",
    ),
    "a formula in floats": (
        with_body("    return first * days + more * days * (days - 1) / 2\n"),
        "the result is 3498500.0 instead of 3498500",
    ),
    "a float made whole": (
        with_body("    return int((first + first + more * (days - 1)) / 2 * days)\n"),
        "on hidden input 8 the result is",
    ),
    "one day too many": (with_body("    return first * days + more * days * (days + 1) // 2\n"), "on the given input"),
    "the given answer": (with_body("    return 3498500\n"), "on hidden input 1"),
    "the first month known, the rest in a loop": (
        edited(
            "count_steps",
            (
                """    steps = 0
    for day in range(days):
        steps += steps_on(day, first, more)
    return steps
""",
                """    steps = 30 * first + more * 435 if days >= 30 else 0
    for day in range(30 if days >= 30 else 0, days):
        steps = steps + first + more * day
    return steps
""",
            ),
        ),
        "still something is done for each day",
    ),
}
