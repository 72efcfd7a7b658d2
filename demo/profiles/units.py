"""How numbers are written, everywhere alike: in the picture, the reading and the report."""


def duration(seconds: float) -> str:
    """Write a time with three digits and its unit: "2.20 s", "97.3 ms", "8.00 µs", "0 s"."""
    if seconds <= 0:
        return "0 s"
    for unit, factor in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 0.9995:
            value = seconds * factor
            return f"{value:,.{0 if value >= 99.95 else 1 if value >= 9.995 else 2}f} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def size(count: float) -> str:
    """Write a number of bytes with three digits and its unit, each 1,000 of the one before: "8.00 MB", "97.3 kB", "0 B"."""
    value, unit = abs(count), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 999.5:
            break
        value, unit = value / 1000, larger
    digits = 0 if unit == "B" or value >= 99.95 else 1 if value >= 9.995 else 2
    return f"{'−' * (count <= -0.5)}{value:,.{digits}f} {unit}"


def samples(count: float) -> str:
    """Write a number of samples: "1 sample", "1,234 samples"."""
    return f"{count:,.0f} sample{'s' * (round(count) != 1)}"


def percent(share: float) -> str:
    """Write a share (0..1) as gprof2dot does, "61.20%"."""
    return f"{share:.2%}"


def whole_percent(share: float) -> str:
    """Write a share (0..1) for a sentence, "61%"; what is next to nothing as "under 1%"."""
    return f"{share:.0%}" if share >= 0.005 or share <= 0 else "under 1%"


def times(count: int) -> str:
    """Write how often: "once", "7 times", "1,000 times"."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count:,} times")
