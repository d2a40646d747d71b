"""Damages small real files in a thousand ways and reads them: each must give a text or a reason, nothing else.

    python -m tests.faults.mutations [COUNT [KIND …]]

COUNT files of each kind (10,000 unless said): docx, xlsx, pdf, eml, html, text. Processes of their own read batch after
batch under the limits of one file. A batch that ends its process is read again file by file through `read_text`, as the
program does it. Prints what became of them, and what parsers tripped over.
"""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.reading.kinds import read
from app.reading.texts import Limits, UnreadableFile, read_text
from reports.read.paper import Unreadable
from tests.app.reading import files

ROOT = Path(__file__).resolve().parents[2]
BATCH = 100
LIMITS = Limits(seconds=20, patience=60.0, memory=1 << 30)
_NUMBERS = (b"0", b"-1", b"65535", b"2147483648", b"99999999999999999999", b"1e309")
_WORDS = (
    b"<",
    b">",
    b"&#0;",
    b"<<",
    b">>",
    b"obj",
    b"endstream",
    b"\x00",
    b"\xff\xfe",
    b"=?utf-8?q?",
    b"--",
    b"\r\n\r\n",
)


def _word() -> bytes:
    body = (
        files.paragraphs("The parties agreed.", "Al-Za’abi", "")
        + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    return files.docx(body, footnotes=files.paragraphs("note"), header=files.paragraphs("SECRET"))


def _letter() -> bytes:
    return files.mail("The letter.\n" * 5, "<p>page", annex_docx=_word(), release_pdf=files.pdf("Corvettes"))


def _page() -> bytes:
    return (
        b"<!DOCTYPE html><html><head><meta charset=utf-8><title>Release</title></head><body><nav>Home</nav>"
        b"<h1>Talks &amp; more</h1><p>One<br>two<ul><li>a<li>b</ul><table><tr><td>x<td>y</table><!-- c -->"
        b"<script>1</script></body></html>"
    )


ORIGINALS: dict[str, Callable[[], bytes]] = {
    "docx": _word,
    "xlsx": lambda: files.xlsx([["Action", "Owner"], ["Send the manuals", "Navy"]]),
    "pdf": lambda: files.pdf(
        "The 13th JMCC met in Muscat.", "They agreed.", stream=b"q 1 0 0 1 0 0 cm BT (x) Tj ET Q"
    ),
    "eml": _letter,
    "html": _page,
    "text": lambda: "Ça – “déjà” 13th JMCC\r\nMuscat\n".encode() * 20,
}


def mutated(kind: str, seed: int) -> bytes:
    """One damaged file, the same for the same seed."""
    chance = random.Random(f"{kind}/{seed}")
    data = ORIGINALS[kind]()
    if kind in {"docx", "xlsx"} and chance.random() < 0.7:  # inside a part, or checksums would catch it all
        return _repacked(data, chance)
    return _damaged(data, chance)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(members), chance.randint(1, 2)):
        content = members[name]
        assert isinstance(content, bytes)
        members[name] = _damaged(content, chance)
    return files.packed(members)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        if not found:
            break
        place = chance.randrange(len(found))
        length = min(chance.choice((1, 2, 8, 64, 500)), len(found) - place)
        match chance.randrange(8):
            case 0:
                found[place] ^= 1 << chance.randrange(8)
            case 1:
                found[place] = chance.randrange(256)
            case 2:
                del found[place : place + length]
            case 3:
                found[place:place] = found[place : place + length] * chance.choice((1, 2, 50))
            case 4:
                found[place : place + length] = chance.randbytes(length)
            case 5:
                found[place:place] = chance.choice((*_NUMBERS, *_WORDS))
            case 6:
                other = chance.randrange(len(found))
                found[place:place] = found[other : other + length]
            case _:
                if chance.random() < 0.3:
                    del found[place:]
    return bytes(found)


@dataclass(slots=True)
class Tally:
    """What became of the files of one kind; `tripped` names what parsers raised behind the reasons."""

    outcomes: Counter[str] = field(default_factory=Counter)
    tripped: Counter[str] = field(default_factory=Counter)
    crashed: list[int] = field(default_factory=list)
    """Seeds of the files that ended a process."""


def here(kind: str, seed: int, tally: Tally) -> None:
    """Read one in this process; raises whatever is neither a text nor a reason."""
    try:
        paper = read(mutated(kind, seed), f"a.{kind}", LIMITS)
    except Unreadable as error:
        tally.outcomes[error.trouble.value] += 1
        cause = error.__cause__
        if isinstance(cause, (NameError, ImportError)):  # that is no fault of the file
            raise cause from error
        if cause is not None:
            tally.tripped[type(cause).__name__] += 1
        return
    json.dumps([one.text for one in paper.sections])
    tally.outcomes["read"] += 1


def apart(kind: str, seed: int, tally: Tally) -> None:
    """Read one as the program does; raises whatever is neither a text nor a reason."""
    try:
        read_text(mutated(kind, seed), f"a.{kind}", limits=LIMITS)
    except UnreadableFile as error:
        tally.outcomes[error.trouble.value] += 1
    else:
        tally.outcomes["read"] += 1


def _batch(kind: str, first: int, count: int) -> None:
    """In a process of its own: confined, then one after the other, with a line for each."""
    from app.reading.confinement import confine

    confine(LIMITS)
    for seed in range(first, first + count):
        tally = Tally()
        here(kind, seed, tally)
        sys.stdout.write(json.dumps([tally.outcomes, tally.tripped]) + "\n")
        sys.stdout.flush()


def _run(kind: str, first: int, count: int, tally: Tally) -> Iterator[int]:
    """The seeds from `first` on that a process ended at, if it did."""
    while count > 0:
        command = [sys.executable, "-m", "tests.faults.mutations", "--batch", kind, str(first), str(count)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        for line in lines:
            outcomes, tripped = json.loads(line)
            tally.outcomes += Counter(outcomes)
            tally.tripped += Counter(tripped)
        if len(lines) >= count:
            return
        if done.returncode > 0:
            raise AssertionError(f"{kind} {first + len(lines)}: {done.stderr[-2_000:]}")
        yield first + len(lines)
        first, count = first + len(lines) + 1, count - len(lines) - 1


def long_form(kind: str, count: int) -> Tally:
    """All of them; a file that ends a process is read again as the program does it, which must survive."""
    tally = Tally()
    for first in range(0, count, BATCH):
        for seed in _run(kind, first, min(BATCH, count - first), tally):
            tally.crashed.append(seed)
            apart(kind, seed, tally)
    assert tally.outcomes.total() == count
    return tally


def main(arguments: list[str]) -> None:
    """Print one line for each kind."""
    if arguments[:1] == ["--batch"]:
        _batch(arguments[1], int(arguments[2]), int(arguments[3]))
        return
    count = int(arguments[0]) if arguments else 10_000
    for kind in arguments[1:] or ORIGINALS:
        tally = long_form(kind, count)
        outcomes = ", ".join(f"{name} {number:,}" for name, number in tally.outcomes.most_common())
        tripped = ", ".join(f"{name} {number:,}" for name, number in tally.tripped.most_common())
        sys.stdout.write(f"{kind}: {count:,} files: {outcomes}; ended a process: {len(tally.crashed)} "
                         f"{tally.crashed[:10]}; behind the reasons: {tripped or 'nothing'}\n")  # fmt: skip
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
