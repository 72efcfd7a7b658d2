"""The lab in real browsers, from a server and from a folder: programs are profiled in the page, as on the command line."""

import gzip
import pstats
import random
import re
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import demo as profiling
from demo.training.exercise import shipped, solution
from tests.browser import firefox
from tests.browser.tabs import HELPERS, InChromium, InFirefox, Tab, found_firefox, opened
from tests.conftest import Run
from tests.stacks.test_chrome_trace import grown
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import WRITERS, viztracer

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
WAITING = """
import asyncio

async def wait():
    await asyncio.sleep(0.01)
    return "waited"

print(asyncio.run(wait()))
"""


@pytest.fixture(scope="module")
def in_chromium(browser: Any, lab: Path, served: str) -> Iterator[InChromium]:
    """The lab's page, from a server, in Chromium only."""
    with opened(browser, f"{served}/lab.html") as page:
        yield page


@pytest.fixture(scope="module", params=["chromium-http", "chromium-file", "firefox-http", "firefox-file"])
def tab(request: pytest.FixtureRequest, lab: Path, served: str, tmp_path_factory: Any) -> Iterator[Tab]:
    """The lab's page in a browser, from a server or from a folder."""
    program, _, way = request.param.partition("-")
    address = f"{served if way == 'http' else lab.as_uri()}/lab.html"
    if program == "firefox":
        with firefox.Firefox(found_firefox(), tmp_path_factory.mktemp("firefox")) as started:
            started.open(address)
            yield InFirefox(started)
    else:
        with opened(request.getfixturevalue("browser"), address) as page:
            yield page


def test_profile(tab: Tab) -> None:
    """A program is run, drawn with its exact counts, and explained; a run too short for a browser's clock says so."""
    boxes, arrows, said, noise, end = tab.ask(
        """await opened("short.py", given[0]); await profiled();
        return [parts("node"), parts("edge"), output(), find(".lab-noise")?.textContent, status()]""",
        SHORT,
    )
    assert boxes == [["<module>", "1×"], ["abs", "3×"], ["half", "3×"], ["main", "1×"], ["print", "1×"]]
    assert ["main calls half", "3×"] in arrows
    assert said == "the end\n"
    assert "noise" in noise
    assert end == "Done."


FROM_SERVER = 'location.protocol !== "file:"'


def test_stop(tab: Tab) -> None:
    """A loop without an end is stopped, and the next run works; in a page from a server its run until then is drawn."""
    served, said, end, boxes, after = tab.ask(
        """await opened("loop.py", "def work():\\n    print('on', flush=True)\\n    while True:\\n        pass\\n\\nwork()\\n");
        find(".lab-go").click();
        await until(() => output() === "on\\n");
        button("Stop").click(); await idle();
        const said = output(), end = status(), boxes = [...document.querySelectorAll(".lab-result g.node")].map(nameOf);
        await opened("short.py", given[0]); await profiled();
        return ["""
        + FROM_SERVER
        + """, said, end, boxes, status()]""",
        SHORT,
    )
    if served:
        assert "KeyboardInterrupt" in said and "line 4" in said
        assert re.fullmatch(r"Stopped after \d+\.\d s\. This is the run until then\.", end)
        assert "work" in boxes
    else:
        assert "Stopped." in said and end == "Stopped."
    assert after == "Done."


def test_no_end(in_chromium: Tab) -> None:
    """A program that goes on after Ctrl-C is ended after a while, and the next run works."""
    end, after = in_chromium.ask(
        """await opened("deaf.py", `def listen():
    while True:
        try:
            while True:
                pass
        except KeyboardInterrupt:
            print("on", flush=True)

print("begun", flush=True)
while True:
    try:
        listen()
    except BaseException:
        pass
`);
        find(".lab-go").click();
        await until(() => output() === "begun\\n");
        button("Stop").click(); await idle();
        const end = status();
        await opened("short.py", given[0]); await profiled();
        return [end, status()]""",
        SHORT,
    )
    assert (end, after) == ("Stopped.", "Done.")


def test_error(tab: Tab) -> None:
    """A program that fails shows its own traceback only, and is drawn up to there; one that does not begin says why."""
    said, end, boxes, broken = tab.ask(
        """await opened("fails.py", "def f():\\n    1 / 0\\n\\nf()\\n"); await profiled();
        const said = output(), end = status(), boxes = parts("node");
        await opened("broken.py", "def f(:\\n"); await profiled();
        return [said, end, boxes, [status(), output()]]"""
    )
    assert "ZeroDivisionError" in said and "line 4" in said and "exit status 1" in said
    assert end == "The program ended with an error; see the output. This is the run until then."
    assert "recorder" not in said and "lab_run" not in said
    assert ["f", "1×"] in boxes
    assert "nothing to profile" in broken[0] and 'broken.py", line 1' in broken[1] and "SyntaxError" in broken[1]


@pytest.mark.parametrize("way", ["Profile", "Run"])
def test_package_that_is_not_here(in_chromium: Tab, way: str) -> None:
    """A program that imports what no page has is told where it runs, and its status says that it failed."""
    said, end = in_chromium.ask(
        'await opened("table.py", "import numpy\\n"); button(given[0]).click(); await idle(); return [output(), status()]',
        way,
    )
    assert "ModuleNotFoundError" in said and "a program that imports numpy runs on the command line" in said
    assert end.startswith("The program ended with an error; see the output.")


