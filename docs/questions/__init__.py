"""What the questions ask, one file per page of the tutorial; each has `questions()`."""
