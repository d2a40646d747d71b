"""Reports on paper beside the brief: gathered like it, withheld like it, written like it."""
