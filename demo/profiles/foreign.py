"""Names the format of a file that this tool cannot read, and the command that leads to one that it can.

See Also:
    https://github.com/P403n1x87/austin/wiki/The-MOJO-file-format, https://github.com/jlfwong/speedscope (its JSON schema),
    https://valgrind.org/docs/manual/cl-format.html (callgrind) and CPython's `Lib/profiling/sampling/cli.py` (the binary
    format of Python 3.15). The heads of other files are those that the tools really wrote.
"""

import re
import zlib
from collections.abc import Callable

RECORD = "Record the program again: python -m demo profile PROGRAM"
ALONE = "Only .pstats files can be added up. Draw it by itself: python -m demo graph FILE"
GIVE_PSTATS = "Give the .pstats file that it was made from: python -m demo graph output.pstats"

WRONG = "which can't be read"
LONGEST_HEAD = 16_384
"""Bytes that are looked at, except for the keys of JSON, which may stand at the end."""

Test = Callable[[bytes], object]


def _begins(*heads: bytes) -> Test:
    return lambda data: data.startswith(heads)


def _matches(pattern: bytes) -> Test:
    match = re.compile(pattern).match
    return lambda data: match(data, 0, LONGEST_HEAD)


def _has_keys(*keys: bytes) -> Test:
    return lambda data: data[:1] in (b"{", b"[") and all(b'"%s"' % key in data for key in keys)


_BINARY: list[tuple[Test, str, str]] = [
    (
        _begins(b"TACH", b"HCAT"),
        "a binary profile of Python 3.15",
        "Convert it with that Python: python -m profiling.sampling replay --gecko -o output.json FILE",
    ),
    (
        lambda data: b"memray\0" in data[:64],
        "a memray recording",
        "Convert it with memray: memray transform speedscope -o output.speedscope.json FILE",
    ),
    (_begins(b"MOJ"), "a binary austin recording", "Convert it with austin-python: mojo2austin FILE output.austin"),
    (
        _begins(b"PERFILE2", b"2ELIFREP"),
        "a perf recording",
        "Convert it with perf and FlameGraph: perf script -i FILE | stackcollapse-perf.pl > output.collapsed",
    ),
    (_begins(b"SQLite format 3\0"), "an SQLite database", RECORD),
    (_begins(b"\x89PNG\r\n\x1a\n"), "a PNG picture", GIVE_PSTATS),
    (_begins(b"PK\x03\x04"), "a zip file", "Unpack it, and give the .pstats file: python -m demo graph output.pstats"),
    (_matches(rb"[\x00-\xff]{2}\r\n[\x00-\x0f]\x00{3}"), "a compiled Python module", RECORD),
    (_matches(rb"(?s)\x80[\x02-\x05].{,200}line_profiler"), "a line_profiler recording, without calls", RECORD),
    (_matches(rb"\x80[\x02-\x05]"), "a pickle", RECORD),
]

