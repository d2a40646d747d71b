"""Takes the figures of every bench and prints them beside their floors: `python -m tests.bench`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench import (
    bench_board,
    bench_brief,
    bench_dashboard,
    bench_desk,
    bench_inbox,
    bench_memory,
    bench_opening,
    bench_storing,
    bench_undo,
)
from tests.bench.figures import Size, table

BENCHES = {
    "storing": bench_storing.measure,
    "undo": bench_undo.measure,
    "opening": bench_opening.measure,
    "dashboard": bench_dashboard.measure,
    "board": bench_board.measure,
    "brief": bench_brief.measure,
    "memory": bench_memory.measure,
    "desk": bench_desk.measure,
    "inbox": bench_inbox.measure,
}


def main() -> None:
    """The table, line by line as it comes."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("benches", nargs="*", metavar="BENCH", help=f"of {', '.join(BENCHES)}; else all")
    parser.add_argument("--meetings", type=int, default=50_000)
    parser.add_argument("--commitments", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where large files are made, and found again")
    given = parser.parse_args()
    size = Size(given.meetings, given.commitments, given.rounds)
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_DATA_HOME"] = temporary
        folder = given.folder or Path(temporary)
        wanted = given.benches or list(BENCHES)
        for line in table(figure for name in wanted for figure in BENCHES[name](folder, size)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
