"""The schedule is added up from the lessons, and keeps what it promises."""

import re
from itertools import pairwise

import pytest

pytest.importorskip("yaml", reason="the site's packages are not here: make docs installs them")

from docs._build import schedule

PLANS = (45, 90, 180)


def rows(plan: int) -> list[tuple[int, str, int]]:
    """Return the rows of a plan's table: minutes from the start, what, how long."""
    found = re.findall(r"^\| (\d+):(\d\d) \| (.*?) \| ?(\d*) \|$", schedule.table(plan), re.M)
    return [(int(hours) * 60 + int(minutes), what, int(length or 0)) for hours, minutes, what, length in found]


@pytest.mark.parametrize("plan", PLANS)
def test_plan_takes_what_it_says(plan: int) -> None:
    """A plan of so many minutes takes so many minutes, breaks included."""
    assert schedule.minutes(plan) == plan
    assert rows(plan)[-1] == (plan, "*end*", 0)


@pytest.mark.parametrize("plan", PLANS)
def test_rows_follow_on_each_other(plan: int) -> None:
    """Each row begins when the one before it ends."""
    assert rows(plan)[0][0] == 0
    assert all(start + length == following[0] for (start, _, length), following in pairwise(rows(plan)))


@pytest.mark.parametrize("plan", PLANS)
def test_lessons_in_their_order(plan: int) -> None:
    """A plan names the lessons that it has time for, as links, in the order of the tutorial."""
    named = [re.findall(r"\[(.*?)\]\(\.\./tutorial/(.*?)\.md\)", what) for _, what, _ in rows(plan) if "](" in what]
    assert named == [[(lesson.title, lesson.page)] for lesson in schedule.lessons() if lesson.minutes[plan]]


def test_what_is_optional() -> None:
    """In 90 minutes the session in pstats may be left out; the plan says so, and no other plan does."""
    named = {plan: [what for _, what, _ in rows(plan) if "optional" in what] for plan in PLANS}
    assert named == {
        45: [],
        90: ["[2. Record it](../tutorial/2-record.md); optional: the session in `pstats`"],
        180: [],
    }


def test_nobody_sits_too_long() -> None:
    """In the long plan there is a break before anybody has listened for too long; none at the start or the end."""
    since, longest = 0, 0
    whats = [what for _, what, _ in rows(180)]
    for _, what, length in rows(180):
        since = 0 if what == "*break*" else since + length
        longest = max(longest, since)
    assert longest <= schedule.BREAK_AFTER
    assert whats.count("*break*") >= 2
    assert whats[0] != "*break*"
    assert whats[-2] != "*break*"


def test_breaks_stand_where_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A break comes before the lesson that would make it too long, and only in plans longer than 90 minutes."""
    lessons = tuple(schedule.Lesson(f"{n}", f"Lesson {n}", {90: 30, 180: 30 * (n != 2)}, "") for n in range(1, 5))
    monkeypatch.setattr(schedule, "lessons", lambda: lessons)
    assert schedule.breaks(90) == []
    assert schedule.breaks(180) == [("1", 10), ("3", 10)]
    assert schedule.minutes(180) == 110
    assert "Lesson 2" not in schedule.table(180)


def test_notes_of_every_lesson() -> None:
    """The speaker notes have a heading for each lesson, and something to say below it."""
    parts = re.split(r"^## (.*)\n", schedule.notes(), flags=re.M)
    assert parts[1::2] == [lesson.title for lesson in schedule.lessons()]
    assert all(len(part.split()) > 20 for part in parts[2::2])


@pytest.mark.parametrize(
    ("text", "meta", "body"),
    [
        ("---\nminutes: {45: 1}\n---\n\n# A\n", {"minutes": {45: 1}}, "\n# A\n"),
        ("# A\n\n---\n\nline\n", {}, "# A\n\n---\n\nline\n"),
        ("---\n---\n# A\n---\nB\n", {}, "# A\n---\nB\n"),
    ],
)
def test_front_matter(text: str, meta: dict[str, object], body: str) -> None:
    """Front matter is what stands between the first two lines of dashes, and nothing else."""
    assert schedule.front_matter(text) == (meta, body)
