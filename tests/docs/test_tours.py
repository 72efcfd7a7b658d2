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
    """Return the workload's run on a machine that counts as slowly as that, sleeps for a second, and is not busy.

    On one that is, and tests are run there too, all the rest may take longer than the sleep.
    """
    run = REAL("workload")
    counting, main, all_of_it = (run.function(name) for name in ("function_call_will_happen", "main", "<module>"))
    rest = all_of_it.cumulative_cost - counting.cumulative_cost
    pace = min(1.0, 0.5 / rest)
    slept = counting.cumulative_cost + seconds - counting.self_cost
    costs = {
        counting.key: slept,
        main.key: slept + pace * (main.cumulative_cost - counting.cumulative_cost),
        all_of_it.key: slept + pace * rest,
    }

    def own_pace(one: Any) -> float:
        return 1.0 if one.name == "time.sleep" else pace

    def changed(every: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            one._replace(
                self_cost=seconds if one.key == counting.key else one.self_cost * own_pace(one),
                cumulative_cost=costs.get(one.key, one.cumulative_cost * own_pace(one)),
            )
            for one in every
        )

    boxes = run.graph.boxes
    arrows = tuple(
        arrow._replace(
            cumulative_cost=costs.get(
                boxes[arrow.callee].key, (arrow.cumulative_cost or 0.0) * own_pace(boxes[arrow.callee])
            )
        )
        for arrow in run.graph.arrows
    )
    cost = costs[all_of_it.key]
    changed_run = runs.Run(run.name, run.profile._replace(functions=changed(run.profile.functions), run_cost=cost))
    changed_run.graph = run.graph._replace(boxes=changed(boxes), arrows=arrows, run_cost=cost)
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
