"""Right and wrong ways to keep a door."""

from demo.training.exercise import solution
from tests.exercises import edited

SOLUTION = solution("guest_list").read_text(encoding="utf-8")
TEST = "    return name in invited and name not in inside\n"
LOOP = """    inside = []
    sent_away = []
"""
ENTER = "            inside.append(name)\n"


def with_body(new: str) -> str:
    before, _, rest = edited("guest_list").partition("    inside = []\n")
    return f"{before}{new}\n\nif __name__{rest.partition('if __name__')[2]}"


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
    "a Counter of tickets": with_body(
        """    from collections import Counter

    tickets = Counter(dict.fromkeys(invited, 1))
    inside, sent_away = [], []
    for name in arrivals:
        if tickets[name]:
            tickets[name] -= 1
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if tickets[name]]
"""
    ),
    "two sorted lists": with_body(
        """    import bisect

    names = sorted(invited)
    came, inside, sent_away = [], [], []
    for name in arrivals:
        if has(names, name) and not has(came, name):
            bisect.insort(came, name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if not has(came, name)]


def has(names, name):
    import bisect

    place = bisect.bisect_left(names, name)
    return place < len(names) and names[place] == name
"""
    ),
    "a search by halving, by hand": with_body(
        """    names = sorted(set(invited))
    came = [False] * len(names)
    inside, sent_away, missing = [], [], []
    for name in arrivals:
        place = place_of(name, names)
        if place is not None and not came[place]:
            came[place] = True
            inside.append(name)
        else:
            sent_away.append(name)
    for name in invited:
        if not came[place_of(name, names)]:
            missing.append(name)
    return inside, sent_away, missing


def place_of(name, names):
    low = 0
    high = len(names) - 1
    while low <= high:
        middle = (low + high) // 2
        if names[middle] == name:
            return middle
        if names[middle] < name:
            low = middle + 1
        else:
            high = middle - 1
    return None
"""
    ),
    "a set of those who are waited for": with_body(
        """    waiting = set(invited)
    inside, sent_away = [], []
    for name in arrivals:
        try:
            waiting.remove(name)
            inside.append(name)
        except KeyError:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name in waiting]
"""
    ),
    "the first arrival of each name": with_body(
        """    expected = frozenset(invited)
    first = {}
    for number, name in enumerate(arrivals):
        first.setdefault(name, number)
    enters = [first[name] == number and name in expected for number, name in enumerate(arrivals)]
    inside = [name for name, good in zip(arrivals, enters) if good]
    away = [name for name, good in zip(arrivals, enters) if not good]
    came = set(inside)
    return inside, away, list(filter(lambda name: name not in came, invited))
"""
    ),
    "a door that is a class": with_body(
        """    door = Door(invited)
    sent_away = [name for name in arrivals if not door.lets_in(name)]
    return list(door.inside), sent_away, [name for name in invited if name not in door.inside]


class Door:
    def __init__(self, invited):
        self.invited = set(invited)
        self.inside = dict()

    def lets_in(self, name):
        if name in self.inside or not name in self.invited:
            return False
        self.inside[name] = None
        return True
"""
    ),
    "buckets by the hash": with_body(
        """    buckets = [[] for _ in range(200)]
    for name in set(invited):
        buckets[hash(name) % 200].append(name)
    came = [[] for _ in range(200)]
    inside, sent_away = [], []
    for name in arrivals:
        number = hash(name) % 200
        if name in buckets[number] and name not in came[number]:
            came[number].append(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name not in came[hash(name) % 200]]
"""
    ),
    "counts of tickets left in a dict comp": edited(
        "guest_list",
        (
            ("    inside = []\n    sent_away = []\n"),
            ("    inside = []\n    sent_away = []\n    waiting = {name: True for name in invited}\n"),
        ),
        ("        if may_enter(name, invited, inside):", "        if may_enter(name, waiting):"),
        (
            (
                "        else:\n"
                "            sent_away.append(name)\n"
                "    return inside, sent_away, missing_of(invited, inside)\n"
            ),
            (
                "        else:\n"
                "            sent_away.append(name)\n"
                "    return inside, sent_away, [name for name in invited if waiting[name]]\n"
            ),
        ),
        (
            ("def may_enter(name, invited, inside):\n    return name in invited and name not in inside"),
            (
                "def may_enter(name, waiting):\n"
                "    welcome = waiting.get(name, False)\n"
                "    if welcome:\n"
                "        waiting[name] = False\n"
                "    return welcome"
            ),
        ),
    ),
    "partition arrivals by frozenset filter": edited(
        "guest_list",
        (
            (
                "    inside = []\n"
                "    sent_away = []\n"
                "    for name in arrivals:\n"
                "        if may_enter(name, invited, inside):\n"
                "            inside.append(name)\n"
                "        else:\n"
                "            sent_away.append(name)\n"
                "    return inside, sent_away, missing_of(invited, inside)"
            ),
            (
                "    welcome = set(invited)\n"
                "    firsts = dict.fromkeys(filter(welcome.__contains__, arrivals))\n"
                "    left = firsts.copy()\n"
                "    sent_away = []\n"
                "    for name in arrivals:\n"
                "        if name in left:\n"
                "            del left[name]\n"
                "        else:\n"
                "            sent_away.append(name)\n"
                "    return list(firsts), sent_away, [name for name in invited if name not in firsts]"
            ),
        ),
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
        "on the given input",
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
        "on the given input",
    ),
    "the missing as a set, once each": (
        SOLUTION.replace(
            "missing_of(invited, inside)\n\n\ndef may", "missing_of(dict.fromkeys(invited), inside)\n\n\ndef may"
        ),
        "on hidden input 4",
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
    "tuples instead of lists": (
        with_body(
            """    invited = tuple(invited)
    inside = ()
    sent_away = []
    for name in arrivals:
        if name in invited and name not in inside:
            inside += (name,)
        else:
            sent_away.append(name)
    return list(inside), sent_away, [name for name in invited if name not in inside]
"""
        ),
        "Which lists are still asked?",
    ),
    "lists of hashes": (
        with_body(
            """    tickets = [hash(name) for name in invited]
    inside, sent_away, came = [], [], []
    for name in arrivals:
        if hash(name) in tickets and hash(name) not in came:
            came.append(hash(name))
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if hash(name) not in came]
"""
        ),
        "Which lists are still asked?",
    ),
    "asked by index": (
        with_body(
            """    inside, sent_away = [], []
    for name in arrivals:
        try:
            invited.index(name)
        except ValueError:
            sent_away.append(name)
            continue
        try:
            inside.index(name)
            sent_away.append(name)
        except ValueError:
            inside.append(name)
    return inside, sent_away, [name for name in invited if not inside.count(name)]
"""
        ),
        "Which lists are still asked?",
    ),
    "taken from a list of those who are waited for": (
        with_body(
            """    waiting = list(invited)
    expected = set(invited)
    came = set()
    inside, sent_away = [], []
    for name in arrivals:
        if name in expected and name not in came:
            while name in waiting:
                waiting.remove(name)
            came.add(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, waiting
"""
        ),
        "Which lists are still asked?",
    ),
    "loops in one line": (
        with_body(
            """    inside, sent_away = [], []
    for name in arrivals:
        if any(name == other for other in invited) and all(name != other for other in inside):
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if not any(name == other for other in inside)]
"""
        ),
        "Which lists are still asked?",
    ),
    "deques": (
        with_body(
            """    from collections import deque

    invited_ones, inside, sent_away = deque(invited), deque(), []
    for name in arrivals:
        if name in invited_ones and name not in inside:
            inside.append(name)
        else:
            sent_away.append(name)
    return list(inside), sent_away, [name for name in invited if name not in inside]
"""
        ),
        "Which lists are still asked?",
    ),
    "the values of a dict": (
        with_body(
            """    expected = dict(enumerate(invited))
    inside, sent_away = {}, []
    for name in arrivals:
        if name in expected.values() and name not in inside.values():
            inside[len(inside)] = name
        else:
            sent_away.append(name)
    return list(inside.values()), sent_away, [name for name in invited if name not in inside.values()]
"""
        ),
        "Which lists are still asked?",
    ),
    "a regex on one long text": (
        with_body(
            """    import re

    text = "\\n".join(invited)
    came, inside, sent_away = set(), [], []
    for name in arrivals:
        if re.search("^" + re.escape(name) + "$", text, re.M) and name not in came:
            came.add(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name not in came]
"""
        ),
        "Each look into a long text",
    ),
    "one long text, made once": (
        with_body(
            """    import re

    text = "\\n" + "\\n".join(invited) + "\\n"
    came, inside, sent_away = set(), [], []
    for name in arrivals:
        if text.find("\\n" + name + "\\n") >= 0 and name not in came:
            came.add(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name not in came]
"""
        ),
        "Each look into a long text",
    ),
    "only the missing repaired": (
        with_body(
            """    inside, sent_away = [], []
    for name in arrivals:
        if name in invited and name not in inside:
            inside.append(name)
        else:
            sent_away.append(name)
    came = set(inside)
    return inside, sent_away, [name for name in invited if name not in came]
"""
        ),
        "Which lists are still asked?",
    ),
    "a set of those inside for each": (
        with_body(
            """    expected = set(invited)
    inside, sent_away = [], []
    for name in arrivals:
        if name in expected and name not in {*inside}:
            inside.append(name)
        else:
            sent_away.append(name)
    came = set(inside)
    return inside, sent_away, [name for name in invited if name not in came]
"""
        ),
        "Is a set or dict made anew",
    ),
    "a copy of a set for each who is missing": (
        with_body(
            """    expected = set(invited)
    inside, sent_away = {}, []
    for name in arrivals:
        if name in expected and name not in inside:
            inside[name] = 1
        else:
            sent_away.append(name)
    return list(inside), sent_away, [name for name in invited if name not in set(inside)]
"""
        ),
        "Which lists are still asked?",
    ),
    "the missing in another order": (
        with_body(
            """    expected = set(invited)
    inside, sent_away = {}, []
    for name in arrivals:
        if name in expected and name not in inside:
            inside[name] = 1
        else:
            sent_away.append(name)
    return list(inside), sent_away, sorted(expected - set(inside))
"""
        ),
        "on the given input",
    ),
    "startswith a tuple": (
        edited(
            "guest_list",
            (
                ("    inside = []\n    sent_away = []\n"),
                (
                    "    inside = []\n"
                    "    sent_away = []\n"
                    "    entered = set()\n"
                    '    listed = tuple(f"{name}\\n" for name in invited)\n'
                ),
            ),
            (
                ("        if may_enter(name, invited, inside):\n            inside.append(name)\n"),
                (
                    '        if f"{name}\\n".startswith(listed) and name not in entered:\n'
                    "            inside.append(name)\n"
                    "            entered.add(name)\n"
                ),
            ),
            ("    missing = []\n", ('    missing = []\n    came = tuple(f"{name}\\n" for name in inside)\n')),
            ("        if name not in inside:", '        if not f"{name}\\n".startswith(came):'),
        ),
        "Not cheap enough yet",
    ),
    "sqlite, no index": (
        edited(
            "guest_list",
            ("SIZE = 4_500", ("import sqlite3\n\nSIZE = 4_500")),
            (
                ("    inside = []\n    sent_away = []\n"),
                (
                    "    inside = []\n"
                    "    sent_away = []\n"
                    '    base = sqlite3.connect(":memory:")\n'
                    '    base.execute("CREATE TABLE invited (name TEXT)")\n'
                    '    base.execute("CREATE TABLE inside (name TEXT)")\n'
                    '    base.executemany("INSERT INTO invited VALUES (?)", [(name,) for name in invited])\n'
                ),
            ),
            (
                ("        if may_enter(name, invited, inside):\n            inside.append(name)\n"),
                (
                    "        if may_enter(name, base):\n"
                    "            inside.append(name)\n"
                    '            base.execute("INSERT INTO inside VALUES (?)", (name,))\n'
                ),
            ),
            (
                ("missing_of(invited, inside)\n\n\ndef may_enter(name, invited, inside):"),
                ("missing_of(base)\n\n\ndef may_enter(name, base):"),
            ),
            (
                "    return name in invited and name not in inside",
                (
                    '    query = "SELECT ? IN (SELECT name FROM invited WHERE name = ?) AND NOT EXIST'
                    'S (SELECT 1 FROM inside WHERE name = ?)"\n'
                    "    return base.execute(query, (name, name, name)).fetchone()[0]"
                ),
            ),
            (
                (
                    "def missing_of(invited, inside):\n"
                    "    missing = []\n"
                    "    for name in invited:\n"
                    "        if name not in inside:\n"
                    "            missing.append(name)\n"
                    "    return missing"
                ),
                (
                    "def missing_of(base):\n"
                    '    query = "SELECT name FROM invited WHERE NOT EXISTS (SELECT 1 FROM inside WHE'
                    'RE inside.name = invited.name)"\n'
                    "    return [name for (name,) in base.execute(query)]"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "UserLists of plain names": (
        edited(
            "guest_list",
            ("SIZE = 4_500", ("from collections import UserList\n\nSIZE = 4_500")),
            (
                ("    inside = []\n    sent_away = []\n"),
                (
                    '    invited = UserList(f"{name}" for name in invited)\n'
                    '    arrivals = [f"{name}" for name in arrivals]\n'
                    "    inside = UserList()\n"
                    "    sent_away = []\n"
                ),
            ),
            (
                "    return inside, sent_away, missing_of(invited, inside)",
                "    return list(inside), sent_away, missing_of(invited, inside)",
            ),
        ),
        "Not cheap enough yet",
    ),
}
