"""The lab as a learner sees it: what is in the window before and after each button, and what stays where it was."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from demo.training.exercise import solution

WIDE = [(1440, 900), (1280, 720), (1100, 800)]
PHONE = (360, 740)
LAB, EXERCISES = "lab.html", "exercises/in-the-page.html"
LONGEST = 90_000
"""Milliseconds for Python to start, and for a run, on a busy machine."""


@contextmanager
def page_of(browser: Any, address: str, size: tuple[int, int], scheme: str = "light") -> Iterator[Any]:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def press(page: Any, name: str, end: str) -> None:
    """Press a button, and wait until the status says how it ended."""
    from playwright.sync_api import expect

    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".lab-status")).to_have_text(re.compile(end), timeout=LONGEST)


def places(page: Any, *selectors: str) -> list[dict[str, float]]:
    return [page.locator(selector).first.bounding_box() for selector in selectors]


def in_window(page: Any, place: dict[str, float]) -> bool:
    size = page.viewport_size
    right, bottom = place["x"] + place["width"], place["y"] + place["height"]
    return place["x"] >= 0 and place["y"] >= 0 and right <= size["width"] and bottom <= size["height"]


def seen_of(page: Any, place: dict[str, float]) -> float:
    """Return how many pixels of its height are in the window."""
    return float(min(place["y"] + place["height"], page.viewport_size["height"]) - max(place["y"], 0))


@pytest.mark.parametrize("size", WIDE)
def test_lab_beside_its_result(browser: Any, lab: Path, served: str, size: tuple[int, int]) -> None:
    """On a wide screen editor, output and result are in the window before and after a run, and nothing moves."""
    with page_of(browser, f"{served}/{LAB}", size) as page:
        before = places(page, ".lab-editor", ".lab-output", ".lab-outcome")
        assert all(in_window(page, place) for place in before)
        press(page, "Profile", r"^Done\.")
        assert places(page, ".lab-editor", ".lab-output", ".lab-outcome") == before
        assert page.evaluate("scrollY") == 0
        editor, _, outcome = before
        assert editor["x"] + editor["width"] <= outcome["x"]
        lead, stage = places(page, ".lab-lead", ".lab-result .callgraph-stage")
        assert in_window(page, lead) and seen_of(page, stage) > 0.3 * size[1]


@pytest.mark.parametrize("size", WIDE)
def test_exercise_beside_its_verdict(browser: Any, lab: Path, served: str, size: tuple[int, int]) -> None:
    """Task, program and output stay in the window, and so does the verdict, whatever is pressed."""
    parts = (".lab-task", ".lab-editor", ".lab-output", ".lab-outcome")
    with page_of(browser, f"{served}/{EXERCISES}", size) as page:
        before = places(page, *parts)
        assert all(in_window(page, place) for place in before)
        assert before[1]["height"] >= 100
        press(page, "Profile", r"^Done\.")
        press(page, "Check", r"^Not yet\.")
        assert places(page, *parts) == before
        [verdict] = places(page, ".lab-verdict")
        assert seen_of(page, verdict) > 100 and verdict["x"] >= before[1]["x"] + before[1]["width"]
        assert page.evaluate("scrollY") == 0


def test_box_shows_its_line(browser: Any, lab: Path, served: str) -> None:
    """A click on a box shows its line in the editor, and the page stays where it is."""
    with page_of(browser, f"{served}/{LAB}", WIDE[1]) as page:
        press(page, "Profile", r"^Done\.")
        page.locator(".lab-result g.node", has_text="same_letters").first.dispatch_event("click")
        line = page.locator(".lab-shown-line")
        assert line.inner_text() == "def same_letters(one, other):"
        editor, [shown] = places(page, ".lab-editor")[0], places(page, ".lab-shown-line")
        assert editor["y"] <= shown["y"] <= editor["y"] + editor["height"] and page.evaluate("scrollY") == 0


def test_phone_goes_to_the_result(browser: Any, lab: Path, served: str) -> None:
    """Where there is no room beside the editor, the page goes to where the result begins; nothing is wider than it."""
    with page_of(browser, f"{served}/{LAB}", PHONE) as page:
        press(page, "Profile", r"^Done\.")
        heading, stage = places(page, ".lab-result .lab-heading", ".lab-result .callgraph-stage")
        assert 0 <= heading["y"] < 120
        assert seen_of(page, stage) > 150
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("size", [*WIDE, PHONE])
def test_first_screen_is_code(browser: Any, lab: Path, served: str, size: tuple[int, int]) -> None:
    """The first that is seen of the first program is what it does, not what it works on."""
    with page_of(browser, f"{served}/{LAB}", size) as page:
        code = page.locator(".lab-editor .cm-scroller")
        lines = page.evaluate(
            """(code) => [...code.querySelectorAll(".cm-line")]
            .filter((line) => line.getBoundingClientRect().bottom <= code.getBoundingClientRect().bottom)
            .map((line) => line.textContent)""",
            code.element_handle(),
        )
        assert "def main():" in lines and not any("A silent night" in line for line in lines)


def test_nothing_of_an_earlier_check(browser: Any, lab: Path, served: str) -> None:
    """A comparison goes with its verdict, and a verdict begins in view, though nothing is drawn below it."""
    with page_of(browser, f"{served}/{EXERCISES}", WIDE[1]) as page:
        press(page, "Check", r"^Not yet\.")
        assert page.locator(".lab-result g.node").count()
        page.locator(".cm-content").click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text("def broken(")
        page.locator(".lab-outcome").evaluate("(outcome) => (outcome.scrollTop = outcome.scrollHeight)")
        press(page, "Check", r"^Not yet\.")
        assert "SyntaxError in line 1" in page.locator(".lab-verdict").inner_text()
        assert not page.locator(".lab-result svg").count()
        verdict, outcome = places(page, ".lab-verdict", ".lab-outcome")
        assert outcome["y"] <= verdict["y"] < outcome["y"] + 50


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_while_something_runs(browser: Any, lab: Path, served: str, scheme: str) -> None:
    """What a button says can be read while it can't be pressed."""
    with page_of(browser, f"{served}/{EXERCISES}", WIDE[1], scheme) as page:
        page.get_by_role("button", name="Profile").click()
        colours = page.locator(".lab-button:disabled").evaluate_all(
            """(buttons) => buttons.map((button) => {
              const { color, backgroundColor } = getComputedStyle(button);
              return [button.textContent, color, backgroundColor];
            })"""
        )
        assert {"Profile", "Check"} < {text for text, _, _ in colours}
        assert [text for text, letters, ground in colours if contrast(letters, ground) < 4.5] == []


