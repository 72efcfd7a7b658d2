"""Requests of WSGI applications are recorded on demand, and answered as without us."""

import cProfile
import io
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from wsgiref.handlers import SimpleHandler
from wsgiref.util import FileWrapper
from wsgiref.validate import validator

import pytest

from demo.errors import UsageError
from demo.integrations.web import ProfiledWSGI
from demo.pipeline import Run, read
from tests.conftest import ROOT

NUMBER = r"/__profiles__/\d{8}-\d{6}-\d{6}-[0-9a-f]{8}"


class Response(NamedTuple):
    """What a server has sent."""

    status: str
    headers: dict[str, str]
    body: bytes
    raw: bytes


def environ_of(path: str = "/", query: str = "", method: str = "GET", **more: str) -> dict[str, Any]:
    """Return the environment of a request from this machine."""
    return {
        **{
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
        },
        **{"SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"},
        **more,
    }


def ask(app: Any, path: str = "/", query: str = "", method: str = "GET", **more: str) -> Response:
    """Have an application answer, through the server of the standard library."""
    sent, errors = io.BytesIO(), io.StringIO()
    handler = SimpleHandler(io.BytesIO(), sent, errors, environ_of(path, query, method, **more), multithread=False)
    handler.http_version, handler.origin_server = "1.1", True
    handler.run(app)
    head, _, body = sent.getvalue().partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return Response(
        status.partition(" ")[2], headers, body, re.sub(rb"(?m)^(Date|X-Profile): .*\r\n", b"", sent.getvalue())
    )


def leaf() -> None:
    pass


