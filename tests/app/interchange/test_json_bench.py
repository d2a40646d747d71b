"""Measures export and import of 100,000 records; run with `-m bench -s`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.interchange.exporting import export_file
from app.interchange.importing import import_file
from tests.app.interchange.many_records import write_many

RECORDS = 100_000


@pytest.mark.bench
@pytest.mark.slow
def test_a_hundred_thousand_records_go_in_and_out(tmp_path: Path) -> None:
    write_many(tmp_path / "many.json", RECORDS)
    with CaseFile.create(tmp_path / "many.chancery") as case:
        start = time.process_time()
        changes = len(import_file(case, tmp_path / "many.json").changed.records)
        came = time.process_time()
        written = export_file(case, tmp_path / "out.json")
        went = time.process_time()
        assert import_file(case, tmp_path / "out.json").same == written.records == RECORDS + 1
        again = time.process_time()
    sys.stdout.write(
        f"\n{RECORDS:,} records, {changes:,} changes: import {came - start:.1f} s, export {went - came:.1f} s, "
        f"import of the same {again - went:.1f} s of processor time\n"
    )
