"""What SQL says of a due is what the value says, for every form of due and every day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from db.codecs import encode
from db.columns import to_sql
from db.followed import AGEING, setting_id
from db.kinds import FieldKind
from db.models import Base
from db.queries import commitments
from db.values.due import REVIEW_AFTER_MONTHS, Due, DueState, DueType, judge, last_day_of
from db.values.partial_date import DateRange, PartialDate
from tests.db.values.strategies import any_days, date_ranges, dues, partial_dates


@dataclass
class Tables:
    """Empty tables in memory, without the journal before them."""

    connection: Any

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return list(self.connection.execute(sql, values).fetchall())

    def put(self, number: int, due: Due | None, made: PartialDate | None, review: PartialDate | None) -> None:
        written = to_sql(encode(FieldKind.DUE, due))
        self.connection.execute(
            "INSERT INTO commitment (id, wording, commitment_kind, strength, owner_side, status, due, made_on, "
            "review_on) VALUES (?, 'W', 'agreed', 'firm', 'ours', 'open', ?, ?, ?)",
            (str(number), written, made.text if made else None, review.text if review else None),
        )

    def set_months(self, months: int | None) -> None:
        """The setting of how long after a statement without a date it is ageing."""
        self.connection.execute("DELETE FROM setting")
        if months is not None:
            self.connection.execute(
                "INSERT INTO setting (id, key, value) VALUES (?, ?, ?)",
                (setting_id(AGEING), AGEING, str(months)),
            )


@pytest.fixture(scope="module")
def tables() -> Iterator[Tables]:
    raw = driver.connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite+pysqlite://", creator=lambda: raw, module=driver, poolclass=StaticPool)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
    yield Tables(raw)
    engine.dispose()


maybe_dates = st.none() | partial_dates


@settings(max_examples=30)
@given(
    said=st.lists(st.tuples(st.none() | dues(), maybe_dates, maybe_dates), min_size=1, max_size=12),
    today=any_days,
    soon=st.integers(0, 60),
    months=st.none() | st.integers(1, 40),
)
def test_sql_and_value_judge_every_due_alike(
    tables: Tables,
    said: list[tuple[Due | None, PartialDate | None, PartialDate | None]],
    today: date,
    soon: int,
    months: int | None,
) -> None:
    tables.connection.execute("DELETE FROM commitment")
    tables.set_months(months)
    expected = {}
    for number, (due, made, review) in enumerate(said):
        tables.put(number, due, made, review)
        made_on, known = made.last if made else None, due or Due("", DueType.NONE)
        state = judge(
            known,
            today=today,
            made_on=made_on,
            review_on=review.last if review else None,
            soon_days=soon,
            review_months=REVIEW_AFTER_MONTHS if months is None else months,
        )
        last = last_day_of(known, made_on=made_on)
        expected[str(number)] = (state.value, last.isoformat() if last else None)
    assert commitments.standing(tables, today.isoformat(), soon) == expected  # type: ignore[arg-type]


@settings(max_examples=80)
@given(dates=date_ranges())
def test_the_last_day_of_a_stored_range_is_the_last_it_may_mean(tables: Tables, dates: DateRange) -> None:
    found = tables.rows(f"SELECT {commitments.last_day('d')} FROM (SELECT ? AS d)", dates.text)
    known = dates.last or (dates.start.last if dates.start else None)
    assert found == [(known.isoformat() if known else None,)]


def test_every_state_is_one_of_the_value(tables: Tables) -> None:
    """The law above would hold for a query that never finds anything; these are found."""
    tables.connection.execute("DELETE FROM commitment")
    day = date(2026, 3, 1)
    for number, due in enumerate(
        (
            Due("by 28 February", DueType.DATE, day.replace(day=1, month=2), day.replace(day=28, month=2)),
            Due("within a month", DueType.RELATIVE, length="P1M"),
            Due("some time", DueType.UNSPECIFIED),
            Due("by the next session", DueType.EVENT),
        )
    ):
        tables.put(number, due, PartialDate(2026, 1, 31), None)
    found = commitments.standing(tables, "2026-03-01", 30)  # type: ignore[arg-type]
    assert found == {
        "0": (DueState.OVERDUE, "2026-02-28"),
        "1": (DueState.OVERDUE, "2026-02-28"),
        "2": (DueState.NONE, None),
        "3": (DueState.FLOATING, None),
    }
