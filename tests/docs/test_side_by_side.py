"""The page that shows one program traced and sampled: both are of this program, and they differ as the page says."""

import ast
from pathlib import Path

from docs._build import runs, side_by_side


def test_samples_are_of_this_program() -> None:
    """Each line that was sampled is one of the function that it's said to be of."""
    tree = ast.parse((runs.ROOT / side_by_side.PROGRAM).read_text(encoding="utf-8"))
    lines = {one.name: (one.lineno, one.end_lineno) for one in tree.body if isinstance(one, ast.FunctionDef)}
    sampled = runs.named(side_by_side.SAMPLES).profile.functions
    assert {f.name for f in sampled} == {"<module>", "main", *side_by_side.SHOWN}
    assert {Path(f.key[0]).name for f in sampled} == {Path(side_by_side.PROGRAM).name}
    for function in sampled:
        if function.name != "<module>":
            first, last = lines[function.name]
            assert first <= function.line <= (last or 0)


def test_traced_and_sampled() -> None:
    """Tracing counts each letter, and gives small calls a larger share than sampling does, beyond chance."""
    traced, sampled = runs.named(side_by_side.PROGRAM), runs.named(side_by_side.SAMPLES)
    words = "it was a bright cold day in april and the clocks were striking thirteen"
    letters = 120_000 * (len(words) + 1) - 1
    assert traced.function("is_vowel").total_calls == letters
    assert f"| `is_vowel` | {letters:,} |" in side_by_side.table()
    shares = {
        name: [run.profile.share(run.function(name).cumulative_cost) for run in (traced, sampled)]
        for name in ("count_vowels", "sort_words")
    }
    assert shares["count_vowels"][0] > shares["count_vowels"][1] + 0.1
    assert shares["sort_words"][0] < shares["sort_words"][1] - 0.1


def test_pictures() -> None:
    """Both pictures show the same three arrows, without a legend."""
    shown = side_by_side.pictures()
    assert shown.count("<svg") == 2 and shown.count('class="edge"') == 2 * len(side_by_side.ARROWS)
    assert "Legend" not in shown and all(caption in shown for _, caption in side_by_side.CAPTIONS)
