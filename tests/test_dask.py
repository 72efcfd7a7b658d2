"""Tasks of a Dask cluster are recorded, all of them, wherever they ran."""

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demo.errors import RecordingError
from demo.pipeline import Run, read
from demo.recording import tasks
from demo.recording.tasks import TaskRecorder

pytestmark = pytest.mark.not_in_wasm


def leaf(number: int) -> int:
    return number + 1


def step(number: int) -> int:
    for _ in range(20):
        number = leaf(number)
    return number


def fails() -> None:
    leaf(1)
    raise ValueError


def starts_thread() -> None:
    thread = threading.Thread(target=leaf, args=(1,))
    thread.start()
    thread.join()


def calls(run: Run) -> dict[str, int]:
    """Return how often the functions of this file were called, all of the same name together."""
    found = Counter[str]()
    for one in run.profile.functions:
        if Path(one.key[0]).name == "test_dask.py":
            found[one.name] += one.total_calls
    return found


@pytest.fixture(scope="module", params=[1, 2], ids=["one thread", "two threads"])
def client(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Start a cluster of two processes on this machine."""
    distributed = pytest.importorskip("distributed")
    how = {"n_workers": 2, "threads_per_worker": request.param, "dashboard_address": "127.0.0.1:0", "host": "127.0.0.1"}
    with distributed.LocalCluster(processes=True, **how) as cluster, distributed.Client(cluster) as client:
        yield client


def test_all_tasks(client: Any, tmp_path: Path) -> None:
    """Each call of each task counts, those that failed included; what ran before and after does not."""
    from demo.dask import collect, start

    client.submit(step, 7, pure=False).result()
    start(client)
    assert client.gather(client.map(step, range(200), pure=False)) == [number + 20 for number in range(200)]
    with pytest.raises(ValueError):
        client.submit(fails, pure=False).result()
    run = collect(client, mine=[__file__])
    client.submit(step, 8, pure=False).result()
    assert calls(run) == {"step": 200, "leaf": 4001, "fails": 1}
    [(arrow, _)] = [
        (call.total_calls, caller.name)
        for call in run.profile.calls
        if (caller := run.profile.functions[call.caller]).name == "step"
        and run.profile.functions[call.callee].name == "leaf"
    ]
    assert arrow == 4000
    parts = run.profile.recording.parts
    assert parts is not None
    assert (parts.number, parts.kind) == (2, "workers")
    assert run.reading[0].startswith("This is the sum of 2 workers: ")
    assert parts.runs.largest in ("worker 0", "worker 1")
    run.save(tmp_path)
    again = read(tmp_path / "output.pstats")
    assert calls(again) == calls(run)
    assert {one.name for one in again.profile.functions if one.origin == "program"} >= {"step", "leaf", "fails"}


def test_twice(client: Any) -> None:
    """A cluster is recorded once at a time, and again as often as one likes."""
    from demo.dask import collect, start

    for number in (3, 5):
        start(client)
        with pytest.raises(RecordingError, match="recorded already"):
            start(client)
        client.gather(client.map(leaf, range(number), pure=False))
        assert calls(collect(client)) == {"leaf": number}


def test_nothing(client: Any) -> None:
    """If nothing was recorded, that is what it says, and the next recording works."""
    from demo.dask import collect, start

    with pytest.raises(RecordingError, match="Nothing was recorded"):
        collect(client)
    start(client)
    with pytest.raises(RecordingError, match="Nothing was recorded"):
        collect(client)
    start(client)
    client.submit(leaf, 1, pure=False).result()
    assert calls(collect(client)) == {"leaf": 1}


def test_threads_of_tasks(client: Any) -> None:
    """What threads of a task do is not recorded, and the reading says so."""
    from demo.dask import collect, start

    start(client)
    client.submit(starts_thread, pure=False).result()
    run = collect(client)
    assert "leaf" not in calls(run)
    assert "Tasks started threads: what these did isn't included." in run.reading
    assert not any("--threads" in line for line in run.reading)


def test_workers_that_are_gone(client: Any) -> None:
    """Workers that were there when the recording began, and are not any more, are counted."""
    from demo import dask

    dask.start(client)
    client.submit(leaf, 1, pure=False).result()
    dask._STARTED[client] |= {"tcp://127.0.0.1:1", "tcp://127.0.0.1:2"}
    assert "Not included: 2 workers that died, left or were restarted." in dask.collect(client).reading
    dask.start(client)
    client.submit(leaf, 1, pure=False).result()
    assert not any("Not included" in line for line in dask.collect(client).reading)


def test_one_process() -> None:
    """Workers that are threads of one process are recorded up to Python 3.11, and refused since, where yappi can't do that."""
    distributed = pytest.importorskip("distributed")
    from demo.dask import collect, start

    how = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    with distributed.LocalCluster(processes=False, **how) as cluster, distributed.Client(cluster) as client:
        if tasks.MIXES_THREADS:
            with pytest.raises(RecordingError, match="in this process"):
                start(client)
            assert client.submit(step, 1, pure=False).result() == 21
        else:
            start(client)
            client.gather(client.map(step, range(10), pure=False))
            assert calls(collect(client)) == {"step": 10, "leaf": 200}


def test_stand_ins() -> None:
    """Code with which tblib makes tracebacks anew, in the name of a function, is no call of it."""
    tblib = pytest.importorskip("tblib")

    def sends() -> None:
        try:
            fails()
        except ValueError as error:
            tblib.Traceback(error.__traceback__).as_traceback()

    recorder = TaskRecorder()
    recorder.run(sends)
    recorder.stop()
    assert calls(read(recorder.profile("one"))) == {"sends": 1, "fails": 1, "leaf": 1}


def test_running_tasks() -> None:
    """A task that is running when the recording ends is in it as far as it has come, and what it does later is not."""
    ready, go_on = threading.Event(), threading.Event()
    recorder = TaskRecorder()

    def long() -> None:
        leaf(1)
        leaf(2)
        ready.set()
        go_on.wait()
        step(3)

    thread = threading.Thread(target=recorder.run, args=(long,))
    thread.start()
    ready.wait()
    recorder.stop()
    go_on.set()
    thread.join()
    run = read(recorder.profile("one"))
    assert calls(run) == {"long": 1, "leaf": 2}
    assert run.profile.recording.cpu is None


def test_tree(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sums are added up at once, the result is the same."""
    from demo import dask

    monkeypatch.setattr(dask, "AT_ONCE", 2)
    recorder = TaskRecorder()
    recorder.run(step, 1)
    recorder.stop()
    part = dask._added_up([recorder.profile("one")], "one")
    sums = [part] * 7
    while len(sums) > 1:
        sums = [dask._added_up(sums[i : i + 2]) for i in range(0, len(sums), 2)]
    run = read(sums[0])
    assert calls(run) == {"step": 7, "leaf": 140}
    assert run.profile.recording.parts is not None
    assert run.profile.recording.parts.number == 7


def test_only_tasks() -> None:
    """What a thread does besides is not recorded, nor what comes when the recording is over."""
    recorder = TaskRecorder()
    leaf(1)
    assert recorder.run(step, number=2) == 22
    leaf(3)
    recorder.stop()
    assert recorder.run(leaf, 4) == 5
    run = read(recorder.profile("one"))
    assert calls(run) == {"step": 1, "leaf": 20}
    assert {function.name for function in run.profile.functions} == {"step", "leaf"}


def test_needs_yappi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where cProfile mixes up threads, and yappi is missing, it says what to install."""
    monkeypatch.setattr(tasks, "MIXES_THREADS", True)

    def missing(name: str, package: str | None) -> None:
        raise ImportError(name)

    monkeypatch.setattr(tasks, "import_module", missing)
    with pytest.raises(RecordingError, match="pip install yappi"):
        TaskRecorder()
