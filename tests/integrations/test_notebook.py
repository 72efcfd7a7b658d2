"""The magic of notebooks, in a real kernel; `tests/browser/test_notebook.py` shows such a notebook in JupyterLab."""

import html
import json
import re
from typing import Any

import pytest

pytestmark = pytest.mark.not_in_wasm

NOTEBOOK = """
# %% load
%load_ext profiling_in_python
# %% render
def render(number):
    return str(number)
# %% page
def page(count):
    # each by itself
    for number in range(count):
        render(number)
    return count
# %% cell
%%callgraph
print('hello')
kept = page(7)
kept + 1
# %% underscore
_.title, kept, [one.total_calls for one in _.profile.functions if one.key[2] == '<module>']
# %% quiet
%%callgraph quiet
page(9);  # nothing
# %% statement
run = %callgraph --cpu page(11)
[run.title, type(quiet).__name__]
# %% data
import json
found = {name: {f.name: f.total_calls for f in one.profile.functions if 'In[' in f.path or '%' in f.path}
    for name, one in {'quiet': quiet, 'run': run}.items()}
print(json.dumps(found))
# %% memory
%%callgraph --memory=kept blocks
block = [bytes(10_000) for _ in range(50)]
# %% comparison
quiet.compare(run)
# %% recorded
from profiling_in_python import record
with record('by hand') as by_hand:
    page(13)
by_hand
# %% twice
def twice():
    return page(2) + page(3)
_ = %callgraph twice()
print(len(_.source))
# %% many
SMALL
def heavy():
    yield bytes(1_000_000)
def all_of_them():
    held = [value() for name, value in list(globals().items()) if name.startswith("small")]
    return held + list(heavy())
# %% some boxes
%%callgraph --memory=kept some
held = all_of_them()
# %% all boxes
%%callgraph --memory=kept --all
held = all_of_them()
# %% traces
[b'ipykernel_' in some.data, some.first_view is None]
# %% mine
%%callgraph --mine=/nowhere --all mine
import json, pprint
pprint.pformat([page(3)])
# %% origins
sorted(f.name for f in mine.profile.functions if f.origin == 'program')
# %% fails
%%callgraph failed
page(17)
1 / 0
# %% after
[f.total_calls for f in failed.profile.functions if f.name == 'render']
# %% option
%%callgraph --memory=much
page(1)
# %% nothing
%callgraph --cpu
# %% no name
%%callgraph 3rd
page(1)
# %% awaits
%%callgraph
import asyncio
await asyncio.sleep(0)
# %% syntax
%%callgraph
if
# %% inside
with record():
    try:
        get_ipython().run_cell_magic('callgraph', '', 'page(1)')
    except Exception as error:
        print(error)
# %% hostile
%%callgraph
name = '</iframe><script>alert(1)</script>"'
exec(compile('def f(): pass', name, 'exec'))
f()
"""
SMALL = "\n".join(f"def small_{number}(): return bytes(3_000)" for number in range(22))
CELLS = dict(re.findall(r"^# %% (.*)\n((?:(?!# %%).*\n)+)", NOTEBOOK.replace("SMALL", SMALL), re.M))


@pytest.fixture(scope="module")
def outputs() -> dict[str, list[Any]]:
    """What is shown below each cell."""
    import nbformat
    from nbclient import NotebookClient

    make: Any = nbformat.v4
    notebook = make.new_notebook(cells=[make.new_code_cell(text.rstrip()) for text in CELLS.values()])
    NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True).execute()
    nbformat.validate(notebook)
    return {name: cell.outputs for name, cell in zip(CELLS, notebook.cells)}


def text(outputs: list[Any]) -> str:
    """Return what is printed, and shown as plain text."""
    return "".join(one.get("text", one.get("data", {}).get("text/plain", "") + "\n") for one in outputs)


def page(outputs: list[Any]) -> str:
    """Return the page in the frame of the last output."""
    [found] = re.findall(r'srcdoc="([^"]*)"', outputs[-1].data["text/html"])
    return html.unescape(found)


def test_a_cell(outputs: dict[str, list[Any]]) -> None:
    """A cell prints what it prints, shows its last value, and below that is the graph, with functions of other cells."""
    shown = outputs["cell"]
    assert [one.output_type for one in shown] == ["stream", "display_data", "execute_result"]
    assert text(shown).startswith("hello\n8\nCall graph of In[4]\nThe run took ")
    for function, calls in (("render (your program, In[2]:1)", "7 times"), ("page (your program, In[3]:1)", "once")):
        assert re.search(rf"{re.escape(function)}: [^<]* Called {calls}\.", page(shown))
    assert text(outputs["underscore"]) == "('In[4]', 7, [1])\n"


