"""Corrects the theme's search, which otherwise fails for some letters on a site whose words have digits.

Its index merges two states of its automaton if their descriptions are equal. A description is a row of letters and numbers of
states without anything between them, so "1" leading to state 2 beside "3" leading to 45 reads as "1" leading to 2345, and
then the automaton has words that the index doesn't. The correction ends each number with a comma.

mkdocs calls `on_post_build` when the site is written.

See Also:
    https://www.mkdocs.org/user-guide/configuration/#hooks and https://github.com/olivernn/lunr.js/issues/503
"""

import logging
from pathlib import Path
from typing import Any

WRONG = "e=e+s+o.id}"
CORRECT = 'e=e+s+o.id+","}'

log = logging.getLogger(f"mkdocs.plugins.{__name__}")  # mkdocs counts its warnings, and a strict build fails on any


def on_post_build(config: Any) -> None:
    """Write the search's script again, corrected."""
    scripts = [*Path(config["site_dir"]).glob("assets/javascripts/workers/search.*.js")]
    texts = [script.read_text(encoding="utf-8") for script in scripts]
    if not scripts or any(text.count(WRONG) + text.count(CORRECT) != 1 for text in texts):
        log.warning("The search's script has changed: see whether docs/_theme/search.py is still needed.")
    for script, text in zip(scripts, texts):
        script.write_text(text.replace(WRONG, CORRECT), encoding="utf-8")
