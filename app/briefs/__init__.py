"""Briefs: gathers the facts of one brief, withholds what its reader may not see, and writes the file."""
