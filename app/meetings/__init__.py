"""Logging a meeting: what its heading means, what its form holds, and the records that come of it."""
