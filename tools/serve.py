"""Show the built site on this machine: `python tools/serve.py [PORT]`."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "site"


def main() -> None:
    """Serve until Ctrl-C, to this machine alone."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(SimpleHTTPRequestHandler, directory=str(SITE)))
    except OSError as error:
        sys.exit(f"Port {port}: {error.strerror}. Take another one: make serve PORT={port + 1}")
    print(f"The site is on http://127.0.0.1:{server.server_port} until Ctrl-C.", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
