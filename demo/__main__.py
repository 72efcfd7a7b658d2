"""`python -m demo`."""

import sys

if not getattr(sys.flags, "safe_path", sys.flags.isolated):
    del sys.path[0]  # the working folder: a learner's own `random.py` is not for the tool to import

from demo.cli import main

raise SystemExit(main())
