# %% readlines
# verdict: still holds
def read_log(path):
    with open(path, encoding="utf-8") as file:
        for line in file.readlines():
            if line.strip() and not line.startswith("#"):
                yield entry_of(line)


# %% the text as a whole, taken apart one by one
# verdict: still holds
from pathlib import Path


def read_log(path):
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield entry_of(line)


# %% line by line, and a list of all entries
# verdict: still holds
def read_log(path):
    with open(path, encoding="utf-8") as file:
        return [entry_of(line) for line in file if line.strip() and not line.startswith("#")]


# %% a generator, of which a list is made
# verdict: still holds
def busy_hours(path):
    hours = {}
    entries = list(read_log(path))
    for entry in entries:
        requests, sent = hours.get(entry["hour"], (0, 0))
        hours[entry["hour"]] = (requests + 1, sent + entry["sent"])
    return hours


def read_log(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield entry_of(line)


# %% only what is needed, but of all entries
# verdict: still holds
def busy_hours(path):
    with open(path, encoding="utf-8") as file:
        needed = [of_line(line) for line in file if line.strip() and not line.startswith("#")]
    hours = {}
    for hour, size in needed:
        requests, sent = hours.get(hour, (0, 0))
        hours[hour] = (requests + 1, sent + size)
    return hours


def of_line(line):
    entry = entry_of(line)
    return entry["hour"], entry["sent"]


# %% the entries grouped by hour
# verdict: still holds
from collections import defaultdict


def busy_hours(path):
    by_hour = defaultdict(list)
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                entry = entry_of(line)
                by_hour[entry["hour"]].append(entry)
    return {hour: (len(entries), sum(entry["sent"] for entry in entries)) for hour, entries in by_hour.items()}


# %% the text as a whole, and line after line cut off it
# verdict: still holds
def read_log(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line and not line.startswith("#"):
            yield entry_of(line)
        start = end + 1


# %% comments are lost only at the top
# verdict: Not correct
def read_log(path):
    with open(path, encoding="utf-8") as file:
        next(file, "")
        for line in file:
            yield entry_of(line)


# %% the end of the last line is taken for granted
# verdict: Not correct
def read_log(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line != "\n" and not line.startswith("#") and line.endswith("\n"):
                yield entry_of(line)


# %% a generator, gone through twice by tee
# verdict: still holds
import itertools


def busy_hours(path):
    first, second = itertools.tee(read_log(path))
    requests, sent = {}, {}
    for entry in first:
        requests[entry["hour"]] = requests.get(entry["hour"], 0) + 1
    for entry in second:
        sent[entry["hour"]] = sent.get(entry["hour"], 0) + entry["sent"]
    return {hour: (requests[hour], sent[hour]) for hour in requests}


def read_log(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield entry_of(line)


# %% the bytes of all answers, in a list for each hour
# verdict: it still keeps something of each of them
def busy_hours(path):
    sent = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                entry = entry_of(line)
                sent.setdefault(entry["hour"], []).append(entry["sent"])
    return {hour: (len(sizes), sum(sizes)) for hour, sizes in sent.items()}


# %% the places of all lines
# verdict: it still keeps something of each of them
def read_log(path):
    places = []
    with open(path, "rb") as file:
        while line := file.readline():
            if line.strip() and not line.startswith(b"#"):
                places.append(file.tell() - len(line))
    with open(path, "rb") as file:
        for place in places:
            file.seek(place)
            yield entry_of(file.readline().decode())


# %% the bytes of all answers, in an array
# verdict: it still keeps something of each of them
from array import array


def busy_hours(path):
    sent = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                entry = entry_of(line)
                sent.setdefault(entry["hour"], array("I")).append(entry["sent"])
    return {hour: (len(sizes), sum(sizes)) for hour, sizes in sent.items()}


# %% a place for each hour of the day, in the order of the day
# verdict: Not correct
def busy_hours(path):
    requests, sent = [0] * 24, [0] * 24
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                entry = entry_of(line)
                requests[int(entry["hour"])] += 1
                sent[int(entry["hour"])] += entry["sent"]
    return {f"{hour:02}": (requests[hour], sent[hour]) for hour in range(24) if requests[hour]}


# %% arrays of two bytes for each hour
# verdict: unsigned short
from array import array
def busy_hours(path):
    hours = {}
    for entry in read_log(path):
        hours.setdefault(entry["hour"], array("H")).append(entry["sent"])
    return {hour: (len(sent), sum(sent)) for hour, sent in hours.items()}
def read_log(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield entry_of(line)
