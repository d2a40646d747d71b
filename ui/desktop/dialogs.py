"""What the desk asks of the system outside its window, so that tests can answer: names of files, to show a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.attachments import plain_name

CASE_FILES = "Case files (*.chancery);;All files (*)"
WORD_FILES = "Word documents (*.docx)"
IMPORTS = "What can be imported (*.csv *.tsv *.txt *.xlsx *.vcf *.json);;All files (*)"


class Dialogs:
    """Asks the officer; every answer may be None: nothing was chosen."""

    def case_file(self, parent: QWidget) -> Path | None:
        """An existing case file."""
        name, _ = QFileDialog.getOpenFileName(parent, "Open a case file", str(documents()), CASE_FILES)
        return Path(name) if name else None

    def new_demonstration(self, parent: QWidget) -> Path | None:
        """Where the demonstration is to be written."""
        suggested = str(documents() / "Demonstration.chancery")
        name, _ = QFileDialog.getSaveFileName(parent, "Write the demonstration", suggested, CASE_FILES)
        return with_suffix(Path(name), ".chancery") if name else None

    def new_case_file(self, parent: QWidget, name: str) -> Path | None:
        """Where a new case file is to be made; `name` is suggested, without its suffix."""
        suggested = str(documents() / f"{file_name(name)}.chancery")
        chosen, _ = QFileDialog.getSaveFileName(parent, "Make the new case file", suggested, CASE_FILES)
        return with_suffix(Path(chosen), ".chancery") if chosen else None

    def new_brief(self, parent: QWidget, name: str, folder: Path | None) -> Path | None:
        """Where a Word brief is to be written; `name` is suggested, without its suffix."""
        suggested = str((folder or documents()) / f"{file_name(name)}.docx")
        chosen, _ = QFileDialog.getSaveFileName(parent, "Export the Word brief", suggested, WORD_FILES)
        return with_suffix(Path(chosen), ".docx") if chosen else None

    def template(self, parent: QWidget) -> Path | None:
        """An office's own Word file, to be a house style."""
        words = "Take in the office's own Word file"
        name, _ = QFileDialog.getOpenFileName(
            parent, words, str(documents()), "Word documents (*.docx *.dotx)"
        )
        return Path(name) if name else None

    def show_folder(self, folder: Path) -> bool:
        """Show a folder in the system's own program; False where there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def files(self, parent: QWidget, words: str) -> list[Path]:
        """Files to take in; empty where none were chosen."""
        names, _ = QFileDialog.getOpenFileNames(parent, words, str(documents()))
        return [Path(name) for name in names]

    def copy_of(self, parent: QWidget, name: str) -> Path | None:
        """Where a copy of an attachment is to be written; its own name is suggested."""
        chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy", str(documents() / plain_name(name)))
        return Path(chosen) if chosen else None

    def to_import(self, parent: QWidget) -> list[Path]:
        """Files to take in; empty where none was chosen."""
        names, _ = QFileDialog.getOpenFileNames(parent, "Import files", str(documents()), IMPORTS)
        return [Path(name) for name in names]

    def new_export(self, parent: QWidget, name: str, suffix: str) -> Path | None:
        """Where an export is to be written; `name` is suggested, without its suffix."""
        suggested = str(documents() / f"{file_name(name)}{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(parent, "Export", suggested, f"*{suffix}")
        return with_suffix(Path(chosen), suffix) if chosen else None

    def open_file(self, path: Path) -> bool:
        """Open a file in the system's own program; False where there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def documents() -> Path:
    """Where this person keeps documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def with_suffix(path: Path, suffix: str) -> Path:
    """The path, ending as its content does whatever was typed."""
    return path if path.suffix.casefold() == suffix else path.with_name(path.name + suffix)


def file_name(words: str) -> str:
    """Words as a file may be called on any system; at most 80 characters."""
    plain = "".join(" " if c in '<>:"/\\|?*' or not c.isprintable() else c for c in words)
    return " ".join(plain.split())[:80].strip(" .") or "Brief"


def local_files(data: QMimeData | None) -> list[Path]:
    """The files of this machine that were dropped or copied."""
    return [path for path in dropped_paths(data) if path.is_file()]


def dropped_paths(data: QMimeData | None) -> list[Path]:
    """The same with folders, and with what cannot be reached: whoever takes them says why one is not taken."""
    urls = data.urls() if data is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
