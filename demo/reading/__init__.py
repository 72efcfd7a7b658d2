"""`Profile` and `Graph` -> what is so in this run, and that in English."""
