"""Guided tours say what is so in the run they are shown with, on a quick machine and on a slow one."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("yaml", reason="the site's packages are not here: make docs installs them")

from demo.reading.hot_path import hot_path
from docs._build import macros, runs

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial"
REAL = runs.named


def counting_takes(seconds: float) -> runs.Run:
    """Return the workload's run on a machine that counts as slowly as that, and sleeps for a second like any other."""
    run = REAL("workload")
    slower = seconds - run.function("function_call_will_happen").self_cost
    above = ("<module>", "main", "function_call_will_happen")

    def changed(every: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            one._replace(
                self_cost=one.self_cost + slower * (one.name == "function_call_will_happen"),
                cumulative_cost=one.cumulative_cost + slower * (one.name in above),
            )
            for one in every
        )

    arrows = tuple(
        arrow._replace(cumulative_cost=(arrow.cumulative_cost or 0.0) + slower)
        if run.graph.boxes[arrow.callee].name in ("main", "function_call_will_happen")
        else arrow
        for arrow in run.graph.arrows
    )
    cost = run.profile.run_cost + slower
    changed_run = runs.Run(run.name, run.profile._replace(functions=changed(run.profile.functions), run_cost=cost))
    changed_run.graph = run.graph._replace(boxes=changed(run.graph.boxes), arrows=arrows, run_cost=cost)
    return changed_run


def stations(page: str) -> list[tuple[str, str]]:
    """Return the stations of the workload's tour on a page, each as (name of the box, what is said)."""
    text = macros.templates().from_string((TUTORIAL / page).read_text(encoding="utf-8")).render()
    found = [json.loads(data) for data in re.findall(r'class="picture-data">(.*?)</script>', text, re.S)]
    data = next(
        one
        for one in found
        if one["tour"] and any(box["name"] == "call_random_activity" for box in one["boxes"].values())
    )
    boxes = {name: box["name"] for name, box in data["boxes"].items()}
    return [(boxes.get(stop["id"], ""), stop["text"]) for stop in data["tour"]]


@pytest.mark.parametrize(("seconds", "end"), [(0.2, "time.sleep"), (5.0, "function_call_will_happen")])
def test_hot_path_ends_where_the_tour_says(seconds: float, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tour of page 4 lets the hot path end where the tool's own reading of this run does."""
    run = counting_takes(seconds)
    monkeypatch.setattr(runs, "named", lambda name: run if name == "workload" else REAL(name))
    assert hot_path(run.graph)[-1].name == end
    told = stations("4-look-for.md")
    assert [name for name, text in told if "the hot path ends" in text] == [end]
    assert [name for name, text in told if "goes on downwards" in text] == ["function_call_will_happen"] * (seconds < 1)
