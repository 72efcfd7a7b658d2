# %% only the invited in a set
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = []
    sent_away = []
    expected = set(invited)
    for name in arrivals:
        if may_enter(name, expected, inside):
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, missing_of(invited, inside)


# %% all but the missing
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = set(invited)
    inside = {}  # a dict keeps the order in which they came
    sent_away = []
    for name in arrivals:
        if may_enter(name, expected, inside):
            inside[name] = True
        else:
            sent_away.append(name)
    return list(inside), sent_away, missing_of(invited, list(inside))


def may_enter(name, expected, inside):
    return name in expected and name not in inside


# %% all but those inside
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = set(invited)
    inside = {}  # a dict keeps the order in which they came
    sent_away = []
    for name in arrivals:
        if may_enter(name, expected, list(inside)):
            inside[name] = True
        else:
            sent_away.append(name)
    return list(inside), sent_away, missing_of(invited, inside)


def may_enter(name, expected, inside):
    return name in expected and name not in inside


# %% a set made for each guest
# verdict: Is a set or dict made anew
def may_enter(name, invited, inside):
    return name in set(invited) and name not in set(inside)


# %% a sorted list that is not searched as one
# verdict: on the given input
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    invited = sorted(invited)
    inside = []
    sent_away = []
    for name in arrivals:
        if may_enter(name, invited, inside):
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, missing_of(invited, inside)


# %% another way to ask a list
# verdict: Which lists are still asked?
def may_enter(name, invited, inside):
    return invited.count(name) > 0 and inside.count(name) == 0


# %% sets instead of lists
# verdict: on the given input
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = set()
    sent_away = set()
    for name in arrivals:
        if may_enter(name, invited, inside):
            inside.add(name)
        else:
            sent_away.add(name)
    return inside, sent_away, missing_of(invited, inside)


# %% the missing as a set, once each
# verdict: on hidden input 4
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = set(invited)
    inside = {}  # a dict keeps the order in which they came
    sent_away = []
    for name in arrivals:
        if may_enter(name, expected, inside):
            inside[name] = True
        else:
            sent_away.append(name)
    return list(inside), sent_away, missing_of(dict.fromkeys(invited), inside)


def may_enter(name, expected, inside):
    return name in expected and name not in inside


# %% lists of other texts
# verdict: names were compared
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    invited = [str(name) for name in invited]
    arrivals = [str(name) for name in arrivals]
    inside = []
    sent_away = []
    for name in arrivals:
        if may_enter(name, invited, inside):
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, missing_of(invited, inside)


# %% one long text for each look
# verdict: names were compared
def may_enter(name, invited, inside):
    return f'|{name}|' in '|' + '|'.join(invited) + '|' and f'|{name}|' not in '|' + '|'.join(inside) + '|'


# %% tuples instead of lists
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    invited = tuple(invited)
    inside = ()
    sent_away = []
    for name in arrivals:
        if name in invited and name not in inside:
            inside += (name,)
        else:
            sent_away.append(name)
    return list(inside), sent_away, [name for name in invited if name not in inside]


# %% lists of hashes
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    tickets = [hash(name) for name in invited]
    inside, sent_away, came = [], [], []
    for name in arrivals:
        if hash(name) in tickets and hash(name) not in came:
            came.append(hash(name))
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if hash(name) not in came]


# %% asked by index
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside, sent_away = [], []
    for name in arrivals:
        try:
            invited.index(name)
        except ValueError:
            sent_away.append(name)
            continue
        try:
            inside.index(name)
            sent_away.append(name)
        except ValueError:
            inside.append(name)
    return inside, sent_away, [name for name in invited if not inside.count(name)]


# %% taken from a list of those who are waited for
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    waiting = list(invited)
    expected = set(invited)
    came = set()
    inside, sent_away = [], []
    for name in arrivals:
        if name in expected and name not in came:
            while name in waiting:
                waiting.remove(name)
            came.add(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, waiting


# %% loops in one line
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside, sent_away = [], []
    for name in arrivals:
        if any(name == other for other in invited) and all(name != other for other in inside):
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if not any(name == other for other in inside)]


# %% deques
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    from collections import deque

    invited_ones, inside, sent_away = deque(invited), deque(), []
    for name in arrivals:
        if name in invited_ones and name not in inside:
            inside.append(name)
        else:
            sent_away.append(name)
    return list(inside), sent_away, [name for name in invited if name not in inside]


# %% the values of a dict
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = dict(enumerate(invited))
    inside, sent_away = {}, []
    for name in arrivals:
        if name in expected.values() and name not in inside.values():
            inside[len(inside)] = name
        else:
            sent_away.append(name)
    return list(inside.values()), sent_away, [name for name in invited if name not in inside.values()]