def contrast(*colours: str) -> float:
    """Return the ratio by which the Web Content Accessibility Guidelines compare two colours like "rgb(0, 70, 140)".

    See Also:
        https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    parts = ([int(part) / 255 for part in re.findall(r"\d+", colour)[:3]] for colour in colours)
    linear = (
        [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in three] for three in parts
    )
    dark, light = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in linear)
    return (light + 0.05) / (dark + 0.05)


def test_next_exercise(browser: Any, lab: Path, served: str) -> None:
    """After a solved exercise the next one is a button away; one that is not solved names none."""
    with page_of(browser, f"{served}/{EXERCISES}", WIDE[0]) as page:
        first = page.locator(".lab-exercise h2").inner_text()
        press(page, "Check", r"^Not yet\.")
        assert not page.get_by_role("button", name="Next exercise").count()
        page.locator(".cm-content").click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text(solution("boil_eggs").read_text(encoding="utf-8"))
        press(page, "Check", r"^Solved\.")
        page.get_by_role("button", name="Next exercise").click()
        assert page.locator(".lab-exercise h2").inner_text() != first
        assert page.locator(".lab-verdict").inner_text() == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE[1], PHONE])
def test_open_to_everybody(
    browser: Any, lab: Path, served: str, violations: Any, size: tuple[int, int], scheme: str
) -> None:
    """axe-core finds nothing wrong with an exercise and its verdict, in either scheme."""
    with page_of(browser, f"{served}/{EXERCISES}", size, scheme) as page:
        press(page, "Check", r"^Not yet\.")
        assert violations(page) == []
