"""The leaves of a brief on the screen: set little by little, turned page by page, followed from section to section."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtCore import QMimeData, QSizeF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.briefs.previewing import Leaf
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.leaves import Leaves, text_share
from ui.desktop.parts.typesetting import Pieces, Typesetting
from ui.desktop.tables.tabbed import tabbed

WIDTH = 760
"""The widest a sheet gets, in units."""

SLICE_S = 0.012
"""The thread of the window sets the brief for so long at a time."""

PAUSE_MS = 4
"""Between two slices."""

RESIZED_MS = 120
"""How long a window keeps its width before its leaves are set in it."""

AHEAD = 400_000
"""Characters that are set whether anybody scrolls there or not: about a hundred pages."""

_HAIR = 2

SCREENS = 3
"""Of a longer brief, so many screens below what is seen are set."""


class Sheet(QTextBrowser):
    """White leaves in the middle of the desk; scrolls with the keys, page by page, and follows links within the brief.

    Emits `turned` when another page is looked at or there are more, `reached` with the id of the section that is read.
    """

    turned = Signal()
    reached = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: QTextDocument | None = None
        self._pieces: Pieces | None = None
        self._setting: Typesetting | None = None
        self._leaf: Leaf | None = None
        self._leaves: Leaves | None = None
        self._place = 0
        """Where the sheet is to be scrolled to, once so much is set."""
        self._anchor = ""
        self._told: tuple[int, int, bool] = (0, 0, False)
        self._section = ""
        self._ended = False
        """Whether the last leaf is as long as the others."""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._wider = QTimer(self, singleShot=True, interval=RESIZED_MS)
        self._timer.timeout.connect(self._go_on)
        self._wider.timeout.connect(self._set_again)
        self.setAccessibleName("Preview of the brief")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.verticalScrollBar().valueChanged.connect(self._tell)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTabChangesFocus(True)
        self._dress()
        theme.changed.connect(self._dress)

    def put(self, pieces: Pieces | None, *, keep_place: bool) -> None:
        """Show a brief, or nothing; `keep_place` where it is the same brief, built anew. It grows while one looks."""
        self._place = self.verticalScrollBar().value() if keep_place else 0
        self._anchor = ""
        self._pieces = pieces
        self._wider.stop()
        leaf = getattr(pieces, "leaf", None)
        self._leaf = leaf if isinstance(leaf, Leaf) else None
        self._leaves = Leaves(self._leaf, self._sheet_width(), self.logicalDpiY()) if self._leaf else None
        document = QTextDocument(self)
        document.setDefaultFont(self._theme.look.font(Type.BODY))  # not that of whoever set the application's
        previous, self._document = self._document, document
        scale = self._leaves.scale if self._leaves else None
        self._setting = None if pieces is None else Typesetting(pieces, document, scale)
        self._lay_out(document)
        if previous is not None:  # Qt deletes only the document that it made itself
            previous.deleteLater()
        self._whiten()
        self._timer.stop()
        self._section, self._ended = "", False
        if keep_place:  # otherwise what stands around it is seen first
            self._go_on()
        elif self._setting is not None:
            self._timer.start()
        self._tell()

    def _lay_out(self, document: QTextDocument) -> None:
        """In leaves, or running on. The browser knows no pages and takes them away when its viewport changes with a
        scroll bar; so the bar stays.
        """
        modes, bars, leaves = QTextBrowser.LineWrapMode, Qt.ScrollBarPolicy, self._leaves
        self.setLineWrapMode(modes.FixedPixelWidth if leaves else modes.WidgetWidth)
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOn if leaves else bars.ScrollBarAsNeeded)
        self.setDocument(document)
        if leaves:
            self.setLineWrapColumnOrWidth(leaves.width)
            document.setUseDesignMetrics(
                True
            )  # words are as wide as on paper, in whatever size they are shown
            document.setPageSize(QSizeF(leaves.width, leaves.height))

    def finish(self) -> None:
        """Set all of the brief now, however long it takes."""
        while self._setting is not None and not self._setting.over:
            self._setting.go_on(1)
        self._end()
        self._tell()

    def stop(self) -> None:
        """Set no more."""
        self._timer.stop()
        self._wider.stop()
        self._setting = None

    # --- pages ---

    @property
    def page(self) -> int:
        """The page that is looked at, from 1; 0 where there are none."""
        if self._leaves is None:
            return 0
        looked_at = self.verticalScrollBar().value() + self.viewport().height() // 3
        return min(int(looked_at // self._leaves.height) + 1, self.pages)

    @property
    def pages(self) -> int:
        """How many pages are set; all of them where `whole`."""
        return self.document().pageCount() if self._leaves else 0

    @property
    def whole(self) -> bool:
        """Whether everything is set."""
        return self._setting is not None and self._setting.over

    @property
    def margins(self) -> str:
        """What stands in the margins of every page."""
        return " · ".join(self._leaves.words) if self._leaves else ""

    def turn(self, by: int) -> None:
        """Go to the head of another page."""
        if self._leaves is not None:
            bar, high = self.verticalScrollBar(), self._leaves.height
            here = bar.value() / high
            wanted = floor(here + 0.01) + 1 if by > 0 else ceil(here - 0.01) - 1
            bar.setValue(round(max(0, wanted) * high))

    def show_section(self, section: str) -> None:
        """Go to the heading of a section; the first page where it has none."""
        mark = dict(getattr(self._pieces, "places", ())).get(section, "")
        if mark:
            self._follow(QUrl(f"#{mark}"))
        elif self._pieces is not None:
            self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and page down turn the leaves."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        by = steps.get(Qt.Key(event.key()), 0)
        if by and self._leaves is not None and not event.modifiers():
            self.turn(by)
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: rows of a table come into a sheet as rows; Word gets the table itself."""
        data, chosen = QMimeData(), self.textCursor()
        data.setText(tabbed(chosen))
        data.setHtml(chosen.selection().toHtml())
        return data

    @Slot()
    def _tell(self) -> None:
        told = (self.page, self.pages, self.whole)
        if told != self._told:
            self._told = told
            self.turned.emit()
        section = self._read_section()
        if section and section != self._section:
            self._section = section
            self.reached.emit(section)

    def _read_section(self) -> str:
        """The section whose heading was passed last."""
        if self._setting is None or self._leaves is None:
            return ""
        at = self.verticalScrollBar().value() + self.viewport().height() // 3
        layout, document = self.document().documentLayout(), self.document()
        found = ""
        for section, mark in getattr(self._pieces, "places", ()):
            start = self._setting.starts.get(mark)
            if start is not None and layout.blockBoundingRect(document.findBlock(start)).top() <= at:
                found = section
        return found

    # --- setting ---

    @Slot()
    def _go_on(self) -> None:
        """Set some more, as far as somebody may look soon."""
        setting = self._setting
        if setting is None:
            return
        setting.go_on(SLICE_S)
        self._end()
        bar = self.verticalScrollBar()
        if self._place and (bar.maximum() >= self._place or setting.over):
            place, self._place = self._place, 0
            bar.setValue(place)
        if self._anchor and setting.done >= setting.until(self._anchor):
            anchor, self._anchor = self._anchor, ""
            self.scrollToAnchor(anchor)
        self._centre()
        self._look_ahead()
        self._tell()

    def _end(self) -> None:
        """Once everything is set the last leaf is as long as the others."""
        leaves, setting, document = self._leaves, self._setting, self._document
        if leaves is None or setting is None or document is None or not setting.over or self._ended:
            return
        self._ended = True
        last = document.documentLayout().blockBoundingRect(document.lastBlock()).bottom()
        rest = document.pageCount() * leaves.height - leaves.margins[3] - last - _HAIR
        if rest > 0:
            form, words = QTextBlockFormat(), QTextCharFormat()
            form.setTopMargin(
                rest - 2 * _HAIR
            )  # Qt rounds up: what ends on the edge would begin another leaf
            form.setLineHeight(_HAIR, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            words.setFontPointSize(1)
            cursor = QTextCursor(document)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock(form, words)

    @Slot()
    def _look_ahead(self) -> None:
        setting, bar = self._setting, self.verticalScrollBar()
        if setting is None or setting.over or self._timer.isActive() or not self.isVisible():
            return
        near = bar.maximum() - bar.value() < SCREENS * self.viewport().height()
        if near or self._place or self._anchor or setting.letters < AHEAD:
            self._timer.start()

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """Only within the brief; what is not set yet is set first."""
        self._anchor = link.fragment()
        self._go_on()

    @Slot()
    def _set_again(self) -> None:
        """The leaves have another width: everything is set anew in its scale."""
        if self._leaves is not None and self._leaves.width != self._sheet_width():
            self.put(self._pieces, keep_place=True)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded from outside."""
        return None

    def _room(self) -> int:
        """Pixels across in which leaves may be seen."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(self._theme.look.units(240), self.width() - bar - 2 * self._theme.look.units(16))

    def _sheet_width(self) -> int:
        """How wide leaves are: where there is little room their margins are cut off, not the size of the words."""
        share = text_share(self._leaf) if self._leaf else 1.0
        return min(self._theme.look.units(WIDTH), int(self._room() / share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        look = self._theme.look
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self._sheet_width() if self._leaf else look.units(WIDTH)
        side = max(look.units(16), (self.width() - bar - wide) // 2)
        self.setViewportMargins(side, look.units(16), side, 0)
        super().resizeEvent(event)
        self._centre()
        if self._leaves is not None and self._leaves.width != self._sheet_width():
            self._wider.start()

    def _centre(self) -> None:
        """The text stands in the middle, with as much of the margins as there is room for."""
        bar = self.horizontalScrollBar()
        bar.setValue((bar.maximum() - bar.minimum()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._look_ahead()  # nothing is set while nobody sees it
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._leaves is not None:
                top, cut = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
                desk = QColor(self._theme.look.colours.desk)
                painter.translate(-cut, 0)
                self._leaves.paint(painter, top, self.viewport().height(), self.pages, self.whole, desk)
                painter.translate(cut, 0)
            if self.hasFocus():
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
        edge = float(self._theme.look.units(32))
        left, top, right, bottom = self._leaves.margins if self._leaves else (0.0, edge, 0.0, edge)
        form.setLeftMargin(left)
        form.setTopMargin(top)
        form.setRightMargin(right)
        form.setBottomMargin(bottom)
        frame.setFrameFormat(form)
