"""Make `.venv` with what the project needs: `python3 tools/set_up.py [--venv FOLDER] [test] [browser] [docs]`.

Runs on the Python that is there, before anything is installed: standard library only, and a syntax that a Python far too
old can still read, so that it gets a clear line instead of a traceback.
"""

import os
import shutil
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GRAPH = b"digraph { a -> b }"
WHAT = {
    "threads": "recording threads",
    "test": "the tests",
    "browser": "the tests in a browser",
    "docs": "the site",
    "lab": "building the lab",
    "spark": "the tests on Spark",
}


def main(extras: list) -> None:
    """Make the environment anew, or add `extras` (names of files in `requirements/`) to it; stamp what was done."""
    venv = os.path.join(ROOT, ".venv")
    if extras[:1] == ["--venv"]:
        venv, extras = os.path.join(ROOT, extras[1]), extras[2:]
    python = os.path.join(venv, "Scripts", "python.exe") if os.name == "nt" else os.path.join(venv, "bin", "python")
    if sys.version_info < (3, 10):
        sys.exit(
            "Python 3.10 or newer is needed, and this is %s. Install one and name it: make PYTHON=python3.12"
            % sys.version.split()[0]
        )
    stamp = os.path.join(venv, ".ready")
    if not is_newer(stamp, ["requirements.txt", "pyproject.toml", os.path.join("requirements", "dot.txt")]):
        if not os.path.exists(stamp):  # a half-made .venv has no stamp either, and is made anew
            make_venv(venv)
        install(python, ["--require-hashes", "-r", os.path.join(ROOT, "requirements.txt")])
        link_package(python)
        if not has_working_dot():
            install_bundled_dot(python)
        touch(stamp)
    for extra in extras:
        stamp, lock = os.path.join(venv, ".ready-" + extra), os.path.join("requirements", extra + ".txt")
        if not is_newer(stamp, [lock]):
            print("Installing into %s what is needed for %s (this happens once) ..." % (name_of(venv), WHAT[extra]))
            install(python, ["--require-hashes", "-r", os.path.join(ROOT, lock)])
            if extra == "browser":  # for the Python in a page
                lock = os.path.join(ROOT, "requirements", "jupyterlite.txt")
                install(python, ["--ignore-requires-python", "--no-deps", "--require-hashes", "-r", lock])
            if extra == "docs" and not has_node():
                install_node(python)
            if extra == "test":
                install_bundled_dot(python)  # also beside a working one: the tests compare the two
            touch(stamp)


def make_venv(folder: str) -> None:
    """Make an empty environment; Debian ships Python without the parts for that."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit("This Python has no venv. On Debian or Ubuntu: sudo apt install python3-venv; then run this again.")
    print("Setting up %s (this happens once, some 10 to 30 seconds) ..." % name_of(folder))
    if call([sys.executable, "-m", "venv", "--clear", folder]):
        sys.exit("The environment could not be made in %s; see the lines above." % folder)


def name_of(folder: str) -> str:
    """Return the path of an environment as one would type it in the project's folder."""
    return os.path.relpath(folder, ROOT)


def install(python: str, arguments: list) -> None:
    """Install quietly; say which step failed if it does."""
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + arguments
    if call(command):
        sys.exit("Installing failed; the lines above say why. It needs the network once. Then run this again.")


def link_package(python: str) -> None:
    """Make `demo/` importable as `profiling_in_python`, the name it has where it is installed.

    A link costs nothing when Python starts; an editable install that renames a folder needs a finder, which costs each
    start 25 ms, and has modules imported before a profiled program begins.
    """
    site = subprocess.check_output([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    link, package = os.path.join(site.decode().strip(), "profiling_in_python"), os.path.join(ROOT, "demo")
    if os.path.lexists(link):
        return
    if os.name == "nt":
        import _winapi

        _winapi.CreateJunction(package, link)  # a symbolic link needs an administrator there
    else:
        os.symlink(package, link, target_is_directory=True)


def call(command: list) -> int:
    """Run a command and return its status; Ctrl-C stops it with all that it has started, and without their complaints."""
    if os.name == "nt":
        return subprocess.call(command)
    process = subprocess.Popen(command, start_new_session=True)
    try:
        return process.wait()
    except KeyboardInterrupt:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise


def install_bundled_dot(python: str) -> None:
    """Install Graphviz as one static program; without it everything but the drawing still works."""
    lock = os.path.join(ROOT, "requirements", "dot.txt")
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    if call(command):
        print("No Graphviz for this machine could be installed, so there will be reports, but no pictures.")


def install_node(python: str) -> None:
    """Install Node.js, which builds the lab; without any the site still builds, and says that the lab is missing."""
    lock = os.path.join(ROOT, "requirements", "lab.txt")
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    if subprocess.call(command):
        print("Node.js could not be installed. Without one the site has no lab; with an old one the lab starts slower.")


def has_node() -> bool:
    """Say whether npm is here, and a Node.js that can keep a started Python for the lab, which older ones cannot."""
    if not (shutil.which("npm") and shutil.which("node")):
        return False
    said = subprocess.run(["node", "--version"], stdout=subprocess.PIPE).stdout
    return said.startswith(b"v") and int(said[1:].split(b".")[0]) >= 24


def has_working_dot() -> bool:
    """Say whether the system's `dot` writes both formats: some are there without the plugins to draw."""
    for kind, beginning in (("-Tsvg", b"<"), ("-Tpng", b"\x89PNG")):
        try:
            drawn = subprocess.run(
                ["dot", kind], input=GRAPH, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        if drawn.returncode or not drawn.stdout.startswith(beginning):
            return False
    return True


def is_newer(stamp: str, sources: list) -> bool:
    """Say whether a stamp is there and newer than what it was made from."""
    if not os.path.exists(stamp):
        return False
    made = os.path.getmtime(stamp)
    return all(os.path.getmtime(os.path.join(ROOT, source)) <= made for source in sources)


def touch(stamp: str) -> None:
    """Write down that a step is done."""
    with open(stamp, "w"):
        pass


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        print("\nStopped. Run this again, it begins where it left off.")
        sys.exit(130)
