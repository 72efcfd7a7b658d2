"""What is installed: wheel and sdist hold all of `demo/`, and the tool works where a user's own `demo` is imported."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path, PurePath

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from demo import __version__
from demo.profiles.reader import read_profile
from demo.training import exercise
from demo.training.exercise import check_of
from tests.conftest import ROOT

EXERCISE = "read_settings"
PROGRAM = """\
from demo.greeting import greet

print(greet("Anna"))
"""
GREETING = """\
def greet(name):
    return f"Dear {name}"
"""


def uv(*arguments: object, cwd: Path) -> None:
    """Run a command of uv without the network, with the packages of this Python."""
    command = [sys.executable, "-m", "uv", "--offline", "--quiet", "--no-config", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def build(source: Path, kind: str, target: Path) -> Path:
    """Build a folder's wheel or sdist; return the file."""
    uv("build", f"--{kind}", "--no-build-isolation", "--python", sys.executable, "--out-dir", target, cwd=source)
    (built,) = (file for file in target.iterdir() if file.suffix in (".whl", ".gz"))
    return built


def tracked(*folders: str) -> set[str]:
    """Return the files that git knows of, and that are there: one may be deleted and not yet committed."""
    done = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in done.stdout.split("\0") if (ROOT / name).is_file()}


def names_in_wheel(wheel: Path) -> set[str]:
    """Return the files of a wheel, without what describes it."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    return {name for name in names if not name.startswith(f"profiling_in_python-{__version__}.dist-info/")}


@dataclass(frozen=True)
class Built:
    """What was built.

    Attributes:
        wheel: of the tracked files.
        sdist: of the tracked files.
        second: the wheel made from nothing but the sdist.
    """

    wheel: Path
    sdist: Path
    second: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build from a copy: setuptools would leave its files in the checkout, and find its old ones there."""
    folder = tmp_path_factory.mktemp("package")
    for name in tracked():
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / "source" / name)
    sdist = build(folder / "source", "sdist", folder / "sdist")
    wheel = build(folder / "source", "wheel", folder / "wheel")
    with tarfile.open(sdist) as packed:
        packed.extraction_filter = getattr(tarfile, "data_filter", None)  # asked for by the newer ones
        packed.extractall(folder / "unpacked")
    (unpacked,) = (folder / "unpacked").iterdir()
    return Built(wheel, sdist, build(unpacked, "wheel", folder / "second"))


def test_wheel_is_whole(built: Built) -> None:
    """The wheel holds every file of `demo/` that git tracks, below `profiling_in_python`, and nothing besides."""
    wanted = {name.replace("demo/", "profiling_in_python/", 1) for name in tracked("demo")}
    assert names_in_wheel(built.wheel) == wanted


def test_sdist_is_whole(built: Built) -> None:
    """The sdist holds every file of `demo/`, no other in that folder, and what is needed to build the same wheel."""
    with tarfile.open(built.sdist) as packed:
        files = {
            PurePath(member.name).relative_to(PurePath(member.name).parts[0]) for member in packed if member.isfile()
        }
    names = {file.as_posix() for file in files}
    assert {name for name in names if name.startswith("demo/")} == tracked("demo")
    assert {"pyproject.toml", "README.md", "LICENSE"} <= names
    assert names_in_wheel(built.second) == names_in_wheel(built.wheel)


# ------------------------------------------------------------------------------------------------- installed, and used


