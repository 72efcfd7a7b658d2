"""Right and wrong ways to write a report."""

from demo.training.exercise import solution
from tests.exercises import edited

BODY = """    report = ""
    for sentence in sentences:
        report = add_sentence(report, sentence)
    return report
"""
ADD = '    return in_lines(report + " " + sentence)\n'
IN_LINES = """    lines = []
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
    return "\\n".join(lines)
"""
OPTIONS = "WIDTH, break_long_words=False, break_on_hyphens=False"
IMPORT = "WIDTH = 72\n"
AGAIN = "is gone through again and again"


def with_body(new: str, imports: str = "") -> str:
    return edited("write_report", (BODY, new), (IMPORT, imports + IMPORT))


def with_add(new: str, imports: str = "") -> str:
    return edited("write_report", (ADD, new), (IMPORT, imports + IMPORT))


ACCEPTED = {
    "the text grows, and lines are made at the end": with_body(
        """    report = ""
    for sentence in sentences:
        report += " " + sentence
    return in_lines(report)
"""
    ),
    "only the last line is made anew": with_body(
        """    done = []
    last = ""
    for sentence in sentences:
        *lines, last = in_lines(last + " " + sentence).split("\\n")
        done += lines
    return "\\n".join([*done, last])
"""
    ),
    "only the last line of the whole text is made anew": with_add(
        """    done, end, last = report.rpartition("\\n")
    return done + end + in_lines(last + " " + sentence)
"""
    ),
    "the lines of the text, and the last of them made anew": with_add(
        """    *done, last = (report + "\\n" + sentence).split("\\n", report.count("\\n"))
    return "\\n".join([*done, in_lines(last)])
"""
    ),
    "textwrap, once": with_body(
        f"""    import textwrap

    return textwrap.fill(" ".join(" ".join(sentences).split()), {OPTIONS})
"""
    ),
    "word by word": with_body(
        """    lines, room = [[]], WIDTH
    for sentence in sentences:
        for word in sentence.split():
            if len(word) > room and lines[-1]:
                lines.append([])
                room = WIDTH
            lines[-1].append(word)
            room -= len(word) + 1
    return "\\n".join(map(" ".join, lines))
"""
    ),
    "a pattern, once": with_body(
        """    text = " ".join(word for sentence in sentences for word in sentence.split())
    return re.sub(r"(.{1,%d}|\\S+)(?: |$)" % WIDTH, r"\\1\\n", text)[:-1]
""",
        "import re\n\n",
    ),
    "a generator of lines": with_body(
        """    return "\\n".join(lines_of(word for sentence in sentences for word in sentence.split()))


def lines_of(words):
    line = next(words, "")
    for word in words:
        if len(f"{line} {word}") <= WIDTH:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line
"""
    ),
    "line after line, cut off where the last space is": with_body(
        """    text = " ".join(" ".join(sentences).split())
    lines = []
    while len(text) > WIDTH:
        end = text.rfind(" ", 0, WIDTH + 1)
        if end < 0:
            end = text.find(" ")
        if end < 0:
            break
        lines.append(text[:end])
        text = text[end + 1 :]
    return "\\n".join([*lines, text])
"""
    ),
    "half of the sentences, and the other half": with_body(
        """    if len(sentences) <= 1:
        return in_lines(" ".join(sentences))
    half = len(sentences) // 2
    return in_lines(write_report(sentences[:half]) + " " + write_report(sentences[half:]))
"""
    ),
    "lines that are joined each time": with_body(
        """    report, lines = "", []
    for sentence in sentences:
        for word in sentence.split():
            if lines and len(lines[-1]) + 1 + len(word) <= WIDTH:
                lines[-1] += " " + word
            else:
                lines.append(word)
        report = "\\n".join(lines)
    return report
"""
    ),
    "folded up": with_body(
        """    return functools.reduce(with_word, " ".join(sentences).split(), [""])[0].lstrip("\\n") if sentences else ""


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
            self[0] += "\\n" + word
            self.room = WIDTH - len(word) - 1
        else:
            self[0] += " " + word
""",
        "import functools\n\n",
    ),
    "letter by letter": with_body(
        """    lines, line, word = [], "", ""
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
    return "\\n".join(lines)
"""
    ),
    "generator sends words": edited(
        "write_report",
        (
            (
                '    report = ""\n'
                "    for sentence in sentences:\n"
                "        report = add_sentence(report, sentence)\n"
                "    return report\n"
            ),
            (
                "    words = [word for sentence in sentences for word in sentence.split()]\n"
                '    return in_lines(" ".join(words))\n'
            ),
        ),
    ),
    "rpartition of the last line only": edited(
        "write_report",
        (
            '    return in_lines(report + " " + sentence)\n',
            (
                '    done, line_end, last = report.rpartition("\\n")\n'
                '    return done + line_end + in_lines(last + " " + sentence)\n'
            ),
        ),
    ),
}

