"""In how many ways can a staircase be climbed, one or two steps at a time?"""


def main():
    for stairs in (5, 10, 20):
        print(f"{stairs} stairs: {ways(stairs):,} ways")


def ways(stairs):
    if stairs <= 1:
        return 1
    return ways(stairs - 1) + ways(stairs - 2)


if __name__ == "__main__":
    main()
