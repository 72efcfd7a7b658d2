"""The seven stand-in sites: what they answer, and that they come and go as promised."""

import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from demo import sites
from demo.errors import DemoError

ROOT = Path(sites.__file__).parents[1]
PARENT = """
import sys
from demo.sites import serving
with serving() as addresses:
    print(addresses, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def addresses() -> Iterator[list[str]]:
    with sites.serving() as line:
        yield line.split()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in sites.environment("").items():
        monkeypatch.setenv(name, value)


def connect(address: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)


def test_sizes(addresses: list[str]) -> None:
    """Each of the seven sites answers with the promised number of bytes."""
    answers = {address.rpartition("/")[2]: len(requests.get(address, timeout=30).content) for address in addresses}
    assert answers == {name: size for name, (_, size) in sites.SITES.items()}


def test_seven() -> None:
    """There are seven sites, each with a delay and a size of its own, and together they take about half a second."""
    delays, sizes = zip(*sites.SITES.values(), strict=True)
    assert len(sites.SITES) == len(set(delays)) == len(set(sizes)) == 7
    assert 0.4 <= sum(delays) <= 0.6


def test_a_port_each(addresses: list[str]) -> None:
    """Each site has an address of its own, host and port, as real sites have: a session connects to each of them."""
    assert len({urlsplit(address).netloc for address in addresses}) == len(sites.SITES)


def test_one_port() -> None:
    """Served from this process, they share one port, unless they are wanted apart."""
    with sites.serving_from_here() as line:
        assert len({urlsplit(address).netloc for address in line.split()}) == 1


def test_same_bytes(addresses: list[str]) -> None:
    """The same address gives the same bytes each time, whatever stands behind the question mark."""
    assert requests.get(addresses[0], timeout=30).content == requests.get(addresses[0] + "?a=1", timeout=30).content


def test_unknown(addresses: list[str]) -> None:
    """An unknown path is a 404."""
    assert requests.get(addresses[0] + ".uk", timeout=30).status_code == 404


def test_head(addresses: list[str]) -> None:
    """HEAD tells the size and sends no page."""
    response = requests.head(addresses[0], timeout=30)
    assert response.ok and response.headers["Content-Length"] == str(sites.SITES["google.com"][1])
    assert response.content == b""


def test_keep_alive(addresses: list[str]) -> None:
    """A second question may go through the same connection."""
    connection = connect(addresses[0])
    connection.request("HEAD", "/google.com")
    connection.getresponse().read()
    first = connection.sock
    connection.request("GET", "/google.com")
    assert connection.getresponse().read().startswith(b"This is google.com.")
    assert first is not None and connection.sock is first
    connection.close()


def test_two_at_once(addresses: list[str]) -> None:
    """Two lessons on one machine get two ports."""
    with sites.serving() as others:
        assert urlsplit(others.split()[0]).port != urlsplit(addresses[0]).port


def test_gone_afterwards() -> None:
    """After the `with` block nobody listens any more."""
    with sites.serving() as line:
        place = urlsplit(line.split()[0])
    with pytest.raises(OSError):
        socket.create_connection((str(place.hostname), place.port), timeout=30)


def test_gone_with_a_killed_parent() -> None:
    """The sites go away even when the process that started them is killed."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as parent:
        assert parent.stdout
        place = urlsplit(parent.stdout.readline().split()[0])
        parent.kill()
        parent.communicate(timeout=30)  # the sites share its stderr: that ends when both are gone
    with pytest.raises(OSError):
        socket.create_connection((str(place.hostname), place.port), timeout=30)


@pytest.mark.parametrize("command", [["-m", "demo.sites"], [sites.__file__]], ids=["module", "file"])
def test_by_hand(command: list[str]) -> None:
    """Started by hand it prints one line, lives through a Ctrl-C of its parent, and ends with its stdin."""
    with subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            addresses = process.stdout.readline().split()
            if sys.platform != "win32":  # there a Ctrl-C cannot be sent to one process alone
                process.send_signal(signal.SIGINT)
            assert requests.get(addresses[2], timeout=30).ok
            assert process.communicate(timeout=30)[0] == ""
        finally:
            process.kill()  # a failed test must not hang
    assert process.returncode == 0 and len(addresses) == 7


@pytest.mark.parametrize(
    ("program", "patience"), [("raise SystemExit(3)", 60.0), ("input()", 0.1)], ids=["dies", "hangs"]
)
def test_does_not_come_up(program: str, patience: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sites that die or hang before they listen end in a clear error with the next command."""
    (tmp_path / "broken.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(sites, "__file__", str(tmp_path / "broken.py"))
    monkeypatch.setattr(sites, "PATIENCE", patience)
    with pytest.raises(DemoError, match=r"didn't start .* type: python -m demo.sites"), sites.serving():
        pass


def test_no_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that cannot be started is a clear error too."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(DemoError, match="could not be started"), sites.serving():
        pass


@pytest.mark.parametrize(
    ("before", "after"), [(None, "127.0.0.1"), ("corp.example", "corp.example,127.0.0.1"), ("*", "*")]
)
@pytest.mark.parametrize("name", ["NO_PROXY", "no_proxy"])
def test_environment(name: str, before: str | None, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What NO_PROXY says already is kept, in whichever spelling it stands."""
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.delenv("no_proxy", raising=False)
    if before:
        monkeypatch.setenv(name, before)
    assert sites.environment("a b") == {"SITES": "a b", "NO_PROXY": after, "no_proxy": after}


def test_past_the_proxy(addresses: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With `environment()` the calls reach the sites although a proxy is set, and one that does not work."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert requests.get(addresses[0], timeout=30).ok
