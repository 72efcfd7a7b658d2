"""Where people already are: pytest, notebooks, web servers."""
