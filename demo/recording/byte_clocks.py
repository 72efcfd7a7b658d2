"""Clocks for a profiler that count bytes, or watch how many are held.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

A profiler reads its clock at each call and return, millions of times, so none is written in Python: each is a chain of
iterators, all in C. What a reading allocates for itself is free again before the next one.

See Also:
    https://docs.python.org/3/library/profile.html#profile.Profile (a profiler takes any clock that gives integers).
"""

from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate, chain, cycle, repeat, takewhile
from operator import add, itemgetter, not_, sub
from tracemalloc import get_traced_memory, reset_peak

NEARLY = 0.94
"""Share of the most that is held, 0..1, that is held at least when the program is looked at for the last time."""
LEVELS = [int(1_000 / NEARLY**i) for i in range(440)]
"""Bytes; whenever the most that was held reaches another one of these, the program is looked at."""
FAR = 1 << 40
"""Where a sum begins, so that it needs the same room, two digits, from its first reading to its last."""
READINGS = 20
"""Of a clock, while nothing happens."""
ROOM = 64
"""Bytes by which a reading may need more than then, where numbers are longer, or new ones are kept."""


def _readings() -> Iterator[tuple[int, int]]:
    """Return what reads, each time, the bytes that are held now and those that were held at most."""
    return iter(get_traced_memory, None)  # which it never returns


def watching(look: Callable[[], bool]) -> Callable[[], int]:
    """Return a clock that stands still; it looks whenever the most that was held reaches another level.

    A reading asks for two numbers and no more: where tracemalloc keeps whole stacks, each block takes its time.

    Args:
        look: says whether it could look; otherwise it's called again, at the next reading.
    """
    looks = iter(look, None)
    once = [
        repeat(0),
        *(chain(takewhile(not_, looks), repeat(0)) for _ in LEVELS),
    ]  # for each level, a look, and no more
    levels = map(bisect, repeat(LEVELS), map(itemgetter(1), _readings()))
    return map(next, map(once.__getitem__, levels)).__next__


def allocated(most: list[int], own: int) -> Callable[[], int]:
    """Return a clock of all bytes that were asked for.

    From one reading to the next, as much was asked for as is held more, to the byte. If at most still more was held meanwhile,
    that was asked for, too, and given back again: so what was most is read and forgotten at each reading.

    Args:
        most: of one number: where the most that was held is kept, plus `FAR`.
        own: bytes that a reading asks for itself; of what is given back again, so many are not counted.
    """
    readings = map(itemgetter(0), zip(_readings(), iter(reset_peak, 1)))
    amounts = chain.from_iterable(map(itemgetter(1, 1, 0, 0, 0), readings))  # most, most, held, held, held, most, ...
    next(amounts), next(amounts), next(amounts)
    sums = map(add, amounts, repeat(FAR))  # numbers of their own: it must not matter whether one is kept
    kept = map(itemgetter(1), zip(map(most.__setitem__, repeat(0), accumulate(sums, max)), amounts))
    before_and_after = zip(amounts, amounts, kept, amounts)  # held, held, most, held
    ordered = chain.from_iterable(map(itemgetter(2, 0, 3, 1), before_and_after))
    rises = map(sub, map(sub, ordered, ordered), cycle((own, 0)))  # of the most, of what is held, of the most, ...
    read = accumulate(map(max, rises, rises, repeat(0)), add, initial=FAR).__next__
    read()  # `FAR` itself
    return read


def bytes_of_a_reading() -> int:
    """Return how many bytes a reading of `allocated` asks for itself, when as much is held as while a program runs."""
    held = bytes(1_000_000)
    read = allocated([0], 0)
    sums = [0] * READINGS
    for i in range(READINGS):
        sums[i] = read()
    del held
    return ROOM + min(later - sooner for sooner, later in zip(sums[READINGS // 2 :], sums[READINGS // 2 + 1 :]))
