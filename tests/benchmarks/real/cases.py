"""What is profiled by `make real`: plain data, one `Case` a run, with its truth, which was found without this tool.

How a truth was found: parts were timed by `time.perf_counter` around functions; the cure was made, and run in turn with
the original, without a profiler (`python -m tests.benchmarks.real --truth` does that again); for the command-line tools
also by `pstats` over a file of `python -m cProfile`, by their source, and by options that leave a part out. Seconds are
of whole processes, the fastest of three, of one quiet machine: only their ratio means something elsewhere.
"""

from typing import Literal, NamedTuple, TypeAlias

Work: TypeAlias = Literal["calls in Python", "libraries in C", "waiting", "command-line tools", "compiled tools"]
IMPORTS = "imports"
"""Stands for what is imported, among the names of places."""


class Edit(NamedTuple):
    """A replacement in one file.

    Attributes:
        file: in the folder of the inputs.
        old: text that occurs in it exactly once.
        new: what takes its place.
    """

    file: str
    old: str
    new: str


class Case(NamedTuple):
    """One program, and where it is slow.

    Attributes:
        name: what it is called here.
        kind: a program over libraries, or a tool that is the library: all of its code is installed.
        work: what most of its time goes into, for the table of costs.
        arguments: what follows `profile`; "{out}" is a folder of its own to write into.
        truth: where the time goes, in one sentence.
        seconds: plain, before the cure, and after it where there is one.
        right: names of functions that are the place; `file.py:name` where the name alone is not enough, `IMPORTS` for imports.
        half: likewise, of those that are part of the answer, or next to it.
        cure: replacements in the inputs that mend the place or leave it out.
        cure_arguments: the arguments that do the same by an option or a setting.
        folder: where it runs, inside the folder of the inputs.
    """

    name: str
    kind: Literal["program over libraries", "tool that is the library"]
    work: Work
    arguments: tuple[str, ...]
    truth: str
    seconds: tuple[float, ...]
    right: frozenset[str]
    half: frozenset[str] = frozenset()
    cure: tuple[Edit, ...] = ()
    cure_arguments: tuple[str, ...] = ()
    folder: str = "."


def program(
    name: str,
    work: Work,
    truth: str,
    seconds: tuple[float, ...],
    right: str,
    half: str,
    *cure: tuple[str, str],
    arguments: tuple[str, ...] = (),
) -> Case:
    """Describe a script of `programs/`; names are separated by blanks."""
    file = f"programs/{name}.py"
    edits = tuple(Edit(file, old, new) for old, new in cure)
    return Case(
        name,
        "program over libraries",
        work,
        (file, *arguments),
        truth,
        seconds,
        frozenset(right.split()),
        frozenset(half.split()),
        edits,
    )


def tool(
    command: str,
    truth: str,
    seconds: tuple[float, ...],
    right: str,
    half: str,
    *,
    work: Work = "command-line tools",
    cure: tuple[Edit, ...] = (),
    instead: str = "",
    folder: str = ".",
) -> Case:
    """Describe a run of an installed module; `instead` is the command that leaves a part out."""
    arguments = tuple(command.split())
    return Case(
        arguments[0],
        "tool that is the library",
        work,
        ("-m", *arguments),
        truth,
        seconds,
        frozenset(right.split()),
        frozenset(half.split()),
        cure,
        ("-m", *instead.split()) if instead else (),
        folder,
    )


