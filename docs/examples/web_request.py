"""A small web application, whose requests are profiled where `?profile` is in their address."""

from profiling_in_python.integrations.web import ProfiledWSGI


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield f"{count_primes(2000)} primes".encode()


def count_primes(limit):
    return sum(is_prime(number) for number in range(2, limit))


def is_prime(number):
    return all(number % divisor for divisor in range(2, number))


application = ProfiledWSGI(application)


if __name__ == "__main__":
    from wsgiref.simple_server import make_server

    make_server("127.0.0.1", 8765, application).serve_forever()
