"""The one table for lists of every kind."""