REJECTED = {
    "a list that is joined each time": (
        with_body(
            """    report, so_far = "", []
    for sentence in sentences:
        so_far.append(sentence)
        report = in_lines(" ".join(so_far))
    return report
"""
        ),
        AGAIN,
    ),
    "a slice that is joined each time": (
        with_body(
            """    report = ""
    for number in range(len(sentences)):
        report = in_lines(" ".join(sentences[: number + 1]))
    return report
"""
        ),
        AGAIN,
    ),
    "no calls in the loop: a slice for the width, and lists put together": (
        edited(
            "write_report",
            ("len(line) + 1 + len(word) <= WIDTH", 'not (line + " " + word)[WIDTH:]'),
            ("            lines.append(line)\n", "            lines += [line]\n"),
        ),
        AGAIN,
    ),
    "lengths that are kept, in the same loop": (
        edited(
            "write_report",
            ('    line = ""\n', '    line = ""\n    room = WIDTH\n'),
            (
                IN_LINES.partition("text.split():\n")[2].rpartition("    lines.append")[0],
                """        size = len(word)
        if not line or size < room:
            line = f"{line} {word}" if line else word
            room = (room if line != word else WIDTH + 1) - size - 1
        else:
            lines.append(line)
            line, room = word, WIDTH - size
""",
            ),
        ),
        AGAIN,
    ),
    "textwrap each time": (
        with_add(
            f'    text = " ".join((report + " " + sentence).split())\n    return textwrap.fill(text, {OPTIONS})\n',
            "import textwrap\n\n",
        ),
        AGAIN,
    ),
    "a pattern, for the whole text each time": (
        with_add(
            """    text = re.sub(r"\\s+", " ", f"{report} {sentence}").strip()
    return re.sub(r"(.{1,%d}|\\S+)(?: |$)" % WIDTH, r"\\1\\n", text)[:-1]
""",
            "import re\n\n",
        ),
        AGAIN,
    ),
    "a pattern that is kept, for the whole text each time": (
        with_add(
            """    text = " ".join(WORD.findall(report) + sentence.split())
    return "\\n".join(LINE.findall(text))
""",
            'import re\n\nWORD = re.compile(r"\\S+")\nLINE = re.compile(r"\\S.{0,71}(?= |$)|\\S+")\n',
        ),
        "times as many words that are taken from a text",
    ),
    "one line in the end, but all its words each time": (
        edited(
            "write_report",
            (BODY, BODY.replace("return report", "return in_lines(report)")),
            (ADD, '    return " ".join((report + " " + sentence).split())\n'),
        ),
        "times as many words that are taken from a text",
    ),
    "an object that keeps its words, and its text as well": (
        with_body(
            """    report = Report()
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
"""
        ),
        AGAIN,
    ),
    "a text instead of a list of lines": (
        edited(
            "write_report",
            ("    lines = []\n", '    lines = ""\n'),
            ("            lines.append(line)\n", '            lines += line + "\\n"\n'),
            ('    lines.append(line)\n    return "\\n".join(lines)\n', "    return lines + line\n"),
        ),
        AGAIN,
    ),
    "from the last sentence back": (
        with_body(
            """    if not sentences:
        return ""
    *before, last = sentences
    return add_sentence(write_report(before), last)
"""
        ),
        AGAIN,
    ),
    "textwrap as it comes": (
        with_body('    import textwrap\n\n    return textwrap.fill(" ".join(" ".join(sentences).split()), WIDTH)\n'),
        "the result is",
    ),
    "each sentence on lines of its own": (
        with_body('    return "\\n".join(in_lines(sentence) for sentence in sentences)\n'),
        "on the given input",
    ),
    "the last line of the text, but not its words when it is too long": (
        with_add(
            """    done, end, last = report.rpartition("\\n")
    if len(last) + 1 + len(sentence) <= WIDTH:
        return done + end + (last + " " + sentence).strip()
    return (report + "\\n" + in_lines(sentence)).strip()
"""
        ),
        "on the given input",
    ),
    "words are what is between two spaces": (
        solution("write_report").read_text(encoding="utf-8").replace("text.split()", 'filter(None, text.split(" "))'),
        "on hidden input 4",
    ),
    "sentences without a space between": (
        solution("write_report").read_text(encoding="utf-8").replace('in_lines(" ".join', 'in_lines("".join'),
        "on the given input",
    ),
    "only some sentences": (with_body('    return in_lines(" ".join(sentences[:40]))\n'), "on the given input"),
    "an f-string, and all its words": (
        with_add('    return "\\n".join(textwrap_lines(f"{report} {sentence}"))\n')
        .replace(
            "def in_lines(text):",
            """def textwrap_lines(text):
    return re.findall(r"\\S.{0,71}(?= |$)|\\S+", " ".join(text.split()))


def in_lines(text):""",
        )
        .replace(IMPORT, "import re\n\n" + IMPORT),
        AGAIN,
    ),
    "an f-string, kept as one line": (
        edited(
            "write_report",
            (BODY, BODY.replace("return report", "return in_lines(report)")),
            (ADD, '    return " ".join(f"{report} {sentence}".split())\n'),
        ),
        "times as many words that are taken from a text",
    ),
    "a memory of whole texts": (
        edited(
            "write_report",
            (IMPORT, "import functools\n\n" + IMPORT),
            ("def in_lines(text):", "@functools.lru_cache(maxsize=None)\ndef in_lines(text):"),
        ),
        AGAIN,
    ),
    "four sentences at a time": (
        edited(
            "write_report",
            (
                BODY,
                """    report = ""
    for start in range(0, len(sentences), 4):
        report = add_sentence(report, " ".join(sentences[start : start + 4]))
    return report or in_lines("")
""",
            ),
        ),
        AGAIN,
    ),
    "last line by regex search": (
        edited(
            "write_report",
            ("WIDTH = 72", ("import re\n\nWIDTH = 72")),
            (
                '    return in_lines(report + " " + sentence)\n',
                (
                    '    last = re.search(r"[^\\n]*$", report).group()\n'
                    '    return report[: len(report) - len(last)] + in_lines(last + " " + sentence)\n'
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "last line by regex .*$ pattern kept": (
        edited(
            "write_report",
            ("WIDTH = 72", ('import re\n\nWIDTH = 72\nLAST = re.compile(r".*$")')),
            (
                '    return in_lines(report + " " + sentence)\n',
                (
                    "    last = LAST.search(report)\n"
                    '    return report[: last.start()] + in_lines(last.group() + " " + sentence)\n'
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "csv words and deepcopy": (
        edited(
            "write_report",
            (
                "WIDTH = 72",
                ('import re\n\nWIDTH = 72\nFILLED = re.compile(r"\\s*(?:(?:\\S.{0,71}(?!\\S)|\\S+)\\s*\\n)*")'),
            ),
            (
                '    return in_lines(report + " " + sentence)\n',
                (
                    "    place = FILLED.match(report).end()\n"
                    '    return report[:place] + in_lines(report[place:] + " " + sentence)\n'
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
