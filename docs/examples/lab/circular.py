"""Sends a circular to the readers of a newspaper. Nothing is sent, really: it is the memory that counts."""

READERS = 20_000
LETTERS = 1_000
TOWNS = ("Ghent", "Leeds", "Porto", "Turin", "Varna")
RECEIPTS = []


def read_list():
    """Return all lines of the list of readers."""
    lines = []
    for number in range(READERS):
        lines.append(f"reader {number}; {TOWNS[number % 5]}; since {1950 + number % 70}")
    return lines


def count_towns():
    """Return how many readers live in each town."""
    readers = dict.fromkeys(TOWNS, 0)
    for line in read_list():
        readers[line.split("; ")[1]] += 1
    return readers


def write_letter(number):
    """Return a letter as long as one that a newspaper prints."""
    return f"Dear reader {number},\n" + "from next month on we are happy to cost a little more. " * 800


def stamp(letter):
    """Return a receipt: the first thousand letters."""
    return letter[:1_000]


def send(number):
    """Write a letter, and keep the receipt."""
    letter = write_letter(number)
    RECEIPTS.append(stamp(letter))


def main():
    """Count first, then send."""
    print(count_towns())
    for number in range(LETTERS):
        send(number)
    print(len(RECEIPTS), "letters are under way.")


if __name__ == "__main__":
    main()
