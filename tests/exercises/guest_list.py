"""Right and wrong ways to keep a door."""

from demo.training.exercise import solution
from tests.exercises import edited

SOLUTION = solution("guest_list").read_text(encoding="utf-8")
TEST = "    return name in invited and name not in inside\n"
LOOP = """    inside = []
    sent_away = []
"""
ENTER = "            inside.append(name)\n"

ACCEPTED = {
    "sets beside the lists": edited(
        "guest_list",
        (LOOP, LOOP + "    names_inside = set()\n    expected = set(invited)\n"),
        ("may_enter(name, invited, inside):\n            ", "may_enter(name, expected, names_inside):\n            "),
        (ENTER, ENTER + "            names_inside.add(name)\n"),
        ("missing_of(invited, inside)\n\n\ndef may", "missing_of(invited, names_inside)\n\n\ndef may"),
    ),
    "one dict from name to place": edited(
        "guest_list",
        (LOOP, "    place = dict.fromkeys(invited, 'outside')\n" + LOOP),
        (
            "may_enter(name, invited, inside):\n            ",
            "place.get(name) == 'outside':\n            place[name] = 'inside'\n            ",
        ),
        (
            "missing_of(invited, inside)\n\n\ndef may",
            "[name for name in invited if place[name] == 'outside']\n\n\ndef may",
        ),
    ),
    "a search in a sorted list": edited(
        "guest_list",
        (LOOP, LOOP + "    names = sorted(set(invited))\n    came = [False] * len(names)\n"),
        (
            "        if may_enter(name, invited, inside):\n",
            """        place = bisect.bisect_left(names, name)
        if place < len(names) and names[place] == name and not came[place]:
            came[place] = True
""",
        ),
        (
            "missing_of(invited, inside)\n\n\ndef may",
            "[name for name in invited if not came[bisect.bisect_left(names, name)]]\n\n\ndef may",
        ),
        ("SIZE = 4_500\n", "import bisect\n\nSIZE = 4_000\n"),
    ),
}

REJECTED = {
    "only the invited in a set": (
        edited(
            "guest_list",
            (LOOP, LOOP + "    expected = set(invited)\n"),
            ("if may_enter(name, invited,", "if may_enter(name, expected,"),
        ),
        "Which lists are still asked?",
    ),
    "all but the missing": (
        SOLUTION.replace("missing_of(invited, inside)\n\n\ndef may", "missing_of(invited, list(inside))\n\n\ndef may"),
        "Which lists are still asked?",
    ),
    "all but those inside": (
        SOLUTION.replace("if may_enter(name, expected, inside)", "if may_enter(name, expected, list(inside))"),
        "Which lists are still asked?",
    ),
    "a set made for each guest": (
        edited("guest_list", (TEST, "    return name in set(invited) and name not in set(inside)\n")),
        "Is a set or dict made anew",
    ),
    "a sorted list that is not searched as one": (
        edited("guest_list", ("    inside = []\n", "    invited = sorted(invited)\n    inside = []\n")),
        "on the given input the result is",
    ),
    "another way to ask a list": (
        edited("guest_list", (TEST, "    return invited.count(name) > 0 and inside.count(name) == 0\n")),
        "Which lists are still asked?",
    ),
    "sets instead of lists": (
        edited(
            "guest_list",
            (LOOP, LOOP.replace("[]", "set()")),
            (ENTER, ENTER.replace("append", "add")),
            ("sent_away.append", "sent_away.add"),
        ),
        "on the given input the result is",
    ),
    "the missing as a set, once each": (
        SOLUTION.replace(
            "missing_of(invited, inside)\n\n\ndef may", "missing_of(dict.fromkeys(invited), inside)\n\n\ndef may"
        ),
        "on hidden input 4 the result is",
    ),
    "lists of other texts": (
        edited(
            "guest_list",
            (
                """    inside = []
    sent_away = []
""",
                """    invited = [str(name) for name in invited]
    arrivals = [str(name) for name in arrivals]
    inside = []
    sent_away = []
""",
            ),
        ),
        "names were compared",
    ),
    "one long text for each look": (
        edited(
            "guest_list",
            (
                "    return name in invited and name not in inside\n",
                "    return f'|{name}|' in '|' + '|'.join(invited) + '|' and f'|{name}|' not in '|' + '|'.join(inside) + '|'\n",
            ),
        ),
        "names were compared",
    ),
}
