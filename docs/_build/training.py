"""The exercises as the site shows them: a table, and a section each with task, hints and solution."""

from demo.training.exercise import SIX, every, files_of, names, solution
from docs._build import editors


def count() -> str:
    """Return how many exercises there are."""
    return str(len(names()))


def table() -> str:
    """Return all exercises as a table, from easy to hard; what each teaches would be half a hint."""
    rows = [f"| [{name}](#{name}) | {check.title} | {check.minutes} |" for name, check in every()]
    return "\n".join(["| exercise | title | minutes |", "|---|---|---|", *rows]) + "\n"


def six() -> str:
    """Return links to the exercises for who has time for six only."""
    return ", ".join(f"[{name}](#{name})" for name in SIX)


def lessons() -> str:
    """Return what each exercise teaches as a table, from easy to hard, for teachers."""
    rows = []
    for name, check in every():
        mark = "**" * (name in SIX)
        link = f"{mark}[{name}](../exercises/index.md#{name}){mark}"
        rows.append(f"| {link} | {check.minutes} | {check.teaches} |")
    return "\n".join(["| exercise | minutes | what it teaches |", "|---|--:|---|", *rows]) + "\n"


def sections() -> str:
    """Return a section per exercise; hints and solution are folded away."""
    return "\n".join(section(name) for name in names())


def section(name: str) -> str:
    """Return the section of one exercise."""
    check = dict(every())[name]
    hints = "\n".join(f'??? question "Hint {number}"\n    {hint}\n' for number, hint in enumerate(check.hints, start=1))
    texts = {file: solution(file).read_text(encoding="utf-8").rstrip() for file in files_of(name)}
    titles = {file: f' title="{file}.py"' if check.beside else "" for file in texts}
    programs = "\n\n".join(f"```python{titles[file]}\n{text}\n```" for file, text in texts.items())
    said = f"{check.reason}\n\nWhat it teaches: {check.teaches}.\n\n{programs}"
    block = "\n".join(f"    {line}".rstrip() for line in said.splitlines())
    where = "For the command line only: it, or its check, needs a process of its own.\n\n"
    if check.beside:
        where = "For the command line only: the program has two files.\n\n"
    if check.needs:
        where = f"For the command line only: it needs {check.needs} (`python -m pip install {check.needs}`).\n\n"
    if check.in_browser and editors.made():
        where = f"[Do it in the page](in-the-page.md#{name}), or on the command line:\n\n"
    begin = f"```console\n$ python -m demo exercise {name}\n```\n"
    return f'## {check.title} {{ #{name} }}\n\n{check.task}\n\n{where}{begin}\n{hints}\n??? success "One solution"\n{block}\n'


def not_in_the_page() -> str:
    """Return links to the exercises that cannot be done in a page."""
    return ", ".join(f"[{check.title}](index.md#{name})" for name, check in every() if not check.in_browser)
