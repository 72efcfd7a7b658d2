"""“The count of a coroutine is how often it was called.” Each resume counts; and the waiting is elsewhere."""

import asyncio
import cProfile


async def fetch():
    await asyncio.sleep(0.05)
    await asyncio.sleep(0.05)


async def main():
    await asyncio.gather(*(fetch() for _ in range(5)))


profiler = cProfile.Profile()
profiler.runcall(asyncio.run, main())
profiler.create_stats()
named = {name: figures for (_, _, name), figures in profiler.stats.items()}
print(f"5 coroutines with 2 awaits each: {named['fetch'][1]} calls, {named['fetch'][3]:.2f} s")
hottest = max(named, key=lambda name: named[name][2])
print(f"the most self time is in {hottest}: {named[hottest][2]:.2f} s")
