"""Registers from outside, in and out: tables and cards that a desk keeps elsewhere, and those it hands on."""
