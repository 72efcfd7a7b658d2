"""Writes a bill for each order of a shop."""

CUSTOMERS = [(f"Customer {number}", f"{number} High Street") for number in range(400)]
ORDERS = [(f"customer {number * 7 % 400} ", 3 + number % 50) for number in range(300)]


def main():
    bills = write_bills()
    print(len(bills), "bills, the last one:", bills[-1])


def write_bills():
    bills = []
    for name, price in ORDERS:
        address = find_address(name)
        bills.append(write_bill(address, price))
    return bills


def find_address(wanted):
    for name, address in CUSTOMERS:
        if is_same(name, wanted):
            return address


def is_same(one, other):
    return one.strip().lower() == other.strip().lower()


def write_bill(address, price):
    return f"{price} euros, to be paid by {address}"


if __name__ == "__main__":
    main()
