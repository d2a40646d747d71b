"""The live preview: the brief on a sheet of paper, or what to do where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.typesetting import Pieces, Typesetting
from ui.desktop.parts.words import Ground, Label

WIDTH = 760
"""The widest a sheet gets, in units."""

SLICE_S = 0.008
"""The thread of the window sets the brief for so long at a time."""

PAUSE_MS = 4
"""Between two slices."""

AHEAD = 400_000
"""Characters that are set whether anybody scrolls there or not: about a hundred pages."""

SCREENS = 3
"""Of a longer brief, so many screens below what is seen are set."""


class Sheet(QTextBrowser):
    """A white sheet in the middle of the desk; it scrolls with the keys and follows links within the brief."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: QTextDocument | None = None
        self._setting: Typesetting | None = None
        self._place = 0
        """Where the sheet is to be scrolled to, once so much is set."""
        self._anchor = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        self.setAccessibleName("Preview of the brief")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self._dress()
        theme.changed.connect(self._dress)

    def put(self, pieces: Pieces | None, *, keep_place: bool) -> None:
        """Show a brief, or nothing; `keep_place` where it is the same brief, built anew. It grows while one looks."""
        self._place = self.verticalScrollBar().value() if keep_place else 0
        self._anchor = ""
        document = QTextDocument(self)
        previous, self._document = self._document, document
        self._setting = None if pieces is None else Typesetting(pieces, document)
        self.setDocument(document)
        if previous is not None:  # Qt deletes only the document that it made itself
            previous.deleteLater()
        self._whiten()
        self._timer.stop()
        self._go_on()

    def finish(self) -> None:
        """Set all of the brief now, however long it takes."""
        while self._setting is not None and not self._setting.over:
            self._setting.go_on(1)

    def stop(self) -> None:
        """Set no more."""
        self._timer.stop()
        self._setting = None

    @Slot()
    def _go_on(self) -> None:
        """Set some more, as far as somebody may look soon."""
        setting = self._setting
        if setting is None:
            return
        setting.go_on(SLICE_S)
        bar = self.verticalScrollBar()
        if self._place and (bar.maximum() >= self._place or setting.over):
            place, self._place = self._place, 0
            bar.setValue(place)
        if self._anchor and setting.done >= setting.until(self._anchor):
            anchor, self._anchor = self._anchor, ""
            self.scrollToAnchor(anchor)
        self._look_ahead()

    @Slot()
    def _look_ahead(self) -> None:
        setting, bar = self._setting, self.verticalScrollBar()
        if setting is None or setting.over or self._timer.isActive():
            return
        near = bar.maximum() - bar.value() < SCREENS * self.viewport().height()
        if near or self._place or self._anchor or setting.letters < AHEAD:
            self._timer.start()

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """Only within the brief; what is not set yet is set first."""
        self._anchor = link.fragment()
        self._go_on()

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

    def show_brief(self, pieces: Pieces, *, keep_place: bool) -> None:
        """Put a brief on the paper."""
        self.sheet.put(pieces, keep_place=keep_place and self.has_brief)
        self.setCurrentWidget(self.sheet)

    def say(self, head: str, words: str) -> None:
        """Say why there is no brief and what to do; the sheet is emptied."""
        self.sheet.put(None, keep_place=False)
        self.head.setText(head)
        self.words.setText(words)
        self.setCurrentWidget(self._instead)
