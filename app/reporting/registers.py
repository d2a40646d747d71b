"""The commitments of an action taken report for other programs: a workbook or CSV with filters, or a calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.briefs.cutoff import Cutoff
from app.briefs.gather import ceiling_of
from app.briefs.snapshot import Snapshot
from app.casefile import CaseFile
from app.errors import InvalidValue
from app.interchange.watching import Watch, unwatched
from app.registers import calendars, sheet_writing
from app.registers.dues import followed
from app.registers.exporting import Exported, written
from app.registers.sheet import make_sheet
from app.registers.sifting import Sift, Told
from app.reporting import actions
from app.reporting.request import ReportRequest
from app.reporting.subject import About, settle
from app.settings import read_settings
from db.models import Commitment
from db.reader import Reader
from db.values.choices import CommitmentStatus
from db.values.errors import excerpt

SUFFIXES = (".xlsx", ".csv", ".ics")
_UNCONFIRMED = (CommitmentStatus.DRAFT, CommitmentStatus.REJECTED)


def write_register(
    case: CaseFile,
    request: ReportRequest,
    path: Path,
    *,
    replace: bool = False,
    watch: Watch = unwatched,
) -> Exported:
    """Everything followed up that the request names, open or closed, as the end of the name says: .xlsx, .csv, .ics.

    A calendar holds the dues of what is open, and the meetings of the forums concerned. Raises InvalidValue for another
    ending and for what cannot be asked for, NotFound, NotReady, FileNotWritten, CaseFileError, Cancelled.
    """
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise InvalidValue(f"{excerpt(path.name)} should end in .xlsx, .csv or .ics.")
    with case.read() as reader:
        ceiling = ceiling_of(read_settings(reader).scheme, request)

    def made(sift: Sift) -> tuple[bytes, int]:
        wanted = _wanted(sift.reader, request)
        if suffix == ".ics":
            only = _with_meetings(sift.reader, wanted)
            return calendars.calendar_bytes(sift, request.as_of, case.clock.now(), only)
        sheet = make_sheet(sift, Commitment.KIND, None, request.as_of, wanted)
        if suffix == ".csv":
            return sheet_writing.csv_bytes(sheet), len(sheet.rows)
        return sheet_writing.xlsx_bytes(sheet, case.clock.now()), len(sheet.rows)

    return written(case, path, ceiling, made, watch, replace=replace)


Only = Callable[[Told], bool]


def _wanted(reader: Reader, request: ReportRequest) -> Only:
    """Whether a commitment belongs to the register; of those that may not be seen the officer is told."""
    settings = read_settings(reader)
    snapshot = Snapshot(
        reader, settings.scheme, ceiling_of(settings.scheme, request), Cutoff(reader, request.as_of)
    )
    about: About = settle(snapshot, request, settings)
    ids = actions.named(snapshot, about, request)

    def belongs(row: Told) -> bool:
        return row.kind == Commitment.KIND and (ids is None or row.id in ids) and _confirmed(row)

    return belongs


def _confirmed(row: Told) -> bool:
    """Whether it is followed up, and the desk has confirmed it."""
    return row.values.get("status") not in _UNCONFIRMED and followed(row)


def _with_meetings(reader: Reader, wanted: Only) -> Only:
    """The same, and the meetings of the forums that the commitments are of."""
    from app.catalog import decoded
    from db.queries import records

    rows = (
        Told(one, Commitment.KIND, decoded(Commitment.KIND, dict(form)))
        for one, form in records.live(reader, "commitment")
    )
    own = [row for row in rows if wanted(row)]
    forums = {row.values.get("forum_id") for row in own} - {None}
    meetings = {row.values.get(name) for row in own for name in ("made_at_id", "due_event_id")} - {None}

    def belongs(row: Told) -> bool:
        if row.kind == "meeting":
            return row.id in meetings or row.values.get("forum_id") in forums
        return wanted(row)

    return belongs
