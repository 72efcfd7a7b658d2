"""A comparison as a comment on a pull request: it says the same, shows each name as it is, and mentions nobody."""

import marshal
import re

import demo as profiling
from demo.comparison.markdown import MOST_ROWS, code, escaped
from demo.pipeline import RunComparison
from tests import samples


def compared(*pairs: tuple[str, int, int]) -> RunComparison:
    """Return two runs in which `main` calls functions so often, before and after."""
    runs = []
    for side in (1, 2):
        arrows = [("main", one[0], int(one[side])) for one in pairs]
        costs = {"main": 0.5, **{one[0]: 0.125 for one in pairs}}
        runs.append(profiling.read(marshal.dumps(samples.made(costs, arrows)), mine=[samples.FOLDER]))
    return RunComparison(runs[0], runs[1])


def test_comment() -> None:
    """It has the sentences of the comparison, and a row for each function that changed, the program's own first."""
    runs = compared(("lib:json.dumps", 1, 9000), ("render", 10, 400), ("help", 3, 3))
    text = runs.markdown()
    assert text.startswith("### Profile: ") and "CAUTION" not in text
    for sentence in runs.reading:
        assert f"- {escaped(sentence)}\n" in text
    line = samples.key_of("render")[1]
    rows = re.findall(r"^\| `.*$", text, re.M)
    assert rows[0] == f"| `render` main.py:{line} | more calls | 10 | 400 | 125 ms | 125 ms |"
    assert rows[1].startswith("| `json.dumps` json.py:7 | more calls | 1 | 9,000 |") and len(rows) == 2
    assert "<details><summary>2 functions changed</summary>" in text


def test_failures() -> None:
    """What exceeds a limit comes first, each in a line."""
    text = compared(("render", 10, 400)).markdown(["calls(a) > 1: a was called twice.", "memory +5%: more."])
    assert "\n> [!CAUTION]\n> calls(a) \\> 1: a was called twice.  \n> memory +5%: more.\n\n- " in text


def test_nothing_changed() -> None:
    """Without a change there is no table."""
    assert "|" not in compared(("render", 10, 10)).markdown()


def test_many() -> None:
    """Of many functions, some are listed, and it says how many there are."""
    text = compared(*((f"f{i}", 1, 2 + i) for i in range(30))).markdown()
    assert f"<summary>30 functions changed; {MOST_ROWS} of them</summary>" in text
    assert len(re.findall(r"^\| `", text, re.M)) == MOST_ROWS


def test_hostile_names() -> None:
    """Names are text or code, never markup, links, mentions or new cells."""
    assert escaped("a_b*c `d` <b> [x](y) #1 @ann |") == (r"a\_b\*c \`d\` \<b\> \[x\](y) \#1 @" + "\u200b" + r"ann \|")
    assert escaped("one\n\n# two") == r"one \# two"
    assert [code(text) for text in ("a|b", "`", "a``b", "x\ny")] == [r"`a\|b`", "`` ` ``", "``` a``b ```", "`x y`"]
    name = "</details>|@ann`\n# x"
    stats = {**samples.made({"main": 0.5}, []), (f"{samples.FOLDER}/main.py", 77, name): (5, 5, 0.1, 0.1, {})}
    later = {**stats, (f"{samples.FOLDER}/main.py", 77, name): (50, 50, 0.1, 0.1, {})}
    before, after = (profiling.read(marshal.dumps(one), mine=[samples.FOLDER]) for one in (stats, later))
    text = RunComparison(before, after).markdown()
    assert text.count("</details>") - text.count("`` </details>") == 1
    outside = re.sub(r"(`+).*?(?<!`)\1(?!`)", "", text)
    assert "@ann" not in outside and "\n# " not in text
