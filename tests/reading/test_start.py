"""Where to start."""

import pytest

from tests import samples
from tests.reading.aloud import line, noted, of, told


def start(lines: list[str]) -> str:
    return lines[-1]


def place(name: str) -> str:
    return f"{name} (main.py:{samples.key_of(name)[1]})"


def test_what_can_be_gained() -> None:
    """A bound on the gain covers what goes with a call: what the callee calls itself, or what a function's lines call."""
    arrows = [("main", "work", 1), ("work", "lib:a.get", 9), ("lib:a.get", "c:len", 9), ("main", "c:len", 1)]
    lines = of({"main": 0.1, "work": 0.0, "lib:a.get": 0.5, "c:len": 0.4}, arrows)
    assert start(lines) == (
        f"Start with {place('work')}, which calls a.get 9 times: can it make fewer such calls, cheaper ones, or none? That "
        "could save up to 860 ms of 1.00 s."
    )
    lines = of({"main": 0.1, "work": 0.6, "c:len": 0.3}, [("main", "work", 1), ("work", "c:len", 9)])
    assert start(lines) == (
        f"Start with the code of {place('work')}: that could save up to 900 ms of 1.00 s, 600 ms of it in its own lines "
        "and the rest in what it calls. Is it a loop, or an operator such as `in`? See whether twice the input takes four "
        "times as long."
    )


def test_who_calls_it_so_often() -> None:
    """Of a hot function that is called often, the one that calls it is the place: it may not need to."""
    times = {"main": 0.1, "find": 0.1, "is_same": 0.8}
    lines = of(times, [("main", "find", 60), ("find", "is_same", 2_400)])
    assert start(lines) == (
        f"Start with {place('find')}, which calls is_same 2,400 times: are so many calls needed? That could save up to 800 ms "
        "of 1.00 s."
    )


def test_callbacks() -> None:
    """A function that a library calls back is the place itself, and not the call of the library that led there."""
    times = {"main": 0.125, "c:builtins.sorted": 0.25, "key": 0.5}
    lines = of(times, [("main", "c:builtins.sorted", 1), ("c:builtins.sorted", "key", 3_000)])
    assert start(lines) == (
        f"Start with the code of {place('key')}: that could save up to 500 ms of 875 ms. Next: {place('main')}."
    )


def test_several_ways() -> None:
    """What is reached in several ways is a place like any other, and the calls that lead there are all named."""
    times = {"main": 0.0625, "step": 0.0, "lib:log.info": 0.0, "lib:log.warning": 0.0, "lib:log.handle": 2.0}
    arrows = [("main", "step", 6), ("step", "lib:log.info", 6), ("step", "lib:log.warning", 7)]
    arrows += [("lib:log.info", "lib:log.handle", 6), ("lib:log.warning", "lib:log.handle", 7)]
    lines = of(times, arrows)
    assert start(lines) == (
        f"Start with {place('step')}, which calls log.warning and log.info: can it make fewer such calls, cheaper ones, or "
        "none? That could save up to 2.00 s of 2.06 s."
    )


def test_look_inside() -> None:
    """Where all is below one call of an installed package, it is said how to look into that; of the standard library, not."""
    package, own = ("/env/lib/python3.11/site-packages/tool/core.py", 7, "run"), samples.key_of("main")
    stats = {own: (1, 1, 0.1, 2.5, {}), package: (1, 1, 2.4, 2.4, {own: (1, 1, 2.4, 2.4)})}
    assert start(told(stats)).endswith("That could save up to 2.40 s of 2.50 s. To look inside it: `--mine tool`.")
    assert "--mine" not in start(of({"main": 0.1, "lib:tool.run": 2.4}, [("main", "lib:tool.run", 1)]))
    stats[package] = (2, 2, 2.4, 2.4, {own: (2, 2, 2.4, 2.4)})
    assert "--mine" not in start(told(stats))


def test_next() -> None:
    """A second place that costs about as much is named, too."""
    times = {"main": 0.1, "one": 0.0, "two": 0.0, "c:zlib.compress": 0.5, "c:time.sleep": 0.4}
    arrows = [("main", "one", 1), ("main", "two", 1), ("one", "c:zlib.compress", 2), ("two", "c:time.sleep", 2)]
    assert start(of(times, arrows)).endswith(f" Next: {place('two')}.")


