"""Files of other kinds: what tools have really written, and the heads that formats are known by."""

import gzip
import marshal
import pickle
import py_compile
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import demo as profiling
from demo.profiles.marshal_values import Malformed
from demo.profiles.reader import read_profile
from tests import samples
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import WRITERS

PROGRAM = "import time\ndef main():\n    time.sleep(0.02)\n    return [sum(range(n)) for n in range(900)]\nmain()\n"


def said_of(data: bytes, tmp_path: Path) -> str:
    """Return what is said of some bytes, without the name of the file."""
    file = tmp_path / "some file"
    file.write_bytes(data)
    with pytest.raises(Malformed) as caught:
        read_profile(file)
    assert "\n" not in str(caught.value) and str(caught.value).startswith(f"{file} ")
    return str(caught.value).removeprefix(f"{file} ")


def run(*command: str) -> bytes:
    return subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True).stdout


def pyinstrument(kind: str) -> Callable[[Path, str], object]:
    return lambda file, program: run("pyinstrument", "-r", kind, "-o", str(file), program)


def gprof2dot(file: Path, program: str) -> None:
    profile = file.with_name("a.pstats")
    profile.write_bytes(samples.real())
    run("gprof2dot", "-f", "pstats", str(profile), "-o", str(file))


def zipped(file: Path, program: str) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a.pstats", samples.real())


