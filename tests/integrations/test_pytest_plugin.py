"""pytest's plugin, as its users have it, in a process of its own; `tests/test_package.py` has pytest find it installed."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import demo as profiling
from demo.integrations.pytest_plugin.graphs import file_name

pytestmark = pytest.mark.not_in_wasm

APP = """
def render(number):
    return str(number)

def page(count):
    for number in range(count):
        render(number)
    return count

def load(count):
    return [bytes(100_000) for _ in range(count)]
"""


PLUGIN = ("-p", "no:callgraph", "-p", "profiling_in_python.integrations.pytest_plugin")
"""In the environment of the checkout, the package is a link, so pytest does not find its plugins; elsewhere, it may."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    (tmp_path / "checks").mkdir()
    return tmp_path


def run(
    project: Path, tests: str, *options: str, conftest: str = "", status: int = 0, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run pytest over a file of tests, in its folder, and return what it printed; check its exit status."""
    begin = "import asyncio, unittest, pytest, app\n"
    (project / "checks" / "test_app.py").write_text(begin + tests, encoding="utf-8")
    (project / "checks" / "conftest.py").write_text(begin + conftest, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *PLUGIN, "-p", "no:cacheprovider", *options],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project), "PY_COLORS": "0", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        encoding="utf-8",
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done


def drawn(project: Path, name: str = "output.pstats") -> profiling.Run:
    return profiling.read(project / "callgraph" / name)


def calls(found: profiling.Run) -> Counter[str]:
    """Return how often each function of the project was called."""
    return Counter({f.name: f.total_calls for f in found.profile.functions if f.path.split("/")[-1] in OWN})


OWN = ("app.py", "test_app.py", "conftest.py")

TESTS = """
def test_three(): app.page(3)
def test_seven(ready): app.page(7)
class TestMany:
    def test_twenty(self, of_class, ready):
        assert self.made is of_class
        app.page(20)
    @pytest.fixture
    def of_class(self):
        app.page(1000)
        self.made = object()  # of this very test
        return self.made
class TestUnit(unittest.TestCase):
    def setUp(self): app.page(50)
    def test_unit(self): app.page(90)
"""
FIXTURES = """
@pytest.fixture(scope="session")
def ready():
    app.page(200)
    yield
    app.page(400)
"""
ALL = 3 + 7 + 20 + 1000 + 50 + 90 + 200 + 400


def test_nothing_unless_asked(project: Path) -> None:
    """Without an option or a marker, nothing is recorded, written or said."""
    text = "import sys\ndef test_it(): app.page(3); assert not sys.getprofile() and 'cProfile' not in sys.modules"
    assert "call graph" not in run(project, text, "--strict-markers").stdout
    assert not (project / "callgraph").exists()


@pytest.mark.parametrize("options", [(), ("-n2",)], ids=["alone", "xdist"])
def test_all(project: Path, options: tuple[str, ...]) -> None:
    """All tests are in one picture, with their fixtures and not with pytest; workers of xdist are added up."""
    done = run(project, TESTS, "--callgraph", *options, conftest=FIXTURES)
    found = drawn(project)
    counts = calls(found)
    assert counts["render"] == ALL + 600 * (counts["ready"] // 2 - 1)  # each worker has a session of its own
    assert counts["ready"] == 2 or options
    assert {name: counts[name] for name in ("test_seven", "test_twenty", "of_class", "setUp")} == dict.fromkeys(
        ("test_seven", "test_twenty", "of_class", "setUp"), 1
    )
    pytests = [f.path for f in found.profile.functions if re.search(r"pluggy|_pytest/(?!unittest)", f.path)]
    assert pytests == [] and not [f for f in found.profile.functions if "integrations" in f.path or "send" in f.name]
    files = ", ".join(os.path.join("callgraph", f"output.{kind}") for kind in ("pstats", "svg", "png", "html"))
    assert "= call graph =" in done.stdout and f"Written: {files}" in done.stdout
    assert found.title == f"pytest in {project.name}" or found.title == "output.pstats"


def test_chosen(project: Path) -> None:
    """An expression chooses tests as that of -k does, and only these are recorded; one that is wrong ends pytest at once."""
    run(project, TESTS, "--callgraph=three or (unit and not seven)", conftest=FIXTURES)
    assert calls(drawn(project))["render"] == 3 + 50 + 90
    done = run(project, TESTS, "--callgraph=three or", conftest=FIXTURES, status=pytest.ExitCode.USAGE_ERROR)
    assert done.stderr.startswith("ERROR: --callgraph=three or: ")
    assert "No test that was wanted" in run(project, TESTS, "--callgraph=eleven", conftest=FIXTURES).stdout


def test_folder_behind_the_option(project: Path) -> None:
    """`--callgraph PLACE` means all tests of that place, whose conftest may have options of its own."""
    option = "def pytest_addoption(parser): parser.addoption('--mine', action='store_true')\n"
    run(project, TESTS, "--callgraph", "checks/test_app.py::test_three", "--mine", conftest=FIXTURES + option)
    assert calls(drawn(project))["render"] == 3


@pytest.mark.parametrize("options", [(), ("-n2",)], ids=["alone", "xdist"])
def test_each(project: Path, options: tuple[str, ...]) -> None:
    """Each test has a page of its own, and no name of one leads out of the folder or means anything to a browser."""
    name = '"../../<script>alert(1)</script>\\n" + "x" * 300'
    tests = f"{TESTS}\n@pytest.mark.parametrize('n', [4], ids=[{name}])\ndef test_odd(n): app.page(n)\n"
    ready = "@pytest.fixture\ndef ready(): pass"
    done = run(project, tests, "--callgraph-each", "--callgraph-output=out/side", *options, conftest=ready)
    files = sorted((project / "out" / "side").iterdir())
    assert sorted(f.suffix for f in files) == [".html"] * 5 + [".pstats"] * 5
    assert not (project / "callgraph").exists()
    counts = {calls(profiling.read(file))["render"] for file in files if file.suffix == ".pstats"}
    assert counts == {3, 4, 7, 20 + 1000, 50 + 90}
    [odd] = [file for file in files if file.suffix == ".html" and "xxx" in file.name]
    assert "<script>alert" not in odd.read_text(encoding="utf-8")
    assert done.stdout.count(os.path.join("out", "side", "checks-test_app-py-")) >= 4


LIMITED = """
@pytest.mark.max_calls("app.render", {most})
@pytest.mark.max_calls("page", 1)
def test_page({fixture}): app.page(7)
"""


def test_most_calls(project: Path) -> None:
    """A test that calls a function too often fails with the number, and with who calls it; calls of fixtures don't count."""
    run(project, LIMITED.format(most=7, fixture="ready"), conftest=FIXTURES)
    done = run(project, LIMITED.format(most=6, fixture="ready"), conftest=FIXTURES, status=1)
    line = "render (app.py:2) was called 7 times, at most 6 allowed; 7 of these by page (app.py:5)."
    assert line in done.stdout.splitlines() and "1 failed" in done.stdout
    assert not (project / "callgraph").exists()
    done = run(project, LIMITED.format(most=6, fixture=""), "-n1", "--callgraph", status=1)
    assert line in done.stdout.splitlines() and calls(drawn(project))["render"] == 7


def test_most_memory(project: Path) -> None:
    """A test that holds too much at once fails with the most that it held, and where that was allocated."""
    tests = "@pytest.mark.max_memory('{most}')\ndef test_load(): assert len(app.load(50)) == 50"
    run(project, tests.format(most="5.1 MB"))
    done = run(project, tests.format(most="5 MB"), status=1)
    assert re.search(r"^5\.0\d MB held at the peak, 5\.00 MB allowed\.$", done.stdout, re.M)
    assert re.search(r"^Start with .*load \(app\.py:\d+\): up to 5\.00 MB of ", done.stdout, re.M)


def test_both_limits(project: Path) -> None:
    """A test may have both limits; it isn't in the picture then, which shows time."""
    tests = "@pytest.mark.max_memory('4 MB')\n@pytest.mark.max_calls('render', 2)\ndef test_load(): app.load(50); app.page(3)\n"
    done = run(project, f"{tests}def test_other(): app.page(11)", "--callgraph", status=1)
    assert "render (app.py:2) was called 3 times, at most 2 allowed" in done.stdout
    assert "held at the peak, 4.00 MB allowed" in done.stdout
    assert calls(drawn(project))["render"] == 11


@pytest.mark.parametrize(
    ("marker", "sentence"),
    [
        ("max_calls('app.render')", 'Mark it with the function and a number: @pytest.mark.max_calls("app.render", 3)'),
        ("max_calls('app.render', '3')", "Mark it with the function and a number"),
        ("max_calls('app.render', -1)", "'calls(app.render) > -1' is not a limit."),
        ("max_memory('8 lightyears')", "'memory > 8 lightyears' is not a limit."),
        ("max_memory()", 'Mark it with the most that it may hold at once: @pytest.mark.max_memory("8 MB")'),
    ],
)
def test_wrong_markers(project: Path, marker: str, sentence: str) -> None:
    """A marker that can't be understood fails the test, and says what it should be."""
    done = run(project, f"@pytest.mark.{marker}\ndef test_page(): app.page(2)", "--strict-markers", status=1)
    assert sentence in done.stdout and "Traceback" not in done.stdout and "INTERNALERROR" not in done.stdout


def test_names_that_are_wrong(project: Path) -> None:
    """Who misspells a function is warned, and likewise who limits one that isn't called; 0 means that it must not be."""
    tests = "@pytest.mark.max_calls('{name}', {most})\ndef test_page(): app.page(2)"
    assert "Is it app.render?" in run(project, tests.format(name="app.rendr", most=5)).stdout
    assert "no function unheard is in the run" in run(project, tests.format(name="unheard", most=5)).stdout
    assert "warning" not in run(project, tests.format(name="unheard", most=0)).stdout


def test_part(project: Path) -> None:
    """The fixture records a part of a test; what it exceeds is shown by `assert`, and the part is in the picture."""
    tests = """
def test_part(callgraph):
    app.page(1000)
    with callgraph() as run:
        app.page(9)
    app.page(4000)
    assert not run.exceeded("calls(app.render) > 9")
    assert not run.exceeded("calls(app.render) > 8")
"""
    done = run(project, tests, status=1)
    assert "calls(app.render) > 8: render (app.py:2) was called 9 times, at most 8 allowed" in done.stdout
    done = run(project, tests, "--callgraph", status=1)
    assert "at most 8 allowed" in done.stdout and calls(drawn(project))["render"] == 1009
    assert not [function for function in drawn(project).profile.functions if "integrations" in function.key[0]]
    limited = f"@pytest.mark.max_calls('render', 1){tests}"
    assert "can't record parts of it" in run(project, limited, status=1).stdout


def test_coroutines_and_generators(project: Path) -> None:
    """Tests that a plugin runs as coroutines are recorded in their steps, and so are fixtures that it awaits."""
    conftest = """
@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    async def other():
        for _ in range(20):
            app.page(1)
            await asyncio.sleep(0)
    async def both():
        running = asyncio.ensure_future(pyfuncitem.obj())
        await other()
        running.cancel()
        await running
    asyncio.run(both())
    return True
"""
    tests = """
async def test_steps():
    for _ in range(5):
        app.page(2)
        await asyncio.sleep(0)
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        app.page(7)
"""
    run(project, tests, "--callgraph", conftest=conftest)
    assert calls(drawn(project))["render"] == 5 * 2 + 7
    assert drawn(project).reading[0].startswith("Its 7 steps took ")


def test_set_up(project: Path) -> None:
    """What pytest and unittest call before and behind tests counts as well, without what calls it."""
    tests = """
def setup_module(): app.page(2)
def teardown_module(): app.page(3)
class TestOne:
    @classmethod
    def setup_class(cls): app.page(5)
    def setup_method(self, method): app.page(7)
    def teardown_method(self): app.page(11)
    def test_one(self): app.page(13)
class TestUnit(unittest.TestCase):
    @classmethod
    def setUpClass(cls): app.page(17)
    def tearDown(self): app.page(19)
    def test_two(self): app.page(23)
"""
    run(project, tests, "--callgraph")
    assert calls(drawn(project))["render"] == 2 + 3 + 5 + 7 + 11 + 13 + 17 + 19 + 23
    assert not [function.key for function in drawn(project).profile.functions if "pytest" in function.path]


def test_benchmarks_are_left_out(project: Path) -> None:
    """What pytest-benchmark measures isn't recorded: its fixture stops whatever profiler there is."""
    tests = "@pytest.fixture\ndef benchmark(): return app.page\ndef test_fast(benchmark): benchmark(7)\n"
    run(project, f"{tests}def test_other(): app.page(3)", "--callgraph")
    assert calls(drawn(project))["render"] == 3


def test_fixture_of_an_object(project: Path) -> None:
    """A fixture that is a method of a plugin goes on being one of that object."""
    conftest = """
class Shop:
    price = 13
    @pytest.fixture
    def price_tag(self): return app.page(self.price)
def pytest_configure(config): config.pluginmanager.register(Shop())
"""
    run(project, "def test_tag(price_tag): assert price_tag == 13", "--callgraph", conftest=conftest)
    assert calls(drawn(project))["render"] == 13


def test_failures_are_the_tests_own(project: Path) -> None:
    """Tests fail, are skipped and end as they do without the plugin, and what they call until then is in the picture."""
    tests = """
@pytest.fixture
def broken(): app.page(3); yield; app.page(5); raise OSError("broken end")
def test_fails(): app.page(11); assert 1 == 2
def test_skips(): app.page(17); pytest.skip("no time")
@pytest.mark.xfail
def test_xfails(): app.page(23); assert 0
def test_errors(broken): app.page(29)
def test_doc(): app.page(31)
"""
    outcomes = [
        re.findall(r"^(FAILED|SKIPPED|XFAIL|ERROR) (.*)", run(project, tests, "-rA", *options, status=1).stdout, re.M)
        for options in ((), ("--callgraph",))
    ]
    assert outcomes[0] == outcomes[1] and len(outcomes[0]) == 4
    assert calls(drawn(project))["render"] == 3 + 5 + 11 + 17 + 23 + 29 + 31


def test_another_profiler(project: Path) -> None:
    """Where another profiler runs, tests with limits fail with that reason, and others pass; that is said once."""
    tests = """
import cProfile
profiler = cProfile.Profile()
profiler.enable()
@pytest.mark.max_calls("render", 3)
def test_limited(): app.page(2)
def test_one(): app.page(2)
def test_two(): app.page(2)
"""
    done = run(project, tests, "--callgraph", status=1)
    failures, _, graphs = done.stdout.partition("= call graph =")
    for part in (failures, graphs.partition("= short test summary")[0]):
        assert part.count("Nothing can be recorded here: another profiler is running.") == 1
    assert "2 passed" in done.stdout


def test_without_graphviz(project: Path) -> None:
    """Without any Graphviz, the profile and the page are there, and why there is no picture."""
    done = run(project, TESTS, "--callgraph", conftest=FIXTURES, PATH="", PROFILING_DEMO_DOT="")
    assert {"output.pstats", "output.html"} <= {file.name for file in (project / "callgraph").iterdir()}
    assert "Written: " in done.stdout


def test_folder_that_cannot_be_written(project: Path) -> None:
    """If the files can't be written, that is said, and the tests' outcome is what it is."""
    (project / "callgraph").write_text("a file", encoding="utf-8")
    done = run(project, TESTS, "--callgraph", conftest=FIXTURES)
    assert "4 passed" in done.stdout and "callgraph" in done.stdout.partition("= call graph =")[2]
    assert "INTERNALERROR" not in done.stdout + done.stderr


def test_file_names() -> None:
    """Names of files are short, plain and different."""
    ids = ["a::b[1]", "a::b[2]", "a::b[1]\n", "../../etc", "é" * 500, "\udcff", "CON", "a" * 4000]
    names = [*map(file_name, ids)]
    assert len(set(names)) == len(ids)
    assert all(re.fullmatch(r"[\w-]{9,90}", name, re.ASCII) for name in names)
