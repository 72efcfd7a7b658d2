"""Areas under curves, and whether formulas agree."""

import sympy
from sympy.abc import x


def areas():
    return [sympy.integrate(x**k * sympy.exp(-x) * sympy.cos(x), (x, 0, 2)) for k in range(2)]


def check():
    formulas = [(sympy.sin(k * x) ** 2 + sympy.cos(k * x) ** 2) ** 2 for k in range(1, 8)]
    return [sympy.simplify(formula) == 1 for formula in formulas]


def main():
    print(len(areas()), all(check()))


main()