WRITTEN: dict[str, tuple[Callable[[Path, str], object], str, str]] = {
    "session": (pyinstrument("session"), "a pyinstrument session", "pyinstrument --load "),
    "report": (
        pyinstrument("json"),
        "a pyinstrument report",
        "pyinstrument -r speedscope -o output.speedscope.json PROGRAM",
    ),
    "page": (pyinstrument("html"), "a web page", "python -m demo graph output.pstats"),
    "yappi": (
        lambda file, program: run("yappi", "-f", "callgrind", "-o", str(file), program),
        "a callgrind profile",
        "python -m yappi -f pstat -o output.pstats PROGRAM",
    ),
    "printed": (
        lambda file, program: file.write_bytes(run("cProfile", program)),
        "what cProfile prints",
        "python -m cProfile -o output.pstats PROGRAM",
    ),
    "dot": (gprof2dot, "a picture in the DOT language", "python -m demo graph output.pstats"),
    "zip": (zipped, "a zip file", "python -m demo graph output.pstats"),
    "gzip": (lambda file, _: file.write_bytes(gzip.compress(samples.real())), "a compressed file", "Unpack it"),
    "pickle": (
        lambda file, _: file.write_bytes(pickle.dumps({"a": [1]})),
        "a pickle",
        "python -m demo profile PROGRAM",
    ),
    "pyc": (
        lambda file, program: py_compile.compile(program, str(file)),
        "a compiled Python module",
        "python -m demo profile PROGRAM",
    ),
    "marshal": (
        lambda file, _: file.write_bytes(marshal.dumps([1, 2.5])),
        "Python data written by `marshal`",
        "python -m demo profile PROGRAM",
    ),
    "own page": (
        lambda file, _: file.write_text(profiling.read(samples.real()).page(None), encoding="utf-8"),
        "a web page",
        "python -m demo graph output.pstats",
    ),
    "own dot": (
        lambda file, _: file.write_text(profiling.read(samples.real()).dot, encoding="utf-8"),
        "a picture in the DOT language",
        "python -m demo graph output.pstats",
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_written(name: str, tmp_path: Path) -> None:
    """What a tool has written is named, with a command that leads on."""
    write, what, advice = WRITTEN[name]
    program = tmp_path / "prog.py"
    program.write_text(PROGRAM, encoding="utf-8")
    write(tmp_path / "written", str(program))
    said = said_of((tmp_path / "written").read_bytes(), tmp_path)
    assert said.startswith(f"is {what}, which can't be read. ") and advice in said


def test_python_2(tmp_path: Path) -> None:
    """A profile that Python 2 has written, texts as bytes, is not damaged: the program is to be run under Python 3."""
    key = b"(\3\0\0\0s\7\0\0\0prog.pyi\3\0\0\0t\4\0\0\0main"
    data = b"{" + key + b"(\5\0\0\0i\1\0\0\0i\1\0\0\0g" + bytes(8) + b"g" + bytes(8) + b"{00"
    for written in (data, data.replace(b"s\7", b"t\7").replace(b"t\4\0\0\0main", b"R\0\0\0\0")):
        said = said_of(written, tmp_path)
        assert said.startswith("was written by Python 2, ") and "under Python 3: python -m demo profile PROGRAM" in said


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"TACH\1\0\0\0" + bytes(56), "a binary profile of Python 3.15"),
        (b"memray\0\x0c\0\0\0", "a memray recording"),
        (b'\4"M\x18@@\xdd6\0\0\xfa\4memray\0\x0c\0', "a memray recording"),
        (b"MOJ\3mode\0wall\0", "a binary austin recording"),
        (b"PERFILE2" + bytes(64), "a perf recording"),
        (b"SQLite format 3\0\x10\0", "an SQLite database"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG picture"),
        (
            b"\x80\4\x95Q\0\0\0\0\0\0\0\x8c\x1bline_profiler.line_profiler\x94",
            "a line_profiler recording, without calls",
        ),
        (b"\x80\5\x95\3\0\0\0\0\0\0\0]\x94.", "a pickle"),
        (gzip.compress(b"\n\4\b\1\x10\2"), "a pprof profile"),
        (b'{"traceEvents": [], "otherData": {}}', "a Chrome trace"),
        (b'[\n{"args":{},"cat":"py-spy","name":"main","ph":"B","pid":7}]', "a Chrome trace of py-spy"),
        (b'[{"name":"main","ph":"X","pid":7}]', "a Chrome trace"),
        (b'{\n    "alloc_samples": 0,\n    "elapsed_time_sec": 1.5}', "a Scalene profile"),
        (b'{"a": 1}', "a JSON file"),
        (b"[]", "a JSON file"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE svg>\n<!-- Title: a -> b -->\n<svg></svg>', "an SVG picture"),
        (b"<!doctype html>\n<title>a</title><svg></svg>", "a web page"),
        (b"# callgrind format\nversion: 1\n", "a callgrind profile"),
        (b"version: 1\ncreator: callgrind-3.19\npid: 7\n\nevents: Ir\n", "a callgrind profile"),
        (b'#!/usr/bin/env python3\nprint("a")\n', "a Python program"),
        (b"# Prices.\n\nimport sys\n", "a Python program"),
        (b'"""Prices."""\n', "a Python program"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_heads(data: bytes, what: str, tmp_path: Path) -> None:
    """So is what begins as a format says, or as tools that are not at hand have begun their files."""
    assert said_of(data, tmp_path).startswith(f"is {what}, which can't be read. ")


def test_empty(tmp_path: Path) -> None:
    """An empty file is called empty."""
    assert said_of(b"", tmp_path).startswith("is empty. Record the program again: python -m demo profile")


@pytest.mark.parametrize(
    "data",
    [samples.real()[:-9], samples.real()[3:], b"Dear Ann,\nhow are you?\n", b"\xfb\xff", marshal.dumps({})],
    ids=len,
)
def test_damaged(data: bytes, tmp_path: Path) -> None:
    """A damaged profile, and what is of no kind that is known, is said to be just that."""
    assert said_of(data, tmp_path).startswith("is not a profile, or is damaged (")


def test_name_in_a_command(tmp_path: Path) -> None:
    """Where the file stands in the command to type next, it can be typed so, though there is a space in its name."""
    assert f'Record it: python -m demo profile "{tmp_path / "some file"}"' in said_of(PROGRAM.encode(), tmp_path)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text", ["\n", " ", "#\n", "a;", "1 ", "[", "{ ", "<!--", "graph ", "version:\n", "x\n"], ids=repr
)
def test_no_text_takes_long(text: str, tmp_path: Path) -> None:
    """However much there is of a text that begins like one of the formats, it is judged by its beginning."""
    assert said_of(b"\n" + text.encode() * 300_000, tmp_path)


@pytest.mark.parametrize("name", WRITERS)
def test_stacks_are_not_added_up(name: str, tmp_path: Path) -> None:
    """Where only a .pstats file will do, a file of whole stacks is named, and what can be done with it."""
    said = said_of(WRITERS[name](stacks_of(7)), tmp_path)
    assert "and not a .pstats file. Only .pstats files can be added up. Draw it by itself: python -m demo graph" in said
