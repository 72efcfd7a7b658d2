# %% stack, by inspect
import inspect

for frame in inspect.stack():
    print(frame.filename, frame.function)

# %% stack, printed
import traceback


def work():
    traceback.print_stack()


work()

# %% stack, in a log
import logging

logging.basicConfig(format="%(message)s")
logging.warning("here", stack_info=True)

# %% stack, by faulthandler
import faulthandler

faulthandler.dump_traceback(all_threads=False)

# %% stacks of all threads
import sys
import threading

frame = sys._current_frames()[threading.get_ident()]
while frame:
    print(frame.f_code.co_filename, frame.f_code.co_name)
    frame = frame.f_back

# %% warning on account of whoever called the module
import warnings

warnings.warn("old", stacklevel=2)

# %% depth of a recursion
import sys

sys.setrecursionlimit(200)


def depth():
    try:
        return 1 + depth()
    except RecursionError:
        return 1


print(depth())


# %% recursion that nobody catches
def deeper(number):
    return deeper(number + 1)


deeper(0)

# %% handlers of signals
import signal

print(signal.getsignal(signal.SIGTERM))

# %% profiler that is active
import sys

print(sys.getprofile(), sys.monitoring.get_tool(2) if hasattr(sys, "monitoring") else "")

# %% profiler of its own
import cProfile


def main(): ...


main()
own = cProfile.Profile()
own.enable()
main()
own.disable()
print("end")

# %% objects of the collector
import gc

print([type(thing).__name__ for thing in gc.get_objects() if type(thing).__module__ in ("cProfile", "_lsprof")])

# %% callbacks of the collector
import gc

print([type(callback).__name__ for callback in gc.callbacks])
