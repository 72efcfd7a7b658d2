"""What of a run belongs to its imports: the import machinery, and the bodies of the modules that it ran."""

from collections.abc import Iterable

from ..profiles.model import Function, Profile
from ..profiles.run_modules import run_modules
from .merging import roots

_FILES = ("importlib/", "importlib._bootstrap", "zipimport")
_BUILT_INS = ("__import__", "_imp.", "importlib.")


def import_machinery(profile: Profile) -> set[int]:
    """Return the functions of the import machinery, and the bodies of what it imported."""
    found = {i for i, function in enumerate(profile.functions) if _belongs_to_imports(function)}
    keys = [function.key for function in profile.functions]
    found -= {i for i in roots(profile) if profile.functions[i].name == "<module>"}  # nobody imported what was run
    return found - run_modules(keys, ((call.caller, call.callee, call.cumulative_cost) for call in profile.calls))


def _belongs_to_imports(function: Function) -> bool:
    """Say whether a function belongs to the import machinery, as the body of a library's module does."""
    if function.name == "<module>" and function.origin == "library":
        return not function.path.startswith("<")  # "<string>" is a statement given to `exec`
    if function.origin == "built-in":
        return function.name.startswith(_BUILT_INS)
    return function.path.startswith(_FILES) and "metadata" not in function.path and "resources" not in function.path


def imports_name(profile: Profile, members: Iterable[int]) -> str:
    """Name the packages that were imported, those that took longest first."""
    costs: dict[str, float] = {}
    for i in members:
        function = profile.functions[i]
        if function.name == "<module>" and function.path and not function.path.startswith("<"):
            package = function.path.split("/")[0].removesuffix(".py")
            costs[package] = costs.get(package, 0.0) + function.cumulative_cost
    names = sorted(costs, key=lambda name: -costs[name])
    if not names:  # of a module written in C there is no code to be seen
        return "imports"
    return "imports: " + ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
