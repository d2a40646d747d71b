"""Icons: glyphs of Phosphor (regular, MIT), drawn as text so that they are sharp at any size."""

from __future__ import annotations

from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

_FILE = Path(__file__).with_name("fonts") / "Phosphor.ttf"
_FAMILY = "Phosphor"


class Icon(Enum):
    """An icon by what it shows; the value is its code point in the font."""

    # Navigation and kinds
    TODAY = 0xE472
    DIARY = 0xE7B4
    INBOX = 0xE4AA
    GLOBE = 0xE28C
    PEOPLE = 0xE4D6
    PERSON = 0xE4C2
    BUILDINGS = 0xE102
    CIRCLES = 0xE192
    CALENDAR = 0xE10A
    HANDSHAKE = 0xE582
    TASK = 0xE186
    BRIEFCASE = 0xE0EE
    SEAL = 0xE606
    FILE = 0xE23A
    TARGET = 0xE1D8
    BULB = 0xE2DC
    SPEECH = 0xE17A
    NOTE = 0xE348
    NOTE_PENCIL = 0xE34C
    ENVELOPE = 0xE218
    NEWSPAPER = 0xE344
    PIN = 0xE3E2
    TRASH = 0xE4A6
    BADGE = 0xE6F6
    MAP_PIN = 0xE316
    TAG = 0xE478
    TREE = 0xE67C
    PACKAGE = 0xE390
    DOCUMENT = 0xEB1E
    PAPERCLIP = 0xE39A
    LINK = 0xE2E2
    CASE_FILE = 0xE00E
    # Actions
    SEARCH = 0xE30C
    BACK = 0xE058
    FORWARD = 0xE06C
    UNDO = 0xE08A
    REDO = 0xE08C
    PLUS = 0xE3D4
    CARET_DOWN = 0xE136
    CARET_UP = 0xE13C
    CARET_RIGHT = 0xE13A
    CLOSE = 0xE4F6
    CHECK = 0xE182
    DONE = 0xE184
    WARNING = 0xE4E2
    INFO = 0xE2CE
    QUESTION = 0xE3E8
    HISTORY = 0xE1A0
    EDIT = 0xE3B4
    MORE = 0xE1FE
    FOLDER = 0xE256
    GEAR = 0xE270
    SHIELD = 0xE40C
    PRINTER = 0xE3DC
    DOWNLOAD = 0xE20C
    UPLOAD = 0xE4C0
    COPY = 0xE1CA
    FUNNEL = 0xE266
    SLIDERS = 0xE434
    COLUMNS = 0xE546
    UP = 0xE08E
    DOWN = 0xE03E
    LIST = 0xE2F2
    KEYBOARD = 0xE2D8
    LEAVE = 0xE42A
    REFRESH = 0xE094
    EYE = 0xE220
    LOCK = 0xE308
    FLAG = 0xE244
    BOOKS = 0xE758
    CARRIED = 0xE422
    MERGE = 0xE280
    CLIPBOARD = 0xE198
    PERSON_PLUS = 0xE4D0
    CALENDAR_PLUS = 0xE714
    RESTORE = 0xE038
    OPEN_OUT = 0xE5DE
    STAR = 0xE46A
    PLANE = 0xE002


KINDS: dict[str, Icon] = {
    "country": Icon.GLOBE,
    "relationship": Icon.HANDSHAKE,
    "organisation": Icon.BUILDINGS,
    "person": Icon.PERSON,
    "name": Icon.PERSON,
    "post": Icon.BADGE,
    "place": Icon.MAP_PIN,
    "forum": Icon.CIRCLES,
    "meeting": Icon.CALENDAR,
    "participation": Icon.PERSON,
    "point": Icon.LIST,
    "commitment": Icon.HANDSHAKE,
    "update": Icon.HISTORY,
    "task": Icon.TASK,
    "chaser": Icon.HISTORY,
    "agreement": Icon.SEAL,
    "exercise": Icon.TARGET,
    "initiative": Icon.BULB,
    "visit": Icon.BRIEFCASE,
    "objective": Icon.FLAG,
    "programme_item": Icon.LIST,
    "line": Icon.SPEECH,
    "note": Icon.NOTE,
    "correspondence": Icon.ENVELOPE,
    "topic": Icon.TREE,
    "source": Icon.NEWSPAPER,
    "citation": Icon.LINK,
    "attachment": Icon.PAPERCLIP,
    "proposal": Icon.INBOX,
    "brief": Icon.DOCUMENT,
    "package": Icon.PACKAGE,
    "setting": Icon.GEAR,
    "link": Icon.LINK,
}
"""Kind of record → its icon."""


@cache
def _loaded() -> bool:
    """The font is added once for the whole program."""
    return QFontDatabase.addApplicationFont(str(_FILE)) != -1


def icon_font(pixels: float) -> QFont:
    """The font in which icons are drawn at a size in Qt's pixels."""
    _loaded()
    font = QFont(_FAMILY)
    font.setPixelSize(max(1, round(pixels)))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def paint_icon(painter: QPainter, icon: Icon, where: QRectF, ink: str, pixels: float) -> None:
    """Draw an icon in the middle of a rectangle; the painter keeps its font and pen."""
    painter.save()
    painter.setFont(icon_font(pixels))
    painter.setPen(QColor(ink))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, chr(icon.value))
    painter.restore()


def menu_icon(icon: Icon, ink: str, pixels: float, ratio: float) -> QIcon:
    """An icon for menus and other native parts, at the screen's pixel ratio."""
    side = max(1, round(pixels * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint_icon(painter, icon, QRectF(0, 0, side, side), ink, side)
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)
