from fastapi import FastAPI
from profiling_in_python.integrations.web import ProfiledASGI

app = FastAPI()


@app.get("/primes")
def primes(limit: int = 2000) -> int:
    return sum(is_prime(number) for number in range(2, limit))


def is_prime(number: int) -> bool:
    return all(number % divisor for divisor in range(2, number))


app = ProfiledASGI(app)
