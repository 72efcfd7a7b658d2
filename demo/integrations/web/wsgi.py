"""A WSGI application, some of whose requests are recorded.

See Also:
    https://peps.python.org/pep-3333/
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias
from urllib.parse import quote

from .access import PARAMETER, is_asked_for
from .recording import BUSY, DISTURBED, HEADER, Profiled, Recording

StartResponse: TypeAlias = Callable[..., Any]
WSGI: TypeAlias = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class ProfiledWSGI(Profiled):
    """A WSGI application, such as that of Django or Flask, some of whose requests are recorded; arguments as for `Profiled`."""

    def __init__(self, app: WSGI, *arguments: Any, **named: Any) -> None:
        super().__init__(app, *arguments, **named)
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "")
        if PARAMETER not in environ.get("QUERY_STRING", "") and not path.startswith(self._base):
            return self.app(environ, start_response)
        rest = self._rest(path)
        query = environ.get("QUERY_STRING", "").encode("latin-1", "replace")
        if (rest is None and not is_asked_for(query)) or not self._permits_wsgi(query, environ):
            return self.app(environ, start_response)
        method = environ.get("REQUEST_METHOD", "")
        name = environ.get("SCRIPT_NAME", "")
        root = quote(name.encode("latin-1", "replace"))
        if rest is not None:
            status, headers, body = self._answer(method, root, rest)
            start_response(f"{status.value} {status.phrase}", headers)
            return [] if method == "HEAD" else [body]
        shown = f"{name}{path}".encode("latin-1", "replace").decode("utf-8", "backslashreplace")
        recording = self._begin(root, method, shown)
        if recording is None:
            return self.app(environ, _with_header(start_response, BUSY))
        return _recorded(self.app, environ, start_response, recording)

    def _permits_wsgi(self, query: bytes, environ: dict[str, Any]) -> bool:
        headers = {
            key[5:].lower().replace("_", "-"): value for key, value in environ.items() if key.startswith("HTTP_")
        }
        version = environ.get("SERVER_PROTOCOL", "").rpartition("/")[2]
        return self._permits(query, environ.get("REMOTE_ADDR", ""), headers, version)


def _with_header(start_response: StartResponse, value: str) -> StartResponse:
    def start(status: str, headers: list[tuple[str, str]], *error: Any, **named: Any) -> Any:
        return start_response(status, [*headers, (HEADER, value)], *error, **named)

    return start


def _recorded(
    app: WSGI, environ: dict[str, Any], start_response: StartResponse, recording: Recording
) -> Iterable[bytes]:
    """Have a request answered, and recorded until the server closes the body."""
    recorder = recording.recorder

    def start(status: str, headers: list[tuple[str, str]], *error: Any, **named: Any) -> Any:
        recording.status = status  # what is called here is in the profile, so that is as little as possible
        link = DISTURBED if recorder.missed or recorder.replaced else recording.link
        return start_response(status, [*headers, (HEADER, link)], *error, **named)

    try:
        result = recorder.run(app, environ, start)
    except BaseException:
        recording.finish()
        raise
    wrapper = environ.get("wsgi.file_wrapper")
    if isinstance(wrapper, type) and isinstance(result, wrapper):  # the server sends the file in its own way
        recording.finish()
        return result
    return (_SizedBody if hasattr(result, "__len__") else _Body)(result, recording)


class _Body:
    """What an application has returned, recorded as it is read."""

    def __init__(self, result: Any, recording: Recording) -> None:
        self._result, self._recording = result, recording
        self._iterator: Iterator[bytes] | None = None

    def __iter__(self) -> Iterator[bytes]:
        self._iterator = self._recording.recorder.run(iter, self._result)
        return self

    def __next__(self) -> bytes:
        if self._iterator is None:
            iter(self)
        chunk: bytes = self._recording.recorder.run(next, self._iterator)
        return chunk

    def close(self) -> None:
        """End the response; the server calls it when all is sent, or nobody listens any more."""
        try:
            if hasattr(self._result, "close"):
                self._recording.recorder.run(self._result.close)
        finally:
            self._recording.finish()

    def __del__(self) -> None:
        self._recording.finish()  # a server that forgets to close it must not keep others from being recorded


class _SizedBody(_Body):
    """The same with a length, of which some servers make a header."""

    def __len__(self) -> int:
        return len(self._result)
