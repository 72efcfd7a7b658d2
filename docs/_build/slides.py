"""Slides with a speaker's view, made from the finished pages of the tutorial: no second source, and a deck for each plan.

A block of a page is on the slides of a plan, and of each longer one, if a mark comes before it:

    <!-- slides: 90 -->                           in the decks of 90 and of 180 minutes
    <!-- slides: 45 only: main -> work -->        in all; of the picture, these arrows, and the boxes at their ends

What introduces it comes with it: a paragraph that ends with a colon, and the first one below the heading; and so does code that
directly follows other code. The other paragraphs are what the teacher says: they are in the speaker's view, below the notes
of the page.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from math import ceil
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from docs._build import runs, schedule
from docs._build.slide_drawing import without_legend, without_wide_legend

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "pymdownx.keys"]
ROOM = 15.5
"""Lines of text below the heading of a slide."""
DRAWING = ROOM
"""Lines that a picture takes: whatever introduces it is said."""
LINE = 68
"""Letters on a line."""
LONGEST_CODE = 15
"""Lines of code on a slide; the rest comes on the next one."""
WIDEST = 84
"""Letters on a line of code; longer ones are written smaller."""
LONGEST_READING = 750
"""Letters of what the tool says on a slide: on a telephone they fill it; the rest comes on the next one."""
_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<kind>[^\n]*)\n(?P<code>.*?)^(?P=mark)[ \t]*$\n?", re.S | re.M)
_MARK = re.compile(r"<!-- slides: (?P<plan>\d+)(?: only: (?P<only>.*?))? -->")
NEVER = 1_000_000
"""Minutes; no plan takes that long."""
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


class Block(NamedTuple):
    """A block of a page.

    Attributes:
        text: Markdown.
        plan: minutes of the shortest plan whose slides have it.
        only: the arrows of a picture to be shown, (caller, callee); all if it is empty.
    """

    text: str
    plan: int
    only: tuple[tuple[str, str], ...] = ()


def write(target: Path) -> None:
    """Write `teach/slides-MINUTES.html` for each plan, from the finished pages in the folder `target`."""
    (target / "teach").mkdir(exist_ok=True)
    for plan in schedule.PLANS:
        taught = [lesson for lesson in schedule.lessons() if lesson.minutes[plan]]
        slides = [title_slide(plan, taught)]
        for lesson in taught:
            text = (target / "tutorial" / f"{lesson.page}.md").read_text(encoding="utf-8")
            slides += slides_of(lesson, schedule.front_matter(text)[1], plan)
        page = _PAGE.format(slides="\n".join(slides))
        (target / "teach" / f"slides-{plan}.html").write_text(page, encoding="utf-8")


def title_slide(plan: int, taught: Sequence[schedule.Lesson]) -> str:
    """Return the first slide: what this is, and what comes."""
    items = "".join(
        f'<li><a href="../tutorial/{one.page}.html">{one.title.partition(". ")[2]}</a></li>' for one in taught
    )
    return (
        '<section data-notes=""><h1 class="title">Profiling in Python</h1>\n'
        f"<p>Find out why a program is slow, in {plan} minutes.</p>\n<ol>{items}</ol></section>"
    )


def slides_of(lesson: schedule.Lesson, body: str, plan: int) -> list[str]:
    """Return the slides of a page as sections of HTML, each with the page's speaker notes."""
    slides = []
    for heading, blocks in sections(body):
        shown, said = worth_showing(marked(blocks), plan)
        notes = html.escape(to_html("\n\n".join([lesson.notes, *said])), quote=True)
        above = f'<p class="lesson"><a href="../tutorial/{lesson.page}.html">{lesson.title}</a></p>'
        slides += [
            f'<section data-notes="{notes}">{above}<h1>{html.escape(heading)}</h1>\n{content}</section>'
            for content in packed(shown)
        ]
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


def marked(blocks: Sequence[str]) -> list[Block]:
    """Find for each block in which plans it is shown.

    Raises:
        ValueError: if a mark names no plan, or nothing follows it.
    """
    found: list[Block] = []
    mark = None
    for text in blocks:
        if now := _MARK.fullmatch(text):
            if mark or int(now["plan"]) not in schedule.PLANS:
                raise ValueError(f"This mark is for no slides: {(mark or now)[0]}")
            mark = now
            continue
        arrows = tuple(re.findall(r"([^,\s]+) -> ([^,\s]+)", (mark and mark["only"]) or ""))
        after_code = found and _FENCE.match(found[-1].text) and _FENCE.match(text)
        plan = int(mark["plan"]) if mark else found[-1].plan if after_code else NEVER
        found.append(Block(text, plan, arrows))
        mark = None
    if mark:
        raise ValueError(f"Nothing follows this mark: {mark[0]}")
    shortest = min((block.plan for block in found), default=NEVER)
    opening = next((block for block in found if is_paragraph(block.text)), None)
    for number, block in reversed([*enumerate(found)]):
        if block.plan == NEVER and is_paragraph(block.text):
            if block.text.endswith(":") and number + 1 < len(found):
                found[number] = block._replace(plan=found[number + 1].plan)
            elif block is opening:
                found[number] = block._replace(plan=shortest)
    return found


