# %% the text grows, and lines are made at the end
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report = ""
    for sentence in sentences:
        report += " " + sentence
    return in_lines(report)


# %% only the last line is made anew
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    done = []
    last = ""
    for sentence in sentences:
        *lines, last = in_lines(last + " " + sentence).split("\n")
        done += lines
    return "\n".join([*done, last])


# %% only the last line of the whole text is made anew
def add_sentence(report, sentence):
    done, end, last = report.rpartition("\n")
    return done + end + in_lines(last + " " + sentence)


# %% the lines of the text, and the last of them made anew
def add_sentence(report, sentence):
    *done, last = (report + "\n" + sentence).split("\n", report.count("\n"))
    return "\n".join([*done, in_lines(last)])


# %% textwrap, once
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    import textwrap

    return textwrap.fill(" ".join(" ".join(sentences).split()), WIDTH, break_long_words=False, break_on_hyphens=False)


# %% word by word
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    lines, room = [[]], WIDTH
    for sentence in sentences:
        for word in sentence.split():
            if len(word) > room and lines[-1]:
                lines.append([])
                room = WIDTH
            lines[-1].append(word)
            room -= len(word) + 1
    return "\n".join(map(" ".join, lines))


# %% a pattern, once
import re


def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    text = " ".join(word for sentence in sentences for word in sentence.split())
    return re.sub(r"(.{1,%d}|\S+)(?: |$)" % WIDTH, r"\1\n", text)[:-1]


# %% a generator of lines
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    return "\n".join(lines_of(word for sentence in sentences for word in sentence.split()))


def lines_of(words):
    line = next(words, "")
    for word in words:
        if len(f"{line} {word}") <= WIDTH:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line


# %% line after line, cut off where the last space is
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    text = " ".join(" ".join(sentences).split())
    lines = []
    while len(text) > WIDTH:
        end = text.rfind(" ", 0, WIDTH + 1)
        if end < 0:
            end = text.find(" ")
        if end < 0:
            break
        lines.append(text[:end])
        text = text[end + 1 :]
    return "\n".join([*lines, text])


# %% half of the sentences, and the other half
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    if len(sentences) <= 1:
        return in_lines(" ".join(sentences))
    half = len(sentences) // 2
    return in_lines(write_report(sentences[:half]) + " " + write_report(sentences[half:]))


# %% lines that are joined each time
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    report, lines = "", []
    for sentence in sentences:
        for word in sentence.split():
            if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
                lines[-1] += " " + word
            else:
                lines.append(word)
        report = "\n".join(lines)
    return report


# %% folded up
import functools


def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    return functools.reduce(with_word, " ".join(sentences).split(), [""])[0].lstrip("\n") if sentences else ""


def with_word(so_far, word):
    if not hasattr(so_far, "room"):
        so_far = Lines(so_far)
    so_far.add(word)
    return so_far


class Lines(list):
    room = -1

    def add(self, word):
        self.room -= len(word) + 1
        if self.room < -1:
            self[0] += "\n" + word
            self.room = WIDTH - len(word) - 1
        else:
            self[0] += " " + word


# %% letter by letter
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    lines, line, word = [], "", ""
    for letter in " ".join(sentences) + " ":
        if not letter.isspace():
            word = word + letter
        elif word == "":
            continue
        else:
            if line == "":
                line = word
            elif len(line) + 1 + len(word) > WIDTH:
                lines.append(line)
                line = word
            else:
                line = line + " " + word
            word = ""
    lines.append(line)
    return "\n".join(lines)


# %% generator sends words
def write_report(sentences):
    """Return all sentences as one text, its lines at most WIDTH characters wide (but for words wider than that)."""
    words = [word for sentence in sentences for word in sentence.split()]
    return in_lines(" ".join(words))


# %% rpartition of the last line only
def add_sentence(report, sentence):
    done, line_end, last = report.rpartition("\n")
    return done + line_end + in_lines(last + " " + sentence)
