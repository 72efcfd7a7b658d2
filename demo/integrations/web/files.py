"""The files of recorded requests: a profile, what is known of the request, and the report once somebody has opened it.

They are named by the time and a random number, and by nothing that a request holds. Several processes may share a folder.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from secrets import token_hex

from ...outputs.ownership import is_ours
from ...outputs.recovery import recover
from ...outputs.staging import stage
from ...profiles.names import printable

BEGINNING = "request-"
"""Of the files' names."""
NUMBER = re.compile(r"\d{8}-\d{6}-\d{6}-[0-9a-f]{8}")
"""How one looks: the time to the microsecond, in UTC, and eight random digits."""
KINDS = ("pstats", "json", "html")
LARGEST_NOTES = 10_000
"""Bytes of a file on a request."""
LONGEST_METHOD, LONGEST_PATH, LONGEST_WHEN = 12, 120, 20
"""Characters."""


@dataclass(frozen=True)
class Seen:
    """What is known of a request.

    Attributes:
        method, path: as they were asked for, shortened, without the query string, which may hold secrets.
        status: of HTTP; 0 if the application ended in an exception before it had one.
        when: the time in UTC.
        span: seconds from the first step to the last, as far as the application is concerned.
        seconds: of that, what was recorded.
        calls: how many were counted.
        steps: how many were recorded.
        missed: how many were not.
        mixed: whether calls of other threads are among them.
    """

    method: str
    path: str
    status: int
    when: str
    span: float
    seconds: float
    calls: int
    steps: int
    missed: int
    mixed: bool

    @property
    def title(self) -> str:
        """Return what was asked for."""
        return f"{self.method} {self.path}"


def shown(method: str, path: str) -> tuple[str, str]:
    """Return both as they are kept: in one line, and not too long."""
    method, path = printable(method[:LONGEST_METHOD]), printable(path[: LONGEST_PATH + 1])
    return method, path if len(path) <= LONGEST_PATH else f"{path[: LONGEST_PATH - 1]}…"


def new_number() -> str:
    """Return what names the files of a request."""
    return f"{datetime.now(timezone.utc):%Y%m%d-%H%M%S-%f}-{token_hex(4)}"


class Requests:
    """The recorded requests in a folder.

    Args:
        folder: for the files; made when it is needed, for this user alone.
        keep: how many requests, at most.
        mine: the application's own folders or files.
    """

    def __init__(self, folder: str | os.PathLike[str], keep: int, mine: Sequence[str]) -> None:
        self._folder, self._keep, self._mine = Path(os.path.abspath(folder)), keep, tuple(mine)

    def add(self, number: str, profile: bytes, seen: Seen) -> None:
        """Keep a request, and remove the oldest ones that are too many.

        Raises:
            DemoError: if nothing can be written.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        notes = json.dumps({"profiling-demo": 1, **asdict(seen)}).encode()
        for kind, data in (("pstats", profile), ("json", notes)):
            self._write(number, kind, data)
        recover(self._folder)
        for old in self._numbers()[self._keep :]:
            self._remove(old)

    def _write(self, number: str, kind: str, data: bytes) -> None:
        """Write a file, whole or not at all."""
        with stage(self._folder) as staging:
            descriptor = os.open(staging / kind, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:
                file.write(data)
            os.replace(staging / kind, self._file(number, kind))

    def _file(self, number: str, kind: str) -> Path:
        return self._folder / f"{BEGINNING}{number}.{kind}"

    def _numbers(self) -> list[str]:
        """Return the requests of which there is any file, the newest one first."""
        names = {file.name for file in self._folder.glob(f"{BEGINNING}*")}
        found = {name[len(BEGINNING) :].rpartition(".")[0] for name in names if name.endswith(KINDS)}
        return sorted(filter(NUMBER.fullmatch, found), reverse=True)

    def _remove(self, number: str) -> None:
        for kind in KINDS:
            file = self._file(number, kind)
            if is_ours(file) if kind != "json" else self._seen(number):
                with suppress(OSError):  # another process may have been quicker
                    file.unlink()

    def list(self) -> Iterator[tuple[str, Seen]]:
        """Yield the requests that can be shown, the newest one first, at most as many as are kept."""
        for number in self._numbers()[: self._keep]:
            seen = self._seen(number)
            if seen and is_ours(self._file(number, "pstats")):
                yield number, seen

    def _seen(self, number: str) -> Seen | None:
        """Return what was written of a request; None if there is nothing, or something else."""
        file = self._file(number, "json")
        try:
            if file.is_symlink() or file.stat().st_size > LARGEST_NOTES:
                return None
            notes = json.loads(file.read_bytes())
            if notes.pop("profiling-demo") != 1:
                return None
            seen = Seen(**notes)
        except (OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
            return None
        if any(type(value) is not Seen.__annotations__[name] for name, value in asdict(seen).items()):
            return None
        method, path = shown(seen.method, seen.path)
        return replace(seen, method=method, path=path, when=printable(seen.when[:LONGEST_WHEN]))

    def profile(self, number: str) -> bytes | None:
        """Return the profile of a request, None if there is no such."""
        if not NUMBER.fullmatch(number):
            return None
        file = self._file(number, "pstats")
        return file.read_bytes() if is_ours(file) else None

    def report(self, number: str) -> bytes | None:
        """Return the report of a request, made when it is asked for the first time; None if there is no such request.

        Raises:
            DemoError: if it cannot be made.
        """
        data = self.profile(number)
        seen = None if data is None else self._seen(number)
        if data is None or seen is None:
            return None
        file = self._file(number, "html")
        if not is_ours(file) or not file.stat().st_size:
            from ...pipeline import read  # here: an application should not wait for it when it starts

            run = read(data, title=seen.title, mine=self._mine)
            with stage(self._folder) as staging:
                run.write_into(staging, ("html",))
                page = (staging / "output.html").read_bytes()
            self._write(number, "html", page)
            return page
        return file.read_bytes()
