"""The names of profile files -> their sum, read one after the other."""

from collections.abc import Callable, Iterable

from ..errors import DemoError
from ..profiles.reader import read_bytes
from .addition import Addition
from .files import profile_files


def added_up(names: Iterable[str], left_out: Callable[[DemoError], object] | None) -> Addition:
    """Add up the files that are meant, each one once.

    Args:
        names: of files, of folders that hold some, or patterns.
        left_out: called with what is wrong with a file, which is then left out; None to raise it.

    Raises:
        DemoError: if a file cannot be added to the others.
    """
    addition, copies = Addition(), set()
    for path in profile_files(names):
        try:
            data = read_bytes(path)
            copy = hash(data)
            if copy in copies:
                raise DemoError(f"{path} is a copy of another one of these files, so it isn't added again.")
            addition.add(data, "/".join(path.parts[-2:]) if path.is_absolute() else str(path))
            copies.add(copy)
        except DemoError as error:
            if not left_out:
                raise
            left_out(error)
    return addition
