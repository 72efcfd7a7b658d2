"""Where does memory come from? The standard library's own answer."""

import tracemalloc


def read_numbers():
    return [number * 1000 for number in range(100_000)]


def count_words():
    return {f"word {number}": number for number in range(10_000)}


def main():
    tracemalloc.start()
    kept = read_numbers(), count_words()
    now, peak = tracemalloc.get_traced_memory()
    print(f"now {now / 2**20:.0f} MB, at most {peak / 2**20:.0f} MB")
    for place in tracemalloc.take_snapshot().statistics("lineno")[:2]:
        line = place.traceback[0].lineno
        print(f"line {line}: {place.size / 2**20:.1f} MB in {place.count:,} blocks")
    tracemalloc.stop()
    return kept


if __name__ == "__main__":
    main()
