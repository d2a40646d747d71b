"""Prints the figures of intake on the development texts: in all, for each outlet, and without each outlet.

    python -m tests.bench.bench_intake [FOLDER]

The rules are not trained, so “without” only shows how much one outlet carries the sum.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path

from app.intake.extraction import extract
from tests.app.intake.scoring import KINDS, TEXTS, Item, Score, gold_of, score_folder


def say(words: str) -> None:
    """A line on standard output."""
    sys.stdout.write(words + "\n")


def _of(outlet: str, gold: Item) -> bool:
    return bool(gold["outlet"] == outlet)


def _not_of(outlet: str, gold: Item) -> bool:
    return not _of(outlet, gold)


def line(label: str, score: Score) -> str:
    """One row: F1 of each kind with the number of gold items, and the main events."""
    cells = [
        f"{kind[:7]} {score.tallies[kind].f1:.2f} ({score.tallies[kind].gold})"
        for kind in (*KINDS, "tracked")
    ]
    return f"{label[:24]:<25}{'  '.join(cells)}  main {score.main_right}/{score.main}"


def main(folder: Path) -> None:
    """Print the figures."""
    outlets = sorted({gold_of(path)["outlet"] for path in folder.glob("*.txt")})
    total = score_folder(folder)
    say(line("all", total))
    for outlet in outlets:
        say(line(outlet, score_folder(folder, partial(_of, outlet))))
    say("without one outlet, the lowest and the highest F1 of each kind:")
    rest = [score_folder(folder, partial(_not_of, outlet)) for outlet in outlets]
    for kind in (*KINDS, "tracked"):
        figures = [one.tallies[kind].f1 for one in rest]
        say(f"  {kind:<14}{min(figures):.3f} – {max(figures):.3f}")
    tracked = total.tallies["tracked"]
    say(
        f"tracked commitments found {tracked.hits} of {tracked.gold}, of these right: kind {tracked.kind_right}, "
        f"due {tracked.due_right}, owner {tracked.owner_right}"
    )
    say(f"filled though not stated: {len(total.filled)}; false alarms: {len(total.alarms)}")
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.txt")]
    started = time.perf_counter()
    for text in texts:
        extract(text)
    spent = time.perf_counter() - started
    say(f"{1000 * spent / sum(len(text.split()) for text in texts) * 1000:.0f} ms for 1,000 words")
    growth()


_CLAUSE = (
    "the Minister of Defence of Oman, Salim Al Harthy, met in Muscat with his Indian counterpart Arun Rao on 5 May "
    "2026 and agreed to hold the next round in New Delhi by June 2027, "
)


def growth() -> None:
    """One sentence without an end, twice as long each time: CPU time and how it grows."""
    before = 0.0
    for words in (2_250, 4_500, 9_000, 18_000):
        said = (_CLAUSE * (words // len(_CLAUSE.split()) + 1)).split()[:words]
        started = time.process_time()
        extract("Muscat, 6 May 2026 – " + " ".join(said) + ".")
        spent = time.process_time() - started
        times = f", {spent / before:.1f} times" if before else ""
        say(f"one sentence of {words:>6} words: {spent:.2f} s{times}")
        before = spent


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS)
