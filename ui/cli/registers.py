"""Import and export as the command line has them: case-file JSON goes its own way, registers from outside go theirs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from app.casefile import CaseFile
from app.interchange.recognising import FileKind, file_kind
from app.listing import kind_called
from app.registers.decisions import Answer as Said
from app.registers.decisions import Decision, Decisions
from app.registers.errors import RowFault
from app.registers.exporting import (
    Exported,
    export_csv,
    export_icalendar,
    export_vcard,
    export_xlsx,
    level_called,
)
from app.registers.importing import Imported, import_register, preview
from app.registers.mapping import Mapping, propose_mapping
from app.registers.plan import RowAction
from app.registers.previewing import Preview
from app.registers.reading import read_table
from app.registers.table import Table
from app.registers.targets import targets
from ui.cli import interchange
from ui.cli.answer import Answer
from ui.cli.grammar import PROGRAM
from ui.cli.opening import opened
from ui.cli.parser import UsageError
from ui.cli.wording import FIRST_FEW, counted, file_name, one_line

_SHEETS = {".csv": export_csv, ".xlsx": export_xlsx}
_PEOPLE_AND_DAYS = {".vcf": export_vcard, ".ics": export_icalendar}
SUFFIXES = (interchange.SUFFIX, *_SHEETS, *_PEOPLE_AND_DAYS)
_FOR_REGISTERS = (
    "kind", "sheet", "mapped", "fill", "answers", "decide", "marking", "skip_faults",
)  # fmt: skip
_LEFT_OUT = ("", "-")


def export(given: argparse.Namespace) -> Answer:
    """Write the whole case file as JSON, or a part of it for other programs, as the name of the file ends."""
    if given.output is None:
        raise UsageError(f"{PROGRAM} export: give -o FILE, a name that ends in {_listed()}.")
    suffix = given.output.suffix.casefold()
    if suffix == interchange.SUFFIX:
        if given.kind or given.ceiling or given.columns:
            raise UsageError(
                f"{PROGRAM} export: case-file JSON holds everything; leave --kind, --columns and --ceiling out."
            )
        return interchange.export(given)
    if suffix not in SUFFIXES:
        raise UsageError(f"{PROGRAM} export: “{file_name(given.output)}” should end in {_listed()}.")
    if suffix in _PEOPLE_AND_DAYS and (given.kind or given.columns):
        raise UsageError(
            f"{PROGRAM} export: leave --kind and --columns out; {suffix} says itself what it holds."
        )
    with opened(given) as case, interchange.watching() as watch:
        ceiling = None if given.ceiling is None else level_called(case, given.ceiling)
        if suffix in _SHEETS:
            kind = kind_called(given.kind) if given.kind else "commitment"
            done = _SHEETS[suffix](
                case,
                given.output,
                kind,
                columns=given.columns,
                ceiling=ceiling,
                replace=given.replace,
                watch=watch,
            )
        else:
            write = _PEOPLE_AND_DAYS[suffix]
            done = write(case, given.output, ceiling=ceiling, replace=given.replace, watch=watch)
    return exported(done)


def import_(given: argparse.Namespace) -> Answer:
    """Take files in, one action each: case-file JSON, or registers."""
    json = [path for path in given.files if file_kind(path) is FileKind.CASE_FILE_JSON]
    asked = any(getattr(given, name) for name in _FOR_REGISTERS)
    if len(json) == len(given.files):
        if asked:
            raise UsageError(
                f"{PROGRAM} import: case-file JSON says itself what it holds; leave the options for tables out."
            )
        return interchange.import_(given)
    if json:
        raise UsageError(
            f"{PROGRAM} import: give case-file JSON and tables one after the other, not together."
        )
    if given.theirs or given.ours:
        raise UsageError(
            f"{PROGRAM} import: --theirs and --ours are for case-file JSON; tables take --decide."
        )
    return _previewed(given) if given.preview else _taken(given)


def _listed() -> str:
    return f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"


def exported(done: Exported) -> Answer:
    """What is said of a register or calendar that was written."""
    path = done.path.absolute()
    kept = [f"  {one.kind.replace('_', ' ')} “{one_line(one.title)}”: {one.why}" for one in done.withheld]
    more = len(kept) - FIRST_FEW
    lines = [
        f"“{one_line(path.name)}” is written: {counted(done.records, 'entry', 'entries')}. It is {path}.",
        *([f"Withheld, {counted(len(kept), 'record', 'records')}:"] if kept else []),
        *kept[:FIRST_FEW],
        *([f"  and {more:,} more."] if more > 0 else []),
    ]
    if done.unnamed:
        lines.append(
            f"{counted(done.unnamed, 'reference', 'references')} to withheld records were left empty."
        )
    withheld = [{"kind": one.kind, "id": one.id, "title": one.title, "why": one.why} for one in done.withheld]
    data = {"written": str(path), "entries": done.records, "withheld": withheld, "left_empty": done.unnamed}
    return Answer("\n".join(lines), data)


def _read(given: argparse.Namespace, case: CaseFile, path: Path) -> tuple[Table, Mapping]:
    """The table and its mapping, with what the command line says of it."""
    table = read_table(path, sheet=given.sheet)
    mapping = propose_mapping(table, case, kind_called(given.kind) if given.kind else None)
    for column, target in given.mapped or ():
        mapping = mapping.named(column, None if target in _LEFT_OUT else target)
    for target, words in given.fill or ():
        mapping = mapping.filled(target, words)
    return table, mapping


def _decisions(given: argparse.Namespace, case: CaseFile) -> Decisions:
    answers = {
        key: Decision(Said(said)) if said in tuple(Said) else Decision(Said.SAME, said)
        for key, said in given.answers or ()
    }
    marking = None if given.marking is None else level_called(case, given.marking)
    default = Said(given.decide) if given.decide else None
    return Decisions(answers, default, given.skip_faults, marking)


def _taken(given: argparse.Namespace) -> Answer:
    def take(case: CaseFile, path: Path) -> tuple[str, dict[str, object]]:
        decisions = _decisions(given, case)
        table, mapping = _read(given, case, path)
        with interchange.watching() as watch:
            done = import_register(case, table, mapping, decisions, watch)
        return _told(path, done), _data(path, done)

    return interchange.each_taken(given, take)


def _told(path: Path, done: Imported) -> str:
    parts = [
        f"{done.created:,} new",
        f"{done.edited:,} changed" if done.edited else "",
        f"{done.same:,} here already" if done.same else "",
        f"{done.skipped:,} left out" if done.skipped else "",
        counted(done.new, "record that they name", "records that they name") if done.new else "",
    ]
    faults = "".join(f"\n  Left out: {one_line(fault.words)}" for fault in done.left_out[:FIRST_FEW])
    return f"“{one_line(path.name)}” is imported as {_plural(done.kind)}: {', '.join(filter(None, parts))}.{faults}"


def _data(path: Path, done: Imported) -> dict[str, object]:
    return {
        "file": str(path.absolute()), "kind": done.kind, "created": done.created, "edited": done.edited,
        "same": done.same, "skipped": done.skipped, "new": done.new, "source": done.source or None,
        "left_out": [_fault(fault) for fault in done.left_out],
    }  # fmt: skip


def _previewed(given: argparse.Namespace) -> Answer:
    lines: list[str] = []
    data: list[dict[str, object]] = []
    faults = questions = 0
    with opened(given) as case:
        decisions = _decisions(given, case)
        for path in given.files:
            table, mapping = _read(given, case, path)
            with interchange.watching() as watch:
                seen = preview(case, table, mapping, decisions, watch)
            lines += _foreseen(table, mapping, seen)
            data.append(_preview_data(table, mapping, seen))
            faults += 0 if decisions.skip_faults else len(seen.faults)
            questions += len(seen.questions)
    trouble = ", ".join(
        counted(number, one, many)
        for number, one, many in ((faults, "fault", "faults"), (questions, "open question", "open questions"))
        if number
    )
    trouble = f"{trouble}: this could not be imported as it is." if trouble else ""
    return Answer("\n".join(lines), {"previews": data}, trouble=trouble)


def _foreseen(table: Table, mapping: Mapping, seen: Preview) -> Iterator[str]:
    counts = ", ".join(
        f"{seen.count(action):,} {words}" for action, words in _ACTIONS.items() if seen.count(action)
    )
    yield (
        f"“{one_line(table.name)}”: {counted(len(seen.rows), table.unit, f'{table.unit}s')} as {_plural(mapping.kind)}"
        f"{f': {counts}' if counts else ''}."
    )
    yield from (f"  {one_line(note)}" for note in seen.notes)
    for column in mapping.columns:
        label = targets(mapping.kind)[column.target].label if column.target else "left out"
        yield f"  Column “{one_line(column.heading)}”: {label} ({column.reason})"
    for name, words in mapping.fill:
        yield f"  For the whole file: {targets(mapping.kind)[name].label} “{one_line(words)}”"
    yield from (f"  New {one.label.lower()}: {one_line(one.title)}" for one in seen.new)
    for question in seen.questions:
        yield f"  Question [{one_line(question.key)}]: {one_line(question.sentence)}"
        yield from (
            f"    {one.id}: {one_line(one.title)}, {one_line(one.reason)}" for one in question.candidates
        )
    yield from (f"  Fault: {one_line(fault.words)}" for fault in seen.faults)


_ACTIONS = {
    RowAction.CREATE: "new", RowAction.EDIT: "changed", RowAction.SAME: "here already", RowAction.SKIP: "left out",
    RowAction.ASK: "asked about", RowAction.FAULT: "with faults",
}  # fmt: skip


def _preview_data(table: Table, mapping: Mapping, seen: Preview) -> dict[str, object]:
    return {
        "file": str(table.path.absolute()), "kind": mapping.kind, "sheet": table.sheet or None,
        "rows": len(seen.rows), **{action.value: seen.count(action) for action in RowAction},
        "columns": [
            {"column": one.heading, "field": one.target, "confidence": one.confidence, "reason": one.reason}
            for one in mapping.columns
        ],
        "new": [{"kind": one.kind, "title": one.title, "rows": list(one.rows)} for one in seen.new],
        "questions": [
            {
                "key": one.key, "sentence": one.sentence, "rows": list(one.rows),
                "candidates": [{"id": c.id, "title": c.title, "reason": c.reason} for c in one.candidates],
            }
            for one in seen.questions
        ],
        "faults": [_fault(fault) for fault in seen.faults],
    }  # fmt: skip


def _fault(fault: RowFault) -> dict[str, object]:
    return {"row": fault.row, "column": fault.column, "sentence": fault.sentence}


def _plural(kind: str) -> str:
    from app.catalog import info

    return info(kind).plural.lower()
