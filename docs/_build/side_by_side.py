"""One program twice, in the same notation: traced while the site is built, and as py-spy once sampled it."""

from html import escape

from demo.profiles.units import whole_percent
from demo.reading.margins import margin
from docs._build import runs
from docs._build.slide_drawing import without_legend

PROGRAM, SAMPLES = "docs/examples/letters.py", "docs/examples/letters.speedscope.json"
ARROWS = [("main", "count_vowels"), ("count_vowels", "is_vowel"), ("main", "sort_words")]
SHOWN = ("count_vowels", "is_vowel", "sort_words")
CAPTIONS = ((PROGRAM, "Traced, by our recorder"), (SAMPLES, "Sampled, by py-spy"))


def pictures() -> str:
    """Return both pictures, beside each other where there is room."""
    figures = [
        f"<figure>{without_legend(drawing) if (drawing := runs.named(name).part(ARROWS)) else ''}"
        f"<figcaption>{escape(caption)}</figcaption></figure>"
        for name, caption in CAPTIONS
    ]
    return f'<div class="side-by-side" data-search-exclude>{"".join(figures)}</div>\n'


def table() -> str:
    """Return what both say of each function."""
    traced, sampled = (runs.named(name) for name, _ in CAPTIONS)
    lines = ["| function | calls, traced | share, traced | share, sampled |", "|---|--:|--:|--:|"]
    for name in SHOWN:
        one, other = traced.function(name), sampled.function(name)
        shares = [run.profile.share(function.cumulative_cost) for run, function in ((traced, one), (sampled, other))]
        error = margin(sampled.profile, other.cumulative_cost)
        lines.append(
            f"| `{name}` | {one.total_calls:,} | {whole_percent(shares[0])} | {whole_percent(shares[1])} ± {error * 100:.0f} |"
        )
    return "\n".join(lines) + "\n"
