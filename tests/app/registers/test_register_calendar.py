"""The calendar holds meetings, visits, dues and expiries on the right days, and says where a day is only a last day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar

from app.registers.exporting import export_icalendar, level_called
from db.values.due import parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk

UNCLASSIFIED = Marking("unclassified")
FIRM = {
    "commitment_kind": "agreed",
    "strength": "firm",
    "status": "open",
    "tracked": True,
    "owner_side": "ours",
}


def entries(path: Path) -> dict[str, Any]:
    """UID → entry."""
    calendar = Calendar.from_ical(path.read_bytes())
    return {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}


def meeting(desk: Desk, oman: str, title: str, held: str, **values: Any) -> str:
    about = {"meeting_kind": "talks", "status": "held", "parties": [INDIA, oman]} | values
    return desk.add("meeting", title=title, held_on=DateRange.parse_text(held), **about)


def exported(desk: Desk, tmp_path: Path) -> dict[str, Any]:
    export_icalendar(desk.case, tmp_path / "out.ics", replace=True)
    return entries(tmp_path / "out.ics")


def test_meetings_and_visits_stand_on_their_days(desk: Desk, oman: str, tmp_path: Path) -> None:
    place = desk.add("place", name="Muscat")
    whole = meeting(desk, oman, "Talks; and, more", "2025-10-22/2025-10-23", place_id=place, venue="Hall")
    month = meeting(desk, oman, "JMCC", "2027-05", status="planned")
    timed = meeting(desk, oman, "Call", "2026-12-01", local_time="10:30", time_zone="Asia/Muscat")
    odd = meeting(
        desk, oman, "Odd", "2026-12-02", local_time="noon", time_zone="Nowhere/None", status="cancelled"
    )
    visit = desk.add("visit", title="Visit to Muscat", dates=DateRange.parse_text("2026-12-05/.."))
    found = exported(desk, tmp_path)
    assert (found[whole]["dtstart"].dt, found[whole]["dtend"].dt) == (date(2025, 10, 22), date(2025, 10, 24))
    assert (found[whole]["summary"], found[whole]["location"]) == ("Talks; and, more", "Hall, Muscat")
    assert found[month]["dtstart"].dt == date(2027, 5, 31)
    assert (found[month]["summary"], found[month]["status"]) == ("JMCC (some time: May 2027)", "TENTATIVE")
    assert found[timed]["dtstart"].dt == datetime(2026, 12, 1, 6, 30, tzinfo=UTC)
    assert (found[odd]["dtstart"].dt, found[odd]["status"]) == (date(2026, 12, 2), "CANCELLED")
    assert found[visit]["dtstart"].dt == date(2026, 12, 5)
    assert {str(entry["dtstamp"].dt) for entry in found.values()} == {"2026-11-21 12:00:00+00:00"}


def test_open_dues_stand_on_their_last_day(desk: Desk, oman: str, tmp_path: Path) -> None:
    def promise(due: str, **values: Any) -> str:
        made = parse_due(due, made_on=date(2026, 11, 1))
        return desk.add("commitment", wording=f"Do {due}", due=made, parties=[INDIA, oman], **FIRM | values)

    day, month, vague = promise("1 dec 2026"), promise("June 2027"), promise("soon")
    closed, context = promise("2 dec 2026", status="dropped"), promise("3 dec 2026", tracked=False)
    task = desk.add("task", title="Write", status="open", due=parse_due("4 dec 2026", made_on=None))
    done = desk.add("task", title="Write", status="done", due=parse_due("4 dec 2026", made_on=None))
    found = exported(desk, tmp_path)
    assert set(found) == {f"{one}-due" for one in (day, month, task)}
    assert not {vague, closed, context, done} & {uid.removesuffix("-due") for uid in found}
    assert found[f"{day}-due"]["summary"] == "Due, ours: Do 1 dec 2026"
    assert found[f"{day}-due"]["transp"] == "TRANSPARENT"
    assert found[f"{month}-due"]["dtstart"].dt == date(2027, 6, 30)
    assert found[f"{month}-due"]["summary"] == "Due, ours: Do June 2027 (said: “June 2027”)"
    assert found[f"{task}-due"]["summary"] == "Due, task: Write"


def test_agreements_stand_on_the_day_they_expire(desk: Desk, oman: str, tmp_path: Path) -> None:
    day, year = (
        desk.add(
            "agreement", title=f"MoU {text}", parties=[INDIA, oman], expires=PartialDate.parse_text(text)
        )
        for text in ("2027-03-01", "2028")
    )
    found = exported(desk, tmp_path)
    assert found[f"{day}-expiry"]["summary"] == "Expires: MoU 2027-03-01"
    assert found[f"{year}-expiry"]["dtstart"].dt == date(2028, 12, 31)
    assert found[f"{year}-expiry"]["summary"] == "Expires: MoU 2028 (some time in 2028)"


def test_lines_are_folded_text_is_escaped_and_bytes_repeat(desk: Desk, oman: str, tmp_path: Path) -> None:
    hostile = "BEGIN:VEVENT; a, b\\n " + "नेपाल " * 30
    uid = meeting(desk, oman, hostile, "2026-12-01")
    found = exported(desk, tmp_path)
    first = (tmp_path / "out.ics").read_bytes()
    assert list(found) == [uid]
    assert str(found[uid]["summary"]) == " ".join(hostile.split())
    assert max(map(len, first.split(b"\r\n"))) <= 75
    exported(desk, tmp_path)
    assert (tmp_path / "out.ics").read_bytes() == first


def test_nothing_above_the_ceiling_is_in_the_calendar(desk: Desk, oman: str, tmp_path: Path) -> None:
    desk.edit(oman, marking=UNCLASSIFIED)
    hidden = desk.add("place", name="Hideout", marking=Marking("secret"))
    seen = meeting(desk, oman, "Seen", "2026-12-01", marking=UNCLASSIFIED, place_id=hidden)
    secret = meeting(desk, oman, "Unseen", "2026-12-02", marking=Marking("secret"))
    path = tmp_path / "out.ics"
    done = export_icalendar(desk.case, path, ceiling=level_called(desk.case, "restricted"))
    assert list(entries(path)) == [seen]
    assert [one.id for one in done.withheld] == [secret]
    assert b"Hideout" not in path.read_bytes()
    assert b"Marking: UNCLASSIFIED" in path.read_bytes()
