"""How one record is shown to an officer: frozen views, every name resolved, nothing of the tables left in them."""
