"""Profile single requests of a web application: those with `?profile` in their address."""

import cProfile
import itertools


class Profiled:
    """Wraps a WSGI application."""

    def __init__(self, application):
        self.application = application
        self.numbers = itertools.count(1)

    def __call__(self, environ, start_response):
        if "profile" not in environ.get("QUERY_STRING", ""):
            return self.application(environ, start_response)
        profiler = cProfile.Profile()
        answer = profiler.runcall(lambda: list(self.application(environ, start_response)))
        profiler.dump_stats(f"request-{next(self.numbers)}.pstats")
        return answer


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield f"{count_primes(2000)} primes".encode()


def count_primes(limit):
    return sum(is_prime(number) for number in range(2, limit))


def is_prime(number):
    return all(number % divisor for divisor in range(2, number))


if __name__ == "__main__":
    from wsgiref.simple_server import make_server

    make_server("127.0.0.1", 8765, Profiled(application)).serve_forever()