def test_profiler_in_a_profiler(in_chromium: Tab) -> None:
    """A program that runs its own profiler cannot be profiled as well: the output says to run it."""
    program = "import cProfile\nprofiler = cProfile.Profile()\nprofiler.enable()\nprofiler.disable()\nprint('done')\n"
    profiled, run = in_chromium.ask(
        """await opened("own.py", given[0]);
        button("Profile").click(); await idle(); const first = output();
        button("Run").click(); await idle(); return [first, output()]""",
        program,
    )
    assert "press Run instead of Profile" in profiled
    assert run == "done\n"


def test_output(tab: Tab) -> None:
    """Standard output and errors are told apart; of a flood the beginning and the end are shown."""
    pieces, length, last = tab.ask(
        """await opened("two.py", "import sys\\nprint('a')\\nprint('b', file=sys.stderr)\\n"); await profiled();
        const pieces = [...find(".lab-output").children].map((one) => [one.className, one.textContent]);
        await opened("flood.py", "for n in range(200_000):\\n    print('x' * 50)\\n1 / 0\\n"); await profiled();
        return [pieces, output().length, output()]"""
    )
    assert pieces == [["lab-out", "a\n"], ["lab-error", "b\n"]]
    assert length < 300_000
    assert last.startswith("xxx") and "what was printed here is not shown" in last
    assert "ZeroDivisionError" in last[-300:]


def test_output_in_turn(in_chromium: Tab) -> None:
    """A program that writes to both streams in turn, for ever, does not hold up the page: it is stopped as any other."""
    said, pieces = in_chromium.ask(
        """await opened("turns.py", given[0]); find(".lab-go").click();
        await until(() => find(".lab-output").childElementCount > 10);
        button("Stop").click(); await idle();
        return [output(), find(".lab-output").childElementCount]""",
        "import sys\nwhile True:\n    print('x')\n    print('y', file=sys.stderr)\n",
    )
    assert "KeyboardInterrupt" in said[-600:]
    assert 10 < pieces < 1000


def test_late_complaint(in_chromium: InChromium) -> None:
    """What a stopped run still complains of does not end the next one."""
    said = in_chromium.ask(
        """const made = [], Real = Worker;
        window.Worker = class extends Real { constructor(...given) { super(...given); made.push(this); } };
        for (let count = 1; count < 4; count++) { Lab.python.stop(); await until(() => made.length >= count); }
        window.Worker = Real;
        await opened("short.py", given[0]); await until(() => Lab.python.state === "ready");
        find(".lab-go").click();
        made[0].dispatchEvent(new ErrorEvent("error", { message: "late" }));
        await idle(); return output()""",
        SHORT,
    )
    assert said == "the end\n"


def test_typed(in_chromium: InChromium) -> None:
    """What is typed into the editor is what runs, on Ctrl-Enter."""
    page = in_chromium.visit.page
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("def typed():\nreturn 1\n\n")  # the editor indents by itself
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("for n in range(5): typed()")
    page.keyboard.press("Control+Enter")
    boxes = in_chromium.ask("""await until(() => status() === "Done."); return parts("node")""")
    assert ["typed", "5×"] in boxes


def test_kept_until_reset(browser: Any, lab: Path, served: str) -> None:
    """What is typed is there when the reader comes back, until Reset brings back the program as shipped."""
    with opened(browser, f"{served}/tutorial/1-a-program.html") as tab:
        page, first_line = tab.visit.page, tab.visit.page.locator(".cm-line").first
        as_shipped = first_line.text_content()
        page.locator(".cm-content").click()
        page.keyboard.press("Control+Home")
        page.keyboard.type("typed = 1")
        page.reload()
        assert first_line.text_content() == f"typed = 1{as_shipped}"
        page.get_by_role("button", name="Reset").click()
        assert first_line.text_content() == as_shipped
        page.reload()
        assert first_line.text_content() == as_shipped


def test_run_plainly(tab: Tab) -> None:
    """Run does without the profiler, says how long it took, and leaves the picture of before."""
    said, end, boxes = tab.ask(
        """await opened("short.py", given[0]); await profiled(); button("Run").click(); await idle();
        return [output(), status(), parts("node").length]""",
        SHORT,
    )
    assert said == "the end\n"
    assert end.startswith("Done, without the profiler, in ")
    assert boxes >= 4


def test_editor_of_the_table(browser: Any, lab: Path, served: str) -> None:
    """The editor of lesson 2 prints the table of pstats, in the order that the program asks for."""
    with opened(browser, f"{served}/tutorial/2-record.html") as tab:
        said = tab.ask("""button("Run").click(); await idle(); return output()""")
    assert "Ordered by: internal time" in said and "due to restriction <8>" in said
    assert re.findall(r"^ +(\d+) .*\((make_line)\)$", said, re.M) == [("2000", "make_line")]


def test_editor_of_the_orders(browser: Any, lab: Path, served: str) -> None:
    """The editor of lesson 4 shows the calls to be saved, as on the command line."""
    with opened(browser, f"{served}/tutorial/4-look-for.html") as tab:
        boxes = tab.ask("""await profiled(); return parts("node")""")
    assert ["is_same", "58250×"] in boxes and ["find_address", "300×"] in boxes


def test_nobody_to_ask(tab: Tab) -> None:
    """A program that asks is told that nobody answers here, and meets the end of its input, as in a terminal."""
    said = tab.ask("""await opened("asks.py", "input('Name? ')\\n"); await profiled(); return output()""")
    assert "works on the command line" in said and "EOFError" in said


