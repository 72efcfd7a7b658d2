"""“`percall` is the time divided by ncalls.” The second one is divided by the primitive calls."""

import cProfile
import pstats
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import fib

profiler = cProfile.Profile(timer=lambda: fib.clock.now)
profiler.runcall(fib.main)
pstats.Stats(profiler).strip_dirs().sort_stats("cumulative").print_stats("fib.py")
