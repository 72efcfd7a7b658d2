"""Print the targets of a Makefile with the texts behind their `##`."""

import re
import sys
from pathlib import Path

TARGET = re.compile(r"^([\w-]+):.*?## (.+)$", re.M)

print("Profiling in Python: find out why a Python program is slow. Start with `make profile`.\n")
for name, text in TARGET.findall(Path(sys.argv[1]).read_text(encoding="utf-8")):
    print(f"  make {name:<9} {text}")
