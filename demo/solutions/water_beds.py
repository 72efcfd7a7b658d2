"""A greenhouse waters its beds by itself, and keeps a diary, as detailed as its level asks for."""

import logging
from pathlib import Path

FULL = 1_800  # decilitres
LOW = 300
diary = logging.getLogger("greenhouse")


class Bed:
    def __init__(self, name, thirst):
        self.name = name
        self.thirst = thirst
        self.water = FULL
        self.used = 0

    def __repr__(self):
        return f"<{self.name}: {self.water} of {FULL}, {self.thirst} an hour, got {self.used}>"


def main():
    plants = [(f"bed {number:02}", 5 + number * 7 % 11) for number in range(40)]
    path = Path("diary-of-the-greenhouse.txt")
    try:
        used = water_beds(plants, 7_000, path, "INFO")
        lines = path.read_text(encoding="utf-8").splitlines()
    finally:
        path.unlink(missing_ok=True)
    print("\n".join(lines[:3]))
    print(f"... {len(lines):,} lines in the diary, {sum(used.values()) // 10:,} litres for {len(used)} beds")


def water_beds(plants, hours, path, level):
    """Return how much each bed got. The diary goes to the file, without what is below the level."""
    handler = logging.FileHandler(path, "w", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    diary.addHandler(handler)
    diary.setLevel(level)
    diary.propagate = False
    beds = [Bed(name, thirst) for name, thirst in plants]
    try:
        for hour in range(hours):
            live_one_hour(hour, beds)
    finally:
        diary.removeHandler(handler)
        handler.close()
    return {bed.name: bed.used for bed in beds}


def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, beds)
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info("hour %s: %s gets water", hour, bed)
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s", hour, beds)


if __name__ == "__main__":
    main()
