"""The bytes of a profile file, anybody's -> `Profile`: the only reader of strangers' bytes."""
