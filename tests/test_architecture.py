"""Who may import whom in `demo/`: the table below is the architecture, and what is in it is so, neither more nor less."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import demo

PACKAGE = Path(demo.__file__).parent

LAYERS = (
    {"__main__"},
    {"commands", "dask", "integrations", "lab"},
    {"__init__"},
    {"pipeline"},
    {"training", "comparison"},
    {"drawable"},
    {"report"},
    {"picture", "reading"},
    {"folding", "parts", "stacks"},
    {"recording", "profiles"},
    {"outputs", "sites"},
    {"errors", "workload", "workload_improved", "exercises", "solutions"},
)
"""From the top to the bottom. The last four are programs that learners profile, and so are the `sites`."""

IMPORTS = {
    "__init__": {"drawable", "errors", "pipeline"},
    "__main__": {"commands"},
    "commands": {
        *("__init__", "comparison", "drawable", "errors", "folding", "outputs", "parts", "pipeline", "profiles"),
        *("recording", "sites", "training"),
    },
    "comparison": {"errors", "folding", "picture", "profiles", "reading", "report"},
    "dask": {"errors", "parts", "pipeline", "recording"},
    "drawable": {"errors", "outputs", "picture", "report"},
    "errors": set(),
    "exercises": set(),
    "folding": {"profiles"},
    "integrations": {"errors", "outputs", "parts", "pipeline", "profiles", "recording", "report"},
    "lab": {"errors", "folding", "pipeline", "profiles", "reading", "training"},
    "outputs": {"errors"},
    "parts": {"errors", "profiles", "recording"},
    "picture": {"errors", "folding", "profiles"},
    "pipeline": {
        *(
            "comparison",
            "drawable",
            "errors",
            "folding",
            "parts",
            "picture",
            "profiles",
            "reading",
            "recording",
            "report",
            "stacks",
        ),
    },
    "profiles": {"errors"},
    "reading": {"folding", "profiles"},
    "recording": {"errors"},
    "report": {"folding", "profiles"},
    "sites": {"errors"},
    "solutions": set(),
    "stacks": {"errors", "profiles"},
    "training": {"errors", "outputs", "profiles", "recording", "sites"},
    "workload": set(),
    "workload_improved": set(),
}
"""For each room, a folder or a file beside them, the other rooms that it imports."""

DOORS = {
    "cProfile": {"recording"},
    "distributed": {"dask"},
    "gprof2dot": {"picture"},
    "graphviz": {"picture"},
    "jinja2": {"report"},
    "IPython": {"integrations"},
    "pytest": {"integrations"},
    "requests": {"workload", "workload_improved"},
    "shtab": {"commands"},
    "tomli": {"commands"},
    "yappi": {"recording"},
}
"""For each tool from outside, the rooms that import it; programs for exercises import what they like."""


def imports(file: Path) -> set[str]:
    """Return the modules that a file imports, whole dotted names, relative ones as if the package were called "demo"."""
    here = ("demo", *file.relative_to(PACKAGE).parts[:-1])
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*here[: len(here) + 1 - node.level], *([node.module] if node.module else [])])
            base = base if node.level else str(node.module)
            found |= {base} | {f"{base}.{name.name}" for name in node.names}
    return found


def modules() -> dict[str, Path]:
    """Return every file of the package by its dotted name."""
    return {".".join(("demo", *f.relative_to(PACKAGE).with_suffix("").parts)): f for f in PACKAGE.rglob("*.py")}


def room_of(module: str) -> str:
    """Return the room of one of our modules: "demo.profiles.reader" is in "profiles"."""
    room = [*module.split("."), "__init__"][1]
    return room if (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").exists() else "__init__"


def test_every_room_imports_what_the_table_says() -> None:
    """Each room imports the other rooms that the table gives it: all of them, and none besides."""
    found: dict[str, set[str]] = {}
    for name, file in modules().items():
        ours = {room_of(module) for module in imports(file) if module.startswith("demo.")}
        found.setdefault(room_of(name), set()).update(ours - {room_of(name)})
    assert found == IMPORTS


def test_rooms_import_downwards() -> None:
    """A room imports only rooms of layers below its own."""
    layer = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}
    assert layer.keys() == IMPORTS.keys()
    assert [(room, other) for room, others in IMPORTS.items() for other in others if layer[other] <= layer[room]] == []


def test_no_circles() -> None:
    """Inside a room, too, no file imports another that leads back to it."""
    names = modules()
    TopologicalSorter({name: imports(file) & names.keys() for name, file in names.items()}).prepare()


def test_imports_inside_are_relative() -> None:
    """The package works under any name, so no file of it imports another by the name of the folder."""
    for file in modules().values():
        assert not [
            node
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and not node.level and str(node.module).partition(".")[0] == "demo"
        ], file


def test_doors() -> None:
    """Each tool from outside has one door."""
    programs = {"exercises", "solutions"}
    for tool, rooms in DOORS.items():
        found = {
            room_of(name) for name, file in modules().items() if any(n.partition(".")[0] == tool for n in imports(file))
        }
        assert found - programs == rooms, tool


def test_pure() -> None:
    """The rooms that also run in a browser touch no process, network or clock."""
    for name, file in modules().items():
        if room_of(name) in ("profiles", "folding", "picture", "reading", "comparison") and file.stem != "engines":
            outside = {module.partition(".")[0] for module in imports(file)}
            assert not outside & {"os", "subprocess", "socket", "time", "threading", "signal", "tempfile", "shutil"}, (
                file
            )


def test_no_shadows() -> None:
    """Beside a program to be profiled no file is named like a module that it may want."""
    forbidden = {"profile", "cProfile", "pstats", "trace", "graphviz", "gprof2dot"}
    for folder in ("", "exercises", "solutions", "recording"):
        assert not forbidden & {file.stem for file in (PACKAGE / folder).iterdir()}
