"""The lab in real browsers, from a server and from a folder: programs are profiled in the page, as on the command line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.browser import firefox
from tests.browser.conftest import Visit
from tests.conftest import Run

HELPERS = Path(__file__).with_name("lab.js").read_text(encoding="utf-8")
ROOT = Path(__file__).resolve().parents[2]
SHORT = """
def main():
    for number in range(3):
        half(number)

def half(number):
    return abs(number) / 2

main()
print("the end")
"""


class Tab(Protocol):
    """A page in some browser."""

    def ask(self, script: str, *arguments: Any) -> Any:
        """Run the body of an async function in the page, with the helpers of `lab.js`."""


class InChromium:
    """A page, driven by Playwright."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    def ask(self, script: str, *arguments: Any) -> Any:
        """As for every `Tab`."""
        return self.visit.page.evaluate(f"async (given) => {{ {HELPERS}; {script} }}", list(arguments))


class InFirefox:
    """A page, driven by Marionette."""

    def __init__(self, program: firefox.Firefox) -> None:
        self.program = program

    def ask(self, script: str, *arguments: Any) -> Any:
        """As for every `Tab`."""
        return self.program.ask(f"{HELPERS}; {script}", *arguments)


@pytest.fixture(scope="session")
def lab(site: Path) -> Path:
    """The site, if it has a lab."""
    if not list((site / "assets").glob("lab-*")):
        pytest.skip("the lab is not built: it needs Node.js and the npm registry, once")
    return site


@pytest.fixture(scope="module", params=["chromium-http", "chromium-file", "firefox-http", "firefox-file"])
def tab(request: pytest.FixtureRequest, lab: Path, served: str, tmp_path_factory: Any) -> Iterator[Tab]:
    """The lab's page in a browser, from a server or from a folder."""
    program, _, way = request.param.partition("-")
    address = f"{served if way == 'http' else lab.as_uri()}/lab.html"
    if program == "firefox":
        found = firefox.find()
        if found is None:
            pytest.skip("there is no Firefox")
        with firefox.Firefox(found, tmp_path_factory.mktemp("firefox")) as started:
            started.open(address)
            yield InFirefox(started)
    else:
        context = request.getfixturevalue("browser").new_context(viewport={"width": 1280, "height": 800})
        visit = Visit(context.new_page()).listen().open(address)
        yield InChromium(visit)
        assert [url for url in visit.requests if not url.startswith((address[:-9], "data:", "blob:"))] == []
        assert visit.complaints == []
        context.close()


def test_profile(tab: Tab) -> None:
    """A program is run, drawn with its exact counts, and explained; a run too short for a browser's clock says so."""
    boxes, arrows, said, noise, end = tab.ask(
        """await opened("short.py", given[0]); await profiled();
        return [parts("node"), parts("edge"), output(), find(".lab-noise")?.textContent, status()]""",
        SHORT,
    )
    assert ["half", "3×"] in boxes and ["abs", "3×"] in boxes and ["main", "1×"] in boxes
    assert ["main calls half", "3×"] in arrows
    assert said == "the end\n"
    assert "noise" in noise
    assert end == "Done."


def test_stop(tab: Tab) -> None:
    """A loop without an end is stopped, and the next run works."""
    said, end = tab.ask(
        """await opened("loop.py", "while True:\\n    pass\\n"); find(".lab-go").click();
        await until(() => status().startsWith("Running")); await pause(100);
        button("Stop").click(); await idle();
        const said = output();
        await opened("short.py", given[0]); await profiled();
        return [said, status()]""",
        SHORT,
    )
    assert "Stopped." in said
    assert end == "Done."


def test_error(tab: Tab) -> None:
    """A program that fails shows its own traceback only, and is drawn up to there; one that does not begin says why."""
    said, boxes, broken = tab.ask(
        """await opened("fails.py", "def f():\\n    1 / 0\\n\\nf()\\n"); await profiled();
        const said = output(), boxes = parts("node");
        await opened("broken.py", "def f(:\\n"); await profiled();
        return [said, boxes, [status(), output()]]"""
    )
    assert "ZeroDivisionError" in said and "line 4" in said and "exit status 1" in said
    assert "recorder" not in said and "lab_run" not in said
    assert ["f", "1×"] in boxes
    assert "nothing to profile" in broken[0] and "main.py, line 1" in broken[1]


def test_output(tab: Tab) -> None:
    """Standard output and errors are told apart; a flood of output is cut, and said to be."""
    pieces, length, last = tab.ask(
        """await opened("two.py", "import sys\\nprint('a')\\nprint('b', file=sys.stderr)\\n"); await profiled();
        const pieces = [...find(".lab-output").children].map((one) => [one.className, one.textContent]);
        await opened("flood.py", "for n in range(200_000):\\n    print('x' * 50)\\n"); await profiled();
        return [pieces, output().length, output().slice(-60)]"""
    )
    assert pieces == [["lab-out", "a\n"], ["lab-error", "b\n"]]
    assert length < 400_000
    assert "more was printed" in last


HOSTILE = """
def make(name):
    scope = {}
    exec(f"def f(): pass", scope)
    scope["f"].__code__ = scope["f"].__code__.replace(co_name=name)
    return scope["f"]

names = "<img src=x onerror=window.hacked=1>", "</svg><script>window.hacked=1</script>", '"&quot;\\n\\0', "\\u202e\\ud800"
for name in names:
    make(name)()
"""


def test_hostile_names(tab: Tab) -> None:
    """Names of functions are text, whatever they say."""
    hacked, names, foreign = tab.ask(
        """await opened("hostile.py", given[0]); await profiled(); await pause(100);
        return [window.hacked, parts("node").map(([name]) => name),
          document.querySelectorAll(".lab-result :is(script, img, foreignObject, iframe)").length]""",
        HOSTILE,
    )
    assert hacked is None
    assert any("<img" in name for name in names)
    assert foreign == 0


def test_foreign_profile(tab: Tab, run: Run, tmp_path: Path) -> None:
    """A profile from elsewhere is drawn, though it was never run here; a damaged one is refused in words."""
    (tmp_path / "short.py").write_text(SHORT, encoding="utf-8")
    assert run("profile", "short.py").returncode == 0
    data = list((tmp_path / "output.pstats").read_bytes())
    boxes, refused = tab.ask(
        """await opened("theirs.pstats", new Uint8Array(given[0])); const boxes = parts("node");
        await opened("damaged.pstats", new Uint8Array(given[0].slice(0, 200)));
        return [boxes, output()]""",
        data,
    )
    assert ["half", "3×"] in boxes
    assert "damaged.pstats is not a profile, or is damaged" in refused


def test_before_and_after(tab: Tab) -> None:
    """The last two runs are compared in one graph, with the counts of both."""
    labels = tab.ask(
        """await opened("short.py", given[0]); await profiled(); await opened("short.py", given[1]); await profiled();
        button("Compare the last two runs").click(); await until(() => status().startsWith("The last two"));
        return [...document.querySelectorAll(".lab-result g.node")].map((box) => box.textContent)""",
        SHORT,
        SHORT.replace("range(3)", "range(2)"),
    )
    assert any("half" in label and "3× → 2×" in label for label in labels)
