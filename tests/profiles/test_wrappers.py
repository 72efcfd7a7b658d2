"""What a wrapper of a library is around."""

import pytest

from demo.profiles import wrappers
from demo.profiles.origins import Origin
from tests import samples


def around(times: dict[str, float], arrows: list[tuple[str, str, int]]) -> dict[str, str]:
    """Return what the wrappers among some functions are around, by their names."""
    profile = samples.profile_of(samples.made(times, arrows))
    return {function.name: function.around for function in profile.functions if function.around}


@pytest.mark.parametrize(
    ("times", "arrows", "expected"),
    [
        ({"lib:a.model.fit": 0.9}, {"lib:a.model.fit": 1}, "fit (model.py:7)"),
        (
            {"lib:a.model.fit": 0.5, "lib:a.model.score": 0.4},
            {"lib:a.model.fit": 1, "lib:a.model.score": 1},
            "fit or score",
        ),
        ({"lib:a.model.fit": 0.4, "lib:b.text.fit": 0.5}, {"lib:a.model.fit": 1, "lib:b.text.fit": 1}, "fit"),
        ({"c:numpy.dot": 0.9}, {"c:numpy.dot": 1}, "numpy.dot"),
        ({"c:builtins.next": 0.9}, {"c:builtins.next": 1}, ""),
        ({"lib:a.model.fit": 0.5, "c:time.sleep": 0.08}, {"lib:a.model.fit": 1, "c:time.sleep": 1}, ""),
        (
            {"lib:a.a.fit": 0.3, "lib:a.b.score": 0.3, "lib:a.c.show": 0.3},
            {"lib:a.a.fit": 1, "lib:a.b.score": 1, "lib:a.c.show": 1},
            "",
        ),
    ],
)
def test_what_it_mostly_calls(times: dict[str, float], arrows: dict[str, int], expected: str) -> None:
    """A wrapper goes by the one or two functions that nearly all of its cost is in, if their names say more than its own."""
    rest = 1.0 - sum(times.values())
    found = around(
        {"main": 0.0, "lib:tool.base.wrapper": rest, **times},
        [("main", "lib:tool.base.wrapper", 3), *(("lib:tool.base.wrapper", *arrow) for arrow in arrows.items())],
    )
    assert found == ({"wrapper": expected} if expected else {})


def test_wrapper_of_a_wrapper() -> None:
    """What a wrapper is around may be another one, which leads to what is called; one that leads back is passed over."""
    functions = ("lib:web.app.__call__", "lib:web.base.inner", "lib:web.base.get_response")
    arrows = [("main", functions[0], 5), (functions[0], functions[1], 5), (functions[1], functions[2], 5)]
    times = {"main": 0.0, **dict.fromkeys(functions[:2], 0.0), functions[2]: 1.0}
    expected = dict.fromkeys(("__call__", "inner"), "get_response (base.py:7)")
    assert around(times, arrows) == expected
    stats = samples.made(times, arrows)
    first, second = map(samples.key_of, functions[:2])
    stats[first][4][second] = (5, 5, 0.0, 1.0)
    assert {f.name: f.around for f in samples.profile_of(stats).functions if f.around} == expected


@pytest.mark.parametrize("name", ["wrapper", "lib:tool.base.work"])
def test_others(name: str) -> None:
    """A function of the program's own goes by its name, and so does one of a library that has a telling name."""
    times = {"main": 0.0, name: 0.0, "lib:a.model.fit": 1.0}
    assert around(times, [("main", name, 1), (name, "lib:a.model.fit", 1)]) == {}


def test_many_wrappers() -> None:
    """Wrappers that all call each other, and a thousand in a row, take no longer than others."""
    count = 1500
    keys = [(f"/env/site-packages/w{n}.py", n, "wrapper") for n in range(count)]
    names, paths, origins = ["wrapper"] * count, [f"w{n}.py" for n in range(count)], list[Origin](["library"] * count)
    row = [(n, n + 1, 1.0) for n in range(count - 1)]
    circle = [(one, other, 1.0) for one in range(30) for other in range(30) if one != other]
    for arrows in (row, circle):
        assert wrappers.around(keys, names, paths, origins, [1.0] * count, arrows) is not None
