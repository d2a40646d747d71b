"""Asks what a new case file is to be: home country, desk, marking scheme, password; its place is asked last."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import settings
from app.beginning import Wanted
from app.errors import NotFound
from app.states import State, state, states_like
from db.values.schemes import SCHEMES
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Switch, Weight
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.password import NewPassword, fit_height
from ui.desktop.parts.words import Label
from ui.desktop.sheet import POPUP

_BY_COUNTRY = {"IND": "india", "GBR": "uk", "USA": "us", "EU": "eu", "NATO": "nato"}
"""Home country → the scheme that is likeliest."""


OFFERED = 8
"""Countries offered at once while somebody types."""


class NewCaseFile(QDialog):
    """Emits `wanted` with a Wanted as soon as everything is known."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, dialogs: Dialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New case file")
        self._dialogs = dialogs
        self._told_scheme = False
        self.home = line_edit(theme, "Home country", "for example India, IN or IND", free=True)
        self.desk = line_edit(theme, "Desk", "for example Gulf and Japan", free=True)
        self.scheme = Choice(theme)
        for code, scheme in SCHEMES.items():
            self.scheme.addItem(scheme.name, code)
        self.scheme.setCurrentIndex(self.scheme.findData(settings.DEFAULT_SCHEME))
        self.home_field = Field(theme, "Home country", self.home)
        self.desk_field = Field(theme, "Desk", self.desk)
        self.protect = Switch(theme, "Protect with a password")
        self.password = NewPassword(theme)
        self.password.hide()
        self.make = Button(theme, "Choose where, and make it…", Weight.FILLED)
        self.cancel = Button(theme, "Cancel", Weight.OUTLINED)
        self._arrange(theme)
        self._join()
        self.home.setFocus()

    def _join(self) -> None:
        self._likely = QStringListModel(self)
        completer = QCompleter(self)
        completer.setModel(self._likely)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.home.textEdited.connect(self._offer)
        if (popup := completer.popup()) is not None:
            popup.setProperty(POPUP, True)
        self.home.setCompleter(completer)
        self.home.textChanged.connect(self._understand)
        self.home.returnPressed.connect(self.desk.setFocus)
        self.desk.returnPressed.connect(self.finish)
        self.scheme.activated.connect(self._chose_scheme)
        self.protect.toggled.connect(self._ask_password)
        self.password.entered.connect(self.finish)
        self.make.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.reject)
        for button in (self.make, self.cancel):
            button.setAutoDefault(False)

    @Slot()
    def finish(self) -> None:
        """Ask for the place; where that is chosen, everything is known."""
        home = self._home()
        if home is None:
            self.home.setFocus()
            return
        password = self.password.password() if self.protect.isChecked() else None
        if password is None and self.protect.isChecked():
            return
        name = self.desk.text().strip() or f"{home.name} desk"
        if path := self._dialogs.new_case_file(self, name):
            code = self.scheme.code() or settings.DEFAULT_SCHEME
            self.wanted.emit(Wanted(path, home.code, self.desk.text(), code, password))
            self.accept()

    def _home(self) -> State | None:
        """The country that was typed; what is wrong with it is said in the field."""
        words = self.home.text().strip()
        if not words:
            self.home_field.wrong("Type the country this desk works for.")
            return None
        try:
            return state(words)
        except NotFound as error:
            self.home_field.wrong(str(error))
            return None

    @Slot(str)
    def _offer(self, words: str) -> None:
        """What may be meant by what was typed, the likeliest first."""
        self._likely.setStringList([one.name for one in states_like(words)[:OFFERED]])

    @Slot()
    def _understand(self) -> None:
        try:
            home = state(self.home.text().strip())
        except NotFound:
            self.home_field.understood("")  # not said while somebody types
            return
        self.home_field.understood(f"{home.name}, {home.code}")
        likely = _BY_COUNTRY.get(home.code)
        if likely and not self._told_scheme:
            self.scheme.setCurrentIndex(self.scheme.findData(likely))

    @Slot(bool)
    def _ask_password(self, wanted: bool) -> None:
        self.password.setVisible(wanted)
        if wanted:
            self.password.first.setFocus()
        fit_height(self)

    @Slot()
    def _chose_scheme(self) -> None:
        self._told_scheme = True

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        words = Label(
            theme,
            Type.BODY,
            "text_2",
            "One file for one circle of people who may know. Whose side is “ours” follows from the home country; "
            "it and the marking scheme stay, the rest can be changed later.",
        )
        words.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.make)
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(8))
        column.addWidget(Label(theme, Type.TITLE, "text", "New case file"))
        column.addWidget(words)
        for field in (self.home_field, self.desk_field, Field(theme, "Marking scheme", self.scheme)):
            column.addWidget(field)
            field.hint.setVisible(field is self.home_field)  # the others have nothing to say
        column.addWidget(self.protect)
        column.addWidget(self.password)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(look.units(480), self.sizeHint().height())
