"""Imports the members of a sports club from lines of text, and reports the lines that it could not read."""

import traceback

SHOWN = 3
SPORTS = ("chess", "judo", "rowing", "tennis")


def main():
    members, report = import_records(export_of_the_old_system(7_000))
    years = [year for _, year, _ in members]
    print(f"{len(members):,} members imported, born from {min(years)} to {max(years)}")
    for text in report:
        print(text)


def export_of_the_old_system(size):
    lines = []
    for number in range(size):
        born = 1940 + number * 37 % 75 if number % 3 else "?"
        sport = SPORTS[number % 4] if number % 5 else "knitting"
        lines.append(f"Member {number};{born};{sport}")
    return lines


def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append(describe(number))
    return records, report_on(problems)


def read_record(line):
    fields = line.split(";")
    if len(fields) != 3:
        raise ValueError(f"{len(fields)} fields instead of 3")
    name, born, sport = fields
    return name.strip(), read_year(born), read_sport(sport)


def read_year(text):
    year = int(text)
    if not 1900 <= year <= 2025:
        raise ValueError(f"nobody here was born in {year}")
    return year


def read_sport(text):
    sport = text.strip().lower()
    if sport not in SPORTS:
        raise ValueError(f"we do not offer {sport!r}")
    return sport


def describe(number):
    return f"line {number}\n{traceback.format_exc()}"


def report_on(problems):
    report = problems[:SHOWN]
    if len(problems) > SHOWN:
        report.append(f"... and {len(problems) - SHOWN} more")
    return report


if __name__ == "__main__":
    main()
