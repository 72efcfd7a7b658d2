"""A mail-order shop packs its parcels: some things of one order, then of the next, so that nobody waits for a giant."""

from collections import deque

THINGS_AT_ONCE = 6
SECONDS_FOR_A_THING = 4
SECONDS_FOR_A_BOX = 30


def main():
    orders = orders_of_today(50_000)
    packed = pack_parcels(orders)
    for name, seconds in packed[:3] + packed[-3:]:
        print(f"{name}: ready after {seconds / 3600:5.1f} hours")
    print(f"{len(packed):,} orders, ready after {average(packed) / 3600:.1f} hours on average")


def orders_of_today(size):
    orders = []
    for number in range(size):
        orders.append((f"order {number}", number * 7_919 % 17))
    return orders


def pack_parcels(orders):
    """Return (name, seconds until its box is closed) for each order of (name, things), as they get ready.

    Of an order at most THINGS_AT_ONCE are packed; if something is left, it goes to the end of the line.
    """
    line = deque(orders)
    packed = []
    seconds = 0
    while line:
        name, things = line.popleft()
        if things > THINGS_AT_ONCE:
            seconds += THINGS_AT_ONCE * SECONDS_FOR_A_THING
            line.append((name, things - THINGS_AT_ONCE))
        else:
            seconds += things * SECONDS_FOR_A_THING + SECONDS_FOR_A_BOX
            packed.append((name, seconds))
    return packed


def average(packed):
    return sum(seconds for _name, seconds in packed) / len(packed)


if __name__ == "__main__":
    main()