PROGRAMS = (
    program(
        "cave_search",
        "calls in Python",
        "`distance` looks each place up in the list of all places seen; with a set",
        (0.79, 0.04),
        "distance",
        "",
        ("seen, todo, steps = [start]", "seen, todo, steps = {start}"),
        ("seen.append(following)", "seen.add(following)"),
    ),
    program(
        "django_shop",
        "calls in Python",
        "`order_list` makes a query for the customer of each order while the template is rendered; with one query for all",
        (1.40, 0.50),
        "order_list",
        "render Template.render",
        ("Order.objects.all()[:100]", 'Order.objects.select_related("customer")[:100]'),
        arguments=("25",),
    ),
    program(
        "excel_sheet",
        "calls in Python",
        "`style` makes three new styles for each cell; with the same four for all cells",
        (1.23, 0.60),
        "style",
        "fill",
        (
            "import Alignment, Font, PatternFill\n",
            "import Alignment, Font, PatternFill\n\n"
            'FONTS = [Font(bold=bold, color="FF0000") for bold in (True, False)]\n'
            'FILL = PatternFill("solid", fgColor="EEEEEE")\n'
            'ALIGNMENT = Alignment(horizontal="right")\n',
        ),
        ('Font(bold=row % 2 == 0, color="FF0000")\n', "FONTS[row % 2]\n"),
        ('cell.fill = PatternFill("solid", fgColor="EEEEEE")', "cell.fill = FILL"),
        ('cell.alignment = Alignment(horizontal="right")', "cell.alignment = ALIGNMENT"),
    ),
    program(
        "flask_pages",
        "calls in Python",
        "`index` compiles its template for each request; compiled once",
        (1.25, 0.38),
        "index",
        "from_string",
        ("def items():", "TEMPLATE = app.jinja_env.from_string(PAGE)\n\n\ndef items():"),
        ("return app.jinja_env.from_string(PAGE).render(", "return TEMPLATE.render("),
    ),
    program(
        "httpx_stations",
        "waiting",
        "`values` awaits thirty answers one after another; with `gather`",
        (2.03, 0.46),
        "value values <listcomp>",
        "get request send",
        (
            "[await value(client, station) for station in range(30)]",
            "await asyncio.gather(*(value(client, station) for station in range(30)))",
        ),
    ),
    program(
        "networkx_roads",
        "calls in Python",
        "`distances` searches the graph for each pair of towns; with one search for each town",
        (1.08, 0.42),
        "distances distances.<locals>.<dictcomp> <dictcomp>",
        "shortest_path_length",
        (
            '    return {(start, end): nx.shortest_path_length(graph, start, end, weight="km")'
            " for start in towns for end in towns}\n",
            '    lengths = {start: nx.single_source_dijkstra_path_length(graph, start, weight="km") for start in towns}\n'
            "    return {(start, end): lengths[start][end] for start in towns for end in towns}\n",
        ),
    ),
    program(
        "numpy_planets",
        "libraries in C",
        "`force` calls NumPy for each pair of planets; with one call for all pairs",
        (0.93, 0.23),
        "force",
        "step",
        (
            "    forces = np.zeros_like(places)\n"
            "    for i in range(len(places)):\n"
            "        for j in range(len(places)):\n"
            "            if i != j:\n"
            "                way = places[j] - places[i]\n"
            "                distance = np.sqrt((way**2).sum()) + 0.01\n"
            "                forces[i] += masses[j] * way / distance**3\n"
            "    return forces\n",
            "    way = places - places[:, None]\n"
            "    distance = np.sqrt((way**2).sum(axis=2)) + 0.01\n"
            "    return (masses[:, None] * way / distance[:, :, None] ** 3).sum(axis=1)\n",
        ),
    ),
    program(
        "pandas_sales",
        "calls in Python",
        "`add_total` has pandas call `total` for each row; with whole columns",
        (0.99, 0.50),
        "total add_total",
        "apply imports",
        ("sales.apply(total, axis=1)", "total(sales)"),
    ),
    program(
        "pillow_warm",
        "calls in Python",
        "`warm` gets and puts each pixel by itself; with whole bands",
        (1.27, 0.08),
        "warm",
        "putpixel getpixel",
        (
            "    for y in range(picture.height):\n"
            "        for x in range(picture.width):\n"
            "            red, green, blue = picture.getpixel((x, y))\n"
            "            picture.putpixel((x, y), (min(red + 25, 255), green, max(blue - 25, 0)))\n"
            "    return picture\n",
            "    red, green, blue = picture.split()\n"
            "    warmer, colder = red.point(lambda v: min(v + 25, 255)), blue.point(lambda v: max(v - 25, 0))\n"
            '    return Image.merge("RGB", (warmer, green, colder))\n',
        ),
    ),
    program(
        "reportlab_invoice",
        "calls in Python",
        "`build` has the library lay out a table of 1,200 paragraphs, each of them three times; with heights given",
        (1.23, 0.99),
        "build",
        "reportlab_invoice.py:main",
        (
            "Table(rows(count), repeatRows=1)",
            "Table(rows(count), colWidths=[40, 300, 60], rowHeights=[18] * count, repeatRows=1)",
        ),
    ),
    program(
        "requests_weather",
        "waiting",
        "`fetch` waits twenty times for a slow server; with a quick server",
        (1.36, 0.28),
        "fetch",
        "average",
        ("        time.sleep(0.05)\n", ""),
    ),
    program(
        "sklearn_reviews",
        "libraries in C",
        "`score` computes the same features for each of seven settings; computed once",
        (5.84, 2.93),
        "score features",
        "fit fit_transform <genexpr> imports",
        (
            "def score(texts, labels, strength):\n    matrix = features(texts)\n",
            "def score(matrix, labels, strength):\n",
        ),
        (
            "    print(max(score(texts, labels, strength)",
            "    matrix = features(texts)\n    print(max(score(matrix, labels, strength)",
        ),
    ),
    program(
        "soup_prices",
        "calls in Python",
        "`price` searches the whole page for each price; with one search",
        (0.63, 0.27),
        "price",
        "find find_all",
        (
            "def price(page, number):\n"
            '    table = page.find("table", id="offers")\n'
            '    row = table.find_all("tr")[number]\n'
            "    return float(row",
            "def price(rows, number):\n    return float(rows[number]",
        ),
        (
            "    print(sum(price(page, number)",
            '    rows = page.find("table", id="offers").find_all("tr")\n    print(sum(price(rows, number)',
        ),
    ),
    program(
        "sqlalchemy_events",
        "calls in Python",
        "`load` commits after each row; with one commit",
        (1.35, 0.70),
        "load",
        "commit",
        (
            "        session.add(Event(kind=kind, amount=amount))\n        session.commit()\n",
            "        session.add(Event(kind=kind, amount=amount))\n    session.commit()\n",
        ),
    ),
    program(
        "sympy_shapes",
        "calls in Python",
        "`areas` takes 38 % and `check` 31 %, imports the rest; without `areas`",
        (1.80, 1.12),
        "areas check <listcomp>",
        "integrate simplify imports",
        ("len(areas()), ", ""),
    ),
    program(
        "yaml_settings",
        "calls in Python",
        "`width` has the file read for each value; read once",
        (1.10, 0.14),
        "settings width",
        "safe_load",
        ("import tempfile\n", "import tempfile\nfrom functools import cache\n"),
        ("def settings():", "@cache\ndef settings():"),
    ),
)

