"""The form that was given up last: it can be brought back until the case file is closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.drafts import Draft, keep_draft
from ui.desktop.place import Place, place_of_draft
from ui.desktop.session import Session


class Discarded(QObject):
    """One for each window; it outlives the pages."""

    going = Signal(object)
    """A Place: where the form is open again."""
    moved = Signal()
    """There is something to bring back, or there is not any more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._place = Place("new")
        session.closing.connect(self._forget)

    @property
    def there(self) -> bool:
        """Whether something can be brought back."""
        return self._draft is not None

    def take(self, draft: Draft) -> None:
        """Remember a form that was given up."""
        self._draft = draft
        self.moved.emit()

    @Slot()
    def bring_back(self) -> None:
        """Keep it as a draft again and open it."""
        draft, case = self._draft, self._session.case
        if draft is not None and case is not None:
            self._forget()
            self._place = place_of_draft(draft)
            self._session.carry_out(
                "Bringing the form back …", partial(keep_draft, case, draft), then=self._kept
            )

    @Slot(object)
    def _kept(self, _nothing: object) -> None:
        self.going.emit(self._place)

    @Slot()
    def _forget(self) -> None:
        self._draft = None
        self.moved.emit()
