"""What both kinds of applications share: whether a request is recorded, what answers for the list, and how a recording ends."""

import logging
import os
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from http import HTTPStatus
from threading import Lock

from ...errors import UsageError
from ...recording.steps import StepRecorder
from .access import Access
from .files import Requests, Seen, new_number, shown
from .page import Answer, answer

HEADER = "X-Profile"
"""Of a response: where its report is, or why there is none."""
BUSY = "skipped; another request is being profiled"
DISTURBED = "skipped; the application runs a profiler of its own"
PATH = re.compile(r"/[A-Za-z0-9._~/-]*[A-Za-z0-9_~-]")
_log = logging.getLogger("profiling_in_python")
_one = Lock()
"""Held while a request is recorded: one at a time in a process."""


class Recording:
    """A request that is being recorded; nothing else is until `finish`.

    Attributes:
        recorder: takes its steps.
        link: where its report will be.
        status: of HTTP, as a number or a text that begins with it; 0 as long as there is none.
    """

    def __init__(self, requests: Requests, root: str, method: str, path: str) -> None:
        self._requests, self._number, self._asked = requests, new_number(), (method, path)
        self._when = f"{datetime.now(timezone.utc):%Y-%m-%d %H:%M:%S}"
        self._is_open = True
        self.recorder, self.link = StepRecorder(), f"{root}{self._number}"
        self.status: int | str = 0

    def finish(self) -> None:
        """Write what was recorded, if anything was; the second time, do nothing. It never fails."""
        if not self._is_open:
            return
        self._is_open, recorder = False, self.recorder
        try:
            profile = b"" if recorder.replaced else recorder.profile({})
            if profile:
                seen = Seen(
                    *shown(*self._asked),
                    status=int(str(self.status)[:3]),
                    when=self._when,
                    span=recorder.span,
                    seconds=recorder.seconds,
                    calls=recorder.calls,
                    steps=recorder.steps,
                    missed=recorder.missed,
                    mixed=recorder.mixed,
                )
                self._requests.add(self._number, profile, seen)
        except Exception:
            _log.warning("The profile of a request could not be written", exc_info=True)
        finally:
            _one.release()


class Profiled:
    """An application, some of whose requests are recorded.

    Args:
        app: it is called as it is by a server.
        folder: where to keep what was recorded.
        secret: what `?profile=` has to be; None where `?profile` is enough, but works from this machine alone.
        path: of the list of requests.
        keep: how many requests to keep, at most.
        mine: the application's own folders or files; empty to judge by the paths.

    Raises:
        UsageError: if the secret is empty, or one of the others cannot be.
    """

    def __init__(
        self,
        app: object,
        folder: str | os.PathLike[str] = "profiles",
        *,
        secret: str | None = None,
        path: str = "/__profiles__/",
        keep: int = 20,
        mine: Sequence[str] = (),
    ) -> None:
        self._base = path.rstrip("/")
        if not PATH.fullmatch(self._base) or "//" in path:
            raise UsageError('The path of the list has to look like "/__profiles__/".')
        if keep < 1:
            raise UsageError("At least one request has to be kept: keep=1.")
        self._access, self._keep = Access(secret), keep
        self._requests = Requests(folder, keep, [os.path.abspath(place) for place in mine])

    def _permits(self, query: bytes, client: str, headers: Mapping[str, str], version: str) -> bool:
        """Say whether a request may see what is recorded, and be recorded; arguments as for `Access.permits`."""
        try:
            return self._access.permits(query, client, headers, version)
        except Exception:
            _log.warning("It could not be found out who asks", exc_info=True)
            return False

    def _rest(self, path: str) -> str | None:
        """Return what follows the path of the list, None if a path does not lead there."""
        return path[len(self._base) + 1 :] if f"{path}/".startswith(f"{self._base}/") else None

    def _answer(self, method: str, root: str, rest: str) -> Answer:
        try:
            return answer(self._requests, self._keep, self._access, method, self._root(root), rest)
        except Exception:
            _log.warning("A page about profiled requests could not be made", exc_info=True)
            return Answer(
                HTTPStatus.INTERNAL_SERVER_ERROR, [("Content-Type", "text/plain"), ("Content-Length", "0")], b""
            )

    def _begin(self, root: str, method: str, path: str) -> Recording | None:
        """Return a recording; None if another request is being recorded."""
        if not _one.acquire(blocking=False):
            return None
        try:
            return Recording(self._requests, self._root(root), method, path)
        except BaseException:
            _one.release()
            raise

    def _root(self, root: str) -> str:
        """Return the path of the list as a link has it; `root` is quoted, and where the application is."""
        return f"{'/' * bool(root.strip('/'))}{root.strip('/')}{self._base}/"
