"""Tables of words that intake reads; SOURCES.md says where each comes from."""
