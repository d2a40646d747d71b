"""Contact files of every version come in as people with posts and contacts, and go out as cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.registers.decisions import Answer, Decisions
from app.registers.errors import NotATable
from app.registers.exporting import export_vcard, level_called
from app.registers.reading import read_table
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from tests.app.conftest import Desk
from tests.app.registers.conftest import held, looked, taken

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81=C3=B3d=C5=BA;Anna;;Dr.;
FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Anna =C5=81=C3=B3d=
=C5=BA
TEL;WORK;VOICE:+48 22 1
ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Al. Szucha 23=0D=0ARoom 2;Warsaw;;00-580;Poland
PHOTO;TYPE=JPEG;ENCODING=BASE64:
 /9j/4AAQ

END:VCARD
"""
LATIN = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Jo
FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jo M=FCller
END:VCARD
"""
USUAL = """BEGIN:VCARD
VERSION:3.0
N:Al Busaidi;Salim;;Dr.;
FN:Dr. Salim Al Busaidi
ORG:Foreign Ministry;Policy
TITLE:Head of Defence Cooperation
EMAIL;TYPE=INTERNET:salim@example.om
item1.TEL:+968 1
NOTE:Speaks Urdu\\, too.\\nMet in
  2025.
ADR:;;;Muscat;;;Oman
END:VCARD
"""
NEW = """BEGIN:VCARD
VERSION:4.0
FN:石破 茂
TEL;VALUE=uri;TYPE="voice,work":tel:+81-3
ROLE:Minister
END:VCARD
"""


def cards(tmp_path: Path, *texts: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "contacts.vcf"
    path.write_bytes("".join(texts).replace("\n", "\r\n").encode(encoding))
    return path


def test_every_version_is_read(tmp_path: Path) -> None:
    table = read_table(cards(tmp_path, OLD, LATIN, USUAL, NEW))
    rows = [dict(zip(table.header, row.cells, strict=True)) for row in table.rows]
    assert [row["Name"] for row in rows] == ["Anna Łódź", "Jo Müller", "Salim Al Busaidi", "石破 茂"]
    assert [row["Prefix"] for row in rows] == ["Dr.", None, "Dr.", None]
    assert rows[0]["Address"] == "Al. Szucha 23 Room 2, Warsaw, 00-580, Poland"
    assert rows[2]["Organisation"] == "Foreign Ministry, Policy"
    assert rows[2]["Remark"] == "Speaks Urdu, too.\nMet in 2025."
    assert (rows[3]["Designation"], rows[3]["Telephone"]) == ("Minister", "+81-3")
    assert table.place(table.rows[2]) == "card 3"


def test_a_card_that_cannot_be_read_is_a_fault_of_its_own(tmp_path: Path, desk: Desk) -> None:
    nobody = "BEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\n"
    broken = "BEGIN:VCARD\nVERSION:3.0\nthis is no line\nFN:A\nEND:VCARD\n"
    seen = looked(desk.case, cards(tmp_path, nobody, broken, NEW))
    assert [fault.row for fault in seen.faults] == [1, 2]
    assert "it names nobody" in seen.faults[0].sentence
    assert len(seen.rows) == 1


def test_a_card_without_an_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotATable, match="is cut short"):
        read_table(cards(tmp_path, NEW, USUAL.replace("END:VCARD\n", "")))


def test_people_come_in_with_country_organisation_post_and_contacts(tmp_path: Path, desk: Desk) -> None:
    done = taken(desk.case, cards(tmp_path, USUAL))
    assert (done.created, done.new) == (1, 2)
    (person,) = held(desk, "person")
    (post,) = held(desk, "post")
    (note,) = held(desk, "note")
    assert (person["name"], person["prefix"]) == ("Salim Al Busaidi", "Dr.")
    assert (post["title"], post["person_id"]) == ("Head of Defence Cooperation", person["id"])
    assert next(one for one in held(desk, "organisation") if one["id"] == post["organisation_id"])[
        "name"
    ] == ("Foreign Ministry, Policy")
    assert "oman" in {one["name"].casefold() for one in held(desk, "country")}
    assert note["about"] == [person["id"]]
    assert note["body"].splitlines()[0] == "Telephone: +968 1"


def test_the_same_cards_twice_change_nothing(tmp_path: Path, desk: Desk) -> None:
    path = cards(tmp_path, OLD, USUAL, NEW)
    taken(desk.case, path)
    again = taken(desk.case, path)
    assert (again.created, again.edited, again.same, again.changed) == (0, 0, 3, None)


def test_another_spelling_of_a_name_is_asked_about(tmp_path: Path, desk: Desk) -> None:
    known = desk.add("person", name="Saleem Al-Busaidi")
    path = cards(tmp_path, USUAL)
    (question,) = looked(desk.case, path).questions
    assert question.about_row
    assert [one.id for one in question.candidates] == [known]
    done = taken(desk.case, path, Decisions(default=Answer.SAME))
    assert (done.created, done.edited) == (0, 1)
    assert [one["name"] for one in held(desk, "person")] == ["Saleem Al-Busaidi"]
    assert [one["person_id"] for one in held(desk, "post")] == [known]


def test_cards_go_out_with_the_posts_of_the_day(tmp_path: Path, desk: Desk, oman: str) -> None:
    ministry = desk.add("organisation", name="Ministry of Defence, Oman; Policy", country_id=oman)
    person = desk.add("person", name="Nasser Al-Zaabi", prefix="Dr", country_id=oman)
    for title, years in (
        ("Adviser", ("2019", "2023")),
        ("Secretary General", ("2023-05", None)),
        ("Minister", ("2028", None)),
    ):
        start, end = (PartialDate.parse_text(year) if year else None for year in years)
        desk.add("post", title=title, person_id=person, organisation_id=ministry, start=start, end=end)
    path = tmp_path / "out.vcf"
    assert export_vcard(desk.case, path).records == 1
    text = path.read_bytes().decode()
    assert "TITLE:Secretary General" in text
    assert "Adviser" not in text
    assert "Minister\r\n" not in text
    assert f"UID:urn:uuid:{person}" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    table = read_table(path)
    row = dict(zip(table.header, table.rows[0].cells, strict=True))
    assert (row["Name"], row["Prefix"], row["Country"]) == ("Nasser Al-Zaabi", "Dr", "Oman")
    assert row["Organisation"] == "Ministry of Defence, Oman; Policy"


def test_cards_come_back_as_the_same_people(tmp_path: Path, desk: Desk) -> None:
    taken(desk.case, cards(tmp_path, OLD, USUAL, NEW))
    path = tmp_path / "out.vcf"
    export_vcard(desk.case, path)
    again = taken(desk.case, path)
    assert again.created == 0


def test_people_above_the_ceiling_stay_behind(tmp_path: Path, desk: Desk) -> None:
    desk.add("person", name="Seen", marking=Marking("unclassified"))
    secret = desk.add("person", name="Unseen", marking=Marking("secret"))
    plain = desk.add("person", name="Unmarked")
    desk.add("note", title="About the weather", note_kind="note", about=[plain])
    done = export_vcard(desk.case, tmp_path / "out.vcf", ceiling=level_called(desk.case, "restricted"))
    assert "About the weather" not in {
        one.title for one in done.withheld
    }  # it would not have been in the file
    assert {one.id: one.why for one in done.withheld} == {
        secret: "SECRET, above RESTRICTED",
        plain: "not assessed",
    }
    assert b"Un" not in (tmp_path / "out.vcf").read_bytes().replace(b"UNCLASSIFIED", b"")
