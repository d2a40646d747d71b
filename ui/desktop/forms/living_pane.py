"""What every pane with a form has: the life of the form, the foot under it, and the ways in and out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.dialogs import dropped_paths
from ui.desktop.forms.foot import Foot
from ui.desktop.forms.life import FormLife, Shape
from ui.desktop.forms.source_intake import SourceIntake
from ui.desktop.icons import Icon
from ui.desktop.page import Surroundings


class LivingPane(QWidget):
    """Makes a record or edits one; nothing is open until its life is started. Subclasses are the host of that life."""

    saved = Signal(object, bool)
    """A Saved, and whether the officer wants to make another one."""
    closed = Signal()
    """The officer gave the form up."""
    ready = Signal()
    """A form was built and can be typed in."""

    def __init__(
        self, around: Surroundings, shape: Shape, key: str, icon: Icon | None, parent: QWidget | None = None
    ) -> None:
        """`key` and `icon` stand on the main button."""
        super().__init__(parent)
        self.around = around
        self.life = FormLife(self, shape, self)  # type: ignore[arg-type]  # subclasses make, begin, save and place
        self.setAcceptDrops(True)
        self.foot = Foot(around.theme, key, icon)
        self.life.said.connect(self.foot.say)
        self.life.saved.connect(self.saved)
        self.life.closed.connect(self.closed)
        self.life.ready.connect(self.ready)
        self.foot.discarding.connect(self.discard)
        self.foot.another.connect(self.save_and_new)
        self.foot.saving.connect(self.save)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.form is not None and bool(dropped_paths(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are dropped anywhere on a form: they become sources of it, or the text of the source that it is."""
        event.acceptProposedAction()
        self.intake.take(event.mimeData())

    @property
    def intake(self) -> SourceIntake:
        """Where the open form takes in files and pasted text."""
        raise NotImplementedError

    @property
    def form(self) -> Any:
        """The open form; None where there is none."""
        return self.life.form

    @property
    def touched(self) -> bool:
        """Whether the officer changed anything in the open form."""
        return self.life.touched

    @Slot()
    def save(self) -> None:
        """Save; what is open or wrong is said where it stands."""
        self.life.save()

    @Slot()
    def save_and_new(self) -> None:
        """Save, and open an empty form of the same kind."""
        self.life.save(another=True)

    @Slot()
    def discard(self) -> None:
        """Give the form up; the bar offers the way back."""
        self.life.discard()

    def note_elsewhere(self) -> None:
        """Somebody changed the record meanwhile: nothing is overwritten, and the officer knows."""
        self.life.note_elsewhere()

    def close_form(self) -> None:
        """Let go of the form; its draft stays where it is not dropped."""
        self.life.let_go()

    def settle(self) -> None:
        """Keep the draft: the page is being left, or the window closed."""
        self.life.settle()

    def stop(self) -> None:
        """The case file is being closed."""
        self.life.stop()
