"""Make the pages of the site: `python -m docs._build` turns `docs/` into `build/docs/`, from where mkdocs takes over.

Another folder may be named: `python -m docs._build FOLDER`.

Placeholders are filled in with what a run made just now has measured; pictures are drawn; assets are laid beside them.
Everything of the site that is not plain Markdown is made in this folder, so the builder behind it can be changed.
"""

import shutil
import sys
from pathlib import Path

from demo.report.page_kit import asset, callgraph_script, in_one_function
from docs._build import editors, macros, screenshots, slides

SOURCE = macros.ROOT / "docs"
TARGET = Path(sys.argv[1]) if len(sys.argv) > 1 else macros.ROOT / "build" / "docs"
SITE = ("graphs.js", "progress.js", "questions.js", "lessons.js", "access.js", "start.js")
"""What the script of each page is joined from, of `docs/assets/_site/`; the last one starts it."""


def main() -> None:
    """Make the target folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.copytree(SOURCE, TARGET, ignore=shutil.ignore_patterns("*.md", "_*", "examples", "questions"))
    pages = macros.templates()
    for file in macros.page_paths(SOURCE):
        place = TARGET / file.relative_to(SOURCE)
        place.parent.mkdir(parents=True, exist_ok=True)
        root = "../" * (len(file.relative_to(SOURCE).parts) - 1)
        place.write_text(pages.from_string(file.read_text(encoding="utf-8")).render(root=root), encoding="utf-8")
    (TARGET / "assets" / "callgraph.js").write_text(callgraph_script(), encoding="utf-8")
    (TARGET / "assets" / "site.js").write_text(site_script(), encoding="utf-8")
    (TARGET / "assets" / "callgraph.css").write_text(asset("callgraph.css"), encoding="utf-8")
    for name in ("workload", "four", "fib"):
        picture(TARGET / "assets" / f"{name}.png", macros.run_named(name).picture)
    slides.write(TARGET)
    if screenshots.wanted():
        screenshots.take(TARGET)
    if lab := editors.made():
        shutil.copytree(lab, TARGET / "assets" / lab.name)


def site_script() -> str:
    """Return the script of each page; it wants the walkable graph before it."""
    files = [(SOURCE / "assets" / "_site" / name).read_text(encoding="utf-8") for name in SITE]
    return in_one_function([asset("elements.js"), *files])


def picture(place: Path, png: bytes) -> None:
    """Write a picture, if Graphviz was there to draw it."""
    if png:
        place.write_bytes(png)


if __name__ == "__main__":
    main()
