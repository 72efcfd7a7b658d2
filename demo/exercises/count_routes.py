"""In how many ways can a postman walk through a town, from its north-west corner to its south-east corner?

The streets of these towns are a grid. He walks only east and south, and some crossings are closed.
"""


def main():
    towns = [
        ("Oldtown", 6, 4, [(2, 1), (3, 3)]),
        ("Newtown", 13, 9, [(4, 4), (5, 4), (8, 2)]),
        ("Seaside", 19, 2, [(7, 1)]),
        ("Hilltop", 0, 0, []),
    ]
    answers = count_routes([(east, south, closed) for _, east, south, closed in towns])
    for (name, east, south, closed), answer in zip(towns, answers):
        print(f"{name:8} {east:2} x {south:2} streets, closed crossings: {len(closed)}: {answer:9,} ways")


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes_from(0, 0, town) for town in towns]


def routes_from(x, y, town):
    east, south, closed = town
    if not is_open(x, y, town):
        return 0
    if (x, y) == (east, south):
        return 1
    return routes_from(x + 1, y, town) + routes_from(x, y + 1, town)


def is_open(x, y, town):
    east, south, closed = town
    return x <= east and y <= south and (x, y) not in closed


if __name__ == "__main__":
    main()
