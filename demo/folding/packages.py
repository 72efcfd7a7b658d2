"""Functions that have no box of their own -> boxes named after packages, where much of a run would else be nameless."""

from collections.abc import Sequence
from operator import attrgetter

from ..profiles.model import Profile, module
from ..profiles.origins import Origin
from .graph import Group, Kind

LARGE = 0.1
"""Share of a run, 0..1, that may be in one box that says nothing but how many functions are in it."""
WORTH_NAMING = 0.03
"""Share of a run, 0..1, of a package that is named."""
MOST_PACKAGES = 3
BUILT_INS = "built-ins"
NATIVE = "native code"


def nameless(profile: Profile, members: Sequence[int], what: str, kind: Kind) -> list[Group]:
    """Put functions into one box; if that gets large, those of the heaviest packages into boxes of their own.

    Args:
        profile: of the run.
        members: the functions, one or more.
        what: follows their number in the name of the box, for instance "more functions".
        kind: of the box.
    """
    functions = profile.functions
    if len(members) == 1:
        return [Group(members)]
    self_costs = list(map(attrgetter("self_cost"), functions))
    if sum(map(self_costs.__getitem__, members)) <= LARGE * profile.run_cost:
        return [together(members, what, kind)]
    by_place: dict[tuple[str, Origin], list[int]] = {}
    for i in members:
        by_place.setdefault((functions[i].path, functions[i].origin), []).append(i)
    by_package: dict[str, list[int]] = {}
    for place, those in by_place.items():
        by_package.setdefault(package(*place), []).extend(those)
    costs = {name: sum(map(self_costs.__getitem__, those)) for name, those in by_package.items()}
    names = sorted((n for n, cost in costs.items() if cost >= WORTH_NAMING * profile.run_cost), key=lambda n: -costs[n])
    groups = []
    for name in names[:MOST_PACKAGES]:
        those = by_package.pop(name)
        groups.append(Group(those) if len(those) == 1 else together(those, f"functions of {name}", kind))
    rest = [i for those in by_package.values() for i in those]
    return groups + ([Group(rest) if len(rest) == 1 else together(rest, what, kind)] if rest else [])


def package(path: str, origin: Origin) -> str:
    """Return the first two names of a file's module, "django.db"; "built-ins" or "native code" for functions without one."""
    name = ".".join(module(path).split(".")[:2])
    return name if name and not name.startswith("<") else NATIVE if origin == "native" else BUILT_INS


def together(members: Sequence[int], what: str, kind: Kind) -> Group:
    """Put functions into one box; arguments as for `nameless`."""
    return Group(members, False, f"{len(members):,} {what}", kind)
