"""Several profile files -> one that is their sum, and says how much they differ."""