TOOLS = (
    tool(
        "pytest -q -p no:cacheprovider tests",
        "the fixture `db` fills a database for each of 240 tests; with one for each module",
        (1.39, 0.62),
        "db",
        "call_fixture_func pytest_fixture_setup _get_active_fixturedef execute",
        cure=tuple(
            Edit(f"tests/test_m{number}.py", "@pytest.fixture\n", '@pytest.fixture(scope="module")\n')
            for number in range(3)
        ),
    ),
    tool(
        "black --check -q code/argparse.py",
        "checking the result by formatting it again takes 40 % (`check_stability_and_equivalence`), parsing three times "
        "36 % (`lib2to3_parse`); with `--fast`, which leaves out the check",
        (3.59, 2.32),
        "lib2to3_parse parse_string parse_tokens check_stability_and_equivalence assert_stable _format_str_once format_str "
        "format_file_contents",
        "addtoken _addtoken visit_default visit visit_stmt visit_suite visit_funcdef transform_line assert_equivalent",
        instead="black --fast --check -q code/argparse.py",
    ),
    tool(
        "pylint -j1 code/textwrap.py code/json",
        "parsing modules takes 41 % (`ast_from_file`), half of it modules that the given ones import "
        "(`_get_imported_module`, 22 %), inference about a third; with `--disable=imports`, which leaves out some parsing",
        (1.96, 1.60),
        "ast_from_file ast_from_module_name _get_imported_module visit_import do_import_module import_module get_ast "
        "ast_walker.py:walk file_build",
        "infer _infer _infer_stmts _infer_attribute _check_astroid_module check_astroid_module _post_build _data_build "
        "bootstrap _transform _visit visit_transforms decorators.py:wrapped decorators.py:inner",
        instead="pylint -j1 --disable=imports code/textwrap.py code/json",
    ),
    tool(
        "flake8 -j1 code",
        "`process_tokens` takes 64 %: the checks of logical lines 31 % (`run_logical_checks`, `pycodestyle_logical`), of "
        "physical lines 18 %, tokenizing most of the rest; the checks of the syntax tree take 11 %",
        (1.01,),
        "process_tokens run_logical_checks handle_newline pycodestyle_logical",
        "_tokenize generate_tokens checker.py:run_checks run_check check_physical_eol run_physical_checks run_ast_checks",
    ),
    tool(
        "isort --check -q many",
        "the package is compiled; half of the run is `dataclasses.asdict`, which copies all settings three times for each file",
        (1.04,),
        "asdict",
        "isort.main.main _asdict_inner deepcopy",
        work="compiled tools",
    ),
    tool(
        "mkdocs build -q -d {out}",
        "turning Markdown into HTML takes 60 % (`Page.render`, `Markdown.convert`), 37 % of the run in inline patterns",
        (1.30,),
        "render convert _populate_page treeprocessors.py:run",
        "__handleInline __applyPattern build.py:build",
        folder="markdown",
    ),
    tool(
        "sphinx -q -E -b html rst {out}",
        "reading the pages takes 46 % (`read_doc`: parsing and transforms), writing 29 %; with the trees of the last build",
        (2.65, 1.52),
        "read_doc Builder.read builders/__init__.py:read _read_serial _parse_str_to_doctree apply_transforms parsers.py:parse",
        "builders/__init__.py:build builders/__init__.py:write _write_docname write_doc _fast_findall findall states.py:run",
        instead="sphinx -q -a -b html rst {out}",
    ),
    tool(
        "mypy --no-fast-exit --no-incremental code/textwrap.py",
        "the package is compiled, so a profile sees one call, `mypy.main.main`; with a filled cache",
        (1.72, 0.22),
        "mypy.main.main console_entry",
        "__main__.py:<module>",
        work="compiled tools",
        instead="mypy --no-fast-exit --cache-dir {out} code/textwrap.py",
    ),
)

CASES = (*PROGRAMS, *TOOLS)