def test_imports() -> None:
    """Imports are named as such, with the way to see them one by one."""
    times = {"main": 0.1, "c:builtins.__import__": 0.1, "lib:pandas.<module>": 0.8}
    lines = of(times, [("main", "c:builtins.__import__", 1), ("c:builtins.__import__", "lib:pandas.<module>", 1)])
    assert start(lines) == (
        "Start with the imports: 90% of the run. `python -X importtime PROGRAM` lists them by module."
    )
    assert "imports (2 functions, 90%)" in line(lines, "Grouped")


@pytest.mark.parametrize(("seconds", "first"), [(0.8, "Start with the code of"), (0.5, "Start with the imports")])
def test_imports_come_second(seconds: float, first: str) -> None:
    """Where a function costs nearly as much as what is imported, that is the place."""
    times = {"main": 0.1, "work": seconds, "c:builtins.__import__": 0.1, "lib:pandas.<module>": 0.9}
    calls = [
        ("main", "work", 3),
        ("main", "c:builtins.__import__", 1),
        ("c:builtins.__import__", "lib:pandas.<module>", 1),
    ]
    assert start(of(times, calls)).startswith(first)


def test_order_of_equals() -> None:
    """Of functions that cost about the same, the first one by file and line is named, whichever was slower this time."""
    names = sorted((f"w{n}" for n in range(3)), key=samples.key_of)
    for slowest in names:
        times = {"main": 0.1, **{name: 0.55 if name == slowest else 0.5 for name in names}}
        lines = of(times, [("main", name, 3) for name in names])
        assert start(lines).startswith(f"Start with the code of {place(names[0])}")


def test_many_imports_against_one_function() -> None:
    """A sum of many imported functions does not beat the one function that costs more than they do."""
    times = {"main": 0.0, "work": 0.49, "c:builtins.__import__": 0.01} | {f"lib:m{n}.<module>": 0.02 for n in range(20)}
    arrows = [("main", "work", 1), ("main", "c:builtins.__import__", 20)]
    arrows += [("c:builtins.__import__", f"lib:m{n}.<module>", 1) for n in range(20)]
    assert start(of(times, arrows)).startswith(f"Start with the code of {place('work')}")


def test_nothing_stands_out() -> None:
    """Where no place has 10 % of the run, none is made up."""
    assert start(told(samples.shaped("chain"))) == (
        "No single place stands out: none has more than 1% of the run. Follow the hot path, and ask whether each function on "
        "it is needed."
    )


def test_run_divides() -> None:
    """Where no place has 10 % of the run, the calls are named into which the hot path divides."""
    parts = {"read": 3, "write": 5}
    times = {"main": 0.0, "work": 0.5, "read": 0.1, "write": 0.1}
    times |= {f"{side}{n}": 0.1 * calls for side, calls in parts.items() for n in range(12)}
    calls = [("main", "work", 1), ("work", "read", 3), ("work", "write", 5)]
    calls += [(side, f"{side}{n}", 2 + n) for side in parts for n in range(12)]
    assert start(of(times, calls)) == (
        f"No single place stands out: none has more than 5% of the run. The run splits up in {place('work')}: "
        "write 59% (5 times) and read 36% (3 times). Start there: is each of these calls needed?"
    )


def test_nothing_stands_out_of_the_whole_run() -> None:
    """What is said to be the most that any place has is no less than the self time of any function, in whatever box."""
    times = {"main": 0.0, **{f"work{n}": 0.01 for n in range(90)}, "lib:tool.tick": 0.2}
    arrows = [("main", f"work{n}", 1) for n in range(90)] + [(f"work{n}", "lib:tool.tick", 1) for n in range(90)]
    lines = of(times, arrows)
    assert any(text.startswith("18% (200 ms) is self time of tool.tick") for text in lines)
    assert start(lines).startswith("No single place stands out: none has more than 19% of the run.")


