# %% what the module knows of itself
print(__name__, __file__, __package__, __spec__, __doc__, __loader__.__class__.__name__)
print(sorted(globals()), sorted(locals()) == sorted(globals()))

# %% the module is what is imported as __main__
import sys
import __main__

print(vars(__main__) is globals(), sys.modules["__main__"] is __main__, type(__builtins__))

# %% the module imports itself
if __name__ == "__main__":
    import program

    print(program.__name__, program.__file__ == __file__)
else:
    print("imported as", __name__)

# %% the module is run again by runpy
import runpy

if __name__ == "__main__":
    print(runpy.run_path(__file__, run_name="again")["name"])
name = __name__

# %% source of a function
import inspect


def add(one, other):
    return one + other


print(inspect.getsource(add), inspect.getmodule(add).__name__, inspect.getfile(add) == __file__)

# %% signature and hints
import inspect
import typing


def add(one: int, *others: "float", name: str = "x") -> None: ...


print(inspect.signature(add), typing.get_type_hints(add))

# %% frames of its own functions
import sys


def outer():
    return inner()


def inner():
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_lineno, frame.f_back.f_code.co_name, frame.f_back.f_back.f_code.co_name


print(outer())

# %% modules that look one frame up
import collections
import enum
import typing

Point = collections.namedtuple("Point", "x y")
Colour = enum.Enum("Colour", "red green")
print(Point.__module__, Colour.__module__, typing.NewType("Id", int).__module__, typing.TypeVar("T").__module__)

# %% lines of a traceback
import sys
import traceback


def divide(number):
    return 1 / number


try:
    divide(0)
except ZeroDivisionError as error:
    print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(error.__traceback__)])
    print([(part.name, part.lineno) for part in traceback.extract_tb(sys.exc_info()[2])])

# %% exception with notes
import sys

error = ValueError("wrong")
if sys.version_info >= (3, 11):
    error.add_note("and here is why")
raise error

# %% group of exceptions
import sys

if sys.version_info >= (3, 11):
    raise ExceptionGroup("several", [ValueError(1), KeyError("x")])

# %% exception in generated code
exec(compile("def broken():\n    return 1 / 0\n\nbroken()", "<generated>", "exec"))

# %% exception with a cause that is hidden
try:
    {}["x"]
except KeyError:
    raise RuntimeError("no x") from None

# %% exception while handling one
try:
    {}["x"]
except KeyError:
    [][0]


# %% exception that cannot be shown
class Broken(Exception):
    def __str__(self):
        raise ValueError


raise Broken


# %% exception in a destructor
class Thing:
    def __del__(self):
        raise ValueError("too late")


Thing()
print("after")

# %% hook for exceptions that nobody sees
import sys


class Thing:
    def __del__(self):
        raise ValueError("too late")


sys.unraisablehook = lambda unraisable: print(unraisable.exc_type.__name__, unraisable.exc_value)
Thing()

# %% hook for exceptions of threads
import threading

threading.excepthook = lambda given: print(given.exc_type.__name__, given.thread.name)
thread = threading.Thread(target=divmod, args=(1, 0), name="divider")
thread.start()
thread.join()

# %% hook that calls Python's own
import sys


def hook(*error):
    print("mine first", flush=True)
    sys.__excepthook__(*error)


sys.excepthook = hook
raise ValueError("x")


# %% objects that are alive at the end
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


one, other = Thing("one"), Thing("other")
other = None
print("end")

# %% finalizers at the end
import atexit
import weakref


class Thing: ...


thing = Thing()
weakref.finalize(thing, print, "finalized")
atexit.register(lambda: print("names left:", "thing" in globals()))
print("end")


# %% generator that is not finished
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


kept = numbers()
print(next(kept))

# %% atexit functions in their order, one of which exits
import atexit
import sys

for number in range(3):
    atexit.register(print, "number", number)
atexit.register(sys.exit, 7)

# %% exit in a try
import sys

try:
    sys.exit(5)
finally:
    print("tidied up")

# %% exit that is caught
import sys

try:
    sys.exit(5)
except SystemExit as end:
    print("stays:", end.code)

# %% exit with what is no number
import sys

sys.exit(["a", "list"])

# %% exit in a thread
import sys
import threading

thread = threading.Thread(target=sys.exit, args=(3,))
thread.start()
thread.join()
print("goes on")

# %% exit by a built-in
quit(6)

# %% a number too large for a status
import sys

sys.exit(1 << 40)

# %% assertion
assert 1 + 1 == 3, "arithmetic"

# %% interrupt that is caught
import _thread

try:
    _thread.interrupt_main()
    while True:
        pass
except KeyboardInterrupt:
    print("caught")


# %% recursion that goes too deep and is caught
def deeper(depth):
    return deeper(depth + 1)


try:
    deeper(0)
