"""The pages of hostile inputs, in a browser: nothing on them runs, loads, opens or moves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import hostile

from .conftest import Visit

ACTIVE = "img, iframe, object, embed, base, [onerror], [onload], [onfocus], [onmouseover]"


@pytest.mark.timeout(300)  # so many pages
def test_nothing_happens(visit_at: Callable[..., Visit], tmp_path: Path) -> None:
    """No script of a name runs in any of the reports, nothing is asked for but the report itself, nobody complains."""
    hostile.main(tmp_path)
    reports = sorted(tmp_path.glob("*/*.html"))
    assert len(reports) == 2 * len(hostile.NAMES)
    opened = visit_at(reports[0].as_uri())
    for report in reports:
        opened.open(report.as_uri())
        opened.page.locator("svg").first.wait_for()
        assert opened.page.locator(ACTIVE).count() == 0, report
        assert opened.page.evaluate("window.hacked") is None, report
        assert opened.requests == [report.as_uri()]
        assert opened.complaints == [], report
