# %% a list that is joined each time
# verdict: is gone through again and again
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report, so_far = "", []
    for sentence in sentences:
        so_far.append(sentence)
        report = in_lines(" ".join(so_far))
    return report


# %% a slice that is joined each time
# verdict: is gone through again and again
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report = ""
    for number in range(len(sentences)):
        report = in_lines(" ".join(sentences[: number + 1]))
    return report


# %% no calls in the loop: a slice for the width, and lists put together
# verdict: is gone through again and again
def in_lines(text):
    lines = []
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif not (line + " " + word)[WIDTH:]:
            line += " " + word
        else:
            lines += [line]
            line = word
    lines.append(line)
    return "\n".join(lines)


# %% lengths that are kept, in the same loop
# verdict: is gone through again and again
def in_lines(text):
    lines = []
    line = ""
    room = WIDTH
    for word in text.split():
        size = len(word)
        if not line or size < room:
            line = f"{line} {word}" if line else word
            room = (room if line != word else WIDTH + 1) - size - 1
        else:
            lines.append(line)
            line, room = word, WIDTH - size
    lines.append(line)
    return "\n".join(lines)


# %% textwrap each time
# verdict: is gone through again and again
import textwrap


def add_sentence(report, sentence):
    text = " ".join((report + " " + sentence).split())
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


# %% a pattern, for the whole text each time
# verdict: is gone through again and again
import re


def add_sentence(report, sentence):
    text = re.sub(r"\s+", " ", f"{report} {sentence}").strip()
    return re.sub(r"(.{1,%d}|\S+)(?: |$)" % WIDTH, r"\1\n", text)[:-1]


# %% a pattern that is kept, for the whole text each time
# verdict: times as many words that are taken from a text
import re

WORD = re.compile(r"\S+")
LINE = re.compile(r"\S.{0,71}(?= |$)|\S+")


def add_sentence(report, sentence):
    text = " ".join(WORD.findall(report) + sentence.split())
    return "\n".join(LINE.findall(text))


# %% one line in the end, but all its words each time
# verdict: times as many words that are taken from a text
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report = ""
    for sentence in sentences:
        report = add_sentence(report, sentence)
    return in_lines(report)


def add_sentence(report, sentence):
    return " ".join((report + " " + sentence).split())


# %% an object that keeps its words, and its text as well
# verdict: is gone through again and again
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report = Report()
    for sentence in sentences:
        report.add(sentence)
    return report.text


class Report:
    def __init__(self):
        self.words = []
        self.text = ""

    def add(self, sentence):
        self.words += sentence.split()
        self.text = in_lines(" ".join(self.words))


# %% a text instead of a list of lines
# verdict: is gone through again and again
def in_lines(text):
    lines = ""
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= WIDTH:
            line += " " + word
        else:
            lines += line + "\n"
            line = word
    return lines + line


# %% from the last sentence back
# verdict: is gone through again and again
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    if not sentences:
        return ""
    *before, last = sentences
    return add_sentence(write_report(before), last)


# %% textwrap as it comes
# verdict: the result is
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    import textwrap

    return textwrap.fill(" ".join(" ".join(sentences).split()), WIDTH)


# %% each sentence on lines of its own
# verdict: on the given input
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    return "\n".join(in_lines(sentence) for sentence in sentences)


# %% the last line of the text, but not its words when it is too long
# verdict: on the given input
def add_sentence(report, sentence):
    done, end, last = report.rpartition("\n")
    if len(last) + 1 + len(sentence) <= WIDTH:
        return done + end + (last + " " + sentence).strip()
    return (report + "\n" + in_lines(sentence)).strip()


# %% words are what is between two spaces
# verdict: on hidden input 4
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    return in_lines(" ".join(sentences))


def in_lines(text):
    lines = []
    line = ""
    for word in filter(None, text.split(" ")):
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= WIDTH:
            line += " " + word
        else:
            lines.append(line)
            line = word
    lines.append(line)
    return "\n".join(lines)


# %% sentences without a space between
# verdict: on the given input
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    return in_lines("".join(sentences))


# %% only some sentences
# verdict: on the given input
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    return in_lines(" ".join(sentences[:40]))


# %% an f-string, and all its words
# verdict: is gone through again and again
import re


def add_sentence(report, sentence):
    return "\n".join(textwrap_lines(f"{report} {sentence}"))


def textwrap_lines(text):
    return re.findall(r"\S.{0,71}(?= |$)|\S+", " ".join(text.split()))


# %% an f-string, kept as one line
# verdict: times as many words that are taken from a text
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report = ""
    for sentence in sentences:
        report = add_sentence(report, sentence)
    return in_lines(report)


def add_sentence(report, sentence):
    return " ".join(f"{report} {sentence}".split())


# %% a memory of whole texts
# verdict: is gone through again and again
import functools


@functools.lru_cache(maxsize=None)
def in_lines(text):
    lines = []
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= WIDTH:
            line += " " + word
        else:
            lines.append(line)
            line = word
    lines.append(line)
    return "\n".join(lines)


# %% four sentences at a time
# verdict: is gone through again and again
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report = ""
    for start in range(0, len(sentences), 4):
        report = add_sentence(report, " ".join(sentences[start : start + 4]))
    return report or in_lines("")


# %% last line by regex search
# verdict: Not cheap enough yet
import re


def add_sentence(report, sentence):
    last = re.search(r"[^\n]*$", report).group()
    return report[: len(report) - len(last)] + in_lines(last + " " + sentence)


# %% last line by regex .*$ pattern kept
# verdict: Not cheap enough yet
import re

LAST = re.compile(r".*$")


def add_sentence(report, sentence):
    last = LAST.search(report)
    return report[: last.start()] + in_lines(last.group() + " " + sentence)


# %% csv words and deepcopy
# verdict: Not cheap enough yet
import re

FILLED = re.compile(r"\s*(?:(?:\S.{0,71}(?!\S)|\S+)\s*\n)*")


def add_sentence(report, sentence):
    place = FILLED.match(report).end()
    return report[:place] + in_lines(report[place:] + " " + sentence)
