"""The standing forums that a text names, with their editions."""
