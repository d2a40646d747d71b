"""The command that reads press releases and minutes and says what they propose: intake."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from app.errors import ChanceryError
from app.intake.casebook import known_of
from app.intake.extraction import extract
from app.intake.known import NOTHING_KNOWN, Known
from app.intake.proposals import Intake
from app.intake.rendering import as_data
from ui.cli.answer import Answer
from ui.cli.opening import case_path, opened
from ui.cli.wording import counted, one_line

WIDEST = 110


class UnreadableText(ChanceryError):
    """A file to be taken in cannot be read as text."""


def intake(given: argparse.Namespace) -> Answer:
    """Say what each text proposes; nothing is written. Without a case file it matches against nothing."""
    known = _known(given)
    found = [(path, extract(_text(path), known)) for path in given.files]
    if len(found) == 1:
        data = as_data(found[0][1])
    else:
        data = {"texts": [{"file": str(path), **as_data(one)} for path, one in found]}
    lines = [line for path, one in found for line in _lines(path, one, heading=len(found) > 1)]
    return Answer("\n".join(lines), data)


def _known(given: argparse.Namespace) -> Known:
    if not given.case and not case_path(given).exists():
        return NOTHING_KNOWN
    with opened(given) as case:
        return known_of(case)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"“{path.name}” is not text in UTF-8; save it as plain text (UTF-8) and take that in."
        ) from error
    except OSError as error:
        raise UnreadableText(f"“{path.name}” could not be read ({error.strerror}).") from error


def _lines(path: Path, found: Intake, *, heading: bool) -> Iterator[str]:
    if heading:
        yield f"{path.name}:"
    for meeting in found.meetings:
        when = meeting.dates.show_short(no_break=False) if meeting.dates else "date not stated"
        where = meeting.place.city or meeting.place.country if meeting.place else None
        yield _line("Meeting", ", ".join(part for part in (meeting.name, when, where) if part))
    for visit in found.visits:
        yield _line("Visit", f"{visit.visitor or 'somebody'} to {visit.country or 'a country not stated'}")
    for person in found.people:
        told = (person.name, person.position, person.side, person.role)
        yield _line("Person", "; ".join(part for part in told if part))
    for agreement in found.agreements:
        yield _line("Agreement", f"{agreement.name}{f' ({agreement.year})' if agreement.year else ''}")
    for exercise in found.exercises:
        yield _line("Exercise", f"{exercise.name}{f' {exercise.edition}' if exercise.edition else ''}")
    for one in found.commitments:
        mark = "track" if one.tracked else "     "
        yield _line(one.kind.label, f"{mark}  {one.evidence.confidence:.2f}  {one_line(one.evidence.quote)}")
    if not (
        found.meetings
        or found.people
        or found.agreements
        or found.exercises
        or found.commitments
        or found.visits
    ):
        yield "Nothing is proposed: the text names no meeting, person, instrument or commitment."
        return
    tracked = sum(one.tracked for one in found.commitments)
    yield f"{counted(tracked, 'commitment', 'commitments')} to track; nothing has been kept."


def _line(label: str, words: str) -> str:
    return f"{label:<10} {words if len(words) <= WIDEST else words[:WIDEST].rstrip() + '…'}"
