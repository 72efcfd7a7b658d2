# %% kept for ever
# verdict: Not correct: on the given input
import functools


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    @functools.cached_property
    def area(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


# %% kept by name
# verdict: Not correct: on hidden input 4 (three plots of one name and another one)
AREAS = {}


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)
        AREAS.pop(self.name, None)

    @property
    def area(self):
        if self.name not in AREAS:
            AREAS[self.name] = self.measured()
        return AREAS[self.name]

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


# %% measured at the beginning only
# verdict: Not correct: on the given input
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)
        self.area = self.measured()

    def add_corner(self, corner):
        self.corners.append(corner)

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


# %% one of the two kept
# verdict: Is an area measured again although its plot has not changed?
def pairs(plots):
    found = []
    for number, one in enumerate(plots):
        area = one.area
        for other in plots[number + 1 :]:
            if other.area * 0.99 <= area <= other.area * 1.01:
                found.append((one.name, other.name))
    return found


# %% each looked at once for a pair
# verdict: Is an area measured again although its plot has not changed?
def pairs(plots):
    found = []
    for number, one in enumerate(plots):
        area = one.area
        for other in plots[number + 1 :]:
            far = other.area
            if far * 0.99 <= area <= far * 1.01:
                found.append((one.name, other.name))
    return found


# %% a method instead of a property
# verdict: Is an area measured again although its plot has not changed?
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    def area(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


def pairs(plots):
    found = []
    for number, one in enumerate(plots):
        for other in plots[number + 1 :]:
            if other.area() * 0.99 <= one.area() <= other.area() * 1.01:
                found.append((one.name, other.name))
    return found


# %% only near neighbours compared
# verdict: Not correct: on the given input
def pairs(plots):
    found = []
    for number, one in enumerate(plots):
        for other in plots[number + 1 : number + 3]:
            if other.area * 0.99 <= one.area <= other.area * 1.01:
                found.append((one.name, other.name))
    return found


# %% the measuring written into its caller
# verdict: Is an area measured again although its plot has not changed?
def pairs(plots):
    found = []
    for number, one in enumerate(plots):
        for other in plots[number + 1 :]:
            measured = []
            for plot in (one, other):
                twice = 0
                for (x1, y1), (x2, y2) in zip(plot.corners, plot.corners[1:] + plot.corners[:1]):
                    twice += x1 * y2 - x2 * y1
                measured.append(abs(twice) / 2)
            if measured[1] * 0.99 <= measured[0] <= measured[1] * 1.01:
                found.append((one.name, other.name))
    return found


# %% half of the multiplications
# verdict: Is an area measured again although its plot has not changed?
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    @property
    def area(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += (x - before_x) * (y + before_y)
            before_x, before_y = x, y
        return abs(twice) / 2


# %% measured without a loop of its own
# verdict: Is an area measured again although its plot has not changed?
import operator


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    @property
    def area(self):
        xs, ys = zip(*self.corners)
        down = sum(map(operator.mul, xs, ys[1:] + ys[:1]))
        return abs(down - sum(map(operator.mul, ys, xs[1:] + xs[:1]))) / 2


# %% complex numbers
# verdict: Is an area measured again although its plot has not changed?
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)
        self.prepare()

    def prepare(self):
        self.points = [complex(x, y) for x, y in self.corners]
        self.next = self.points[1:] + self.points[:1]

    def add_corner(self, corner):
        self.corners.append(corner)
        self.prepare()

    @property
    def area(self):
        return abs(sum((a.conjugate() * b).imag for a, b in zip(self.points, self.next))) / 2


# %% a kept function of all corners, which are looked up each time
# verdict: Is an area measured again although its plot has not changed?
import functools


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    @property
    def area(self):
        return area_of(tuple(self.corners))

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


@functools.lru_cache(maxsize=None)
def area_of(corners):
    return Plot("", corners).measured()


# %% the last outline kept
# verdict: Is an area measured again although its plot has not changed?
import functools


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    @property
    def area(self):
        return area_of(self, len(self.corners))

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


@functools.lru_cache(maxsize=1)
def area_of(plot, _corners):
    return plot.measured()


# %% kept, and forgotten in each comparison
# verdict: Is an area measured again although its plot has not changed?
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)
        self.kept = None

    def add_corner(self, corner):
        self.corners.append(corner)

    @property
    def area(self):
        if self.kept is None:
            self.kept = self.measured()
        return self.kept

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


def pairs(plots):
    found = []
    for number, one in enumerate(plots):
        for other in plots[number + 1 :]:
            one.kept = other.kept = None
            if other.area * 0.99 <= one.area <= other.area * 1.01:
                found.append((one.name, other.name))
    return found


# %% numpy area
# needs: numpy
# verdict: Not cheap enough yet
import numpy


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    @property
    def area(self):
        x, y = numpy.array(self.corners).T
        return abs(float(numpy.dot(numpy.roll(x, 1), y) - numpy.dot(x, numpy.roll(y, 1)))) / 2


# %% array area in map
# verdict: Not cheap enough yet
from array import array
from operator import mul


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.x = array("d", [x for x, _ in corners])
        self.y = array("d", [y for _, y in corners])

    def add_corner(self, corner):
        self.x.append(corner[0])
        self.y.append(corner[1])

    @property
    def area(self):
        next_x = self.x[1:] + self.x[:1]
        next_y = self.y[1:] + self.y[:1]
        return abs(sum(map(mul, self.x, next_y)) - sum(map(mul, next_x, self.y))) / 2


# %% cache keyed by str(corners)
# verdict: Not cheap enough yet
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    known = {}

    @property
    def area(self):
        key = str(self.corners)
        if key not in self.known:
            self.known[key] = self.measure()
        return self.known[key]

    def measure(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2
