# %% a memory with the usual limit
# verdict: patterns were compiled 3,168 times
import functools


@functools.lru_cache
def pattern_of(pupil):
    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)


# %% a memory for 512 patterns
# verdict: patterns were compiled 3,168 times
import functools


@functools.lru_cache(maxsize=512)
def pattern_of(pupil):
    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)


# %% a memory for the answers
# verdict: patterns were compiled 3,168 times
import functools


@functools.cache
def is_named(pupil, entry):
    return pattern_of(pupil).search(entry) is not None


# %% patterns made before the pupils are looked at, but for each entry
# verdict: patterns were compiled 3,168 times
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        patterns = {pupil: pattern_of(pupil) for pupil in pupils}
        for pupil, pattern in patterns.items():
            if pattern.search(entry):
                found.setdefault(pupil, []).append(number)
    return found


# %% a memory that is begun anew for each entry
# verdict: patterns were compiled 3,168 times
PATTERNS = {}


def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        PATTERNS.clear()
        for pupil in pupils:
            if is_named(pupil, entry):
                found.setdefault(pupil, []).append(number)
    return found


def pattern_of(pupil):
    return PATTERNS.get(pupil) or PATTERNS.setdefault(pupil, re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE))


# %% a memory with the entry in its key
# verdict: patterns were compiled 3,168 times
import functools


def is_named(pupil, entry):
    return pattern_of(pupil, entry).search(entry) is not None


@functools.cache
def pattern_of(pupil, entry):
    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)


# %% the first ten patterns are kept
# verdict: patterns were compiled 3,118 times
PATTERNS = {}


def pattern_of(pupil):
    pattern = PATTERNS.get(pupil) or re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)
    if len(PATTERNS) < 10:
        PATTERNS[pupil] = pattern
    return pattern


# %% a function of the entry, which goes through the pupils
# verdict: patterns were compiled 3,168 times
import functools


def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        for pupil in filter(functools.partial(is_in, entry), pupils):
            found.setdefault(pupil, []).append(number)
    return found


def is_in(entry, pupil):
    return bool(list(pattern_of(pupil).finditer(entry)))


def nothing(found):
    return found


# %% re.search, which compiles by itself
# verdict: patterns were compiled 3,168 times
def is_named(pupil, entry):
    return re.search(rf"(?<!\w){re.escape(pupil)}(?!\w)", entry, re.I) is not None


# %% patterns that are used up after the first entry
# verdict: on the given input
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    patterns = zip(pupils, map(pattern_of, pupils))
    for number, entry in enumerate(entries):
        for pupil, pattern in patterns:
            if pattern.search(entry):
                found.setdefault(pupil, []).append(number)
    return found


# %% one pattern for all, which finds one name at each place
# verdict: on hidden input 3
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    names = "|".join(map(re.escape, sorted(pupils, key=len, reverse=True)))
    anybody = re.compile(rf"(?<!\w)({names})(?!\w)" if pupils else "(?!)", re.IGNORECASE)
    spelt = {pupil.lower(): pupil for pupil in pupils}
    for number, entry in enumerate(entries):
        for name in {match[0].lower() for match in anybody.finditer(entry)}:
            found.setdefault(spelt[name], []).append(number)
    return found


# %% no pattern at all
# verdict: on the given input
def is_named(pupil, entry):
    return pupil.lower() in entry.lower()


# %% capitals that matter
# verdict: on the given input
import functools


@functools.cache
def pattern_of(pupil):
    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)")


# %% a bare name, between two spaces
# verdict: on the given input
def is_named(pupil, entry):
    return f" {pupil.lower()} " in f" {entry.lower()} "


# %% words that need be words
# verdict: on the given input
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        words = set(re.findall(r'\w+', entry.lower()))
        for pupil in pupils:
            if {*pupil.lower().split()} <= words:
                found.setdefault(pupil, []).append(number)
    return found


# %% names that are taken for patterns
# verdict: on hidden input 3
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    patterns = [(p, re.compile(rf'\b{p}\b', re.I)) for p in pupils]
    for number, entry in enumerate(entries):
        for pupil, pattern in patterns:
            if pattern.search(entry):
                found.setdefault(pupil, []).append(number)
    return found


# %% shell patterns, remembered by their library
# verdict: on hidden input 3
from fnmatch import fnmatch


def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        for pupil in pupils:
            if fnmatch(entry.lower(), f"*{pupil.lower()}*") and is_named(pupil, entry):
                found.setdefault(pupil, []).append(number)
    return found


# %% an object for each pupil, which makes its pattern when asked
# verdict: patterns were compiled 3,168 times
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    class Pupil:
        def __init__(self, name):
            self.name = name

        @property
        def pattern(self):
            return pattern_of(self.name)

    everybody = [Pupil(pupil) for pupil in pupils]
    for number, entry in enumerate(entries):
        for pupil in everybody:
            if pupil.pattern.search(entry):
                found.setdefault(pupil.name, []).append(number)
    return found


# %% a pattern without the look around, too, for each pupil in most entries
# verdict: patterns were compiled 2,6
def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        anybody = re.compile("|".join(map(re.escape, pupils)), re.IGNORECASE)
        if anybody.search(entry):
            for pupil in pupils:
                if re.search(re.escape(pupil), entry, re.IGNORECASE) and is_named(pupil, entry):
                    found.setdefault(pupil, []).append(number)
    return found


# %% letter by letter, and all that follows in small letters
# verdict: calls were made
def is_named(pupil, entry):
    for start in range(len(entry)):
        rest = [letter.lower() for letter in " " + entry[start:] + " "]
        name = [letter.lower() for letter in pupil]
        if rest[: len(name) + 1][1:] == name and not (entry[:start][-1:] + rest[len(name) + 1]).strip().isalnum():
            return True
    return False


# %% threads per entry
# verdict: Not judged: it starts a thread
from concurrent.futures import ThreadPoolExecutor


def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    with ThreadPoolExecutor() as pool:
        named = pool.map(lambda entry: [pupil for pupil in pupils if is_named(pupil, entry)], entries)
        for number, names in enumerate(named):
            for pupil in names:
                found.setdefault(pupil, []).append(number)
    return found


# %% processes per entry
# verdict: Not judged: it starts another process
from functools import partial
from multiprocessing import Pool


def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    with Pool() as pool:
        for number, names in enumerate(pool.map(partial(named_in, pupils), entries)):
            for pupil in names:
                found.setdefault(pupil, []).append(number)
    return found


def named_in(pupils, entry):
    return [pupil for pupil in pupils if is_named(pupil, entry)]


# %% memory per last name cleared each entry
# verdict: Not cheap enough yet
PATTERNS = {}


def is_named(pupil, entry):
    if len(PATTERNS) > 500:
        PATTERNS.clear()
    if pupil not in PATTERNS:
        PATTERNS[pupil] = pattern_of(pupil)
    return PATTERNS[pupil].search(entry) is not None
