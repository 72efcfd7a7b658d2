"""Profiling in Python: programs to be profiled, and the tool that profiles, draws and explains them.

Two kinds of rooms live here. *Programs* (`workload`, and later `exercises` and `solutions`) are what learners profile;
they read like ordinary scripts and import nothing of the tool. The *tool* is a straight line of steps:

    program -> record -> .pstats -> stats -> Profile -> focus -> Profile -> { callgraph -> render -> svg | explain } -> report

`stats.Profile` is the one language between the steps. Steps import the vocabulary (`stats`, `errors`, `units`), never each
other; `cli` strings them together. `tests/test_architecture.py` holds this rule.
"""

__version__ = "0.2.0"
