"""The version of the program, as `chancery --version` and the fault log give it; pyproject.toml says the same."""

VERSION = "0.1.0"
