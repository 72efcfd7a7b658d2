"""Boils the breakfast eggs of a youth hostel: all go into the big pot at once, each is taken out after its minutes."""

import time

MINUTE = 0.01  # seconds; the kitchen of this program is in a hurry
KINDS = {"soft": 4, "medium": 6, "hard": 10}


def main():
    eggs = orders_of(400)
    started = time.monotonic()
    plates = boil_eggs(eggs)
    print(f"{len(plates)} eggs are on the table after {minutes_since(started):.1f} minutes")
    print(f"The last one went to {plates[-1]}, and wants {max(minutes for _, minutes in eggs)} minutes")


def orders_of(guests):
    kinds = list(KINDS)
    orders = []
    for number in range(guests):
        kind = kinds[number * 7 % len(kinds)]
        orders.append((f"guest {number}", KINDS[kind]))
    return orders


def boil_eggs(eggs):
    """Boil (guest, minutes) pairs, and return the guests in the order in which their eggs are taken out."""
    started = time.monotonic()
    plates = []
    for egg in sorted(eggs, key=minutes_of):
        wait_for(egg, started)
        guest, _ = egg
        plates.append(guest)
    return plates


def wait_for(egg, started):
    left = minutes_of(egg) - minutes_since(started)
    if left > 0:
        time.sleep(left * MINUTE)


def minutes_of(egg):
    return egg[1]


def minutes_since(started):
    return (time.monotonic() - started) / MINUTE


if __name__ == "__main__":
    main()
