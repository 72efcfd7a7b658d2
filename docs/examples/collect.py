"""How long does the garbage collector take? It calls back before and after each of its rounds."""

import gc
import time

rounds = []


def watch(phase, info):
    if phase == "start":
        rounds.append([time.perf_counter(), info["generation"]])
    else:
        rounds[-1][0] = time.perf_counter() - rounds[-1][0]


def main():
    for _ in range(20):
        make_circles()


def make_circles():
    for _ in range(1000):
        circle = []
        circle.append(circle)


if __name__ == "__main__":
    gc.callbacks.append(watch)
    main()
    gc.callbacks.remove(watch)
    print(f"{len(rounds)} rounds, {sum(seconds for seconds, _ in rounds) * 1000:.1f} ms in all")
