"""Firefox, driven by its own Marionette protocol: Debian's Firefox brings no driver, and none has to be fetched.

See Also:
    https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import re
import select
import shutil
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

NAMES = ("firefox-esr", "firefox")
PATIENCE = 60
"""Seconds until Firefox is given up."""
PREFERENCES = {
    "marionette.port": 0,  # it chooses one, and says which
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """One Firefox with one page; as a context it ends with its block."""

    def __init__(self, program: str, profile: Path) -> None:
        """Start it with an empty profile."""
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        self.number = 0
        try:
            port = self._port()
            self.connection = socket.create_connection(("127.0.0.1", port), PATIENCE)
            self._receive()  # its greeting
            self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}})
            self.call("WebDriver:SetTimeouts", script=1000 * PATIENCE, pageLoad=1000 * PATIENCE)
        except BaseException:
            self.process.kill()
            raise

    def __enter__(self) -> "Firefox":
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        self.connection.close()
        self.process.terminate()
        self.process.communicate()  # waits, and closes what it was heard on

    def open(self, url: str) -> None:
        """Go to an address."""
        self.call("WebDriver:Navigate", url=url)

    def ask(self, script: str, *arguments: Any) -> Any:
        """Run the body of an async function in the page, and return what it returns."""
        body = "const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);"
        body += f"(async () => {{ {script} }})()"
        body += ".then((value) => done({ value }), (error) => done({ error: String(error) }))"
        answer = self.call("WebDriver:ExecuteAsyncScript", script=body, args=list(arguments))["value"]
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def call(self, command: str, **parameters: Any) -> Any:
        """Send a command, and return its result."""
        self.number += 1
        message = json.dumps([0, self.number, command, parameters])
        self.connection.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._receive()
        assert error is None, f"{error.get('error')}: {error.get('message')}"
        return result

    def _port(self) -> int:
        said = self.process.stdout
        while said and select.select([said], [], [], PATIENCE)[0] and (line := said.readline()):
            if found := re.search(rb"Listening on port (\d+)", line):
                return int(found[1])
        raise OSError("Firefox does not start")

    def _receive(self) -> Any:
        head = b""
        while not head.endswith(b":"):
            head += self._bytes(1)
        return json.loads(self._bytes(int(head[:-1])))

    def _bytes(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            part = self.connection.recv(count - len(found))
            if not part:
                raise OSError("Firefox has gone")
            found += part
        return found


def find() -> str | None:
    """Return the path of an installed Firefox."""
    return next(filter(None, map(shutil.which, NAMES)), None)
