"""The pages of the site keep their word: commands exist, code comes from files, links lead somewhere, nothing is fetched."""

import json
import re
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from demo.commands.arguments import command_line
from demo.commands.main import main
from tests.conftest import mkdocs

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
README = ROOT / "README.md"
OTHER_COMMANDS = frozenset(
    (
        "brew cd cp dot echo git gprof2dot ls memray mkdir pip profiling-demo py py-spy pytest python python3 python3.15 "
        "sh sudo unzip"
    ).split()
)
"""What a console block may call besides make and this tool."""

DEMO = re.compile(r"^(?:[A-Z_]+=\S+ )*(?:(?:\S*[\\/])?(?:python3?|py)(?:\.exe)? -m demo|profiling-demo)(?= |$)")
SPEAKS_OF_TOTAL_TIME = {"reference/glossary.md", "reference/legend.md", "explanation/design.md"}


def problems(files: Iterable[Path], find: Callable[[str], object]) -> dict[str, object]:
    """Return what is wrong in each file, of those in whose text `find` finds something."""
    found = {file.relative_to(ROOT).as_posix(): find(file.read_text(encoding="utf-8")) for file in files}
    return {name: wrong for name, wrong in found.items() if wrong}


def blocks(text: str, language: str) -> list[str]:
    """Return what stands in the fenced blocks of a language."""
    return re.findall(rf"^ *```{language}[^\n]*\n(.*?)^ *```", text, re.S | re.M)


def commands(text: str) -> list[str]:
    """Return the commands of a page: the lines of its console blocks that start with a prompt."""
    found = []
    for block in blocks(text, "console"):
        for line in block.splitlines():
            if line.strip().startswith("$ "):
                found += re.split(r" && |; ", line.strip()[2:].partition("  #")[0])
    return found


def problem_of(command: str) -> str | None:
    """Say what is wrong with a command, None if it is one that exists."""
    if demo := DEMO.match(command):
        words = shlex.split(command[demo.end() :].replace("\\", "/"))
        try:
            command_line().parse_args([word for word in words if word not in ("--help", "-h")])
        except SystemExit:
            return "is refused by the tool's own grammar"
        return None
    words = [word for word in shlex.split(command.replace("\\", "/")) if not re.match(r"[A-Z_]+=", word)]
    if words[0] == "make":
        targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
        wanted = {word for word in words[1:] if not word.startswith("-") and "=" not in word}
        return f"names no target of the Makefile: {sorted(wanted - targets)}" if wanted - targets else None
    name = words[0].removeprefix(".venv/bin/").removeprefix(".venv/Scripts/")
    if name not in OTHER_COMMANDS:
        return "is a program that no page should need"
    scripts = [word for word in words[1:] if re.match(r"(demo|docs|tools|tests)/.*\.py$", word)]
    missing = [script for script in scripts if not (ROOT / script).exists()]
    return f"names files that are not there: {missing}" if missing else None


def commands_in_a_sentence(text: str) -> list[str]:
    """Return the commands of this tool or of make that stand in a sentence or in a table of a page."""
    text = re.sub(r"^ *(`{3,}).*?^ *\1", "", text, flags=re.S | re.M)
    named = [" ".join(code.split()) for code in re.findall(r"(?<!`)`([^`]+)`", text)]
    named = [code for code in named if (DEMO.match(code) or code.startswith("make ")) and not re.search(r"[…\[]", code)]
    return [code for code in named if code.split()[2:] != ["demo"]]


def refused(commands: Iterable[str]) -> dict[str, str]:
    """Return what is wrong with commands, by command."""
    return {command: problem for command in commands if (problem := problem_of(command))}


def test_commands() -> None:
    """Every command in a console block exists, with the options it is given."""
    assert problems([*PAGES, README], lambda text: refused(commands(text))) == {}


