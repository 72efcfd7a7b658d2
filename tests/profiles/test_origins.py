"""Whose code a file is, and how it is shown, on any system."""

import re

import pytest

from demo.profiles.origins import all_bare, origins_of

INSTALLED = [
    ("/usr/lib/python3.11/json/decoder.py", "json/decoder.py"),
    ("/usr/lib/python3/dist-packages/apt/cache.py", "apt/cache.py"),
    ("/usr/lib64/python3.12/os.py", "os.py"),
    ("/home/ann/.pyenv/versions/3.13.0/lib/python3.13/re/_parser.py", "re/_parser.py"),
    ("/home/ann/shop/.venv/lib/python3.11/site-packages/requests/api.py", "requests/api.py"),
    ("/home/ann/.local/lib/python3.11/site-packages/requests/api.py", "requests/api.py"),
    ("/Library/Frameworks/Python.framework/Versions/3.12/lib/python3.12/threading.py", "threading.py"),
    (
        "/opt/homebrew/Cellar/python@3.12/3.12.1/Frameworks/Python.framework/Versions/3.12/lib/python3.12/ssl.py",
        "ssl.py",
    ),
    ("/Users/ann/miniconda3/envs/x/lib/python3.12/site-packages/numpy/core.py", "numpy/core.py"),
    ("/x/lib/python3.13t/os.py", "os.py"),
    ("/usr/lib/pypy3.10/lib-python/3/os.py", "os.py"),
    ("/lib/python314.zip/json/__init__.py", "json/__init__.py"),
    (r"C:\Users\ann\AppData\Local\Programs\Python\Python311\Lib\json\decoder.py", "json/decoder.py"),
    (r"C:\Program Files\Python312\Lib\asyncio\events.py", "asyncio/events.py"),
    (r"C:\Users\ann\AppData\Local\Programs\Python\Python311-32\lib\distutils\core.py", "distutils/core.py"),
    (r"C:\Users\ann\AppData\Local\Programs\Python\Python311\python311.zip\os.py", "os.py"),
    (r"C:\Users\ann\shop\.venv\Lib\site-packages\requests\api.py", "requests/api.py"),
    (r"C:\Users\ann\miniconda3\Lib\threading.py", "threading.py"),
    (r"D:\a\_tool\Python\3.11.7\x64\Lib\threading.py", "threading.py"),
    ("<frozen importlib._bootstrap>", "importlib._bootstrap"),
    ("<frozen zipimport>", "zipimport"),
    ("<__array_function__ internals>", "<__array_function__ internals>"),
]


@pytest.mark.parametrize(("file", "path"), INSTALLED)
def test_libraries(file: str, path: str) -> None:
    """Standard libraries and installed packages of any system are library code, shown from where they were installed."""
    assert origins_of([file, "/home/ann/shop/main.py"])[file] == ("library", path)


@pytest.mark.parametrize("file", ["~", "", "<built-in>"])
def test_built_ins(file: str) -> None:
    """What cProfile, `profile` and pyinstrument write for C code is built in, and has no path."""
    assert origins_of([file])[file] == ("built-in", "")


@pytest.mark.parametrize(
    ("files", "paths"),
    [
        (["/home/ann/shop/main.py", "/home/ann/shop/lib/util.py"], ["main.py", "lib/util.py"]),
        ([r"C:\Users\ann\shop\main.py", r"C:\Users\ann\shop\lib\util.py"], ["main.py", "lib/util.py"]),
        (["/home/ann/main.py"], ["main.py"]),
        (["/home/ann/a.py", "/home/bob/b.py"], ["a.py", "b.py"]),
        (["/home/ann/shop/a.py", "/home/ann/b.py"], ["shop/a.py", "b.py"]),
        (["main.py", "shop/util.py"], ["main.py", "shop/util.py"]),
        (["main.py", "/home/ann/shop/util.py"], ["main.py", "util.py"]),
        (["/srv/app.zip/shop/main.py", "/srv/app.zip/__main__.py"], ["shop/main.py", "__main__.py"]),
        (["/home/pyodide/main.py"], ["main.py"]),
        (
            ["<stdin>", "<ipython-input-3-9d>", "<doctest shop[0]>"],
            ["<stdin>", "<ipython-input-3-9d>", "<doctest shop[0]>"],
        ),
        (["/tmp/ipykernel_12/345.py", "/opt/other/x.py"], ["ipykernel_12/345.py", "other/x.py"]),
        (["<dynamic-code>"], ["<dynamic-code>"]),
    ],
    ids=str,
)
def test_program(files: list[str], paths: list[str]) -> None:
    """Every other file is the program's, shown from the folder that all of them are in."""
    judged = origins_of(files)
    assert [judged[file] for file in files] == [("program", path) for path in paths]


@pytest.mark.parametrize("file", ["<stdin>", "<ipython-input-3-9d>", "<dynamic-code>"])
def test_typed_in(file: str) -> None:
    """What was typed in, or sent to a worker without its file, is the program's, also where its folder is known."""
    judged = origins_of([file, "/home/ann/shop/main.py", "/home/ann/other/x.py"], ["/home/ann/shop"])
    assert judged[file].origin == judged["/home/ann/shop/main.py"].origin == "program"
    assert judged["/home/ann/other/x.py"].origin == "library"


