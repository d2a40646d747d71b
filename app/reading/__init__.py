"""Reads the text of files that others made, in a process of its own that may do nothing else."""
