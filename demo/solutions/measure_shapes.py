"""Measures the plots of a garden club, and finds the pairs that are so alike in size that they could be exchanged."""

import math


def main():
    outlines = [(f"plot {number}", outline(number)) for number in range(240)]
    before, after = measure_shapes(outlines, [(3, (0.5, 9.5)), (77, (1.5, 8.0))])
    print(len(before), "pairs could be exchanged, and", len(after), "after the fences were moved")


def outline(number):
    """Return the corners of a plot: a somewhat crooked round."""
    corners = 12 + number % 5
    far = 8 + number % 23 / 4
    steps = [(far + corner % 3, math.tau * corner / corners) for corner in range(corners)]
    return [(radius * math.cos(angle), radius * math.sin(angle)) for radius, angle in steps]


class Plot:
    def __init__(self, name, corners):
        self.name = name
        self.corners = list(corners)
        self._area = None

    def add_corner(self, corner):
        self.corners.append(corner)
        self._area = None

    @property
    def area(self):
        if self._area is None:
            self._area = self.measured()
        return self._area

    def measured(self):
        twice = 0
        before_x, before_y = self.corners[-1]
        for x, y in self.corners:
            twice += before_x * y - x * before_y
            before_x, before_y = x, y
        return abs(twice) / 2


def measure_shapes(outlines, moved):
    """Return the pairs that could be exchanged, before and after the fences are moved.

    Each outline is a name and the corners; each move is the number of a plot and its new corner.
    """
    plots = [Plot(name, corners) for name, corners in outlines]
    before = pairs(plots)
    for number, corner in moved:
        plots[number].add_corner(corner)
    return before, pairs(plots)


def pairs(plots):
    found = []
    for number, one in enumerate(plots):
        for other in plots[number + 1 :]:
            if other.area * 0.99 <= one.area <= other.area * 1.01:
                found.append((one.name, other.name))
    return found


if __name__ == "__main__":
    main()
