"""Output files: written whole or not at all, marked as this tool's own, and found again where a run was killed."""
