"""Starts Chancery: `python -m ui`, command `chancery`."""

from __future__ import annotations

import sys
import warnings

from ui.cli.entry import main as run


def main() -> int:
    """Answer the command line of this process; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console may lack quotation marks and dashes
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # standard error carries one sentence of ours or nothing
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
