"""The hot path: from the root along the heaviest arrows."""

from ..folding.graph import Box, Graph
from .callers import weight


def hot_path(graph: Graph) -> list[Box]:
    """Walk from the root, always along the arrow with most cumulative cost, until the cost is a function's own."""
    boxes = graph.boxes
    if not boxes:
        return []
    called = {arrow.callee for arrow in graph.arrows if arrow.caller != arrow.callee}
    roots = [i for i in range(len(boxes)) if i not in called] or list(range(len(boxes)))
    here = max(roots, key=lambda i: boxes[i].cumulative_cost)
    path = [here]
    while arrows := [arrow for arrow in graph.arrows if arrow.caller == here and arrow.callee not in path]:
        heaviest = max(arrows, key=lambda arrow: weight(graph, arrow))
        if weight(graph, heaviest) <= boxes[here].self_cost or weight(graph, heaviest) <= 0:
            break
        here = heaviest.callee
        path.append(here)
    if graph.recording.has_counts:
        while not boxes[path[0]].total_calls and len(path) > 1:
            del path[0]  # a place holder without figures, as `profile` leaves one
    return [boxes[i] for i in path]
