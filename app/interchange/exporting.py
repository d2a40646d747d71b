"""Writes a case file as case-file JSON: complete, and the same bytes for the same records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from app.casefile import CaseFile
from app.errors import FileNotWritten
from app.interchange.content import CONTENT, to_base64
from app.interchange.form import FORMAT, ID, KIND, written_fields, written_kinds
from app.interchange.turns import in_turn
from app.interchange.watching import Phase, Watch, unwatched, watched
from app.unfinished import noted
from db.header import MAGIC
from db.queries import records
from db.reader import Reader
from db.values.errors import excerpt
from db.values.files import atomic_file

_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of no bytes at all."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; `contents` counts the attachments whose bytes are in the file."""

    path: Path
    records: int
    contents: int


def export_file(case: CaseFile, path: Path, watch: Watch = unwatched) -> Exported:
    """Write every live record to a file, which is there whole or not at all.

    Raises FileNotWritten, CaseFileError, and Cancelled where `watch` does. Changes made meanwhile wait.
    """
    _refuse_case_file(path)
    return in_turn(case, lambda: _export(case, path, watch))


def _refuse_case_file(path: Path) -> None:
    """An export never takes the place of a case file."""
    try:
        with path.open("rb") as file:
            found = file.read(len(MAGIC))
    except OSError:  # nothing there that can be read; what is wrong with the place, writing will tell
        return
    if found == MAGIC:
        raise FileNotWritten(
            f"{excerpt(path.name)} is a case file and was not touched; choose another name.", path
        )


def _export(case: CaseFile, path: Path, watch: Watch) -> Exported:
    with case.read() as reader, atomic_file(path, during=noted) as file:
        site = reader.rows("SELECT value FROM meta WHERE key = 'site'")[0][0]
        file.write(f'{{"chancery": {FORMAT}, "site": {json.dumps(site)}, "records": ['.encode())
        written = _Written(file, reader)
        total = records.count(reader, written_kinds())
        for kind, record_id, form in watched(_live(reader), watch, Phase.WRITING_FILE, total):
            written.add(kind, record_id, form)
        file.write(b"\n]}\n")
    return Exported(path, written.records, len(written.contents))


def _live(reader: Reader) -> Iterator[tuple[str, str, records.Form]]:
    for kind in written_kinds():
        for record_id, form in records.live(reader, kind):
            yield kind, record_id, form


class _Written:
    """The records as they go into the file, one a line."""

    def __init__(self, file: BinaryIO, reader: Reader) -> None:
        self._file = file
        self._reader = reader
        self.records = 0
        self.contents: set[str] = set()

    def add(self, kind: str, record_id: str, form: records.Form) -> None:
        known = written_fields(kind)
        record = {KIND: kind, ID: record_id, **{name: form[name] for name in form if name in known}}
        text = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
        self._file.write(b",\n" if self.records else b"\n")
        self.records += 1
        if kind == "attachment":
            self._with_content(text, str(form.get("sha256")))
        else:
            self._file.write(text.encode())

    def _with_content(self, text: str, digest: str) -> None:
        """The bytes follow the fields of the first attachment that has them, as they are also stored once."""
        self._file.write(text[:-1].encode())
        if digest not in self.contents:
            pieces = self._reader.file(digest)
            first = next(pieces, None)
            if first is not None or digest == _EMPTY:
                self.contents.add(digest)
                self._file.write(f', "{CONTENT}": "'.encode())
                self._file.writelines(to_base64(chain([first or b""], pieces)))
                self._file.write(b'"')
        self._file.write(b"}")
