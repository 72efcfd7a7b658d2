"""Write a page of hostile inputs, to be looked at: `python -m tests.hostile FOLDER`, then open FOLDER/index.html.

Each of `NAMES` is what a function, its file, and the program in a profile of its own are called. The page shows what the
tool makes of it: the report and the report of a comparison, the picture as an image, the sentences and the JSON. Names are
text there, whatever they say: nothing else may be loaded, opened, moved or run.
"""

import marshal
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import demo

HACKED = "window.top.hacked=(window.top.hacked||0)+1"
"""What each script tries to run, if it becomes one."""

NAMES = {
    "a script": f"</script><script>{HACKED}</script>",
    "a script after a comment": f"<!--<script>--></script><script>{HACKED}</script>",
    "an image": f'<img src=x onerror="{HACKED}">',
    "an SVG drawing": f"</text></svg><svg onload='{HACKED}'>",
    "a frame": f"<iframe srcdoc='<script>{HACKED}</script>'></iframe>",
    "an attribute": f'" onfocus="{HACKED}" autofocus tabindex="1',
    "another attribute": f"' onmouseover='{HACKED}' style='position:fixed;inset:0",
    "a link that is a script": f"javascript:{HACKED}",
    "a link in Markdown": "[click](https://example.invalid/x) ![x](https://example.invalid/y.png)",
    "a style": "</style><style>*{display:none}",
    "a style sheet": "@import url(https://example.invalid/x.css);",
    "another page": "<meta http-equiv=refresh content='0;url=https://example.invalid/'><base href='https://example.invalid/'>",
    "a section that ends": f"]]><script>{HACKED}</script>",
    "an entity": "&lt;b&gt; &#60;b&#62; &copy",
    "an external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>',
    "a template": "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}",
    "a name of JavaScript": "__proto__",
    "another name of JavaScript": "constructor",
    "a label of Graphviz": "\\N \\G \\L {a|b} <<b>x</b>>",
    "the end of a label": '"]; x [label="injected" URL="javascript:1"]; y -> z [label="',
    "a picture for Graphviz": '<<table><tr><td><img src="/etc/hostname"/></td></tr></table>>',
    "escapes of a terminal": "\x1b[2J\x1b]0;hacked\x07\x1b[31mred\x9b2J",
    "more escapes of a terminal": "\x1b]8;;https://example.invalid\x1b\\link\x1b]8;;\x1b\\\x1bP1$r\x1b\\",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x80\x85",
    "line ends": "a\nb\rc\r\nd\u2028e\u2029f\x0bg\x0ch",
    "nothing between": "a\0b",
    "half a character": "a\ud800b\udc80c",
    "no characters": "a\ufffe\uffff\U0001fffeb",
    "right to left": "\u202egnp.exe\u2066 \u05d0\u05d1\u05d2",
    "invisible": "a\u200b\u200d\ufeff\u00ad\u034fb",
    "many marks": "a" + "\u0301" * 300,
    "a table of a terminal": "│ 99% ┃ \t\t 100.0% | x |",
    "a format": "%s %(x)s {0} {x!r} {",
    "a path": "../../../../etc/passwd",
    "a device": "\\\\?\\C:\\CON",
    "empty": "",
    "blanks": " \u00a0\u3000 ",
    "wide": "名" * 200,
    "long": "x" * 60_000,
    "long and without a place to break": "é" * 20_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 50,
}
"""By what they try to be."""


def profile(name: str, seconds: float = 3.0) -> bytes:
    """Return the file of a run in which a name is everywhere where a profile has one."""
    folder = name[:10_000]
    keys = [
        (f"/srv/shop/{folder}.py", 1, "<module>"),
        (f"/srv/shop/{folder}.py", 7, name),
        ("~", 0, f"<built-in method {name}>"),
    ]
    keys += [(f"/usr/lib/python3.11/site-packages/{folder}/{folder}.py", 9, name)]
    table: dict[Any, Any] = {
        keys[0]: (1, 1, 0.5, seconds + 3.5, {}),
        keys[1]: (7, 7, seconds, seconds + 3.0, {keys[0]: (7, 7, seconds, seconds + 3.0)}),
        keys[2]: (11, 11, 2.0, 2.0, {keys[1]: (11, 11, 2.0, 2.0)}),
        keys[3]: (13, 13, 1.0, 1.0, {keys[1]: (13, 13, 1.0, 1.0)}),
    }
    notes = {
        "profiling-demo": "1",
        "clock": "wall",
        "python": name,
        "program": name,
        "end": name,
        "mine": f"/srv/shop\n{name}",
    }
    notes |= {
        "within": f"7\t{name}\t{name}\t/srv/shop/{folder}.py",
        "compiled": f"{name}\t{name}",
        "generators": name,
        "lost": "",
    }
    return marshal.dumps(table) + marshal.dumps({key: text[:20_000] for key, text in notes.items()})


def made(folder: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """Yield what each name tries to be, the folder with the tool's files about it, and all other text that the tool has."""
    for number, (kind, name) in enumerate(NAMES.items()):
        place = folder / str(number)
        place.mkdir(parents=True)
        for stem, seconds in (("before", 3.0), ("after", 1.25)):
            (place / f"{stem}.pstats").write_bytes(profile(name, seconds))
        before, after = (demo.read(place / f"{stem}.pstats", title=name) for stem in ("before", "after"))
        before.save(place)
        comparison = before.compare(after)
        comparison.save(place)
        yield kind, place, [*before.reading, *comparison.reading, before.json, comparison.json]


def index(parts: list[tuple[str, Path, list[str]]]) -> str:
    """Return the page."""
    sections = []
    for number, (kind, _, texts) in enumerate(parts):
        text = "\n".join(text[:2000] for text in texts).encode("ascii", "backslashreplace").decode()
        frames = [
            f"<iframe src='{number}/{file}' title='{title}'></iframe>"
            for file, title in (("output.html", "report"), ("compare.html", "comparison"))
        ]
        picture = f"<img src='{number}/output.svg' alt=''><pre>{escape(text)}</pre>"
        sections.append(f"<section><h2>{number}: {escape(kind)}</h2>{''.join(frames)}{picture}</section>")
    style = "iframe { width: 48%; height: 500px } img { max-width: 48% } pre { white-space: pre-wrap; overflow-wrap: anywhere }"
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Hostile inputs</title>"
        f"<style>{style}</style><h1>Hostile inputs</h1>{''.join(sections)}</html>"
    )


def main(folder: Path) -> None:
    """Write the page and all that it shows."""
    parts = list(made(folder))
    (folder / "index.html").write_text(index(parts), encoding="utf-8")
    print(f"{len(parts)} kinds of names: {folder / 'index.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
