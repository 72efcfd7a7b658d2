"""Two runs of a function, before and after a repair: what became of it."""

import profiling_in_python as profiling


def slow(words):
    return [word for word in words if words.count(word) == 1]


def quick(words):
    seen = {}
    for word in words:
        seen[word] = seen.get(word, 0) + 1
    return [word for word in words if seen[word] == 1]


WORDS = [str(number % 700) for number in range(1_000)]
with profiling.record() as before:
    slow(WORDS)
with profiling.record() as after:
    quick(WORDS)

change = before.compare(after)
print(change.reading[1])
calls = {pair.any.name: pair.before.total_calls for pair in change.comparison.pairs if pair.before}
print("list.count was called", calls["list.count"], "times")
print([file.name for file in change.save("out").files])
