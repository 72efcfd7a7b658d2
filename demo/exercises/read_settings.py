"""Reads the settings of many customers from one file, and says which of them want a letter."""

from pathlib import Path


def main():
    folder = Path("settings-of-customers.txt")
    folder.write_text(
        "".join(f"customer{n} letter={'yes' if n % 3 else 'no'}\n" for n in range(1_800)), encoding="utf-8"
    )
    try:
        wanted = who_wants_letters(str(folder), [f"customer{n}" for n in range(1_800)])
        print(len(wanted), "letters to write")
    finally:
        folder.unlink()


def who_wants_letters(path, customers):
    wanted = []
    for customer in customers:
        if setting(path, customer, "letter") == "yes":
            wanted.append(customer)
    return wanted


def setting(path, customer, name):
    with open(path, encoding="utf-8") as settings:
        for line in settings:
            fields = line.split()
            if fields and fields[0] == customer:
                for field in fields[1:]:
                    key, _, value = field.partition("=")
                    if key == name:
                        return value
    return None


if __name__ == "__main__":
    main()
