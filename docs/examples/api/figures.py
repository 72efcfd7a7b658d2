"""A profile file as data: functions, boxes, claims."""

import cProfile
import time

import profiling_in_python as profiling


def nap():
    time.sleep(0.06)


profiler = cProfile.Profile()
profiler.runcall(nap)
profiler.dump_stats("nap.pstats")

run = profiling.read("nap.pstats")
for function in run.profile.functions:
    if function.name in ("nap", "time.sleep"):
        print(function.name, function.origin, function.total_calls, function.self_cost < 0.01)
print([type(claim).__name__ for claim in run.claims])

try:
    profiling.read(b"not a profile")
except profiling.ProfileFileError as error:
    print(error)
