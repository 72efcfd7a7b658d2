"""The page of hostile inputs, in a browser: nothing on it runs, loads, opens or moves."""

from collections.abc import Callable
from pathlib import Path

from tests import hostile

from .conftest import Visit


def test_nothing_happens(visit_at: Callable[..., Visit], tmp_path: Path) -> None:
    """No script of a name ran in any of the reports, nothing was asked for but the page's own files, nobody complains."""
    hostile.main(tmp_path)
    opened = visit_at((tmp_path / "index.html").as_uri())
    frames = opened.page.frames[1:]
    assert len(frames) == 2 * len(hostile.NAMES)
    for frame in frames:
        frame.locator("svg").first.wait_for()
        frame.locator("summary, button").first.wait_for()
        assert (
            frame.evaluate(
                "document.querySelectorAll('img, iframe, object, embed, base, [onerror], [onload], [onfocus]').length"
            )
            == 0
        )
    assert opened.page.evaluate("window.hacked") is None
    own = {tmp_path.as_uri() + "/" + file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")}
    assert set(opened.requests) <= own
    assert opened.complaints == []
    assert opened.page.title() == "Hostile inputs"
