"""What asks for attention with one country: what is overdue, who is silent, what runs out, which posts to confirm."""

from __future__ import annotations

from datetime import date

from app.board import BoardRow, read_board
from app.casefile import CaseFile
from app.following import read_following
from app.list_rows import Cell, read_rows
from app.lists import Asked, read_order
from app.today import Group, Item, Tone
from db.values.calendar_words import add_months
from db.values.choices import Side

SHOWN = 5
"""Items of one group; its heading says how many there are."""


def read_attention(case: CaseFile, country_words: str) -> tuple[Group, ...]:
    """Groups that hold something, the most pressing first; `country_words` filter the records of a country.

    Raises CaseFileError only.
    """
    today, terms = case.clock.today(), read_following(case)
    months = terms.post_confirmation_months
    before = add_months(today, -months).isoformat()
    ending = Asked("agreement", f"{country_words} expires>=0d expires<=1y", "expires")
    posts = Asked("post", f"{country_words} date<{before}")
    silent = f"Silent for over {terms.silent_after_days} days"
    found = (
        _promises(case, "Overdue", f"is:overdue {country_words}", today),
        _promises(case, silent, f"is:silent {country_words}", today, quiet=True),
        _records(case, "Agreements about to run out", ending, "expires", Tone.SOON),
        _records(case, f"Posts not confirmed for {months} months", posts, "as_of", Tone.PLAIN),
    )
    return tuple(group for group in found if group.items)


def _promises(case: CaseFile, heading: str, words: str, today: date, *, quiet: bool = False) -> Group:
    board = read_board(case, words=words, limit=SHOWN)
    items = tuple(_promise(one, today, quiet=quiet) for one in board.rows)
    return Group(heading, items, board.total, "commitment", words)


def _promise(one: BoardRow, today: date, *, quiet: bool) -> Item:
    """One commitment: how long it is over, or how long nobody has heard of it."""
    since = one.heard if quiet else one.last_day
    figure = "" if since is None else _days(today, since) + ("" if quiet else " over")
    made = one.made_at.title if one.made_at is not None else ""
    due = f"“{one.due_words}”" if one.due_words else ""
    second = " · ".join(part for part in (made, due) if part)
    side = one.side if isinstance(one.side, Side) else None
    tone = Tone.PLAIN if quiet else Tone.LATE
    return Item("commitment", one.id, one.wording, second, figure or "no date", one.officer, tone, side)


def _records(case: CaseFile, heading: str, asked: Asked, figure: str, tone: Tone) -> Group:
    order = read_order(case, asked)
    shown = order.some(0, SHOWN - 1)
    columns = (figure, "person_id") if asked.kind == "post" else (figure,)
    items = []
    for row in read_rows(case, asked.kind, shown, columns):
        holder = row.cells.get("person_id", Cell()).text
        title, second = (holder, row.title) if holder else (row.title, "")
        when = row.cells.get(figure, Cell()).text
        items.append(Item(asked.kind, row.id, title, second, when, tone=tone))
    return Group(heading, tuple(items), len(order), asked.kind, asked.words)


def _days(one: date, other: date) -> str:
    number = abs((one - other).days)
    return "1 day" if number == 1 else f"{number:,} days"
