"""The parts of the diary."""
