"""Runs inside the program's own process: profiles one script or module as the real `__main__`.

Started by `record.py` as a script, with the arguments FOLDER CLOCK PROFILER KIND TARGET [ARGS...]. It leaves FOLDER/profile, or
FOLDER/refused with one line that says why there was nothing to run, or FOLDER/bug with a traceback if it failed itself.
The program must find the interpreter as plain `python PROGRAM` would have left it, so this file imports nothing of the
tool, and `session` takes back what was imported. Its parts are files beside it, which `load` finds by their paths.

Its top level is on the stack while the program runs. So it is short: where bytes are counted, Python looks up at which line
each function on the stack is, from the function's beginning, whenever something is allocated.
"""

import sys


def made_ready():  # type: ignore[no-untyped-def]  # an annotation would make the top level longer
    """Make ready what runs the program, and return it."""
    if sys.argv[3:4] == ["yappi"]:
        import threading  # noqa: F401  # it has yappi follow each thread, so the program must find this very module
    plain = set(sys.modules), set(sys.path_importer_cache) - {__file__}
    if not getattr(sys.flags, "safe_path", sys.flags.isolated):
        # this file's folder: a `profile.py` beside a program, or our `errors.py`, must not be found there
        del sys.path[0]
    return loader()("session").prepared(*plain)  # type: ignore[no-untyped-call]


def loader():  # type: ignore[no-untyped-def]
    """Return what loads a file beside this one."""
    import io
    import os
    from types import CodeType, FunctionType, ModuleType

    own = globals()
    if not isinstance(own["__builtins__"], dict):
        # A copy for the functions of all parts: the program may replace `open`, and even `__import__`, which `disable` calls.
        own["__builtins__"] = dict(vars(sys.modules["builtins"]))
    # Whoever runs this file more than once may bring the dictionary, and keep it.
    compiled: dict[str, CodeType] = own.get("compiled", {})

    def load(name: str) -> ModuleType:
        """Load a file beside this one by its path: the program cannot put another in its place, and does not find it loaded."""
        path = os.path.join(os.path.dirname(__file__), f"{name}.py")
        if path not in compiled:
            with io.open_code(path) as file:
                compiled[path] = compile(file.read(), path, "exec", dont_inherit=True)
        module = ModuleType(name)
        module.__dict__.update(__file__=path, __builtins__=own["__builtins__"], load=load)
        FunctionType(compiled[path], module.__dict__)()
        return module

    return load


if __name__ == "__main__":
    made_ready()()  # type: ignore[no-untyped-call]
