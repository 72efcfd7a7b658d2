"""Which functions of two runs are the same: namesakes, moved files, other roots, other Pythons."""

import marshal
from collections.abc import Mapping

import pytest

from demo.comparison.changes import Comparison, Pair, compare
from demo.comparison.english import sentences
from demo.comparison.files import same_files
from demo.comparison.reading import claims
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from tests.samples import FOLDER, Stats, recorded

MAIN = f"{FOLDER}/main.py"
TWO_RUNS = """class Fast:
    def run(self):
        clock.now += 0.25
        return 1
class Slow:
    def run(self):
        clock.now += 4
        return 2
def main():
    Fast().run()
    Slow().run()
main()
"""
A_THIRD = "class Third:\n    def run(self):\n        return 0\n" + TWO_RUNS.replace(
    "    Fast()", "    Third().run()\n    Fast()"
)
TWO_LAMBDAS = """def slow(x):
    clock.now += 0.5
    return -x
def main():
    data = list(range(60))
    data.sort(key=lambda x: slow(x))
    return max(data, key=lambda x: x)
main()
"""
A_LAMBDA_ABOVE = TWO_LAMBDAS.replace("    data.sort", "    first = list(map(lambda x: x, data))\n    data.sort")


def profile(text: str, file: str = MAIN) -> Profile:
    return parse_profile(marshal.dumps(recorded(text, file)))


def of_files(files: Mapping[str, Mapping[tuple[str, int], int]]) -> Profile:
    """Make a profile of functions that call nothing: by file, name and line, how often each was called."""
    stats: Stats = {
        (file, line, name): (calls, calls, 0.5, 0.5, {})
        for file, functions in files.items()
        for (name, line), calls in functions.items()
    }
    return parse_profile(marshal.dumps(stats))


def lines(comparison: Comparison, name: str) -> set[tuple[int, int]]:
    """Return the lines, before and after, of the functions of a name; 0 where there is none."""
    found = [pair for pair in comparison.pairs if pair.any.name == name]
    return {(pair.before.line if pair.before else 0, pair.after.line if pair.after else 0) for pair in found}


def said(comparison: Comparison) -> list[str]:
    return sentences(claims(comparison), comparison.after.clock)


def test_class_above() -> None:
    """A class with a method of the same name, put above two others: it is new, and they are as before."""
    comparison = compare(profile(TWO_RUNS, "/srv/b3.py"), profile(A_THIRD, "/srv/a3.py"))
    assert lines(comparison, "run") == {(0, 2), (2, 5), (6, 9)}
    told = said(comparison)
    assert "run (a3.py:2) is new in this run: called once, 0 s of self time." in told
    assert not [line for line in told if "run (a3.py:5" in line or "run (a3.py:9" in line]
    assert "The program's own functions: 2 new." in told


def test_line_of_namesakes() -> None:
    """What became of one of several functions of a name is said with its line, now and before."""
    often = A_THIRD.replace("    Slow()", "    for _ in range(7): Slow()")
    told = said(compare(profile(TWO_RUNS, "/srv/b3.py"), profile(often, "/srv/a3.py")))
    assert (
        "run (a3.py:9, was b3.py:6): more self time, 4.00 s before, 28.0 s now; called once before, 7 times now."
        in told
    )


def test_lambda_above() -> None:
    """One more lambda, above two others: those that sort and max call are as before."""
    comparison = compare(profile(TWO_LAMBDAS), profile(A_LAMBDA_ABOVE))
    assert lines(comparison, "<lambda>") == {(0, 6), (6, 7), (7, 8)}
    assert said(comparison)[2] == "<lambda> (main.py:6) is new in this run: called 60 times, 0 s of self time."


def test_not_told_apart() -> None:
    """Where lines, counts and callers fit two explanations, the namesakes are added up, and that is said."""
    before = of_files({MAIN: {("<module>", 1): 1, ("run", 4): 3, ("main", 9): 1}})
    after = of_files({MAIN: {("<module>", 1): 1, ("run", 4): 3, ("run", 8): 3, ("main", 13): 1}})
    comparison = compare(before, after)
    [pair] = [pair for pair in comparison.pairs if pair.any.name == "run"]
    assert pair.lines == ((4,), (4, 8))
    assert (
        "The functions named run in main.py (line 4 before, lines 4, 8 now) can't be distinguished. "
        "Added up: more self time, 500 ms before, 1.00 s now; called 3 times before, 6 times now."
    ) in said(comparison)
    assert "2 that can't be distinguished" in said(comparison)[-1]
    assert not any("Nothing changed" in line for line in said(comparison))
    [box] = [pair for pair in comparison.drawn.pairs if pair.any.name.startswith("run")]
    assert box.before and box.after and (box.before.total_calls, box.after.total_calls) == (3, 6)


