"""The command that protects a case file with a password, changes the password, or takes it away."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import protection
from app.errors import CaseFileError, NotFound
from app.protection import Protected
from ui.cli.answer import Answer, progress
from ui.cli.opening import case_path
from ui.cli.parser import UsageError
from ui.cli.passwords import LOST, NEW_VARIABLE, agreed, new_password, unlocked
from ui.cli.wording import counted


def protect(given: argparse.Namespace) -> Answer:
    """Write the case file anew under another password, or under none."""
    if given.file is not None and given.case is not None:
        raise UsageError("chancery protect: name the case file once, as FILE or with --case.")
    path = (given.file or case_path(given)).absolute()
    if not path.exists():
        raise NotFound(f"There is no case file at {path}. Check the name.")
    if given.remove and not protection.is_protected(path):
        raise CaseFileError(f"“{path.name}” is not protected with a password; nothing was changed.")
    unlocked(given, lambda: protection.refuse_locked(path))
    password = None if given.remove else new_password(given.new_password_file, NEW_VARIABLE)
    progress("Writing the case file anew …")
    done = protection.protect(path, password, keep_old=given.keep_old)
    deleted = _deleted(done, wanted=given.delete_exposed)
    return Answer(
        "\n".join(_told(path, done, deleted)),
        {
            "written": str(path),
            "protected": done.protected,
            "kept": str(done.kept.path) if done.kept else None,
            "backup": str(done.first.copy.path) if done.first.copy else None,
            "exposed": [str(one) for one in done.exposed if one not in deleted],
            "deleted": [str(one) for one in deleted],
        },
        aside=done.first.trouble,
    )


def _deleted(done: Protected, *, wanted: bool) -> list[Path]:
    """The exposed copies that are gone; never the only backup there is, nor one that was just asked for."""
    going = [path for path in done.exposed if done.kept is None or path != done.kept.path]
    if not going or done.first.copy is None:
        return []
    held = counted(len(going), "older copy opens", "older copies open")
    if not (wanted or agreed(f"{held} without the new password. Delete them?")):
        return []
    left = protection.dispose(going)
    return [path for path in going if path not in left]


def _told(path: Path, done: Protected, deleted: list[Path]) -> list[str]:
    if not done.protected:
        older = "Older backups still need the password."
        return [f"“{path.name}” is no longer protected: whoever has the file reads it. {older}"]
    lines = [f"“{path.name}” is protected with the new password. {LOST}"]
    if deleted:
        lines.append(f"{counted(len(deleted), 'older copy is', 'older copies are')} deleted.")
    if left := [one for one in done.exposed if one not in deleted]:
        lines.append("These open without the new password; delete them if they must not:")
        lines += [f"  {one}" for one in left]
    lines.append(
        "What a disk remembers of deleted files is beyond a program: an enciphered disk is the remedy for that."
    )
    return lines
