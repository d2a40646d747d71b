"""Reads files that others made: Word and Excel files into plain text, trusting nothing in them."""
