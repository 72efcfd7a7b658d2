"""Other ways to repair `measure_shapes`, and some that only look like one."""

from demo.training.exercise import shipped
from tests.exercises import edited

SHIPPED = shipped("measure_shapes").read_text(encoding="utf-8")

PROPERTY = "    @property\n    def area(self):"
ADD = "        self.corners.append(corner)\n"
PAIRS = """    for number, one in enumerate(plots):
        for other in plots[number + 1 :]:
            if other.area * 0.99 <= one.area <= other.area * 1.01:
                found.append((one.name, other.name))
"""
MEASURED = """    areas = [plot.area for plot in plots]
    for number, one in enumerate(areas):
        for far, other in enumerate(areas[number + 1 :], number + 1):
            if other * 0.99 <= one <= other * 1.01:
                found.append((plots[number].name, plots[far].name))
"""
IMPORT = "import functools\nimport math\n"

ACCEPTED: dict[str, str] = {
    "all measured before they are compared": SHIPPED.replace(PAIRS, MEASURED),
    "a cached property, forgotten when a corner comes": SHIPPED.replace("import math\n", IMPORT)
    .replace(PROPERTY, "    @functools.cached_property\n    def area(self):")
    .replace(ADD, ADD + '        self.__dict__.pop("area", None)\n'),
    "measured when made and when changed": SHIPPED.replace(PROPERTY, "    def measured(self):")
    .replace(ADD, ADD + "        self.area = self.measured()\n")
    .replace(
        "        self.corners = list(corners)\n",
        "        self.corners = list(corners)\n        self.area = self.measured()\n",
    ),
    "a kept function of the corners": SHIPPED.replace("import math\n", IMPORT)
    .replace(
        PROPERTY,
        "    @property\n    def area(self):\n        return area_of(tuple(self.corners))\n\n    def old(self):",
    )
    .replace(
        "def measure_shapes(",
        "@functools.lru_cache(maxsize=None)\ndef area_of(corners):\n"
        '    return Plot.old(type("Outline", (), {"corners": corners}))\n\n\ndef measure_shapes(',
    ),
    "kept until there are more corners": edited(
        "measure_shapes",
        (
            """    @property
    def area(self):
""",
            """    @property
    def area(self):
        if getattr(self, 'kept', (0, 0))[0] != len(self.corners):
            self.kept = len(self.corners), self.measure()
        return self.kept[1]

    def measure(self):
""",
        ),
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "kept for ever": (
        SHIPPED.replace("import math\n", IMPORT).replace(
            PROPERTY, "    @functools.cached_property\n    def area(self):"
        ),
        "Not correct",
    ),
    "kept by name": (
        SHIPPED.replace("import math\n", "import math\n\nAREAS = {}\n")
        .replace(
            PROPERTY,
            PROPERTY + "\n        if self.name not in AREAS:\n            AREAS[self.name] = self.measured()\n"
            "        return AREAS[self.name]\n\n    def measured(self):",
        )
        .replace(ADD, ADD + "        AREAS.pop(self.name, None)\n"),
        "Not correct: on hidden input 3",
    ),
    "one of the two kept": (
        SHIPPED.replace("        for other in plots", "        area = one.area\n        for other in plots").replace(
            "<= one.area <=", "<= area <="
        ),
        "Is an area measured again",
    ),
    "a method instead of a property": (
        SHIPPED.replace(PROPERTY, "    def area(self):").replace(".area ", ".area() "),
        "Is an area measured again",
    ),
    "only near neighbours compared": (
        SHIPPED.replace("plots[number + 1 :]", "plots[number + 1 : number + 3]"),
        "Not correct: on the given input",
    ),
    "the measuring written into its caller": (
        edited(
            "measure_shapes",
            (
                "            if other.area * 0.99 <= one.area <= other.area * 1.01:\n",
                """            measured = []
            for plot in (one, other):
                twice = 0
                for (x1, y1), (x2, y2) in zip(plot.corners, plot.corners[1:] + plot.corners[:1]):
                    twice += x1 * y2 - x2 * y1
                measured.append(abs(twice) / 2)
            if measured[1] * 0.99 <= measured[0] <= measured[1] * 1.01:
""",
            ),
        ),
        "coordinates were multiplied",
    ),
}
