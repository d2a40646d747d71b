"""The page of a country, in its parts: head, facts, overview."""
