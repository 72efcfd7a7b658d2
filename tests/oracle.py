"""The truth about random programs: their whole call stacks, under a clock that the programs wind themselves.

A random program runs twice, and each time alike: once under cProfile, once under a hook of our own that keeps a stack and
gives what the clock moves on to the stack of that moment. What a picture says of the first run can then be checked
against the second, in which nothing had to be guessed from pairs.
"""

import cProfile
import gc
import random
import re
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, NamedTuple, TypeAlias

from demo.profiles.tables import Key
from tests.samples import FOLDER, Stats

Stack: TypeAlias = tuple[Key, ...]
"""From the root to the function that runs."""

LIBRARY = "/usr/lib/python3.11"
PACKAGES = f"{LIBRARY}/site-packages"
PLACES = {
    "program": (f"{FOLDER}/main.py", f"{FOLDER}/parts.py"),
    "library": (f"{LIBRARY}/json/encoder.py", f"{PACKAGES}/alpha/core.py", f"{PACKAGES}/beta/__init__.py"),
    "imports": (f"{LIBRARY}/importlib/_bootstrap.py",),
}
MOST_CALLS = 400
"""Of Python functions in one run."""
FUEL = 9
"""How deep functions that call each other go."""


class Truth(NamedTuple):
    """What really happened.

    Attributes:
        costs: what the clock moved on in each stack.
        calls: how often a function was called, by the stack at its call, itself included.
    """

    costs: Counter[Stack]
    calls: Counter[Stack]

    def pairs(self) -> Counter[tuple[Key | None, Key]]:
        """Return how often a function was called by another, None for who called the root."""
        found: Counter[tuple[Key | None, Key]] = Counter()
        for stack, count in self.calls.items():
            found[stack[-2] if len(stack) > 1 else None, stack[-1]] += count
        return found

    def with_short_names(self) -> "Truth":
        """Return the same with functions in C named as the profiler that is written in Python names them."""
        short: tuple[Counter[Stack], Counter[Stack]] = Counter(), Counter()
        for counter, found in zip(self, short):
            for stack, amount in counter.items():
                found[tuple(map(_short, stack))] += amount
        return Truth(*short)


def program(seed: int) -> list[tuple[str, str]]:
    """Write a random program: the texts of its files, by their paths, in the order in which they are run; the main one last."""
    return list(_Writer(random.Random(seed)).files())


def profiled(files: Iterable[tuple[str, str]]) -> Stats:
    """Run a program under cProfile, and return what that writes into a file."""
    clock, main = loaded(files)
    profiler = cProfile.Profile(lambda: clock[0])
    with no_collection():
        profiler.enable()
        main()
        profiler.disable()
    profiler.create_stats()
    stats: Stats = vars(profiler)["stats"]
    return {key: figures for key, figures in stats.items() if "_lsprof" not in key[2]}


def profiled_in_python(files: Iterable[tuple[str, str]]) -> Stats:
    """Run a program under the profiler that is written in Python, which does not time its callers."""
    import profile  # deprecated in Python 3.15, and still there

    clock, main = loaded(files)
    profiler = profile.Profile(lambda: clock[0], bias=0)
    with no_collection():
        profiler.runcall(main)
    profiler.create_stats()
    stats: Stats = vars(profiler)["stats"]
    return {key: figures for key, figures in stats.items() if key[2] != "setprofile"}


