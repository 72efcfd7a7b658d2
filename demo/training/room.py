"""Where one program is tried: a folder of its own, and the program as a module that runs anew."""

import builtins
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from functools import lru_cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from io import StringIO
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from .instrument import compiled
from .operations import HELPERS
from .quiet import quiet
from .syntax import imported

MODULE = "__mp_main__"
"""The name that `multiprocessing` gives to the main module of a program in the processes that it starts; so these find what
the program defines, and it does not run as a script."""


_compiled = lru_cache(maxsize=None)(compiled)
"""Compiles each file once, for all runs: what a run counts is the program, not the compiler."""


class _Loader(SourceFileLoader):
    """Loads a module of the learner's so that it counts, as the program itself does."""

    def get_code(self, fullname: str) -> CodeType:
        """Compile it, and leave aside what Python has compiled before."""
        return _compiled(self.get_data(self.path), self.path)

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        vars(module).update(HELPERS)
        super().exec_module(module)


class _Finder:
    """Finds the modules in the learner's folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Return how it is loaded, or None if it is not there."""
        file = os.path.join(self.folder, f"{name}.py")
        return spec_from_file_location(name, file, loader=_Loader(name, file)) if os.path.isfile(file) else None


class Unfit(Exception):
    """The program cannot be tried; the message says why, in one sentence."""


class Room:
    """Where one program is tried.

    Attributes:
        program: the learner's file, by whose name its copy goes in the profile, and beside which it finds its modules.
        copy: of it.
        source: its bytes.
        folder: of the trial, with the copy in it.
        work: the working folder, empty at the beginning of each run.
    """

    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder, self.work = program, folder, folder / "work"
        self.copy = folder / program.name
        self.source = self.copy.read_bytes()
        self.finder: Any = _Finder(str(program.parent))
        self._compile_before(self.source, str(program), set())

    def tidy(self) -> None:
        """Make the working folder, the home and the folder for temporary files anew, and forget the program's modules."""
        os.chdir(self.folder)
        with suppress(OSError):
            self.copy.write_bytes(self.source)  # for other processes of the program; it may have changed it
        for name in ("work", "home", "tmp"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        os.environ.update(dict.fromkeys(("HOME", "USERPROFILE"), str(self.folder / "home")))
        os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.folder / "tmp")))
        tempfile.tempdir = None
        self.forget_modules()
        os.chdir(self.work)

    def forget_modules(self) -> None:
        """Have the program's modules imported anew, by itself or by the next program."""
        beside = f"{self.program.parent}{os.sep}"
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", None) or "").startswith(beside):
                del sys.modules[name]

    def entry(self, name: str) -> Any:
        """Run the program anew, as a module that is not `__main__`, and return its entry."""
        module = self._run_as(MODULE)
        if not callable(vars(module).get(name)):
            raise Unfit(f"The program has no function {name} any more, but the check calls it.")
        return vars(module)[name]

    def whole_run(self, arguments: Sequence[str]) -> str:
        """Run the program as a script, with these arguments on its command line, and return what it prints."""
        before, sys.argv = sys.argv, [str(self.copy), *arguments]
        try:
            with redirect_stdout(StringIO()) as printed:
                self._run_as("__main__")
        finally:
            sys.argv = before
        return printed.getvalue()

    def _run_as(self, name: str) -> ModuleType:
        module = sys.modules["__main__"] = sys.modules[MODULE] = ModuleType(name)
        module.__file__ = str(self.copy)
        vars(module).update(HELPERS)
        vars(module)["__builtins__"] = builtins
        FunctionType(_compiled(self.source, str(self.program)), vars(module))()  # not by `exec`, which would be seen
        return module

    def _compile_before(self, source: bytes, filename: str, seen: set[str]) -> None:
        """Compile a file and those beside it that it imports; what can't be compiled fails as it runs."""
        seen.add(filename)
        with quiet(), suppress(Exception):
            _compiled(source, filename)
            for name in imported(source):
                file = os.path.join(self.program.parent, f"{name}.py")
                if file not in seen and os.path.isfile(file):
                    self._compile_before(Path(file).read_bytes(), file, seen)
