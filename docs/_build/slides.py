"""Slides with a speaker's view, made from the finished pages of the tutorial: no second source.

A slide shows what can be taken in at a glance, from the back row: the first paragraph below a heading, lists, tables and
code, as many as fit; each picture and each question has a slide of its own. The other paragraphs are what the teacher says:
they are in the speaker's view, below the notes of the page.
"""

import html
import re
from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path

from markdown import Markdown

from docs._build import schedule
from docs._build.slide_drawing import without_wide_legend

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "pymdownx.keys"]
ROOM = 14.0
"""Lines of text below the heading of a slide."""
DRAWING = 10.0
"""Lines that a picture needs at least; it takes whatever is left."""
LINE = 68
"""Letters on a line."""
LONGEST_CODE = 15
"""Lines of code on a slide; the page has the rest."""
LONGEST_READING = 750
"""Letters of what the tool says on a slide: on a telephone they fill it; the rest comes on the next one."""
_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<kind>[^\n]*)\n(?P<code>.*?)^(?P=mark)[ \t]*$\n?", re.S | re.M)
_QUESTION = '<form class="question"'
_PICTURE = '<div class="picture"'
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Slides: Profiling in Python</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../assets/slides.css">
<script src="../assets/slides.js" defer></script>
</head>
<body>
<main>
{slides}
</main>
<footer>
<a href="index.html">Back to the site</a>
<span class="keys">← → turn, A answer, S speaker’s view, P print</span>
<span class="buttons"><button type="button" data-key="s">Speaker’s view</button>
<button type="button" data-key="ArrowLeft" aria-label="Back">←</button>
<button type="button" data-key="ArrowRight" aria-label="Next">→</button></span>
<span class="number" role="status"></span>
</footer>
</body>
</html>
"""


def write(target: Path) -> None:
    """Write `teach/slides.html` from the finished pages in the folder `target`."""
    slides = []
    for lesson in schedule.lessons():
        text = (target / "tutorial" / f"{lesson.page}.md").read_text(encoding="utf-8")
        slides += slides_of(lesson, schedule.front_matter(text)[1])
    (target / "teach").mkdir(exist_ok=True)
    (target / "teach" / "slides.html").write_text(_PAGE.format(slides="\n".join(slides)), encoding="utf-8")


def slides_of(lesson: schedule.Lesson, body: str) -> list[str]:
    """Return the slides of a page as sections of HTML, each with the page's speaker notes."""
    slides = []
    for heading, blocks in sections(body):
        shown, said = worth_showing(blocks)
        notes = html.escape(to_html("\n\n".join([lesson.notes, *said])), quote=True)
        first = heading == lesson.title
        level = '<h1 class="title">' if first else "<h1>"
        above = "" if first else f'<p class="lesson"><a href="../tutorial/{lesson.page}.html">{lesson.title}</a></p>'
        for content in packed(shown):
            slides.append(
                f'<section data-notes="{notes}">{above}{level}{html.escape(heading)}</h1>\n{content}</section>'
            )
    return slides


