"""Which functions share a box: imports and library internals are folded, the rest fits into a budget of boxes.

Nothing is lost: `merging` adds up what is put together here. Only `libraries` puts time where most of it belongs, not all.
"""

from ..profiles.model import Profile
from .boxes import BOXES
from .budget import within_budget
from .graph import Group
from .libraries import library_groups
from .stacks import counted_below, inside_libraries


def partition(profile: Profile, boxes: int = BOXES) -> list[Group]:
    """Say which functions share a box.

    Args:
        profile: as read from a file.
        boxes: the budget, >= 3.

    Returns:
        a partition of the functions into at most `boxes` groups: the program's own functions and the calls they make.
    """
    return within_budget(counted_below(profile, inside_libraries(profile)), library_groups(profile), boxes)
