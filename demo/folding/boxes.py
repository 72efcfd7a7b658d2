"""How many boxes a picture has; alone here, so that the command line can say it without loading what folds."""

BOXES = 30
"""The budget, unless another is asked for."""
