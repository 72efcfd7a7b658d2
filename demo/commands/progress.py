"""While a program runs: a live line on a terminal, how long so far and the last line it printed; and why it takes so long."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from ..profiles.clocks import RECORDED
from .terminal import warn

INTERVAL = 0.1
"""Seconds between two looks of the live line."""
PATIENCE = 5.0
"""Seconds until it is said why a run takes so long."""
SLOW = (
    "Counting bytes makes a program with many calls or small objects up to about a hundred times slower: a smaller input "
    "shows just as much. Ctrl-C ends the program and draws what there is."
)


@contextmanager
def explained(clock: str, patience: float = PATIENCE) -> Iterator[threading.Timer]:
    """Say why a run takes so long, if it does and its clock counts bytes.

    Args:
        clock: as for `record.record`.
        patience: seconds until then.
    """
    timer = threading.Timer(patience, warn, [SLOW])
    timer.daemon = True
    if RECORDED[clock].unit == "B":
        timer.start()
    try:
        yield timer
    finally:
        timer.cancel()


def read_along(output: IO[str], screen: IO[str]) -> None:
    """Pass on what a program prints, and keep a live line below it until the program closes its output.

    Args:
        output: the program's standard output, at our end of a pipe.
        screen: the terminal.
    """
    started = time.monotonic()
    last = "starting"
    lock, done = threading.Lock(), threading.Event()

    def show() -> None:
        text = f"[{time.monotonic() - started:4.1f} s] {last}"
        width = shutil.get_terminal_size().columns - 1
        screen.write("\r" + text[:width].ljust(width))
        screen.flush()

    def clear() -> None:
        screen.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")

    def keep_showing() -> None:
        while not done.wait(INTERVAL):
            with lock:
                show()

    ticker = threading.Thread(target=keep_showing, daemon=True)
    ticker.start()
    try:
        while True:
            try:
                line = output.readline()
            except KeyboardInterrupt:
                continue  # the program got it as well; what it still prints is wanted
            if not line:
                break
            with lock:
                clear()
                screen.write(line if line.endswith("\n") else line + "\n")  # or the live line would cover it
                last = line.strip() or last
                show()
    finally:
        done.set()
        ticker.join()
        clear()
        screen.flush()
