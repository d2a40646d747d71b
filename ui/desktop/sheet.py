"""The style sheet for what Fusion draws too heavily and `ui.desktop.dressing` does not draw: texts, menus, lists."""

from __future__ import annotations

from ui.desktop.look import Look

FREE = "free"
"""Dynamic property of a line edit for free text."""

PLAIN = "plain"
"""Dynamic property of a line edit that looks like words until the pointer or the focus is there."""

POPUP = "popup"
"""Dynamic property of a list that is a window of its own: nothing is behind it that could shine through."""

WRONG = "wrong"
"""Dynamic property of a line edit whose text cannot be read."""

_SHEET = """
QPlainTextEdit {{ background: {window}; border: 1px solid {control}; border-radius: {radius}px; color: {text};
                  placeholder-text-color: {text_3}; padding: 0;
                  selection-background-color: {accent}; selection-color: {on_accent}; }}
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
QMenuBar {{ background: {side}; color: {text}; border: none; padding: 0 {gap}px; }}
QMenuBar::item {{ background: transparent; padding: {gap}px {pad}px; border-radius: {radius}px; }}
QMenuBar::item:selected {{ background: {idle}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {line_strong}; padding: {gap}px; }}
QMenu::item {{ padding: {gap}px {indent}px; border-radius: {radius}px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {control}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {gap}px {pad}px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line_strong}; padding: {gap}px; }}
"""


def rules(look: Look) -> dict[str, str]:
    """The rules of a look by the name of the widgets they are for."""
    found: dict[str, str] = {}
    for rule in sheet(look).split("}"):
        if name := rule.strip().split("{")[0].split(":")[0].split("[")[0].strip():
            found[name] = f"{found.get(name, '')}{rule}}}"
    return found


def sheet(look: Look) -> str:
    """The style sheet of a look."""
    c = look.colours
    pad = look.units(8)
    return _SHEET.format(
        window=c.window,
        text=c.text,
        text_3=c.text_3,
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
        gap=look.units(4),
        indent=look.units(24),
    )
