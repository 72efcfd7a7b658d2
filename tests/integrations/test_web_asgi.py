"""Requests of ASGI applications are recorded on demand, each by itself, and answered as without us."""

import asyncio
import contextvars
import gc
import http.client
import os
import re
import socket
import threading
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from demo.integrations.web import ProfiledASGI, elsewhere
from demo.pipeline import Run
from demo.recording.driven import Driven
from demo.recording.steps import SEES_ALL_THREADS, StepRecorder
from tests.integrations.test_web_wsgi import NUMBER, calls, runs

pytestmark = pytest.mark.not_in_wasm

Messages = list[dict[str, Any]]
START: dict[str, Any] = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]}


def scope_of(path: str = "/", query: str = "", method: str = "GET", **more: Any) -> dict[str, Any]:
    """Return the scope of a request from this machine."""
    return {
        **{"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http"},
        **{
            "path": path,
            "raw_path": b"",
            "query_string": query.encode(),
            "root_path": "",
            "client": ["127.0.0.1", 5000],
        },
        **{"headers": [(b"host", b"localhost")], "server": ["localhost", 80]},
        **more,
    }


async def receive() -> dict[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def ask(app: Any, path: str = "/", query: str = "", method: str = "GET", **more: Any) -> Messages:
    """Have an application answer; return what it sends."""
    sent: Messages = []

    async def send(message: Any) -> None:
        sent.append(dict(message))

    await app(scope_of(path, query, method, **more), receive, send)
    return sent


def header(messages: Messages) -> str:
    headers: dict[bytes, bytes] = dict(messages[0]["headers"])
    return headers.get(b"x-profile", b"").decode()


def body(messages: Messages) -> bytes:
    return b"".join(message.get("body", b"") for message in messages)


def leaf() -> None:
    pass


def some(number: int) -> int:
    for _ in range(number):
        leaf()
    return number


async def streaming(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send(dict(START))
    for number in range(3):
        leaf()
        await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": b"%d" % number, "more_body": number < 2})


def names(run: Run) -> set[str]:
    return {one.name for one in run.profile.functions}


def test_untouched(tmp_path: Path) -> None:
    """An application sends the same messages as without us, but for our header, and every call of the request counts."""
    plain = asyncio.run(ask(streaming, query="profile"))
    sent = asyncio.run(ask(ProfiledASGI(streaming, tmp_path, mine=[__file__]), query="profile"))
    assert re.fullmatch(NUMBER, header(sent))
    sent[0]["headers"].pop()
    assert sent == plain
    [run] = runs(tmp_path)
    assert calls(run) == 3 and calls(run, "streaming") == 4
    assert not {"run", "_end", "used", "_run_once"} & names(run)


def test_own_message_stays(tmp_path: Path) -> None:
    """A message that the application sends, and its list of headers, stay as they are."""
    message: dict[str, Any] = {**START, "headers": []}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send(message)
        await send({"type": "http.response.body"})

    assert re.fullmatch(NUMBER, header(asyncio.run(ask(ProfiledASGI(app, tmp_path), query="profile"))))
    assert message["headers"] == []


def test_straight_through(tmp_path: Path) -> None:
    """Whatever isn't asked for goes straight to the application, and so do web sockets and the lifespan of the server."""
    seen: list[Any] = []

    async def app(*given: Any) -> None:
        seen.append(given)

    async def send(message: Any) -> None:
        raise AssertionError

    profiled = ProfiledASGI(app, tmp_path)
    scopes = [
        *(
            scope_of(),
            scope_of(query="profiles"),
            scope_of(query="profile", client=["10.0.0.1", 1]),
            {"type": "lifespan"},
        ),
        *(scope_of(query="profile", client=None), scope_of("/__profiles__/", client=["10.0.0.1", 1])),
        *({**scope_of(query="profile"), "type": "websocket"}, {**scope_of("/__profiles__/"), "type": "websocket"}),
    ]
    for scope in scopes:
        asyncio.run(profiled(scope, receive, send))
        [given] = seen
        seen.clear()
        assert given[0] is scope and given[1] is receive and given[2] is send
    assert [*tmp_path.iterdir()] == []


def test_interleaved(tmp_path: Path) -> None:
    """Other requests that are handled in between on the same event loop leave no call in the profile."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        for _ in range(10):
            some(len(scope["path"]))
            await asyncio.sleep(0)
        await send(dict(START))
        await send({"type": "http.response.body"})

    async def main() -> None:
        profiled = ProfiledASGI(app, tmp_path)
        asked = [("/a", "profile"), ("/aaaa", ""), ("/aaaaaa", "profile"), ("/aaa", "")]
        first, _, second, _ = await asyncio.gather(*(ask(profiled, path, query) for path, query in asked))
        assert re.fullmatch(NUMBER, header(first)) and header(second) == "skipped; another request is being profiled"

    asyncio.run(main())
    [run] = runs(tmp_path)
    assert (calls(run, "some"), calls(run)) == (10, 20)
    assert calls(run, "app") == 11
    steps = run.profile.recording.steps
    assert steps and (steps.number, steps.missed, steps.mixed) == (13, 0, False)


def test_tasks(tmp_path: Path) -> None:
    """What the request does in tasks of its own is recorded; those of others, and what goes on behind its end, are not."""
    others: list[asyncio.Task[Any]] = []

    async def child(number: int) -> int:
        await asyncio.sleep(0)
        return some(number)

    async def late(event: asyncio.Event) -> None:
        await event.wait()
        some(1000)

    async def main() -> None:
        event = asyncio.Event()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            task = asyncio.create_task(child(1), name="one")
            assert task.get_name() == "one" and "child" in repr(task)
            assert await task == 1
            assert [*await asyncio.gather(child(10), child(20))] == [10, 20]
            others.append(asyncio.create_task(late(event)))
            await asyncio.sleep(0)
            await send(dict(START))
            await send({"type": "http.response.body"})

        other = asyncio.create_task(child(100))
        outside = contextvars.copy_context()
        await ask(ProfiledASGI(app, tmp_path), query="profile")
        await other
        outside.run(event.set)
        await others[0]

    asyncio.run(main())
    [run] = runs(tmp_path)
    assert (calls(run, "some"), calls(run)) == (3, 31)


def test_as_it_was(tmp_path: Path) -> None:
    """Behind a request, and behind one that failed, the event loop and the pools are as they were."""
    import anyio.to_thread

    def factory(loop: Any, coroutine: Any, **named: Any) -> Any:
        return asyncio.Task(coroutine, loop=loop, **named)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert await asyncio.create_task(asyncio.sleep(0, 3)) == 3
        assert ThreadPoolExecutor.submit is not submit
        raise KeyError

    async def main() -> None:
        loop = asyncio.get_running_loop()
        for before in (None, factory):
            loop.set_task_factory(before)
            with pytest.raises(KeyError):
                await ask(ProfiledASGI(app, tmp_path), query="profile")
            assert loop.get_task_factory() is before
            assert ThreadPoolExecutor.submit is submit and anyio.to_thread.run_sync is run_sync
            assert elsewhere.CURRENT.get() is None

    submit, run_sync = ThreadPoolExecutor.submit, anyio.to_thread.run_sync
    asyncio.run(main())


def test_exceptions(tmp_path: Path) -> None:
    """An exception of the application arrives where it would without us, and the request is recorded as far as it came."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        leaf()
        if scope["path"] == "/started":
            await send(dict(START))
            await send({"type": "http.response.body", "body": b"x", "more_body": True})
        raise KeyError("app")

    for path in ("/", "/started"):
        with pytest.raises(KeyError, match="app"):
            asyncio.run(ask(ProfiledASGI(app, tmp_path), path, "profile"))
    assert [calls(run) for run in runs(tmp_path)] == [1, 1]
    page = body(asyncio.run(ask(ProfiledASGI(app, tmp_path), "/__profiles__/"))).decode()
    assert "<td>exception</td>" in page and "<td>200</td>" in page


def test_not_even_awaitable(tmp_path: Path) -> None:
    """An application that fails before there is anything to await fails in the same way."""

    def app(scope: Any, receive: Any, send: Any) -> Awaitable[None]:
        raise KeyError("at once")

    for _ in range(2):
        with pytest.raises(KeyError, match="at once"):
            asyncio.run(ask(ProfiledASGI(app, tmp_path), query="profile"))
    assert len(runs(tmp_path)) == 2


def test_cancelled(tmp_path: Path) -> None:
    """Where the server ends a request, the application hears of it, and the next request can be recorded."""
    heard: list[str] = []

    async def main() -> None:
        ready = asyncio.Event()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            some(2)
            ready.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                some(3)
                heard.append("cancelled")
                raise

        for _ in range(2):
            ready.clear()
            task = asyncio.create_task(ask(ProfiledASGI(app, tmp_path), query="profile"))
            await ready.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(main())
    assert heard == ["cancelled"] * 2
    assert [calls(run) for run in runs(tmp_path)] == [5, 5]


def test_cancelled_before_it_began() -> None:
    """A task of the request that is cancelled before its first step warns no more than without us."""

    async def never() -> None:
        raise AssertionError

    async def main() -> None:
        with elsewhere.followed(StepRecorder()):
            task = asyncio.create_task(never())
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(main())
        gc.collect()


def test_any_awaitable() -> None:
    """Whatever can be awaited can be driven: its values go in, its exceptions come out, and closing it closes it."""
    log: list[object] = []
    held: list[object] = []  # so that nothing is closed because nobody needs it any more

    class Plain:
        def __init__(self) -> None:
            self.left = 2

        def __iter__(self) -> "Plain":
            return self

        def __next__(self) -> int:
            if not self.left:
                raise StopIteration("end")
            self.left -= 1
            return self.left

    async def asks() -> str:
        try:
            held.append(generator())
            log.append(await Driven(StepRecorder(), held[-1]))
        finally:
            log.append("closed")
        return "end"

    def generator() -> Generator[int, Any, int]:
        try:
            log.append((yield 1))
        except KeyError as error:
            log.append(error)
            try:
                yield 2
            finally:
                log.append("inner closed")
        return 3

    driven = Driven(StepRecorder(), Plain())
    assert [driven.send(None), next(driven)] == [1, 0]
    with pytest.raises(StopIteration, match="end"):
        driven.send(None)
    with pytest.raises(KeyError):
        driven.throw(KeyError())
    coroutine = asks()
    assert coroutine.send(None) == 1
    with pytest.raises(StopIteration, match="end"):
        coroutine.send("value")
    assert log == ["value", 3, "closed"]
    coroutine = asks()
    assert coroutine.send(None) == 1 and coroutine.throw(KeyError("x")) == 2
    coroutine.close()
    assert isinstance(log[3], KeyError) and log[4:] == ["inner closed", "closed"]


def test_hostile_scopes(tmp_path: Path) -> None:
    """Whatever a scope holds, the request is answered, and what is kept of it is text."""
    profiled = ProfiledASGI(streaming, tmp_path)
    for path in ("/<script>", "/../..", "/a\nb", "/\ud800", "/" + "x" * 9999, ""):
        assert re.fullmatch(NUMBER, header(asyncio.run(ask(profiled, path, "profile", "<B>\ud800"))))
    assert body(asyncio.run(ask(profiled, query="profile", headers=[(b"host", b"\xff\xfe")]))) == b"012"
    page = body(asyncio.run(ask(profiled, "/__profiles__/"))).decode()
    assert "<script>" not in page and "&lt;script&gt;" in page and "\ud800" not in page


def test_pages(tmp_path: Path) -> None:
    """The list and the report are answered here too, below the prefix of the server, whether it is in the path or not."""
    profiled = ProfiledASGI(streaming, tmp_path, secret="a b")
    for root, prefix in (("", ""), ("/api", ""), ("/api", "/api")):
        far: dict[str, Any] = {"root_path": root, "client": ["8.8.8.8", 1]}
        link = header(asyncio.run(ask(profiled, f"{prefix}/x", "profile=a+b", **far)))
        assert link.startswith(f"{root}/__profiles__/")
        page = asyncio.run(ask(profiled, f"{prefix}/__profiles__/", "profile=a+b", **far))
        assert f'href="{link}?profile=a+b"' in body(page).decode()
        rest = f"{prefix}{link.removeprefix(root)}"
        assert body(asyncio.run(ask(profiled, rest, "profile=a+b", **far))).startswith(b"<!doctype html>")
        assert body(asyncio.run(ask(profiled, rest, "profile=a+b", "HEAD", **far))) == b""
        assert body(asyncio.run(ask(profiled, rest, "profile=ab", **far))) == b"012"
        assert asyncio.run(ask(profiled, f"{prefix}/__profiles__/none", "profile=a+b", **far))[0]["status"] == 404


def test_threads_of_pools(tmp_path: Path) -> None:
    """What the request has a pool of threads do is recorded, each call once; other requests' work there is not."""

    async def main() -> None:
        loop = asyncio.get_running_loop()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            await asyncio.to_thread(some, 1)
            await loop.run_in_executor(None, some, 10)
            some(100)
            await send(dict(START))
            await send({"type": "http.response.body"})

        await asyncio.to_thread(some, 7)
        await ask(ProfiledASGI(app, tmp_path), query="profile")
        await asyncio.to_thread(some, 1000)

    asyncio.run(main())
    [run] = runs(tmp_path)
    assert (calls(run, "some"), calls(run)) == (3, 111)
    assert run.profile.recording.steps and run.profile.recording.steps.missed == 0


def fastapi_app() -> Any:
    from fastapi import FastAPI, Request
    from fastapi.responses import StreamingResponse

    app = FastAPI()

    @app.middleware("http")
    async def middleware(request: Request, call_next: Callable[[Request], Awaitable[Any]]) -> Any:
        some(1)
        return await call_next(request)

    @app.get("/async")
    async def endpoint() -> str:
        for _ in range(4):
            some(10)
            await asyncio.sleep(0)
        return "async"

    @app.get("/sync")
    def sync_endpoint() -> str:
        some(20)
        return "sync"

    @app.get("/stream")
    async def stream() -> Any:
        async def chunks() -> AsyncIterator[str]:
            for _ in range(3):
                some(30)
                yield "x"

        return StreamingResponse(chunks())

    return app


async def with_client(app: Any, use: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
    import httpx

    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        await use(client)


@pytest.mark.parametrize(
    ("path", "text", "leaves"), [("async", '"async"', 41), ("sync", '"sync"', 21), ("stream", "xxx", 91)]
)
def test_fastapi(path: str, text: str, leaves: int, tmp_path: Path) -> None:
    """Endpoints of FastAPI are recorded: coroutines, those in threads, streams, and what middleware runs in a task."""

    async def use(client: Any) -> None:
        await client.get("/sync")  # a thread that is being started would disturb on Python 3.12
        response, *_ = await asyncio.gather(client.get(f"/{path}?profile"), client.get("/async"), client.get("/async"))
        assert (response.status_code, response.text) == (200, text)
        link = response.headers["x-profile"]
        assert link in (await client.get("/__profiles__/")).text
        assert f"GET /{path}" in (await client.get(link)).text

    asyncio.run(with_client(ProfiledASGI(fastapi_app(), tmp_path), use))
    [run] = runs(tmp_path)
    steps = run.profile.recording.steps
    assert steps and steps.missed == 0
    assert calls(run) == leaves or (SEES_ALL_THREADS and steps.mixed)


def test_inside_fastapi(tmp_path: Path) -> None:
    """It works as FastAPI adds middleware, too."""
    app = fastapi_app()
    app.add_middleware(ProfiledASGI, folder=tmp_path)

    async def use(client: Any) -> None:
        assert re.fullmatch(NUMBER, (await client.get("/async?profile")).headers["x-profile"])

    asyncio.run(with_client(app, use))
    [run] = runs(tmp_path)
    assert calls(run) == 41


@pytest.mark.parametrize("path", ["async", "view"])
def test_django(path: str, tmp_path: Path) -> None:
    """Views of Django are recorded under ASGI as well, coroutines and those that it runs in a thread."""
    from tests.integrations.django_site import asgi_application

    async def use(client: Any) -> None:
        await client.get("/view")
        response = await client.get(f"/{path}?profile")
        assert (response.status_code, response.text) == (200, "view")
        assert re.fullmatch(NUMBER, response.headers["x-profile"])

    asyncio.run(with_client(ProfiledASGI(asgi_application(), tmp_path, mine=[os.path.dirname(__file__)]), use))
    [run] = runs(tmp_path)
    steps = run.profile.recording.steps
    assert steps and steps.missed == 0
    assert (calls(run, "twice"), calls(run, "once")) == (2, 2) or (SEES_ALL_THREADS and steps.mixed)


def test_uvicorn(tmp_path: Path) -> None:
    """On a real server, a request is recorded, listed and reported, and one whose client hangs up disturbs none."""
    import uvicorn

    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(ProfiledASGI(fastapi_app(), tmp_path), log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)

            def get(path: str) -> tuple[int, str | None, bytes]:
                connection.request("GET", path)
                response = connection.getresponse()
                return response.status, response.headers["x-profile"], response.read()

            status, link, _ = get("/async?profile")
            assert status == 200 and link
            while link.encode() not in get("/__profiles__/")[2]:
                pass  # it is written when the response has been sent
            assert b"GET /async" in get(link)[2]
            rude = socket.create_connection(("127.0.0.1", port))
            rude.sendall(b"GET /stream?profile HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert b"x-profile" in rude.recv(4000)
            rude.close()
            while (get("/nothing?profile")[1] or "").startswith("skipped"):
                pass
            assert get("/nothing")[:2] == (404, None)
            connection.close()
        finally:
            server.should_exit = True
            thread.join()
