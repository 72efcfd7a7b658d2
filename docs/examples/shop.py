class clock:
    now = 0.0  # seconds; `clock.now += 2` stands for two seconds of work


CUSTOMERS = range(200)


def main():
    clock.now += 0.3
    orders = read_orders()
    write_report(orders)


def read_orders():
    clock.now += 2
    orders = {}
    for number in range(40):
        orders[number] = read_line(number)
    return orders


def read_line(number):
    clock.now += 0.05
    return number * 5


def write_report(orders):
    for number in orders:
        find_customer(orders[number])
        write_line()


def find_customer(wanted):
    for customer in CUSTOMERS:
        if is_same(customer, wanted):
            return customer


def is_same(one, other):
    clock.now += 0.005
    return one == other


def write_line():
    clock.now += 0.05


if __name__ == "__main__":
    main()
