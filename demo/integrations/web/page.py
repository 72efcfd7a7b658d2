"""What the middleware itself answers: the list of requests, their reports and profiles, and nothing else."""

import base64
import hashlib
from http import HTTPStatus
from typing import NamedTuple

from ...errors import DemoError
from ...profiles.units import duration
from .access import PARAMETER, Access
from .files import Requests, Seen

GUARD = (
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex, nofollow"),
)
OF_A_REPORT = "sandbox allow-scripts allow-downloads; frame-ancestors 'none'"
"""The rest of its policy is in the page, with the hashes of its script and style. It is of no origin, so it could not reach the
application even if something got past them."""
HTML, TEXT, PROFILE = "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/octet-stream"


class Answer(NamedTuple):
    """A response.

    Attributes:
        status: of HTTP.
        headers: names and values.
        body: all of it; not to be sent for a HEAD.
    """

    status: HTTPStatus
    headers: list[tuple[str, str]]
    body: bytes


def answer(requests: Requests, keep: int, access: Access, method: str, root: str, rest: str) -> Answer:
    """Answer what was asked for below the path of the list.

    Args:
        requests: that were recorded.
        keep: how many at most.
        access: knows how links have to end.
        method: of HTTP.
        root: the path of the list, quoted.
        rest: what follows in the path.
    """
    if method not in ("GET", "HEAD"):
        return _answer(HTTPStatus.METHOD_NOT_ALLOWED, TEXT, b"Only GET and HEAD.\n", ("Allow", "GET, HEAD"))
    if not rest:
        page, policy = listed(requests, keep, access, root)
        return _answer(HTTPStatus.OK, HTML, page, ("Content-Security-Policy", policy))
    number, _, end = rest.partition(".")
    if end == "pstats" and (data := requests.profile(number)) is not None:
        return _answer(HTTPStatus.OK, PROFILE, data, ("Content-Disposition", f'attachment; filename="{number}.pstats"'))
    try:
        if rest == number and (data := requests.report(number)) is not None:
            return _answer(HTTPStatus.OK, HTML, data, ("Content-Security-Policy", OF_A_REPORT))
    except DemoError as error:
        return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, TEXT, f"{error}\n".encode(errors="replace"))
    return _answer(HTTPStatus.NOT_FOUND, TEXT, b"There is no such request here, or not any more.\n")


def _answer(status: HTTPStatus, kind: str, body: bytes, *more: tuple[str, str]) -> Answer:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), *GUARD, *more]
    return Answer(status, headers, body)


def listed(requests: Requests, keep: int, access: Access, root: str) -> tuple[bytes, str]:
    """Return the page that lists the requests, and its Content-Security-Policy."""
    from ...report.page_kit import asset, markup, template

    style = asset("report.css") + asset("requests.css")
    rows = [_row(seen, f"{root}{number}", access.suffix) for number, seen in requests.list()]
    page = template("requests.html.j2").render(
        style=markup(style), rows=rows, keep=keep, parameter=f"?{PARAMETER}{'=SECRET' * bool(access.suffix)}"
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return page.encode(errors="replace"), policy


def _row(seen: Seen, link: str, suffix: str) -> dict[str, object]:
    return {
        "title": seen.title,
        "report": f"{link}{suffix}",
        "profile": f"{link}.pstats{suffix}",
        "missed": seen.missed,
        "mixed": seen.mixed,
        "when": seen.when,
        "status": seen.status or "exception",
        "span": duration(seen.span),
        "seconds": duration(seen.seconds),
        "calls": f"{seen.calls:,}",
    }
