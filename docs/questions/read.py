"""Page 3: how to read boxes, colours, arrows, recursion and folded boxes."""

from docs._build.quiz import Question
from docs.questions import read_arrows, read_boxes, read_picture


def questions() -> list[Question]:
    """Return the questions of the page, in its order."""
    return [*read_boxes.questions(), *read_arrows.questions(), *read_picture.questions()]
