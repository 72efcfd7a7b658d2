"""What a picture means, inside the picture: clock, colours, numbers, shapes, and what was left out."""

from html import escape

from ..profiles.model import Profile
from ..profiles.units import duration
from .theme import THEME, hex_of

LONGEST_COMMAND = 80
"""Characters of the command that fit into the picture."""

_CLOCKS = {
    "wall": "wall clock, waiting included",
    "cpu": "CPU clock, waiting not included",
    "samples": "sampled, not traced",
    "": "clock not named in the file",
}

_COUNTS = {
    "": "total calls, recursion included",
    "samples": "samples, not calls",
    "unknown": "nothing, calls were not counted",
}


def legend(profile: Profile) -> str:
    """Return the legend as a Graphviz HTML-like label: what was run, what colours, numbers and shapes mean, what was left out.

    See Also:
        https://graphviz.org/doc/info/shapes.html#html
    """
    recording = profile.recording
    run = f"{duration(profile.run_time)} ({_CLOCKS[recording.clock]})"
    counts = "unknown" if recording.counts == "unknown" else "samples" if recording.clock == "samples" else ""
    heading = " · ".join(map(escape, filter(None, (recording.program[:LONGEST_COMMAND], run, recording.python))))
    scale = "".join(
        f'<TD BGCOLOR="{hex_of(THEME.node_bgcolor(share))}" WIDTH="70"><FONT COLOR="{hex_of(THEME.node_fgcolor(share))}">'
        f"{share:.0%}</FONT></TD>"
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    lines = [
        "Colour, and the first number of a box: cumulative time, in the function and all that it called.",
        f"(In brackets, and as a thick border): self time, in its own code. Last: {_COUNTS[counts]}.",
        "An arrow leads from caller to callee, with the time and the calls of just that pair. ≥: at least; pairs tell no more.",
        "Square: your program. Round: library. Double frame: built-in. Folder: imports. Dashed: several functions.",
        escape(account(profile)),
    ]
    table = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3">'
    rows = [f"<B>{heading}</B>", f"{table}<TR>{scale}</TR></TABLE>", *lines]
    return table + "".join(f'<TR><TD ALIGN="LEFT">{row}</TD></TR>' for row in rows) + "</TABLE>"


def account(profile: Profile) -> str:
    """Add up what is drawn and what was merged, in one sentence."""
    folded = {
        origin: sum(function.folded for function in profile.functions if function.origin == origin)
        for origin in ("imports", "shared", "rest")
    }
    below = sum(function.folded for function in profile.functions if function.origin not in folded)
    drawn = profile.size - below - sum(folded.values())
    parts = [f"{drawn:,} of {profile.size:,} functions drawn"]
    parts += [f"{folded['imports']:,} folded into imports"] * bool(folded["imports"])
    parts += [f"{below + folded['shared']:,} into library calls"] * bool(below + folded["shared"])
    parts += [f"{folded['rest']:,} as “more functions”"] * bool(folded["rest"])
    arrows = f"{profile.unseen_calls:,} of the smallest arrows left out"
    return "; ".join([*parts, *[arrows] * bool(profile.unseen_calls)]) + "."
