"""Watches a river: warns when it stands much higher than on average in the last hundred readings of its gauge."""

from collections import deque

WINDOW = 100
MUCH = 40


class Reading:
    def __init__(self, message):
        """Take a message of the gauge apart: "07:35 level=214 cm flow=88 m3/s temperature=11.4 battery=87 %"."""
        time, *values = message.split(" ")
        self.time = time
        self.message = message
        self.values = dict(value.split("=") for value in values if "=" in value)
        self.level = int(self.values["level"])


class Gauge:
    def __init__(self):
        self.readings = deque(maxlen=WINDOW)

    def add(self, reading):
        self.readings.append(reading)

    def average(self):
        return sum(reading.level for reading in self.readings) / len(self.readings)


def main():
    warnings = watch_river(messages(1_000))
    for time, level, average in warnings:
        print(f"{time}: {level} cm, on average {average} cm")
    print(f"{len(warnings)} warnings")


def messages(count):
    """Yield what the gauge sends, every five minutes."""
    for number in range(count):
        hour, minute = divmod(number * 5 % 1440, 60)
        level = 200 + number * 7919 % 23 + 80 * (number % 400 > 390)
        temperature = 8 + number % 71 / 10
        yield f"{hour:02}:{minute:02} level={level} cm flow={level // 3} m3/s temperature={temperature} battery=87 %"


def watch_river(messages):
    """Return a warning for each reading that is much too high: (time, level, average), rounded; it is a part of the average."""
    gauge, warnings = Gauge(), []
    for message in messages:
        reading = Reading(message)
        gauge.add(reading)
        average = round(gauge.average())
        if reading.level > average + MUCH:
            warnings.append((reading.time, reading.level, average))
    return warnings


if __name__ == "__main__":
    main()
