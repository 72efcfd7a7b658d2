"""`python -m demo` in the checkout, `python -m profiling_in_python` where it is installed."""

import sys

if not getattr(sys.flags, "safe_path", sys.flags.isolated):
    del sys.path[0]  # the working folder: a learner's own `random.py` is not for the tool to import
if sys.version_info < (3, 10):  # noqa: UP036  (older ones get as far as this)
    raise SystemExit(f"demo: this is Python {sys.version.split()[0]}, and 3.10 or newer is needed.")

try:
    from .commands.main import run

    run()
except ModuleNotFoundError as error:
    if error.name not in ("gprof2dot", "graphviz", "jinja2", "requests", "tomli"):
        raise
    from .commands.wrong_python import advice

    raise SystemExit(advice(error.name)) from None
