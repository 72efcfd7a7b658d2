# %% all measured before they are compared
def pairs(plots):
    found = []
    areas = [plot.area for plot in plots]
    for number, one in enumerate(areas):
        for far, other in enumerate(areas[number + 1 :], number + 1):
            if other * 0.99 <= one <= other * 1.01:
                found.append((plots[number].name, plots[far].name))
    return found


# %% a cached property, forgotten when a corner comes
import functools


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)
        self.__dict__.pop("area", None)

    @functools.cached_property
    def area(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


# %% measured when made and when changed
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)
        self.area = self.measured()

    def add_corner(self, corner):
        self.corners.append(corner)
        self.area = self.measured()

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


# %% kept until there are more corners
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    @property
    def area(self):
        if getattr(self, "kept", (0, 0))[0] != len(self.corners):
            self.kept = len(self.corners), self.measure()
        return self.kept[1]

    def measure(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


# %% combinations of names and areas
import itertools


def pairs(plots):
    measured = [(plot.name, plot.area) for plot in plots]
    return [
        (one, other)
        for (one, area), (other, far) in itertools.combinations(measured, 2)
        if far * 0.99 <= area <= far * 1.01
    ]


# %% each plot takes its area along
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)

    def measure(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


def pairs(plots):
    found = []
    for plot in plots:
        plot.area = plot.measure()
    for number, one in enumerate(plots):
        for other in plots[number + 1 :]:
            if other.area * 0.99 <= one.area <= other.area * 1.01:
                found.append((one.name, other.name))
    return found


# %% a triangle less and two more for a new corner
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)
        self.twice = self.measured()
        self.area = abs(self.twice) / 2

    def add_corner(self, corner):
        (x1, y1), (x2, y2), (x, y) = self.corners[-1], self.corners[0], corner
        self.twice += x1 * y - x * y1 + x * y2 - x2 * y - (x1 * y2 - x2 * y1)
        self.area = abs(self.twice) / 2
        self.corners.append(corner)

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return twice


# %% sizes in a dict by plot, made new for each comparison of all
def pairs(plots):
    found = []
    size = {id(plot): plot.area for plot in plots}
    for number, one in enumerate(plots):
        for other in plots[number + 1 :]:
            if size[id(other)] * 0.99 <= size[id(one)] <= size[id(other)] * 1.01:
                found.append((one.name, other.name))
    return found


# %% sorted areas, bisect
def pairs(plots):
    areas = [plot.area for plot in plots]
    names = [plot.name for plot in plots]
    return [
        (names[i], names[j])
        for i in range(len(plots))
        for j in range(i + 1, len(plots))
        if areas[j] * 0.99 <= areas[i] <= areas[j] * 1.01
    ]


# %% __getattr__ lazily
class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)

    def add_corner(self, corner):
        self.corners.append(corner)
        self.__dict__.pop("area", None)

    def __getattr__(self, name):
        if name != "area":
            raise AttributeError(name)
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        self.area = abs(twice) / 2
        return self.area
