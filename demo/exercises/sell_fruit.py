"""The till of a greengrocer: prices come from a file, and sometimes a price is changed while the shop is open."""

import json
from pathlib import Path


class PriceList:
    def __init__(self, path):
        self.path = path

    @property
    def prices(self):
        """All prices in cents, by what is sold."""
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)

    def price_of(self, name):
        if name in self.prices:
            return self.prices[name]
        return 0

    def change(self, name, cents):
        changed = {**self.prices, name: cents}
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(changed, file)


def main():
    path = Path("prices-of-fruit.json")
    names = [f"fruit {number}" for number in range(300)]
    path.write_text(json.dumps(dict.fromkeys(names, 95)), encoding="utf-8")
    try:
        receipts = sell_fruit(path, day_at_the_till(names, 1_700))
    finally:
        path.unlink()
    cents = sum(cents for _name, cents in receipts)
    print(f"{len(receipts):,} receipts, {cents / 100:,.2f} in all")
    print("not on the list:", ", ".join(sorted({name for name, cents in receipts if not cents})))


def day_at_the_till(names, size):
    """Make up a day: ("sell", name, how many), and from time to time ("change", name, new price)."""
    day = []
    for number in range(size):
        name = names[number * 7_919 % len(names)]
        day.append(("sell", name, number % 3 + 1) if number % 500 else ("sell", f"strange {name}", 1))
        if number % 75 == 50:
            day.append(("change", names[number // 75], 105 + number % 7))
    return day


def sell_fruit(path, day):
    """Return (name, cents) for each sale of the day; what is not on the list costs nothing."""
    price_list = PriceList(path)
    receipts = []
    for what, name, number in day:
        if what == "change":
            price_list.change(name, number)
        else:
            receipts.append((name, number * price_list.price_of(name)))
    return receipts


if __name__ == "__main__":
    main()
