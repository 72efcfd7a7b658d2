"""Files of whole stacks, as samplers and memory profilers write them -> `Profile`."""