@pytest.mark.parametrize(
    "file",
    [
        "/home/ann/x.py",
        "/Users/ann/x.py",
        r"C:\Users\ann\x.py",
        r"c:\users\ann\x.py",
        "C:/Users/ann/x.py",
        r"C:\Documents and Settings\ann\x.py",
        r"\\server\Users\ann\x.py",
        "/mnt/c/Users/ann/x.py",
        "/cygdrive/c/Users/ann/x.py",
        "/export/home/ann/x.py",
        "/var/home/ann/x.py",
        "/System/Volumes/Data/Users/ann/x.py",
        "/run/media/ann/x.py",
        "file:///home/ann/x.py",
        "../../home/ann/x.py",
    ],
)
@pytest.mark.parametrize("mine", [(), ("/nowhere",), ("/home", "/Users", "/mnt", r"C:\Users", "C:/", "/")], ids=str)
def test_nobody_is_named(file: str, mine: tuple[str, ...]) -> None:
    """The name of a user's own folder is never shown, nor a path from the root."""
    path = origins_of([file, "/other/y.py"], mine)[file].path
    assert path.endswith("x.py") and "ann" not in path and not re.match(r"/|\\|[A-Za-z]:", path)


def test_mine_on_windows_and_unix() -> None:
    """What is below a folder of one's own is the program's, but for what is installed there; nothing else is."""
    for folder, mark in (("/home/ann/shop", "/"), (r"C:\Users\ann\shop", "\\")):
        files = [
            mark.join([folder, *names])
            for names in (
                ["main.py"],
                ["lib", "email", "x.py"],
                [".venv", "lib", "python3.11", "site-packages", "q.py"],
            )
        ]
        judged = origins_of([*files, folder + "ping.py"], [folder + mark])
        assert [judged[file] for file in files] == [
            ("program", "main.py"),
            ("program", "lib/email/x.py"),
            ("library", "q.py"),
        ]
        assert judged[folder + "ping.py"].origin == "library"


def test_mine_is_installed() -> None:
    """A program that is an installed package or a part of the standard library is the program's all the same."""
    site = "/usr/lib/python3.11/site-packages"
    judged = origins_of([f"{site}/mkdocs/main.py", f"{site}/yaml/x.py"], [f"{site}/mkdocs"])
    assert judged[f"{site}/mkdocs/main.py"] == ("program", "mkdocs/main.py")
    assert judged[f"{site}/yaml/x.py"] == ("library", "yaml/x.py")
    judged = origins_of(
        ["/usr/lib/python3.11/timeit.py", "/usr/lib/python3.11/os.py"], ["/usr/lib/python3.11/timeit.py"]
    )
    assert judged["/usr/lib/python3.11/timeit.py"] == ("program", "timeit.py")
    assert judged["/usr/lib/python3.11/os.py"].origin == "library"


def test_mine_by_name() -> None:
    """An installed package or module can be named without its folder, on whatever system the file was recorded."""
    files = [
        "/env/lib/python3.11/site-packages/black/nodes.py",
        "C:\\env\\Lib\\site-packages\\black\\lines.py",
        "/env/lib/python3.11/site-packages/blackbox.py",
        "/env/lib/python3.11/site-packages/six.py",
        "/usr/lib/python3.11/json/black.py",
        "/home/ann/shop/black/main.py",
    ]
    found = origins_of(files, ["black", "six"])
    assert [found[file] for file in files] == [
        ("program", "black/nodes.py"),
        ("program", "black/lines.py"),
        ("library", "blackbox.py"),
        ("program", "six.py"),
        ("library", "json/black.py"),
        ("library", "black/main.py"),
    ]


@pytest.mark.parametrize("mark", ["/", "\\"])
def test_package_keeps_its_name(mark: str) -> None:
    """A folder of the program's that is a package is shown with its name, another one without."""
    folder = mark.join(["", "srv", "shop"])
    files = [mark.join([folder, name]) for name in ("__init__.py", "cli.py")]
    assert [origins_of(files, [folder])[file].path for file in files] == ["shop/__init__.py", "shop/cli.py"]
    assert origins_of(files[1:], [folder])[files[1]].path == "cli.py"
    deep = mark.join(["", "x", "site-packages", "google", "cloud", "storage"])
    file = mark.join([deep, "blob.py"])
    assert origins_of([file], [deep])[file] == ("program", "google/cloud/storage/blob.py")


@pytest.mark.parametrize(
    ("mine", "own"),
    [
        (["."], ["prog.py", "shop/x.py", "./shop/y.py", "shop/fast.pyx"]),
        (["shop"], ["shop/x.py", "./shop/y.py", "shop/fast.pyx"]),
        (["prog.py"], ["prog.py"]),
        (["/srv"], ["/srv/z.py"]),
        (["elsewhere"], []),
    ],
    ids=str,
)
def test_relative_names(mine: list[str], own: list[str]) -> None:
    """A relative name is the program's if it is below a relative folder of its own; "." stands for all of them."""
    files = ["prog.py", "shop/x.py", "./shop/y.py", "shop/fast.pyx", "/srv/z.py", "~", "<string>"]
    judged = origins_of(files, mine)
    assert [file for file in files if judged[file].origin == "program"] == own


@pytest.mark.parametrize(
    ("files", "bare"),
    [
        (["shop.py", "threading.py", "~", "<frozen os>"], True),
        (["shop.py", "~", "<string>"], False),
        (["shop.py", "/usr/lib/python3.11/threading.py"], False),
        (["shop.py", r"lib\threading.py"], False),
        (["In[2]", "In[13]", "%callgraph", "a.py", "~"], False),
        (["~"], False),
    ],
    ids=str,
)
def test_bare_names(files: list[str], bare: bool) -> None:
    """Several files without a folder are known as bare names; a single script is not, that is how it is run."""
    assert all_bare(files) == bare
