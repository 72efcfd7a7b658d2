# %% format instead of an f-string
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    diary.debug("hour {} begins: {}".format(hour, beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour {} ends: {}".format(hour, beds))


# %% a percent sign in place of the comma
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s" % (hour, beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s" % (hour, beds))


# %% texts as parts
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, str(beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s", hour, str(beds))


# %% one text for each bed
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    diary.debug("hour %s begins: [%s]", hour, ", ".join(map(repr, beds)))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: [%s]", hour, ", ".join(map(repr, beds)))


# %% an f-string beside the parts
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, f"{beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s", hour, f"{beds}")


# %% only one of two lines
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, beds)
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug(f"hour {hour} ends: {beds}")


# %% the question for another level
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    if diary.isEnabledFor(logging.INFO):
        diary.debug(f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    if diary.isEnabledFor(logging.INFO):
        diary.debug(f"hour {hour} ends: {beds}")


# %% the level of another logger
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    if logging.root.level >= logging.DEBUG:
        diary.debug(f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    if logging.root.level >= logging.DEBUG:
        diary.debug(f"hour {hour} ends: {beds}")


# %% the text first, the question after
# verdict: for a diary of 24 lines
def live_one_hour(hour, beds):
    text = f"hour {hour} begins: {beds}"
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(text)
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    text = f"hour {hour} ends: {beds}"
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(text)


# %% a function that gets the text
# verdict: for a diary of 24 lines
def note(text):
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(text)


def live_one_hour(hour, beds):
    note(f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    note(f"hour {hour} ends: {beds}")


# %% lines made first, and looked through after
# verdict: for a diary of 24 lines
def wanted(lines):
    return lines if diary.level <= logging.DEBUG else []


def live_one_hour(hour, beds):
    lines = [f"hour {hour} begins: {beds}"]
    for line in wanted(lines):
        diary.debug(line)
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    lines = [f"hour {hour} ends: {beds}"]
    for line in wanted(lines):
        diary.debug(line)


# %% a description kept up to date
# verdict: for a diary of 24 lines
class Bed:
    def __init__(self, name, thirst):
        self.name = name
        self.thirst = thirst
        self.water = FULL
        self.used = 0
        self.describe()

    def __repr__(self):
        return self.text

    def describe(self):
        self.text = f"<{self.name}: {self.water} of {FULL}, {self.thirst} an hour, got {self.used}>"


def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, beds)
    for bed in beds:
        bed.water -= bed.thirst
        bed.describe()
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
            bed.describe()
    diary.debug("hour %s ends: %s", hour, beds)


# %% a description put together with less
# verdict: for a diary of 24 lines
class Bed:
    def __init__(self, name, thirst):
        self.name = name
        self.thirst = thirst
        self.water = FULL
        self.head = f"<{name}: "
        self.tail = f"{thirst} an hour, got "
        self.used = 0

    def __repr__(self):
        return f"{self.head}{self.water} of {FULL}, {self.tail}{self.used}>"


# %% copies of all beds as parts
# verdict: no bed is described in vain any more, but
import copy


def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, copy.deepcopy(beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s", hour, copy.deepcopy(beds))


# %% no details at all
# verdict: Not correct: on hidden input 1
def live_one_hour(hour, beds):
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL


# %% only the name of each bed
# verdict: Not correct: on the given input
class Bed:
    def __init__(self, name, thirst):
        self.name = name
        self.thirst = thirst
        self.water = FULL
        self.used = 0

    def __repr__(self):
        return f"<{self.name}>"


# %% the question for details before each of the three
# verdict: Not correct: on the given input
def live_one_hour(hour, beds):
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(f"hour {hour} begins: {beds}")
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            if diary.isEnabledFor(logging.DEBUG):
                diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    if diary.isEnabledFor(logging.DEBUG):
        diary.debug(f"hour {hour} ends: {beds}")


# %% the diary as it is at the end
# verdict: Not correct: on hidden input 1
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
        for line in LATER:
            diary.debug(*line)
    finally:
        diary.removeHandler(handler)
        handler.close()
    return {bed.name: bed.used for bed in beds}


LATER = []


def live_one_hour(hour, beds):
    LATER.append(("hour %s begins: %s", hour, beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    LATER.append(("hour %s ends: %s", hour, beds))


# %% snapshot by pickle
# verdict: Not cheap enough yet
import pickle


class Snapshot:
    def __init__(self, beds):
        self.data = pickle.dumps(beds)

    def __str__(self):
        return str(pickle.loads(self.data))


def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, Snapshot(beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s", hour, Snapshot(beds))


# %% json of each bed kept
# verdict: Not cheap enough yet
import json


class Snapshot:
    def __init__(self, beds):
        self.text = json.dumps([vars(bed) for bed in beds])

    def __str__(self):
        return "[" + ", ".join("<{name}: {water} of {full}, {thirst} an hour, got {used}>".format(full=FULL, **bed) for bed in json.loads(self.text)) + "]"


def live_one_hour(hour, beds):
    diary.debug("hour %s begins: %s", hour, Snapshot(beds))
    for bed in beds:
        bed.water -= bed.thirst
        if bed.water < LOW:
            diary.info(f"hour {hour}: {bed} gets water")
            bed.used += FULL - bed.water
            bed.water = FULL
    diary.debug("hour %s ends: %s", hour, Snapshot(beds))
