# %% a question before
def live_one_hour(hour, beds):
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(f"hour {hour} ends: {beds}")


# %% a question before the hour
def live_one_hour(hour, beds):
    detailed = diary.getEffectiveLevel() <= logging.DEBUG
    if detailed:
        diary.debug(f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    if detailed:
        diary.debug(f"hour {hour} ends: {beds}")


# %% a function that is asked for the text
def note(text):
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(text())


def live_one_hour(hour, beds):
    note(lambda: f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    note(lambda: f"hour {hour} ends: {beds}")


# %% an object that is a text when it has to be
class Later:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text()


def live_one_hour(hour, beds):
    diary.debug("%s", Later(lambda: f"hour {hour} begins: {beds}"))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("%s", Later(lambda: f"hour {hour} ends: {beds}"))


# %% messages with braces
class Message:
    def __init__(self, text, *parts):
        self.text, self.parts = text, parts

    def __str__(self):
        return self.text.format(*self.parts)


def live_one_hour(hour, beds):
    diary.debug(Message("hour {} begins: {}", hour, beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug(Message("hour {} ends: {}", hour, beds))


# %% the parts, all three
def live_one_hour(hour, beds):
    diary.debug("hour %d begins: %r", hour, beds)
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info("hour %d: %r gets water", hour, bed)
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %d ends: %r", hour, beds)


# %% the parts by name
def live_one_hour(hour, beds):
    diary.debug("hour %(hour)s begins: %(beds)s", {"hour": hour, "beds": beds})
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %(hour)s ends: %(beds)s", {"hour": hour, "beds": beds})


# %% a copy of the list
def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, beds[:])
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s", hour, beds[:])


# %% a dataclass, and the beds by a log
from dataclasses import dataclass


@dataclass(repr=False)
class Bed:
    name: str
    thirst: int
    water: int = FULL
    used: int = 0

    def __repr__(self):
        return f"<{self.name}: {self.water} of {FULL}, {self.thirst} an hour, got {self.used}>"


def live_one_hour(hour, beds):
    diary.log(logging.DEBUG, "hour %s begins: %s", hour, beds)
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.log(logging.DEBUG, "hour %s ends: %s", hour, beds)


# %% no lines for a diary that is not detailed
def water_beds(plants, hours, path, level):
    """Return how much each bed got. The diary goes to the file, without what is below the level."""
    handler = logging.FileHandler(path, "w", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    diary.addHandler(handler)
    diary.setLevel(level)
    diary.propagate = False
    global details
    details = write_details if diary.level <= logging.DEBUG else skip_details
    beds = [Bed(name, thirst) for name, thirst in plants]
    try:
        for hour in range(hours):
            live_one_hour(hour, beds)
    finally:
        diary.removeHandler(handler)
        handler.close()
    return {bed.name: bed.used for bed in beds}


def write_details(hour, what, beds):
    diary.debug(f"hour {hour} {what}: {beds}")


def skip_details(hour, what, beds):
    pass


def live_one_hour(hour, beds):
    details(hour, "begins", beds)
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    details(hour, "ends", beds)


# %% adapter with lazy property
class Later:
    def __init__(self, make):
        self.make = make

    __str__ = lambda self: self.make()


def live_one_hour(hour, beds):
    diary.debug(Later(lambda: f"hour {hour} begins: {beds}"))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug(Later(lambda: f"hour {hour} ends: {beds}"))


# %% effective level
def live_one_hour(hour, beds):
    detailed = diary.getEffectiveLevel() <= logging.DEBUG
    if detailed:
        diary.debug(f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    if detailed:
        diary.debug(f"hour {hour} ends: {beds}")


# %% class with properties
class Bed:
    def __init__(self, name, thirst):
        self.name = name
        self.thirst = thirst
        self.water = FULL
        self.used = 0

    @property
    def missing(self):
        return FULL - self.water

    @property
    def is_dry(self):
        return self.missing > FULL - LOW

    def drink(self):
        self.water -= self.thirst

    def fill(self):
        self.used += self.missing
        self.water = FULL

    def __repr__(self):
        return f"<{self.name}: {self.water} of {FULL}, {self.thirst} an hour, got {self.used}>"


def live_one_hour(hour, beds):
    diary.debug("hour %d begins: %s", hour, beds)
    for bed in beds:
        bed.drink()
        if bed.is_dry:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.fill()
    diary.debug("hour %d ends: %s", hour, beds)
