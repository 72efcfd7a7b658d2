"""`Graph` -> DOT -> svg and png: the only door to gprof2dot and to Graphviz."""
