"""The commands that look at a whole case file: records, check."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from app import check as checking
from app import listing
from app.plausibility import Doubt
from ui.cli.answer import Answer, progress
from ui.cli.opening import case_path, opened
from ui.cli.passwords import unlocked
from ui.cli.wording import counted, few, one_line

WIDEST_TITLE = 100
MOST_DOUBTS = 40
"""Of each kind, unless all are asked for."""


def records(given: argparse.Namespace) -> Answer:
    """List records of one kind, or of every kind that stands on its own."""
    with opened(given) as case:
        kind = None if given.kind is None else listing.kind_called(given.kind)
        with case.read() as reader:
            found = listing.listing(reader, kind)
    left = max((len(one.prefix) for one in found), default=0)
    middle = max((len(one.label) for one in found), default=0)
    rows = [f"{one.prefix:<{left}}  {one.label:<{middle}}  {_short(one.title)}" for one in found]
    return Answer(
        "\n".join(rows or ["There are none."]),
        {
            "records": [
                {"id": one.id, "prefix": one.prefix, "kind": one.kind, "title": one.title} for one in found
            ]
        },
    )


def check(given: argparse.Namespace) -> Answer:
    """Look whether the case file is sound, or mend it; the request fails where it is not, or not wholly."""
    if given.repair:
        return _repair(given)
    with opened(given) as case:
        report = checking.check(case)
        name = case.path.name
    data = {
        "sound": not report.findings,
        "records": report.records,
        "changes": report.changes,
        "findings": [{"check": one.check, "sentence": one.sentence} for one in report.findings],
        "doubts": [
            {"rule": one.rule, "record": one.record_id, "sentence": one.sentence} for one in report.doubts
        ],
    }
    seen = f"{counted(report.records, 'record', 'records')}, {counted(report.changes, 'change', 'changes')}"
    if not report.findings:
        asked = _doubted(report.doubts, every=given.all)
        return Answer("\n".join([f"“{name}” is sound: {seen}.", *asked]), data)
    trouble = (
        f"“{name}” is not sound, {counted(len(report.findings), 'fault', 'faults')}: "
        f"{few(one.sentence for one in report.findings)} “chancery check --repair” mends it."
    )
    return Answer("\n".join(f"{one.check}: {one.sentence}" for one in report.findings), data, trouble=trouble)


def _doubted(doubts: Sequence[Doubt], *, every: bool) -> list[str]:
    """What can hardly be true, by rule: the first of each, and how many more there are."""
    by_rule: dict[str, list[Doubt]] = {}
    for one in doubts:
        by_rule.setdefault(one.rule, []).append(one)
    lines = ["To be looked at:"] if doubts else []
    for rule, found in by_rule.items():
        shown = found if every else found[:MOST_DOUBTS]
        lines += [f"{one.record_id[:8]}  {one_line(one.sentence)}" for one in shown]
        if more := len(found) - len(shown):
            lines.append(f"… and {counted(more, 'more', 'more')} of the kind “{rule}”; --all shows them.")
    return lines


def _repair(given: argparse.Namespace) -> Answer:
    """Mend the case file; the damaged one is kept."""
    from app.repair import repair

    progress("Checking and mending the case file …")
    path = case_path(given)
    done = unlocked(given, lambda: repair(path))
    data = {
        "sound": not done.left,
        "done": list(done.steps),
        "findings": [{"check": one.check, "sentence": one.sentence} for one in done.left],
        "put_aside": str(done.put_aside) if done.put_aside else None,
    }
    trouble = (
        f"“{path.name}” is still not sound: {few(one.sentence for one in done.left)}" if done.left else ""
    )
    return Answer("\n".join(done.steps), data, trouble=trouble)


def _short(title: str) -> str:
    words = one_line(title)
    return words if len(words) <= WIDEST_TITLE else f"{words[:WIDEST_TITLE].rstrip()}…"
