"""Which files of two runs are the same: an edited copy, in another folder, under another root, of another Python."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ..profiles.model import Profile
from ..profiles.origins import Origin
from .alignment import MODULE

BUILT_IN = "built-in"
ALIKE = 0.5
"""Share, 0..1, of the functions of the smaller file; two files whose paths prove nothing have as many names in common."""
LONGEST_TAIL = 50
"""Parts of two paths that are compared, the last ones."""
MOST_CANDIDATES = 12
"""Files of one name on either side; of more, none is compared with each other one."""


class File(NamedTuple):
    """A file of one run.

    Attributes:
        recorded: its name in the profile.
        path: as shown.
        origin: whose code it is.
        names: of its functions.
        parts: the folders and the name of its path, the last ones.
    """

    recorded: str
    path: str
    origin: Origin
    names: set[str]
    parts: tuple[str, ...]


class Files(NamedTuple):
    """The files of two runs.

    Attributes:
        before, after: for each recorded name, the number of its file; what is the same in both has the same number.
        several: numbers that stand for more than one file of a run, which cannot be distinguished.
        doubtful: numbers of files that have the same name, and little else in common.
    """

    before: dict[str, int]
    after: dict[str, int]
    several: set[int]
    doubtful: set[int]


def same_files(before: Profile, after: Profile) -> Files:
    """Match the files of two runs.

    From what is certain to what is likely: the same recorded name; the same place in a library; the longest common tail
    of both paths; the program's main file, which a repaired copy may name otherwise; the only one that is left of each;
    the only one of its name, if any function is in both.
    """
    left = _files(before), _files(after)
    result = Files({}, {}, set(), set())
    count = 0
    mains = _main(before), _main(after)
    for matches, doubtful in ((_matches(*left, mains), False), (_of_one_name(*left), True)):
        for one, other in matches:
            for files, numbers, rest in ((one, result.before, left[0]), (other, result.after, left[1])):
                for file in files:
                    numbers[file.recorded] = count
                    del rest[file.recorded]
            if len(one) > 1 or len(other) > 1:
                result.several.add(count)
            if doubtful:
                result.doubtful.add(count)
            count += 1
    for rest, numbers in zip(left, result[:2]):
        for recorded in rest:
            numbers[recorded] = count
            count += 1
    return result


def _files(profile: Profile) -> dict[str, File]:
    found: dict[str, File] = {}
    for function in profile.functions:
        recorded = function.key[0] if function.origin != BUILT_IN else ""
        if recorded not in found:
            found[recorded] = File(recorded, function.path, function.origin, set(), _parts(recorded))
        found[recorded].names.add(function.name)
    return found


def _parts(path: str) -> tuple[str, ...]:
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    return tuple(parts[-LONGEST_TAIL:])


def _main(profile: Profile) -> str:
    """Return the file that was run, "" where there is none."""
    bodies = [one for one in profile.functions if one.name == MODULE and one.origin == "program"]
    return max(bodies, key=lambda function: function.cumulative_cost).key[0] if bodies else ""


_Match = tuple[list[File], list[File]]


def _matches(before: dict[str, File], after: dict[str, File], mains: tuple[str, str]) -> Iterator[_Match]:
    """Yield files that are the same; whoever asks takes them out of both dicts before the next."""
    for recorded in [one for one in before if one in after]:
        yield [before[recorded]], [after[recorded]]
    libraries: dict[str, _Match] = {}
    for side, files in enumerate((before, after)):
        for file in files.values():
            if file.origin == "library":
                libraries.setdefault(file.path, ([], []))[side].append(file)
    yield from (match for match in libraries.values() if all(match))
    yield from _by_tail(before, after)
    if mains[0] in before and mains[1] in after:
        yield [before[mains[0]]], [after[mains[1]]]
    rest = [[file for file in files.values() if file.origin == "program"] for files in (before, after)]
    if all(len(files) == 1 for files in rest) and _alike(rest[0][0], rest[1][0]):
        yield rest[0], rest[1]


def _of_one_name(before: dict[str, File], after: dict[str, File]) -> Iterator[_Match]:
    """Yield what is the only file of its name in both runs, and has any function in both."""
    names: dict[str, _Match] = {}
    for side, files in enumerate((before, after)):
        for file in files.values():
            if file.origin == "program" and file.parts and not file.recorded.startswith("<"):
                names.setdefault(file.parts[-1], ([], []))[side].append(file)
    for one, other in names.values():
        if len(one) == len(other) == 1 and one[0].names & other[0].names - {MODULE}:
            yield one, other


def _by_tail(before: dict[str, File], after: dict[str, File]) -> Iterator[_Match]:
    """Match by the longest common tail; where that is the name alone, by what is in the files as well."""
    shared = set.intersection(*({file.parts[-1:] for file in files.values()} for files in (before, after)))
    both = [[file for file in files.values() if file.parts[-1:] in shared] for files in (before, after)]
    longest = max((len(file.parts) for files in both for file in files), default=0)
    for length in range(longest, 0, -1):
        tails: dict[tuple[str, ...], _Match] = {}
        for side, (files, left) in enumerate(zip(both, (before, after))):
            for file in files:
                if len(file.parts) >= length and file.recorded in left and not file.recorded.startswith("<"):
                    tails.setdefault(file.parts[-length:], ([], []))[side].append(file)
        for one, other in tails.values():
            if one and other:
                yield from _resolved(one, other, sure=length > 1)


def _resolved(one: list[File], other: list[File], sure: bool) -> Iterator[_Match]:
    """Match files whose paths end alike.

    Args:
        one: of the earlier run.
        other: of the later one.
        sure: the tail is long enough to prove it where there is one file on each side.
    """
    if len(one) == len(other) == 1:
        if sure or _alike(one[0], other[0]):
            yield one, other
        return
    if max(len(one), len(other)) > MOST_CANDIDATES:
        yield one, other
        return
    one, other = list(one), list(other)
    while one and other:
        shared = {(a, b): len(x.names & y.names) for a, x in enumerate(one) for b, y in enumerate(other)}
        (a, b), most = max(shared.items(), key=lambda pair: pair[1])
        rivals = [pair for pair, common in shared.items() if common == most and (pair[0] == a) != (pair[1] == b)]
        if not _alike(one[a], other[b]):
            return
        if rivals:
            unclear = [one[i] for i in {a, *(i for i, _ in rivals)}], [other[j] for j in {b, *(j for _, j in rivals)}]
            yield unclear
            one = [file for file in one if file not in unclear[0]]
            other = [file for file in other if file not in unclear[1]]
            continue
        yield [one.pop(a)], [other.pop(b)]


def _alike(one: File, other: File) -> bool:
    """Say whether two files have enough functions in common to be two states of one file."""
    names: list[Collection[str]] = [file.names - {MODULE} for file in (one, other)]
    if not all(names):
        return one.names == other.names
    return len(one.names & other.names - {MODULE}) >= ALIKE * min(map(len, names))