def test_back_again(browser: Any, lab: Path, served: str) -> None:
    """Who comes back finds the chosen program, and the file that was opened last, in menu and editor alike."""
    with opened(browser, f"{served}/lab.html") as tab:
        page, chosen = tab.visit.page, "return [menu().selectedOptions[0].text, find('.cm-line').textContent]"
        page.get_by_label("Program", exact=True).select_option(label="Climbing stairs")
        stairs = tab.ask(chosen)
        page.goto(f"{served}/index.html")
        page.go_back()
        assert tab.ask(chosen) == stairs and stairs[0] == "Climbing stairs"
        tab.ask("await opened('one.py', '1'); await opened('two.py', '2')")
        page.reload()
        assert tab.ask(chosen) == ["two.py", "2"]
        titles = tab.ask("return [...menu().options].map(({ text }) => text)")
        assert titles[-1] == "two.py" and "one.py" not in titles


def test_saved(in_chromium: InChromium, tmp_path: Path) -> None:
    """Program and profile can be saved; the profile is one for every tool that reads profiles of cProfile."""
    in_chromium.ask("""await opened("short.py", given[0]); await profiled()""", SHORT)
    for name in ("Save program", "Save output.pstats"):
        with in_chromium.visit.page.expect_download() as saved:
            in_chromium.visit.page.get_by_role("button", name=name).click()
        saved.value.save_as(tmp_path / saved.value.suggested_filename)
    assert (tmp_path / "short.py").read_text(encoding="utf-8") == SHORT
    table = pstats.Stats(str(tmp_path / "output.pstats")).stats  # type: ignore[attr-defined]
    assert [row[0] for (_, _, name), row in table.items() if name == "half"] == [3]


@pytest.mark.parametrize(
    "end",
    ["os._exit(3)", "os.abort()"],
)
def test_python_broken(in_chromium: InChromium, end: str) -> None:
    """A program that breaks Python itself is told so, and the next run works."""
    broken, after = in_chromium.ask(
        """await opened("breaks.py", given[0]); await profiled(); const broken = output();
        await opened("short.py", given[1]); await profiled(); return [broken, output()]""",
        f"import os\n{end}\n",
        SHORT,
    )
    assert "is restarting" in broken
    assert after == "the end\n"
    in_chromium.visit.complaints.clear()  # Pyodide's own


def test_long_error(in_chromium: InChromium) -> None:
    """An error that nobody has caught, and that is as long as a book, does not hold up the page."""
    said = in_chromium.ask(
        """await opened("error.py", given[0]); await profiled(); return output()""",
        "import js, time\njs.reportError(js.Error.new('x' * 3_000_000))\ntime.sleep(0.2)\n",
    )
    assert "xxx" in said and len(said) < 2000
    in_chromium.visit.complaints.clear()


CLIQUE = """
space = {}
for i in range(400):
    exec(f"def f{i}(calls):\\n    if calls:\\n        for f in every: f(False)\\n", space)
space["every"] = [space[f"f{i}"] for i in range(400)]
for f in space["every"]: f(True)
"""


def test_large_profile(tab: Tab) -> None:
    """What takes the page some seconds to draw is announced: here 400 functions, each of which calls all."""
    said, drawn = tab.ask(
        """const said = new Set();
        new MutationObserver(() => said.add(find(".lab-status").textContent))
          .observe(find(".lab-status"), { childList: true, characterData: true, subtree: true });
        await opened("clique.py", given[0]); await profiled();
        return [[...said], parts("node").length]""",
        CLIQUE,
    )
    assert [text for text in said if re.fullmatch(r"Drawing a profile of \d+ MB takes some seconds …", text)], said
    assert drawn > 3


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
        """await opened("hostile.py", given[0]); await profiled(); await settled();
        return [window.hacked, parts("node").map(([name]) => name),
          document.querySelectorAll(".lab-result :is(script, img, foreignObject, iframe)").length]""",
        HOSTILE,
    )
    assert hacked is None
    assert any("<img" in name for name in names)
    assert foreign == 0


REPLACING = """
import gc, js, types

for module in gc.get_objects():
    if isinstance(module, types.ModuleType) and module.__name__ == "profiling_in_python.lab.show":
        module.shown = lambda *given: {"svg": "<iframe/>"}
print(js.postMessage, js.close)
"""
TEXT = "<img src=x onerror=window.hacked=1>"
ANSWERING = """const { prototype } = window.NativeWorker || Worker, real = prototype.postMessage;
prototype.postMessage = function (task) {
  if (task.kind !== "read") return real.call(this, task);
  const data = window.structuredClone({ kind: "done", id: task.id, result: given[0] });
  this.dispatchEvent(new MessageEvent("message", { data }));
};
await opened("short.py", given[1]); await profiled(); await settled();
prototype.postMessage = real;
"""
"""Lets the page hear another answer than the worker's to its question for a drawing."""


def forged(drawing: str, **more: Any) -> dict[str, Any]:
    """Return what a worker could answer in which nothing can be believed."""
    graph: dict[str, Any] = {"boxes": {}, "arrows": {}, "hot": [], "entry": ""}
    return {
        "svg": drawing,
        "first": "",
        "graph": graph,
        "lead": TEXT,
        "reading": [TEXT],
        "lines": {},
        "short": False,
        **more,
    }