def listed(environ: Any, start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain"), ("X-Own", "1")])
    leaf()
    return [b"one ", b"two"]


def single(environ: Any, start: Any) -> Iterable[bytes]:
    start("404 Not Found", [("Content-Type", "text/plain")])
    leaf()
    return [b"nothing"]


def streamed(environ: Any, start: Any) -> Iterator[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    for number in range(3):
        leaf()
        yield b"%d\n" % number


class Closing:
    """A body that works when it is read, and when it is closed."""

    closed = 0

    def __iter__(self) -> Iterator[bytes]:
        leaf()
        return iter([b"a", b"b"])

    def close(self) -> None:
        """Be closed."""
        leaf()
        Closing.closed += 1


def closing(environ: Any, start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return Closing()


def writing(environ: Any, start: Any) -> Iterable[bytes]:
    write = start("200 OK", [("Content-Type", "text/plain")])
    leaf()
    write(b"written ")
    return [b"returned"]


def changing(environ: Any, start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    try:
        leaf()
        raise KeyError
    except KeyError:
        start("500 Sorry", [("Content-Type", "text/html")], sys.exc_info())
    return [b"sorry"]


def failing(environ: Any, start: Any) -> Iterable[bytes]:
    leaf()
    raise KeyError("early")


def failing_late(environ: Any, start: Any) -> Iterator[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    leaf()
    yield b"first"
    raise KeyError("late")


def sending_file(environ: Any, start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    leaf()
    wrapped: Iterable[bytes] = environ["wsgi.file_wrapper"](io.BytesIO(b"file"))
    return wrapped


APPS = {
    **{"list": (listed, 1), "single": (single, 1), "generator": (streamed, 3), "closing": (closing, 2)},
    **{"write": (writing, 1), "exc_info": (changing, 1), "early": (failing, 1), "late": (failing_late, 1)},
    "file": (sending_file, 1),
}


def runs(folder: Path) -> list[Run]:
    return [read(file, mine=[__file__]) for file in sorted(folder.glob("*.pstats"))]


def calls(run: Run, name: str = "leaf") -> int:
    return sum(one.total_calls for one in run.profile.functions if one.name == name)


@pytest.mark.parametrize("name", APPS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_untouched(name: str, method: str, tmp_path: Path) -> None:
    """A server sends byte for byte what it sends without us, but for our header, and every call of the request counts."""
    app, leaves = APPS[name]
    profiled = ProfiledWSGI(app, tmp_path, mine=[__file__])
    plain = ask(app, query="profile", method=method)
    response = ask(profiled, query="profile", method=method)
    assert response.raw == plain.raw
    assert ("x-profile" in response.headers) == (name != "early")
    [run] = runs(tmp_path)
    assert calls(run) == leaves and calls(run, app.__name__) >= 1
    assert not {"run", "_end", "used"} & {one.name for one in run.profile.functions}


def test_closed(tmp_path: Path) -> None:
    """The body of the application is closed once, when the server closes it."""
    before = Closing.closed
    ask(ProfiledWSGI(closing, tmp_path), query="profile")
    assert Closing.closed == before + 1


@pytest.mark.parametrize("name", ["list", "generator", "closing", "write", "exc_info"])
def test_valid(name: str, tmp_path: Path) -> None:
    """The judge of the standard library finds nothing wrong on either side of us."""
    app: Any = validator(ProfiledWSGI(validator(APPS[name][0]), tmp_path))
    headers: list[Any] = []

    def start(status: str, given: Any, error: Any = None) -> Callable[[bytes], object]:
        headers[:] = given
        return lambda data: None

    environ = environ_of(query="profile") | {
        "wsgi.version": (1, 0),
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    environ |= {
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.url_scheme": "http",
    }
    body = app(environ, start)
    b"".join(body)
    body.close()
    assert re.fullmatch(NUMBER, dict(headers)["X-Profile"])


def test_straight_through(tmp_path: Path) -> None:
    """Whatever isn't asked for goes straight to the application, and its answer straight back."""
    seen: list[Any] = []
    answer = [b"."]

    def app(environ: Any, start: Any) -> list[bytes]:
        seen[:] = environ, start
        return answer

    def start(*_: Any) -> None:
        raise AssertionError

    profiled = ProfiledWSGI(app, tmp_path)
    for query, client in (
        ("", "127.0.0.1"),
        ("profiles=1", "127.0.0.1"),
        ("profile", "10.0.0.1"),
        ("a=profile", "127.0.0.1"),
    ):
        environ = environ_of(query=query, REMOTE_ADDR=client)
        assert profiled(environ, start) is answer
        assert seen[0] is environ and seen[1] is start
    environ = environ_of("/__profiles__/", REMOTE_ADDR="10.0.0.1")
    assert profiled(environ, start) is answer
    assert [*tmp_path.iterdir()] == []


def test_files_of_the_server(tmp_path: Path) -> None:
    """A file that the server sends in its own way comes back as it is."""
    environ = environ_of(query="profile") | {"wsgi.file_wrapper": FileWrapper}
    assert isinstance(ProfiledWSGI(sending_file, tmp_path)(environ, lambda *_: None), FileWrapper)
    assert [calls(run) for run in runs(tmp_path)] == [1]


@pytest.mark.not_in_wasm
def test_secret(tmp_path: Path) -> None:
    """With a secret, it alone opens the requests, the list and the reports; without it, nothing shows that there is any."""
    profiled = ProfiledWSGI(listed, tmp_path, secret="a&b")
    far = {"REMOTE_ADDR": "8.8.8.8", "HTTP_X_FORWARDED_FOR": "8.8.8.8"}
    for query in ("profile", "profile=wrong", ""):
        assert "x-profile" not in ask(profiled, query=query).headers
        assert ask(profiled, "/__profiles__/", query).body == b"one two"
    link = ask(profiled, query="profile=a%26b", **far).headers["x-profile"]
    assert "a&b" not in link and "a%26b" not in link
    page = ask(profiled, "/__profiles__/", "profile=a%26b", **far).body.decode()
    assert f'href="{link}?profile=a%26b"' in page
    assert ask(profiled, link, "profile=a%26b", **far).body.startswith(b"<!doctype html>")
    assert ask(profiled, link).body == b"one two"


def test_one_at_a_time(tmp_path: Path) -> None:
    """While a request is being recorded, another one is answered as usual, and its header says that it was skipped."""
    profiled = ProfiledWSGI(streamed, tmp_path)
    body: Any = profiled(environ_of(query="profile"), lambda *_: None)
    chunks = iter(body)
    assert next(chunks) == b"0\n"
    response = ask(profiled, query="profile")
    assert response.body.endswith(b"2\n") or b"2\n" in response.body
    assert response.headers["x-profile"] == "skipped; another request is being profiled"
    assert [*chunks] == [b"1\n", b"2\n"]
    body.close()
    assert re.fullmatch(NUMBER, ask(profiled, query="profile").headers["x-profile"])
    assert [calls(run) for run in runs(tmp_path)] == [3, 3]


def test_nobody_listens(tmp_path: Path) -> None:
    """Where a client goes away, or a server forgets to close the body, the request is recorded as far as it came."""
    profiled = ProfiledWSGI(streamed, tmp_path)
    for forget in (False, True):
        body: Any = profiled(environ_of(query="profile"), lambda *_: None)
        next(iter(body))
        if not forget:
            body.close()
        del body
    assert [calls(run) for run in runs(tmp_path)] == [1, 1]


def test_own_profiler(tmp_path: Path) -> None:
    """Where the application profiles itself, its profiler goes on, the request is answered, and the header says why."""
    profiler = cProfile.Profile()

    def outer(environ: Any, start: Any) -> Any:
        profiler.enable()
        try:
            return ProfiledWSGI(listed, tmp_path)(environ, start)
        finally:
            profiler.disable()

    response = ask(outer, query="profile")
    assert response.body == b"one two"
    assert response.headers["x-profile"] == "skipped; the application runs a profiler of its own"
    names = [entry.code.co_name for entry in profiler.getstats() if not isinstance(entry.code, str)]
    assert "listed" in names and "leaf" in names


def test_nothing_can_be_written(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """If no file can be written, the request is answered all the same, and the log says why."""
    (tmp_path / "file").write_text("")
    profiled = ProfiledWSGI(listed, tmp_path / "file")
    for _ in range(2):
        assert ask(profiled, query="profile").body == b"one two"
    assert caplog.text.count("could not be written") == 2
    assert ask(profiled, "/__profiles__/").status == "200 OK"


@pytest.mark.not_in_wasm
def test_bounded(tmp_path: Path) -> None:
    """At most as many requests are kept as wanted, the newest ones; files of others stay, whatever they are called."""
    profiled = ProfiledWSGI(listed, tmp_path, keep=3)
    old = "request-20200101-000000-000000-0123abcd"
    others = {
        f"{old}.json": b'{"mine": 1}',
        f"{old}.html": b"<p>",
        f"{old}.pstats": b"{0",
        f"{old}.txt": b"",
        "a.json": b"{}",
    }
    for name, data in others.items():
        (tmp_path / name).write_bytes(data)
    links = [ask(profiled, query="profile").headers["x-profile"] for _ in range(5)]
    assert ask(profiled, links[-1]).status == "200 OK"
    assert {name: (tmp_path / name).read_bytes() for name in others} == others
    ours = {file.stem.removeprefix("request-") for file in tmp_path.iterdir() if file.name not in others}
    assert ours == {link.rpartition("/")[2] for link in links[-3:]}
    assert len([*tmp_path.iterdir()]) == len(others) + 3 * 2 + 1
    assert ask(profiled, links[0]).status == "404 Not Found"


@pytest.mark.not_in_wasm
def test_restart(tmp_path: Path) -> None:
    """The list outlives the process, and another process sees the same."""
    link = ask(ProfiledWSGI(listed, tmp_path), query="profile").headers["x-profile"]
    again = ProfiledWSGI(single, tmp_path)
    assert link in ask(again, "/__profiles__/").body.decode()
    assert ask(again, link).body.startswith(b"<!doctype html>")


def test_what_is_missing(tmp_path: Path) -> None:
    """The list says of a request what isn't recorded, and what is mixed in."""
    profiled = ProfiledWSGI(listed, tmp_path)
    ask(profiled, query="profile")
    [notes] = tmp_path.glob("*.json")
    good = notes.read_text().replace('"mixed": true', '"mixed": false')
    for change, words in (("", ""), ('"missed": 2', "Not all of it"), ('"mixed": true', "Calls of other threads")):
        notes.write_text(re.sub(f"{change.split(':')[0]}: [^,}}]+", change, good) if change else good)
        page = ask(profiled, "/__profiles__/").body.decode()
        assert [one for one in ("Not all of it", "Calls of other threads") if one in page] == [words] * bool(words)


class Texts(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.links += [value or "" for name, value in attributes if name == "href"]
        assert not any(name.startswith("on") for name, _ in attributes)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


HOSTILE = (
    "/<script>alert(1)</script>",
    "/../../etc/passwd",
    "/a\r\nX-Evil: 1",
    "/\xff\xfe",
    '/"onclick="',
    "/" + "x" * 9999,
    "/\x00",
)


@pytest.mark.parametrize("path", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_paths(path: str, tmp_path: Path) -> None:
    """Whatever a request asks for becomes text of the page, and neither markup nor a file's name nor a header."""
    folder = tmp_path / "in" / "profiles"
    profiled = ProfiledWSGI(listed, folder)
    response = ask(profiled, path, "profile&token=hunter2", method="<b>")
    assert re.fullmatch(NUMBER, response.headers["x-profile"]) and "x-evil" not in response.headers
    assert {file.name for file in tmp_path.iterdir()} == {"in"} and {file.name for file in folder.parent.iterdir()} == {
        "profiles"
    }
    assert all(re.fullmatch(r"request-[\d-]+-[0-9a-f]{8}\.(pstats|json)", file.name) for file in folder.iterdir())
    assert not any(b"hunter2" in file.read_bytes() for file in folder.iterdir())
    page = ask(profiled, "/__profiles__/")
    seen = Texts(page.body.decode())
    assert not {"script", "b", "img"} & set(seen.tags) and "hunter2" not in seen.text
    assert "<b> /" in seen.text and "x" * 200 not in seen.text
    assert all(character.isprintable() or character == "\n" for character in seen.text)
    report = ask(profiled, response.headers["x-profile"]).body.decode()
    assert "alert(1)</script>" not in report and "hunter2" not in report


@pytest.mark.not_in_wasm
def test_tampered_files(tmp_path: Path) -> None:
    """What others have written into the folder is left out of the list, and breaks nothing."""
    profiled = ProfiledWSGI(listed, tmp_path)
    link = ask(profiled, query="profile").headers["x-profile"]
    [notes] = tmp_path.glob("*.json")
    good = notes.read_text()
    for bad in (
        "",
        "[]",
        "{}",
        "[" * 5000,
        good.replace('"status": 200', '"status": "<b>"'),
        good + "}",
        good + " " * 20_000,
        good.replace("calls", "cells"),
    ):
        notes.write_text(bad)
        assert link not in ask(profiled, "/__profiles__/").body.decode()
        assert ask(profiled, link).status == "404 Not Found"
    notes.write_text(good)
    assert link in ask(profiled, "/__profiles__/").body.decode()
    [profile] = tmp_path.glob("*.pstats")
    whole = profile.read_bytes()
    for kind, data in (("pstats", whole), ("json", good.encode())):
        (tmp_path / f"request-evil.{kind}").write_bytes(data)
    for name in ("evil", "evil.pstats"):
        assert ask(profiled, f"/__profiles__/{name}").status == "404 Not Found"
    profile.write_bytes(whole[:50] + whole[90:])
    assert ask(profiled, link).status.startswith("500 ")
    if os.name != "nt":
        profile.rename(tmp_path / "elsewhere")
        profile.symlink_to(tmp_path / "elsewhere")
        assert ask(profiled, link).status == "404 Not Found"
        profile.unlink()
        profile.write_bytes(whole)
        assert ask(profiled, link).status == "200 OK"
        notes.rename(tmp_path / "elsewhere.json")
        notes.symlink_to(tmp_path / "elsewhere.json")
        assert ask(profiled, link).status == "404 Not Found"


@pytest.mark.not_in_wasm
def test_pages(tmp_path: Path) -> None:
    """The pages let no script run but the report's own, are kept nowhere, and answer to GET and HEAD alone."""
    profiled = ProfiledWSGI(listed, tmp_path)
    empty = ask(profiled, "/__profiles__/")
    assert "No request was profiled yet" in empty.body.decode()
    link = ask(profiled, "/shop", "profile").headers["x-profile"]
    page, report, profile = (ask(profiled, path) for path in ("/__profiles__", link, f"{link}.pstats"))
    for one in (page, report, profile, ask(profiled, "/__profiles__/none")):
        assert one.headers["cache-control"] == "no-store" and one.headers["referrer-policy"] == "no-referrer"
        assert one.headers["x-content-type-options"] == "nosniff" and "x-profile" not in one.headers
    assert re.match(r"default-src 'none'; style-src 'sha256-[^ ]+'; base-uri", page.headers["content-security-policy"])
    assert report.headers["content-security-policy"].startswith("sandbox allow-scripts")
    assert b"default-src &#39;none&#39;" in report.body and b"GET /shop" in report.body
    assert profile.headers["content-disposition"].startswith("attachment")
    assert calls(read(profile.body)) == 1
    head = ask(profiled, link, method="HEAD")
    assert head.body == b"" and head.headers["content-length"] == report.headers["content-length"]
    for method in ("POST", "PUT", "DELETE", "<x>"):
        assert ask(profiled, "/__profiles__/", method=method).status == "405 Method Not Allowed"
    for unknown in (
        "none",
        "../x",
        link[-8:],
        "20200101-000000-000000-0123abcd",
        f"{link[14:]}.json",
        f"{link[14:]}.html",
        "%00",
        "\xff",
    ):
        assert ask(profiled, f"/__profiles__/{unknown}").status == "404 Not Found", unknown
    assert ask(profiled, "/__profiles__more").body == b"one two"


def test_prefix(tmp_path: Path) -> None:
    """Below a prefix of the server's, and with a path of one's own, links lead back here, and never to another server."""
    profiled = ProfiledWSGI(listed, tmp_path, path="/admin/slow/")
    for prefix, shown in (("/shop", "/shop"), ("//evil.example", "/evil.example"), ('/a"b', "/a%22b"), ("", "")):
        link = ask(profiled, "/x", "profile", SCRIPT_NAME=prefix).headers["x-profile"]
        assert link.startswith(f"{shown}/admin/slow/")
        page = Texts(ask(profiled, "/admin/slow/", SCRIPT_NAME=prefix).body.decode())
        assert link in page.links and all(one.startswith(f"{shown}/admin/slow/") for one in page.links)


@pytest.mark.parametrize(
    "options", [{"path": "/"}, {"path": "x"}, {"path": "/a b/"}, {"path": "//x/"}, {"keep": 0}, {"secret": ""}]
)
def test_options(options: Any) -> None:
    """Options that cannot be are refused when the application starts."""
    with pytest.raises(UsageError):
        ProfiledWSGI(listed, **options)


@pytest.mark.not_in_wasm
def test_many_threads(tmp_path: Path) -> None:
    """With many requests at once, each is answered, each that was recorded has its own calls alone, and no more are kept."""
    profiled = ProfiledWSGI(streamed, tmp_path, keep=4)
    headers: list[str] = []

    def client() -> None:
        for _ in range(10):
            response = ask(profiled, query="profile")
            assert b"2\n" in response.body
            headers.append(response.headers["x-profile"])

    threads = [threading.Thread(target=client) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(headers) == 40
    assert all(re.fullmatch(NUMBER, one) or one.startswith("skipped; another request") for one in headers)
    kept = runs(tmp_path)
    assert 1 <= len(kept) <= 4
    for run in kept:
        assert run.profile.recording.steps
        assert run.profile.recording.steps.mixed or calls(run) == 3


@pytest.mark.not_in_wasm
def test_many_processes(tmp_path: Path) -> None:
    """Several processes of a server share a folder: none takes another's files, and no more than wanted are left."""
    code = (
        "import sys; from pathlib import Path; from tests.integrations.test_web_wsgi import *; "
        "app = ProfiledWSGI(listed, sys.argv[1], keep=5); "
        "print(*(ask(app, query='profile').headers['x-profile'] for _ in range(12)))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    workers = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    done = [worker.communicate(timeout=100) for worker in workers]
    links = {link for output, _ in done for link in output.split()}
    assert len(links) == 36 and all(re.fullmatch(NUMBER, link) for link in links)
    assert not any(errors for _, errors in done)
    page = ask(ProfiledWSGI(listed, tmp_path, keep=5), "/__profiles__/").body.decode()
    assert len(set(re.findall(NUMBER, page)) & links) == 5
    assert len([*tmp_path.iterdir()]) == 10


@pytest.mark.not_in_wasm
def test_django(tmp_path: Path) -> None:
    """A view of Django is recorded, with its own calls."""
    from tests.integrations.django_site import wsgi_application

    profiled = ProfiledWSGI(wsgi_application(), tmp_path, mine=[os.path.dirname(__file__)])
    plain = ask(wsgi_application(), "/view")
    response = ask(profiled, "/view", "profile")
    assert (response.status, response.body) == (plain.status, plain.body) == ("200 OK", b"view")
    [run] = runs(tmp_path)
    assert (calls(run, "view"), calls(run, "twice")) == (1, 2)


@pytest.mark.not_in_wasm
def test_flask(tmp_path: Path) -> None:
    """A view of Flask is recorded, with its own calls, also through Flask's own test client."""
    from flask import Flask

    app = Flask("shop")

    @app.route("/view")
    def view() -> str:
        leaf()
        return "view"

    app.wsgi_app = ProfiledWSGI(app.wsgi_app, tmp_path)  # type: ignore[method-assign]
    response = app.test_client().get("/view?profile")
    assert (response.status_code, response.data) == (200, b"view")
    assert re.fullmatch(NUMBER, response.headers["X-Profile"])
    response.close()
    [run] = runs(tmp_path)
    assert (calls(run, "view"), calls(run)) == (1, 1)
    assert "/view" in app.test_client().get("/__profiles__/").text