def test_commands_in_a_sentence() -> None:
    """Every command of this tool or of make that stands in a sentence or in a table exists as well."""
    files = [*PAGES, README, ROOT / "CONTRIBUTING.md"]
    assert problems(files, lambda text: refused(commands_in_a_sentence(text))) == {}


def test_wrong_commands_are_noticed() -> None:
    """A command with a slip in it does not pass."""
    wrong = (
        "make proflie",
        "python -m demo profil x",
        "python -m demo graph --nodes 3 f",
        "rm -rf .",
        "python tools/no.py",
    )
    assert set(refused(["make test", *wrong])) == set(wrong)


def test_code_from_files() -> None:
    """No page holds Python that was typed into it: code comes from files that are run or tested."""
    assert problems(PAGES, re.compile(r"^ *```(?:py|python|pycon)\b", re.M).findall) == {}


def measured(text: str) -> set[str]:
    """Return the times and shares in a page, but for those in its head; 100 % is no measurement."""
    text = re.sub(r"\A---\n.*?^---\n", "", text, flags=re.S | re.M)
    found = re.findall(r"(?<![\w.])\d[\d.,]* ?(?:%|percent|ms|µs|s|seconds)(?!\w)", text)
    return set(found) - {"100 %", "100 percent"}


def test_no_measured_number_is_typed() -> None:
    """What a learner reads holds no time and no share that was typed: they come from the runs."""
    assert problems([DOCS / "index.md", *(DOCS / "tutorial").glob("*.md")], measured) == {}


def test_index_leads_to_every_page() -> None:
    """The first page of a section leads to all the others of it."""
    missing = {}
    for index in DOCS.glob("*/index.md"):
        text = index.read_text(encoding="utf-8")
        others = {page.name for page in index.parent.glob("*.md")} - {index.name}
        if 'lesson.page ~ ".md' not in text:  # that is a table of all of them
            missing[index.parent.name] = others - set(re.findall(r"\((?:\./)?([\w-]+\.md)", text))
    assert missing and not any(missing.values()), missing


def test_words() -> None:
    """Only the pages that explain the confusion speak of total time."""
    pages = [page for page in PAGES if page.relative_to(DOCS).as_posix() not in SPEAKS_OF_TOTAL_TIME]
    assert problems(pages, re.compile("total time", re.I).findall) == {}


def test_lessons_have_editors() -> None:
    """In each lesson a learner can do in the page what is done on the command line; only processes can't be started there."""
    lessons = sorted((DOCS / "tutorial").glob("[0-9]*.md"))
    assert [file.name for file in lessons if "[[ lab(" not in file.read_text(encoding="utf-8")] == ["8-processes.md"]


def test_names_no_machine() -> None:
    """No page names a folder of the machine it was written on."""
    folders = re.compile(r"(?<![\w.])/(?:home|root|work|tmp)/|/Users/")
    assert problems([*PAGES, *(DOCS / "examples").rglob("*.py")], folders.findall) == {}


def nav() -> set[str]:
    """Return the pages that mkdocs.yml names."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    return set(re.findall(r"([\w/-]+\.md)", text))


def test_nav() -> None:
    """Every page is in the navigation, and every entry of it is a page."""
    assert nav() == {page.relative_to(DOCS).as_posix() for page in PAGES}


def test_front_matter() -> None:
    """A page of the tutorial says how long it takes in each plan, and what the teacher should know."""
    yaml = pytest.importorskip("yaml")
    for file in (DOCS / "tutorial").glob("[0-9]*.md"):
        meta = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
        assert set(meta["minutes"]) == {45, 90, 180}, file.name
        assert all(isinstance(minutes, int) and minutes >= 0 for minutes in meta["minutes"].values()), file.name
        assert meta["notes"].strip(), file.name


# ------------------------------------------------------------------------------------------------------- the built site


class Page(HTMLParser):
    """Collects what the tests ask of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.h1 = 0
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.without_text: list[str] = []
        self.drawing: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: value or "" for name, value in attributes}
        self.h1 += tag == "h1"
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") in ("canonical", "next", "prev", "alternate"):
            pass
        elif tag in ("script", "img", "link", "iframe", "source", "video", "audio", "object", "embed"):
            self.fetched += [given[name] for name in ("src", "href", "data", "srcset") if given.get(name)]
        if tag == "img" and "alt" not in given:
            self.without_text.append(str(given.get("src")))
        if tag == "svg" and given.get("role") == "img":
            self.drawing = [] if "aria-label" not in given and "aria-labelledby" not in given else None
        elif self.drawing is not None:
            if self.drawing == [] and tag != "title":
                self.without_text.append("svg")
            self.drawing = None


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Page]:
    """Every page of the built site."""
    return {file: Page(file.read_text(encoding="utf-8")) for file in sorted(site.rglob("*.html"))}


