"""“cProfile sees every call.” It sees calls of functions; a class written in C is none, nor is an operator of its objects."""

import cProfile


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __eq__(self, other):
        return self.cents == other.cents

    def __hash__(self):
        return self.cents


def of_built_in_types():
    number = int("5") + len("five")  # a class, an operator, a function
    numbers = list(range(number))  # two classes
    return sorted(numbers)  # a function


def of_a_class_in_python():
    one, other = Money(1), Money(2)  # a class
    return one + other == Money(3), {one}  # two operators, the hash for a set


for function in (of_built_in_types, of_a_class_in_python):
    profiler = cProfile.Profile()
    profiler.runcall(function)
    profiler.create_stats()
    print(f"{function.__name__}:", ", ".join(sorted(name for _, _, name in profiler.stats if "disable" not in name)))
