"""Changes two things in the theme's search, whose index was wrong for some letters and made even if nobody searched.

1. The index merges two states of its automaton if their descriptions are equal. A description is a row of letters and numbers
   of states without anything between them, so "1" leading to state 2 beside "3" leading to 45 reads as "1" leading to 2345,
   and then the automaton has words that the index doesn't. Each number ends with a comma now.
2. Every page made the index as soon as it was open. That took half a second of a processor, longer while the lab's Python
   starts, and kept a page from a folder from answering. It's made for the first word now.

mkdocs calls `on_post_build` when the site is written.

See Also:
    https://www.mkdocs.org/user-guide/configuration/#hooks and https://github.com/olivernn/lunr.js/issues/503
"""

import logging
import re
from pathlib import Path
from typing import Any

CHANGES = (
    (re.compile(r"e=e\+s\+o\.id\}"), 'e=e+s+o.id+","}'),
    (
        re.compile(r"(\w+)=new (\w+)\((\w+)\.data\),\{type:1\}"),
        r"\1={search:e=>e?(\1=new \2(\3.data)).search(e):{items:[]}},{type:1}",
    ),
)
"""What the search's script has once, and what takes its place."""

log = logging.getLogger(f"mkdocs.plugins.{__name__}")  # mkdocs counts its warnings, and a strict build fails on any


def on_post_build(config: Any) -> None:
    """Write the search's script again, changed."""
    scripts = [*Path(config["site_dir"]).glob("assets/javascripts/workers/search.*.js")]
    times = [0] * len(CHANGES)
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        for i, (theirs, ours) in enumerate(CHANGES):
            text, times[i] = theirs.subn(ours, text)
        script.write_text(text, encoding="utf-8")
    if len(scripts) != 1 or times != [1] * len(CHANGES):
        log.warning("The search's script has changed: see whether docs/_theme/search.py is still needed.")
