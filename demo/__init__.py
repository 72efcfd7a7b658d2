"""Profiling in Python: find out why a program is slow.

    import profiling_in_python as profiling

    with profiling.record() as run:      # or: run = profiling.read("output.pstats")
        work()
    for sentence in run.reading:         # what is so in this run
        print(sentence)
    run.save("out")                      # output.pstats, .svg, .png, .html

The rooms of this package, along the way of the data:

    recording/    a program -> a profile file            profiles/    a profile file -> Profile
    stacks/       other tools' whole stacks -> Profile
    folding/      Profile -> Graph                       picture/     Graph -> DOT -> svg, png
    reading/      Profile, Graph -> claims -> sentences  report/      all of it -> one .html
    comparison/   two runs -> what changed               pipeline.py  the straight way through these rooms
    parts/        several profile files -> their sum     training/    exercises and their verdicts
    lab/          what a web page runs                   dask.py      a cluster's tasks -> a run
    outputs/      files, written whole or not at all     commands/    the command line
    integrations/ where people already are: pytest, notebooks, web servers

Beside them stand programs to be profiled: workload.py, workload_improved.py, sites.py, exercises/, solutions/; they
import nothing of the tool. Who may import whom is a table in tests/test_architecture.py.
"""

TYPE_CHECKING = False  # type checkers take it for True; the module that has it takes longer to load than this package

if TYPE_CHECKING:
    from .drawable import Saved
    from .errors import DemoError, DrawingError, ProfileFileError, RecordingError, UsageError
    from .pipeline import Run, RunComparison, merge, read, record
else:

    def __getattr__(name):
        """Load what is asked for: a program that only wants `sites` should not wait for the rest."""
        from importlib import import_module

        if name == "load_ipython_extension":  # of `%load_ext profiling_in_python`
            return getattr(import_module(".integrations.notebook", __name__), name)
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room = ".errors" if name.endswith("Error") else ".drawable" if name == "Saved" else ".pipeline"
        return getattr(import_module(room, __name__), name)


__version__ = "0.2.0"
__all__ = [
    "DemoError",
    "DrawingError",
    "ProfileFileError",
    "RecordingError",
    "Run",
    "RunComparison",
    "Saved",
    "UsageError",
    "merge",
    "read",
    "record",
]
