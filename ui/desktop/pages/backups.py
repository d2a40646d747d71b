"""Backups: which there are, what is inside, one made now, one put back or opened beside; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app import backup
from app.backup import Copy, Known
from app.backups.quarantine import folders
from app.casefile import CaseFile
from app.protection import is_protected
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Label, Tone, rule
from ui.desktop.password_sheet import PasswordSheet
from ui.desktop.place import Place
from ui.desktop.protection_sheet import ProtectionSheet
from ui.desktop.transfer import inside, restoring
from ui.desktop.transfer.page_head import PageHead
from ui.desktop.worker import Question

WARNING = (
    "Backups lie on this machine and hold everything that the case file holds, so they are to be guarded alike. A disk "
    "that fails takes them along: now and then save a copy elsewhere."
)
PROTECTED = (
    "Backups lie on this machine, under the password of the case file. A disk that fails takes them along: now and "
    "then save a copy elsewhere."
)


class BackupsPage(Page):
    """The page `backups`."""

    MAIN = True
    CARRIES_OUT = "back up now"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._known: dict[str, Known] = {}
        self._aside: tuple[Path, ...] = ()
        self._shown = Path()
        self._arriving = False
        """Whether a backup has just been made, so that it is to be shown."""
        self.copy = Button(theme, "Save a copy elsewhere…", icon=Icon.UPLOAD)
        self.password = Button(theme, "Password…", icon=Icon.LOCK)
        self.folder = Button(theme, "Show the folder", icon=Icon.FOLDER)
        self.now = Button(theme, "Make a backup now", Weight.FILLED, key="Ctrl Enter")
        self.head = PageHead(theme, "Backups", self.folder, self.password, self.copy, self.now)
        self.list = RowList(theme, "Backups of this case file, newest first")
        self.model = self.list.rows
        self.what = Label(theme, Type.HEAD, "text")
        self.inside = Label(theme, Type.BODY, "text_2")
        self.ask = Label(theme, Type.BODY, "caution")
        self.beside = Button(theme, "Open it as another file…", icon=Icon.OPEN_OUT)
        self.back = Button(theme, "Put it back…", icon=Icon.RESTORE)
        self.sure = Button(theme, "Put it back now", danger=True)
        self.unlock = Button(theme, "Give its password…", icon=Icon.LOCK)
        self.keep = Button(theme, "Leave everything as it is", Weight.QUIET)
        self.warning = Label(theme, Type.SMALL, "text_2", self._warned())
        self.warning.setWordWrap(True)
        self._reading = Question(self.session.builder, "Looking into the backups …", self)
        self._arrange()
        self._join()
        self._show_chosen()

    def _join(self) -> None:
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.around.fail)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.now.clicked.connect(self.make_now)
        self.copy.clicked.connect(self.copy_elsewhere)
        self.folder.clicked.connect(self.show_folder)
        self.password.clicked.connect(self.protect)
        self.unlock.clicked.connect(self.ask_password)
        self.beside.clicked.connect(self.open_beside)
        self.back.clicked.connect(self._ask_back)
        self.keep.clicked.connect(self._show_chosen)
        self.sure.clicked.connect(self.put_back)

    # --- as a page ---

    def show_place(self, place: Place) -> None:
        self._read()

    def place(self) -> Place:
        return Place("backups")

    def title(self) -> str:
        return "Backups"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {"carry_out": self.make_now}

    def keys(self) -> tuple[str, ...]:
        return ("carry_out",)

    def first_focus(self) -> QWidget:
        return self.list

    # --- what is done ---

    @Slot()
    def make_now(self) -> None:
        """Make a backup; where nothing has changed since the newest, that one stands."""
        if case := self.session.case:
            self.session.carry_out("Making a backup …", partial(backup.keep, case), then=self._made)

    @Slot()
    def copy_elsewhere(self) -> None:
        """Write a proved copy to a place of the officer's choice."""
        case = self.session.case
        if case is None:
            return
        if path := self.around.dialogs.new_case_file(self, f"{case.path.stem} copy"):
            self._shown = path.absolute()
            job = partial(backup.write_to, case, path)
            self.session.carry_out("Writing the copy …", job, then=self._copied)

    @Slot()
    def protect(self) -> None:
        """Ask for the password that the case file is to have."""
        if self.session.path is not None:
            ProtectionSheet(self.theme, self.session, self.session.path, self.window()).open()

    @Slot()
    def ask_password(self) -> None:
        """Ask for the password that the chosen backup was made under."""
        if chosen := self._chosen():
            what = f"Password of backup {chosen.copy.number}"
            sheet = PasswordSheet(self.theme, self.session, chosen.copy.path, what, self.window())
            sheet.unlocked.connect(self._read)
            sheet.refused.connect(self.around.fail)
            sheet.open()

    @Slot()
    def show_folder(self) -> None:
        """Show where what is chosen lies."""
        chosen = self._chosen()
        aside = Path(self._key()) if chosen is None and self._key() else None
        folder = chosen.copy.path.parent if chosen else aside
        if folder is not None and not self.around.dialogs.show_folder(folder):
            self.around.say(f"This system has no program that shows folders. It is {folder}.", Tone.CAUTION)

    @Slot()
    def open_beside(self) -> None:
        """Make a case file of the chosen backup at another place, and open that."""
        chosen, case = self._chosen(), self.session.case
        if chosen is None or case is None:
            return
        name = f"{case.path.stem}, backup {chosen.copy.number}"
        if path := self.around.dialogs.new_case_file(self, name):
            restoring.open_beside(self.session, chosen.copy.path, path)

    @Slot()
    def put_back(self) -> None:
        """Put the chosen backup in the place of the open case file."""
        if chosen := self._chosen():
            restoring.put_back(self.session, chosen.copy.path)

    # --- what is shown ---

    @Slot()
    def _read(self) -> None:
        if self.session.case is not None:
            self._reading.ask(partial(_read, self.session.case))

    @Slot(object)
    def _take(self, found: tuple[list[Known], list[Path]]) -> None:
        known, aside = found
        key = "" if self._arriving else self._key()
        self._known = {str(one.copy.path): one for one in known}
        rows = [
            Row(
                RowKind.ITEM, inside.made(one), f"{inside.why(one)} · {inside.amount(one)}",
                figure=f"backup {one.copy.number}", key=path, ink="text_3" if one.inside else "overdue",
            )
            for path, one in self._known.items()
        ]  # fmt: skip
        put_aside = [
            Row(RowKind.ITEM, f"Put aside, number {int(one.name)}", str(one), key=str(one)) for one in aside
        ]
        if put_aside:
            rows += [Row(RowKind.HEADING, "Replaced files, never deleted"), *put_aside]
        self.model.put(rows)
        place = self.model.row_of(key) if key else None
        if rows:
            self.list.setCurrentIndex(self.model.index(place or 0))
        if self._arriving and self.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arriving = False
        count = len(known)
        where = f" in {known[0].copy.path.parent}" if known else ""
        self.head.second.setText(f"{count:,} {'backup' if count == 1 else 'backups'}{where}")
        self.warning.setText(self._warned())
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.ask.hide()
        self.sure.hide()
        self.keep.hide()
        for button in (self.beside, self.back):
            button.setVisible(chosen is not None and chosen.inside is not None)
        self.unlock.setVisible(chosen is not None and chosen.locked)
        self.folder.setEnabled(bool(self._key()))
        if chosen is None:
            self.what.setText("A file that was replaced" if self._key() else "No backup yet")
            self.inside.setText("It is kept until you delete it yourself." if self._key() else "")
        else:
            self.what.setText(f"Inside backup {chosen.copy.number}")
            self.inside.setText(inside.contents(chosen.inside) if chosen.inside else chosen.trouble)

    @Slot()
    def _ask_back(self) -> None:
        chosen, path = self._chosen(), self.session.path
        if chosen is None or path is None:
            return
        self.ask.setText(
            f"“{path.name}” becomes what it was on {inside.made(chosen)}. What is there now is backed up first and put "
            "aside beside it, never deleted."
        )
        self.back.hide()
        self.beside.hide()
        for widget in (self.ask, self.sure, self.keep):
            widget.show()
        self.keep.setFocus()

    @Slot(object)
    def _made(self, copy: Copy) -> None:
        self.around.say(f"Backup {copy.number} is proved and kept.", Tone.DONE)
        self.session.read_frame()
        self._arriving = True
        self._read()

    @Slot(object)
    def _copied(self, _nothing: object) -> None:
        self.around.say(f"The copy is proved and written: {self._shown}.", Tone.DONE)

    def _key(self) -> str:
        return self.list.currentIndex().data(KEY) or ""

    def _chosen(self) -> Known | None:
        return self._known.get(self._key())

    def _arrange(self) -> None:
        look = self.theme.look
        margin = look.units(24)
        right = QWidget()
        shown = QVBoxLayout(right)
        shown.setContentsMargins(margin, look.units(16), margin, margin)
        shown.setSpacing(look.units(12))
        for label in (self.what, self.inside, self.ask):
            label.setWordWrap(True)
            shown.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.units(8))
        for button in (self.beside, self.back, self.unlock, self.sure, self.keep):
            buttons.addWidget(button)
        buttons.addStretch(1)
        shown.addLayout(buttons)
        shown.addStretch(1)
        left = QWidget()
        rows = QHBoxLayout(left)
        rows.setContentsMargins(look.units(12), look.units(8), look.units(4), 0)
        rows.addWidget(self.list)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([look.units(560), look.units(520)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self.warning.setContentsMargins(margin, 0, margin, margin // 2)
        column.addWidget(self.warning)
        column.addWidget(rule(self.theme))
        column.addWidget(split, 1)

    def _warned(self) -> str:
        """What an officer should know of backups here: whether they are protected, and which are not."""
        path = self.session.path
        if path is None or not is_protected(path):
            return WARNING
        plain = sum(not one.protected for one in self._known.values())
        told = PROTECTED
        if plain:
            told += f" {plain:,} older {'one is' if plain == 1 else 'ones are'} plain: whoever finds one reads it."
        return told


def _read(case: CaseFile) -> tuple[list[Known], list[Path]]:
    return backup.backups_of(case.path), folders(case.path)