def test_replaced_function(tab: Tab) -> None:
    """A program that puts its function in the place of ours draws nothing: neither its own picture nor the next one's."""
    said, boxes, after = tab.ask(
        """await opened("replacing.py", given[0]); await profiled(); const said = output(), boxes = parts("node").length;
        await opened("short.py", given[1]); await profiled(); return [said, boxes, parts("node")]""",
        REPLACING,
        SHORT,
    )
    assert said == "None None\n"
    assert boxes > 1 and ["half", "3×"] in after


FOREIGN = """
<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:x="http://www.w3.org/1999/xlink"
 onload="window.hacked=1" style="position: fixed" class="md-overlay">
 <g id="__search" class="md-overlay"><script>window.hacked=1</script><h:script>window.hacked=1</h:script></g>
 <g id="f0" class="node"><polygon points="0,0 9,0 9,9"
 fill="url(https://elsewhere.invalid/x)" stroke="javascript:1" tabindex="0"/>
 <image href="x" onerror="window.hacked=1"/><a href="javascript:window.hacked=1" x:href="javascript:1"><text>link</text></a>
 <foreignObject><h:img src="x" onerror="window.hacked=1"/></foreignObject><set attributeName="href"/>
 <style>* { display: none }</style>
 <h:g x="1">other</h:g><text x="1" y="2" x:href="#" fill="red">box</text><?xml-stylesheet href="x.css"?></g></svg>"""


def test_forged_answer(tab: Tab) -> None:
    """A program that speaks to the page in the name of the lab gets nothing into it but shapes and text."""
    hacked, names, attributes, shown, texts = tab.ask(
        ANSWERING
        + """const all = [...find(".lab-result svg").querySelectorAll("*"), find(".lab-result svg")];
        const shapes = all.filter((one) => !one.closest("title"));
        const found = [window.hacked, [...new Set(shapes.map((one) => one.nodeName))],
          shapes.flatMap((one) => [...one.attributes].map(({ name, value }) => `${name}=${value}`)),
          find(".lab-reading").textContent, find(".lab-result svg").textContent];
        return found""",
        forged(FOREIGN),
        SHORT,
    )
    assert hacked is None
    assert set(names) == {"svg", "g", "polygon", "text"}
    assert not [one for one in attributes if re.search("url|javascript|href|md-|__|^on|position", one)]
    assert "fill=red" in attributes and "class=node" in attributes
    assert shown == TEXT
    assert "box" in texts and "link" not in texts and "other" not in texts
    forget_complaints(tab)


def forget_complaints(tab: Tab) -> None:
    """Forget what the policy of the page refused to run, where that was the point."""
    if isinstance(tab, InChromium):
        assert all("Content Security Policy" in line for line in tab.visit.complaints)
        tab.visit.complaints.clear()


OTHER_ROOTS = [
    '<iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;parent.hacked=1&lt;/script&gt;"/>',
    '<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=https://elsewhere.invalid/"/>',
    '<style xmlns="http://www.w3.org/1999/xhtml">body { display: none }</style>',
    '<svg xmlns="http://www.w3.org/1999/xhtml"/>',
    '<script xmlns="http://www.w3.org/2000/svg">window.hacked=1</script>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><text>&amp;a;</text></svg>',
    "<svg xmlns='http://www.w3.org/2000/svg'>" + "<g/>" * 30_000 + "</svg>",
    "no drawing",
]


@pytest.mark.parametrize("number", range(len(OTHER_ROOTS)))
def test_forged_root(tab: Tab, number: int) -> None:
    """A document that is no drawing is not shown, whatever it would do, and the page says so."""
    said, end, hacked, place, shown = tab.ask(
        "const place = location.href;"
        + ANSWERING
        + """
        const foreign = document.querySelectorAll(".lab-result :is(iframe, meta, style, script, svg)").length;
        const { display } = getComputedStyle(document.body);
        return [output(), status(), window.hacked, [place === location.href, foreign], display]""",
        forged(OTHER_ROOTS[number]),
        SHORT,
    )
    assert "not shown" in said and end == "That didn't work; see the output."
    assert (hacked, place, shown != "none") == (None, [True, 0], True)


@pytest.mark.parametrize(
    "more",
    [
        {"reading": ["x" * 10**6]},
        {"reading": [1]},
        {"reading": "text"},
        {"svg": 7},
        {"lines": {"f0": "one"}},
        {"lines": {"f0": 0.5}},
        {"lines": {"constructor": 1}},
        {"short": "no"},
        {"lead": 1},
        {"graph": {"boxes": {"f0": {}}, "arrows": {}, "hot": []}},
        {"graph": {"boxes": {}, "arrows": {}, "hot": ["f0"]}},
        {"graph": {"boxes": {}, "arrows": {"f0-f1": {"words": "", "caller": "f0", "callee": "f1"}}, "hot": []}},
        {"graph": None},
    ],
)
def test_answer_of_another_kind(in_chromium: InChromium, more: dict[str, Any]) -> None:
    """An answer with something else in it than was asked for, or with far too much, is refused in a sentence."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    said = in_chromium.ask(ANSWERING + "return output()", forged(svg, **more), SHORT)
    assert "The answer makes no sense" in said


def test_messages_nobody_asked_for(in_chromium: InChromium) -> None:
    """What a worker says besides its answers changes nothing, and what a run prints in the lab's name is cut too."""
    said, kinds, foreign, length = in_chromium.ask(
        """const made = [], Real = Worker;
        window.Worker = class extends Real { constructor(...given) { super(...given); made.push(this); } };
        Lab.python.stop(); await until(() => made.length); window.Worker = Real;
        await opened("short.py", given[0]); await until(() => Lab.python.state === "ready"); find(".lab-go").click();
        await until(() => Lab.python.state === "running");
        const speak = (data) => made[0].dispatchEvent(new MessageEvent("message", { data }));
        for (const data of [null, 1, "x", [], {}, { kind: "toString" }, { kind: "__proto__" }, { kind: "done" },
          { kind: "failed", id: 1 },
          { kind: "done", id: NaN, result: {} }, { kind: "done", id: 1e6, result: {} },
          { kind: "output", pieces: [{ stream: "out md-overlay", text: "no" }] },
          { kind: "output", pieces: "text" }, { kind: "output", pieces: [{ stream: "out", text: 7 }] }]) speak(data);
        const flood = { kind: "output", pieces: [{ stream: "error", text: "y".repeat(100_000) }] };
        for (let count = 0; count < 40; count++) speak(flood);
        await idle(); const place = find(".lab-output");
        const found = [status(), [...new Set([...place.children].map((one) => one.className))],
          document.querySelectorAll(".lab-output :not(span)").length, place.textContent.length];
        Lab.python.stop(); return found""",
        SHORT,
    )
    assert said == "Done."
    assert set(kinds) <= {"lab-out", "lab-error"} and foreign == 0
    assert length < 1_000_000


