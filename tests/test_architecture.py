"""Who may import whom in `demo/`. The table below is the architecture."""

import ast
from pathlib import Path

import pytest

import demo

ROOM = Path(demo.__file__).parent
VOCABULARY = {"errors", "stats", "units", "words"}

MAY_IMPORT = {
    "__init__": set(),
    "__main__": {"cli", "wrong_python"},
    # programs to be profiled import nothing of the tool
    "workload": set(),
    "workload_improved": set(),
    "recorder": set(),
    "sites": {"errors"},
    # the vocabulary
    "errors": set(),
    "units": set(),
    "names": set(),
    "origins": set(),
    "unmarshal": set(),
    "tables": {"unmarshal"},
    "stats": {"origins", "tables"},
    "reader": {"errors", "names", "origins", "stats", "tables", "unmarshal"},
    "words": {"stats", "units"},
    # the steps
    "record": {"errors"},
    "merging": {"stats", "origins"},
    "focus": {"stats", "origins", "merging"},
    "theme": set(),
    "legend": {"stats", "units", "theme"},
    "callgraph": {"reader", "stats", "units", "theme", "legend"},
    "render": {"errors"},
    "svg": {"errors"},
    "cautions": {"stats", "units"},
    "waiting": {"stats"},
    "callers": {"stats"},
    "advice": {"callers", "cautions", "stats", "units", "waiting", "words"},
    "explain": VOCABULARY | {"advice", "callers", "cautions", "waiting"},
    "sources": {"stats", "names"},
    "report": {"stats", "errors", "units", "words", "sources"},
    # the exercises: model, one trial, its verdict, the learner's folder
    "exercise": {"errors", "stats"},
    "trial_child": {"exercise"},
    "trial": {"errors", "exercise", "reader"},
    "verdict": {"exercise", "trial", "units"},
    "classroom": {"errors", "exercise", "outputs"},
    # before against after
    "comparing": {"stats", "units", "words", "merging"},
    "compare_graph": {"comparing", "callgraph", "legend", "stats", "units"},
    "compare_report": {"comparing", "report", "units"},
    # in a page: `lab` strings the steps together, as `cli` does
    "lab": VOCABULARY
    | {
        "advice",
        "callgraph",
        "cautions",
        "compare_graph",
        "comparing",
        "explain",
        "focus",
        "reader",
        "report",
        "sources",
        "svg",
        "unmarshal",
    },
    "lab_run": set(),
    "lab_check": {"exercise", "lab", "lab_run", "trial", "verdict"},
    # around them
    "outputs": {"errors"},
    "progress": set(),
    "terminal": {"byhand"},
    "wrong_python": set(),
    "byhand": {"record"},
    "arguments": {"focus"},
}
"""For each file of the tool, the files of the tool that it may import; `cli` strings them together and may import all."""

PURE = (
    *(
        "unmarshal",
        "tables",
        "names",
        "origins",
        "stats",
        "reader",
        "units",
        "words",
        "merging",
        "focus",
        "theme",
        "legend",
        "callgraph",
    ),
    *("cautions", "waiting", "callers", "advice", "explain", "comparing"),
)
"""Rooms that also run in a browser: no process, no network, no clock."""


def imports(file: Path) -> set[str]:
    """Return the modules a file imports, whole dotted names."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names} | {str(node.module)}
    return found


def rooms(names: set[str]) -> set[str]:
    """Return the files of the tool among imported modules."""
    return {name.split(".")[1] for name in names if name.startswith("demo.")} & {
        file.stem for file in ROOM.glob("*.py")
    }


@pytest.mark.parametrize("file", sorted(ROOM.glob("*.py")), ids=lambda file: file.stem)
def test_imports(file: Path) -> None:
    """A file imports only what the architecture gives it."""
    if not file.stem.startswith("cli"):
        assert rooms(imports(file)) <= MAY_IMPORT[file.stem]


def test_doors() -> None:
    """Each outside tool has one door."""
    doors = {
        "cProfile": {"recorder", "trial_child"},
        "graphviz": {"render"},
        "jinja2": {"report", "compare_report"},
        "requests": {"workload", "workload_improved"},
    }
    for tool, expected in doors.items():
        assert {f.stem for f in ROOM.glob("*.py") if any(n.split(".")[0] == tool for n in imports(f))} == expected


def test_pure() -> None:
    """The rooms that also run in a browser touch no process, network or clock."""
    for name in PURE:
        outside = {module.split(".")[0] for module in imports(ROOM / f"{name}.py")}
        assert not outside & {"os", "subprocess", "socket", "time", "threading", "signal", "tempfile", "shutil"}


def test_no_shadows() -> None:
    """No file is named like a module that a profiled program may want."""
    forbidden = {"profile", "cProfile", "pstats", "trace", "graphviz", "gprof2dot"}
    assert not forbidden & {file.stem for file in ROOM.rglob("*.py")}
