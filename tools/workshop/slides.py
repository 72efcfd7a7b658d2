"""Slides with a speaker's view, made from the finished pages of the tutorial: no second source.

A page gives one slide per heading. A slide shows what can be taken in at a glance: the first paragraph below the heading,
lists, tables, code, pictures and questions; the other paragraphs stay on the page and are what the teacher says.
"""

import html
import re
from pathlib import Path

import schedule
from markdown import Markdown

EXTENSIONS = [
    "attr_list",
    "admonition",
    "def_list",
    "md_in_html",
    "tables",
    "pymdownx.superfences",
    "pymdownx.highlight",
]
MOST_BLOCKS = 4
"""Blocks on a slide; more make another slide."""
LONGEST_CODE = 16
"""Lines of code on a slide."""
_FENCE = re.compile(r"^(`{3,}).*?^\1\n?", re.S | re.M)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Slides: Profiling in Python</title>
<link rel="stylesheet" href="../assets/slides.css">
<script src="../assets/slides.js" defer></script>
</head>
<body>
<main>
{slides}
</main>
<p class="help">← → to turn, S for the speaker’s view, P to print. <a href="../index.html">Back to the site</a></p>
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
    notes = html.escape(to_html(lesson.notes), quote=True)
    slides = []
    for heading, blocks in sections(body):
        kept = worth_showing(blocks)
        for start in range(0, max(len(kept), 1), MOST_BLOCKS):
            level = "h1" if heading == lesson.title else "h2"
            content = to_html("\n\n".join(kept[start : start + MOST_BLOCKS]))
            slides.append(
                f'<section data-notes="{notes}"><{level}>{html.escape(heading)}</{level}>\n{content}</section>'
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


def worth_showing(blocks: list[str]) -> list[str]:
    """Keep what a class can take in: the first paragraph, and whatever is no paragraph."""
    kept, said = [], False
    for block in blocks:
        if block.startswith("```"):
            lines = block.splitlines()
            kept.append(
                block if len(lines) <= LONGEST_CODE + 2 else "\n".join([*lines[: LONGEST_CODE + 1], "…", lines[-1]])
            )
        elif block.startswith('<div class="picture">'):
            drawing = re.search(r"<svg.*?</svg>", block, re.S)
            kept.append(f'<div class="drawing">{drawing[0]}</div>' if drawing else "")
        elif block.startswith('<form class="question"'):
            kept.append(question(block))
        elif re.match(r"[-*|]|\d+\. ", block):
            kept.append(block)
        elif not said and not block.startswith(("<", "!!!", "???", "    ")):
            kept.append(block)
            said = True
    return kept


def question(form: str) -> str:
    """Return a question without its form: the prompt and the answers to choose from."""
    prompt = re.search(r"<legend>(.*?)</legend>", form, re.S)
    answers = re.findall(r"<label[^>]*>(.*?)</label>", form, re.S)
    items = "".join(f"<li>{answer}</li>" for answer in answers)
    return f'<div class="ask"><p>{prompt[1] if prompt else ""}</p><ol type="A">{items}</ol></div>'


def to_html(text: str) -> str:
    """Turn Markdown into HTML as mkdocs would; links to pages lead to the site."""
    made = Markdown(extensions=EXTENSIONS, extension_configs={"pymdownx.highlight": {"use_pygments": False}}).convert(
        text
    )
    return re.sub(r'href="(?!https?:|#)(?:\.\./)?([\w/-]+)\.md', r'href="../\1.html', made)
