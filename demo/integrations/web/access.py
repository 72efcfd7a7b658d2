"""Who may have a request profiled, and look at what was recorded: whoever knows the secret, or else this machine alone.

Without a secret, a request counts as this machine's if its client has a loopback address, nothing says that it came through a
proxy, behind which everybody has such an address, and a browser sent it on behalf of no other site.
"""

import hmac
from collections.abc import Collection, Mapping
from ipaddress import ip_address
from urllib.parse import quote_plus, unquote_to_bytes

from ...errors import UsageError

PARAMETER = "profile"
"""In the query string."""
FORWARDED = ("cf-connecting-ip", "client-ip", "forwarded", "true-client-ip", "via", "x-client-ip", "x-real-ip")
"""Headers that a proxy adds, besides those that begin with `x-forwarded`."""
OTHER_SITES = ("cross-site", "same-site")
"""What a browser says where a page of another site has made the request."""


class Access:
    """The rule of one application.

    Args:
        secret: None where it is this machine alone.

    Raises:
        UsageError: if the secret is empty, as where a variable of the environment is not set.
    """

    def __init__(self, secret: str | None) -> None:
        if secret is not None and not secret:
            raise UsageError(
                "The secret is empty. Leave it out for this machine alone, or set one that nobody can guess."
            )
        self._secret = None if secret is None else secret.encode("utf-8", "surrogatepass")

    def permits(self, query: bytes, client: str, headers: Mapping[str, str], version: str) -> bool:
        """Say whether a request may see what is recorded.

        Args:
            query: its query string.
            client: the address that it came from.
            headers: by their names in small letters; at least `host`, `sec-fetch-site` and those of proxies.
            version: of HTTP, "1.0" to "3"; a proxy such as nginx speaks 1.0, a browser does not.
        """
        if self._secret is not None:
            given = parameter(query)
            return given is not None and hmac.compare_digest(given, self._secret)
        if not is_loopback(client) or version == "1.0" or came_through_proxy(headers):
            return False
        return is_own_name(headers.get("host", "")) and headers.get("sec-fetch-site") not in OTHER_SITES

    @property
    def suffix(self) -> str:
        """Return what a link has to end with."""
        return "" if self._secret is None else f"?{PARAMETER}={quote_plus(self._secret)}"


def is_asked_for(query: bytes) -> bool:
    """Say whether a query string asks for a profile."""
    return parameter(query) is not None


def parameter(query: bytes) -> bytes | None:
    """Return what the query string says of `profile`, "" where it has no value; None where it isn't there."""
    for part in query.split(b"&"):
        name, _, value = part.partition(b"=")
        if name == PARAMETER.encode():
            return unquote_to_bytes(value.replace(b"+", b" "))
    return None


def is_loopback(address: str) -> bool:
    """Say whether an address is one of this machine's own, 127.0.0.0/8 or ::1, or the former written as IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback


def is_own_name(host: str) -> bool:
    """Say whether a request was sent to a name of this machine: any site can have its own name lead here."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    name = name.lower().rstrip(".")
    return name == "localhost" or name.endswith(".localhost") or is_loopback(name)


def came_through_proxy(names: Collection[str]) -> bool:
    """Say whether a proxy has left a header."""
    return any(name in FORWARDED or name.startswith("x-forwarded") for name in names)
