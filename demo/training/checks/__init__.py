"""One file per exercise: its task, its hints, its inputs and the promise it is checked by."""
