"""Output files are there whole or not at all, whoever else writes, and wherever they should go."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from demo.errors import DemoError
from demo.outputs import publish, stage

KINDS = ("pstats", "svg", "png")
WRITER = """
import sys
from pathlib import Path
from profiling_in_python.outputs import publish, stage
folder = Path(sys.argv[1])
for number in range(60):
    with stage(folder) as staging:
        for kind in ("pstats", "svg", "png"):
            (staging / f"output.{kind}").write_text(f"{sys.argv[2]} {number}")
        publish(staging, folder, "output", ("pstats", "svg", "png"))
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(folder: Path, text: str, kinds: tuple[str, ...] = KINDS) -> list[Path]:
    with stage(folder) as staging:
        for kind in kinds:
            (staging / f"output.{kind}").write_text(text, encoding="utf-8")
        return publish(staging, folder, "output", KINDS)


@pytest.mark.parametrize(
    "name", ["new/and/deep", "with space", 'it\'s "quoted" & <b>', "Ünïcode 文件", "a.png", "-o", "%d$HOME"]
)
def test_any_folder(name: str, tmp_path: Path) -> None:
    """The folder may have any name, and is made where it does not exist."""
    if sys.platform == "win32" and '"' in name:
        name = name.replace('"', "").replace("<", "").replace(">", "")
    folder = tmp_path / name
    assert write(folder, "1") == [folder / f"output.{kind}" for kind in KINDS]
    assert names(folder) == ["output.png", "output.pstats", "output.svg"]


def test_whole_set(tmp_path: Path) -> None:
    """What a run did not make is removed: no old picture beside a new profile."""
    write(tmp_path, "1")
    assert write(tmp_path, "2", ("pstats",)) == [tmp_path / "output.pstats"]
    assert names(tmp_path) == ["output.pstats"]


def test_failure_leaves_all(tmp_path: Path) -> None:
    """A step that fails leaves the old set, and nothing of its own."""
    write(tmp_path, "1")
    with suppress(ZeroDivisionError), stage(tmp_path) as staging:
        (staging / "output.png").write_text("2", encoding="utf-8")
        assert 1 / 0
    assert names(tmp_path) == ["output.png", "output.pstats", "output.svg"]
    assert (tmp_path / "output.png").read_text(encoding="utf-8") == "1"


def test_folder_in_the_way(tmp_path: Path) -> None:
    """A folder that has the name of an output file is left alone, and so is the rest of the set."""
    write(tmp_path, "1", ("pstats",))
    (tmp_path / "output.svg").mkdir()
    with pytest.raises(DemoError, match=r"output\.svg is a folder.* -o FOLDER"):
        write(tmp_path, "2")
    assert names(tmp_path) == ["output.pstats", "output.svg"]
    assert (tmp_path / "output.pstats").read_text(encoding="utf-8") == "1"


def test_all_or_nothing(tmp_path: Path) -> None:
    """When one file of the set cannot be put in its place, the ones before it go back."""
    write(tmp_path, "1")
    with stage(tmp_path) as staging:
        (staging / "output.pstats").write_text("2", encoding="utf-8")
        (staging / "output.svg").write_text("2", encoding="utf-8")
        (staging / "old.svg" / "full").mkdir(parents=True)  # the old svg cannot be moved out of the way
        with pytest.raises(DemoError):
            publish(staging, tmp_path, "output", KINDS)
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"1"}


def test_link_is_replaced(tmp_path: Path) -> None:
    """An output file that is a link is replaced; what it led to is untouched."""
    if sys.platform != "win32":
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
        (tmp_path / "output.png").symlink_to("mine.txt")
        (tmp_path / "output.svg").symlink_to("nowhere")
        write(tmp_path, "1")
        assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
        assert not (tmp_path / "output.png").is_symlink() and not (tmp_path / "output.svg").is_symlink()


def unwritable(tmp_path: Path) -> Path:
    """A folder that takes no files, for root neither."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    return Path("/proc/self") if os.access(folder, os.W_OK) and sys.platform == "linux" else folder


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed in another way there")
def test_closed_folder(tmp_path: Path) -> None:
    """A folder that takes no files is one line with the next command."""
    with (
        pytest.raises(DemoError, match=r": .+\. Name a folder that can be written to: -o FOLDER"),
        stage(unwritable(tmp_path)),
    ):
        pass


def test_file_as_folder(tmp_path: Path) -> None:
    """So is a file where a folder should be."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(DemoError, match="Name a folder"), stage(path):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_full_disk(tmp_path: Path) -> None:
    """A disk that is full in the middle is said in one line, and the old set is whole."""
    import resource

    write(tmp_path, "1")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(DemoError, match="File too large"):
            write(tmp_path, "2" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"1"}


def test_two_at_once(tmp_path: Path) -> None:
    """Two runs in one folder at the same time leave the whole set of one of them."""
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert names(tmp_path) == ["output.png", "output.pstats", "output.svg"]
    assert len({path.read_text() for path in tmp_path.iterdir()}) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_undisturbed(tmp_path: Path) -> None:
    """A Ctrl-C or SIGTERM that comes while the files are moved waits for the set to be whole; handlers are put back."""
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]

    class Place(type(tmp_path)):  # type: ignore[misc]
        def exists(self, **_: bool) -> bool:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGTERM)
            return bool(super().exists())

    with stage(tmp_path) as staging:
        for kind in KINDS:
            (staging / f"output.{kind}").write_text("1", encoding="utf-8")
        publish(Place(staging), tmp_path, "output", KINDS)
    assert names(tmp_path) == ["output.png", "output.pstats", "output.svg"]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
