"""What the page of imports asks of `app`, off the window's thread."""

from __future__ import annotations

from pathlib import Path

from app.casefile import CaseFile
from app.interchange.importing import Preview as JsonPreview
from app.interchange.importing import preview_file
from app.interchange.recognising import FileKind, file_kind
from app.registers.decisions import Decisions
from app.registers.importing import preview
from app.registers.mapping import Mapping, propose_mapping
from app.registers.reading import read_table, sheets
from app.registers.table import Table
from ui.desktop.transfer.foreseen import Foreseen, foreseen
from ui.desktop.transfer.register_work import Opened
from ui.desktop.transfer.work import Watching


def look_at(case: CaseFile, path: Path, kind: str, sheet: str, watching: Watching) -> Opened | JsonPreview:
    """Read a file, whatever it is. Raises ChanceryError where it cannot be taken in."""
    if file_kind(path) is FileKind.CASE_FILE_JSON:
        return preview_file(case, path, watching)
    table = read_table(path, sheet=sheet or None)
    mapping = propose_mapping(table, case, kind or None)
    return Opened(table, mapping, sheets(path), case.settings().scheme)


def foresee(
    case: CaseFile, table: Table, mapping: Mapping, decisions: Decisions, watching: Watching
) -> Foreseen:
    """What an import would do, ready to be shown."""
    return foreseen(preview(case, table, mapping, decisions, watching))
