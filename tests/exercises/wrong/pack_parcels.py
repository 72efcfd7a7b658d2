# %% del instead of pop
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line[0]
        del line[0]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a copy without the first
# verdict: put to another place, copied or looked at
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        (name, things), line = line[0], line[1:]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a star
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        (name, things), *line = line
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% remove
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [*orders]
    packed = []
    seconds = 0
    while line:
        name, things = order = line[0]
        line.remove(order)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a slice made empty
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [order for order in orders]
    packed = []
    seconds = 0
    while line:
        name, things = line[0]
        line[:1] = []
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% the line the other way round
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(reversed(orders))
    packed = []
    seconds = 0
    while line:
        name, things = line.pop()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.insert(0, (name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% turned round and back
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        line.reverse()
        name, things = line.pop()
        line.reverse()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a deque that is made a list again
# verdict: has to move up
from collections import deque


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        places = deque(line)
        name, things = places.popleft()
        line = list(places)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a list that is made a deque again
# verdict: has to move up
from collections import deque


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = deque(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line[0]
        line = deque(list(line)[1:])
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a tuple
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = tuple(orders)
    packed = []
    seconds = 0
    while line:
        (name, things), line = line[0], line[1:]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line += ((name, things - THINGS_AT_ONCE),)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a class around the same list
# verdict: has to move up
class Line(list):
    def next(self):
        return self.pop(0)


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = Line(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line.next()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a list in an object
# verdict: has to move up
class Line:
    def __init__(self, orders):
        self.waiting = []
        for order in orders:
            self.waiting.append(order)

    def next(self):
        first = self.waiting[0]
        self.waiting = self.waiting[1:]
        return first


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = Line(orders)
    packed = []
    seconds = 0
    while line.waiting:
        name, things = line.next()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.waiting.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% two lists of the same length
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [name for name, _things in orders]
    left = [things for _name, things in orders]
    packed = []
    seconds = 0
    while line:
        name, things = line.pop(0), left.pop(0)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append(name)
            left.append(things - THINGS_AT_ONCE)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% numbers of orders in a list
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(range(len(orders)))
    left = [things for _name, things in orders]
    packed = []
    seconds = 0
    while line:
        number = line.pop(0)
        name, things = orders[number][0], left[number]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            left[number] -= THINGS_AT_ONCE
            line.append(number)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% two taken at a time
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line, two = list(orders), []
    packed = []
    seconds = 0
    while line or two:
        if not two:
            two, line[:2] = line[:2], []
        name, things = two.pop(0)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% all others, in a comprehension
# verdict: Which lines does it run again and again
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [(name, things, number) for number, (name, things) in enumerate(orders)]
    count = len(line)
    packed = []
    seconds = 0
    while line:
        name, things, number = line[0]
        line = [order for order in line if order[2] != number]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            count += 1
            line.append((name, things - THINGS_AT_ONCE, count))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% the smallest number searched each time
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = {number: order for number, order in enumerate(orders)}
    count = len(line)
    packed = []
    seconds = 0
    while line:
        number = min(line, key=lambda one: (one, line[one][1] > 0))
        name, things = line.pop(number)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            count += 1
            line[count] = (name, things - THINGS_AT_ONCE)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% an array of numbers of orders
# verdict: has to move up
from array import array


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = array("q", range(len(orders)))
    left = [things for _name, things in orders]
    packed = []
    seconds = 0
    while line:
        number = line.pop(0)
        name, things = orders[number][0], left[number]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            left[number] -= THINGS_AT_ONCE
            line.append(number)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% plain numbers first
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [(name, int(things)) for name, things in orders]
    packed = []
    seconds = 0
    while line:
        name, things = line.pop(0)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a copy within one line
# verdict: has to move up
from collections import deque


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = deque(orders)
    packed = []
    seconds = 0
    while line:
        name, things = list(line)[0]
        line.popleft()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% pop by another name
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    first = line.pop
    packed = []
    seconds = 0
    while line:
        name, things = first(0)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a slice by itertools
# verdict: has to move up
import itertools


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line[0]
        line = list(itertools.islice(line, 1, None))
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% the first key of a dict
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = {number: order for number, order in enumerate(orders)}
    count = len(line)
    packed = []
    seconds = 0
    while line:
        name, things = line.pop(next(iter(line)))
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            count += 1
            line[count] = (name, things - THINGS_AT_ONCE)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% the first pair of a dict
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = {number: order for number, order in enumerate(orders)}
    count = len(line)
    packed = []
    seconds = 0
    while line:
        number, (name, things) = next(iter(line.items()))
        del line[number]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            count += 1
            line[count] = (name, things - THINGS_AT_ONCE)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a loop that ends at the first key
# verdict: has to move up
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = {number: order for number, order in enumerate(orders)}
    count = len(line)
    packed = []
    seconds = 0
    while line:
        for number in line:
            break
        name, things = line.pop(number)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            count += 1
            line[count] = (name, things - THINGS_AT_ONCE)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a UserList
# verdict: has to move up
from collections import UserList


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = UserList(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line.pop(0)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% the last one first
# verdict: Not correct: on the given input
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line.pop()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% each order packed to its end
# verdict: Not correct: on the given input
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
            seconds += (things - THINGS_AT_ONCE) * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% names instead of orders
# verdict: Not correct: on hidden input 3
from collections import deque


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = deque(name for name, _things in orders)
    left = dict(orders)
    packed = []
    seconds = 0
    while line:
        name = line.popleft()
        things = left[name]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            left[name] -= THINGS_AT_ONCE
            line.append(name)
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% line is one text
# verdict: Not cheap enough yet
def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = "".join(f"{name}\t{things}\n" for name, things in orders)
    packed = []
    seconds = 0
    while line:
        first, _, line = line.partition("\n")
        name, things = first.split("\t")
        things = int(things)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line += f"{name}\t{things - THINGS_AT_ONCE}\n"
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% insort, popped from the end
# verdict: Not cheap enough yet
from bisect import insort


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [(-place, name, things) for place, (name, things) in enumerate(orders)]
    line.sort()
    place = len(line)
    packed = []
    seconds = 0
    while line:
        _, name, things = line.pop()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            insort(line, (-place, name, things - THINGS_AT_ONCE))
            place += 1
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% json file of line
# verdict: Not cheap enough yet
from heapq import heapify, heappop, heappush


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = [(0, n, name, things) for n, (name, things) in enumerate(orders)]
    packed = []
    seconds = 0
    while line:
        heapify(line)
        turn, n, name, things = heappop(line)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((turn + 1, n, name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% an iterator around the one before, for each that comes again
# verdict: something in a list was put to another place, copied or looked at
from itertools import chain


def pack_parcels(orders):
    line = iter(orders)
    packed, seconds = [], 0
    for _ in range(sum(max(1, -(-things // THINGS_AT_ONCE)) for _, things in orders)):
        name, things = next(line)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line = chain(line, [(name, things - THINGS_AT_ONCE)])
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% match with a star
# verdict: Not cheap enough yet
def pack_parcels(orders):
    line = list(orders)
    packed = []
    seconds = 0
    while True:
        match line:
            case []:
                return packed
            case [(name, things), *others] if things > THINGS_AT_ONCE:
                seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
                line = others
                line.append((name, things - THINGS_AT_ONCE))
            case [(name, things), *others]:
                seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
                packed.append((name, seconds))
                line = others


# %% a named slice
# verdict: Not cheap enough yet
BUT_THE_FIRST = slice(1, None)
def pack_parcels(orders):
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line[0]
        line = line[BUT_THE_FIRST]
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% dict, next of a generator expression
# verdict: Not cheap enough yet
def pack_parcels(orders):
    line = dict(enumerate(orders))
    last = len(line)
    packed = []
    seconds = 0
    while line:
        number = next(number for number in line)
        name, things = line.pop(number)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line[last] = (name, things - THINGS_AT_ONCE)
            last += 1
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% a for loop with a star, over the line itself
# verdict: Not cheap enough yet
def pack_parcels(orders):
    line = list(orders)
    packed = []
    seconds = 0
    while line:
        for (name, things), *line in [line]:
            pass
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


# %% dict, first found with zip
# verdict: Not cheap enough yet
def pack_parcels(orders):
    line = dict(enumerate(orders))
    last = len(line)
    packed = []
    seconds = 0
    while line:
        [(number, _)] = zip(line, "1")
        name, things = line.pop(number)
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line[last] = (name, things - THINGS_AT_ONCE)
            last += 1
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed
