"""Finds the words of a text that are made of the same letters, as "listen" and "silent" are."""

import time


def main():
    words = read_words()
    groups = find_groups(words)
    show(groups)


def read_words():
    time.sleep(0.2)
    letters_only = "".join(c if c.isalpha() else " " for c in TEXT.lower())
    return sorted(set(letters_only.split()))


def find_groups(words):
    groups = []
    for word in words:
        group = []
        for other in words:
            if same_letters(word, other):
                group.append(other)
        if len(group) > 1 and group not in groups:
            groups.append(group)
    return groups


def same_letters(one, other):
    return letters(one) == letters(other)


def letters(word):
    return sorted(word)


def show(groups):
    for group in groups:
        print(", ".join(group))
    print(len(groups), "groups")


TEXT = """
A silent night in the heart of the city. Listen: the earth is at rest, the cat is on the mat, and an act of a play ends
in tears. Stare at the stars, and rats run from the arts. Who reads, dares; who was there saw the ether glow. Late tea was
never a tale to eat by, and the team ate the meat. He pans for gold, she takes a nap, they span a net, and ten stops later
the post is in the pots again. No spot on the tops! We are on our own now, won by one, and the new era of the ear is near.
Save the vase, loop the pool, keep a peek at the parts that trap. Live well, said evil, and veil the vile. The state of a
taste is in its paste, a tape, a pet, a step. Below the elbow, bored robed men study dusty maps: amps, spam, and a palm
under a lamp. Least of all, they steal a slate; a stale tale, at least. The night inked a thing; the scare races, cares.
"""


if __name__ == "__main__":
    main()
