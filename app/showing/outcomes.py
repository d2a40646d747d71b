"""What a meeting led to, as its page tells it: whose it is, how firm, by when, where it stands; context last."""

from __future__ import annotations

from dataclasses import replace

from app.names import label_of
from app.showing.gathering import Form, Gathered
from app.showing.standing import chips, standing
from app.showing.view import Row
from db.values.choices import CommitmentKind, Side, Strength


def outcomes(got: Gathered, rows: list[Row]) -> list[Row]:
    """The rows of commitments on a meeting's page; of those made elsewhere it says no more than where."""
    told = [(_tracked(got, row), _told(got, row)) for row in rows]
    return [row for _, row in sorted(told, key=lambda one: not one[0])]


def _tracked(got: Gathered, row: Row) -> bool:
    return got.owners[row.id][1].get("tracked") is not False


def _told(got: Gathered, row: Row) -> Row:
    form = got.owners[row.id][1]
    side = form.get("owner_side")
    owner = Side(side) if side in set(Side) else None
    if form.get("made_at_id") != got.id:
        return replace(row, side=owner)
    figure = _stands(got, row.id, form) if _tracked(got, row) else ""
    return replace(row, second=" · ".join(_terms(form, owner)), figure=figure, side=owner)


def _terms(form: Form, owner: Side | None) -> list[str]:
    """`joint`, `agreed, firm`, `“by 31 March 2026”`."""
    kind, strength, due = form.get("commitment_kind"), form.get("strength"), form.get("due") or {}
    said = [
        label_of(choice(code)).lower() if code in set(choice) else str(code)
        for choice, code in ((CommitmentKind, kind), (Strength, strength))
        if code
    ]
    words = str(due.get("words") or "")
    return [
        part
        for part in (owner.label.lower() if owner else "", ", ".join(said), f"“{words}”" * bool(words))
        if part
    ]


def _stands(got: Gathered, record_id: str, form: Form) -> str:
    """The last of its chips: how far over or off its day is, else its status."""
    stands = standing(got.reader, record_id, "commitment", form, got.names, got.today)
    found = chips("commitment", form, stands, [], got.today)
    return found[-1].words if found else ""
