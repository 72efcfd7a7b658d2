# %% an index into the list
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    first = 0
    packed = []
    seconds = 0
    while first < len(line):
        name, things = line[first]
        first += 1
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a loop that sees what is appended
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    for name, things in line:
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% an iterator
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [*orders]
    places = iter(line)
    packed = []
    seconds = 0
    while (place := next(places, None)) is not None:
        name, things = place
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a list for each round
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        later = []
        for name, things in line:
            if things > THINGS_AT_ONCE:
                seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
                later.append((name, things - THINGS_AT_ONCE))
            else:
                seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
                packed.append((name, seconds))
        line = later
    return packed


# %% two stacks
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line, new = list(reversed(orders)), []
    packed = []
    seconds = 0
    while line or new:
        if not line:
            line, new = new[::-1], []
        name, things = line.pop()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            new.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a heap
import heapq


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [(number, *order) for number, order in enumerate(orders)]
    last = len(line)
    packed = []
    seconds = 0
    while line:
        _number, name, things = heapq.heappop(line)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            last += 1
            heapq.heappush(line, (last, name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a queue.Queue
import queue


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = queue.SimpleQueue()
    for order in orders:
        line.put(order)
    packed = []
    seconds = 0
    while not line.empty():
        name, things = line.get()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.put((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a line that is cut now and then
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    first = 0
    packed = []
    seconds = 0
    while first < len(line):
        if first > 30:
            del line[:first]
            first = 0
        name, things = line[first]
        first += 1
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a class with a deque of parts
from collections import deque


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


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = Line()
    for name, things in orders:
        line.add(name, things)
    packed = []
    seconds = 0
    while line.waits():
        name, things = line.leave()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.add(name, things - THINGS_AT_ONCE)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a generator for the line
def everybody(orders, later):
    yield from orders
    while later:
        now = later[:]
        later.clear()
        yield from now


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    later = []
    packed = []
    seconds = 0
    for name, things in everybody(orders, later):
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            later.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% numbers of orders, and what is left of each
from collections import deque


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = deque(range(len(orders)))
    left = [things for _name, things in orders]
    packed = []
    seconds = 0
    while line:
        number = line.popleft()
        name, things = orders[number][0], left[number]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            left[number] -= THINGS_AT_ONCE
            line.append(number)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% an OrderedDict
from collections import OrderedDict


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = OrderedDict(enumerate(orders))
    count = len(line)
    packed = []
    seconds = 0
    while line:
        _number, (name, things) = line.popitem(last=False)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            count += 1
            line[count] = (name, things - THINGS_AT_ONCE)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% sorted by round
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = []
    for place, (name, things) in enumerate(orders):
        rounds = max(1, -(-things // THINGS_AT_ONCE))
        for number in range(rounds):
            line.append((number, place, name, things - number * THINGS_AT_ONCE))
    line.sort(key=lambda part: part[:2])
    packed = []
    seconds = 0
    for _number, _place, name, things in line:
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% two rounds with next list, itertools
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [(name, things) for name, things in orders]
    packed = []
    seconds = 0
    for name, things in iter_line(line):
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


def iter_line(line):
    place = 0
    while place < len(line):
        yield line[place]
        place += 1


# %% linked nodes
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    last = head = [None, None]
    for order in orders:
        last[1] = [order, None]
        last = last[1]
    packed = []
    seconds = 0
    while head[1]:
        head = head[1]
        name, things = head[0]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            last[1] = [(name, things - THINGS_AT_ONCE), None]
            last = last[1]
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed
