"""“An SVG can be read aloud.” What a screen reader finds on gprof2dot's boxes and arrows is numbers of boxes."""

import cProfile
import re
import shutil
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import four

profiler = cProfile.Profile(timer=lambda: four.clock.now)
profiler.runcall(four.main)
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder, "four.pstats")
    profiler.dump_stats(file)
    command = [sys.executable, "-m", "gprof2dot", "-f", "pstats", str(file)]
    graph = subprocess.run(command, capture_output=True, check=True).stdout
engine = shutil.which("dot") or shutil.which("graphviz-pure", path=str(Path(sys.executable).parent))
if engine:
    svg = subprocess.run([engine, "-Tsvg"], input=graph, capture_output=True, check=True).stdout.decode()
    print("titles of the boxes and arrows:", *sorted(re.findall("<title>([0-9].*)</title>", unescape(svg))), sep="\n  ")
else:
    print("no Graphviz here to show it with")
