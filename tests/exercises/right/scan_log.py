# %% a memory without a limit
import functools


@functools.cache
def pattern_of(pupil):
    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)


# %% a memory for 600 pupils
import functools


@functools.lru_cache(maxsize=600)
def pattern_of(pupil):
    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)


# %% a memory of one's own
PATTERNS = {}


def pattern_of(pupil):
    if pupil not in PATTERNS:
        PATTERNS[pupil] = re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)
    return PATTERNS[pupil]


# %% a dict of patterns, made before the loops
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    patterns = {pupil: pattern_of(pupil) for pupil in pupils}
    for number, entry in enumerate(entries):
        for pupil, pattern in patterns.items():
            if pattern.search(entry) is not None:
                found.setdefault(pupil, []).append(number)
    return found


# %% pupils outside, entries inside, and the memory of re
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for pupil in pupils:
        for number, entry in enumerate(entries):
            if re.search(rf"(?<!\w){re.escape(pupil)}(?!\w)", entry, re.IGNORECASE):
                found.setdefault(pupil, []).append(number)
    return found


# %% a comprehension for each pupil
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for pupil in pupils:
        search = pattern_of(pupil).search
        numbers = [number for number, entry in enumerate(entries) if search(entry)]
        if numbers:
            found[pupil] = numbers
    return found


# %% an object for each pupil, with its patterns for both sides
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    class Pupil:
        def __init__(self, name):
            self.name = name
            self.before = re.compile(rf"(?<!\w){re.escape(name)}", re.IGNORECASE)
            self.whole = re.compile(rf"{re.escape(name)}(?!\w)", re.IGNORECASE)

        def is_in(self, entry):
            matches = self.before.finditer(entry)
            return any(self.whole.match(entry, match.start()) for match in matches)

    everybody = list(map(Pupil, pupils))
    for number, entry in enumerate(entries):
        for pupil in everybody:
            if pupil.is_in(entry):
                found.setdefault(pupil.name, []).append(number)
    return found


# %% one pattern for all, and patterns for those that it finds
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    anybody = re.compile("|".join(map(re.escape, pupils)) or "(?!)", re.IGNORECASE)
    for number, entry in enumerate(entries):
        if anybody.search(entry):
            for pupil in pupils:
                if pupil.lower() in entry.lower() and is_named(pupil, entry):
                    found.setdefault(pupil, []).append(number)
    return found


# %% one pattern that looks ahead, a group for each pupil
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    names = [rf"(?=(?:.*(?<!\w)({re.escape(pupil)})(?!\w))?)" for pupil in pupils]
    everybody = re.compile("".join(names), re.IGNORECASE | re.DOTALL)
    for number, entry in enumerate(entries):
        for pupil, group in zip(pupils, everybody.match(entry).groups()):
            if group:
                found.setdefault(pupil, []).append(number)
    return found


# %% one pattern, a look at what is around
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        text = entry.lower()
        for pupil in pupils:
            if as_a_whole(pupil.lower(), text):
                found.setdefault(pupil, []).append(number)
    return found


def as_a_whole(name, text):
    start = text.find(name)
    while start >= 0:
        before, after = text[:start][-1:], text[start + len(name) :][:1]
        if not re.match(r"\w", before) and not re.match(r"\w", after):
            return True
        start = text.find(name, start + 1)
    return False


def nothing(found):
    return found


# %% letter by letter
def is_named(pupil, entry):
    text = " " + entry.lower() + " "
    name = pupil.lower()
    start = 1
    while start < len(text):
        same = 0
        while same < len(name) and start + same < len(text) and text[start + same] == name[same]:
            same += 1
        if same == len(name) and not text[start - 1].isalnum() and not text[start + same].isalnum():
            return True
        start += 1
    return False


# %% words with one space around each, made anew each time
def is_named(pupil, entry):
    def padded(text):
        return " " + " ".join(re.findall(r"\w+", text.lower())) + " "

    return padded(pupil) in padded(entry)


# %% a set of words, and all that stand beside each other
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    by_words = {}
    for pupil in pupils:
        by_words.setdefault(tuple(re.findall(r"\w+", pupil.lower())), []).append(pupil)
    sizes = set(map(len, by_words))
    for number, entry in enumerate(entries):
        words = re.findall(r"\w+", entry.lower())
        named = {tuple(words[at : at + size]) for size in sizes for at in range(len(words))}
        for words in by_words.keys() & named:
            for pupil in by_words[words]:
                found.setdefault(pupil, []).append(number)
    return found


# %% a pattern only for names that are there at all
def is_named(pupil, entry):
    return pupil.lower() in entry.lower() and pattern_of(pupil).search(entry) is not None


# %% the whole log first, then the entries of those that are in it
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    log = "\n".join(entries)
    patterns = {pupil: pattern_of(pupil) for pupil in pupils if is_named(pupil, log)}
    for number, entry in enumerate(entries):
        for pupil in patterns:
            if patterns[pupil].search(entry):
                found.setdefault(pupil, []).append(number)
    return found


# %% ignorecase find with boundaries
def is_named(pupil, entry):
    name, text = pupil.lower(), entry.lower()
    place = text.find(name)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(name) : place + len(name) + 1]
        if not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_"):
            return True
        place = text.find(name, place + 1)
    return False


# %% entries outside, patterns zip
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    searches = list(zip(pupils, [pattern_of(pupil).search for pupil in pupils]))
    for number, entry in enumerate(entries):
        for pupil, search in searches:
            if search(entry):
                found.setdefault(pupil, []).append(number)
    return found
