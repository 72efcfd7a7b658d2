"""How numbers are written."""

import random

import pytest

from demo.profiles.units import duration, percent, times


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (-0.5, "0 s"),
        (1e-10, "0 ns"),
        (3e-9, "3 ns"),
        (9.994e-7, "999 ns"),
        (9.996e-7, "1.00 µs"),
        (8e-6, "8.00 µs"),
        (9.994e-6, "9.99 µs"),
        (9.996e-6, "10.0 µs"),
        (0.0973, "97.3 ms"),
        (0.09996, "100 ms"),
        (0.9994, "999 ms"),
        (0.9996, "1.00 s"),
        (2.2, "2.20 s"),
        (63.04, "63.0 s"),
        (99.96, "100 s"),
        (12345.6, "12,346 s"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    """A time has three digits and the largest unit in which it is not below one."""
    assert duration(seconds) == text


def test_duration_is_close() -> None:
    """What is written differs from the time by half a percent at most, from a microsecond on."""
    factors = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "ns": 1e-9}
    rng = random.Random(1)
    for _ in range(2000):
        seconds = 10 ** rng.uniform(-6, 5)
        number, unit = duration(seconds).replace(",", "").split()
        assert float(number) * factors[unit] == pytest.approx(seconds, rel=0.0051)
        assert unit == "s" or 0.99 < float(number) < 1000


@pytest.mark.parametrize(("share", "text"), [(0, "0.00%"), (0.612, "61.20%"), (1, "100.00%"), (0.00005, "0.01%")])
def test_percent(share: float, text: str) -> None:
    """A share is written with two places, as gprof2dot does."""
    assert percent(share) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "never"), (1, "once"), (2, "twice"), (3, "3 times"), (57313, "57,313 times")]
)
def test_times(count: int, text: str) -> None:
    """A count reads as one would say it."""
    assert times(count) == text
