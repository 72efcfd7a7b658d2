# %% all in one loop
def busy_hours(path):
    hours = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line and not line.startswith("#"):
                entry = entry_of(line)
                requests, sent = hours.get(entry["hour"], (0, 0))
                hours[entry["hour"]] = (requests + 1, sent + entry["sent"])
    return hours


# %% a generator expression in the file
def read_log(path):
    with open(path, encoding="utf-8") as file:
        yield from (entry_of(line.rstrip("\n")) for line in file if line != "\n" and not line.startswith("#"))


# %% readline until there is none
def read_log(path):
    with open(path, encoding="utf-8") as file:
        while line := file.readline():
            if line.strip() and line[0] != "#":
                yield entry_of(line)


# %% a hundred lines at a time
import itertools


def read_log(path):
    with open(path, encoding="utf-8") as file:
        while lines := list(itertools.islice(file, 100)):
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    yield entry_of(line)


# %% map and filter, and fileinput
import fileinput


def read_log(path):
    with fileinput.input([path], encoding="utf-8") as lines:
        yield from map(entry_of, filter(lambda line: line.strip() and not line.startswith("#"), lines))


# %% two counters, and only what is needed of a line
from collections import Counter


def busy_hours(path):
    requests, sent = Counter(), Counter()
    for hour, size in read_log(path):
        requests[hour] += 1
        sent[hour] += size
    return {hour: (requests[hour], sent[hour]) for hour in requests}


def read_log(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and line.strip():
                size = line.split('"')[2].split()[1]
                yield line.split(":", 2)[1], 0 if size == "-" else int(size)


# %% bytes, mapped
import mmap
import os


def read_log(path):
    if os.path.getsize(path) == 0:
        return
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as log:
        for line in iter(log.readline, b""):
            if line.strip() and not line.startswith(b"#"):
                yield entry_of(line.decode())


# %% the file is read twice
def busy_hours(path):
    requests, sent = {}, {}
    for entry in read_log(path):
        requests[entry["hour"]] = requests.get(entry["hour"], 0) + 1
    for entry in read_log(path):
        sent[entry["hour"]] = sent.get(entry["hour"], 0) + entry["sent"]
    return {hour: (requests[hour], sent[hour]) for hour in requests}


def read_log(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield entry_of(line)


# %% pieces of 50,000 characters
def read_log(path):
    with open(path, encoding="utf-8") as file:
        rest = ""
        while piece := file.read(50_000):
            *lines, rest = (rest + piece).split("\n")
            yield from map(entry_of, filter(is_entry, lines))
        yield from map(entry_of, filter(is_entry, [rest]))


def is_entry(line):
    return line and not line.startswith("#")


# %% a pattern for the hour
import re

TIME = re.compile(r"\[[^:]+:(\d\d):")


def busy_hours(path):
    hours = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and line.strip():
                hour = TIME.search(line).group(1)
                size = line.split('"')[2].split()[1]
                requests, sent = hours.get(hour, (0, 0))
                hours[hour] = (requests + 1, sent + (0 if size == "-" else int(size)))
    return hours


# %% a pattern for the whole line, with names
import re

LINE = re.compile(
    r'(?P<address>\S+) \[(?P<day>[^:]+):(?P<hour>\d\d):(?P<minute>\d\d)\] "(?P<request>[^"]*)" '
    r'(?P<status>\d+) (?P<sent>\S+) "(?P<browser>[^"]*)"'
)


def read_log(path):
    with open(path, encoding="utf-8") as file:
        for match in filter(None, map(LINE.match, file)):
            sent = match["sent"]
            yield {"hour": match["hour"], "sent": 0 if sent == "-" else int(sent)}
