"""Who calls a box of the picture, and by how heavy an arrow."""

from ..folding.graph import Arrow, Box, Graph


def callers(graph: Graph, box: Box) -> list[tuple[Box, Arrow]]:
    """Return who calls a box, the heaviest arrow first."""
    number = graph.boxes.index(box)
    arrows = [arrow for arrow in graph.arrows if arrow.callee == number and arrow.caller != number]
    arrows.sort(key=lambda arrow: (-weight(graph, arrow), -arrow.total_calls))
    return [(graph.boxes[arrow.caller], arrow) for arrow in arrows]


def weight(graph: Graph, arrow: Arrow) -> float:
    """Return the cost of an arrow; where the file does not say, that of the box it leads to."""
    cost = arrow.cumulative_cost
    return graph.boxes[arrow.callee].cumulative_cost if cost is None else cost
