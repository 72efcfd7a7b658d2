"""A live line on a terminal while a program runs: how long so far, and the last line it printed."""

import shutil
import threading
import time
from typing import IO

INTERVAL = 0.1
"""Seconds between two looks of the live line."""


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
