"""Whether an advice names the place: ours, and the heaviest frame of another profiler."""

from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from demo.reading.claims import START

from .cases import IMPORTS, Case

Verdict: TypeAlias = Literal["right", "half", "wrong"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
NOTHING = "nothing"


class Place(NamedTuple):
    """Where somebody is sent first.

    Attributes:
        name: of the function, `IMPORTS`, or `NOTHING`.
        file: of the function, as far as it is shown; or "".
        callee: the function whose calls are meant, or "".
        callee_file: of that function.
    """

    name: str
    file: str = ""
    callee: str = ""
    callee_file: str = ""

    def __str__(self) -> str:
        """Return it as it stands in the table."""
        return " → ".join(f"`{name}`" if name not in (IMPORTS, NOTHING) else name for name in self[::2] if name)


def advised(claims: list[dict[str, Any]]) -> Place:
    """Return the place that a reading says to start with.

    Args:
        claims: as `explain --json` writes them.
    """
    names = {kind.__name__ for kind in START}
    for claim in claims:
        if claim["claim"] not in names and not claim["claim"].startswith("Start"):
            continue
        if claim["claim"] == "StartAtImports":
            return Place(IMPORTS)
        if function := claim.get("function"):
            callee = claim["callees"][0][0] if claim.get("callees") else {"name": "", "file": ""}
            return Place(function["name"], function["file"], callee["name"], callee["file"])
        if places := claim.get("places"):
            first = places[0][0]
            return Place(first["name"], first["file"]) if first else Place(IMPORTS)
        break
    return Place(NOTHING)


def judge(place: Place, case: Case) -> Verdict:
    """Say whether a place is the case's: the function itself, for a tool also a call of it."""
    if _is_in(place.name, place.file, case.right):
        return "right"
    if place.callee and _is_in(place.callee, place.callee_file, case.right):
        return "right" if case.kind == "tool that is the library" else "half"  # nobody's own function calls it there
    known = case.half | case.right
    if _is_in(place.name, place.file, known) or (place.callee and _is_in(place.callee, place.callee_file, known)):
        return "half"
    return "wrong"


def _is_in(name: str, file: str, names: frozenset[str]) -> bool:
    """Say whether a function is among names like "load", "isort.main.main" or "checker.py:run_checks"."""
    bare = name.rpartition(".")[2] if "<" not in name else name
    if names & {name, bare}:
        return True
    parts = PurePosixPath(file).parts
    ends = {"/".join(parts[-count:]) for count in range(1, len(parts) + 1)}
    return any(f"{end}:{one}" in names for end in ends for one in (name, bare))


def heaviest(frame: dict[str, Any]) -> Place:
    """Return the deepest function of the user's along the heaviest calls.

    Args:
        frame: the root of pyinstrument's tree, as its JSON has it.
    """
    found: dict[str, Any] = {}
    below: dict[str, Any] = {}
    while frame:
        callee: dict[str, Any] = max(frame.get("children", []), key=lambda child: float(child["time"]), default={})
        if frame.get("is_application_code"):
            found, below = frame, callee
        frame = callee
    if not found:
        return Place(NOTHING)
    is_import = found["function"] == "<module>" and below and below["function"] == "<module>"
    return Place(IMPORTS) if is_import else Place(found["function"], found["file_path_short"] or "")