def sections(body: str) -> list[tuple[str, list[str]]]:
    """Split a page at its headings; return each heading with the blocks below it."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks_of(body):
        if heading := re.match(r"#{1,2} +(.*)", block):
            found.append((re.sub(r"[`*]|\s*\{.*\}$", "", heading[1]), []))
        elif found:
            found[-1][1].append(block)
    return found


def blocks_of(body: str) -> list[str]:
    """Split Markdown at blank lines, but not inside fenced code."""
    blocks, rest = [], body
    while fence := _FENCE.search(rest):
        blocks += re.split(r"\n\s*\n", rest[: fence.start()])
        blocks.append(fence[0])
        rest = rest[fence.end() :]
    blocks += re.split(r"\n\s*\n", rest)
    return [block.strip("\n") for block in blocks if block.strip()]


def worth_showing(blocks: Iterable[str]) -> tuple[list[tuple[float, str]], list[str]]:
    """Split blocks into what a class can take in, as (lines it takes, HTML), and what the teacher says."""
    shown: list[tuple[float, str]] = []
    said: list[str] = []
    introduced = False
    for block in blocks:
        if fence := _FENCE.fullmatch(block):
            shown += readings(fence["code"]) if "wrap" in fence["kind"] else [code(fence["code"])]
        elif block.startswith(_PICTURE):
            drawing = re.search(r"<svg.*?</svg>", block, re.S)
            content = f'<div class="drawing">{without_wide_legend(drawing[0])}</div>' if drawing else ""
            if content and all(content != other for _, other in shown):
                shown.append((DRAWING, content))
        elif block.startswith(_QUESTION):
            shown.append(question(block))
        elif block.startswith("|"):
            shown += table(block)
        elif re.match(r"[-*] |\d+\. ", block):
            shown.append((sum(lines(item) for item in block.splitlines()) + 0.5, to_html(block)))
        elif block.startswith(("<", "!!!", "???", "    ", "Next:")):
            continue
        elif introduced and not block.endswith(":") and not block.startswith("**"):
            said.append(block)
        else:
            shown.append((lines(block) + 0.5, to_html(block)))
            introduced = True
    return shown, said


def packed(blocks: list[tuple[float, str]]) -> Iterator[str]:
    """Fill slides with blocks, in their order; what introduces the next block stays with it."""
    slide: list[str] = []
    room = ROOM
    for (size, content), (following, _) in zip(blocks, [*blocks[1:], (0.0, "")]):
        wanted = size + (following if content.startswith("<p>") else 0)
        if slide and wanted > room:
            yield "\n".join(slide)
            slide, room = [], ROOM
        slide.append(content)
        room -= size
    if slide or not blocks:
        yield "\n".join(slide)


def lines(text: str, letters: int = LINE) -> int:
    """Return how many lines a text takes, about; at least one."""
    return ceil(len(re.sub(r"<[^>]*>", "", text)) / letters) or 1


def code(text: str) -> tuple[float, str]:
    """Return (lines it takes, HTML) of a block of code."""
    rows = re.sub(r"\n{3,}", "\n\n", text.strip("\n")).splitlines()
    rows = rows if len(rows) <= LONGEST_CODE else [*rows[: LONGEST_CODE - 1], "…"]
    content = html.escape("\n".join(rows))
    return 0.8 * len(rows) + 1, f'<pre tabindex="0"><code>{content}</code></pre>'


def readings(text: str) -> Iterator[tuple[float, str]]:
    """Yield (lines it takes, HTML) of text that is read, not typed: all of it, on as many slides as it needs."""
    part: list[str] = []
    for row in [*text.strip("\n").splitlines(), None]:
        if part and (row is None or len("\n".join([*part, row])) > LONGEST_READING):
            size = 0.8 * sum(lines(line, 80) for line in part) + 1
            content = html.escape("\n".join(part))
            yield (size if row is None else ROOM - 2), f'<pre tabindex="0" class="wrap"><code>{content}</code></pre>'
            part = []
        part += [] if row is None else [row]


def table(text: str) -> Iterator[tuple[float, str]]:
    """Yield (lines it takes, HTML) of a table: all of it, on as many slides as it needs, each with its head."""
    head, rule, *rows = text.strip("\n").splitlines()
    columns = head.count("|") - 1
    part, size = [head, rule], 1.6
    for row in rows:
        wanted = 0.6 + max(lines(cell, LINE // columns) for cell in row.strip("| ").split("|"))
        if size + wanted > ROOM - 1 and len(part) > 2:
            yield size, to_html("\n".join(part))
            part, size = [head, rule], 1.6
        part.append(row)
        size += wanted
    yield size, to_html("\n".join(part))


def question(form: str) -> tuple[float, str]:
    """Return (lines it takes, HTML) of a question to ask the class, with the right answer folded away; a vote has none."""
    prompt = re.findall(r"<legend>(.*?)</legend>", form, re.S)[0]
    answers = re.findall(r"<label[^>]*>(.*?)</label>", form, re.S)
    reasons = re.findall(r'<p class="reason" hidden>(.*?)</p>', form, re.S)
    items = "".join(f"<li>{answer}</li>" for answer in answers)
    asked = f'<p>{prompt}</p><ol type="A">{items}</ol>'
    if "data-vote" in form:
        return 1.2 * lines(prompt) + sum(lines(answer) + 0.4 for answer in answers), f'<div class="ask">{asked}</div>'
    right = re.findall(r'data-right="(\d)"', form).index("1")
    size = 1.2 * lines(prompt) + sum(lines(answer) + 0.4 for answer in answers) + 1 + lines(reasons[right])
    return size, (
        f'<div class="ask">{asked}'
        f"<details><summary>Answer</summary><p><b>{chr(ord('A') + right)}.</b> {reasons[right]}</p></details></div>"
    )


def to_html(text: str) -> str:
    """Turn Markdown into HTML as mkdocs would; links to pages lead to the site."""
    made = Markdown(extensions=EXTENSIONS).convert(text)
    made = re.sub(r'href="(?![a-z]+:|#|\.\./)([\w/-]+)\.md', r'href="../tutorial/\1.html', made)
    return re.sub(r'href="\.\./([\w/-]+)\.md', r'href="../\1.html', made)
