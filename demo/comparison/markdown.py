"""A comparison -> Markdown for a comment on a pull request: what failed, what changed in sentences, and a table.

Names come from a profile, and so from anybody: outside of code each character that could be markup is escaped, and nobody is
mentioned. Functions of the program come first: what becomes of others may be the machine's doing.

See Also:
    https://github.github.com/gfm/ and, for alerts, https://docs.github.com/en/get-started/writing-on-github.
"""

import re
from collections.abc import Sequence

from ..reading.words import short_name
from .changes import Comparison
from .english import label
from .page import changed_pairs, figures

MOST_ROWS = 15
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#&!])")
_MENTION = re.compile(r"@(?=\w)")


def as_markdown(comparison: Comparison, reading: Sequence[str], title: str, failures: Sequence[str] = ()) -> str:
    """Return the comment.

    Args:
        comparison: from `changes.compare`.
        reading: its sentences, plain text.
        title: what was compared.
        failures: a sentence for each limit that is exceeded.
    """
    lines = [f"### Profile: {escaped(title)}", ""]
    if failures:
        lines += [
            "> [!CAUTION]",
            *(f"> {escaped(failure)}{'  ' * (failure != failures[-1])}" for failure in failures),
            "",
        ]
    lines += [*(f"- {escaped(sentence)}" for sentence in reading), ""]
    pairs = sorted(changed_pairs(comparison), key=lambda pair: pair.any.origin != "program")
    if not pairs:
        return "\n".join(lines)
    quantity = comparison.after.clock.quantity
    number = f"{len(pairs):,} function{'s' * (len(pairs) != 1)} changed"
    shown = f"{number}; {MOST_ROWS} of them" if len(pairs) > MOST_ROWS else number
    lines += [
        f"<details><summary>{shown}</summary>",
        "",
        f"| function | what changed | calls before | now | self {quantity} before | now |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for pair in pairs[:MOST_ROWS]:
        place = f" {escaped(pair.any.place)}" if pair.any.place else ""
        cells = [f"{code(short_name(pair.any))}{place}", label(pair, quantity), *figures(comparison, pair)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, "", "</details>", ""])


def escaped(text: str) -> str:
    """Return a text that is shown as it is."""
    return _MENTION.sub("@\N{ZERO WIDTH SPACE}", _MARKUP.sub(r"\\\1", " ".join(text.split())))


def code(text: str) -> str:
    """Return a text as code, for a table."""
    text = " ".join(text.split()).replace("|", r"\|")
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    marks, blank = "`" * (longest + 1), " " if longest else ""
    return f"{marks}{blank}{text}{blank}{marks}"
