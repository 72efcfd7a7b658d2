"""The hot path in the picture: through which boxes it leads."""

from collections.abc import Iterable

from ..folding.graph import Graph
from ..profiles.model import Profile
from .claims import Claim, HotPath


def hot_boxes(claims: Iterable[Claim], graph: Graph, profile: Profile) -> list[int]:
    """Return the positions of the boxes that hold the steps of the hot path, from the root; none if there is no path."""
    steps = [step.function.key for claim in claims if isinstance(claim, HotPath) for step in claim.steps]
    names = {key[2] for key in steps}  # a text is hashed once, a key anew for each question
    box_of = {
        profile.functions[position].key: box
        for box, group in enumerate(graph.groups[: len(graph.boxes)])
        for position in group.members
        if profile.functions[position].key[2] in names
    }
    return list(dict.fromkeys(box_of[key] for key in steps if key in box_of))
