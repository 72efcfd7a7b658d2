"""“The clock of the profiler ticks once a millisecond.” It did once."""

import time

clock = time.get_clock_info("perf_counter")
print("finer than a microsecond:", clock.resolution < 1e-6)
print("can be set back by the system:", clock.adjustable)