def test_one_heading(pages: dict[Path, Page], site: Path) -> None:
    """Each page has exactly one heading of the first level."""
    named = {(site / page).with_suffix(".html") for page in nav()}
    assert {file.name: page.h1 for file, page in pages.items() if file in named and page.h1 != 1} == {}


def test_own_files_only(pages: dict[Path, Page], site: Path) -> None:
    """Scripts, styles, pictures and fonts come from the site itself."""
    for file, page in pages.items():
        assert not [link for link in page.fetched if urlsplit(link).netloc], file.name
    for sheet in site.rglob("*.css"):
        found = re.findall(r"(?:url\(|@import )[\"']?((?:https?:)?//[^\"')]+)", sheet.read_text(encoding="utf-8"))
        assert not found, sheet.name


def test_pictures_have_texts(pages: dict[Path, Page]) -> None:
    """Each picture can be read aloud."""
    assert {file.name: page.without_text for file, page in pages.items() if page.without_text} == {}


def test_drawings_have_twins(site: Path) -> None:
    """Each interactive drawing has its boxes and its calls as a table too."""
    for file in site.rglob("*.html"):
        for drawn in file.read_text(encoding="utf-8").split('<div class="picture"')[1:]:
            data = json.loads(re.findall(r'class="picture-data"[^>]*>(.*?)</script>', drawn, re.S)[0])
            twin = re.findall(r'<details class="picture-twin">.*?</details>', drawn, re.S)[0]
            assert twin.count('<th scope="row">') == len(data["boxes"]), file.name


def test_tables_have_headings(site: Path) -> None:
    """No column of a table is without a name."""
    for file in site.rglob("*.html"):
        assert not re.search(r"<th[^>]*>\s*</th>", file.read_text(encoding="utf-8")), file.name


def test_damaged_profile_is_refused_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """The line that a page shows for a damaged file is the tool's own."""
    (shown,) = re.findall(r"^demo: bad\.pstats .*", (DOCS / "how-to/someone-elses-profile.md").read_text("utf-8"), re.M)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.pstats").write_bytes(b"Z")
    assert main(["explain", "bad.pstats"]) == 1
    told = capsys.readouterr().err.strip()
    assert re.sub(r"\S+ -m demo", "python -m demo", told) == shown


def internal_links(pages: dict[Path, Page]) -> Iterator[tuple[Path, str, Path, str]]:
    """Yield (page, link, file it leads to, anchor)."""
    for file, page in pages.items():
        for link in {*page.links, *page.fetched}:
            parts = urlsplit(link)
            if not parts.scheme and not parts.netloc:
                target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
                yield file, link, target, unquote(parts.fragment)


def test_links(pages: dict[Path, Page], site: Path) -> None:
    """Each link inside the site leads to a file, and each anchor to a place, also where mkdocs does not look."""
    resolved = {file.resolve(): page for file, page in pages.items()}
    dead = set()
    for file, link, target, anchor in internal_links(pages):
        if file.name == "404.html":
            continue  # its links start at the root of a server
        if not target.is_file() or (anchor and target in resolved and anchor not in resolved[target].ids):
            dead.add((file.relative_to(site).as_posix(), link))
    assert dead == set()


