"""Small painted controls, each drawn from the look."""
