"""What is shown of each function, and whose it is: its key, as recorded -> a name, a path and an origin."""

from collections.abc import Collection, Sequence

from .marshal_values import Malformed
from .names import LONGEST, printable, readable_name, shortened
from .origins import Origin, has_no_file, is_relative, origins_of
from .tables import Key

MOST_TEXT = 32 * 1024 * 1024
"""Characters in all names together: a file can use a long one for very many functions, and they would fill pages."""


def shown(
    keys: Collection[Key], modules: Collection[str], mine: Sequence[str]
) -> tuple[list[str], list[str], list[Origin]]:
    """Return what is shown of each function: its name, its path and its origin.

    Args:
        keys: of the functions.
        modules: those among the files that are modules written in C.
        mine: the program's own folders or files.

    Raises:
        Malformed: if the names come to more than a file can hold.
    """
    files, _, recorded = zip(*keys)
    judged = origins_of(set(files).difference(modules), mine)
    path = {file: shortened(printable(found.path)) for file, found in judged.items()} | dict.fromkeys(modules, "")
    origin: dict[str, Origin] = {file: found.origin for file, found in judged.items()}
    origin.update(dict.fromkeys(modules, "built-in"))
    if sum(map(len, recorded)) > MOST_TEXT:
        raise Malformed("names that are longer than a file can be")
    names = [name if name.isidentifier() else readable_name(name) for name in recorded]
    if max(map(len, names)) > LONGEST:
        names = [*map(shortened, names)]
    if modules:
        names = [
            f"{file}.{name}".removeprefix("builtins.") if file in modules and name == as_recorded else name
            for name, (file, _, as_recorded) in zip(names, keys)
        ]
    return names, [path[file] for file in files], [origin[file] for file in files]


def without_file(keys: Sequence[Key], origins: Sequence[Origin], relative_too: bool) -> list[int]:
    """Return the functions whose file's name does not tell whose they are.

    Args:
        keys: of all functions.
        origins: as judged by the files.
        relative_too: whether a relative name is one of these, as in a recording of ours, which names the program's own
            folders in full.
    """
    files = {
        file for file in {file for file, _, _ in keys} if has_no_file(file) or (relative_too and is_relative(file))
    }
    return [i for i, key in enumerate(keys) if key[0] in files and origins[i] == "library"] if files else []


def modules_of_c(keys: Collection[Key]) -> set[str]:
    """Return the modules written in C, which yappi gives instead of a file: ("time", 0, "sleep")."""
    candidates = {file for file, line, _ in keys if line == 0 and file.replace(".", "").isidentifier()}
    candidates = {file for file in candidates if not file.endswith(".py")}
    return candidates and candidates - {file for file, line, _ in keys if line}
