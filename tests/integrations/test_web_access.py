"""Who may have a request profiled: whoever knows the secret, or this machine alone."""

import pytest

from demo.errors import UsageError
from demo.integrations.web.access import Access, is_asked_for, is_loopback, is_own_name

HERE = {"host": "localhost:8000"}


@pytest.mark.parametrize(
    ("client", "is_here"),
    [
        *(("127.0.0.1", True), ("127.8.9.10", True), ("::1", True), ("::ffff:127.0.0.1", True)),
        *(("10.0.0.1", False), ("::ffff:10.0.0.1", False), ("8.8.8.8", False), ("", False), ("testclient", False)),
        *(("127.0.0.1.evil.example", False), ("localhost", False), ("0.0.0.0", False), ("::", False), ("127.1", False)),
    ],
)
def test_loopback(client: str, is_here: bool) -> None:
    """Without a secret, the client's address has to be one of this machine's own."""
    assert is_loopback(client) is is_here
    assert Access(None).permits(b"profile", client, HERE, "1.1") is is_here


@pytest.mark.parametrize(
    "name",
    ["x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "via", "cf-connecting-ip", "true-client-ip"],
)
def test_proxies(name: str) -> None:
    """Behind a proxy everybody has this machine's address, so what a proxy adds closes the door, even if it names us."""
    assert not Access(None).permits(b"profile", "127.0.0.1", HERE | {name: "127.0.0.1"}, "1.1")
    assert not Access(None).permits(b"profile", "127.0.0.1", HERE, "1.0")


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        *(("localhost", True), ("LOCALHOST.:80", True), ("app.localhost:8000", True), ("127.0.0.1:8000", True)),
        *(("[::1]:8000", True), ("[::1]", True), ("evil.example", False), ("evil.example:80", False), ("", False)),
        *(("localhost.evil.example", False), ("127.0.0.1.evil.example", False), ("[evil]", False), ("10.0.0.1", False)),
    ],
)
def test_names(host: str, is_own: bool) -> None:
    """A site whose name leads to this machine can't read the profiles through a browser that runs here."""
    assert is_own_name(host) is is_own
    assert Access(None).permits(b"profile", "127.0.0.1", {"host": host}, "1.1") is is_own


@pytest.mark.parametrize(
    ("site", "may"), [("none", True), ("same-origin", True), ("cross-site", False), ("same-site", False)]
)
def test_other_sites(site: str, may: bool) -> None:
    """A page of another site can't have a browser ask for profiles."""
    assert Access(None).permits(b"profile", "127.0.0.1", HERE | {"sec-fetch-site": site}, "1.1") is may


@pytest.mark.parametrize("secret", ["s3cret", "a b+c%&=#?", "ключ", "<script>", "\ud800", "x" * 5000])
def test_secrets(secret: str) -> None:
    """With a secret, exactly that opens the door, from anywhere; the links of the page carry it."""
    access = Access(secret)
    assert access.permits(access.suffix[1:].encode(), "8.8.8.8", {}, "1.0")
    for query in (b"", b"profile", b"profile=", b"profile=wrong", access.suffix[1:-1].encode(), b"other=s3cret"):
        assert not access.permits(query, "127.0.0.1", HERE, "1.1")


@pytest.mark.parametrize(
    "query", [b"profile=%ff%fe", b"profile=%", b"profile=\xff", b"profile=%00", b"profile=" + b"%41" * 9999]
)
def test_hostile_secrets(query: bytes) -> None:
    """Whatever bytes are given for a secret, they are just wrong."""
    assert Access("s3cret").permits(query, "127.0.0.1", HERE, "1.1") is False


def test_empty_secret() -> None:
    """A secret that is empty, since a variable was not set, is refused instead of letting everybody in."""
    with pytest.raises(UsageError, match="secret is empty"):
        Access("")


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        *((b"profile", True), (b"profile=", True), (b"a=1&profile", True), (b"profile=x&b", True)),
        *((b"", False), (b"profiles", False), (b"a=profile", False), (b"my-profile=1", False), (b"profile%3d", False)),
    ],
)
def test_parameter(query: bytes, asks: bool) -> None:
    """The parameter is `profile`, and no other that looks like it."""
    assert is_asked_for(query) is asks
