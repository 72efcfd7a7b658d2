"""Right and wrong ways to write a report."""

from demo.training.exercise import solution
from tests.exercises import edited

BODY = """    report = ""
    for sentence in sentences:
        report = add_sentence(report, sentence)
    return report
"""
OPTIONS = "WIDTH, break_long_words=False, break_on_hyphens=False"


def with_body(new: str) -> str:
    return edited("write_report", (BODY, new))


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
        "gone through again and again",
    ),
    "textwrap each time": (
        edited(
            "write_report",
            (
                '    return in_lines(report + " " + sentence)\n',
                f'    text = " ".join((report + " " + sentence).split())\n    return textwrap.fill(text, {OPTIONS})\n',
            ),
            ("WIDTH = 72\n", "import textwrap\n\nWIDTH = 72\n"),
        ),
        "gone through again and again",
    ),
    "textwrap as it comes": (
        with_body('    import textwrap\n\n    return textwrap.fill(" ".join(" ".join(sentences).split()), WIDTH)\n'),
        "the result is",
    ),
    "each sentence on lines of its own": (
        with_body('    return "\\n".join(in_lines(sentence) for sentence in sentences)\n'),
        "on the given input the result is",
    ),
    "sentences without a space between": (
        solution("write_report").read_text(encoding="utf-8").replace('in_lines(" ".join', 'in_lines("".join'),
        "on the given input the result is",
    ),
    "only some sentences": (
        with_body('    return in_lines(" ".join(sentences[:40]))\n'),
        "on hidden input 1 the result is",
    ),
    "a memory of whole texts": (
        edited(
            "write_report",
            (
                "WIDTH = 72\n",
                """import functools

WIDTH = 72
""",
            ),
            (
                "def in_lines(text):",
                """@functools.lru_cache(maxsize=None)
def in_lines(text):""",
            ),
        ),
        "What is already written is still gone through again",
    ),
    "ten sentences at a time": (
        edited(
            "write_report",
            (
                """    for sentence in sentences:
        report = add_sentence(report, sentence)
    return report
""",
                """    for start in range(0, len(sentences), 10):
        report = add_sentence(report, " ".join(sentences[start : start + 10]))
    return report or in_lines("")
""",
            ),
        ),
        "What is already written is still gone through again",
    ),
}
