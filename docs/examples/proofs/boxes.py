"""“Each box is a function of your file.” Most are not."""

import cProfile
import json
import os


def main():
    text = json.dumps({"numbers": list(range(10))}, indent=1)
    json.loads(text)
    os.path.realpath(".")


profiler = cProfile.Profile()
profiler.runcall(main)
profiler.create_stats()
print("functions of this file:", sum(file == __file__ for file, _, _ in profiler.stats))
print("functions in the profile:", "more than ten" if len(profiler.stats) > 10 else len(profiler.stats))
