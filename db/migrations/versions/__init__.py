"""One file per step; its number is the schema number."""