def test_equal_sums() -> None:
    """That the sum is as before does not say that nothing changed."""
    before = of_files({MAIN: {("<module>", 1): 1, ("run", 4): 6, ("main", 9): 1}})
    after = of_files({MAIN: {("<module>", 1): 1, ("run", 4): 3, ("run", 8): 3, ("main", 13): 1}})
    halves = (
        one._replace(self_cost=0.25, cumulative_cost=0.25) if one.name == "run" else one for one in after.functions
    )
    after = after._replace(functions=tuple(halves), run_cost=before.run_cost)
    told = said(compare(before, after))
    assert told[-1] == "The program's own functions: 2 that can't be distinguished."


def test_other_namesake() -> None:
    """Where another function of the name is called now, the sentence gives both lines and calls neither the other's."""
    text = TWO_RUNS.replace("    Fast().run()\n", "")
    told = said(compare(profile(text), profile(text.replace("    Slow()", "    Fast()"))))
    assert (
        "run: less self time, 4.00 s before, 250 ms now; called once before (at main.py:6), once now (at main.py:2)."
        in told
    )


def test_dozens() -> None:
    """Of forty methods of one name, one more in the middle is the only new one."""

    def text(numbers: list[int]) -> str:
        classes = "".join(f"class C{n}:\n    def __init__(self):\n        self.n = {n}\n" for n in numbers)
        return classes + "def main():\n" + "".join(f"    C{n}()\n" * (n % 7 + 1) for n in numbers) + "main()\n"

    numbers = list(range(40))
    comparison = compare(profile(text(numbers)), profile(text([*numbers[:20], 99, *numbers[20:]])))
    assert [now for was, now in lines(comparison, "__init__") if not was] == [62]
    assert not [pair for pair in comparison.pairs if any(pair.lines)]


def test_hundreds() -> None:
    """Hundreds of one name that moved together are told apart at once; where one is gone, too many fit, and that is said."""
    several = {("<lambda>", 7 * number + 3): number + 1 for number in range(400)} | {("main", 5_000): 1}
    before = of_files({MAIN: {("<module>", 1): 1, **several}})
    below = {(name, line + 4): calls for (name, line), calls in several.items()}
    moved = of_files({MAIN: {("<module>", 1): 1, **below}})
    assert not [pair for pair in compare(before, moved).pairs if any(pair.lines)]
    fewer = of_files({MAIN: {("<module>", 1): 1, **dict(list(several.items())[1:])}})
    assert [len(side) for pair in compare(before, fewer).pairs for side in pair.lines if side] == [400, 399]


def test_same_file_twice() -> None:
    """A file compared with itself has not changed, whatever its functions are called."""
    stats: Stats = {("<string>", line, "__init__"): (line, line, 0.25, 0.25, {}) for line in (2, 3, 5)}
    for one in (profile(TWO_RUNS), profile(TWO_LAMBDAS), parse_profile(marshal.dumps(stats))):
        assert said(compare(one, one))[-1].startswith(f"Nothing changed: {len(one.functions)} function")


def test_generated() -> None:
    """Generated functions, whose lines tell no order, are added up where their lines have changed."""
    stats: Stats = {("<string>", line, "__init__"): (line, line, 0.25, 0.25, {}) for line in (2, 3, 5)}
    fewer = {key: row for key, row in stats.items() if key[1] != 3}
    [pair] = compare(parse_profile(marshal.dumps(stats)), parse_profile(marshal.dumps(fewer))).pairs
    assert pair.lines == ((2, 3, 5), (2, 5))


PLACES = {
    "a sibling folder": ("/home/ann/shop/parts/tools.py", "/home/ann/shop/others/tools.py"),
    "another root": ("/home/ann/shop/parts/tools.py", "C:\\work\\shop\\parts\\tools.py"),
    "another environment": (
        "/a/venv/lib/python3.11/site-packages/x/y.py",
        "/b/.venv/lib/python3.13/site-packages/x/y.py",
    ),
    "another Python": ("/usr/lib/python3.11/json/decoder.py", "/opt/python/lib/python3.13/json/decoder.py"),
    "installed": ("/home/ann/shop/parts/tools.py", "/home/ann/.venv/lib/python3.11/site-packages/parts/tools.py"),
    "without folders": ("/home/ann/shop/parts/tools.py", "tools.py"),
}


