import cProfile


def slow_part():
    return sorted(str(number) for number in range(50_000))


with cProfile.Profile() as profiler:
    slow_part()
profiler.dump_stats("cell.pstats")