# %% a regex on one long text
# verdict: Each look into a long text
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    import re

    text = "\n".join(invited)
    came, inside, sent_away = set(), [], []
    for name in arrivals:
        if re.search("^" + re.escape(name) + "$", text, re.M) and name not in came:
            came.add(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name not in came]


# %% one long text, made once
# verdict: Each look into a long text
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    import re

    text = "\n" + "\n".join(invited) + "\n"
    came, inside, sent_away = set(), [], []
    for name in arrivals:
        if text.find("\n" + name + "\n") >= 0 and name not in came:
            came.add(name)
            inside.append(name)
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name not in came]


# %% only the missing repaired
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside, sent_away = [], []
    for name in arrivals:
        if name in invited and name not in inside:
            inside.append(name)
        else:
            sent_away.append(name)
    came = set(inside)
    return inside, sent_away, [name for name in invited if name not in came]


# %% a set of those inside for each
# verdict: Is a set or dict made anew
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = set(invited)
    inside, sent_away = [], []
    for name in arrivals:
        if name in expected and name not in {*inside}:
            inside.append(name)
        else:
            sent_away.append(name)
    came = set(inside)
    return inside, sent_away, [name for name in invited if name not in came]


# %% a copy of a set for each who is missing
# verdict: Which lists are still asked?
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = set(invited)
    inside, sent_away = {}, []
    for name in arrivals:
        if name in expected and name not in inside:
            inside[name] = 1
        else:
            sent_away.append(name)
    return list(inside), sent_away, [name for name in invited if name not in set(inside)]


# %% the missing in another order
# verdict: on the given input
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    expected = set(invited)
    inside, sent_away = {}, []
    for name in arrivals:
        if name in expected and name not in inside:
            inside[name] = 1
        else:
            sent_away.append(name)
    return list(inside), sent_away, sorted(expected - set(inside))


# %% startswith a tuple
# verdict: Not cheap enough yet
def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = []
    sent_away = []
    entered = set()
    listed = tuple(f"{name}\n" for name in invited)
    for name in arrivals:
        if f"{name}\n".startswith(listed) and name not in entered:
            inside.append(name)
            entered.add(name)
        else:
            sent_away.append(name)
    return inside, sent_away, missing_of(invited, inside)


def missing_of(invited, inside):
    missing = []
    came = tuple(f"{name}\n" for name in inside)
    for name in invited:
        if not f"{name}\n".startswith(came):
            missing.append(name)
    return missing


# %% sqlite, no index
# verdict: Not cheap enough yet
import sqlite3


def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    inside = []
    sent_away = []
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE invited (name TEXT)")
    base.execute("CREATE TABLE inside (name TEXT)")
    base.executemany("INSERT INTO invited VALUES (?)", [(name,) for name in invited])
    for name in arrivals:
        if may_enter(name, base):
            inside.append(name)
            base.execute("INSERT INTO inside VALUES (?)", (name,))
        else:
            sent_away.append(name)
    return inside, sent_away, missing_of(base)


def may_enter(name, base):
    query = "SELECT ? IN (SELECT name FROM invited WHERE name = ?) AND NOT EXISTS (SELECT 1 FROM inside WHERE name = ?)"
    return base.execute(query, (name, name, name)).fetchone()[0]


def missing_of(base):
    query = "SELECT name FROM invited WHERE NOT EXISTS (SELECT 1 FROM inside WHERE inside.name = invited.name)"
    return [name for (name,) in base.execute(query)]


# %% UserLists of plain names
# verdict: Not cheap enough yet
from collections import UserList


def at_the_door(invited, arrivals):
    """Return who is let in, who is sent away, both as they come, and who is missing, as on the list.

    Nobody is let in twice: who comes again with the same name is sent away.
    """
    invited = UserList(f"{name}" for name in invited)
    arrivals = [f"{name}" for name in arrivals]
    inside = UserList()
    sent_away = []
    for name in arrivals:
        if may_enter(name, invited, inside):
            inside.append(name)
        else:
            sent_away.append(name)
    return list(inside), sent_away, missing_of(invited, inside)


# %% who is still expected is a new set each time
# verdict: Not cheap enough yet
def at_the_door(invited, arrivals):
    expected = set(invited)
    inside = []
    sent_away = []
    for name in arrivals:
        if name in expected:
            inside.append(name)
            expected = expected - {name}
        else:
            sent_away.append(name)
    return inside, sent_away, [name for name in invited if name in expected]


# %% the missing list in a match
# verdict: Not cheap enough yet
def missing_of(invited, inside):
    match set(inside):
        case known:
            return [name for name in invited if name not in known]
def at_the_door(invited, arrivals):
    waiting = frozenset(invited)
    inside, sent_away = [], []
    for name in arrivals:
        rest = waiting.difference([name])
        if len(rest) < len(waiting):
            inside.append(name)
        else:
            sent_away.append(name)
        waiting = rest
    return inside, sent_away, missing_of(invited, inside)
