"""Check the reading and the comparison of very many random programs: `python -m tests.oracles 100000`."""

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from tests.comparison import test_against_edits
from tests.reading import test_against_stacks

AT_A_TIME = 500
FIRST = 10_000_000
"""The first seed, which no test has."""


def main(programs: int) -> int:
    """Check so many programs, print what was claimed how often, and what was false; return an exit status."""
    starts = range(FIRST, FIRST + programs, AT_A_TIME)
    claimed: Counter[str] = Counter()
    false = 0
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        for counts, found in processes.map(check, starts, repeat(min(AT_A_TIME, programs))):
            claimed += counts
            false += len(found)
            for line in found:
                print(line, flush=True)
    print(f"{programs:,} programs, {false} falsehoods; claims: {dict(claimed.most_common())}")
    return int(false > 0)


def check(start: int, programs: int) -> tuple[Counter[str], list[str]]:
    """Check the programs of some seeds, and each of them against itself after an edit."""
    counts: Counter[str] = Counter()
    found = [
        f"seed {s}: {text}"
        for s in range(start, start + programs)
        for text in test_against_stacks.falsehoods(s, counts)
    ]
    for seed in range(start, start + programs):
        found += test_against_edits.judged(seed, 1, counts)
    return counts, found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
