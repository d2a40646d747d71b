"""Copies of case files: where they are kept, which of them, and how one takes the place of a case file again."""
