"""The most memory that some work takes, each in a process of its own, beside one that only opens the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure, Size, filled

OPEN = "open the file"
BRIEF = "the brief of the heaviest country"
WORK = {
    OPEN: "pass",
    "count what is open": "from app.commitments.register import counts\ncounts(case, TODAY)",
    BRIEF: (
        "from app.briefs.request import Request\nfrom app.briefs.writing import make_brief, render\n"
        "with case.read() as reader:\n    heavy = reader.rows(\"SELECT id FROM country WHERE code = 'XAA'\")[0][0]\n"
        "render(make_brief(case, Request(as_of=TODAY, country=heavy, preset='full', draft=True)), 'docx')"
    ),
}
PROGRAM = """
import sys
from pathlib import Path
from app.casefile import CaseFile
from tests.bench.figures import CLOCK, TODAY
case = CaseFile.open(Path(sys.argv[1]), write=False, clock=CLOCK)
{work}
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
ROOT = Path(__file__).resolve().parents[2]


def measure(folder: Path, size: Size) -> Iterator[Figure]:
    """Megabytes at the highest, as Linux tells them of each process."""
    yield from of(filled(folder, size), *WORK)


def of(path: Path, *wanted: str) -> Iterator[Figure]:
    """The memory of some of this work, each beside the first."""
    if sys.platform != "linux":
        return
    floor = None
    for what in wanted:
        command = [sys.executable, "-c", PROGRAM.format(work=WORK[what]), str(path)]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        used = int(said) / 1e3
        yield Figure(f"memory: {what}", used, "MB", floor, f"to {wanted[0]}" if floor else "")
        floor = floor or used
