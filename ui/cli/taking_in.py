"""The command that reads press releases and minutes and says what they propose: intake."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.catalog import info
from app.inbox.accepting import accept
from app.inbox.drafts import ORDER
from app.inbox.offers import read_text
from app.inbox.papers import Paper, paper_of_file, paper_of_text
from app.inbox.queue import proposed, take_up
from app.intake.extraction import extract
from app.intake.proposals import Intake
from app.intake.rendering import as_data
from ui.cli.answer import Answer
from ui.cli.opening import case_path, opened
from ui.cli.wording import counted, one_line

LARGEST_PLAIN = 4 << 20
"""Bytes of a plain text that is read here; what is larger is refused by the reading process, with its reason."""

WIDEST = 110


def intake(given: argparse.Namespace) -> Answer:
    """Say what each text proposes and keep nothing; or take in what is likely, each text as one undoable action.

    Without a case file the texts are matched against nothing.
    """
    papers = [(path, _paper(path)) for path in given.files]
    if given.accept_all:
        return _taken_in(given, papers)
    found = _found(given, papers)
    if len(found) == 1:
        data = as_data(found[0][1])
    else:
        data = {"texts": [{"file": str(path), **as_data(one)} for path, one in found]}
    lines = [line for path, one in found for line in _lines(path, one, heading=len(found) > 1)]
    return Answer("\n".join(lines), data)


def _taken_in(given: argparse.Namespace, papers: list[tuple[Path, Paper]]) -> Answer:
    lines, texts = [], []
    with opened(given, write=True) as case:
        for path, paper in papers:
            source = take_up(case, paper)
            before = read_text(case, source)
            chosen = [one for one in before.open if one.chosen]
            if chosen:
                accept(case, source)
            left = [one for one in before.open if not one.chosen]
            kinds = Counter(one.kind for one in chosen)
            told = ", ".join(
                counted(kinds[kind], info(kind).label.lower(), info(kind).plural.lower())
                for kind in ORDER
                if kinds[kind]
            )
            waiting = (
                f"; {counted(len(left), 'proposal waits', 'proposals wait')} in the inbox" if left else ""
            )
            lines.append(f"{path.name}: {f'accepted {told}' if told else 'nothing was accepted'}{waiting}.")
            texts.append(
                {
                    "file": str(path),
                    "source": source,
                    "accepted": dict(kinds),
                    "waiting": [one.title for one in left],
                }
            )
    return Answer("\n".join(lines), {"texts": texts})


def _found(given: argparse.Namespace, papers: list[tuple[Path, Paper]]) -> list[tuple[Path, Intake]]:
    """What each text proposes, with what the case file knows and the words its office reads with."""
    if not given.case and not case_path(given).exists():
        return [(path, extract(paper.text, published=paper.published)) for path, paper in papers]
    with opened(given) as case:
        return [(path, proposed(case, paper)) for path, paper in papers]


def _paper(path: Path) -> Paper:
    """The text of a file: plain text in UTF-8 as it is, everything else through the limited process."""
    if (
        path.suffix.lower() in {".txt", ".text", ""}
        and path.is_file()
        and path.stat().st_size <= LARGEST_PLAIN
    ):
        with suppress(UnicodeDecodeError):  # the reading process knows other encodings
            return paper_of_text(path.read_bytes().decode("utf-8-sig"))
    return paper_of_file(path)


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
