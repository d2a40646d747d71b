"""`brief --returned`: what is different in a brief that came back, and taking in what is accepted of it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping

from app.briefs import finding
from app.briefs.returned import Difference, Nature, Returned, brief_of, read_returned
from app.briefs.taking_back import Decision, Taking, take_back
from app.casefile import CaseFile
from app.errors import NotFound
from db.values.errors import excerpt
from db.values.partial_date import PartialDate
from ui.cli.answer import Answer, progress
from ui.cli.grammar import PROGRAM
from ui.cli.opening import opened
from ui.cli.parser import UsageError
from ui.cli.wording import counted, one_line

_CHOSEN = re.compile(r"(\d{1,6})(?::(\d{1,3}))?")
_WORDS = {
    Nature.FACT: "correction", Nature.WORDING: "wording", Nature.ADDED: "added", Nature.REMOVED: "taken out",
    Nature.REMARK: "comment",
}  # fmt: skip


def returned(given: argparse.Namespace) -> Answer:
    """List the differences; with --accept take the paper back."""
    if given.accept is None and (given.cleared_by or given.cleared_on):
        raise UsageError(
            f"{PROGRAM} brief --returned: say with --accept what is accepted: all, none or numbers."
        )
    if not given.returned.is_file():
        raise NotFound(f"There is no file {excerpt(given.returned.name)}; see that the name is right.")
    with opened(given, write=given.accept is not None) as case:
        brief = _brief(case, given)
        progress("Comparing it with the brief that was issued …")
        data = given.returned.read_bytes()
        found = read_returned(case, brief, data, given.returned.name)
        if given.accept is None:
            return _listed(found)
        changed = take_back(case, found, data, _taking(case, found, given))
    lines = [
        f"{one_line(changed.action)}: {counted(_accepted(found, given), 'difference', 'differences')} accepted."
    ]
    lines.append(f"“{PROGRAM} undo” takes it all back.")
    return Answer("\n".join(lines), {**_told(found), "action": changed.action})


def _brief(case: CaseFile, given: argparse.Namespace) -> str:
    if given.issued is None:
        return brief_of(case, given.returned)
    with case.read() as reader:
        return finding.record(reader, given.issued, "brief")


def _listed(found: Returned) -> Answer:
    head = f"{one_line(found.file_name)} beside “{one_line(found.title)}”: " + counted(
        len(found.differences), "difference", "differences"
    )
    lines = [head + "."]
    if found.cleared_by:
        on = f", {found.cleared_on.seen(no_break=False)}" if found.cleared_on else ""
        lines.append(f"Cleared by {one_line(found.cleared_by)}{on}, as it says itself.")
    lines += found.warnings
    for one in found.differences:
        lines += _lines(one)
    if found.differences:
        lines.append(
            "Take it back with --accept all, --accept none or --accept 1,3 (of several corrections: 3:2)."
        )
    return Answer("\n".join(lines), _told(found))


def _lines(one: Difference) -> list[str]:
    by = f", {one_line(', '.join(one.authors))}" if one.authors else ""
    lines = [
        f"{one.number:>4}  {_WORDS[one.nature]}{by}{f': {one_line(one.heading)}' if one.heading else ''}"
    ]
    lines += [f"      - {one_line(one.before)}"] if one.before else []
    lines += [f"      + {one_line(one.after)}"] if one.after else []
    for place, offer in enumerate(one.offers, 1):
        number = f"{place}. " if len(one.offers) > 1 else ""
        lines.append(
            f"      → {number}{offer.kind.replace('_', ' ')} “{one_line(offer.name)}”, {offer.label.lower()}: "
            f"{one_line(offer.before) or 'nothing'} → {one_line(offer.after)}"
        )
        lines += [f"        {offer.note}"] if offer.note else []
    return [*lines, *([f"      {one.note}"] if one.note else [])]


def _taking(case: CaseFile, found: Returned, given: argparse.Namespace) -> Taking:
    chosen = _chosen(found, given.accept)
    decisions = {
        one.number: Decision(one.number in chosen, chosen.get(one.number, 0)) for one in found.differences
    }
    on = (
        PartialDate.parse(given.cleared_on, today=case.clock.today())
        if given.cleared_on
        else found.cleared_on
    )
    return Taking(decisions, given.cleared_by or found.cleared_by, on)


def _accepted(found: Returned, given: argparse.Namespace) -> int:
    return len(_chosen(found, given.accept))


def _chosen(found: Returned, words: str) -> Mapping[int, int]:
    """Number → place of the correction that is meant. Raises UsageError."""
    known = {one.number: one for one in found.differences}
    if words == "none":
        return {}
    if words == "all":
        open_ = [one.number for one in found.differences if not one.clear]
        if open_:
            raise UsageError(
                f"{PROGRAM} brief --returned: no. {open_[0]} leaves open what is meant; name each number, "
                f"for example {open_[0]}:1."
            )
        return dict.fromkeys(known, 0)
    chosen: dict[int, int] = {}
    for part in words.replace(" ", "").split(","):
        match = _CHOSEN.fullmatch(part)
        number, place = (int(match[1]), int(match[2] or 0)) if match else (0, 0)
        if number not in known or place > len(known[number].offers):
            raise UsageError(
                f"{PROGRAM} brief --returned: “{one_line(part)[:40]}” is none of the differences."
            )
        if len(known[number].offers) > 1 and not place:
            raise UsageError(
                f"{PROGRAM} brief --returned: no. {number} has several corrections; say {number}:1."
            )
        chosen[number] = max(place - 1, 0)
    return chosen


def _told(found: Returned) -> dict[str, object]:
    """The same for programs."""
    return {
        "brief": found.brief_id,
        "file": found.file_name,
        "sha256": found.sha256,
        "cleared_by": found.cleared_by or None,
        "cleared_on": found.cleared_on.text if found.cleared_on else None,
        "differences": [
            {
                "number": one.number, "nature": one.nature.value, "heading": one.heading, "before": one.before,
                "after": one.after, "authors": list(one.authors), "note": one.note,
                "corrections": [
                    {"kind": each.kind, "record": each.record_id, "field": each.field, "before": each.before,
                     "after": each.after, "note": each.note, "new_record": each.makes}
                    for each in one.offers
                ],
            }
            for one in found.differences
        ],
    }  # fmt: skip
