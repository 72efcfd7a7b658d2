"""What cProfile calls a function -> what a reader would call it."""

import re

_METHOD = re.compile(r"<(?:built-in )?(?:method|slot wrapper) '([^']+)' of '([^']+)' objects>", re.S)
_BUILT_IN = re.compile(
    r"<(?:built-in )?(?:method|function) ([^ <>]+?)(?: of (\S+) object)?(?: at 0x[0-9a-fA-F]+)?>", re.S
)
_CODE = re.compile(r"<code object (\S+)(?: at 0x[0-9a-fA-F]+)?, file .*, line \d+>", re.S)
_FOLDERS = re.compile(r"(?<![^\s=:\"'])(?!//)(?:[A-Za-z]:|~)?[\\/](?:[^\\/\s]*[\\/])*(?=[^\\/\s])")

GARBAGE_COLLECTOR = "garbage collector"
LONGEST = 120
"""Characters of a name that are still shown in full."""


def readable_name(recorded: str) -> str:
    """Turn what cProfile calls a built-in into what a reader would write.

    `<built-in method time.sleep>` -> `time.sleep`, `<method 'append' of 'list' objects>` -> `list.append`,
    `<built-in method builtins.print>` -> `print`; anything else stays, made printable.
    """
    if found := _METHOD.fullmatch(recorded):
        recorded = f"{found[2]}.{found[1]}"
    elif found := _BUILT_IN.fullmatch(recorded):
        recorded = f"{found[2]}.{found[1]}" if found[2] and found[2] != "module" else found[1]
    elif found := _CODE.fullmatch(recorded):  # the pure-Python profiler names what it ran so, path and all
        recorded = found[1]
    return printable(recorded.removeprefix("builtins."))


def is_collector(name: str) -> bool:
    """Say whether a function is the garbage collector, which nobody calls: it runs when the interpreter finds it time."""
    return name == GARBAGE_COLLECTOR or name.startswith("gc_collect_")


def bare(name: str) -> str:
    """Return the last part of a name: yappi calls a method "Thread.start", cProfile "start"."""
    return name.rpartition(".")[2]


def without_folders(command: str) -> str:
    """Shorten each full path in a command to its last name: folders are named after people."""
    return _FOLDERS.sub("", command)


def shortened(text: str) -> str:
    """Cut out the middle of a name that is no name: code made of a text may have the whole of it for its file's name."""
    return text if len(text) <= LONGEST else f"{text[:60]}…{text[-30:]}"


def printable(text: str) -> str:
    """Replace what no terminal, picture or page could show: control characters and half surrogates."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
