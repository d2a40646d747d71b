"""What an import came to, in sentences."""

from __future__ import annotations

from app.catalog import info
from app.interchange.importing import Imported as JsonImported
from app.registers.importing import Imported
from app.registers.previewing import Preview

SHOWN = 8


def imported(name: str, done: Imported) -> tuple[str, str]:
    """What became of a table: a sentence, and the figures below it."""
    known = info(done.kind)
    called = known.label if done.created == 1 else known.plural
    head = f"“{name}” is imported: {done.created:,} {called.lower()} made."
    if done.changed is None:
        head = f"“{name}” says nothing that is not on file already; nothing was changed."
    figures = [
        f"{done.edited:,} changed" if done.edited else "",
        f"{done.same:,} on file already" if done.same else "",
        f"{done.skipped:,} left out" if done.skipped else "",
        f"{done.new:,} made beside them because the file names them" if done.new else "",
    ]
    lines = [", ".join(figure for figure in figures if figure)]
    lines += [f"Left out: {fault.words}" for fault in done.left_out[:SHOWN]]
    if len(done.left_out) > SHOWN:
        lines.append(f"and {len(done.left_out) - SHOWN:,} more")
    if done.source:
        lines.append("The file is kept as a source, cited by every record. Undo takes all of it back.")
    return head, "\n".join(line for line in lines if line)


def imported_json(name: str, done: JsonImported) -> tuple[str, str]:
    """What became of case-file JSON."""
    made = "1 record is new" if done.new == 1 else f"{done.new:,} records are new"
    head = f"“{name}” is imported: {made}."
    figures = [
        f"{done.same:,} here already" if done.same else "",
        f"{done.theirs:,} now as in the file" if done.theirs else "",
        f"{done.ours:,} kept as they are here" if done.ours else "",
        f"{done.without_content:,} attachments without their content" if done.without_content else "",
    ]
    return head, ", ".join(figure for figure in figures if figure)


def in_the_way(seen: Preview | None, *, faults: bool) -> str:
    """Why there can be no import yet; empty where nothing stands in the way."""
    if seen is None:
        return "The preview is being made."
    parts = [
        f"{len(seen.questions):,} to be answered" if seen.questions else "",
        f"{len(seen.faults):,} faults; correct the mapping, or leave faulty rows out" if faults else "",
    ]
    return "; ".join(part for part in parts if part)