REACHING = """
import asyncio, js
from pyodide.ffi import to_js

def xhr(address):
    request = js.XMLHttpRequest.new()
    request.open("GET", address, False)
    request.send()

def fetched(address):
    return js.Reflect.apply(js.WorkerGlobalScope.prototype.fetch, js.self, to_js([address]))

async def tried(way, given):
    try:
        answer = way(given)
        if hasattr(answer, "then"):
            await answer
    except Exception:
        return "refused"
    return "reached"

async def main():
    ways = {"js.fetch": js.fetch, "fetch": fetched, "xhr": xhr, "eval": js.eval, "importScripts": js.importScripts}
    for name, way in ways.items():
        if name != "js.fetch" or not FOLDER:  # in a folder that one answers without asking anybody
            print(name, await tried(way, "1" if name == "eval" else OTHER))

asyncio.run(main())
"""
FINDING = """
import js
from pyodide.ffi import jsnull

def holders(thing, name):
    while thing is not jsnull:
        found = js.Object.getOwnPropertyDescriptor(thing, name)
        if found is not None and not (js.Object.hasOwn(found, "value") and found.value is None):
            yield name
        thing = js.Object.getPrototypeOf(thing)

print([*GLOBAL, *NAVIGATOR])
print([*(found for name in GLOBAL for found in holders(js.self, name)),
       *(found for name in NAVIGATOR for found in holders(js.navigator, name))])
"""
GONE = (
    "indexedDB caches BroadcastChannel Worker SharedWorker WebSocket WebTransport EventSource postMessage close"
    " webkitRequestFileSystem webkitRequestFileSystemSync webkitResolveLocalFileSystemURL".split()
)
GONE_OF_NAVIGATOR = "storage locks permissions serviceWorker".split()


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another host that everybody may ask: its address, and what it was asked for."""
    asked: list[str] = []

    class Open(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Type", "text/javascript")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Open) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}", asked
        server.shutdown()


def test_no_other_host(tab: Tab, elsewhere: tuple[str, list[str]]) -> None:
    """A program that asks another host through the browser is refused, and nothing leaves this machine."""
    address, asked = elsewhere
    said = tab.ask(
        """const folder = location.protocol === "file:" ? "True" : "False";
        await opened("reaching.py", `OTHER, FOLDER = "${given[1]}/x", ${folder}\n${given[0]}`);
        await profiled(); return output()""",
        REACHING,
        address,
    )
    found = dict(line.split() for line in said.splitlines())
    assert found.pop("js.fetch", "refused") == "refused"
    assert found == dict.fromkeys(("fetch", "xhr", "eval", "importScripts"), "refused")
    assert asked == []
    if isinstance(tab, InChromium):
        tab.visit.requests[:] = [
            url for url in tab.visit.requests if not url.startswith(address)
        ]  # it says what it refused
    forget_complaints(tab)


def test_nothing_to_keep_things_in(tab: Tab) -> None:
    """What would keep something beyond a run, reach other pages or start a worker is not found by a program."""
    names = f"GLOBAL, NAVIGATOR = {GONE!r}, {GONE_OF_NAVIGATOR!r}\n"
    said = tab.ask("""await opened("finding.py", given[0]); await profiled(); return output()""", names + FINDING)
    assert said.splitlines()[1:] == ["[]"]


def test_policy_of_pages(lab: Path) -> None:
    """No page with an editor lets a script of a blob: or of an address in itself run, or asks another host."""
    policies = [
        found[1]
        for page in lab.rglob("*.html")
        if (found := re.search(r'Content-Security-Policy" content="([^"]*)"', page.read_text(encoding="utf-8")))
    ]
    editors = [page for page in lab.rglob("*.html") if "/lab.js" in page.read_text(encoding="utf-8")]
    assert len(policies) == len(editors) >= 3
    for policy in policies:
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert not re.search(r"blob:|data:|https?:|\*|unsafe-inline|'unsafe-eval'", rules["script-src"])
        assert rules["connect-src"] == "'self' blob:" and rules["default-src"] == "'none'"


def test_imports_loaded_beforehand(browser: Any, lab: Path, served: str) -> None:
    """What the last program imported is loaded where the next two runs will be, before they are asked for."""
    with opened(browser, f"{served}/lab.html") as page:
        page.ask("""await opened("imports.py", "import unittest\\n"); await profiled()""")
        loaded = [False] * 3
        while not all(loaded):
            page.ask("await until(() => Lab.python.nextIsReady)")
            loaded = [sum(url.endswith("/library.zip.xz") for url in page.visit.requests) > count for count in range(3)]


RUDE = {
    "logging": "import logging\nlogging.getLogger().addHandler(logging.StreamHandler())",
    "warnings": "import warnings\nwarnings.simplefilter('error')",
    "math": "import math\nmath.pi = 3",
    "gc": "import gc\ngc.disable()",
    "asyncio": "import asyncio\nasyncio.sleep = None",
    "signal": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)",
    "files": "import os, site\nopen(os.__file__.rpartition('/')[0] + '/site-packages/left_behind.py', 'w').close()",
    "codec": "import codecs, sys\ncodecs.register(lambda name: codecs.lookup('utf-8') if name == 'mine' else None)",
    "ours": "import gc, types\nfor one in gc.get_objects():\n    if isinstance(one, types.ModuleType)"
    " and 'lab' in one.__name__: vars(one).clear()",
    "javascript": "import js\njs.Array.prototype.map = js.Array.prototype.slice = js.JSON.stringify = None",
}
FRESH = """
import asyncio, gc, importlib.util, logging, math, signal, warnings
warnings.warn("only a warning")
logging.getLogger().addHandler(logging.StreamHandler())
logging.warning("once")
asyncio.run(asyncio.sleep(0))
print(math.pi, gc.isenabled(), signal.getsignal(signal.SIGINT) is signal.SIG_IGN, importlib.util.find_spec("left_behind"))
try:
    "".encode("mine")