def needed_by(requirements: list[str]) -> Iterator[str]:
    """Yield the names of the packages that these ask for here, and of those that those ask for."""
    for line in requirements:
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield canonicalize_name(wanted.name)
            yield from needed_by(distribution(wanted.name).requires or [])


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment: the wheel, and what it asks for, as it is in this environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=sys.platform != "win32")
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / Path(sys.executable).name
    uv("pip", "install", "--no-index", "--no-deps", "--python", python, built.wheel, cwd=folder)
    ask = [str(python), "-c", "import importlib.metadata as m, sysconfig; print(sysconfig.get_path('purelib'));"
           "print(*m.requires('profiling-in-python'), sep='\\n')"]  # fmt: skip
    packages, *requirements = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in {*needed_by([*requirements, "pytest"]), *bundled_dot()}:
        for file in distribution(name).files or []:
            if ".." not in file.parts and "__pycache__" not in file.parts:
                place = Path(packages, file)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path(str(file.locate())), place)
    return programs


def bundled_dot() -> list[str]:
    """Return the name of the packaged Graphviz, where there is one for this machine."""
    try:
        distribution("graphviz-pure")
    except ModuleNotFoundError:
        return []
    return ["graphviz-pure"]


@pytest.fixture(params=["a folder", "a package"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A user's folder that has a `demo` of its own beside the program, with or without `__init__.py`."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "greeting.py").write_text(GREETING, encoding="utf-8")
    (tmp_path / "prog.py").write_text(PROGRAM, encoding="utf-8")
    if request.param == "a package":
        (tmp_path / "demo" / "__init__.py").touch()
    return tmp_path


def test_installed_is_used(installed: Path, desk: Path) -> None:
    """Installed, each command does its work in a folder with a `demo` of its own, which the user's program imports."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def call(*command: str, status: int = 0) -> str:
        whole = [shutil.which(command[0], path=str(installed)) or command[0], *command[1:]]
        done = subprocess.run(
            whole, cwd=desk, env=environment, input="", capture_output=True, text=True, timeout=60, encoding="utf-8"
        )
        assert (done.returncode, "Traceback" in done.stderr) == (status, False), (command, done.stdout, done.stderr)
        assert "demo" not in re.findall(r"^(\S+): ", done.stderr, re.M)  # that is the user's own package
        return done.stdout or done.stderr

    where = call("python", "-c", "import profiling_in_python; print(profiling_in_python.__file__)")
    assert Path(where.strip()).is_relative_to(installed.parent)
    assert call("python", "-m", "profiling_in_python", "--version").split()[1] == __version__
    assert call("profiling-demo", "--version").split()[1] == __version__

    assert call("profiling-demo", "profile", "prog.py") == "Dear Anna\n"
    assert {function.name for function in read_profile(desk / "output.pstats").functions} >= {"<module>", "greet"}
    assert "greet" in (desk / "output.html").read_text(encoding="utf-8")
    assert call("profiling-demo", "explain", "output.pstats")
    call("profiling-demo", "graph", "output.pstats", "-o", "again.html")
    shutil.copy(desk / "output.pstats", desk / "before.pstats")
    call("profiling-demo", "profile", "prog.py")
    assert call("profiling-demo", "compare", "before.pstats", "output.pstats")
    assert call("profiling-demo", "explain", "nowhere.pstats", status=1).startswith("profiling-demo: nowhere.pstats: ")
    assert (desk / "again.html").exists() and (desk / "compare.html").exists()

    (desk / "test_prog.py").write_text(
        "from demo.greeting import greet\ndef test_greet(): greet('Ben')\n", encoding="utf-8"
    )
    call("python", "-m", "pytest", "-q", "--callgraph", "test_prog.py")
    functions = {function.name for function in read_profile(desk / "callgraph" / "output.pstats").functions}
    assert {"test_greet", "greet"} <= functions

    task = call("profiling-demo", "exercise", EXERCISE)
    assert check_of(EXERCISE).task in task and "profiling-demo check" in task
    assert "Not cheap enough yet" in call("profiling-demo", "check", EXERCISE, status=1)
    shutil.copyfile(exercise.solution(EXERCISE), desk / "my-exercises" / f"{EXERCISE}.py")
    assert call("profiling-demo", "check", EXERCISE).startswith("Solved")
    assert f"✓ {EXERCISE}" in call("profiling-demo", "exercises")
