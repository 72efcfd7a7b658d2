"""What a reader would call a function."""

import pytest

from demo.profiles.names import LONGEST, bare, printable, readable_name, shortened, without_folders


@pytest.mark.parametrize(
    ("recorded", "readable"),
    [
        ("main", "main"),
        ("<module>", "<module>"),
        ("<lambda>", "<lambda>"),
        ("<listcomp>", "<listcomp>"),
        ("<built-in method time.sleep>", "time.sleep"),
        ("<built-in method builtins.print>", "print"),
        ("<built-in method builtins.__build_class__>", "__build_class__"),
        ("<built-in method posix.open>", "posix.open"),
        ("<built-in method now>", "now"),
        ("<built-in method __new__ of type object at 0x7f3b9f6c0f30>", "type.__new__"),
        ("<built-in method fromkeys of type object at 0x00007FF8>", "type.fromkeys"),
        ("<built-in method sqrt of module object at 0x7f3b>", "sqrt"),
        ("<method 'append' of 'list' objects>", "list.append"),
        ("<method 'acquire' of '_thread.lock' objects>", "_thread.lock.acquire"),
        ("<slot wrapper '__init__' of 'object' objects>", "object.__init__"),
        ("<built-in function len>", "len"),
        ("<function f at 0x7f3b9f6c0f30>", "f"),
        ('<code object <module> at 0x7f3b9f6c0f30, file "/home/ann/prog.py", line 1>', "<module>"),
        ('<code object main, file "/home/ann/prog.py", line 1>', "main"),
        ("<built-in method <script>>", "<built-in method <script>>"),
        ("<method 'a\nb' of 'c' objects>", "c.a\N{REPLACEMENT CHARACTER}b"),
        ("", ""),
    ],
)
def test_readable_name(recorded: str, readable: str) -> None:
    """A built-in reads as one would write it, without address or path; any other name stays."""
    assert readable_name(recorded) == readable


@pytest.mark.parametrize("text", ["plain", "é", "名前", "😀", 'a"b\\c<d>&amp;%s', ""])
def test_printable_text_stays(text: str) -> None:
    """What can be shown is not touched."""
    assert printable(text) == text


@pytest.mark.parametrize("character", ["\n", "\0", "\x1b", "\u202e", "\u2028", "\ud800", "\ufffe", "\u200f"])
def test_unprintable_text(character: str) -> None:
    """What could break a line, turn the text around or cannot be encoded is replaced, one for one."""
    assert printable(f"a{character}b") == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("demo/workload.py --full", "demo/workload.py --full"),
        ("/home/ann/shop/main.py", "main.py"),
        ("-m mkdocs build -f /home/ann/mkdocs.yml -d=/home/ann/site", "-m mkdocs build -f mkdocs.yml -d=site"),
        (r"C:\Users\ann\shop\main.py", "main.py"),
        ("~/main.py", "main.py"),
        ('"/home/ann/my shop/main.py"', '"my shop/main.py"'),
        ("get https://example.org/a/b", "get https://example.org/a/b"),
        ("a / b", "a / b"),
    ],
)
def test_without_folders(command: str, shown: str) -> None:
    """The folders of full paths are left out of a command, for they name people; the rest stays."""
    assert without_folders(command) == shown


@pytest.mark.parametrize(("name", "last"), [("Thread.start", "start"), ("main", "main"), ("a.b.<lambda>", "<lambda>")])
def test_bare(name: str, last: str) -> None:
    """Of a name with its class the last part is the name that cProfile gives."""
    assert bare(name) == last


def test_shortened() -> None:
    """Of a long name both ends are shown, a short one is whole."""
    assert shortened("n" * LONGEST) == "n" * LONGEST
    assert shortened("a" * 90 + "b" * 90) == "a" * 60 + "…" + "b" * 30
