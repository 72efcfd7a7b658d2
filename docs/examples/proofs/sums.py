"""“The percentages add up to 100.” Only the self shares do."""

import cProfile
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import four

profiler = cProfile.Profile(timer=lambda: four.clock.now)
profiler.runcall(four.main)
profiler.create_stats()
figures = profiler.stats.values()
run_time = sum(self_time for _, _, self_time, _, _ in figures)
print(f"all self shares:       {sum(self_time for _, _, self_time, _, _ in figures) / run_time:.0%}")
print(f"all cumulative shares: {sum(cumulative for _, _, _, cumulative, _ in figures) / run_time:.0%}")