except RecursionError as error:
    print(str(error)[:32])

# %% limit of recursion
import sys

print(sys.getrecursionlimit())

# %% garbage collector
import gc

print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage)

# %% collected cycles
import gc

gc.collect()
for _ in range(5):
    ring = []
    ring.append(ring)
del ring
print(gc.collect())

# %% weak references
import weakref


class Thing: ...


thing = Thing()
reference = weakref.ref(thing, lambda _: print("gone"))
del thing
print(reference())

# %% references to an object
import sys

thing = object()
print(sys.getrefcount(thing))

# %% traced memory
import tracemalloc

print(tracemalloc.is_tracing())
tracemalloc.start()
kept = bytes(100_000)
print(tracemalloc.get_traced_memory()[0] >= 100_000, tracemalloc.get_object_traceback(kept))

# %% trace function of its own
import sys

events = []


def trace(frame, event, argument):
    events.append((frame.f_code.co_name, event))
    return trace


def traced():
    return 1


print(sys.gettrace())
sys.settrace(trace)
traced()
sys.settrace(None)
print(events)

# %% monitoring of its own
import sys

if sys.version_info >= (3, 12):
    seen = []
    sys.monitoring.use_tool_id(4, "mine")
    sys.monitoring.register_callback(4, sys.monitoring.events.PY_START, lambda code, _: seen.append(code.co_name))
    sys.monitoring.set_events(4, sys.monitoring.events.PY_START)
    (lambda: None)()
    sys.monitoring.set_events(4, 0)
    print(seen)

# %% threads that are there
import threading

print([thread.name for thread in threading.enumerate()], threading.active_count(), threading.current_thread() is threading.main_thread())

# %% values of a thread
import threading

local = threading.local()
local.value = 1
thread = threading.Thread(target=lambda: print(hasattr(local, "value")))
thread.start()
thread.join()

# %% context variables
import contextvars

name = contextvars.ContextVar("name", default="nobody")
print(len(contextvars.copy_context()), name.get())
name.set("Ada")
print(contextvars.copy_context().run(name.get))

# %% pool of threads
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(str.upper, "abc")))

# %% pool of threads that nobody ends
from concurrent.futures import ThreadPoolExecutor

ThreadPoolExecutor(1).submit(print, "done")

# %% tasks side by side
import asyncio


async def main():
    return await asyncio.gather(*(asyncio.sleep(0, number) for number in range(3)))


print(asyncio.run(main()))

# %% task that fails
import asyncio


async def main():
    raise ValueError("in a task")


asyncio.run(main())


# %% coroutine that nobody awaits
async def main(): ...


main()
print("end")

# %% asynchronous generator that is not finished
import asyncio


async def numbers():
    try:
        yield 1
    finally:
        print("closed")


async def main():
    async for number in numbers():
        print(number)
        break


asyncio.run(main())

# %% child process
import subprocess
import sys

print(subprocess.run([sys.executable, "-c", "import sys; print(sys.argv, __name__)"], capture_output=True).stdout)

# %% child that is the program itself
import subprocess
import sys

if len(sys.argv) == 1:
    print(subprocess.run([sys.executable, __file__, "child"], capture_output=True, text=True).stdout)
else:
    print("child", sys.argv[1:], sorted(sys.modules) == sorted(set(sys.modules)))

# %% environment
import os

print(sorted(os.environ.items()))

# %% command line
import sys

print(sys.argv, sys.orig_argv[1:], sys.flags, sys._xoptions, sys.warnoptions)

# %% where modules are found
import sys

print(sys.path, sys.path_hooks, sys.meta_path, sorted(sys.path_importer_cache), sys.dont_write_bytecode)

# %% modules that are loaded
import sys

print(sorted(sys.modules), [name for name, module in sys.modules.items() if module is None])

# %% built-ins
import builtins

print(sorted(vars(builtins)))

# %% interpreter
import sys

print(sys.executable, sys.prefix, sys.base_prefix, sys.exec_prefix, sys.platlibdir, sys.implementation.cache_tag)

# %% hooks of the interpreter
import sys

print(sys.excepthook, sys.displayhook, sys.unraisablehook, sys.breakpointhook, hasattr(sys, "last_type"))

# %% encodings
import locale
import sys

print(
    sys.getdefaultencoding(),
    sys.getfilesystemencoding(),
    locale.getpreferredencoding(),
    locale.setlocale(locale.LC_CTYPE),
)
print([(stream.encoding, stream.errors, stream.line_buffering) for stream in (sys.stdin, sys.stdout, sys.stderr)])

# %% streams
import sys

print([(stream.isatty(), stream.fileno(), stream.name, stream.mode) for stream in (sys.stdin, sys.stdout, sys.stderr)])
print(sys.stdout is sys.__stdout__)

# %% next free descriptor
import os

