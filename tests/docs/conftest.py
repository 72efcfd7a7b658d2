"""The site's own room, `tools/workshop`, is no package: its files find each other by this path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "workshop"))