_TEXT: list[tuple[Test, str, str]] = [
    # Files of whole stacks are read elsewhere, and come here only where nothing but a .pstats file will do.
    (lambda data: b"speedscope.app/file-format-schema" in data[:LONGEST_HEAD], "a speedscope profile", ALONE),
    (_has_keys(b"profiles", b"shared", b"frames"), "a speedscope profile", ALONE),
    (_has_keys(b"threads", b"stackTable", b"frameTable"), "a Firefox Profiler (gecko) profile", ALONE),
    (_matches(rb"# (?:austin|mode): "), "a list of collapsed stacks", ALONE),
    (_matches(rb"(?:\d+\n)?(?:[^\n;]+;)+[^\n;]+ \d+\r?\n"), "a list of collapsed stacks", ALONE),
    (
        _has_keys(b"frame_records", b"target_description"),
        "a pyinstrument session",
        "Convert it with pyinstrument: pyinstrument --load FILE -r speedscope -o output.speedscope.json",
    ),
    (
        _has_keys(b"root_frame", b"sample_count"),
        "a pyinstrument report",
        "Write another one with pyinstrument: pyinstrument -r speedscope -o output.speedscope.json PROGRAM",
    ),
    (_has_keys(b"traceEvents", b"viztracer_metadata"), "a viztracer trace", ALONE),
    (_has_keys(b"traceEvents"), "a Chrome trace", RECORD),
    (
        _matches(rb'(?s)\[\s*\{.{,500}?"cat":\s*"py-spy"'),
        "a Chrome trace of py-spy",
        "Write another format: py-spy record -f speedscope --full-filenames -o output.speedscope.json -- python PROGRAM",
    ),
    (_matches(rb'(?s)\[\s*\{.{,500}?"ph":'), "a Chrome trace", RECORD),
    (_has_keys(b"alloc_samples", b"elapsed_time_sec"), "a Scalene profile", RECORD),
    (_matches(rb'\{\s*["}]|\[\s*["{\[\]\d-]'), "a JSON file", RECORD),
    (_matches(rb"(?i)<(?:!doctype html|html)\b"), "a web page", GIVE_PSTATS),
    (lambda data: data[:1] == b"<" and b"<svg" in data[:LONGEST_HEAD], "an SVG picture", GIVE_PSTATS),
    (_matches(rb"(?:strict\s+)?(?:di)?graph\b[^{;]*\{"), "a picture in the DOT language", GIVE_PSTATS),
    (
        _matches(rb"version[ \t]*: 1\ncreator[ \t]*: yappi\n"),
        "a callgrind profile",
        "Write a pstats file with yappi: python -m yappi -f pstat -o output.pstats PROGRAM",
    ),
    (
        _matches(
            rb"# callgrind format|(?:(?:version|creator|pid|cmd|part|desc|positions)[ \t]*:.*\n|\n)*events[ \t]*:"
        ),
        "a callgrind profile",
        RECORD,
    ),
    (
        _matches(rb"(?:[^\n]*\n){,3} *\d+ function calls (?:\(\d+ primitive calls\) )?in \d"),
        "what cProfile prints",
        "Write a pstats file instead: python -m cProfile -o output.pstats PROGRAM",
    ),
    (
        _matches(rb"""#![^\n]*python|["']{3}|(?:(?:#[^\n]*)?\r?\n)*(?:import|from|def|class)[ \t]+\w[^\n]*\n"""),
        "a Python program",
        "Record it: python -m demo profile FILE",
    ),
]


def recognise(data: bytes) -> tuple[str, str] | None:
    """Say what some bytes are that are no profile.

    Returns:
        what is so, to stand behind the name of the file: "is a pickle, which can't be read"; and what to do, where FILE
        stands for that name. None for what is not known.
    """
    text = data.lstrip()
    if not text:
        return "is empty", RECORD
    if re.match(rb"\{\(\x03\x00\x00\x00[st]", data):
        return "was written by Python 2, whose profiles only Python 2 can read", RECORD.replace(
            ":", " under Python 3:", 1
        )
    if data.startswith(b"\x1f\x8b"):
        kinds = [_compressed(data)]
    elif b"\0" in data[:LONGEST_HEAD]:
        kinds = [(what, advice) for test, what, advice in _BINARY if test(data)]
        if data[0] & 0x7F in b"[()c":  # a list, a tuple or a code object, to which something may refer
            kinds.append(("Python data written by `marshal`", RECORD))
    else:
        kinds = [
            (what, advice)
            for tests, begin in ((_BINARY, data), (_TEXT, text))
            for test, what, advice in tests
            if test(begin)
        ]
    if not kinds:
        return None
    what, advice = kinds[0]
    return f"is {what}, {'and not a .pstats file' if advice == ALONE else WRONG}", advice


def _compressed(data: bytes) -> tuple[str, str]:
    try:
        inside = zlib.decompressobj(31).decompress(data, 64)
    except zlib.error:
        inside = b""
    if inside[:1] == b"\n":  # field 1 of a message, by which each profile of pprof begins
        return "a pprof profile", RECORD
    return "a compressed file", "Unpack it, and give the .pstats file: python -m demo graph output.pstats"