except LookupError:
    print("no codec")
"""


@pytest.mark.parametrize("kind", RUDE)
def test_each_run_is_the_first(tab: Tab, kind: str) -> None:
    """Whatever a program has changed in the Python around it, or in the JavaScript, the next one finds as it was."""
    said, boxes, plainly = tab.ask(
        """await opened("rude.py", given[0]); await profiled();
        await opened("fresh.py", given[1]); await profiled(); const found = [output(), parts("node").length];
        await opened("rude.py", given[0]); button("Run").click(); await idle();
        await opened("fresh.py", given[1]); button("Run").click(); await idle(); return [...found, output()]""",
        RUDE[kind],
        FRESH,
    )
    assert boxes > 3
    for one in (said, plainly):
        assert one.count("once\n") == 1 and one.count("UserWarning: only a warning") == 1
        assert "3.141592653589793 True False None\nno codec\n" in one


@pytest.mark.parametrize(
    "program",
    [
        "import js\nfor name in js.Object.getOwnPropertyNames(js.Array.prototype):\n"
        "    js.Reflect.deleteProperty(js.Array.prototype, name)",
        "import js\njs.Reflect.deleteProperty(js.String.prototype, 'split')\nimport os\nos.abort()",
        "import sys\nsys.setrecursionlimit(10**9)\nclass A:\n    def __repr__(self): return repr(self)\nrepr(A())",
    ],
)
def test_broken_ground(tab: Tab, program: str) -> None:
    """A program that breaks JavaScript's own lists, or recurses without an end, ends in a sentence; the next run works."""
    end, said, after = tab.ask(
        """await opened("breaks.py", given[0]); await profiled(); const end = [status(), output()];
        await opened("short.py", given[1]); await profiled(); return [...end, output() + status()]""",
        program,
        SHORT,
    )
    assert end in ("Done.", "That didn't work; see the output.")
    assert end == "Done." or "is restarting" in said
    assert after == "the end\nDone."
    if isinstance(tab, InChromium):
        tab.visit.complaints.clear()  # Pyodide's own


def test_at_exit(tab: Tab) -> None:
    """What a program leaves to `atexit` runs at the end of the run, the last first, and is not profiled."""
    program = "import atexit\natexit.register(print, 'first', end='')\n"
    program += "@atexit.register\ndef last(): print('last')\nprint('end')\n"
    said, plainly, names = tab.ask(
        """await opened("exits.py", given[0]); await profiled();
        const said = output(), names = parts("node").map(([name]) => name);
        button("Run").click(); await idle(); return [said, output(), names]""",
        program,
    )
    assert said == plainly == "end\nlast\nfirst"
    assert "last" not in names


def test_the_next_one_is_there(in_chromium: InChromium) -> None:
    """A run does not wait for a fresh Python: the next one has been started before it is wanted."""
    starts = in_chromium.ask(
        """await opened("short.py", given[0]); await profiled();
        const states = new Set(); Lab.python.events.addEventListener("state", () => states.add(Lab.python.state));
        await until(() => Lab.python.nextIsReady); states.clear(); await profiled(); return [...states]""",
        SHORT,
    )
    assert "starting" not in starts and "ready" in starts


def test_fetched_once(browser: Any, lab: Path, served: str) -> None:
    """However many Pythons a page starts, it fetches and unpacks what they start from once."""
    with opened(browser, f"{served}/lab.html") as page:
        for _ in range(2):
            page.ask(
                """await opened("short.py", given[0]); await profiled(); await until(() => Lab.python.nextIsReady)""",
                SHORT,
            )
        names = [url.rpartition("/")[2] for url in page.visit.requests]
        assert [names.count(name) for name in ("pyodide.asm.wasm.packed", "snapshot.packed")] == [1, 1]
        assert names.count("pyodide.mjs") >= 3  # those Pythons