def test_the_frame(outputs: dict[str, list[Any]]) -> None:
    """The page is in a frame without rights but to run its own scripts, with a picture for where there are no frames."""
    shown = outputs["cell"][-1].data["text/html"]
    assert shown.startswith("<iframe ") and ' sandbox="allow-scripts" ' in shown
    assert '<img alt="Call graph of In[4]" src="data:image/svg+xml;base64,' in shown
    assert "<li>The run took " in shown
    assert not re.search(r"https?://(?!www\.w3\.org)", page(outputs["cell"]).partition("</style>")[0])
    ids = {
        re.findall(r'<iframe id="([^"]+)"', one.data["text/html"])[0]
        for one in (outputs[n][-1] for n in ("cell", "memory"))
    }
    assert len(ids) == 2


def test_source_lines(outputs: dict[str, list[Any]]) -> None:
    """The lines of a function are those of its cell, which is no file."""
    assert "# each by itself" in page(outputs["cell"])
    assert int(text(outputs["twice"])) == 3  # twice, page and render


def test_names_and_statements(outputs: dict[str, list[Any]]) -> None:
    """A cell's run can have a name, a statement's is its value; a cell that ends with a semicolon shows no value."""
    assert [one.output_type for one in outputs["quiet"]] == ["execute_result"]
    assert text(outputs["statement"]) == "['page(11)', 'RecordedRun']\n"
    found = json.loads(text(outputs["data"]))
    assert {name: calls["render"] for name, calls in found.items()} == {"quiet": 9, "run": 11}
    assert found["quiet"]["page"] == found["run"]["page"] == 1


def test_memory(outputs: dict[str, list[Any]]) -> None:
    """Bytes are counted if that is wanted."""
    assert "At the end, the program still held 50" in text(outputs["memory"])


def test_all_boxes(outputs: dict[str, list[Any]]) -> None:
    """The smallest boxes are put together at first, unless all are wanted."""
    assert 'class="callgraph-all"' in page(outputs["some boxes"])
    assert 'class="callgraph-all"' not in page(outputs["all boxes"])


def test_no_names_of_the_kernel(outputs: dict[str, list[Any]]) -> None:
    """Wherever a profile names files, cells are called as the user knows them."""
    assert text(outputs["traces"]) == "[False, False]\n"


def test_comparison(outputs: dict[str, list[Any]]) -> None:
    """Two runs side by side are shown in the same way."""
    assert "render: called 9 times before, 11 times now" in text(outputs["comparison"])
    assert "quiet → page(11)" in page(outputs["comparison"])


def test_recorded_in_a_cell(outputs: dict[str, list[Any]]) -> None:
    """What is recorded without the magic knows the cells as well."""
    assert "called 13 times" in page(outputs["recorded"])
    assert "Call graph of by hand" in text(outputs["recorded"])


def test_mine(outputs: dict[str, list[Any]]) -> None:
    """Whatever else is the user's, the cells are."""
    assert text(outputs["origins"]) == "['<module>', 'page', 'render']\n"


def test_a_cell_that_fails(outputs: dict[str, list[Any]]) -> None:
    """An exception is the cell's own, and what ran until then is shown."""
    kinds = [one.output_type for one in outputs["fails"]]
    assert kinds == ["display_data", "error"] and outputs["fails"][-1].ename == "ZeroDivisionError"
    assert "notebook.py" not in "".join(outputs["fails"][-1].traceback)
    assert text(outputs["after"]) == "[17]\n"


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("option", "UsageError: --memory=much isn't an option of %%callgraph [--memory[=peak|allocated|kept]]"),
        ("nothing", "UsageError: What is to be recorded? %callgraph STATEMENT"),
        ("no name", "UsageError: '3rd' can't be the name of a variable"),
        ("awaits", "UsageError: Code that awaits can't be recorded by the magic."),
        ("inside", "Nothing can be recorded here: another profiler is running."),
    ],
)
def test_what_cannot_be(outputs: dict[str, list[Any]], cell: str, sentence: str) -> None:
    """What can't be recorded is said in a sentence."""
    assert text(outputs[cell]).startswith(sentence)


def test_syntax_error(outputs: dict[str, list[Any]]) -> None:
    """A cell that is no Python gets Python's own complaint."""
    assert [one.ename for one in outputs["syntax"]] == ["SyntaxError"]


def test_hostile_names(outputs: dict[str, list[Any]]) -> None:
    """Names of files and functions are text, in the frame and around it."""
    shown = outputs["hostile"][-1].data["text/html"]
    assert shown.count("<iframe") == shown.count("</iframe>") == 1 and shown.count("<script>") == 1
    assert "<script>alert" not in page(outputs["hostile"])
