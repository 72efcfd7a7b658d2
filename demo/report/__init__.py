"""All that is known of a run -> one self-contained .html."""
