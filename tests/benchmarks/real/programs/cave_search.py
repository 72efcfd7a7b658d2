"""Counts the steps through a cave."""

from collections import deque

SIZE = 70


def is_wall(x, y):
    return (x * x + 3 * x + 2 * x * y + y + y * y + 7).bit_count() % 5 == 0


def neighbours(x, y):
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        if 0 <= x + dx < SIZE and 0 <= y + dy < SIZE and not is_wall(x + dx, y + dy):
            yield x + dx, y + dy


def distance(start):
    seen, todo, steps = [start], deque([(start, 0)]), 0
    while todo:
        place, steps = todo.popleft()
        for following in neighbours(*place):
            if following not in seen:
                seen.append(following)
                todo.append((following, steps + 1))
    return steps


def main():
    print(distance((1, 1)))


main()
