"""Output files are there whole or not at all, whoever else writes, and wherever they should go."""

import os
import signal
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from demo.errors import DemoError
from demo.outputs.ownership import END_OF_PNG, IN_PNG, IN_PROFILES, is_ours, mark
from demo.outputs.staging import publish, stage

KINDS = ("pstats", "svg", "png")
WRITER = """
import sys
from pathlib import Path
from profiling_in_python.outputs.staging import publish, stage
from profiling_in_python.outputs.ownership import IN_PNG, IN_PROFILES, mark
folder = Path(sys.argv[1])
for number in range(60):
    with stage(folder) as staging:
        for kind in ("pstats", "svg", "png"):
            text = f"{sys.argv[2]}-{number} ".encode()
            data = text + IN_PROFILES if kind == "pstats" else text + IN_PNG if kind == "png" else mark(text, kind)
            (staging / f"output.{kind}").write_bytes(data)
        publish(staging, folder, "output", ("pstats", "svg", "png"))
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def ours(text: str, kind: str) -> bytes:
    """Return a file of the tool that begins with a word."""
    data = text.encode() + b" "
    return data + IN_PROFILES if kind == "pstats" else data + IN_PNG if kind == "png" else mark(data, kind)


def write(folder: Path, text: str, kinds: tuple[str, ...] = KINDS, force: bool = False) -> list[Path]:
    with stage(folder) as staging:
        for kind in kinds:
            (staging / f"output.{kind}").write_bytes(ours(text, kind))
        return publish(staging, folder, "output", KINDS, force)


def content(folder: Path) -> set[str]:
    return {path.read_bytes().split()[0].decode() for path in folder.iterdir()}


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
    assert content(tmp_path) == {"1"}


def test_folder_in_the_way(tmp_path: Path) -> None:
    """A folder that has the name of an output file is left alone, and so is the rest of the set."""
    write(tmp_path, "1", ("pstats",))
    (tmp_path / "output.svg").mkdir()
    with pytest.raises(DemoError, match=r"output\.svg is a folder.* -o FOLDER"):
        write(tmp_path, "2")
    assert names(tmp_path) == ["output.pstats", "output.svg"]
    assert (tmp_path / "output.pstats").read_bytes() == ours("1", "pstats")


def test_all_or_nothing(tmp_path: Path) -> None:
    """When one file of the set cannot be put in its place, the ones before it go back."""
    write(tmp_path, "1")
    with stage(tmp_path) as staging:
        (staging / "output.pstats").write_bytes(ours("2", "pstats"))
        (staging / "output.svg").write_bytes(ours("2", "svg"))
        (staging / "old.svg" / "full").mkdir(parents=True)  # the old svg cannot be moved out of the way
        with pytest.raises(DemoError):
            publish(staging, tmp_path, "output", KINDS)
    assert content(tmp_path) == {"1"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need an administrator there")
@pytest.mark.parametrize("leads_to", ["mine.txt", "nowhere", "output.pstats"])
def test_link(leads_to: str, tmp_path: Path) -> None:
    """A link that has the name of an output file stays, and so does what it leads to: the set gets another name."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "output.png").symlink_to(leads_to)
    assert write(tmp_path, "1") == [tmp_path / f"output-2.{kind}" for kind in KINDS]
    assert os.readlink(tmp_path / "output.png") == leads_to
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("kind", KINDS)
def test_file_of_others(kind: str, tmp_path: Path) -> None:
    """A file that this tool has not made stays, whatever its kind; all of the set get the same other name."""
    (tmp_path / f"output.{kind}").write_text("mine", encoding="utf-8")
    write(tmp_path, "1")
    assert write(tmp_path, "2") == [tmp_path / f"output-2.{kind}" for kind in KINDS]
    assert names(tmp_path) == sorted([f"output.{kind}", *(f"output-2.{kind}" for kind in KINDS)])
    assert (tmp_path / f"output.{kind}").read_text(encoding="utf-8") == "mine"


