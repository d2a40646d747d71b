"""A large synthetic case file for measuring: invented from beginning to end, and marked so."""