@pytest.fixture
def empty_pages(made: Path, tmp_path: Path) -> Path:
    """A site of the same pages with nothing in them, to be built quickly."""
    source = tmp_path / "docs"
    for page in nav():
        (source / page).parent.mkdir(parents=True, exist_ok=True)
        (source / page).write_text("# A page\n", encoding="utf-8")
    shutil.copytree(made / "assets", source / "assets", ignore=shutil.ignore_patterns("lab-*"))
    return source


def test_where_to_clone_from(made: Path) -> None:
    """The first page begins with `make profile`, and with `git clone` where the builder was told an address."""
    from docs._build import macros  # here: it needs the site's packages

    first = (
        (DOCS / "index.md")
        .read_text(encoding="utf-8")
        .partition("## In ten minutes")[2]
        .partition("This runs the program above")[0]
    )
    address = "https://example.org/profiling.git"
    told = macros.syntax().from_string(first).render(repository_url=address, required_python="3.10")
    assert blocks(told, "console") == [
        f"$ git clone {address} profiling-in-python && cd profiling-in-python\n$ make profile\n"
    ]
    for file in (made / "index.md", README):
        text = file.read_text(encoding="utf-8")
        assert blocks(text, "console")[0] == "$ make profile\n" and "git clone" not in text


def test_link_to_the_repository(empty_pages: Path, tmp_path: Path) -> None:
    """Told an address, each page has a link to it, and none of the theme's scripts asks there for anything."""
    address = "https://github.com/example/profiling"
    assert mkdocs(empty_pages, tmp_path / "site", REPOSITORY_URL=address).returncode == 0
    text = (tmp_path / "site" / "lab.html").read_text(encoding="utf-8")
    assert f'<a href="{address}"' in text and 'data-md-component="source"' not in text


def test_broken_page_is_an_error(empty_pages: Path, tmp_path: Path) -> None:
    """A dead link, a dead anchor and an absolute link each are a warning, and a warning stops the build."""
    broken = "[to no page](nowhere.md) [to no place](glossary.md#nowhere) [to the root](/reference/glossary.md)"
    (empty_pages / "reference" / "index.md").write_text(f"# A page\n\n{broken}\n", encoding="utf-8")
    done = mkdocs(empty_pages, tmp_path / "site")
    assert done.returncode != 0
    warned = [line for line in done.stderr.splitlines() if line.startswith("WARNING") and "reference/index.md" in line]
    assert len(warned) == 3


def test_warnings_are_heard() -> None:
    """Nobody calls mkdocs with `--quiet`: it drops warnings before `--strict` counts them."""
    for file in (ROOT / "Makefile", README, *PAGES):
        calls = [line for line in file.read_text(encoding="utf-8").splitlines() if "mkdocs build" in line]
        assert not [call for call in calls if re.search(r" (--quiet|-q)\b", call)], file.name


def test_site_script_is_whole(made: Path) -> None:
    """Every file of `docs/assets/_site` is in the one script that each page loads, and nowhere else on the site."""
    script = (made / "assets" / "site.js").read_text(encoding="utf-8")
    parts = sorted((DOCS / "assets" / "_site").glob("*.js"))
    assert len(parts) > 3
    assert [part.name for part in parts if part.read_text(encoding="utf-8") not in script] == []
    assert not (made / "assets" / "_site").exists()


def test_proofs_are_on_the_page(made: Path) -> None:
    """Each proof is shown on the page of what tutorials get wrong, with what it printed."""
    text = (made / "explanation" / "what-tutorials-get-wrong.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"docs/examples/proofs/(\w+)\.py", text))
    assert shown == {file.stem for file in (DOCS / "examples" / "proofs").glob("*.py")}
    assert "[[" not in text
