"""Gives each page with an editor a Content-Security-Policy: only this site's own files run, and nothing asks elsewhere.

The worker in which programs run has the same one, since it comes from a `blob:` of the page.

mkdocs calls `on_post_page` for each page it has made. The theme's own inline scripts are let through by their hashes.

See Also:
    https://www.mkdocs.org/user-guide/configuration/#hooks and https://www.w3.org/TR/CSP3/
"""

import base64
import hashlib
import re
from typing import Any

RULES = (
    "default-src 'none'",
    # `file:` is for a site that was opened from a folder; compiling WebAssembly is not `eval`.
    "script-src 'self' file: 'wasm-unsafe-eval' {hashes}",
    "worker-src 'self' blob:",  # the theme's search, and Python's
    "connect-src 'self' blob:",  # which the worker only looks for: when one is gone, its program is to stop
    "style-src 'self' file: 'unsafe-inline'",  # the editor and the theme write rules of their own
    "img-src 'self' file: data:",
    "font-src 'self' file: data:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Return the page, with its policy if it has an editor."""
    if not re.search('<div class="lab[ "]', output):
        return output
    hashes = " ".join(f"'sha256-{digest(text)}'" for text in inline_scripts(output))
    policy = "; ".join(RULES).format(hashes=hashes)
    return output.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def inline_scripts(page: str) -> list[str]:
    """Return what stands in the page's own scripts, JSON left out."""
    found = re.findall(r"<script((?:\s[^>]*)?)>(.*?)</script>", page, re.S)
    return [text for attributes, text in found if "src=" not in attributes and "application/json" not in attributes]


def digest(text: str) -> str:
    """Return the hash of a script as a policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