def traced(files: Iterable[tuple[str, str]]) -> Truth:
    """Run a program under a hook that keeps the whole stack."""
    clock, main = loaded(files)
    truth, stack, before = Truth(Counter(), Counter()), list[Key](), clock[0]

    def hook(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal before
        if arg is sys.setprofile:
            return
        if clock[0] != before:
            truth.costs[tuple(stack)] += clock[0] - before  # type: ignore[assignment]
            before = clock[0]
        if event in ("call", "c_call"):
            stack.append(key_of(frame.f_code) if event == "call" else key_of_c(arg))
            truth.calls[tuple(stack)] += 1
        else:
            stack.pop()

    with no_collection():
        sys.setprofile(hook)
        try:
            main()
        finally:
            sys.setprofile(None)
    return truth


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from calling somebody's finalizers in the middle of a run."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def loaded(files: Iterable[tuple[str, str]]) -> tuple["deque[float]", Callable[[], object]]:
    """Put a program together; return its clock, and what runs it."""
    clock = deque([1000.0], maxlen=1)
    names: dict[str, Any] = {
        "clock": clock,
        "left": [MOST_CALLS],
        "__builtins__": __builtins__,
        "run_code": FunctionType,
    }
    *others, (path, text) = files
    for other, source in others:
        exec(compile(source, other, "exec"), names)
    names["start"] = FunctionType(compile(text, path, "exec"), names)
    return clock, names.get("tool", names["start"])


def key_of(code: CodeType) -> Key:
    return code.co_filename, code.co_firstlineno, code.co_name


def _short(key: Key) -> Key:
    if key[0] != "~":
        return key
    found = re.search(r"'(\w+)'|(\w+)>", key[2])
    return ("", 0, (found[1] or found[2]) if found else key[2])


def key_of_c(function: Any) -> Key:
    owner = getattr(function, "__self__", None)
    if isinstance(owner, ModuleType):
        return "~", 0, f"<built-in method {owner.__name__}.{function.__name__}>"
    kind = f"{type(owner).__module__}.{type(owner).__qualname__}".removeprefix("builtins.")
    return "~", 0, f"<method '{function.__name__}' of '{kind}' objects>"


class _Writer:
    """Writes one random program.

    Attributes:
        names: functions to be called, each with the place of its code.
        modules: lines that make the code of what is imported.
    """

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        kinds = ["program"] * rng.randint(2, 6) + ["library"] * rng.choice((rng.randint(0, 6), rng.randint(0, 6), 30))
        rng.shuffle(kinds)
        self.names = [(f"f{n}", rng.choice(PLACES[kind])) for n, kind in enumerate(kinds)]
        self.names += [("run", place) for place in PLACES["program"] if rng.random() < 0.4]  # equal names
        self.generators = [(f"g{n}", rng.choice(PLACES["program"])) for n in range(rng.randint(0, 2))]
        self.is_decorated = {name for name, _ in self.names if rng.random() < 0.2}
        self.modules: list[str] = []
        self.imports = rng.random() < 0.4  # inside functions, too, and of the program's own modules

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of each file."""
        texts = {place: [""] for places in PLACES.values() for place in places}
        texts[PLACES["library"][0]].append(
            "def apply(function, n):\n    clock[0] += 0.25\n    for _ in range(2):\n        function(n - 1)\n"
        )
        texts[PLACES["program"][1]].append(
            "def decorated(function):\n    def wrapper(n):\n        clock[0] += 0.125\n        return function(n)\n"
            "    return wrapper\n"
        )
        texts[PLACES["imports"][0]].append(
            "def _find_and_load(n, code):\n    clock[0] += 0.5\n    left[0] -= 8\n"
            "    if n > 0 and left[0] > 0: run_code(code, globals())()\n"
        )
        for name, place in self.names:
            decorator = "@decorated\n" if name in self.is_decorated else ""
            alias = f"\n{place_name(name, place)} = {name}\n" if name == "run" else ""
            texts[place].append(f"{decorator}def {name}(n):\n{self.body()}{alias}")
        for name, place in self.generators:
            steps = self.rng.randint(1, 3)
            texts[place].append(
                f"def {name}(n):\n    if n <= 0: return\n    for _ in range({steps}):\n"
                f"        {self.cost()}\n        yield n\n{self.statement()}"
            )
        first = "".join(self.statement(f"{FUEL}") for _ in range(self.rng.randint(1, 4)))
        if self.rng.random() < 0.15:  # a tool runs the program, as pytest does
            before, after = f"    {self.cost()}\n", self.statement("4")
            texts[PLACES["library"][1]].append(f"def tool():\n{before}    start()\n{after}")
        texts[PLACES["program"][1]] += self.modules
        order = [PLACES["program"][1], *PLACES["imports"], *PLACES["library"], PLACES["program"][0]]
        for place in order[:-1]:
            yield place, "\n".join(texts[place])
        text = "\n".join(texts[order[-1]])
        yield order[-1], f"{text}\ndef main():\n    n = {FUEL}\n    clock[0] += 0.0625\n{first}main()\n"

    def body(self) -> str:
        """Return what stands in a function; what it calls may call it again."""
        lines = "    left[0] -= 1\n    if n <= 0 or left[0] < 0: return 0\n"
        return lines + "".join(self.statement() for _ in range(self.rng.randint(1, 4)))

    def cost(self) -> str:
        """Return a line that winds the clock, by itself or by a function in C."""
        seconds = self.rng.choice((0.015625, 0.25, 1.0, 4.0)) * self.rng.randint(1, 3)
        way = self.rng.choice(("own", "own", "append", "appendleft"))
        return f"clock[0] += {seconds}" if way == "own" else f"clock.{way}(clock[0] + {seconds})"

    def statement(self, fuel: str = "n") -> str:
        """Return one statement of a function."""
        way = self.rng.choice(
            ("cost", "cost", "call", "call", "call", "loop", "apply", "sorted", "generator", "import")
        )
        callee = place_name(*self.rng.choice(self.names))
        if way == "call":
            return f"    {callee}({fuel} - 1)\n"
        if way == "loop":
            return f"    for _ in range({self.rng.randint(2, 3)}): {callee}({fuel} - 2)\n"
        if way == "apply":
            return f"    apply({callee}, {fuel} - 1)\n"
        if way == "sorted":
            return f"    sorted([3, 1], key=lambda one: {callee}({fuel} - 2) or one)\n"
        if way == "import" and self.imports:
            name = f"module{len(self.modules)}"
            place = self.rng.choice([f"{FOLDER}/{name}.py", f"{PACKAGES}/alpha/{name}.py", f"{LIBRARY}/{name}.py"])
            runs = self.rng.choice(
                ("clock[0] += 2.0", "clock[0] += 0.5", f"{callee}(4)", "clock.append(clock[0] + 3.0)")
            )
            self.modules.append(f"{name} = compile({runs!r}, {place!r}, 'exec')\n")
            return f"    _find_and_load({fuel} - 2, {name})\n"
        if way == "generator" and self.generators:
            return f"    for _ in {self.rng.choice(self.generators)[0]}({fuel} - 1): pass\n"
        return f"    {self.cost()}\n"


def place_name(name: str, place: str) -> str:
    """Return what a function is called by; two of the same name are told apart by their files."""
    return name if name != "run" else f"run_of_{place.rpartition('/')[2].partition('.')[0]}"
