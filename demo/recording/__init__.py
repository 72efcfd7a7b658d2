"""A program -> a profile file: the only door to cProfile."""
