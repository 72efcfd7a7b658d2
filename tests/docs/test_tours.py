"""Guided tours say what is so in the run they are shown with, on a quick machine and on a slow one."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("yaml", reason="the site's packages are not here: make docs installs them")

from docs._build import macros, quiz, runs

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
        return (
            1.0 if one.name in ("time.sleep", "calling_nested_function_time_taking") else pace
        )  # which does nothing else

    def changed(every: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            one._replace(
                self_cost=seconds if one.key == counting.key else one.self_cost * own_pace(one),
                cumulative_cost=costs.get(one.key, one.cumulative_cost * own_pace(one)),
            )
            for one in every
        )

    functions = run.profile.functions
    calls = tuple(
        call._replace(
            cumulative_cost=costs.get(
                functions[call.callee].key, (call.cumulative_cost or 0.0) * own_pace(functions[call.callee])
            )
        )
        for call in run.profile.calls
    )
    recording = run.profile.recording._replace(tool="profile")  # of figures that no run had, nobody shall wonder
    profile = run.profile._replace(
        functions=changed(functions), calls=calls, run_cost=costs[all_of_it.key], recording=recording
    )
    return runs.Run(run.name, profile)


def steps(page: str) -> list[tuple[str, str]]:
    """Return the steps of the workload's tour on a page, each as (name of the box, what is said)."""
    text = macros.templates().from_string((TUTORIAL / page).read_text(encoding="utf-8")).render(root="../")
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
    assert macros.hot_path_end(run) == end
    told = steps("4-look-for.md")
    assert [name for name, text in told if "the hot path ends" in text] == [end]
    assert [name for name, text in told if "is spent further down" in text] == ["function_call_will_happen"] * (
        seconds < 1
    )


@pytest.mark.parametrize("seconds", [0.2, 0.5, 0.8, 1.0, 1.2, 2.0, 5.0])
def test_hot_path_and_start_agree(seconds: float) -> None:
    """The hot path of the workload leads through the place to start with, whatever takes longest on a machine."""
    run = counting_takes(seconds)
    (start,) = re.findall(r"^Start with (?:the code of )?([\w.<>]+)", run.reading[-1])
    (path,) = [line for line in run.reading if line.startswith("The hot path")]
    assert f"→ {start} " in path


def test_start_of_the_shop_is_what_the_quiz_prefers() -> None:
    """The reading of the shop begins with the function that need not make the calls, and the quiz has the same answer."""
    run, asked = REAL("shop"), quiz.by_name("look-repair")
    (start,) = re.findall(r"^Start with (?:the code of )?(\w+)", run.reading[-1])
    assert start == "find_customer"
    assert f"`{start}`" in asked.right[0]
    assert all(not answer.startswith(f"Let `{start}`") for answer, _ in asked.wrong)
    (called,) = (call for call in run.profile.calls if run.profile.functions[call.callee].name == "is_same")
    assert run.profile.functions[called.caller].name == start


def test_steps_look_different() -> None:
    """Two steps in a row never look the same: they differ in the box, or in the line that they point at."""
    macros.graph(
        "four", [("main", "One.", "self"), ("main", "Two.", "calls"), ("work", "Three."), ("main", "Four.", "calls")]
    )
    for line in ([], ["self"]):
        with pytest.raises(ValueError, match="the same"):
            macros.graph("four", [("main", "One.", *line), ("main", "Two.", *line)])
    with pytest.raises(ValueError, match="no line"):
        macros.graph("four", [("main", "One.", "colour")])
