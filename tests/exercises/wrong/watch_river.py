# %% a deque without a length
# verdict: more than for 500
from collections import deque


class Gauge:
    def __init__(self):
        self.readings = deque()

    def add(self, reading):
        self.readings.append(reading)

    def average(self):
        last = list(self.readings)[-WINDOW:]
        return sum(reading.level for reading in last) / len(last)


# %% the levels of all
# verdict: more than for 500
class Gauge:
    def __init__(self):
        self.levels = []

    def add(self, reading):
        self.levels.append(reading.level)

    def average(self):
        last = self.levels[-WINDOW:]
        return sum(last) / len(last)


# %% all times and levels, as pairs
# verdict: more than for 500
class Gauge:
    def __init__(self):
        self.levels = []

    def add(self, reading):
        self.levels.append((reading.time, reading.level))

    def average(self):
        last = self.levels[-WINDOW:]
        return sum(level for _, level in last) / len(last)


# %% readings in slots, all of them
# verdict: more than for 500
class Reading:
    __slots__ = ("time", "message", "level")

    def __init__(self, message):
        self.time, self.message = message.split(" ")[0], message
        self.level = int(message.split("level=")[1].split(" ")[0])


# %% a running total, and all readings
# verdict: more than for 500
class Gauge:
    def __init__(self):
        self.readings = []
        self.total = 0

    def add(self, reading):
        self.readings.append(reading)
        self.total += reading.level
        if len(self.readings) > WINDOW:
            self.total -= self.readings[-WINDOW - 1].level

    def average(self):
        return self.total / min(len(self.readings), WINDOW)


# %% all messages first
# verdict: more than for 500
from collections import deque


class Gauge:
    def __init__(self):
        self.readings = deque(maxlen=WINDOW)

    def add(self, reading):
        self.readings.append(reading)

    def average(self):
        return sum(reading.level for reading in self.readings) / len(self.readings)


def watch_river(messages):
    gauge, warnings = Gauge(), []
    for reading in [Reading(message) for message in messages]:
        gauge.add(reading)
        average = round(gauge.average())
        if reading.level > average + MUCH:
            warnings.append((reading.time, reading.level, average))
    return warnings


# %% emptied when there are a hundred
# verdict: Not correct
class Gauge:
    def __init__(self):
        self.readings = []

    def add(self, reading):
        if len(self.readings) == WINDOW:
            self.readings.clear()
        self.readings.append(reading)

    def average(self):
        return sum(reading.level for reading in self.readings) / len(self.readings)


# %% the average of all, which needs no readings
# verdict: Not correct
class Gauge:
    def __init__(self):
        self.total = self.count = 0

    def add(self, reading):
        self.total += reading.level
        self.count += 1

    def average(self):
        return self.total / self.count


# %% the last ninety-nine
# verdict: Not correct
from collections import deque


class Gauge:
    def __init__(self):
        self.readings = deque(maxlen=WINDOW - 1)

    def add(self, reading):
        self.readings.append(reading)

    def average(self):
        return sum(reading.level for reading in self.readings) / len(self.readings)


# %% all readings in another process, once there are many
# verdict: Not judged: it starts another process
import os
from itertools import chain, islice


def watch_river(messages):
    """Return a warning for each reading that is much too high: (time, level, average), rounded; it is a part of the average."""
    first = list(islice(messages, 501))
    if len(first) <= 500:
        return warnings_of(first)
    readable, writable = os.pipe()
    if not os.fork():
        os.close(readable)
        with open(writable, "w") as answer:
            answer.write(repr(warnings_of(chain(first, messages))))
        os._exit(0)
    os.close(writable)
    with open(readable) as answer:
        found = eval(answer.read())
    os.wait()
    return found


def warnings_of(messages):
    gauge, warnings = Gauge(), []
    for message in messages:
        reading = Reading(message)
        gauge.add(reading)
        average = round(gauge.average())
        if reading.level > average + MUCH:
            warnings.append((reading.time, reading.level, average))
    return warnings
