"""Files with many small programs: each begins with a line `# %% what it does`, as cells of a notebook do in a script."""

import re
from collections.abc import Iterator
from pathlib import Path


def cells(file: Path) -> Iterator[tuple[str, str]]:
    """Yield what each program does, and its text."""
    for cell in re.split(r"^# %% ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
        does, _, text = cell.partition("\n")
        yield does, text.rstrip("\n") + "\n"
