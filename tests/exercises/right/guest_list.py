# %% sets beside the lists
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = []
    sent_away = []
    names_inside = set()
    expected = set(invited)
    for name in arrivals:
        if may_enter(name, expected, names_inside):
            inside.append(name)
            names_inside.add(name)
        else:
            sent_away.append(name)
    return inside, sent_away, missing_of(invited, names_inside)


# %% one dict from name to place
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    place = dict.fromkeys(invited, 'outside')
    inside = []
    sent_away = []
    for name in arrivals:
        if place.get(name) == 'outside':
            place[name] = 'inside'
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if place[name] == 'outside']


# %% a search in a sorted list
import bisect

SIZE = 4_000


def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = []
    sent_away = []
    names = sorted(set(invited))
    came = [False] * len(names)
    for name in arrivals:
        place = bisect.bisect_left(names, name)
        if place < len(names) and names[place] == name and not came[place]:
            came[place] = True
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if not came[bisect.bisect_left(names, name)]]


# %% a Counter of tickets
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    from collections import Counter

    tickets = Counter(dict.fromkeys(invited, 1))
    inside, sent_away = [], []
    for name in arrivals:
        if tickets[name]:
            tickets[name] -= 1
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if tickets[name]]


# %% two sorted lists
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    import bisect

    names = sorted(invited)
    came, inside, sent_away = [], [], []
    for name in arrivals:
        if has(names, name) and not has(came, name):
            bisect.insort(came, name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if not has(came, name)]


def has(names, name):
    import bisect

    place = bisect.bisect_left(names, name)
    return place < len(names) and names[place] == name


# %% a search by halving, by hand
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    names = sorted(set(invited))
    came = [False] * len(names)
    inside, sent_away, missing = [], [], []
    for name in arrivals:
        place = place_of(name, names)
        if place is not None and not came[place]:
            came[place] = True
            inside.append(name)
        else:
            sent_away.append(name)
    for name in invited:
        if not came[place_of(name, names)]:
            missing.append(name)
    return inside, sent_away, missing


def place_of(name, names):
    low = 0
    high = len(names) - 1
    while low <= high:
        middle = (low + high) // 2
        if names[middle] == name:
            return middle
        if names[middle] < name:
            low = middle + 1
        else:
            high = middle - 1
    return None


# %% a set of those who are waited for
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    waiting = set(invited)
    inside, sent_away = [], []
    for name in arrivals:
        try:
            waiting.remove(name)
            inside.append(name)
        except KeyError:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name in waiting]


# %% the first arrival of each name
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = frozenset(invited)
    first = {}
    for number, name in enumerate(arrivals):
        first.setdefault(name, number)
    enters = [first[name] == number and name in expected for number, name in enumerate(arrivals)]
    inside = [name for name, good in zip(arrivals, enters) if good]
    away = [name for name, good in zip(arrivals, enters) if not good]
    came = set(inside)
    return inside, away, list(filter(lambda name: name not in came, invited))


# %% a door that is a class
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    door = Door(invited)
    sent_away = [name for name in arrivals if not door.lets_in(name)]
    return list(door.inside), sent_away, [name for name in invited if name not in door.inside]


class Door:
    def __init__(self, invited):
        self.invited = set(invited)
        self.inside = dict()

    def lets_in(self, name):
        if name in self.inside or not name in self.invited:
            return False
        self.inside[name] = None
        return True


# %% buckets by the hash
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    buckets = [[] for _ in range(200)]
    for name in set(invited):
        buckets[hash(name) % 200].append(name)
    came = [[] for _ in range(200)]
    inside, sent_away = [], []
    for name in arrivals:
        number = hash(name) % 200
        if name in buckets[number] and name not in came[number]:
            came[number].append(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name not in came[hash(name) % 200]]


# %% counts of tickets left in a dict comp
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = []
    sent_away = []
    waiting = {name: True for name in invited}
    for name in arrivals:
        if may_enter(name, waiting):
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if waiting[name]]


def may_enter(name, waiting):
    welcome = waiting.get(name, False)
    if welcome:
        waiting[name] = False
    return welcome


# %% partition arrivals by frozenset filter
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    welcome = set(invited)
    firsts = dict.fromkeys(filter(welcome.__contains__, arrivals))
    left = firsts.copy()
    sent_away = []
    for name in arrivals:
        if name in left:
            del left[name]
        else:
            sent_away.append(name)
    return list(firsts), sent_away, [name for name in invited if name not in firsts]
