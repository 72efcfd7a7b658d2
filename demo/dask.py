"""Record what the workers of a Dask cluster do: all calls of all tasks, in one picture.

    from profiling_in_python.dask import collect, start

    start(client)
    ...                     # compute
    run = collect(client)   # as from profiling_in_python.read
    run.save("out")

Each worker records its tasks, in whatever threads these run. The cluster adds up what they have: each worker some others', so
what arrives here is one profile of the size of one.

See Also:
    https://distributed.dask.org/en/stable/plugins.html#worker-plugins
"""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any
from weakref import WeakKeyDictionary

from distributed import Client, Worker, WorkerPlugin, get_worker

from .errors import RecordingError
from .parts.addition import Addition
from .pipeline import Run, read
from .recording.table import Key
from .recording.tasks import TaskRecorder

NAME = "profiling-in-python"
"""Of the plugin, in the cluster."""
AT_ONCE = 16
"""Profiles that one task adds up."""
ON_THE_WAY = "<dynamic-code>"
"""The file's name in the code of a function that is sent itself, since no module of its name can be imported."""
FIRST = 10**6
"""The priority of our own tasks: before all that wait."""
_STARTED: "WeakKeyDictionary[Client, set[str]]" = WeakKeyDictionary()
"""The addresses of the workers that there were when a recording started."""
NOT_FOR_TASKS = "offload"
"""The executor with which Dask itself packs and unpacks data."""


class _Program:
    """The program that has started the recording; its file is "" where it has none.

    Its functions are sent to the workers themselves, since no module of that name can be imported there, and without the name
    of their file.
    """

    def __init__(self, file: str) -> None:
        self.file = os.path.abspath(file) if file else ""
        try:
            codes = [compile(Path(file).read_bytes(), file, "exec", dont_inherit=True)] if file else []
        except (OSError, SyntaxError, ValueError):
            codes = []
        for code in codes:
            codes += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
        self._functions = {(code.co_firstlineno, code.co_name) for code in codes}

    def named(self, key: Key) -> Key:
        """Return file, line and name of a function, with the file that it came from."""
        return (self.file, *key[1:]) if key[0] == ON_THE_WAY and key[1:] in self._functions else key


class _Recording(WorkerPlugin):
    """Has each task of a worker run by a recorder."""

    name = NAME

    recorder: TaskRecorder | None = None
    _executors: Sequence[Any] = ()

    def __init__(self, program: _Program) -> None:
        self.program = program

    def setup(self, worker: Worker) -> None:
        self.recorder = recorder = TaskRecorder()
        self._executors = [executor for name, executor in worker.executors.items() if name != NOT_FOR_TASKS]
        for executor in self._executors:
            executor.submit = partial(executor.submit, recorder.run)

    def teardown(self, worker: Worker) -> None:
        for executor in self._executors:
            del executor.submit
        if self.recorder:
            self.recorder.stop()


def start(client: Client) -> None:
    """Record all tasks from now on, those of workers that join later included.

    Raises:
        RecordingError: if the cluster is recorded already, or the workers lack yappi, and need it.
    """
    recorded = client.run(_is_recorded)
    if any(recorded.values()):
        raise RecordingError("This cluster is recorded already: collect(client) ends that.", 1)
    try:
        client.register_plugin(_Recording(_program()))
    except RecordingError:
        client.unregister_worker_plugin(NAME)  # type: ignore[no-untyped-call]
        raise
    _STARTED[client] = set(recorded)


def collect(client: Client, mine: Sequence[str] = ()) -> Run:
    """End the recording, and return what was recorded. Tasks that are still running are in it as far as they have come.

    The recording ends at once; what was recorded arrives as soon as each worker has a thread that is free.

    Args:
        client: for which it was started.
        mine: folders and files of your own code; without them, the folder of the program that calls this.

    Raises:
        RecordingError: if nothing was recorded.
    """
    workers = [address for address, recorded in client.run(_stop).items() if recorded]
    first = {"pure": False, "priority": FIRST}
    parts = [client.submit(_part, workers=[address], allow_other_workers=False, **first) for address in workers]
    while len(parts) > 1:
        groups = [parts[i : i + AT_ONCE] for i in range(0, len(parts), AT_ONCE)]
        parts = [client.submit(_added_up, group, **first) for group in groups]
    data = parts[0].result() if parts else b""
    if workers:
        client.unregister_worker_plugin(NAME)  # type: ignore[no-untyped-call]
    gone = len(_STARTED.pop(client, set()) - set(workers))
    if not data:
        raise RecordingError("Nothing was recorded: call start(client) first, then compute something.", 1)
    addition = Addition()
    addition.add(data, "the sum")
    own = mine or filter(None, [os.path.dirname(_program().file)])
    return read(
        addition.data({"summed": "workers", "gone": gone, "mine": "\n".join(own)}),
        title=f"{addition.parts:,} Dask workers",
    )


def _program() -> _Program:
    return _Program(getattr(sys.modules["__main__"], "__file__", None) or "")


def _is_recorded(dask_worker: Worker) -> bool:
    return NAME in dask_worker.plugins


def _stop(dask_worker: Worker) -> bool:
    plugin = dask_worker.plugins.get(NAME)
    if isinstance(plugin, _Recording) and plugin.recorder:
        plugin.recorder.stop()
    return plugin is not None


def _part() -> bytes:
    """Return what the worker that runs this has recorded, as a sum of one; nothing if it had no task."""
    worker = get_worker()
    plugin, name = worker.plugins[NAME], f"worker {worker.name}"
    assert isinstance(plugin, _Recording) and plugin.recorder
    return _added_up([plugin.recorder.profile(name, plugin.program.named)], name)


def _added_up(parts: Sequence[bytes], name: str = "a sum") -> bytes:
    """Add up sums, or a profile of that name; nothing if there is none."""
    addition = Addition()
    for data in filter(None, parts):
        addition.add(data, name)
    return addition.data() if addition.parts else b""