@pytest.mark.parametrize("how", PLACES)
def test_moved_file(how: str) -> None:
    """A file that was moved, or lies under another root, is the same file: none of its functions is gone or new."""
    before, after = PLACES[how]
    functions = {("price", 3): 5, ("total", 9): 2}
    main = {"/home/ann/shop/main.py": {("<module>", 1): 1}}
    comparison = compare(of_files({**main, before: functions}), of_files({**main, after: functions}))
    assert all(pair.before and pair.after for pair in comparison.pairs)


def test_other_file_of_the_name() -> None:
    """Two files of one name that have nothing in common are two files."""
    before = of_files({"/srv/a/utils.py": {("read", 1): 4, ("parse", 5): 6}})
    after = of_files({"/srv/b/utils.py": {("write", 2): 3, ("send", 7): 8}})
    assert {pair.change for pair in compare(before, after).pairs} == {"gone", "new"}
    files = same_files(before, after)
    assert files.before["/srv/a/utils.py"] != files.after["/srv/b/utils.py"]


def test_hardly_the_same_file() -> None:
    """The only two files of a name that share some function are compared, and what they share is in doubt."""
    before = of_files({"/srv/a/utils.py": {("read", 1): 4, ("parse", 5): 6, ("send", 11): 2}})
    after = of_files({"/srv/b/utils.py": {("read", 1): 4, ("split", 5): 6, ("post", 11): 2}})
    comparison = compare(before, after)
    assert [(pair.any.name, pair.change, pair.certain) for pair in comparison.pairs] == [
        ("read", "same", False),
        ("parse", "gone", True),
        ("send", "gone", True),
        ("split", "new", True),
        ("post", "new", True),
    ]


def test_nothing_changed_in_doubt() -> None:
    """Where a function may be another one of its name, nobody says that nothing changed, but that nothing is to be seen."""
    before = of_files({"/srv/shop.py": {("first", 4): 5, ("<lambda>", 8): 3, ("last", 20): 6}})
    for place, text in (
        (8, "Nothing changed: 3 functions in both runs"),
        (11, "No visible change: 3 functions with the same"),
    ):
        after = of_files({"/srv/shop.py": {("first", 4): 5, ("<lambda>", place): 3, ("last", 20): 6}})
        assert said(compare(before, after))[-1].startswith(text)


def test_rewritten_file() -> None:
    """A file at the same place below another root is the same file, also if nothing in it has kept its name."""
    before = of_files({"/srv/one/parts/utils.py": {("read", 1): 4}})
    after = of_files({"/home/two/parts/utils.py": {("write", 2): 3}})
    files = same_files(before, after)
    assert files.before["/srv/one/parts/utils.py"] == files.after["/home/two/parts/utils.py"]


def test_two_candidates() -> None:
    """Of two files with tails of one length, the one with the same functions is the same file."""
    mine, theirs = {("read", 1): 4, ("parse", 5): 6}, {("write", 2): 3, ("send", 7): 8, ("read", 9): 1}
    before = of_files({"/srv/shop/utils.py": mine})
    after = of_files({"/srv/a/utils.py": theirs, "/srv/b/utils.py": mine})
    files = same_files(before, after)
    assert files.before["/srv/shop/utils.py"] == files.after["/srv/b/utils.py"] != files.after["/srv/a/utils.py"]
    assert not files.several


def test_unclear_files() -> None:
    """Where two files are equally likely, their functions are added up instead of called gone and new."""
    functions = {("read", 1): 4, ("parse", 5): 6}
    before = of_files({"/srv/shop/utils.py": functions})
    after = of_files({"/srv/a/utils.py": functions, "/srv/b/utils.py": functions})
    comparison = compare(before, after)
    assert same_files(before, after).several
    assert {pair.any.name: figures(pair) for pair in comparison.pairs} == {"read": (4, 8), "parse": (6, 12)}


def figures(pair: Pair) -> tuple[int, int]:
    assert pair.before and pair.after
    return pair.before.total_calls, pair.after.total_calls
