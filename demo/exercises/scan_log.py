"""Scans the log of a school's office for its pupils: who is named in which entry?"""

import re

FIRST_NAMES = "Ada Ben Cleo Dan Eva Finn Gül Hugo Ida Jon Kim Lea Max Nina Olaf Pia Quentin Rosa Sam Tom".split()
LAST_NAMES = (
    "Abel Berg Castro Diaz Ek Falk Gomez Haas Ito Jung Kaya Lund Meyer Nowak Otto Perez Quast Roth Sato Toth "
    "Ude Vogel Weber Xu Yilmaz Zorn Adler Blum Conti Dreyer"
).split()
LOG = [
    "Monday, 8:05: Ada Berg and Finn Falk came late, the bus was full.",
    "Monday, 11:30: lost and found: one glove. Belongs to IDA ITO?",
    "Monday, 14:00: the caretaker asks who left a bicycle in the hall.",
    "Tuesday, 9:10: Rosa Meyer feels sick, her father was called.",
    "Tuesday, 12:15: no soup today, ask Gül Yilmaz for the other menu.",
    "Tuesday, 15:20: a parcel for Nina Nowak has come.",
    "Wednesday, 8:00: Kim Jung is new in 4b.",
    "Wednesday, 10:45: Hugo Haas and Jon Haas have changed seats again.",
    "Thursday, 9:30: the window of room 12 is broken. Sam Sato has seen it.",
    "Thursday, 13:45: Tom Toth has repaired the projector. Thank you, Tom!",
    "Friday, 8:10: nobody came late.",
    "Friday, 10:20: Lea Lund, Max Lund and Pia Perez leave for the contest.",
    "Friday, 12:00: Olaf Otto's mother asks for his report.",
]


def main():
    pupils = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    found = scan_log(pupils, LOG)
    for pupil, numbers in found.items():
        print(f"{pupil}: {', '.join(LOG[number].split(': ')[0] for number in numbers)}")
    print(f"{len(found)} of {len(pupils)} pupils are named in the log")


def scan_log(pupils, entries):
    """Return the numbers of the entries, from 0, that name a pupil: {pupil: [number, ...]}, without those never named.

    Capitals do not matter. A name counts only as a whole: an entry on Joanna Bergman does not name Anna Berg.
    """
    found = {}
    for number, entry in enumerate(entries):
        for pupil in pupils:
            if is_named(pupil, entry):
                found.setdefault(pupil, []).append(number)
    return found


def is_named(pupil, entry):
    return pattern_of(pupil).search(entry) is not None


def pattern_of(pupil):
    return re.compile(rf"(?<!\w){re.escape(pupil)}(?!\w)", re.IGNORECASE)


if __name__ == "__main__":
    main()
