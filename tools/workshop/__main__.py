"""Make the pages of the site: `python tools/workshop` turns `docs/` into `build/docs/`, from where mkdocs takes over.

Another folder may be named: `python tools/workshop FOLDER`.

Placeholders are filled in with what a run made just now has measured; pictures are drawn; assets are laid beside them.
Everything of the site that is not plain Markdown is made in this folder, so the builder behind it can be changed.
"""

import shutil
import sys
from importlib.resources import files
from pathlib import Path

import editors
import macros
import slides

SOURCE = macros.ROOT / "docs"
TARGET = Path(sys.argv[1]) if len(sys.argv) > 1 else macros.ROOT / "build" / "docs"


def main() -> None:
    """Make the target folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    shutil.copytree(SOURCE, TARGET, ignore=shutil.ignore_patterns("*.md", "examples", "__pycache__"))
    pages = macros.templates()
    for file in macros.page_paths(SOURCE):
        place = TARGET / file.relative_to(SOURCE)
        place.parent.mkdir(parents=True, exist_ok=True)
        root = "../" * (len(file.relative_to(SOURCE).parts) - 1)
        place.write_text(pages.from_string(file.read_text(encoding="utf-8")).render(root=root), encoding="utf-8")
    for name in ("callgraph.js", "callgraph.css"):
        (TARGET / "assets" / name).write_text(asset(name), encoding="utf-8")
    for name in ("workload", "four", "fib"):
        picture(TARGET / "assets" / f"{name}.png", macros.run_named(name).png)
    slides.write(TARGET)
    if lab := editors.made():
        shutil.copytree(lab, TARGET / "assets" / lab.name)


def asset(name: str) -> str:
    """Return a file of the report's own component."""
    return (files("demo") / "assets" / name).read_text(encoding="utf-8")


def picture(place: Path, png: bytes) -> None:
    """Write a picture, if Graphviz was there to draw it."""
    if png:
        place.write_bytes(png)


if __name__ == "__main__":
    main()
