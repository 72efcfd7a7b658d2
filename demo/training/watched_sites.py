"""The stand-in web sites as a check needs them: they see how many requests wait for an answer at the same time.

Whether that comes from threads, asyncio or processes makes no difference. So that it does not depend on the machine
either, the first requests wait a little for company: a program that asks side by side always brings some, and one that asks for
one page after another never does.
"""

import threading

from ..sites import Site

ASK = "/-/seen"
"""The page that tells what was seen since it was last asked for."""
COMPANY = 0.25
"""Seconds that a request waits for others."""
MOST_IN_VAIN = 3
"""Requests that do; then nobody seems to come."""


class _Watch:
    """What is seen, by all handlers of one server."""

    def __init__(self, at_once: int) -> None:
        self.wanted = at_once
        self.changed = threading.Condition()
        self.now = self.waited = 0
        self.alone = False
        self.forget()

    def forget(self) -> None:
        self.requests = self.connections = self.most = self.accompanied = 0

    def begin(self) -> None:
        """Count a request, and let it wait for others, unless so many were seen already, or waited in vain."""
        with self.changed:
            self.requests += 1
            self.now += 1
            self.most = max(self.most, self.now)
            if self.now > 1:
                self.accompanied += 1 + self.alone  # and the one that was alone until now
            self.alone = self.now == 1
            self.changed.notify_all()
            if self.most < self.wanted and self.waited < MOST_IN_VAIN:
                self.waited += 1
                self.changed.wait_for(lambda: self.most >= self.wanted, COMPANY)

    def end(self) -> None:
        with self.changed:
            self.now -= 1
            self.alone = False  # whoever is left had company


def watched(at_once: int) -> type[Site]:
    """Return what handles the requests of one server.

    Args:
        at_once: requests, until which the first ones wait for others; 0 for not at all.
    """
    watch = _Watch(at_once)

    class WatchedSite(Site):
        waiting = False

        def setup(self) -> None:
            super().setup()
            with watch.changed:
                watch.connections += 1

        def do_GET(self) -> None:
            if self.path == ASK:
                with watch.changed:
                    alone = watch.requests - watch.accompanied
                    text = f"{watch.requests} {watch.connections - 1} {watch.most} {alone}".encode()
                    watch.forget()
                self.send_response(200)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)
                return
            watch.begin()
            self.waiting = True
            try:
                super().do_GET()
            finally:
                self.answered()

        do_HEAD = do_GET

        def send_response(self, code: int, message: str | None = None) -> None:
            # Before the answer is on its way: whoever gets it may ask for the next page at once.
            self.answered()
            super().send_response(code, message)

        def answered(self) -> None:
            if self.waiting:
                self.waiting = False
                watch.end()

    return WatchedSite