def test_pairs_cannot_tell() -> None:
    """Where a library that several functions call calls back, the candidates are named, and no winner."""
    main, a, b, each, inner = (samples.key_of(name) for name in ("main", "a", "b", "lib:tool.each", "lib:tool.inner"))
    stats = {
        main: (1, 1, 0.0, 10.0, {}),
        a: (1, 1, 0.0, 6.0, {main: (1, 1, 0.0, 6.0)}),
        b: (1, 1, 0.0, 4.0, {main: (1, 1, 0.0, 4.0)}),
        each: (2, 2, 0.0, 10.0, {a: (1, 1, 0.0, 6.0), b: (1, 1, 0.0, 4.0)}),
        inner: (2, 2, 5.2, 10.0, {each: (2, 2, 5.2, 10.0)}),
    }
    stats |= {samples.key_of(name): (8, 8, 1.6, 1.6, {inner: (8, 8, 1.6, 1.6)}) for name in ("one", "two", "three")}
    assert start(told(stats)) == (
        "Start with one of these; the file can't tell which costs the most of the 10.0 s: "
        f"{place('a')} up to 5.20 s, {place('b')} up to 4.00 s, {place('one')} up to 1.60 s."
    )


def test_own_lines() -> None:
    """What a function's lines may be doing is asked where each of its calls takes long, not where there are many."""
    assert "such as `in`" in start(of({"main": 0.1, "find": 0.9}, [("main", "find", 9)]))
    assert "such as `in`" not in start(of({"main": 0.1, "find": 0.9}, [("main", "find", 900)]))


def test_too_short() -> None:
    """A run that is too short to mean anything gets no advice, but a line that says why."""
    lines = of({"main": 0.001}, [])
    assert "too short" in lines[-1] and not any(text.startswith("Start") for text in lines)


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("posix.fork", "if it waits for processes that it started, `profile --children` shows their work."),
        ("_thread.start_new_thread", "All of that is waiting."),
        ("builtins.len", "All of that is waiting."),
    ],
)
def test_waiting(name: str, also: str) -> None:
    """Who waits most is the place, with a word on what it may wait for."""
    times = {"main": 0.1, f"c:{name}": 0.01, "c:posix.waitpid": 0.9}
    lines = of(times, [("main", f"c:{name}", 2), ("main", "c:posix.waitpid", 3)], python="CPython 3.11.7")
    assert start(lines).startswith(f"Start with {place('main')}, which calls posix.waitpid 3 times")
    assert start(lines).endswith(also)


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("acquire", "if it waits for threads, `profile --threads` shows their work."),
        ("time.sleep", "All of that is waiting."),
    ],
)
def test_waiting_for_threads(name: str, also: str) -> None:
    """That threads may be waited for is said of a lock, not of a sleep."""
    times = {"main": 0.1, "c:_thread.start_new_thread": 0.01, f"c:{name}": 0.9}
    lines = of(times, [("main", "c:_thread.start_new_thread", 2), ("main", f"c:{name}", 3)], python="CPython 3.11.7")
    assert start(lines).endswith(also)


def test_person() -> None:
    """Who asks somebody to type is not told to ask less, but what the waiting is for."""
    lines = of({"main": 0.1, "c:builtins.input": 2.5}, [("main", "c:builtins.input", 2)])
    assert start(lines).endswith("All of that is waiting for somebody to type.")


def test_event_loop() -> None:
    """Of coroutines that wait, the question is whether they could wait together, unless they wait for a pool of processes."""
    run, once = (
        ("/usr/lib/python3.11/asyncio/runners.py", 9, "run"),
        ("/usr/lib/python3.11/asyncio/base_events.py", 7, "_run_once"),
    )
    main, poll = samples.key_of("main"), samples.key_of("c:select.poll")
    stats = {main: (1, 1, 0.1, 2.6, {}), run: (1, 1, 0.0, 2.5, {main: (1, 1, 0.0, 2.5)})}
    stats |= {once: (8, 8, 0.0, 2.5, {run: (8, 8, 0.0, 2.5)}), poll: (8, 8, 2.5, 2.5, {once: (8, 8, 2.5, 2.5)})}
    assert "does it await one after another what could wait together?" in start(told(stats))
    pool = ("/usr/lib/python3.11/concurrent/futures/process.py", 8, "submit")
    stats[pool] = (2, 2, 0.0, 0.0, {main: (2, 2, 0.0, 0.0)})
    assert "if it waits for processes that it started, `profile --children` shows their work." in start(told(stats))


