"""`Profile` -> `Graph`: which functions share a box, and what its figures are then."""
