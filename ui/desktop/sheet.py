"""The style sheet for what Fusion draws too heavily: line edits, views, menus, scroll bars."""

from __future__ import annotations

from ui.desktop.look import Look, Measure

FREE = "free"
"""Dynamic property of a line edit for free text."""

PLAIN = "plain"
"""Dynamic property of a line edit that looks like words until the pointer or the focus is there."""

POPUP = "popup"
"""Dynamic property of a list that is a window of its own: nothing is behind it that could shine through."""

WRONG = "wrong"
"""Dynamic property of a line edit whose text cannot be read."""

_SHEET = """
QLineEdit {{ background: {well}; border: 1px solid {well}; border-radius: {radius}px; padding: 0 {pad}px;
             color: {text}; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit[free="true"] {{ background: {window}; border-color: {control}; }}
QLineEdit[plain="true"] {{ background: transparent; border-color: transparent; }}
QLineEdit:hover {{ border-color: {control}; }}
QLineEdit:focus {{ border: 2px solid {ring}; padding: 0 {pad_less}px; }}
QLineEdit[wrong="true"] {{ border: 1px solid {overdue}; padding: 0 {pad}px; }}
QLineEdit[wrong="true"]:focus {{ border: 2px solid {overdue}; padding: 0 {pad_less}px; }}
QPlainTextEdit {{ background: {window}; border: 1px solid {control}; border-radius: {radius}px; color: {text};
                  padding: 0; selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit:focus {{ border: 2px solid {ring}; padding: -1px; }}
QPlainTextEdit[wrong="true"] {{ border: 1px solid {overdue}; }}
QPlainTextEdit[wrong="true"]:focus {{ border: 2px solid {overdue}; padding: -1px; }}
QRadioButton {{ color: {text}; spacing: {pad}px; }}
QRadioButton::indicator {{ width: {dot}px; height: {dot}px; border-radius: {dot_radius}px; border: 1px solid {control};
                           background: {window}; }}
QRadioButton::indicator:checked {{ width: {dot_in}px; height: {dot_in}px; border: {dot_ring}px solid {accent}; }}
QRadioButton:focus {{ color: {accent_text}; }}
QListView {{ background: transparent; border: none; outline: none; }}
QListView[popup="true"] {{ background: {raised}; color: {text}; border: 1px solid {line_strong};
                         selection-background-color: {selection}; selection-color: {text}; }}
QListView[popup="true"]::item {{ padding: {gap}px; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {line_strong}; border-radius: {bar_radius}px; margin: {bar_gap}px; }}
QScrollBar::handle:vertical {{ min-height: {handle}px; }}
QScrollBar::handle:horizontal {{ min-width: {handle}px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenuBar {{ background: {side}; color: {text}; border: none; padding: 0 {gap}px; }}
QMenuBar::item {{ background: transparent; padding: {gap}px {pad}px; border-radius: {radius}px; }}
QMenuBar::item:selected {{ background: {idle}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {line_strong}; padding: {gap}px; }}
QMenu::item {{ padding: {gap}px {indent}px; border-radius: {radius}px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {control}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {gap}px {pad}px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line_strong}; padding: {gap}px; }}
QSplitter::handle {{ background: {line}; }}
"""


def sheet(look: Look) -> str:
    """The style sheet of a look."""
    c = look.colours
    pad = look.units(8)  # Qt keeps two pixels of its own beside the text
    return _SHEET.format(
        well=c.well,
        window=c.window,
        text=c.text,
        accent=c.accent,
        on_accent=c.on_accent,
        control=c.control,
        ring=c.ring,
        overdue=c.overdue,
        side=c.side,
        raised=c.raised,
        selection=c.selection,
        idle=c.selection_idle,
        dot=look.units(8) + 2 * look.units(3) - 2,
        dot_in=look.units(8),
        dot_ring=look.units(3),
        dot_radius=look.units(4) + look.units(3),
        accent_text=c.accent_text,
        line=c.line,
        line_strong=c.line_strong,
        radius=look.units(6),
        pad=pad,
        pad_less=pad - 1,
        gap=look.units(4),
        indent=look.units(24),
        bar=look.units(12),
        bar_radius=look.units(3),
        bar_gap=look.units(3),
        handle=look.height(Measure.BUTTON),
    )
