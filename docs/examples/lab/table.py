"""The session of the text browser as a program: it records itself and prints the table. Press Run, not Profile."""

import cProfile
import pstats
import time


def print_table():
    profiler = cProfile.Profile()
    profiler.runcall(main)

    output = pstats.Stats(profiler)
    output.strip_dirs()  # strip
    output.sort_stats("tottime")  # sort tottime
    output.print_stats(8)  # stats 8


def main():
    wait()
    count(300_000)
    write_lines(2_000)


def wait():
    time.sleep(0.2)


def count(steps):
    for _ in range(steps):
        pass


def write_lines(number):
    lines = []
    for line in range(number):
        lines.append(make_line(line))
    return "".join(lines)


def make_line(number):
    return f"This is line {number}\n"


if __name__ == "__main__":
    print_table()