def test_others_wait_there() -> None:
    """What others wait for in a function that the place reaches too is not taken for its own waiting."""
    times = {"main": 0.0, "one": 0.0, "two": 0.0, "lib:a.a": 4.0, "lib:b.b": 0.0, "c:time.sleep": 3.0}
    stats = samples.made(times, [("main", "one", 1), ("main", "two", 1), ("one", "lib:a.a", 1), ("two", "lib:b.b", 1)])
    sleep, a, b = (samples.key_of(name) for name in ("c:time.sleep", "lib:a.a", "lib:b.b"))
    stats[sleep] = (9, 9, 3.0, 3.0, {a: (1, 1, 0.0, 0.0), b: (8, 8, 3.0, 3.0)})
    stats[b] = (1, 1, 0.0, 3.0, {samples.key_of("two"): (1, 1, 0.0, 3.0)})
    stats[samples.key_of("two")] = (1, 1, 0.0, 3.0, {samples.key_of("main"): (1, 1, 0.0, 3.0)})
    stats[samples.key_of("main")] = (1, 1, 0.0, 7.0, {})
    assert start(told(stats)).startswith(f"Start with {place('one')}, which calls a.a once")
    assert "waiting" not in start(told(stats))


def test_lines_that_wait() -> None:
    """A loop is not suspected in lines that did not work."""
    stats = samples.made({"main": 2.0}, [])
    assert "operator such as `in`" in start(noted(stats, cpu=1.9)) and "`in`" not in start(noted(stats, cpu=0.1))


def test_a_built_in_by_itself() -> None:
    """Nobody is sent to the code of a function that is written in C."""
    assert start(of({"c:time.sleep": 0.75}, [])) == "Start with time.sleep: that could save up to 750 ms of 750 ms."


def test_server() -> None:
    """A server that waits for requests is not blamed for it."""
    times = {"main": 0.1, "lib:socketserver.serve_forever": 0.0, "c:select.poll": 2.5}
    arrows = [("main", "lib:socketserver.serve_forever", 1), ("lib:socketserver.serve_forever", "c:select.poll", 5)]
    assert start(of(times, arrows)).endswith("Most of that is waiting: a server loses nothing by waiting for requests.")


def test_reading_that_waits() -> None:
    """That a read from a pipe waits is known where the CPU time of the process is."""
    stats = samples.made({"main": 0.1, "c:posix.read": 0.9}, [("main", "c:posix.read", 3)])
    assert "waiting" not in start(noted(stats)) and "waiting" not in start(noted(stats, cpu=0.9))
    assert "All of that is waiting." in start(noted(stats, cpu=0.1))


@pytest.mark.parametrize(
    ("calls", "distribution", "said"),
    [
        (
            1,
            "mypy",
            "once: it's compiled, and a profile can't see the compiled functions inside it. To look inside, try to install it "
            "as "
            "plain Python: `python -m pip install --force-reinstall --no-deps --no-binary mypy mypy`. That could save up to "
            "900 ms",
        ),
        (
            1,
            "",
            "once: it's compiled, and a profile can't see the compiled functions inside it. That could save up to 900 ms",
        ),
        (7, "mypy", "7 times: can it make fewer such calls, cheaper ones, or none? That could save up to 900 ms"),
    ],
)
def test_compiled(calls: int, distribution: str, said: str) -> None:
    """Of a compiled function that is called once, it is said why nothing is seen inside it, and how that may change."""
    lines = of(
        {"main": 0.1, "c:mypy.main.main": 0.9},
        [("main", "c:mypy.main.main", calls)],
        compiled=f"mypy.main\t{distribution}",
    )
    assert f"which calls mypy.main.main {said}" in start(lines)


def test_items_of_a_generator() -> None:
    """The items of a generator are not said to be calls that could be fewer."""
    stats = samples.made({"main": 0.1, "rows": 0.9}, [("main", "rows", 3_000)])
    assert start(noted(stats)).startswith(f"Start with {place('main')}, which calls rows 3,000 times")
    generators = frozenset([samples.key_of("rows")])
    assert start(noted(stats, generators=generators)).startswith(f"Start with the code of {place('rows')}")
    stats = samples.made({"main": 0.1, "lib:csv.rows": 0.9}, [("main", "lib:csv.rows", 3_000)])
    lines = noted(stats, generators=frozenset([samples.key_of("lib:csv.rows")]))
    assert start(lines).startswith(f"Start with {place('main')}, which calls csv.rows: ")


