"""Small programs over real libraries, which call back, recurse and import; each is a text that runs by itself."""

PROGRAMS = {
    # A library that calls back for what it cannot encode, and for each object it reads.
    "json": r"""
import json


class Point:
    def __init__(self, x):
        self.x = x


def encode(o):
    return [o.x, inner(o.x)]


def inner(n):
    return n if n < 2 else {"k": n}


def main():
    for i in range(5):
        json.dumps({"a": [Point(3), Point(1)] * 3, "b": list(range(20))}, default=encode, indent=1)
    for i in range(3):
        json.loads('[1, {"a": [1,2,3.5]}]', object_hook=lambda d: d)


main()
""",
    # A callback for each match, and one compiled pattern after the other.
    "re": r"""
import re


def up(m):
    return m.group().upper()


def main():
    re.purge()
    for p in ("a+", "b*c", "(x|y)+z"):
        re.sub(p, up, "aaabbcxyz" * 20)
    for i in range(50):
        re.match("a", "abc")


main()
""",
    # Visitors: a library that calls methods of the program, which call it again.
    "ast": r"""
import ast


class V(ast.NodeVisitor):
    def visit_Name(self, n):
        self.note(n.id)

    def visit_BinOp(self, n):
        self.generic_visit(n)

    def note(self, x):
        pass


class T(ast.NodeTransformer):
    def visit_Constant(self, n):
        return n


def main():
    tree = ast.parse("\n".join(f"a{i} = b + (c*{i} - d(e, f[g]))" for i in range(20)))
    V().visit(tree)
    T().visit(tree)
    ast.dump(tree)
    ast.unparse(tree)


main()
""",
    # A class of the program that a library fills with events.
    "html": r"""
from html.parser import HTMLParser


class H(HTMLParser):
    def handle_starttag(self, t, a):
        self.work(t)

    def handle_data(self, d):
        self.work(d)

    def work(self, x):
        for c in x:
            c.upper()


def main():
    h = H()
    h.feed("<p class='a'>hello <b>bold</b> &amp; more</p>" * 20)
    h.close()


main()
""",
    # A decorator with a context manager around everything, recursion, and a comparison for each pair.
    "decorator": r"""
import functools, contextlib


def traced(f):
    @functools.wraps(f)
    def wrapper(*a):
        with scope():
            return f(*a)

    return wrapper


@contextlib.contextmanager
def scope():
    yield


@traced
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@traced
def leaf(n):
    return sum(i for i in range(n))


@traced
def main():
    fib(8)
    [leaf(k) for k in range(10)]
    sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: leaf(3) and a - b))


main()
""",
    # A test runner.
    "unittest": r"""
import unittest, io


class A(unittest.TestCase):
    def setUp(self):
        helper(3)

    def test_a(self):
        self.assertEqual(helper(5), 10)

    def test_b(self):
        self.assertIn(1, [1, 2])

    def test_c(self):
        self.assertEqual({"a": [1, 2]}, {"a": [1, 2]})


def helper(n):
    return sum(range(n))


def main():
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(A)
    unittest.TextTestRunner(stream=io.StringIO()).run(suite)


main()
""",
    # Two ways into the same handlers.
    "logging": r"""
import logging, io


class H(logging.Handler):
    def emit(self, record):
        fmt(self.format(record))


def fmt(s):
    return s.split()


def main():
    log = logging.Logger("x")
    log.addHandler(H())
    log.addHandler(logging.StreamHandler(io.StringIO()))
    for i in range(20):
        log.info("a %s", i)
        log.warning("b %d", i)


main()
""",
    # Recursion by way of a library.
    "deepcopy": r"""
import copy, pickle


class N:
    def __init__(self, kids):
        self.kids = kids

    def __deepcopy__(self, memo):
        return N(copy.deepcopy(self.kids, memo))

    def __reduce__(self):
        return (N, (self.kids,))


def tree(n):
    return N([tree(n - 1), tree(n - 1)] if n else [])


def main():
    t = tree(4)
    copy.deepcopy(t)


main()
""",
    # Several places, each with a library of its own.
    "several": r"""
import statistics, fractions, textwrap, difflib, string, csv, io, configparser


def squares(n):
    return [i * i for i in range(n)]


def report(d):
    return textwrap.fill(string.Template("$a and $b " * 20).substitute(d), 30)


def diff():
    return list(difflib.unified_diff([str(i) for i in range(20)], [str(i * 2) for i in range(20)]))


def table():
    w = csv.DictWriter(io.StringIO(), ["a", "b"])
    w.writerows({"a": i, "b": i} for i in range(10))


def conf():
    c = configparser.ConfigParser()
    c.read_string("[a]\nx=1\ny=%(x)s\n")
    return c.get("a", "y")


def main():
    statistics.stdev(squares(10))
    report({"a": 1, "b": 2})
    diff()
    table()
    conf()
    sum(fractions.Fraction(1, i) for i in range(1, 9))


main()
""",
    # Generated methods, classes of enumerations, a mapping with a method for what is missing.
    "generated": r"""
import tokenize, io, inspect, dis, argparse, dataclasses, enum, collections


@dataclasses.dataclass(order=True)
class D:
    a: int
    b: int = 0


class E(enum.Enum):
    X = 1
    Y = 2


class M(collections.UserDict):
    def __missing__(self, k):
        return self.make(k)

    def make(self, k):
        return len(k)


def tok():
    return list(tokenize.generate_tokens(io.StringIO("x = 1 + (2*3)\n" * 5).readline))


def args():
    p = argparse.ArgumentParser()
    p.add_argument("--n", type=conv)
    p.parse_args(["--n", "3"])


def conv(s):
    return int(s)


def main():
    tok()
    args()
    sorted(D(i % 3, i) for i in range(10))
    E(1)
    M()["abc"]
    dis.dis(tok, file=io.StringIO())


main()
""",
    # Coroutines that wait for each other.
    "asyncio": r"""
import asyncio


async def one(n):
    for i in range(n):
        await asyncio.sleep(0)
    return work(n)


def work(n):
    return sum(range(n))


async def main():
    await asyncio.gather(*[one(k) for k in range(6)])
    q = asyncio.Queue()
    await asyncio.gather(put(q), get(q))


async def put(q):
    for i in range(5):
        await q.put(i)


async def get(q):
    for i in range(5):
        work(await q.get())


asyncio.run(main())
""",
    # Imports inside a function.
    "imports": r"""
import sys


def lazy(name):
    for k in [k for k in sys.modules if k.split(".")[0] == name]:
        del sys.modules[k]
    return __import__(name)


def main():
    lazy("colorsys")
    lazy("sched")
    lazy("this_is_none") if 0 else None
    lazy("wave")
    use(lazy("shlex"))


def use(m):
    return m.split("a b 'c d'" * 5)


main()
""",
    # Functions that call each other in turn.
    "parser": r"""
def expr(s, i):
    v, i = term(s, i)
    while i < len(s) and s[i] in "+-":
        v2, i = term(s, i + 1)
        v += v2
    return v, i


def term(s, i):
    v, i = factor(s, i)
    while i < len(s) and s[i] == "*":
        v2, i = factor(s, i + 1)
        v *= v2
    return v, i


def factor(s, i):
    if s[i] == "(":
        v, i = expr(s, i + 1)
        return v, i + 1
    return number(s, i)


def number(s, i):
    j = i
    while j < len(s) and s[j].isdigit():
        j += 1
    return int(s[i:j]), j


def main():
    for k in range(5):
        expr("(1+2*(3+4*(5+6)))*7+(8*9)", 0)


main()
""",
    # Functions of the same name on the same line that run inside each other.
    "namesakes": r"""
def table(m):
    return "\n".join(" ".join(str(x) for x in row) for row in m)
def total(m):
    return sum(sum(abs(x) for x in row) for row in m) + max(max(row) for row in [[abs(x) for x in r] for r in m])
def order(m):
    return sorted(m, key=lambda row: sorted(row, key=lambda x: -x))
def checks(m):
    return all(x >= 0 for row in m for x in row)
def main():
    m = [[i * j for i in range(9)] for j in range(7)]
    table(m)
    total(m)
    order(m)
    checks(m)
    checks(m)
main()
""",
    # Methods of one name that call each other, and lambdas of lambdas.
    "methods": r"""
class A:
    def run(self, n): return self.go(n) + (lambda k: (lambda j: abs(j))(k) + abs(k))(n)
    def go(self, n): return n
class B(A):
    def run(self, n): return super().run(n) + sum(A().run(k) for k in range(n))
    def go(self, n): return super().go(n) + len([A().go(k) for k in range(n)])
class C(B):
    def run(self, n): return super().run(n) + sum(B().run(k) for k in range(n))
def main():
    C().run(6)
    B().run(9)
main()
""",
}
