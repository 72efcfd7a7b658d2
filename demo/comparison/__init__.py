"""Two profiles, before and after a change -> what changed: sentences, a picture, a page."""
