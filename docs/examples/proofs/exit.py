"""“After sys.exit there is no profile.” There is; what gets lost is the exit status."""

import subprocess
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    program, profile = Path(folder, "program.py"), Path(folder, "output.pstats")
    program.write_text("import sys\nsys.exit(3)\n", encoding="utf-8")
    plain = subprocess.run([sys.executable, program])
    profiled = subprocess.run([sys.executable, "-m", "cProfile", "-o", profile, program])
    print("python program.py: exit status", plain.returncode)
    print("python -m cProfile -o output.pstats program.py: exit status", profiled.returncode)
    print("output.pstats was written:", profile.exists())
