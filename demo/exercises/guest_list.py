"""The door of a big party: who may come in, who is sent away, and who has not come?"""

SIZE = 4_500


def main():
    invited = [f"guest {number}" for number in range(SIZE)]
    arrivals = crowd(SIZE)
    inside, sent_away, missing = at_the_door(invited, arrivals)
    print(f"{len(invited):,} were invited, {len(arrivals):,} came to the door")
    print(f"{len(inside):,} are inside, the last one is {inside[-1]}")
    print(f"{len(sent_away):,} were sent away, {len(missing):,} are missing")


def crowd(size):
    arrivals = []
    for number in range(size):
        ticket = number * 7_919 % size
        if number % 5 == 0:
            arrivals.append(f"stranger {ticket}")
        elif number % 7 == 0:
            arrivals.append(f"guest {ticket // 2}")
        else:
            arrivals.append(f"guest {ticket}")
    return arrivals


def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = []
    sent_away = []
    for name in arrivals:
        if may_enter(name, invited, inside):
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, missing_of(invited, inside)


def may_enter(name, invited, inside):
    return name in invited and name not in inside


def missing_of(invited, inside):
    missing = []
    for name in invited:
        if name not in inside:
            missing.append(name)
    return missing


if __name__ == "__main__":
    main()
