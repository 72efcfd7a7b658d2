"""“cProfile sees every call.” It sees calls of functions; a class written in C is none, nor is an operator."""

import cProfile


def main():
    number = int("5") + len("five")  # a class, an operator, a function
    numbers = list(range(number))  # two classes
    return sorted(numbers)  # a function


profiler = cProfile.Profile()
profiler.runcall(main)
profiler.create_stats()
names = sorted(name for _, _, name in profiler.stats if "disable" not in name)
print("called: int, +, len, range, list, sorted, and main")
print("in the profile:", ", ".join(names))
