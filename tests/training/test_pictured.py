"""What a learner sees of a trial: the program, and not the functions with which the check counts."""

import marshal

import pytest

from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from demo.training import pictured as room
from demo.training.exercise import shipped
from demo.training.pictured import pictured
from demo.training.trial import Running
from tests.samples import FOLDER, Stats

MAIN = f"{FOLDER}/main.py"

SORTED = ("~", 0, "<built-in method builtins.sorted>")
ROUND = ("~", 0, "<built-in method builtins.round>")
SLEEP = ("~", 0, "<built-in method time.sleep>")


def own(name: str, line: int = 3) -> tuple[str, int, str]:
    return f"{room.OWN}checks/_counted.py", line, name


def profile(stats: Stats) -> Profile:
    return parse_profile(marshal.dumps(stats))


def figures(shown: Profile) -> dict[str, tuple[int, float, float]]:
    return {f.name: (f.total_calls, f.self_cost, f.cumulative_cost) for f in shown.functions}


def test_counted_operations() -> None:
    """What a counted comparison took is its caller's; what it called in turn loses those calls, and the sum stays."""
    main = (MAIN, 1, "main")
    whole = profile(
        {
            main: (1, 1, 0.5, 8.0, {}),
            SORTED: (2, 2, 1.0, 6.0, {main: (2, 2, 1.0, 6.0)}),
            own("compared"): (7, 7, 3.0, 5.0, {SORTED: (7, 7, 3.0, 5.0)}),
            ROUND: (9, 9, 3.5, 3.5, {own("compared"): (5, 5, 2.0, 2.0), main: (4, 4, 1.5, 1.5)}),
        }
    )
    shown = pictured(whole)
    assert figures(shown) == {"main": (1, 0.5, 8.0), "sorted": (2, 6.0, 6.0), "round": (4, 1.5, 1.5)}
    assert shown.run_cost == whole.run_cost == 8.0
    assert {(shown.functions[c.caller].name, shown.functions[c.callee].name) for c in shown.calls} == {
        ("main", "sorted"),
        ("main", "round"),
    }


def test_stand_in() -> None:
    """A function in the place of Python's has Python's name, and all its time is its own."""
    main = (MAIN, 1, "main")
    whole = profile(
        {
            main: (1, 1, 0.5, 5.0, {}),
            own("sleep"): (3, 3, 1.5, 4.5, {main: (3, 3, 1.5, 4.5)}),
            SLEEP: (3, 3, 3.0, 3.0, {own("sleep"): (3, 3, 3.0, 3.0)}),
        }
    )
    assert figures(pictured(whole)) == {"main": (1, 0.5, 5.0), "time.sleep": (3, 4.5, 4.5)}


def test_callback() -> None:
    """A function of the check that calls the program back stays, since nobody knows on whose behalf it did."""
    main, key = (MAIN, 1, "main"), (MAIN, 5, "key")
    whole = profile(
        {
            main: (1, 1, 0.5, 4.5, {}),
            own("part"): (2, 2, 1.0, 4.0, {main: (2, 2, 1.0, 4.0)}),
            key: (6, 6, 3.0, 3.0, {own("part"): (6, 6, 3.0, 3.0)}),
        }
    )
    assert pictured(whole) == whole


@pytest.mark.not_in_wasm
@pytest.mark.parametrize("name", ["boil_eggs", "guest_list", "order_invoices", "import_records"])
def test_real_checks(name: str) -> None:
    """No function of a check is seen in what is drawn after it, and no time is added."""
    whole = Running(name, shipped(name)).finish(60.0).counts[0].profile
    shown = pictured(whole)
    assert any(function.key[0].startswith(room.OWN) for function in whole.functions)
    assert not any(function.key[0].startswith(room.OWN) for function in shown.functions)
    assert 0 < shown.run_cost <= whole.run_cost + 1e-9
