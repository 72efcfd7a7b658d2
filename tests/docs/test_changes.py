"""The comparison of lesson 5: it names every fix, with the calls of the two programs as they are."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("yaml", reason="the site's packages are not here: make docs installs them")

from demo.comparison.english import label
from docs._build import changes, macros, runs

ROOT = Path(__file__).resolve().parents[2]
LESSON = (ROOT / "docs" / "tutorial" / "5-fix.md").read_text(encoding="utf-8")


def said(call: str) -> list[str]:
    """Return what each macro of this name on the page becomes."""
    wanted = re.findall(rf"\[\[ ({call}\(.*?\)) \]\]", LESSON, re.S)
    return [macros.syntax().from_string(f"[[ {one} ]]").render(**{call: getattr(changes, call)}) for one in wanted]


def count_of(run: runs.Run, caller: str, name: str) -> int:
    """Return how often one function of a run called others of this name."""
    functions = run.profile.functions
    return sum(
        call.total_calls
        for call in run.profile.calls
        if functions[call.caller].name == caller and functions[call.callee].name.rpartition(".")[2] == name
    )


def test_every_fix_has_its_calls() -> None:
    """The table has all five fixes by their calls; the counts are those that the two programs make."""
    (table,) = said("before_after")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[3:]]
    found = {(fix[0], what): (before, after) for fix, what, before, after, *_ in rows}
    before, after = found.pop(("3", f"`{runs.named('workload').function('io.open').name}`"))
    assert found == {
        ("1", "`time.sleep`"): ("1", "1"),
        ("2", "`function_call_will_happen`, self time"): ("1", "1"),
        ("4", "`traceback.print_exc`"): ("600", "1"),
        ("5", "`requests.sessions.__init__`"): ("7", "1"),
        ("5", "`urllib3.connection.connect`"): ("7", "7"),
    }
    opened = [count_of(runs.named(name), "test_function", "open") for name in ("workload", "improved")]
    others = [int(cell.replace(",", "")) - count for cell, count in zip((before, after), opened, strict=True)]
    assert opened == [2501, 2] and others[0] == others[1] < 10


def test_code_is_python_as_it_is() -> None:
    """Before and after each fix there is Python, the lines of the two programs, and each of the five is shown."""
    shown = said("fix")
    assert len(shown) == 5
    for text in shown:
        blocks = re.findall(r'^```python title="(.*?), (before|after)"\n(.*?)^```$', text, re.S | re.M)
        assert [(path, when) for path, when, _ in blocks] == [(changes.BEFORE, "before"), (changes.AFTER, "after")]
        for path, _, code in blocks:
            ast.parse(code)
            lines = [line.strip() for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]
            assert set(map(str.strip, code.splitlines())) <= set(lines)


def test_same_code_is_no_fix() -> None:
    """Code that is the same in both programs is not shown as a fix."""
    with pytest.raises(ValueError, match="main: nothing has changed"):
        changes.fix("main")


def test_a_change_of_calls_is_a_change() -> None:
    """The tool's own comparison says that `open` is called less often, and lists it among what changed."""
    before, after = runs.named("workload"), runs.named("improved")
    both = before.compare(after)
    (pair,) = (pair for pair in both.comparison.pairs if pair.any.key == before.function("io.open").key)
    assert (pair.calls, pair.change) == ("less", "less")
    assert label(pair).startswith("fewer calls")
    page = both.page(None)
    rows = [row for row in re.findall(r"<tr>.*?</tr>", page, re.S) if f">{pair.any.name}<" in row]
    assert len(rows) == 1 and all(f"{one.total_calls:,}" in rows[0] for one in (pair.before, pair.after) if one)


def test_a_change_of_calls_alone_is_a_change() -> None:
    """So it is where no time changed at all."""
    profile: Any = runs.named("four").profile
    more = profile._replace(
        functions=tuple(f._replace(total_calls=f.total_calls + (f.name == "work")) for f in profile.functions)
    )
    both = runs.Run("before", profile).compare(runs.Run("after", more))
    (pair,) = (pair for pair in both.comparison.pairs if pair.change != "same")
    assert (pair.any.name, pair.calls, pair.self_cost) == ("work", "more", "same")
    assert not any("same" in line and "work" in line for line in both.reading)