print(os.dup(0), os.get_inheritable(0))

# %% output that nobody flushed
import sys

sys.stdout.write("no line end")

# %% output in both streams
import sys

for number in range(3):
    print("out", number)
    print("err", number, file=sys.stderr)

# %% file that nobody closed
file = open("made.txt", "w")
file.write("text")

# %% input to its end
print(input(), input())
input()

# %% input line by line
import sys

for number, line in enumerate(sys.stdin):
    print(number, line.strip())

# %% filters of warnings
import warnings

print(warnings.filters)

# %% warning in a function
import warnings


def old():
    warnings.warn("use new()", DeprecationWarning, stacklevel=2)


old()

# %% warning as an error
import warnings

warnings.simplefilter("error")
warnings.warn("careful")

# %% log
import logging

logging.basicConfig(format="%(name)s %(levelname)s %(filename)s:%(lineno)d %(funcName)s %(module)s %(message)s")
logging.warning("careful")


def work():
    logging.getLogger("mine").error("in %s", "work")


work()

# %% log of an exception
import logging

try:
    1 / 0
except ZeroDivisionError:
    logging.exception("failed")

# %% arguments
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--number", type=int, default=3)
print(parser.parse_args().number, parser.prog)
parser.parse_args(["--number", "x"])


# %% doctest
def double(number):
    """Double.

    >>> double(2)
    4
    >>> double(3)
    7
    """
    return number * 2


import doctest

print(doctest.testmod().failed)

# %% tests of its own
import unittest


class Case(unittest.TestCase):
    def test_sum(self):
        self.assertEqual(sum([1, 2]), 3)


result = unittest.main(exit=False, verbosity=0, testRunner=unittest.TextTestRunner(open("log", "w"))).result
print(result.testsRun, result.wasSuccessful())


# %% help
def double(number):
    """Double a number."""


help(double)

# %% pickled function and class
import pickle


class Thing:
    def __reduce__(self):
        return make, ()


def make():
    return Thing()


print(pickle.dumps(make), type(pickle.loads(pickle.dumps(Thing()))))

# %% copied class
import copy
import dataclasses


@dataclasses.dataclass(frozen=True)
class Thing:
    name: str


print(copy.deepcopy([Thing("x")]), dataclasses.replace(Thing("x"), name="y"))

# %% exec and eval in namespaces of its own
space = {}
exec("def f():\n    return __name__", space)
print(space["f"](), eval("__name__"), eval("x", {"x": 1}))

# %% match
match {"kind": "point", "at": [1, 2]}:
    case {"kind": "point", "at": [x, y]}:
        print(x, y)

# %% future
from __future__ import annotations


def f(value: not_there) -> nothing: ...


print(f.__annotations__)

# %% flags of compiled code
code = compile("1 / 2", "x", "eval")
print(code.co_flags, (lambda: 0).__code__.co_filename == __file__)


# %% class body and metaclass
class Meta(type):
    def __new__(kind, name, bases, body):
        print(name, sorted(key for key in body if not key.startswith("__")), body["__module__"], body["__qualname__"])
        return super().__new__(kind, name, bases, body)


class Thing(metaclass=Meta):
    x = 1

    class Inner: ...


print(Thing)

# %% names deleted
del __file__, __spec__, __loader__, __name__, __builtins__
print(sorted(globals()))

# %% named otherwise
__name__ = "other"
__file__ = "elsewhere.py"


def f():
    raise ValueError


print(f.__module__)
f()

# %% modules replaced by nothing
import sys

sys.modules.clear()
print("end")

# %% sys is gone
import sys

del sys.modules["sys"]
print("end")

# %% random numbers and hashes
import random
import sys

random.seed(7)
print(random.random(), sys.hash_info.algorithm, hash(1.5), sys.flags.hash_randomization)

# %% time zone
import time

print(time.tzname, time.timezone, time.gmtime(0)[:5])

# %% temporary files
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    print(os.listdir(folder), tempfile.gettempdir(), tempfile.gettempprefix())

# %% folder
import os
import pathlib

print(os.getcwd(), os.listdir(), pathlib.Path("program.py").resolve() == pathlib.Path(__file__).resolve())

# %% database
import sqlite3

with sqlite3.connect(":memory:") as base:
    base.create_function("double", 1, lambda number: number * 2)
    print(base.execute("select double(21)").fetchall())

# %% function that C calls back
print(sorted([3, 1, 2], key=lambda number: -number), list(map(lambda number: number + 1, [1])), max("ab", key=ord))

# %% decorated and cached
import functools


@functools.lru_cache
def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


print(fibonacci(30), fibonacci.cache_info())

# %% settings of the site
import site
import sysconfig

print(site.ENABLE_USER_SITE, site.getsitepackages(), sysconfig.get_path("stdlib"))
