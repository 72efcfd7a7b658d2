"""Which functions share a box: imports and library internals are folded, the rest fits into a budget of boxes.

Nothing is estimated and nothing is lost: `merging` adds up what is put together here.
"""

from collections.abc import Sequence

from ..profiles.model import Profile
from .budget import within_budget
from .chains import with_chains
from .libraries import library_groups
from .merging import Group

BOXES = 30
"""The budget, unless another is asked for."""


def partition(profile: Profile, boxes: int = BOXES) -> list[Group]:
    """Say which functions share a box.

    Args:
        profile: as read from a file.
        boxes: the budget, >= 3.

    Returns:
        a partition of the functions into at most `boxes` groups: the program's own functions and the calls they make.
    """
    return fitted(profile, library_groups(profile), boxes)


def fitted(profile: Profile, folded: Sequence[Group], boxes: int) -> list[Group]:
    """Fit groups into a budget of boxes.

    Args:
        profile: as read from a file.
        folded: from `library_groups`.
        boxes: the budget, >= 3.
    """
    if len(folded or profile.functions) > boxes:
        folded = with_chains(profile, folded)
    return within_budget(profile, folded, boxes)
