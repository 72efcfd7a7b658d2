"""Right and wrong ways to take orders from the front of a line."""

from tests.exercises import edited

START = "    line = list(orders)\n"
TAKE = "        name, things = line.pop(0)\n"
WHILE = "    while line:\n"
APPEND = "            line.append((name, things - THINGS_AT_ONCE))\n"
CONSTANT = "THINGS_AT_ONCE = 6\n"
LOOP = (
    WHILE
    + TAKE
    + """        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
"""
    + APPEND
    + """        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
"""
)


def with_line(start: str, take: str, append: str = APPEND, condition: str = WHILE, before: str = "") -> str:
    """Return the program with another line."""
    return edited(
        "pack_parcels",
        (CONSTANT, before + CONSTANT),
        (START, start),
        (WHILE, condition),
        (TAKE, take),
        (APPEND, append),
    )


ACCEPTED = {
    "an index into the list": with_line(
        "    line = list(orders)\n    first = 0\n",
        "        name, things = line[first]\n        first += 1\n",
        condition="    while first < len(line):\n",
    ),
    "a loop that sees what is appended": with_line(START, "", condition="    for name, things in line:\n"),
    "an iterator": with_line(
        "    line = [*orders]\n    places = iter(line)\n",
        "        name, things = place\n",
        condition="    while (place := next(places, None)) is not None:\n",
    ),
    "a list for each round": edited(
        "pack_parcels",
        (
            LOOP,
            """    while line:
        later = []
        for name, things in line:
            if things > THINGS_AT_ONCE:
                seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
                later.append((name, things - THINGS_AT_ONCE))
            else:
                seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
                packed.append((name, seconds))
        line = later
""",
        ),
    ),
    "two stacks": with_line(
        "    line, new = list(reversed(orders)), []\n",
        "        if not line:\n            line, new = new[::-1], []\n        name, things = line.pop()\n",
        APPEND.replace("line.", "new."),
        "    while line or new:\n",
    ),
    "a heap": with_line(
        "    line = [(number, *order) for number, order in enumerate(orders)]\n    last = len(line)\n",
        "        _number, name, things = heapq.heappop(line)\n",
        """            last += 1
            heapq.heappush(line, (last, name, things - THINGS_AT_ONCE))
""",
        before="import heapq\n\n",
    ),
    "a queue.Queue": with_line(
        "    line = queue.SimpleQueue()\n    for order in orders:\n        line.put(order)\n",
        "        name, things = line.get()\n",
        APPEND.replace(".append", ".put"),
        "    while not line.empty():\n",
        "import queue\n\n",
    ),
    "a line that is cut now and then": with_line(
        "    line = list(orders)\n    first = 0\n",
        """        if first > 30:
            del line[:first]
            first = 0
        name, things = line[first]
        first += 1
""",
        condition="    while first < len(line):\n",
    ),
    "a class with a deque of parts": with_line(
        """    line = Line()
    for name, things in orders:
        line.add(name, things)
""",
        "        name, things = line.leave()\n",
        "            line.add(name, things - THINGS_AT_ONCE)\n",
        "    while line.waits():\n",
        """from collections import deque


class Line:
    def __init__(self):
        self.names, self.things = deque(), deque()

    def add(self, name, things):
        self.names.append(name)
        self.things.append(things)

    def leave(self):
        return self.names.popleft(), self.things.popleft()

    def waits(self):
        return bool(self.names)


""",
    ),
    "a generator for the line": with_line(
        "    later = []\n",
        "",
        APPEND.replace("line.", "later."),
        "    for name, things in everybody(orders, later):\n",
        """def everybody(orders, later):
    yield from orders
    while later:
        now = later[:]
        later.clear()
        yield from now


""",
    ),
    "numbers of orders, and what is left of each": with_line(
        "    line = deque(range(len(orders)))\n    left = [things for _name, things in orders]\n",
        "        number = line.popleft()\n        name, things = orders[number][0], left[number]\n",
        "            left[number] -= THINGS_AT_ONCE\n            line.append(number)\n",
        before="from collections import deque\n\n",
    ),
    "an OrderedDict": with_line(
        "    line = OrderedDict(enumerate(orders))\n    count = len(line)\n",
        "        _number, (name, things) = line.popitem(last=False)\n",
        "            count += 1\n            line[count] = (name, things - THINGS_AT_ONCE)\n",
        before="from collections import OrderedDict\n\n",
    ),
    "sorted by round": edited(
        "pack_parcels",
        (
            START,
            """    line = []
    for place, (name, things) in enumerate(orders):
        rounds = max(1, -(-things // THINGS_AT_ONCE))
        for number in range(rounds):
            line.append((number, place, name, things - number * THINGS_AT_ONCE))
    line.sort(key=lambda part: part[:2])
""",
        ),
        (WHILE + TAKE, "    for _number, _place, name, things in line:\n"),
        (APPEND, ""),
    ),
    "two rounds with next list, itertools": edited(
        "pack_parcels",
        ("    line = list(orders)\n", "    line = [(name, things) for name, things in orders]\n"),
        (("    while line:\n        name, things = line.pop(0)\n"), "    for name, things in iter_line(line):\n"),
        (
            "def average",
            (
                "def iter_line(line):\n"
                "    place = 0\n"
                "    while place < len(line):\n"
                "        yield line[place]\n"
                "        place += 1\n"
                "\n"
                "\n"
                "def average"
            ),
        ),
    ),
    "linked nodes": edited(
        "pack_parcels",
        (
            "    line = list(orders)\n",
            (
                "    last = head = [None, None]\n"
                "    for order in orders:\n"
                "        last[1] = [order, None]\n"
                "        last = last[1]\n"
            ),
        ),
        (
            ("    while line:\n        name, things = line.pop(0)\n"),
            ("    while head[1]:\n        head = head[1]\n        name, things = head[0]\n"),
        ),
        (
            "            line.append((name, things - THINGS_AT_ONCE))",
            ("            last[1] = [(name, things - THINGS_AT_ONCE), None]\n            last = last[1]"),
        ),
    ),
}

