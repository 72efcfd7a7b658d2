# %% a list, shortened at each reading
class Gauge:
    def __init__(self):
        self.readings = []

    def add(self, reading):
        self.readings.append(reading)
        del self.readings[:-WINDOW]

    def average(self):
        return sum(reading.level for reading in self.readings) / len(self.readings)


# %% a list, shortened now and then
class Gauge:
    def __init__(self):
        self.readings = []

    def add(self, reading):
        self.readings.append(reading)
        if len(self.readings) >= 2 * WINDOW:
            self.readings = self.readings[-WINDOW:]

    def average(self):
        last = self.readings[-WINDOW:]
        return sum(reading.level for reading in last) / len(last)


# %% pop the oldest
class Gauge:
    def __init__(self):
        self.readings = []

    def add(self, reading):
        self.readings.append(reading)
        if len(self.readings) > WINDOW:
            self.readings.pop(0)

    def average(self):
        return sum(reading.level for reading in self.readings) / len(self.readings)


# %% the levels of the last hundred, and their sum
from collections import deque


class Gauge:
    def __init__(self):
        self.levels = deque()
        self.total = 0

    def add(self, reading):
        self.levels.append(reading.level)
        self.total += reading.level
        if len(self.levels) > WINDOW:
            self.total -= self.levels.popleft()

    def average(self):
        return self.total / len(self.levels)


# %% a ring
class Gauge:
    def __init__(self):
        self.ring = [0] * WINDOW
        self.count = 0

    def add(self, reading):
        self.ring[self.count % WINDOW] = reading.level
        self.count += 1

    def average(self):
        return sum(self.ring) / min(self.count, WINDOW)


# %% no classes
from collections import deque


def watch_river(messages):
    last, warnings = deque(maxlen=WINDOW), []
    for message in messages:
        reading = Reading(message)
        last.append(reading.level)
        average = round(sum(last) / len(last))
        if reading.level > average + MUCH:
            warnings.append((reading.time, reading.level, average))
    return warnings


# %% a generator of warnings
from collections import deque


def watch_river(messages):
    return list(warnings(map(Reading, messages)))


def warnings(readings):
    last = deque([], WINDOW)
    for reading in readings:
        last.append(reading)
        average = round(sum(one.level for one in last) / len(last))
        if reading.level > average + MUCH:
            yield reading.time, reading.level, average


# %% a list, shortened at five hundred
class Gauge:
    def __init__(self):
        self.readings = []

    def add(self, reading):
        self.readings.append(reading)
        if len(self.readings) > 500:
            del self.readings[:-WINDOW]

    def average(self):
        last = self.readings[-WINDOW:]
        return sum(reading.level for reading in last) / len(last)
