"""Source lines: which ones, and which files are never touched."""

import os
import sys
from pathlib import Path

import pytest

from demo.profiles.tables import Key
from demo.report.source_lines import LARGEST_SOURCE, MARKER, MOST_LINES, read_source

PROGRAM = '''\
"""A program."""
import functools


@functools.cache
@functools.wraps(
    print,
)
def cached(number):
    """Say
what it does."""
    return number
    # the end of it


class Basket:
    def total(self):
        return sum(
            1 for item in self.items)

    @property
    def heavy(self): return 5

    async def wait(self):
        if True:

            pass


double = lambda number: 2 * number
squares = [
    number ** 2 for number in range(5)
]
'''


def function(file: object, line: int, name: str) -> Key:
    """Return what a profile calls a function."""
    return str(file), line, name


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Write the program above."""
    path = tmp_path / "program.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "name", "last"),
    [
        (5, "cached", "    return number"),  # cProfile gives the line of the first decorator
        (17, "total", "            1 for item in self.items)"),
        (21, "heavy", "    def heavy(self): return 5"),
        (24, "wait", "            pass"),
        (16, "Basket", "            pass"),
        (30, "<lambda>", "double = lambda number: 2 * number"),
        (32, "<listcomp>", "    number ** 2 for number in range(5)"),
    ],
)
def test_block(program: Path, line: int, name: str, last: str) -> None:
    """A function is shown from its first decorator to its last statement, and no further."""
    found = read_source(function(program, line, name))
    assert found is not None
    assert found.first_line == line
    assert found.lines[0] == PROGRAM.split("\n")[line - 1]
    assert found.lines[-1] == last


def test_module_shows_its_beginning(program: Path) -> None:
    """Of a module the first 15 lines are shown, and that it goes on."""
    found = read_source(function(program, 1, "<module>"))
    assert found is not None
    assert found.lines == (*PROGRAM.split("\n")[:15], MARKER)


@pytest.mark.parametrize(
    "body", ["    pass\n" * 99, '    """\n' + "text\n" * 99 + '    """\n', "    call(\n" + "1,\n" * 99 + ")\n"]
)
def test_long_function(tmp_path: Path, body: str) -> None:
    """A long function ends after 40 lines with a marker, also in the middle of a text or a call."""
    path = tmp_path / "long.py"
    path.write_text("def long():\n" + body, encoding="utf-8")
    found = read_source(function(path, 1, "long"))
    assert found is not None
    assert len(found.lines) == MOST_LINES + 1
    assert found.lines[-1] == MARKER
    assert MARKER not in found.lines[:-1]


def test_function_of_just_40_lines(tmp_path: Path) -> None:
    """A function that fits has no marker."""
    path = tmp_path / "fits.py"
    path.write_text("def fits():\n" + "    pass\n" * 39 + "\n\nfits()\n", encoding="utf-8")
    found = read_source(function(path, 1, "fits"))
    assert found is not None
    assert found.lines == ("def fits():", *["    pass"] * 39)


def test_wide_line_is_cut(tmp_path: Path) -> None:
    """One endless line does not make an endless report."""
    path = tmp_path / "wide.py"
    path.write_text("def wide(): return '" + "x" * 100_000 + "'\n", encoding="utf-8")
    found = read_source(function(path, 1, "wide"))
    assert found is not None
    assert len(found.lines[0]) < 400
    assert found.lines[0].endswith(MARKER)


def test_control_characters_are_not_passed_on(tmp_path: Path) -> None:
    """A text that turns its direction round (CVE-2021-42574) cannot make the code look different from what it is."""
    path = tmp_path / "trojan.py"
    path.write_text("def trojan():\n    return '\u202e\x1b[2J'\n", encoding="utf-8")
    found = read_source(function(path, 1, "trojan"))
    assert found is not None
    assert found.lines[1] == "    return '\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}[2J'"


def test_declared_encoding_and_line_ends(tmp_path: Path) -> None:
    """A file is decoded as it declares, and any line ends count as such."""
    path = tmp_path / "latin.py"
    path.write_bytes("# coding: latin-1\r\ndef caf():\r\n    return 'é'\r\n".encode("latin-1"))
    found = read_source(function(path, 2, "caf"))
    assert found is not None
    assert found.lines == ("def caf():", "    return 'é'")


def test_file_edited_since(program: Path) -> None:
    """Where another function stands now, nothing is shown rather than the wrong lines."""
    assert read_source(function(program, 16, "cached")) is None
    assert read_source(function(program, 3, "<lambda>")) is None
    assert read_source(function(program, 999, "cached")) is None
    assert read_source(function(program, 0, "cached")) is None
    assert read_source(function(program, -3, "cached")) is None


@pytest.mark.parametrize(
    "file",
    [
        "",
        "~",
        "<string>",
        "<frozen os>",
        "no_such.py",
        "/dev/zero",
        "/proc/self/environ",
        "a\0b.py",
        "\\\\host\\share\\a.py",
        "//host/a.py",
    ],
)
def test_no_source_file(file: str) -> None:
    """A name that is no path of a Python file here gives nothing, and no error."""
    assert read_source(function(file, 1, "<module>")) is None


def test_other_kinds_of_files(tmp_path: Path, program: Path) -> None:
    """A folder, a file of another kind and one that is too large are not read."""
    (tmp_path / "folder.py").mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text(PROGRAM, encoding="utf-8")
    large = tmp_path / "large.py"
    large.write_bytes(b"#" * (LARGEST_SOURCE + 1))
    for path in (tmp_path / "folder.py", secret, large):
        assert read_source(function(path, 1, "<module>")) is None
    assert read_source(function(program, 1, "<module>")) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and devices among its files")
def test_pipe_and_device_do_not_block(tmp_path: Path) -> None:
    """A pipe that nobody writes to and a device that never ends are not opened, whatever they are called."""
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "zero.py").symlink_to("/dev/zero")
    assert read_source(function(tmp_path / "pipe.py", 1, "<module>")) is None
    assert read_source(function(tmp_path / "zero.py", 1, "<module>")) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"# coding: no-such-codec\nx = 1\n",
        b"# coding: zlib\nx = 1\n",
        b"# coding: idna\n" + b"x." * 100_000,
        b"# coding: punycode\n" + b"x-" * 100_000,
        b"",
    ],
    ids=["not UTF-8", "unknown codec", "codec of bytes", "slow codec", "other slow codec", "empty"],
)
def test_undecodable(tmp_path: Path, data: bytes) -> None:
    """What cannot be decoded, or only in minutes, gives nothing."""
    path = tmp_path / "odd.py"
    path.write_bytes(data)
    assert read_source(function(path, 1, "<module>")) is None


def test_null_bytes_and_nonsense(tmp_path: Path) -> None:
    """A text that is no Python is shown as far as it goes, and never an error."""
    path = tmp_path / "odd.py"
    path.write_bytes(b"def odd(:\n  )]}\x00\n '''\n")
    found = read_source(function(path, 1, "odd"))
    assert found is None or found.lines[0] == "def odd(:"
