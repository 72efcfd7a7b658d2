"""Seven stand-in web sites on 127.0.0.1, so that the lesson works with the network off and takes as long every time.

Each has a port of its own, as real sites have hosts of their own: a session cannot use one connection for all of them.

As a program (`python -m demo.sites`) it prints the seven addresses on one line and serves them until its stdin ends;
that is how it goes away even when the process that started it was killed. As a module it offers `serving()`, which does
the starting and the ending, and `environment()`, the variables that lead a program to these sites and past any proxy.

See also: https://docs.python.org/3/library/http.server.html
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from itertools import cycle
from socketserver import ThreadingTCPServer
from typing import Any

HOST = "127.0.0.1"
SITES = {  # name: (seconds until it answers, bytes of its page); 0.45 s and 515,000 bytes in all
    "google.com": (0.02, 15_000),
    "facebook.com": (0.05, 60_000),
    "twitter.com": (0.14, 1_000),
    "microsoft.com": (0.06, 200_000),
    "twitch.tv": (0.08, 24_000),
    "github.com": (0.03, 120_000),
    "netflix.com": (0.07, 95_000),
}
PATIENCE = 10.0  # seconds to come up, and again to go away


class Site(BaseHTTPRequestHandler):
    """Answers `/google.com` and its six neighbours, each with its own delay and size; anything else is a 404."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes: Nagle's algorithm may hold the second one back

    def do_GET(self) -> None:
        """Send the page, the same bytes every time."""
        name = self.path.partition("?")[0].strip("/")
        if name not in SITES:
            self.send_error(404)
            return
        seconds, size = SITES[name]
        time.sleep(seconds)
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(size))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write((f"This is {name}. ".encode() * size)[:size])

    do_HEAD = do_GET

    def log_message(self, *args: Any) -> None:
        """Keep quiet: the terminal belongs to the program that calls."""


class Server(ThreadingTCPServer):
    """One thread per connection. Not `http.server.HTTPServer`: that one asks the name service for our name first."""

    daemon_threads = True
    request_queue_size = 128  # else the sixth of those who come at once waits a second, and comes again

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up early (Ctrl-C) is no error of ours; everything else is printed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main() -> None:
    """Print the seven addresses on one line, then serve until stdin ends."""
    if not sys.stdin.isatty():  # Ctrl-C is meant for the profiled program, which may still be talking to us
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    with serving_from_here(apart=True) as addresses:
        print(addresses, flush=True)
        with suppress(KeyboardInterrupt):
            sys.stdin.buffer.read()


@contextmanager
def serving_from_here(handler: type[Site] = Site, apart: bool = False) -> Iterator[str]:
    """Serve the seven sites from threads of this process: sooner than `serving`, for who is not profiled itself.

    Args:
        handler: of each connection.
        apart: each site has a port of its own; else they share one.

    Yields:
        The seven addresses, separated by spaces.
    """
    with ExitStack() as servers:
        ports: list[int] = []
        for _ in SITES if apart else [None]:
            server = servers.enter_context(Server((HOST, 0), handler))
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            servers.callback(server.shutdown)
            ports.append(server.server_address[1])
        yield " ".join(f"http://{HOST}:{port}/{name}" for port, name in zip(cycle(ports), SITES))


@contextmanager
def serving() -> Iterator[str]:
    """Serve the seven sites from a process of their own, so that they are not in the profile.

    The caller hands `environment(addresses)` to the program it starts; without it `HTTP_PROXY` would get the calls.

    Yields:
        The seven addresses, separated by spaces.

    Raises:
        DemoError: the sites do not come up, or not within `PATIENCE` seconds.
    """
    from .errors import DemoError  # here, because as a program this file runs without the package

    advice = "To see why, type: python -m demo.sites"
    try:
        # -I -S: neither PYTHONPATH nor site-packages can get in the way, and it starts sooner
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", os.path.abspath(__file__)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # a Ctrl-C while it starts must not reach it either
        )
    except OSError as error:
        raise DemoError(f"The stand-in web sites could not be started ({error}). {advice}") from error
    with process:
        assert process.stdin and process.stdout
        alarm = threading.Timer(PATIENCE, process.kill)
        alarm.start()
        try:
            addresses = process.stdout.readline().strip()
            if not addresses:
                status = process.wait()
                raise DemoError(f"The stand-in web sites didn't start (exit status {status}). {advice}")
            alarm.cancel()
            yield addresses
        finally:
            alarm.cancel()
            process.stdin.close()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def environment(addresses: str) -> dict[str, str]:
    """The changes to `os.environ` that send a program to these sites, and past any proxy.

    Args:
        addresses: what `serving()` yields.

    Returns:
        `SITES`, and both spellings of `NO_PROXY` with our host added to what they already say.
    """
    old = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")  # the order in which urllib and requests look
    no_proxy = old if old == "*" else ",".join(filter(None, [old, HOST]))
    return {"SITES": addresses, "NO_PROXY": no_proxy, "no_proxy": no_proxy}


if __name__ == "__main__":
    main()