def test_foreign_profile(tab: Tab, run: Run, tmp_path: Path) -> None:
    """A profile from elsewhere is drawn, though it was never run here; a damaged one is refused in words."""
    (tmp_path / "short.py").write_text(SHORT, encoding="utf-8")
    assert run("profile", "short.py").returncode == 0
    data = list((tmp_path / "output.pstats").read_bytes())
    boxes, refused = tab.ask(
        """await opened("theirs.pstats", new Uint8Array(given[0])); const boxes = parts("node");
        await opened("damaged.pstats", new Uint8Array(given[0].slice(0, 200))); const refused = [output()];
        await opened("large.pstats", new Uint8Array(33 * 1024 * 1024)); return [boxes, [...refused, output()]]""",
        data,
    )
    assert ["half", "3×"] in boxes
    assert "damaged.pstats is not a profile, or is damaged" in refused[0]
    assert "more than 32 MB" in refused[1]


@pytest.mark.parametrize("name", [*WRITERS, "viztracer"])
def test_stacks_of_other_tools(in_chromium: InChromium, name: str) -> None:
    """A file of whole stacks, of any format, is drawn and compared as on the command line."""
    data = viztracer([grown(random.Random(5))]) if name == "viztracer" else WRITERS[name](stacks_of(7))
    wanted = profiling.read(data)
    boxes, said, compared = in_chromium.ask(
        """await opened("theirs.json", new Uint8Array(given[0]));
        const boxes = document.querySelectorAll(".lab-result g.node").length, said = find(".lab-result").textContent;
        await opened("theirs.json", new Uint8Array(given[0]));
        button("Compare the last two runs").click(); await until(() => status().startsWith("The last two"));
        return [boxes, said, find(".lab-result").textContent]""",
        list(data),
    )
    assert wanted.reading[0] in said and wanted.reading[-1] in said
    assert boxes >= len(wanted.graph.boxes) > 3 and "Nothing changed" in compared


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


# The table of lesson 2 is made by a profiler of the program's own.
WITHOUT_IMPORTS = [
    *sorted(set((ROOT / "docs" / "examples" / "lab").glob("*.py")) - {ROOT / "docs" / "examples" / "lab" / "table.py"}),
    *(
        place(name)
        for name in ("count_steps", "guest_list", "write_report", "count_routes")
        for place in (shipped, solution)
    ),
]


@pytest.mark.parametrize("program", WITHOUT_IMPORTS, ids=lambda program: f"{program.parent.name}/{program.stem}")
def test_as_on_the_command_line(in_chromium: Tab, visit_at: Any, run: Run, tmp_path: Path, program: Path) -> None:
    """Boxes, arrows and counts of a program that imports little are those of the command line (since Python 3.12)."""
    (tmp_path / "main.py").write_text(program.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("profile", "main.py").returncode == 0
    there = InChromium(visit_at((tmp_path / "output.html").as_uri())).ask("return drawn()")
    script = """await opened("main.py", given[0]); await profiled(); return drawn()"""
    here = in_chromium.ask(script, program.read_text(encoding="utf-8"))
    for kind in ("boxes", "arrows"):
        first, second = (dict(map(tuple, one[kind])) for one in (there, here))
        if sys.version_info < (3, 12):  # comprehensions are functions there
            first = {name: count for name, count in first.items() if "comp>" not in name}
            first, second = ({name: one[name] for name in first.keys() & second.keys()} for one in (first, second))
        if kind == "arrows":  # the smallest are left out, by their time
            first, second = ({name: one[name] for name in first.keys() & second.keys()} for one in (first, second))
        assert first == second
        assert len(first) >= 3


@pytest.mark.parametrize("way", ["http", "file"])
def test_workload(browser: Any, lab: Path, served: str, way: str) -> None:
    """The workload runs from its first line to its last, from a folder too; its seven sites are files of this site."""
    with opened(browser, f"{served if way == 'http' else lab.as_uri()}/lab.html") as page:
        workload(page)


def workload(page: Tab) -> None:
    """Profile the workload, and look at its boxes."""
    answers, boxes = page.ask(
        """choose(({ name }) => name === "workload.py"); await profiled();
        return [output().match(/answers: 200/g)?.length, parts("node")]"""
    )
    assert answers == 7
    assert ["print_exc", "600×"] in boxes
    assert ["get", "7×"] in boxes
    assert any(name.startswith("imports: ") for name, _ in boxes)


def test_storage_refused(browser: Any, lab: Path, served: str) -> None:
    """Where the browser keeps nothing, hints and what is solved are there all the same, until the page is left."""
    context = browser.new_context()
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    page = context.new_page()
    page.goto(f"{served}/exercises/in-the-page.html")
    hints = page.evaluate(f"() => {{ {HELPERS}; hint(); hint(); return find('.lab-hints').childElementCount }}")
    context.close()
    assert hints == 2


@pytest.mark.parametrize("coding", ["", "# -*- coding: latin-1 -*-\n", "#!/usr/bin/python\n# coding=iso-8859-15\n"])
def test_old_letters(in_chromium: Tab, coding: str) -> None:
    """A program that is not in UTF-8 is read as it says, or as Western Europe wrote it."""
    said = in_chromium.ask(
        """await opened("old.py", new Uint8Array(given[0])); await profiled(); return output()""",
        list(f"{coding}print('Straße')\n".encode("latin-1")),
    )
    assert said == "Straße\n"


def test_waiting_in_asyncio(tab: Tab) -> None:
    """`asyncio.run` works in a page."""
    said = tab.ask("""await opened("wait.py", given[0]); await profiled(); return output()""", WAITING)
    assert said == "waited\n"


def test_click_leads_to_the_line(in_chromium: Tab) -> None:
    """A click on a box lights up the line of its function in the editor."""
    line, moved, focused = in_chromium.ask(
        """await opened("short.py", given[0]); await profiled(); find(".lab .picture").scrollIntoView();
        const before = scrollY; box("half").dispatchEvent(new MouseEvent("click", { bubbles: true }));
        const line = (await until(() => find(".lab-shown-line"))).textContent, moved = scrollY - before;
        button("To line 6 in the editor").click();
        return [line, moved, document.activeElement.className]""",
        SHORT,
    )
    assert line == "def half(number):"
    assert moved == 0  # the picture stays in view
    assert "cm-content" in focused


def test_without_javascript(visit_at: Any, lab: Path) -> None:
    """Without JavaScript the program and a prepared picture are there."""
    page = visit_at(f"{lab.as_uri()}/lab.html", java_script_enabled=False).page
    assert "def find_groups" in page.locator(".lab-source").text_content()
    assert page.locator(".lab-prepared svg g.node").count() > 5


def test_open_to_everybody(in_chromium: InChromium, violations: Any) -> None:
    """With a run in it, the page passes every rule of axe-core; so it does on a phone, which it fits."""
    in_chromium.ask("""await opened("short.py", given[0]); await profiled()""", SHORT)
    page = in_chromium.visit.page
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})


