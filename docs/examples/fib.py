class clock:
    now = 0.0


def main():
    fib(10)


def fib(n):
    clock.now += 0.01
    return n if n < 2 else fib(n - 1) + fib(n - 2)


if __name__ == "__main__":
    main()
