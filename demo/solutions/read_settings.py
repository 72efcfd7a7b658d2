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
    settings = read_settings(path)
    return [customer for customer in customers if settings.get(customer, {}).get("letter") == "yes"]


def read_settings(path):
    settings = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if fields and fields[0] not in settings:
                settings[fields[0]] = first_values(fields[1:])
    return settings


def first_values(fields):
    values = {}
    for field in fields:
        key, _, value = field.partition("=")
        values.setdefault(key, value)
    return values


if __name__ == "__main__":
    main()
