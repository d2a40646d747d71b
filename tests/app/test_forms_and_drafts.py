"""What a form starts with, what may be referred to, and drafts that are kept until they are saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app import catalog
from app.attachments import Copies, openable, plain_name, save_copy, size_words
from app.catalog import FieldKind
from app.drafts import Draft, all_drafts, draft_under, drop_draft, keep_draft, key_of, new_key
from app.errors import ChanceryError, NotFound
from app.forms import LIKE, read_form
from app.local import Space
from app.references import accepted, creatable, offers
from db.values.choices import CommitmentStatus
from db.values.partial_date import PartialDate
from tests.app.conftest import INDIA, Desk


def test_a_form_has_the_values_of_a_record_its_parts_and_the_names_in_them(
    desk: Desk, jmcc: str, oman: str
) -> None:
    person = desk.add("person", name="Al Zaabi", country_id=oman)
    post = desk.add("post", title="Secretary General", person_id=person, as_of=PartialDate(2025, 11))
    form = read_form(desk.case, "person", person)
    assert form.values["country_id"] == oman
    assert form.names[oman].title == "Oman"
    assert [(part.kind, part.id, part.values["as_of"]) for part in form.parts] == [
        ("post", post, PartialDate(2025, 11))
    ]
    assert form.revision
    assert form.parts[0].revision


def test_a_new_form_starts_with_what_was_given_and_with_usual_values(desk: Desk, oman: str) -> None:
    form = read_form(
        desk.case, "commitment", given=[("parties", json.dumps([INDIA, oman])), ("nonsense", "1")]
    )
    assert form.values["parties"] == (INDIA, oman)
    assert form.values["status"] is CommitmentStatus.OPEN
    assert (form.id, form.revision) == ("", "")


def test_a_duplicate_has_everything_but_what_only_one_record_can_have(
    desk: Desk, jmcc: str, oman: str
) -> None:
    meeting = desk.add(
        "meeting", title="13th JMCC", forum_id=jmcc, edition=13, parties=[INDIA, oman], meeting_kind="session",
        status="held", venue="Club",
    )  # fmt: skip
    form = read_form(desk.case, "meeting", given=[(LIKE, json.dumps(meeting))])
    assert (form.values["venue"], form.values["title"]) == ("Club", "13th JMCC")
    assert "edition" not in form.values
    assert form.parts == ()


def test_a_record_that_is_gone_has_no_form(desk: Desk) -> None:
    with pytest.raises(NotFound):
        read_form(desk.case, "person", "0" * 36)


def test_every_reference_field_accepts_some_kind_that_there_is() -> None:
    known = {info.kind for info in catalog.kinds()}
    for info in catalog.kinds():
        for field in info.fields:
            if field.kind in {FieldKind.REFERENCE, FieldKind.REFERENCES}:
                kinds = accepted(info.kind, field)
                assert kinds, field.name
                assert set(kinds) <= known
                assert set(creatable(kinds)) <= set(kinds)


def test_a_due_may_wait_for_a_meeting_a_visit_or_a_forum_only() -> None:
    field = catalog.info("commitment").field("due_event_id")
    assert accepted("commitment", field) == ("meeting", "visit", "forum")


def test_what_is_offered_begins_as_typed_and_the_newest_come_first_where_nothing_is(
    desk: Desk, oman: str
) -> None:
    desk.add("person", name="Al Zaabi", country_id=oman)
    desk.add("person", name="Rajesh Kumar Singh")
    assert [one.title for one in offers(desk.case, "zaa", ("person",))] == ["Al Zaabi"]
    assert offers(desk.case, "zaa", ("person",))[0].detail == "Oman"
    assert next(one.title for one in offers(desk.case, "", ("person",))) == "Rajesh Kumar Singh"
    assert offers(desk.case, "zaa", ("country",)) == ()


def test_a_draft_is_there_after_a_restart_until_it_is_dropped(desk: Desk, oman: str) -> None:
    key = new_key(desk.case, "meeting")
    keep_draft(desk.case, Draft(key, "meeting", None, "13th JM", {"fields": {"title": "13th JM"}}))
    keep_draft(desk.case, Draft(key_of("country", oman), "country", oman, "Oman", {"fields": {}}))
    desk.reopen()
    found = {draft.key: draft for draft in all_drafts(desk.case)}
    assert found[key].label == "New meeting"
    assert found[key_of("country", oman)].label == "Country"
    assert found[key].content == {"fields": {"title": "13th JM"}}
    assert found[key].when
    drop_draft(desk.case, key)
    assert draft_under(desk.case, key) is None


def test_what_is_no_draft_of_this_version_is_left_alone(desk: Desk) -> None:
    for number, value in enumerate(("words", {"kind": "unheard of"}, {"kind": 3}, None)):
        Space(desk.case, "draft").put(f"odd{number}", value)
    assert all_drafts(desk.case) == ()
    assert len(Space(desk.case, "draft").all()) == 4


def test_two_new_forms_have_two_drafts(desk: Desk) -> None:
    assert new_key(desk.case, "note") != new_key(desk.case, "note")


@pytest.fixture
def letter(desk: Desk) -> str:
    changes = desk.case.door.changes()
    record = changes.attach("note: verbale?.pdf", b"%PDF of old", media_type="application/pdf")
    desk.case.door.change("Attach", changes)
    return record


def test_a_copy_is_whole_and_cannot_be_written_over(
    desk: Desk, letter: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.attachments.profile", lambda: tmp_path)
    copies, others = Copies(), Copies()
    path = copies.put(desk.case, letter, "note: verbale?.pdf")
    assert path.read_bytes() == b"%PDF of old"
    assert path.stat().st_mode & 0o222 == 0
    assert path.name == "note verbale .pdf"
    others.put(desk.case, letter, "a.pdf")
    assert path.exists(), "a copy in use is not swept away"
    copies.clear()
    others.clear()
    assert not path.exists()
    assert list((tmp_path / "opened").iterdir()) == []


def test_copies_that_a_crash_left_are_taken_away(
    desk: Desk, letter: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.attachments.profile", lambda: tmp_path)
    left = tmp_path / "opened" / "left"
    left.mkdir(parents=True)
    (left / "secret.pdf").write_bytes(b"x")
    copies = Copies()
    copies.put(desk.case, letter, "a.pdf")
    assert not left.exists()
    copies.clear()


def test_what_could_run_is_never_opened(desk: Desk, letter: str) -> None:
    for name in ("tool.exe", "macro.docm", "page.html", "link.lnk", "run.sh", "noending", "x.pdf.js"):
        assert not openable(name)
        with pytest.raises(ChanceryError, match="save a copy"):
            Copies().put(desk.case, letter, name)
    assert openable("Minutes.PDF")


def test_bytes_that_are_not_what_was_attached_are_not_given_out(
    desk: Desk, letter: str, tmp_path: Path
) -> None:
    def spoil(connection: Any) -> None:
        connection.exec_driver_sql("UPDATE attachment_chunk SET data = x'00'")

    desk.case.maintain(spoil)
    with pytest.raises(ChanceryError, match="not what was attached"):
        save_copy(desk.case, letter, tmp_path / "copy.pdf")
    assert not (tmp_path / "copy.pdf").exists()


def test_a_copy_of_what_is_gone_is_not_found(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        save_copy(desk.case, "0" * 36, tmp_path / "x")


def test_sizes_and_names_are_plain() -> None:
    assert [size_words(n) for n in (0, 999, 240_300, 1_234_567)] == [
        "0 bytes",
        "999 bytes",
        "240 kB",
        "1.2 MB",
    ]
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("???") == "attachment"
