class clock:
    now = 0.0  # seconds; `clock.now += 2` stands for two seconds of work


def main():
    clock.now += 1
    easy()
    hard()


def easy():
    clock.now += 1
    work()


def hard():
    for _ in range(3):
        work()


def work():
    clock.now += 2


if __name__ == "__main__":
    main()