def is_paragraph(text: str) -> bool:
    """Say whether a block of Markdown is text, and nothing else."""
    return not (_FENCE.match(text) or re.match(r"[-*] |[|<]|\d+\. |!!!|\?\?\?|    |Next: ", text))


def worth_showing(blocks: Sequence[Block], plan: int) -> tuple[list[tuple[float, str]], list[str]]:
    """Split blocks into what a plan's slides show, as (lines it takes, HTML), and what the teacher says."""
    shown: list[tuple[float, str]] = []
    said: list[str] = []
    for text, shortest, arrows in blocks:
        if shortest > plan:
            said += [text] if is_paragraph(text) else []
        elif fence := _FENCE.fullmatch(text):
            shown += readings(fence["code"]) if "wrap" in fence["kind"] else code(fence["code"], fence["kind"])
        elif text.startswith(_PICTURE):
            if drawing := re.search(r"<svg.*?</svg>", text, re.S):
                name = html.unescape(re.findall(r'data-run="(.*?)"', text)[0]) if arrows else ""
                part = without_legend(runs.named(name).part(arrows)) if arrows else without_wide_legend(drawing[0])
                shown.append((DRAWING, f'<div class="drawing">{part}</div>'))
        elif text.startswith(_QUESTION):
            shown.append(question(text))
        elif text.startswith("|"):
            shown += table(text)
        elif is_paragraph(text):
            shown.append((lines(text) + 0.5, to_html(text)))
        else:
            shown.append((sum(lines(item) for item in text.splitlines()) + 0.5, to_html(text)))
    return without_lone_paragraphs(shown, said)


def without_lone_paragraphs(
    shown: Sequence[tuple[float, str]], said: Sequence[str]
) -> tuple[list[tuple[float, str]], list[str]]:
    """Leave to the teacher the paragraphs that do not fit on the slide of what they introduce."""
    kept: list[tuple[float, str]] = []
    spoken: list[str] = []
    for number, (size, content) in enumerate(shown):
        if content.startswith("<p>"):
            rest = [*shown[number:]]
            paragraphs = list(takewhile(lambda one: one[1].startswith("<p>"), rest))
            following = rest[len(paragraphs)][0] if len(paragraphs) < len(rest) else 0.0
            if following and sum(length for length, _ in paragraphs) + following > ROOM:
                spoken.append(content)  # HTML already, which Markdown leaves alone
                continue
        kept.append((size, content))
    return kept, [*spoken, *said]


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
    if slide:
        yield "\n".join(slide)


def lines(text: str, letters: int = LINE) -> int:
    """Return how many lines a text takes, about; at least one."""
    return ceil(len(re.sub(r"<[^>]*>", "", text)) / letters) or 1


def code(text: str, kind: str) -> Iterator[tuple[float, str]]:
    """Yield (lines it takes, HTML) of a block of code: on as many slides as it needs, cut at empty lines if it can be.

    Args:
        text: the code.
        kind: what follows the opening fence: "python", 'python title="before"', "console", ...
    """
    title = re.search(r'title="(.*?)"', kind)
    above = f'<p class="code-title">{title[1]}</p>' if title else ""
    lexer = get_lexer_by_name("python" if kind.strip().startswith("python") else "text", stripall=False)
    parts = [""]
    for piece in re.sub(r"\n{3,}", "\n\n", text.strip("\n")).split("\n\n"):
        longer = f"{parts[-1]}\n\n{piece}".lstrip("\n")
        if parts[-1] and longer.count("\n") >= LONGEST_CODE:
            parts.append(piece)
        else:
            parts[-1] = longer
    rows = [part.splitlines() for part in parts]
    parts = ["\n".join(part[i : i + LONGEST_CODE]) for part in rows for i in range(0, len(part), LONGEST_CODE)]
    for part in parts:
        content = highlight(part, lexer, HtmlFormatter(nowrap=True)).rstrip("\n")
        wide = ' class="wide"' if max(map(len, part.splitlines())) > WIDEST else ""
        size = 0.8 * (part.count("\n") + 1) + (1.8 if above else 1)
        yield size, f'{above}<pre tabindex="0"{wide}><code>{content}</code></pre>'


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
    cells = [[cell.strip() for cell in row.strip("| ").split("|")] for row in (head, *rows)]
    widest = [max(map(len, column)) for column in zip(*cells)]
    part, size = [head, rule], 1.6
    for row, texts in zip(rows, cells[1:]):
        shares = [LINE * width // sum(widest) or 1 for width in widest]
        wanted = 0.6 + max(lines(cell, share) for cell, share in zip(texts, shares))
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
