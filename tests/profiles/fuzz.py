"""Damage real profiles at random and read them: each must give a Profile or be Malformed, and nothing else may happen.

    python -m tests.fuzz ROUNDS [SEED]

Every 50th profile that can still be read is also folded, drawn, explained and put into words.
"""

import marshal
import random
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from io import StringIO

from demo.folding.focus import focus
from demo.picture.callgraph import dot, raw_dot
from demo.profiles.marshal_values import Malformed
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from demo.profiles.tables import read_table
from demo.reading.words import words
from tests import samples
from tests.reading.aloud import read

Damage = Callable[[bytes, Sequence[bytes], random.Random], bytes]
LENGTHS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
CODES = b"(){0rigzZaAutlfNTFcs<>[.y\xa9\xe9\xe7\xfa\xda\xfb\xf2\xe3"


def seeds() -> list[bytes]:
    """Return small profiles of several flavours."""
    shop = samples.recorded(samples.SHOP)
    notes = marshal.dumps({"profiling-demo": "1", "clock": "wall", "python": "CPython 3.12.1", "mine": samples.FOLDER})
    integers = {
        key: (*figures[:4], {caller: told[0] for caller, told in figures[4].items()}) for key, figures in shop.items()
    }
    code: dict[object, object] = {("profile", 0, compile(samples.FIB, "fib.py", "exec")): (1, 1, 0, 0.5, {})}
    return [
        samples.real(),
        marshal.dumps(samples.recorded(samples.FIB)),
        marshal.dumps(shop) + notes,
        marshal.dumps(shop, 2),
        marshal.dumps(shop, 0),
        marshal.dumps({**integers, ("__sampled__",): True}),
        marshal.dumps({**code, **integers}),
    ]


def damaged(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """Change a few places: flip, insert, remove, splice, write a type code or a length."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 4, 8))):
        place = rng.randrange(len(changed) + 1)
        way = rng.randrange(7)
        if way == 0 and place < len(changed):
            changed[place] ^= 1 << rng.randrange(8)
        elif way == 1 and place < len(changed):
            changed[place] = rng.randrange(256)
        elif way == 2:
            changed[place:place] = rng.randbytes(rng.randint(1, 8))
        elif way == 3:
            del changed[place : place + rng.choice((1, 2, 5, 40))]
        elif way == 4:
            other = rng.choice(others)
            start = rng.randrange(len(other))
            changed[place : place + rng.choice((0, 5, 50))] = other[start : start + rng.randint(1, 80)]
        elif way == 5 and place < len(changed):
            changed[place] = rng.choice(CODES)
        else:
            changed[place : place + 4] = rng.choice(LENGTHS).to_bytes(4, "little")
    return bytes(changed)


def read_damaged(
    rounds: int,
    seed: int,
    undamaged: Sequence[bytes],
    damage: Damage = damaged,
    parse: Callable[[bytes], Profile] = parse_profile,
    draw_raw: Callable[[bytes], object] = lambda data: raw_dot(read_table(data)),
) -> tuple[int, int]:
    """Read `rounds` damaged files; return how many could be read, and how many were refused."""
    rng = random.Random(seed)
    could_be_read = 0
    for number in range(rounds):
        data = damage(undamaged[number % len(undamaged)], undamaged, rng)
        try:
            profile = parse(data)
        except Malformed:
            continue
        except BaseException:
            print(f"round {number} of seed {seed}: {data!r}", file=sys.stderr)
            raise
        could_be_read += 1
        if could_be_read % 50 == 0:
            drawn = focus(profile)
            dot(drawn), read(profile), words(drawn)
            with redirect_stderr(StringIO()):  # gprof2dot's own warnings
                draw_raw(data)
    return could_be_read, rounds - could_be_read


def main(rounds: int, seed: int = 1) -> tuple[int, int]:
    """Read `rounds` damaged profiles; return how many could be read, and how many were refused."""
    return read_damaged(rounds, seed, seeds())


if __name__ == "__main__":
    started = time.perf_counter()
    good, bad = main(*map(int, sys.argv[1:3]))
    print(f"{good:,} could be read, {bad:,} were refused, nothing else happened; {time.perf_counter() - started:.0f} s")
