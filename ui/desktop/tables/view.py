"""The view of a list: rows by keys and mouse, fetched as they are seen, its columns fitted to the room there is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.list_columns import TITLE_UNITS
from ui.desktop.dialogs import dropped_paths
from ui.desktop.look import Measure, Theme
from ui.desktop.tables.header import Heads
from ui.desktop.tables.model import Index, TableModel
from ui.desktop.tables.painting import ROW, RowPainter
from ui.desktop.tables.widths import Wish, fit

TYPING_MS = 1_000
"""Pause after which typing begins a new word to look for."""

MOST_HEADINGS = 500
"""Headings that get a height of their own; more would take too long, and stand as high as rows."""

_ROWS = QItemSelectionModel.SelectionFlag.Rows
_TOGGLE = QItemSelectionModel.SelectionFlag.Toggle | _ROWS
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_MOVES = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}


class TableView(QTableView):
    """Rows of a TableModel."""

    entered_row = Signal(str)
    """The id of the record that the cursor came to; empty where there is none."""
    opened = Signal(str)
    """Enter or a double click on the record of this id."""
    sought = Signal(str)
    """What was typed to find a title that begins so."""
    filtering = Signal()
    """`/`: somebody wants to type a filter."""
    copying = Signal()
    dropped = Signal(str, object)
    """The id of the record on whose row files were dropped, and their paths."""

    def __init__(self, theme: Theme, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._typed = ""
        self._widths: dict[str, int] = {}
        self._fitting = False
        self._low: tuple[int, ...] = ()
        """Rows that have the height of a heading."""
        self._painter = RowPainter(theme, self, model)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._end_word)
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._see)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self.viewport().update)
        self._set_up()
        self.heads = Heads(theme, model, self)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.heads.sectionResized.connect(self._resized)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        model.modelReset.connect(self._laid_out)
        theme.changed.connect(self._dress)
        self._dress()

    def _set_up(self) -> None:
        clear = self.palette()  # Qt would lay the system's colour of selection beneath ours
        clear.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(clear)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)

    # --- what is chosen ---

    def current_id(self) -> str:
        """The id of the record under the cursor; empty where there is none."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else ""

    def chosen(self) -> tuple[str, ...]:
        """Ids of the selected records, in the order of the list."""
        spans = sorted((span.top(), span.bottom()) for span in self._spans())
        return tuple(dict.fromkeys(one for top, bottom in spans for one in self._model.places(top, bottom)))

    def _spans(self) -> list[QItemSelectionRange]:
        return list(self.selectionModel().selection())  # type: ignore[call-overload]  # Qt's stubs forget it

    def chosen_count(self) -> int:
        """How many records are selected."""
        spans = [(span.top(), span.bottom()) for span in self._spans()]
        return sum(self._model.record_count(top, bottom) for top, bottom in spans)

    def choose(self, place: int) -> None:
        """Put the cursor on the record at a place, and select it alone."""
        index = self._model.index(self._model.row_of(place), 0)
        self.selectionModel().setCurrentIndex(index, _CHOOSE)
        self.scrollTo(index)

    def choose_all(self, current: int | None, places: Iterable[int]) -> None:
        """Select the records at these places, with the cursor on one of them or elsewhere; the view does not move."""
        chosen = QItemSelection()
        last = len(self._model.columns) - 1
        for place in places:
            row = self._model.row_of(place)
            chosen.select(self._model.index(row, 0), self._model.index(row, last))
        selection = self.selectionModel()
        selection.select(chosen, _CHOOSE)
        if current is not None:
            index = self._model.index(self._model.row_of(current), 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def top_place(self) -> tuple[int, int]:
        """The place of the first record in sight, and how far its top is from that of the view, in pixels."""
        row = max(0, self.rowAt(0))
        while self._model.heading(row):
            row += 1
        return self._model.place(row), self.rowViewportPosition(row)

    def scroll_to_top(self, place: int, offset: int) -> None:
        """Scroll so that the record at a place stands where `top_place` found it."""
        row = self._model.row_of(place)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - offset)

    # --- columns ---

    def set_widths(self, widths: dict[str, int]) -> None:
        """Widths in units, by column, where the officer chose them."""
        self._widths = dict(widths)
        self._fit()

    @property
    def widths(self) -> dict[str, int]:
        """Widths in units that the officer chose."""
        return dict(self._widths)

    @Slot(int, int, int)
    def _resized(self, section: int, _old: int, new: int) -> None:
        if not self._fitting and 0 < section < len(self._model.columns):
            self._widths[self._model.columns[section].key] = max(
                24, round(new / self._theme.look.units(1000) * 1000)
            )
            self._look.start()

    def _fit(self) -> None:
        columns = self._model.columns
        if not columns:
            return
        units = self._theme.look.units
        wishes = [
            Wish(units(self._widths.get(one.key, one.units)), units(one.least), one.gives_way)
            for one in columns[1:]
        ]
        first, others = fit(self.viewport().width() - units(4), units(TITLE_UNITS), wishes)
        self._fitting = True
        for section, width in enumerate((first, *others)):
            self.setColumnHidden(section, width == 0)
            if width:
                self.setColumnWidth(section, width)
        self._fitting = False

    # --- what Qt tells ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._look.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that there was no time for come in the next turn."""
        self._painter.words.begin()
        super().paintEvent(event)
        if self._painter.words.lacking:
            self._more.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._paint_focus(True)
        if not self.currentIndex().isValid() and len(self._model.order):
            self.choose(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._paint_focus(event.reason() is Qt.FocusReason.PopupFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(dropped_paths(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The cursor goes along, so that one sees on what a file would be dropped."""
        row = self.rowAt(event.position().toPoint().y())
        event.setAccepted(row >= 0 and bool(self._model.id_at(row)))
        if event.isAccepted() and row != self.currentIndex().row():
            self.choose(self._model.place(row))

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        paths = dropped_paths(event.mimeData())
        if row >= 0 and paths and (record := self._model.id_at(row)):
            event.acceptProposedAction()
            self.dropped.emit(record, paths)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not current.isValid():
            self.entered_row.emit(self._model.id_at(current.row()) if current.isValid() else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._open()

    def keyboardSearch(self, search: str) -> None:
        """Qt would look through every row; `sought` asks the case file."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open()
        elif key == Qt.Key.Key_Space and not self._typed:
            self._toggle()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self._jump(key, event)
        elif key in _MOVES and plain and not self._typed:
            super().keyPressEvent(QKeyEvent(event.type(), _MOVES[key], event.modifiers()))
        elif event.text() == "/" and not self._typed:
            self.filtering.emit()
        elif plain and event.text().isprintable() and event.text():
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if record_id := self.current_id():
            self.opened.emit(record_id)

    def _toggle(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.selectionModel().select(index, _TOGGLE)

    def _jump(self, key: Qt.Key, event: QKeyEvent) -> None:
        """First or last record, with Shift all between; Qt would go to the first or last column."""
        if not len(self._model.order):
            return
        place = 0 if key == Qt.Key.Key_Home else len(self._model.order) - 1
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.choose(place)
            return
        target = self._model.index(self._model.row_of(place), 0)
        top, bottom = sorted((max(0, self.currentIndex().row()), target.row()))
        last = len(self._model.columns) - 1
        between = QItemSelection(self._model.index(top, 0), self._model.index(bottom, last))
        self.selectionModel().select(between, QItemSelectionModel.SelectionFlag.Select | _ROWS)
        self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(target)

    def _type(self, text: str) -> None:
        self._typed += text
        self._pause.start()
        self.sought.emit(self._typed)

    @Slot()
    def _end_word(self) -> None:
        self._typed = ""

    def _paint_focus(self, has: bool) -> None:
        self._painter.active = has
        self.viewport().update()

    @Slot()
    def _scrolled(self) -> None:
        self._look.start()

    @Slot()
    def _see(self) -> None:
        """Tell the model which rows are in sight."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first >= 0:
            self._model.see(first, last if last >= 0 else self._model.rowCount() - 1)

    @Slot()
    def _laid_out(self) -> None:
        """Headings are lower than rows; a handful of sections is all that has its own height."""
        rows = self.verticalHeader()
        height = self._theme.look.height(Measure.HEADING)
        starts = self._model.heading_rows()
        for row in self._low:  # Qt keeps the heights of rows that stand elsewhere now
            if row < rows.count():
                rows.resizeSection(row, rows.defaultSectionSize())
        self._low = tuple(starts) if len(starts) <= MOST_HEADINGS else ()
        for row in self._low:
            rows.resizeSection(row, height)
        self._fit()
        self._look.start()

    @Slot()
    def _dress(self) -> None:
        self._painter.dress()
        self.verticalHeader().setDefaultSectionSize(self._theme.look.height(ROW))
        self._laid_out()
        self.viewport().update()
