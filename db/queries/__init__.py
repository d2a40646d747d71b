"""Queries by subject; plain SQL over the journal and the record tables."""
