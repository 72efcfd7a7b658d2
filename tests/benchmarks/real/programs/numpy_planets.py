"""Moves planets by the forces between them."""

import numpy as np


def force(places, masses):
    forces = np.zeros_like(places)
    for i in range(len(places)):
        for j in range(len(places)):
            if i != j:
                way = places[j] - places[i]
                distance = np.sqrt((way**2).sum()) + 0.01
                forces[i] += masses[j] * way / distance**3
    return forces


def step(places, speeds, masses):
    speeds += force(places, masses) * 0.01
    places += speeds * 0.01


def main():
    random = np.random.default_rng(1)
    places, speeds, masses = random.random((40, 3)), np.zeros((40, 3)), random.random(40)
    for _ in range(60):
        step(places, speeds, masses)
    print(places.mean())


main()