def test_comprehension() -> None:
    """A comprehension is made of the lines of the function around it, so who calls that so often is the place."""
    times = {"main": 0.1, "fields": 0.1, "<listcomp>": 2.0}
    lines = of(times, [("main", "fields", 300), ("fields", "<listcomp>", 300)])
    assert start(lines).startswith(
        f"Start with {place('main')}, which calls fields 300 times: are so many calls needed?"
    )


def test_asking_for_modules_again_and_again() -> None:
    """Who imports in a hot loop what is there already is the place, and not what is imported."""
    times = {"main": 0.1, "handler": 0.1, "lib:importlib.import_module": 0.9}
    calls = [("main", "handler", 9), ("handler", "lib:importlib.import_module", 5_000)]
    assert start(of(times, calls)).startswith(
        f"Start with {place('handler')}, which calls importlib.import_module 5,000 times"
    )


def test_many_calls() -> None:
    """Where more calls make up a place than can be listed, the place is named as a whole."""
    times = {"main": 0.1} | {f"lib:tool.f{n}": 0.3 for n in range(6)}
    assert start(of(times, [("main", f"lib:tool.f{n}", 2) for n in range(6)])).startswith(
        f"Start with the code of {place('main')}: that could save up to 1.90 s of 1.90 s, 100 ms of it in its own lines"
    )


def test_calls_that_call_back() -> None:
    """Of the calls of a place, the one is named that costs there, and not the one that costs most by what it calls back."""
    main, back, dear = samples.key_of("main"), samples.key_of("lib:tool.run"), samples.key_of("lib:tool.compute")
    stats = {
        main: (1, 1, 0.0, 10.0, {}),
        back: (1, 1, 0.125, 7.125, {main: (1, 1, 0.125, 7.125)}),
        dear: (3, 3, 2.875, 2.875, {main: (3, 3, 2.875, 2.875)}),
    }
    stats |= {samples.key_of(f"w{n}"): (5, 5, 1.0, 1.0, {back: (5, 5, 1.0, 1.0)}) for n in range(7)}
    assert start(told(stats)).startswith(f"Start with {place('main')}, which calls tool.compute 3 times")


def test_overlapping_parts() -> None:
    """A run does not divide in a function that calls itself by way of its parts."""
    walk, left, right, main = (samples.key_of(name) for name in ("walk", "left", "right", "main"))
    stats = {
        main: (1, 1, 0.0, 9.0, {}),
        walk: (33, 1, 0.25, 9.0, {main: (1, 1, 0.01, 9.0), left: (16, 0, 0.12, 8.0), right: (16, 0, 0.12, 8.0)}),
        left: (16, 8, 0.25, 8.5, {walk: (16, 8, 0.25, 8.5)}),
        right: (16, 8, 0.5, 8.5, {walk: (16, 8, 0.5, 8.5)}),
    }
    stats |= {samples.key_of(f"w{n}"): (5, 5, 0.5, 0.5, {walk: (5, 5, 0.5, 0.5)}) for n in range(16)}
    assert "divides" not in start(told(stats))


def test_parts_before_a_small_place() -> None:
    """A place of a tenth of the run is not named where the program divides into parts that cost more."""
    times = {"main": 0.0, "work": 0.5, "read": 0.1, "write": 0.1, "busy": 1.3}
    times |= {f"{side}{n}": 0.4 + n / 100 for side in ("read", "write") for n in range(11)}
    calls = [("main", "work", 1), ("work", "read", 3), ("work", "write", 5), ("write", "busy", 7)]
    calls += [(side, f"{side}{n}", 2 + n) for side in ("read", "write") for n in range(11)]
    assert f"The run splits up in {place('work')}: write 53% (5 times) and read 42% (3 times)." in start(
        of(times, calls)
    )
    times["busy"] = 3.0
    assert start(of(times, calls)).startswith(f"Start with the code of {place('busy')}")


def test_a_tool_that_runs_the_program() -> None:
    """What a tool does before and beside the program is no place of the program's, nor is it an import."""
    times = {"lib:tool.<module>": 2.0, "main": 0.5, "c:time.sleep": 0.75}
    lines = of(times, [("lib:tool.<module>", "main", 3), ("main", "c:time.sleep", 5)])
    assert start(lines).startswith(f"Start with {place('main')}, which calls time.sleep 5 times")
