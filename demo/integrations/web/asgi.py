"""An ASGI application, some of whose requests are recorded.

See Also:
    https://asgi.readthedocs.io/en/latest/specs/main.html
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import quote

from ...recording.driven import Driven
from .access import PARAMETER, is_asked_for
from .elsewhere import followed
from .recording import BUSY, DISTURBED, HEADER, Profiled, Recording

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
ASGI: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]
_PARAMETER = PARAMETER.encode()


class ProfiledASGI(Profiled):
    """An ASGI application, such as that of FastAPI or Django, some of whose requests are recorded; arguments as for `Profiled`.

    What the request does in tasks of the event loop and in threads of a pool is recorded as well; other requests are not.
    """

    def __init__(self, app: ASGI, *arguments: Any, **named: Any) -> None:
        super().__init__(app, *arguments, **named)
        self.app = app

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer a request, or whatever else the server asks for."""
        if scope["type"] != "http" or (
            _PARAMETER not in scope.get("query_string", b"") and self._base not in scope["path"]
        ):
            return await self.app(scope, receive, send)
        query, path, root = scope.get("query_string", b""), scope["path"], scope.get("root_path", "").rstrip("/")
        rest = self._rest(path.removeprefix(root))
        if (rest is None and not is_asked_for(query)) or not self._permits_asgi(scope):
            return await self.app(scope, receive, send)
        method, root = scope["method"], quote(root, errors="replace")
        if rest is not None:
            return await self._send_answer(method, root, rest, send)
        recording = self._begin(root, method, path)
        if recording is None:
            return await self.app(scope, receive, _sending(send, BUSY, None))
        recorder = recording.recorder
        try:
            with followed(recorder):
                awaitable = recorder.run(self.app, scope, receive, _sending(send, recording.link, recording))
                await Driven(recorder, recorder.run(awaitable.__await__))
        finally:
            recording.finish()

    def _permits_asgi(self, scope: Any) -> bool:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        client = (scope.get("client") or ("", 0))[0]
        return self._permits(scope.get("query_string", b""), client, headers, scope.get("http_version", ""))

    async def _send_answer(self, method: str, root: str, rest: str, send: Send) -> None:
        """Send a page of ours; a report may have to be drawn, so that is done in a thread."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # an event loop of another library
            status, headers, body = self._answer(method, root, rest)
        else:
            status, headers, body = await loop.run_in_executor(None, self._answer, method, root, rest)
        encoded = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
        await send({"type": "http.response.start", "status": status.value, "headers": encoded})
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})


def _sending(send: Send, value: str, recording: Recording | None) -> Send:
    """Return what sends a response with our header, and notes its status."""
    header, disturbed = (HEADER.lower().encode(), value.encode()), (HEADER.lower().encode(), DISTURBED.encode())
    recorder = recording and recording.recorder

    def sending(message: Message) -> Awaitable[None]:
        if message["type"] == "http.response.start":  # what is called here is in the profile: nothing but `send`
            ours = disturbed if recorder and (recorder.missed or recorder.replaced) else header
            message = {"headers": (), **message}
            message["headers"] = [*message["headers"], ours]
            if recording:
                recording.status = message["status"]
        return send(message)

    return sending
