"""A program that works without pause is killed at odd moments, again and again on the same case file."""

from __future__ import annotations

import json
import os
import random
import signal
from collections import Counter
from pathlib import Path

from app import backup
from app.casefile import CaseFile
from app.check import check
from app.interchange.exporting import export_file
from app.local import Space
from db.backup import flaw
from tests.faults import operations
from tests.faults.judging import LATER
from tests.faults.operations import OUT

SAVED, DRAFTED, EXPORTED, BACKED_UP = b"s", b"d", b"e", b"b"


def working(folder: Path, out: int) -> None:
    """Save and keep drafts for ever, now and then export and back up; says so after each, ends only by being killed."""
    try:
        with operations.opened(folder) as case:
            number = saved(case)
            while True:
                number += 1
                Space(case, "draft").put("person/new", number)
                os.write(out, DRAFTED)
                changes = case.door.changes()
                changes.create("person", name="One more", career="x" * 3000)
                case.door.change("Add", changes)
                os.write(out, SAVED)
                if number % 3 == 0:
                    export_file(case, folder / OUT / "case.json")
                    os.write(out, EXPORTED)
                if number % 4 == 0:
                    backup.keep(case)
                    os.write(out, BACKED_UP)
    finally:
        os._exit(9)


def saved(case: CaseFile) -> int:
    with case.read() as reader:
        return int(reader.rows("SELECT count(*) FROM person WHERE name = 'One more'")[0][0])


def killed(folder: Path, chance: random.Random) -> Counter[bytes]:
    """Let it work, kill it after some of its words and a moment more; what it had said."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        working(folder, theirs)
    os.close(theirs)
    said = b"".join(os.read(ours, 1) for _ in range(chance.randint(0, 12)))
    for _ in range(chance.randint(0, 200_000)):
        pass  # into the middle of what comes next
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while rest := os.read(ours, 100):
        said += rest
    os.close(ours)
    return Counter(said[at : at + 1] for at in range(len(said)))


def judged(folder: Path, before: int, said: Counter[bytes]) -> tuple[int, str]:
    """How many are saved at the next start, and what is wrong; empty where nothing is."""
    with CaseFile.open(operations.use(folder), clock=LATER) as case:
        findings, after, draft = check(case).findings, saved(case), Space(case, "draft").get("person/new")
        copies = case.keeper.shelf.copies()
    wrong = [finding.sentence for finding in findings]
    if after - before not in {said[SAVED], said[SAVED] + 1}:
        wrong.append(f"{said[SAVED]} saves were acknowledged, {after - before} are there")
    if said[DRAFTED] and draft not in {before + said[DRAFTED], before + said[DRAFTED] + 1}:
        wrong.append(f"the draft is {draft}, {before} and {said[DRAFTED]} more were typed")
    wrong += [
        f"{copy.path.name}: {trouble}" for copy in copies[:2] if (trouble := flaw(copy.path, folded=True))
    ]
    content = (folder / OUT / "case.json").read_bytes()
    if content != operations.EARLIER and not json.loads(content)["records"]:
        wrong.append("the export is not whole")
    wrong += [f"left behind: {path}" for path in folder.rglob(".chancery-*")]
    return after, "; ".join(wrong)


def run(folder: Path, kills: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill so often, on a prepared folder; what was acknowledged in all, and what went wrong."""
    chance, before = random.Random(seed), 0
    counts, bad = Counter[str](), list[str]()
    for number in range(kills):
        said = killed(folder, chance)
        before, wrong = judged(folder, before, said)
        for word, name in (
            (SAVED, "saves"),
            (DRAFTED, "drafts"),
            (EXPORTED, "exports"),
            (BACKED_UP, "backups"),
        ):
            counts[f"{name} acknowledged"] += said[word]
        counts["kills"] += 1
        if wrong:
            bad.append(f"kill {number} of seed {seed}: {wrong}")
    return counts, bad
