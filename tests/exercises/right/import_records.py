# %% an empty text instead of those that are not shown
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append(describe(number) if len(problems) < SHOWN else "")
    return records, report_on(problems)


# %% the errors are kept, and written when they are shown
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            problems.append((number, error))
    return records, report_on(problems)


def describe(number, error):
    return f"line {number}\n{''.join(traceback.format_exception(error))}"


def report_on(problems):
    report = [describe(*problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        report.append(f"... and {len(problems) - SHOWN} more")
    return report


# %% a traceback object, by hand
import sys


def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            if len(problems) < SHOWN:
                told = traceback.TracebackException(*sys.exc_info())
                problems.append(f"line {number}\n" + "".join(told.format()))
            else:
                problems.append(None)
    return records, report_on(problems)


# %% the first tracebacks written entry by entry, without the library
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            if len(problems) >= SHOWN:
                problems.append(None)
                continue
            text = f"line {number}\nTraceback (most recent call last):\n"
            at = error.__traceback__
            while at:
                text += f"  line {at.tb_lineno} in {at.tb_frame.f_code.co_name}\n"
                at = at.tb_next
            problems.append(f"{text}ValueError: {error}\n")
    return records, report_on(problems)


# %% the lines with a problem are read once more, as far as they are shown
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append((number, line))
    return records, report_on(problems)


def describe(number):
    return f"line {number[0]}\n{traced(number[1])}"


def traced(line):
    try:
        read_record(line)
    except ValueError:
        return traceback.format_exc()


def report_on(problems):
    report = list(map(describe, problems[:SHOWN]))
    if len(problems) > SHOWN:
        report.append(f"... and {len(problems) - SHOWN} more")
    return report


# %% parsed without errors; one is raised for what is shown
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records, report = [], []
    problems = 0
    for number, line in enumerate(lines, start=1):
        name, problem = read_record(line), ""
        if isinstance(name, tuple):
            records.append(name)
        else:
            problems += 1
            if problems <= SHOWN:
                try:
                    raise ValueError(name)
                except ValueError:
                    report.append(describe(number))
    if problems > SHOWN:
        report.append(f"... and {problems - SHOWN} more")
    return records, report


def read_record(line):
    fields = line.split(";")
    if len(fields) != 3:
        return f"{len(fields)} fields instead of 3"
    name, born, sport = fields
    born, sport = born.strip(), sport.strip().lower()
    if not born.isdigit():
        return f"invalid literal for int() with base 10: {born!r}"
    if not 1900 <= int(born) <= 2025:
        return f"nobody here was born in {int(born)}"
    if sport not in SPORTS:
        return f"we do not offer {sport!r}"
    return name.strip(), int(born), sport


# %% a generator of what was read, errors too
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    answers = list(read_all(lines))
    problems = [(number, answer) for number, answer in enumerate(answers, start=1) if isinstance(answer, ValueError)]
    report = [
        f"line {number}\n{''.join(traceback.format_exception(type(error), error, error.__traceback__))}"
        for number, error in problems[:SHOWN]
    ]
    if problems[SHOWN:]:
        report.append(f"... and {len(problems) - SHOWN} more")
    return [answer for answer in answers if not isinstance(answer, ValueError)], report


def read_all(lines):
    for line in lines:
        try:
            yield read_record(line)
        except ValueError as error:
            yield error


# %% generator of problems, islice
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append(describe(number) if len(problems) < SHOWN else number)
    return records, report_on(problems)


# %% counter and early return
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems += [describe(number)] if len(problems) < SHOWN else [str(number)]
    return records, report_on(problems)


# %% zip of numbers, first three kept
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append(describe(number) if len(problems) < SHOWN else None)
    return records, report_on(problems)


# %% the solution, with a new list for each record
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records = records + [read_record(line)]
        except ValueError:
            problems.append(describe(number) if len(problems) < SHOWN else "")
    return records, report_on(problems)


# %% the solution, with a new tuple for each problem
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems = (*problems, describe(number) if len(problems) < SHOWN else "")
    return records, report_on(problems)


def report_on(problems):
    report = list(problems[:SHOWN])
    if len(problems) > SHOWN:
        report.append(f"... and {len(problems) - SHOWN} more")
    return report