def test_without_snapshot(browser: Any, lab: Path, served: str) -> None:
    """Where no snapshot could be made, Python starts from its beginning, and all is as with one."""
    context = browser.new_context()
    asked = []

    def nothing(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(body=gzip.compress(b""))

    context.route("**/snapshot.packed", nothing)
    page = context.new_page()
    page.goto(f"{served}/lab.html")
    boxes, judged = page.evaluate(
        f"""async (given) => {{ {HELPERS}; await opened("short.py", given); await profiled();
        return [parts("node"), await Lab.python.ask("check", {{ exercise: "greet", source: "1 / 0" }})] }}""",
        SHORT,
    )
    context.close()
    assert asked and ["half", "3×"] in boxes and judged["solved"] is False


def test_snapshot_of_no_machine(lab: Path) -> None:
    """The snapshot holds no path of the machine on which the site was built."""
    snapshot = gzip.decompress(next((lab / "assets").glob("lab-*/snapshot.packed")).read_bytes())
    assert b"./this.program" in snapshot and bytes(ROOT) not in snapshot


def test_time_zone(browser: Any, lab: Path, served: str) -> None:
    """The page's Python knows what time it is where the learner sits, not where the site was built."""
    context = browser.new_context(timezone_id="Asia/Kolkata")
    page = context.new_page()
    page.goto(f"{served}/lab.html")
    said = page.evaluate(
        f"""async (given) => {{ {HELPERS}; await opened("now.py", given); await profiled(); return output() }}""",
        "import time\nprint(time.timezone, time.altzone, time.daylight, time.localtime(0)[3:5], time.strftime('%z'))\n"
        "print(time.tzname[0], time.localtime().tm_zone)\n",
    )
    context.close()
    assert said == "-19800 -19800 0 (5, 30) +0530\nUTC+0530 UTC+0530\n"


def test_chance(in_chromium: Tab) -> None:
    """Random numbers differ from run to run, though each Python wakes up from the same snapshot."""
    dice = """await opened("dice.py", "import random, uuid, os\\nprint(random.random(), uuid.uuid4(), os.urandom(4).hex())\\n");
        await profiled(); return output()"""
    said = [in_chromium.ask(dice), in_chromium.ask(dice)]
    said.append(in_chromium.ask(f"Lab.python.stop(); {dice}"))
    assert [len(set(column)) for column in zip(*(line.split() for line in said), strict=True)] == [3, 3, 3]


def test_memory(tab: Tab) -> None:
    """The page counts bytes, in each of three ways; runs are compared that counted the same, and no others."""
    program = (
        "KEPT = []\ndef keep(): KEPT.append(bytes(3_000_000))\ndef drop(): len(bytes(5_000_000))\n"
        "def main(): keep(); drop()\nmain()\n"
    )
    found = tab.ask(
        """await opened("memory.py", given[0]);
        const measure = find('[aria-label="What to measure"]'), found = [];
        for (const clock of ["peak", "allocated", "kept"]) {
          measure.value = clock;
          await profiled();
          found.push(find(".lab-reading li").textContent);
        }
        const compare = async () => { button("Compare the last two runs").click(); await idle(); return status() + output(); };
        found.push(await compare());
        await profiled();
        found.push(await compare());
        measure.value = "wall";
        return found;""",
        program,
    )
    assert found[0].startswith("At its peak, the program held 8.0")
    assert found[1].startswith("The program allocated 8.0")
    assert found[2].startswith("At the end, the program still held 3.0")
    assert "The two runs cannot be compared" in found[3]
    assert found[4].startswith("The last two runs, in one graph.")


def test_size(lab: Path) -> None:
    """All files of the lab, as a server sends them, are 8 MB at most.

    Not counted: those for a site in a folder, and the snapshot, without which the lab works too.
    """
    files = [
        file
        for file in next((lab / "assets").glob("lab-*")).rglob("*")
        if file.is_file() and file.parent.name != "embed" and file.name != "snapshot.packed"
    ]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 8_000_000