def test_file_of_others_that_is_not_in_the_way(tmp_path: Path) -> None:
    """A file of somebody else is not removed where nothing takes its place."""
    (tmp_path / "output.svg").write_text("mine", encoding="utf-8")
    assert write(tmp_path, "1", ("pstats",)) == [tmp_path / "output.pstats"]
    assert names(tmp_path) == ["output.pstats", "output.svg"]


def test_equal_file(tmp_path: Path) -> None:
    """Where the new file is the same, byte for byte, nothing is lost: a profile of another tool that is saved again."""
    (tmp_path / "output.pstats").write_text("theirs", encoding="utf-8")
    for _ in range(2):
        with stage(tmp_path) as staging:
            (staging / "output.pstats").write_text("theirs", encoding="utf-8")
            assert publish(staging, tmp_path, "output", KINDS) == [tmp_path / "output.pstats"]


def test_force(tmp_path: Path) -> None:
    """By force, files of others are replaced, and removed where nothing was made."""
    for kind in KINDS:
        (tmp_path / f"output.{kind}").write_text("mine", encoding="utf-8")
    assert write(tmp_path, "1", ("pstats", "png"), force=True) == [tmp_path / "output.pstats", tmp_path / "output.png"]
    assert content(tmp_path) == {"1"} and names(tmp_path) == ["output.png", "output.pstats"]


@pytest.mark.parametrize("kind", ["svg", "html", "dot", "png", "pdf", "ps", "gif", "jpg", "webp"])
def test_mark(kind: str, tmp_path: Path) -> None:
    """What is written with the mark is known as ours again; without it, or with it in the middle, it is not."""
    plain = b"\x89PNG\r\n\x1a\n...." + END_OF_PNG if kind == "png" else b"<svg/>\n"
    file = tmp_path / f"a.{kind}"
    for data, expected in ((plain, False), (mark(plain, kind), True), (mark(plain, kind) + b"x" * 99, False)):
        file.write_bytes(data)
        assert is_ours(file) is expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b'<a href="https://example.org/profiling-in-python">home</a></body></html>\n'),
        ("note.html", b"<p>See profiling-in-python</p>"),
        ("quote.svg", b"<svg/><!-- profiling-in-python -->"),
        ("graph.dot", b"digraph {\n a -> b }\n"),
        ("output.pstats", b"{\xda\x1a/home/profiling-demo/app.py"),
        ("picture.png", b"\x89PNG profiling-in-python" + END_OF_PNG),
        ("paper.pdf", b"%PDF % profiling-in-python"),
    ],
)
def test_mark_of_others(name: str, content: bytes, tmp_path: Path) -> None:
    """The tool's name in somebody's file, in its path or near its end, is no mark."""
    (tmp_path / name).write_bytes(content)
    assert not is_ours(tmp_path / name)


@pytest.mark.not_in_wasm
def test_large_file(tmp_path: Path) -> None:
    """Of a large file no more is read than where a mark may be."""
    with (tmp_path / "film.html").open("wb") as file:
        file.truncate(1 << 33)  # a hole, which takes no room
    assert not is_ours(tmp_path / "film.html")


def test_real_png(tmp_path: Path) -> None:
    """The mark of a PNG is a chunk of the kind that PNGs have for it, so every reader takes the picture."""
    text = mark(b"\x89PNG\r\n\x1a\n" + END_OF_PNG, "png")
    length, kind, data, check = text[8:12], text[12:16], text[16:44], text[44:48]
    assert (int.from_bytes(length, "big"), kind, data) == (28, b"tEXt", b"Software\0profiling-in-python")
    assert int.from_bytes(check, "big") == zlib.crc32(kind + data) and text[48:] == END_OF_PNG


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
    assert content(tmp_path) == {"1"}


def test_two_at_once(tmp_path: Path) -> None:
    """Two runs in one folder at the same time leave the whole set of one of them."""
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert names(tmp_path) == ["output.png", "output.pstats", "output.svg"]
    assert len({path.read_bytes().split(b" ")[0] for path in tmp_path.iterdir()}) == 1


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
            (staging / f"output.{kind}").write_bytes(ours("1", kind))
        publish(Place(staging), tmp_path, "output", KINDS)
    assert names(tmp_path) == ["output.png", "output.pstats", "output.svg"]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
