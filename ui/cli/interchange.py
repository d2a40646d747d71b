"""The commands that write the case file as open text and read it back: export, import."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.casefile import CaseFile
from app.errors import ChanceryError
from app.interchange.errors import Cancelled
from app.interchange.exporting import export_file
from app.interchange.importing import Imported, Keep, Preview, import_file, preview_file
from app.interchange.watching import Phase, Watch
from ui.cli.answer import Answer, progress
from ui.cli.opening import opened
from ui.cli.wording import counted, one_line

SUFFIX = ".json"


def export(given: argparse.Namespace) -> Answer:
    """Write every record to one file."""
    with opened(given) as case, watching() as watch:
        written = export_file(case, given.output, watch)
    path = given.output.absolute()
    held = f"{_records(written.records)}, {counted(written.contents, 'attachment', 'attachments')}"
    return Answer(
        f"“{path.name}” is written: {held}. It is {path}; it holds everything, whatever its marking.",
        {"written": str(path), "records": written.records, "attachments": written.contents},
    )


def import_(given: argparse.Namespace) -> Answer:
    """Take files in, one action each; the first that fails ends it, and what came in before it stays."""
    if given.preview:
        return _previewed(given)

    def take(case: CaseFile, path: Path) -> tuple[str, dict[str, object]]:
        done = _imported(case, path, given)
        return _told(path, done), _data(path, done)

    return each_taken(given, take)


def each_taken(
    given: argparse.Namespace, take: Callable[[CaseFile, Path], tuple[str, dict[str, object]]]
) -> Answer:
    """Take each of the files in: what is told of it and its data; where the first fails, its error is raised."""
    told: list[str] = []
    data: list[dict[str, object]] = []
    trouble = ""
    with opened(given, write=True) as case:
        for path in given.files:
            try:
                words, one = take(case, path)
            except ChanceryError as error:
                if not told:
                    raise
                trouble = str(error)
                break
            told.append(words)
            data.append(one)
        notices = "\n".join(case.notices)
    return Answer("\n".join(told), {"imported": data}, aside=notices, trouble=trouble)


def _imported(case: CaseFile, path: Path, given: argparse.Namespace) -> Imported:
    keep = Keep.THEIRS if given.theirs else Keep.OURS if given.ours else Keep.REFUSE
    with watching() as watch:
        return import_file(case, path, keep=keep, watch=watch)


@contextmanager
def watching() -> Iterator[Watch]:
    """Tells each phase to a person who watches; stopped at the keyboard, it also stops the work on its own thread."""
    phases: list[Phase] = []
    stopped: list[bool] = []

    def watch(phase: Phase, done: int, total: int) -> None:  # noqa: ARG001
        if stopped:
            raise Cancelled("Stopped; nothing was changed.")
        if phase not in phases:
            phases.append(phase)
            progress(f"{phase.value} …")

    try:
        yield watch
    except KeyboardInterrupt:
        stopped.append(True)
        raise


def _previewed(given: argparse.Namespace) -> Answer:
    with opened(given) as case, watching() as watch:
        found = [(path, preview_file(case, path, watch)) for path in given.files]
    faulty = sum(len(preview.faults) for _, preview in found)
    return Answer(
        "\n".join(line for path, preview in found for line in _foreseen(path, preview)),
        {"previews": [_preview_data(path, preview) for path, preview in found]},
        trouble=f"{counted(faulty, 'fault', 'faults')}: this could not be imported." if faulty else "",
    )


def _foreseen(path: Path, preview: Preview) -> Iterator[str]:
    new, same, met = preview.new, preview.same, len(preview.conflicts)
    yield (
        f"“{one_line(path.name)}”: {_records(preview.records)}, {new:,} new, {same:,} here already, "
        f"{met:,} here with other content."
    )
    yield from (f"  Conflict: {one_line(conflict.words)}" for conflict in preview.conflicts)
    yield from (f"  Fault: {one_line(fault.words)}" for fault in preview.faults)


def _told(path: Path, done: Imported) -> str:
    parts = [
        counted(done.new, "new record", "new records"),
        f"{done.same:,} here already",
        f"{done.theirs:,} replaced by theirs" if done.theirs else "",
        f"{done.ours:,} kept as ours" if done.ours else "",
    ]
    missing = counted(done.without_content, "attachment", "attachments")
    without = f" {missing} came without bytes." if done.without_content else ""
    return f"“{one_line(path.name)}” is imported: {', '.join(filter(None, parts))}.{without}"


def _data(path: Path, done: Imported) -> dict[str, object]:
    return {
        "file": str(path.absolute()),
        "records": done.records,
        "new": done.new,
        "same": done.same,
        "theirs": done.theirs,
        "ours": done.ours,
        "without_content": done.without_content,
    }


def _preview_data(path: Path, preview: Preview) -> dict[str, object]:
    return {
        "file": str(path.absolute()),
        "records": preview.records,
        "new": preview.new,
        "same": preview.same,
        "conflicts": [
            {
                "kind": one.kind,
                "id": one.id,
                "title": one.title,
                "deleted": one.deleted,
                "fields": [
                    {"field": field.name, "ours": field.ours, "theirs": field.theirs}
                    for field in one.differences
                ],
            }
            for one in preview.conflicts
        ],
        "faults": [
            {
                "record": one.place,
                "kind": one.kind,
                "id": one.record_id,
                "field": one.field,
                "sentence": one.sentence,
            }
            for one in preview.faults
        ],
    }


def _records(number: int) -> str:
    return counted(number, "record", "records")