REJECTED = {
    "del instead of pop": (with_line(START, "        name, things = line[0]\n        del line[0]\n"), "has to move up"),
    "a copy without the first": (
        with_line(START, "        (name, things), line = line[0], line[1:]\n"),
        "put to another place, copied or looked at",
    ),
    "a star": (with_line(START, "        (name, things), *line = line\n"), "has to move up"),
    "remove": (
        with_line("    line = [*orders]\n", "        name, things = order = line[0]\n        line.remove(order)\n"),
        "has to move up",
    ),
    "a slice made empty": (
        with_line(
            "    line = [order for order in orders]\n", "        name, things = line[0]\n        line[:1] = []\n"
        ),
        "has to move up",
    ),
    "the line the other way round": (
        with_line(
            "    line = list(reversed(orders))\n",
            "        name, things = line.pop()\n",
            "            line.insert(0, (name, things - THINGS_AT_ONCE))\n",
        ),
        "has to move up",
    ),
    "turned round and back": (
        with_line(START, "        line.reverse()\n        name, things = line.pop()\n        line.reverse()\n"),
        "has to move up",
    ),
    "a deque that is made a list again": (
        with_line(
            START,
            "        places = deque(line)\n        name, things = places.popleft()\n        line = list(places)\n",
            before="from collections import deque\n\n",
        ),
        "has to move up",
    ),
    "a list that is made a deque again": (
        with_line(
            "    line = deque(orders)\n",
            "        name, things = line[0]\n        line = deque(list(line)[1:])\n",
            before="from collections import deque\n\n",
        ),
        "has to move up",
    ),
    "a tuple": (
        with_line(
            "    line = tuple(orders)\n",
            "        (name, things), line = line[0], line[1:]\n",
            "            line += ((name, things - THINGS_AT_ONCE),)\n",
        ),
        "has to move up",
    ),
    "a class around the same list": (
        with_line(
            "    line = Line(orders)\n",
            "        name, things = line.next()\n",
            before="class Line(list):\n    def next(self):\n        return self.pop(0)\n\n\n",
        ),
        "has to move up",
    ),
    "a list in an object": (
        with_line(
            "    line = Line(orders)\n",
            "        name, things = line.next()\n",
            APPEND.replace("line.append", "line.waiting.append"),
            "    while line.waiting:\n",
            """class Line:
    def __init__(self, orders):
        self.waiting = []
        for order in orders:
            self.waiting.append(order)

    def next(self):
        first = self.waiting[0]
        self.waiting = self.waiting[1:]
        return first


""",
        ),
        "has to move up",
    ),
    "two lists of the same length": (
        with_line(
            "    line = [name for name, _things in orders]\n    left = [things for _name, things in orders]\n",
            "        name, things = line.pop(0), left.pop(0)\n",
            "            line.append(name)\n            left.append(things - THINGS_AT_ONCE)\n",
        ),
        "has to move up",
    ),
    "numbers of orders in a list": (
        with_line(
            "    line = list(range(len(orders)))\n    left = [things for _name, things in orders]\n",
            "        number = line.pop(0)\n        name, things = orders[number][0], left[number]\n",
            "            left[number] -= THINGS_AT_ONCE\n            line.append(number)\n",
        ),
        "has to move up",
    ),
    "two taken at a time": (
        with_line(
            "    line, two = list(orders), []\n",
            "        if not two:\n            two, line[:2] = line[:2], []\n        name, things = two.pop(0)\n",
            condition="    while line or two:\n",
        ),
        "has to move up",
    ),
    "all others, in a comprehension": (
        with_line(
            "    line = [(name, things, number) for number, (name, things) in enumerate(orders)]\n    count = len(line)\n",
            """        name, things, number = line[0]
        line = [order for order in line if order[2] != number]
""",
            "            count += 1\n            line.append((name, things - THINGS_AT_ONCE, count))\n",
        ),
        "lines of the program were run",
    ),
    "the smallest number searched each time": (
        with_line(
            "    line = {number: order for number, order in enumerate(orders)}\n    count = len(line)\n",
            "        number = min(line, key=lambda one: (one, line[one][1] > 0))\n        name, things = line.pop(number)\n",
            "            count += 1\n            line[count] = (name, things - THINGS_AT_ONCE)\n",
        ),
        "has to move up",
    ),
    "an array of numbers of orders": (
        with_line(
            """    line = array("q", range(len(orders)))
    left = [things for _name, things in orders]
""",
            "        number = line.pop(0)\n        name, things = orders[number][0], left[number]\n",
            "            left[number] -= THINGS_AT_ONCE\n            line.append(number)\n",
            before="from array import array\n\n",
        ),
        "has to move up",
    ),
    "plain numbers first": (
        with_line("    line = [(name, int(things)) for name, things in orders]\n", TAKE),
        "has to move up",
    ),
    "a copy within one line": (
        with_line(
            "    line = deque(orders)\n",
            "        name, things = list(line)[0]\n        line.popleft()\n",
            before="from collections import deque\n\n",
        ),
        "has to move up",
    ),
    "pop by another name": (
        with_line("    line = list(orders)\n    first = line.pop\n", "        name, things = first(0)\n"),
        "has to move up",
    ),
    "a slice by itertools": (
        with_line(
            START,
            "        name, things = line[0]\n        line = list(itertools.islice(line, 1, None))\n",
            before="import itertools\n\n",
        ),
        "has to move up",
    ),
    "the first key of a dict": (
        with_line(
            "    line = {number: order for number, order in enumerate(orders)}\n    count = len(line)\n",
            "        name, things = line.pop(next(iter(line)))\n",
            "            count += 1\n            line[count] = (name, things - THINGS_AT_ONCE)\n",
        ),
        "has to move up",
    ),
    "the first pair of a dict": (
        with_line(
            "    line = {number: order for number, order in enumerate(orders)}\n    count = len(line)\n",
            "        number, (name, things) = next(iter(line.items()))\n        del line[number]\n",
            "            count += 1\n            line[count] = (name, things - THINGS_AT_ONCE)\n",
        ),
        "has to move up",
    ),
    "a loop that ends at the first key": (
        with_line(
            "    line = {number: order for number, order in enumerate(orders)}\n    count = len(line)\n",
            "        for number in line:\n            break\n        name, things = line.pop(number)\n",
            "            count += 1\n            line[count] = (name, things - THINGS_AT_ONCE)\n",
        ),
        "has to move up",
    ),
    "a UserList": (
        with_line("    line = UserList(orders)\n", TAKE, before="from collections import UserList\n\n"),
        "has to move up",
    ),
    "the last one first": (with_line(START, "        name, things = line.pop()\n"), "Not correct: on the given input"),
    "each order packed to its end": (
        with_line(
            START,
            "",
            "            seconds += (things - THINGS_AT_ONCE) * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX\n"
            "            packed.append((name, seconds))\n",
            "    for name, things in line:\n",
        ),
        "Not correct: on the given input",
    ),
    "names instead of orders": (
        with_line(
            "    line = deque(name for name, _things in orders)\n    left = dict(orders)\n",
            "        name = line.popleft()\n        things = left[name]\n",
            "            left[name] -= THINGS_AT_ONCE\n            line.append(name)\n",
            before="from collections import deque\n\n",
        ),
        "Not correct: on hidden input 3",
    ),
    "line is one text": (
        edited(
            "pack_parcels",
            ("    line = list(orders)\n", '    line = "".join(f"{name}\\t{things}\\n" for name, things in orders)\n'),
            (
                "        name, things = line.pop(0)\n",
                (
                    '        first, _, line = line.partition("\\n")\n'
                    '        name, things = first.split("\\t")\n'
                    "        things = int(things)\n"
                ),
            ),
            (
                "            line.append((name, things - THINGS_AT_ONCE))",
                '            line += f"{name}\\t{things - THINGS_AT_ONCE}\\n"',
            ),
        ),
        "Not cheap enough yet",
    ),
    "insort, popped from the end": (
        edited(
            "pack_parcels",
            ("THINGS_AT_ONCE = 6", ("from bisect import insort\n\nTHINGS_AT_ONCE = 6")),
            (
                "    line = list(orders)\n",
                (
                    "    line = [(-place, name, things) for place, (name, things) in enumerate(orders)]\n"
                    "    line.sort()\n"
                    "    place = len(line)\n"
                ),
            ),
            ("        name, things = line.pop(0)\n", "        _, name, things = line.pop()\n"),
            (
                "            line.append((name, things - THINGS_AT_ONCE))",
                ("            insort(line, (-place, name, things - THINGS_AT_ONCE))\n            place += 1"),
            ),
        ),
        "Not cheap enough yet",
    ),
    "json file of line": (
        edited(
            "pack_parcels",
            ("THINGS_AT_ONCE = 6", ("from heapq import heapify, heappop, heappush\n\nTHINGS_AT_ONCE = 6")),
            (
                "    line = list(orders)\n",
                "    line = [(0, n, name, things) for n, (name, things) in enumerate(orders)]\n",
            ),
            (
                "        name, things = line.pop(0)\n",
                ("        heapify(line)\n        turn, n, name, things = heappop(line)\n"),
            ),
            (
                "            line.append((name, things - THINGS_AT_ONCE))",
                "            line.append((turn + 1, n, name, things - THINGS_AT_ONCE))",
            ),
        ),
        "Not cheap enough yet",
    ),
}
