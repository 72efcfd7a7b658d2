"""demo/lab/show.py: a page shows of a profile what the command line shows."""

import marshal

import pytest

from demo.errors import ProfileFileError
from demo.folding.focus import focus
from demo.lab.show import compared, shown
from demo.picture.callgraph import dot
from demo.profiles.reader import parse_profile
from tests.reading.aloud import read
from tests.samples import FIB, FOLDER, SHOP, recorded

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><g id="f0"><title>0</title></g><script>1</script></svg>'


class Draw:
    """Graphviz that keeps what it was asked to draw, and always draws the same."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, dot: str) -> str:
        """Draw."""
        self.asked.append(dot)
        return DRAWING


def test_shown() -> None:
    """The picture and the reading are those of the same steps on the command line; the drawing is cleaned."""
    data, draw = marshal.dumps(recorded(SHOP)), Draw()
    page = shown(data, "main.py", draw)
    whole = parse_profile(data)
    assert draw.asked == [dot(focus(whole))]
    assert page["reading"] == read(whole)
    assert len(page["graph"]["boxes"]) == len(focus(whole).boxes)
    assert "script" not in page["svg"] and "Call graph of main.py" in page["svg"]


def test_lines() -> None:
    """A box of the program in the editor knows its line; a box of another file does not."""
    data = marshal.dumps(recorded(FIB))
    drawn = focus(parse_profile(data)).boxes
    lines = shown(data, "main.py", Draw(), f"{FOLDER}/main.py")["lines"]
    assert {drawn[int(box[1:])].name: line for box, line in lines.items()} == {"<module>": 1, "fib": 2, "main": 5}
    assert shown(data, "main.py", Draw(), f"{FOLDER}/other.py")["lines"] == {}


def test_short() -> None:
    """A run of less than 150 ms in a page is marked: a browser's clock is too coarse for its shares; another one isn't."""
    long, brief = (marshal.dumps(recorded(text)) for text in (FIB, FIB.replace("0.25", "0").replace("0.001", "0")))
    here, elsewhere = (
        marshal.dumps({"profiling-demo": "1", "clock": "wall", "python": f"CPython 3.13.2{where}"})
        for where in (" in WebAssembly", "")
    )
    found = [shown(data, "main.py", Draw())["short"] for data in (brief + here, long + here, brief + elsewhere, brief)]
    assert found == [True, False, False, False]


def test_compared() -> None:
    """Two runs are drawn in one graph, with the counts of both."""
    before, after, draw = recorded(FIB), recorded(FIB.replace("fib(10)", "fib(5)")), Draw()
    page = compared(marshal.dumps(before), marshal.dumps(after), draw)
    assert any("177× → 15×" in label for label in draw.asked)
    assert any(line.startswith("fib: less self time") for line in page["reading"])


@pytest.mark.parametrize("data", [b"", b"nonsense", marshal.dumps({}), marshal.dumps(recorded(FIB))[:200]])
def test_damaged(data: bytes) -> None:
    """What is no profile is refused in one sentence, which names it."""
    with pytest.raises(ProfileFileError, match=r"^theirs\.pstats is (?:empty|not a profile, or is damaged \()"):
        shown(data, "theirs.pstats", Draw())
