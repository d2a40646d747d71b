"""The command that lists the house styles of briefs, chooses one, and takes in an office's own file."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.briefs.house_style import Looked, keep_style, look_at, styles, use_style, usual
from app.briefs.target import refuse_other_content, refuse_target
from app.casefile import CaseFile
from app.errors import NotFound
from app.unfinished import noted
from db.values.files import atomic_write
from ui.cli.answer import Answer
from ui.cli.grammar import PROGRAM
from ui.cli.opening import opened
from ui.cli.parser import UsageError
from ui.cli.wording import one_line


def style(given: argparse.Namespace) -> Answer:
    """Do what the arguments ask for; without any, list the styles."""
    asked = [one for one in (given.name, given.take_in, given.look_at) if one is not None]
    if len(asked) > 1 or (given.specimen is not None and given.look_at is None):
        raise UsageError(
            f"{PROGRAM} style: one of NAME, --take-in FILE, --look-at FILE; see “{PROGRAM} style --help”."
        )
    changes = given.take_in is not None or given.name is not None
    with opened(given, write=changes) as case:
        if given.look_at is not None:
            return _looked(case, _read(given.look_at), given.specimen)
        if given.take_in is not None:
            looked = _read(given.take_in)
            kept = keep_style(case, looked)
            told = f"Kept in the case file as “{one_line(kept.style.name)}”; briefs are written in it from now on."
            return Answer(
                "\n".join([told, *_said(looked)]), {"kept": kept.style.id, "findings": looked.findings}
            )
        if given.name is not None:
            changed = use_style(case, given.name)
            return Answer(f"{changed.action}.", {"used": given.name})
        return _listed(case)


def _read(path: Path) -> Looked:
    if not path.is_file():
        raise NotFound(f"There is no file “{one_line(path.name)}” in {path.absolute().parent}.")
    return look_at(path.name, path.read_bytes())


def _looked(case: CaseFile, looked: Looked, specimen: Path | None) -> Answer:
    lines = [f"“{one_line(looked.file_name)}” can be a house style:", *_said(looked)]
    if specimen is not None:
        refuse_target(specimen, case.path)
        refuse_other_content(specimen, looked.preview)
        atomic_write(specimen, looked.preview, during=noted)
        lines.append(f"A specimen is {specimen.absolute()}.")
    return Answer("\n".join(lines), {"findings": looked.findings})


def _said(looked: Looked) -> list[str]:
    return [f"  {one_line(sentence)}" for sentence in looked.findings]


def _listed(case: CaseFile) -> Answer:
    with case.read() as reader:
        found, now = styles(reader), usual(reader)
    lines = [
        f"{'*' if one.id == now else ' '} {one.name if one.own else one.id:14}  {one.name}" for one in found
    ]
    data = [{"id": one.id, "name": one.name, "own": one.own, "usual": one.id == now} for one in found]
    return Answer(
        "\n".join([*lines, "", "* in which briefs are written unless another is asked for"]), {"styles": data}
    )
