"""Exercises in the page: the verdict is the command line's, whatever a learner makes of the program."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demo.training.exercise import check_of, every
from demo.training.verdict import Verdict
from tests.browser import firefox
from tests.browser.tabs import InChromium, InFirefox, Tab, found_firefox, opened
from tests.training.repeat_exercises import mistake, programs

JUDGE = """const [name, source] = given, judged = await Lab.python.ask("check", { exercise: name, source });
return [judged.solved, judged.said]"""


@pytest.fixture(scope="module")
def exercises_in_chromium(browser: Any, lab: Path, served: str) -> Iterator[Tab]:
    """The page of the exercises, likewise."""
    with opened(browser, f"{served}/exercises/in-the-page.html") as page:
        yield page


@pytest.fixture(scope="module")
def exercises_in_firefox(lab: Path, served: str, tmp_path_factory: Any) -> Iterator[Tab]:
    """The same in Firefox."""
    with firefox.Firefox(found_firefox(), tmp_path_factory.mktemp("firefox")) as started:
        started.open(f"{served}/exercises/in-the-page.html")
        yield InFirefox(started)


@pytest.mark.parametrize("name", [name for name, check in every() if check.in_browser])
def test_verdict_in_firefox(exercises_in_firefox: Tab, name: str) -> None:
    """There too, an exercise as shipped is not solved and its solution is, in the words of the command line."""
    for attempt in programs(name, variants=False):
        solved, said = exercises_in_firefox.ask(JUDGE, name, *attempt.program)
        assert mistake(attempt, Verdict(solved, tuple(said))) == ""


NOT_IN_THE_PAGE = ("import asyncio", "import selectors", "import signal", "import select\n")
"""What a program waits with that never waits in a page."""
IN_THE_PAGE = 1
"""Other right programs of each exercise, and other wrong ones, that are judged in a page."""


@pytest.mark.parametrize("name", [name for name, check in every() if check.in_browser])
def test_verdict(exercises_in_chromium: Tab, name: str) -> None:
    """Whatever a learner makes of an exercise, the verdict is the command line's; of threads it has other words.

    A page takes several times as long as a process, so of each kind only the first few programs are tried; the exercise as
    shipped and its solution are what Firefox tries.
    """
    every_one = [one for one in programs(name) if ":" in one.kind]
    right, wrong = ([one for one in every_one if one.right is is_right] for is_right in (True, False))
    for attempt in [*right[:IN_THE_PAGE], *wrong[:IN_THE_PAGE]]:
        if any(word in attempt.program[0] for word in NOT_IN_THE_PAGE):
            continue
        solved, said = exercises_in_chromium.ask(JUDGE, name, *attempt.program)
        if any("can't start new thread" in line for line in said):
            attempt = attempt._replace(says="can't start new thread")
        assert mistake(attempt, Verdict(solved, tuple(said))) == ""


def test_ready_to_check(browser: Any, lab: Path, served: str) -> None:
    """What judges is here when an exercise's page first says that Python is ready, so no check waits for it."""
    with opened(browser, f"{served}/exercises/in-the-page.html") as page:
        page.ask('await until(() => status().includes("ready"))')
        assert any(url.endswith("/tool.zip.xz") for url in page.visit.requests)


def test_check_in_the_page(exercises_in_chromium: Tab) -> None:
    """The learner sees task, hints one by one, the verdict, both programs in one picture; what is solved is marked."""
    task, hints, before, after, marked, boxes = exercises_in_chromium.ask(
        """const entry = choose(({ exercise }) => exercise.name === "guest_list"), task = find(".lab-task").textContent;
        hint(); hint();
        const before = await checked(), solve = button("Show one solution");
        solve.click(); solve.click();
        const after = await checked(), hints = document.querySelectorAll(".lab-hints li").length;
        return [task, hints, before, after, entry.text, parts("node").length]"""
    )
    check = check_of("guest_list")
    assert task == check.task
    assert hints == 2
    assert "Not cheap enough yet" in before
    assert before.startswith("Not solved yet.") and "Not solved yet." not in after
    assert "Solved" in after and check.reason in after
    assert marked.startswith("✓")
    assert boxes > 3


def test_after_a_check(exercises_in_chromium: InChromium) -> None:
    """What a run printed stays when it is checked; a verdict is folded as soon as the program is another one."""
    tab, page = exercises_in_chromium, exercises_in_chromium.visit.page
    printed, still = tab.ask(
        """choose(({ exercise }) => exercise.name === "guest_list");
        button("Reset").click();
        await profiled();
        const printed = output();
        await checked();
        return [printed, output()]"""
    )
    assert printed == still != ""
    folded = page.locator(".lab-verdict details")
    assert folded.count() == 0
    page.locator(".cm-content").click()
    page.keyboard.type("#")
    assert folded.evaluate("(one) => one.open") is False
    assert "Not cheap enough yet" in folded.text_content()
    page.get_by_role("button", name="Reset").click()


def test_times_after_the_verdict(exercises_in_chromium: Tab) -> None:
    """How long the whole program takes is added below the verdict, and says nothing where bytes count."""
    timed, untimed = exercises_in_chromium.ask(
        """const verdictOf = async (name) => {
          choose(({ exercise }) => exercise.name === name);
          const solve = button("Show one solution");
          solve.click(); solve.click();
          await checked();
          await until(() => !find(".lab-verdict").textContent.includes("Timing"));
          return [...document.querySelectorAll(".lab-verdict p")].map((line) => line.textContent);
        };
        return [await verdictOf("guest_list"), await verdictOf("sort_mail")]"""
    )
    assert re.match(r"Without the profiler, the whole program took .* faster", timed[-2])
    assert timed[-1].startswith("Our solution: ")
    assert not any("Without the profiler" in line for line in untimed)


def test_exercise_in_bytes(exercises_in_chromium: Tab) -> None:
    """An exercise on memory is profiled in bytes, and so are both programs after a check; the next one is in seconds again."""
    clocks, read, said = exercises_in_chromium.ask(
        """const measure = () => find('[aria-label="What to measure"]').value, clocks = [];
        choose(({ exercise }) => exercise.name === "guest_list");
        clocks.push(measure());
        choose(({ exercise }) => exercise.name === "draw_map");
        clocks.push(measure());
        await profiled();
        const read = find(".lab-reading li").textContent;
        button("Show one solution").click(); button("Replace my program with it?").click();
        await checked();
        const said = [...document.querySelectorAll(".lab-reading li")].map(({ textContent }) => textContent);
        choose(({ exercise }) => exercise.name === "guest_list");
        clocks.push(measure());
        return [clocks, read, said]"""
    )
    assert clocks == ["wall", "kept", "wall"]
    assert read.startswith("At the end, the program still held ")
    assert re.search(r"\d [kM]B", " ".join(said)) and not re.search(r"\d (m|µ)?s\b", " ".join(said))
