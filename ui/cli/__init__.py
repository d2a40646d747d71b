"""The command line: the same program for scripts, tests and people without a screen."""
