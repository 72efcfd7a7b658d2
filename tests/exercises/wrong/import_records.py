# %% no traceback at all
# verdict: on the given input (150 lines, of which many are wrong) the result is
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            problems.append(f"line {number}\nValueError: {error}")
    return records, report_on(problems)


# %% stops at the last one shown
# verdict: Not correct: on the given input
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append(describe(number))
            if len(problems) > SHOWN:
                break
    return records, report_on(problems)


# %% does not say how many more
# verdict: Not correct: on the given input
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            if len(problems) < SHOWN:
                problems.append(describe(number))
    return records, report_on(problems)


# %% described if among the first lines
# verdict: Not correct: on the given input
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append(describe(number) if number <= SHOWN else number)
    return records, report_on(problems)


# %% each different problem shown once
# verdict: Not correct: on the given input
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    seen = set()
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            if str(error) not in seen:
                seen.add(str(error))
                problems.append(describe(number))
    return records, report_on(problems)


# %% printed into a text instead of formatted
# verdict: are enough for the 3 that are shown. So something is done with each of the others: what?
import io


def describe(number):
    text = io.StringIO()
    traceback.print_exc(file=text)
    return f"line {number}\n{text.getvalue()}"


# %% taken apart, though written only when shown
# verdict: are enough for the 3 that are shown. So something is done with each of the others: what?
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            problems.append((number, traceback.TracebackException.from_exception(error)))
    return records, report_on(problems)


def report_on(problems):
    report = [f"line {n}\n{''.join(told.format())}" for n, told in problems[:SHOWN]]
    if len(problems) > SHOWN:
        report.append(f"... and {len(problems) - SHOWN} more")
    return report


# %% formatted for all, kept for three
# verdict: are enough for the 3 that are shown. So something is done with each of the others: what?
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
            problems.append(f"line {number}\n{text}" if len(problems) < SHOWN else None)
    return records, report_on(problems)


# %% written by a log
# verdict: are enough for the 3 that are shown. So something is done with each of the others: what?
import io
import logging
import sys


def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            text = io.StringIO()
            handler = logging.StreamHandler(text)
            handler.handle(logging.LogRecord("", 40, "", 0, "", (), sys.exc_info()))
            problems.append(f"line {number}{text.getvalue()}")
    return records, report_on(problems)


# %% the frames of all problems collected
# verdict: are enough for the 3 that are shown. So something is done with each of the others: what?
import inspect


def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError:
            problems.append((describe(number) if len(problems) < SHOWN else "", inspect.trace(0)))
    return records, report_on(problems)


def report_on(problems):
    report = [text for text, _ in problems[:SHOWN]]
    if len(problems) > SHOWN:
        report.append(f"... and {len(problems) - SHOWN} more")
    return report


# %% entries of all problems written by hand
# verdict: lines and calls of the program more, where
def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            text = f"line {number}\nTraceback (most recent call last):\n"
            at = error.__traceback__
            while at:
                text += f"  line {at.tb_lineno} in {at.tb_frame.f_code.co_name}\n"
                at = at.tb_next
            problems.append(f"{text}ValueError: {error}\n")
    return records, report_on(problems)


# %% lines of the source looked up for all problems
# verdict: are enough for the 3 that are shown. So something is done with each of the others: what?
import linecache


def import_records(lines):
    """Return the records that could be read, and a report: the first few problems in full, and how many more."""
    records = []
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            records.append(read_record(line))
        except ValueError as error:
            text = f"line {number}\nTraceback (most recent call last):\n"
            for frame, at in traceback.walk_tb(error.__traceback__):
                text += f"{at}: {linecache.getline(frame.f_code.co_filename, at)}"
            problems.append(f"{text}ValueError: {error}\n")
    return records, report_on(problems)


# %% limit grows: format_exc(limit=1)
# verdict: Not cheap enough yet
def describe(number):
    return f"line {number}\n{traceback.format_exc(limit=1)}"


# %% written out by Python's own hook
# verdict: problems were written out by sys.excepthook, and 3 are shown
import io
import sys
from contextlib import redirect_stderr


def describe(number):
    with redirect_stderr(io.StringIO()) as text:
        sys.excepthook(*sys.exc_info())
    return f"line {number}\n{text.getvalue()}"


# %% the same, by the hook as it was at first
# verdict: problems were written out by sys.excepthook, and 3 are shown
import io
import sys
from contextlib import redirect_stderr


def describe(number):
    kind, error, trace = sys.exc_info()
    with redirect_stderr(io.StringIO()) as text:
        sys.__excepthook__(kind, error, trace)
    return f"line {number}\n{text.getvalue()}"
