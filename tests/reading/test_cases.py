"""Cases from the field, each of which once got a false sentence."""

from tests import oracle, samples
from tests.reading.aloud import line, told

LIBRARY = oracle.LIBRARY


def run(*files: tuple[str, str]) -> list[str]:
    """Read a program of several files aloud, the main one last, under a clock that it winds by itself."""
    return told(oracle.profiled(files))


def main_file(text: str) -> tuple[str, str]:
    return f"{samples.FOLDER}/main.py", text


def test_sleep_on_behalf() -> None:
    """Of two that sleep, the one that sleeps long by way of a library is the place, not the one that naps by itself."""
    sched = f"{LIBRARY}/sched.py", "def run():\n    for _ in range(2): clock.append(clock[0] + 15)\n"
    lines = run(
        sched,
        main_file(
            "def short_nap(): clock.append(clock[0] + 0.25)\n"
            "def wait_long(): run()\n"
            "def main():\n    short_nap()\n    wait_long()\n"
            "main()\n"
        ),
    )
    assert "2 calls by sched.run for wait_long (main.py:2) make up 99% of it." in line(lines, "100%")
    assert lines[-1].startswith("Start with wait_long (main.py:2), which calls sched.run once")
    assert "That could save up to 30.0 s of 30.3 s" in lines[-1]


def test_two_ways_into_a_handler() -> None:
    """What is called for two reasons, each half of the time, is one place."""
    logging = (
        f"{LIBRARY}/logging/__init__.py",
        "def info(): handle()\ndef warning(): handle()\ndef handle(): clock[0] += 1\n",
    )
    lines = run(
        logging,
        main_file("def step():\n    info()\n    warning()\ndef main():\n    for _ in range(6): step()\nmain()\n"),
    )
    assert "Start with step (main.py:1), which calls logging.info and logging.warning" in lines[-1]
    assert "That could save up to 12.0 s of 12.0 s" in lines[-1]


def test_built_ins_of_the_imports() -> None:
    """A built-in that the imports call hundreds of times, and the program twice, is not the program's hot spot."""
    imports = (
        f"{LIBRARY}/importlib/_bootstrap.py",
        "def _find_and_load():\n    for _ in range(600): clock.append(clock[0] + 0.125)\n",
    )
    lines = run(
        imports,
        main_file(
            "def main():\n    _find_and_load()\n    clock.append(clock[0] + 0.125)\n    clock.append(clock[0] + 0.125)\n"
            "main()\n"
        ),
    )
    assert "600 calls by importlib._bootstrap._find_and_load" in line(lines, "100%")
    assert lines[-1].startswith("Start with the imports: 100% of the run.")


def test_text_that_is_run() -> None:
    """What the program runs from a text is its own code, not a library's."""
    rules = "def check(n): clock[0] += n\ndef apply(orders):\n    for n in orders: check(n)\n"
    lines = run(
        main_file(
            f"RULES = {rules!r}\ndef main():\n    space = dict(clock=clock)\n    exec(RULES, space)\n"
            "    space['apply'](range(1, 121))\nmain()\n"
        )
    )
    assert "check (<string>:1), called 120 times by apply (<string>:2)" in line(lines, "100%")
    assert lines[-1].startswith("Start with apply (<string>:2), which calls check 120 times")


def test_every_function_behind_one_decorator() -> None:
    """The hot path reaches the function that computes, through the wrapper around everything."""
    lines = run(
        main_file(
            "def traced(function):\n    def wrapper(): return function()\n    return wrapper\n"
            "@traced\ndef main():\n    load()\n    compute()\n    save()\n"
            "@traced\ndef load(): read()\n"
            "@traced\ndef read(): clock[0] += 8\n"
            "@traced\ndef compute(): clock[0] += 27\n"
            "@traced\ndef save(): clock[0] += 5\n"
            "main()\n"
        )
    )
    assert line(lines, "The hot path").endswith("main 100% → … → compute 68%.")
    assert lines[-1].startswith("Start with the code of compute (main.py:13)")


def test_long_names() -> None:
    """No line is long where a program compiles code with its own text as the name of the file."""
    text = "def f():\n    clock[0] += 1\n" + "# a term of it\n" * 300
    lines = run((text, text), main_file("def main():\n    f()\nmain()\n"))
    assert max(map(len, lines)) < 400
