"""The live preview: the brief on a sheet of paper, or what to do where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.words import Ground, Label

WIDTH = 760
"""The widest a sheet gets, in units."""


class Sheet(QTextBrowser):
    """A white sheet in the middle of the desk; it scrolls with the keys and follows links within the brief."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: QTextDocument | None = None
        self.setAccessibleName("Preview of the brief")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self._dress()
        theme.changed.connect(self._dress)

    def put(self, document: QTextDocument, *, keep_place: bool) -> None:
        """Show a brief and own its document; `keep_place` where it is the same brief, built anew."""
        place = self.verticalScrollBar().value() if keep_place else 0
        previous, self._document = self._document, document
        document.setParent(self)
        self.setDocument(document)
        if previous is not None:  # Qt deletes only the document that it made itself
            previous.deleteLater()
        self._whiten()
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded from outside."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        look = self._theme.look
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(look.units(16), (self.width() - bar - look.units(WIDTH)) // 2)
        self.setViewportMargins(side, look.units(16), side, 0)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_ring(painter, self.viewport().rect().toRectF(), 1, self._theme.look.colours.accent)

    @Slot()
    def _dress(self) -> None:
        c = self._theme.look.colours
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(c.desk))
        palette.setColor(QPalette.ColorRole.Base, QColor(c.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor("#000000"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#595959"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self._whiten()

    def _whiten(self) -> None:
        """The page takes the colour of the theme's paper, which is not quite white in the dark."""
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setBackground(QColor(self._theme.look.colours.paper))
        form.setTopMargin(self._theme.look.units(32))
        form.setBottomMargin(self._theme.look.units(32))
        frame.setFrameFormat(form)


class Paper(QStackedWidget):
    """The sheet, or words in its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sheet = Sheet(theme)
        self.head = Label(theme, Type.TITLE, "text")
        self.words = Label(theme, Type.BODY, "text_2")
        for label in (self.head, self.words):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        instead = Ground(theme, "desk")
        column = QVBoxLayout(instead)
        margin = theme.look.units(32)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.look.units(8))
        column.addStretch(2)
        column.addWidget(self.head)
        column.addWidget(self.words)
        column.addStretch(3)
        self._instead = instead
        self.addWidget(instead)
        self.addWidget(self.sheet)

    @property
    def has_brief(self) -> bool:
        """Whether a brief is on the paper."""
        return self.currentWidget() is self.sheet

    def show_brief(self, document: QTextDocument, *, keep_place: bool) -> None:
        """Put a brief on the paper."""
        self.sheet.put(document, keep_place=keep_place and self.has_brief)
        self.setCurrentWidget(self.sheet)

    def say(self, head: str, words: str) -> None:
        """Say why there is no brief and what to do; the sheet is emptied."""
        self.sheet.put(QTextDocument(), keep_place=False)
        self.head.setText(head)
        self.words.setText(words)
        self.setCurrentWidget(self._instead)
