"""What the Python in a web page runs: no process, no Graphviz of the machine."""
