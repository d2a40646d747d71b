"""What an officer does with the files of a record: attach by drop or choice, open a copy, save a copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.attaching import Attached, attach_files, not_taken
from app.attachments import Copies, save_copy
from app.records import RecordView
from app.showing.view import FileShown
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone
from ui.desktop.worker import Question


class RecordFiles(QObject):
    """For one pane. Copies that were opened are taken away when the case file is closed."""

    def __init__(self, around: Surroundings, pane: QWidget, view: Callable[[], RecordView | None]) -> None:
        """`view` answers what the pane shows."""
        super().__init__(pane)
        self._around = around
        self._pane = pane
        self._view = view
        self._copies = Copies()
        self._wanted: FileShown | None = None
        self._copying = Question(around.session.reader, "Copying the file …", self)
        self._copying.answered.connect(self._copied)
        self._copying.failed.connect(around.fail)
        self._writing = Question(around.session.reader, "Writing the copy …", self, every=True)
        self._writing.answered.connect(self._written)
        self._writing.failed.connect(around.fail)

    @Slot()
    def choose(self) -> None:
        """Choose files and attach them."""
        self.attach(self._around.dialogs.files(self._pane, "Attach files"))

    def attach(self, paths: Sequence[Path]) -> bool:
        """Keep files inside the case file, hanging on the record; False where there is no file among them."""
        view = self._view()
        return view is not None and not view.deleted and self.attach_to(view.id, paths)

    def attach_to(self, record: str, paths: Sequence[Path]) -> bool:
        """Keep files hanging on any record; what cannot be taken is said. False where there is no file among them."""
        case = self._around.session.case
        if case is None or not paths:
            return False
        refused = [words for path in paths if (words := not_taken(path))]
        if len(refused) == len(paths):
            self._around.say(" ".join(refused), Tone.CAUTION)
            return False
        job = partial(attach_files, case, record, paths)
        self._around.session.carry_out("Attaching …", job, by=self._pane, then=self._attached)
        return True

    @Slot(object)
    def open(self, file: FileShown) -> None:
        """Say what opening means, and open on a word of the officer."""
        self._wanted = file
        self._around.say(
            f"“{file.name}” is marked {file.marking}. Opening writes a copy outside the case file; it is removed when "
            "the case file is closed.",
            Tone.CAUTION,
            "Open the copy",
            self.open_now,
        )

    @Slot()
    def open_now(self) -> None:
        """Open a copy of the file that was asked for."""
        case, file = self._around.session.case, self._wanted
        if case is not None and file is not None:
            self._around.clear()
            self._copying.ask(partial(self._copies.put, case, file.id, file.name))

    @Slot(object)
    def save(self, file: FileShown) -> None:
        """Ask where a copy is to be written, and write it."""
        case = self._around.session.case
        path = self._around.dialogs.copy_of(self._pane, file.name)
        if case is not None and path is not None:
            self._writing.ask(partial(save_copy, case, file.id, path))

    def stop(self) -> None:
        """The case file is being closed: copies are taken away."""
        self._copying.forget()
        self._copies.clear()

    @Slot(object)
    def _copied(self, path: Path) -> None:
        if not self._around.dialogs.open_file(path):
            self._around.say(
                f"This system has no program that opens “{path.name}”; save a copy instead.", Tone.CAUTION
            )

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._around.say(f"A copy is in {path.parent} as “{path.name}”. Mark and keep it as the file says.")

    @Slot(object)
    def _attached(self, attached: Attached) -> None:
        left_out = " ".join(attached.left_out)
        if attached.changed is None:
            self._around.say(left_out, Tone.CAUTION)
        else:
            words = f"{attached.changed.action}: done. {left_out}".rstrip()
            tone = Tone.CAUTION if left_out else Tone.DONE
            self._around.say(words, tone, "Undo", self._around.session.undo)
