"""Commitments as a desk follows them: registers, standings, steps, their story."""
