"""A brief that came back is compared with what was issued, and nothing changes without the officer."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from app import undo
from app.briefs.issuing import keep_issued
from app.briefs.request import Request
from app.briefs.returned import Difference, Nature, Returned, brief_of, read_returned
from app.briefs.taking_back import Decision, Taking, take_back, undecided
from app.briefs.writing import write_brief
from app.casefile import CaseFile
from app.door import Changed
from app.errors import Conflict, NotFound, NotReady
from app.names import Namer
from app.reading.errors import UnreadableFile
from app.records import read_record
from db.models import (
    Brief,
    Citation,
    Commitment,
    Exercise,
    Forum,
    Initiative,
    Meeting,
    Note,
    Participation,
    Place,
    Post,
    Source,
    Update,
)  # fmt: skip
from db.values.choices import BriefStatus, CommitmentStatus
from db.values.errors import InvalidValue
from db.values.ids import derived_id
from db.values.partial_date import PartialDate
from tests.app.briefs.marked_up import Paper, plain
from tests.app.briefs.own_voice import no_independent_proof

DAY = date(2026, 11, 21)
WORDING = "Hold the next IOSCG in Muscat; Oman is host."


@pytest.fixture(scope="module")
def issued(written_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, bytes]:
    """A case file with one brief that is kept, its record, and its file."""
    folder = tmp_path_factory.mktemp("returned")
    shutil.copy(written_demo, folder / "demo.chancery")
    with CaseFile.open(folder / "demo.chancery") as case:
        request = Request(as_of=DAY, country=derived_id("country", "omn"), preset="full")
        written = write_brief(case, request, folder / "brief.docx")
        kept = keep_issued(case, request, written)
    return folder / "demo.chancery", kept.id, (folder / "brief.docx").read_bytes()


@pytest.fixture
def case(issued: tuple[Path, str, bytes], tmp_path: Path):
    path = tmp_path / "desk.chancery"
    path.write_bytes(issued[0].read_bytes())
    with CaseFile.open(path) as opened:
        yield opened


@pytest.fixture
def brief(issued: tuple[Path, str, bytes]) -> str:
    return issued[1]


@pytest.fixture
def paper(issued: tuple[Path, str, bytes]) -> Paper:
    return Paper(issued[2])


def facts(found: Returned) -> dict[tuple[str, str], str]:
    return {(offer.kind, offer.field): offer.after for one in found.differences for offer in one.offers}


def accept(found: Returned, *numbers: int, by: str = "") -> Taking:
    return Taking({one.number: Decision(one.number in numbers) for one in found.differences}, by)


def take(case: CaseFile, found: Returned, data: bytes, taking: Taking) -> Changed:
    return take_back(case, found, data, taking)


def the(found: Returned, nature: Nature) -> Difference:
    (one,) = (one for one in found.differences if one.nature is nature)
    return one


def test_the_very_file_and_one_that_was_only_saved_again_differ_in_nothing(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    assert read_returned(case, brief, paper.data(), "Again.docx").differences == ()


def test_changed_facts_are_offered_to_the_records_that_state_them(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    paper.say(WORDING, "Hold the 14th IOSCG in Muscat; Oman is host.")
    paper.say("Agreed, firm. Open, ageing.", "Agreed, firm. In progress, ageing.")
    paper.say("22–23 Oct 2025", "23–24 Oct 2025")
    paper.say("26 Sep 2024", "27 Sep 2024")
    paper.say("Mohammed bin Nasser bin Ali Al Zaabi visited", "Mohammed bin Nasir bin Ali Al Zaabi visited")
    found = read_returned(case, brief, paper.data(), "Brief.docx")
    assert facts(found) == {
        ("commitment", "wording"): "Hold the 14th IOSCG in Muscat; Oman is host.",
        ("commitment", "status"): "In progress",
        ("meeting", "held_on"): "23–24\u00a0Oct\u00a02025",
        ("exercise", "held_on"): "ended 27\u00a0Sep\u00a02024",
        ("person", "name"): "Mohammed bin Nasir bin Ali Al Zaabi",
    }
    assert [one.number for one in found.differences] == [1, 2, 3, 4, 5]


def test_accepted_corrections_cite_the_paper_and_one_undo_takes_all_back(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    paper.say(WORDING, "Hold the 14th IOSCG in Muscat; Oman is host.")
    paper.say("Agreed, firm. Open, ageing.", "Agreed, firm. In progress, ageing.")
    paper.say("26 Sep 2024", "27 Sep 2024")
    paper.say("Not cleared", "Director (West Asia), 22 Nov 2026")
    data = paper.data()
    found = read_returned(case, brief, data, "Cleared.docx")
    assert (found.cleared_by, found.cleared_on) == ("Director (West Asia)", PartialDate(2026, 11, 22))
    chosen = [one.number for one in found.differences if not any(o.kind == "exercise" for o in one.offers)]
    taking = Taking(accept(found, *chosen).decisions, found.cleared_by, found.cleared_on)
    changed = take(case, found, data, taking)
    with case.read() as reader:
        kept = reader.get(Brief, brief)
        assert kept is not None
        assert (kept.cleared_by, kept.status) == ("Director (West Asia)", BriefStatus.ISSUED)
        (source,) = [row for row in reader.all(Source) if row.attachment_id == kept.attachment_id]
        assert "as cleared by Director (West Asia)" in source.title
        assert "27 Sep 2024" in (source.remark or ""), "what was not accepted is told"
        cited = {row.field: row for row in reader.all(Citation, source_id=source.id)}
        assert set(cited) == {"wording", "status"}
        promise = reader.get(Commitment, cited["wording"].record_id)
        assert promise is not None
        assert (promise.wording, promise.status) == (cited["wording"].quote, CommitmentStatus.IN_PROGRESS)
        assert [row.status for row in reader.all(Update, commitment_id=promise.id)][-1] == "in_progress"
        assert all(not str(row.held_on.text).endswith("27") for row in reader.all(Exercise) if row.held_on)
        files = [one.name for one in read_record(case, "brief", brief).files]
        no_independent_proof(reader, source.id, promise.id)
    assert sorted(files) == ["Cleared.docx", "brief.docx"], "both texts stay under the brief"
    assert read_returned(case, brief, data).differences == (), "what was cleared is the issued text now"
    undo.undo(case)
    with case.read() as reader:
        before = reader.get(Commitment, promise.id)
        assert before is not None
        assert (before.wording, before.status) == (WORDING, CommitmentStatus.OPEN)
        assert reader.get(Source, source.id) is None
    assert changed.action.startswith("Take back")


def meant(found: Returned) -> dict[str, list[str]]:
    """Field → what may be meant, in the order in which it is offered."""
    told: dict[str, list[str]] = {}
    for one in found.differences:
        for offer in one.offers:
            told.setdefault(f"{one.offers[0].name}, {one.offers[0].label}", []).append(offer.after)
    return told


def test_another_record_that_the_paper_names_is_found_asked_about_or_made_and_never_in_silence(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    changes = case.door.changes()
    for name in ("Salim Al Ismaili", "Saleem Al-Ismaili"):
        changes.create("person", name=name, country_id=derived_id("country", "omn"))
    case.door.change("Add two of nearly one name", changes)
    paper.say_in_row("13th JMCC, New Delhi", "New Delhi", "Muscat")
    paper.say_in_row("13th JMCC, Muscat", "Rajesh Kumar Singh", "Rajnath Singh")
    paper.say_in_row("13th JMCC, Muscat", "Dr Mohammed bin Nasser bin Ali Al Zaabi", "Dr Saleem Al Ismaili")
    paper.say_in_row("3rd AAST, New Delhi", "New Delhi", "Salalah")
    paper.say_in_row(
        "With: Indian Navy, Omani Navy", "Indian Navy, Omani Navy", "Indian Air Force, Royal Army of Oman"
    )
    data = paper.data()
    found = read_returned(case, brief, data, "Cleared.docx")
    assert meant(found) == {
        "13th JMCC, Place": ["Muscat · Oman"],
        "13th JMCC: Rajesh Kumar Singh (co-chair), Person": ["Rajnath Singh · Defence Minister · India"],
        "13th JMCC: Mohammed bin Nasser bin Ali Al Zaabi (co-chair), Person": [
            "Saleem Al-Ismaili · Oman", "Salim Al Ismaili · Oman", "Saleem Al Ismaili (new person)",
            "Saleem Al Ismaili",
        ],
        "3rd Army-to-Army Staff Talks, Place": ["Salalah (new place)", "Salalah"],
        "Deployment of Indian Navy personnel to the Omani Navy, Organisations": [
            "Indian Air Force · India", "Royal Army of Oman · Oman",
        ],
    }  # fmt: skip
    assert [one.clear for one in found.differences if one.offers].count(False) == 2
    choices = {one.number: Decision(True, 1 if len(one.offers) == 4 else 0) for one in found.differences}
    take(case, found, data, Taking(choices))
    with case.read() as reader:
        (jmcc,) = [row for row in reader.all(Meeting) if row.title == "13th JMCC"]
        (talks,) = [row for row in reader.all(Meeting) if row.title == "3rd Army-to-Army Staff Talks"]
        namer = Namer(reader)
        who = {namer.name(row.person_id) for row in reader.all(Participation, meeting_id=jmcc.id)}
        assert (namer.name(jmcc.place_id), namer.name(talks.place_id)) == ("Muscat", "Salalah")
        assert who == {"Rajnath Singh", "Salim Al Ismaili"}
        (deployment,) = [row for row in reader.all(Initiative) if row.name.startswith("Deployment")]
        services = reader.references([deployment.id])[deployment.id, "organisations"]
        assert [namer.name(one) for one in services] == ["Indian Air Force", "Royal Army of Oman"]
        source = next(row for row in reader.all(Source) if "as returned" in row.title)
        cited = {(row.record_id, row.field) for row in reader.all(Citation, source_id=source.id)}
        assert {(jmcc.id, "place_id"), (talks.place_id, "name"), (deployment.id, "organisations")} <= cited
    undo.undo(case)
    with case.read() as reader:
        assert "Salalah" not in {row.name for row in reader.all(Place)}
        again = reader.get(Meeting, jmcc.id)
        assert again is not None
        assert Namer(reader).name(again.place_id) == "New Delhi"


def test_another_post_is_found_or_added_to_its_holder_and_the_title_of_the_old_one_is_not_changed_in_silence(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    paper.say("Defence Secretary, India; ", "Chief of Defence Staff, India; ")
    there = [plain(one.text) for one in paper.paragraphs() if "Defence Secretary" in plain(one.text)]
    paper.say("Defence Secretary", "Foreign Secretary", nth=there.index("Defence Secretary"))
    data = paper.data()
    found = read_returned(case, brief, data)
    assert [
        [(o.kind, o.field, plain(o.after), o.makes) for o in one.offers] for one in found.differences
    ] == [
        [
            ("post", "title", "Chief of Defence Staff", False),
            ("post", "title", "Chief of Defence Staff (new post of Rajesh Kumar Singh)", True),
            ("forum", "chairs", "Chief of Defence Staff · Anil Chauhan · 24 Nov 2025", False),
        ],
        [
            ("post", "title", "Foreign Secretary", False),
            ("post", "title", "Foreign Secretary (new post of Rajesh Kumar Singh)", True),
            ("forum", "chairs", "Foreign Secretary (new post)", True),
        ],
    ]
    assert not any(one.clear for one in found.differences), "the officer says which is meant"
    cleared = PartialDate.parse_text("2026-11-20")
    decided = {1: Decision(True, 2), 2: Decision(True, 1)}
    take(case, found, data, Taking(decided, "Director", cleared))
    with case.read() as reader:
        namer = Namer(reader)
        (jmcc,) = [row for row in reader.all(Forum) if row.abbreviation == "JMCC"]
        chairs = reader.references([jmcc.id])[jmcc.id, "chairs"]
        assert "Chief of Defence Staff" in map(namer.name, chairs)
        (new,) = [row for row in reader.all(Post) if row.title == "Foreign Secretary"]
        assert (namer.name(new.person_id), new.as_of) == ("Rajesh Kumar Singh", cleared)
        assert "Defence Secretary" in {row.title for row in reader.all(Post)}
        source = next(row for row in reader.all(Source) if "as cleared" in row.title)
        assert (new.id, "title") in {
            (c.record_id, c.field) for c in reader.all(Citation, source_id=source.id)
        }


def test_tracked_changes_say_who_and_comments_can_become_notes(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    paper.track("26 Sep 2024", "27 Sep 2024")
    paper.comment("Strategic partnership.", "Say since when.")
    data = paper.data()
    found = read_returned(case, brief, data)
    fact, remark = found.differences
    assert (fact.authors, fact.before, fact.after) == (
        ("Director (West Asia)",),
        "26 Sep 2024",
        "27 Sep 2024",
    )
    assert (remark.nature, remark.after, remark.before) == (
        Nature.REMARK,
        "Say since when.",
        "Strategic partnership.",
    )
    take(case, found, data, accept(found, remark.number))
    with case.read() as reader:
        (note,) = [row for row in reader.all(Note) if row.title.startswith("Comment of Director (West Asia)")]
    assert note.body == "Say since when.\n\nAt: “Strategic partnership.”"


def test_changed_prose_added_and_removed_paragraphs_correct_no_record(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    paper.with_words("Gaps. Not stated in any source").insert_paragraph_before("Nothing may be promised.")
    gone = paper.with_words("Nothing was merged silently")._p
    gone.getparent().remove(gone)
    paper.say("they must not be quoted as commitments", "nobody may quote them as commitments")
    found = read_returned(case, brief, paper.data())
    assert {one.nature for one in found.differences} == {Nature.ADDED, Nature.REMOVED, Nature.WORDING}
    assert facts(found) == {}
    assert the(found, Nature.ADDED).after == "Nothing may be promised."


def test_a_source_that_is_quoted_is_corrected_by_nobody(case: CaseFile, brief: str, paper: Paper) -> None:
    note = [
        one
        for one in paper.paragraphs()
        if "24 Nov 2025: “Both sides reaffirmed" in one.text.replace("\u00a0", " ")
    ]
    for run in note[0].runs:
        run.text = run.text.replace("Both sides", "One side")
    (one,) = read_returned(case, brief, paper.data()).differences
    assert (one.nature, one.offers) == (Nature.WORDING, ())
    assert "corrects no record" in one.note


def test_a_record_that_moved_since_is_named_and_what_it_says_already_is_not_offered(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    with case.read() as reader:
        (talks,) = [row for row in reader.all(Meeting) if row.title == "3rd Army-to-Army Staff Talks"]
        (exercise,) = reader.all(Exercise)
    changes = case.door.changes()
    changes.edit(talks.id, held_on=talks.held_on.parse("21–22 Oct 2025"))
    changes.edit(exercise.id, held_on=talks.held_on.parse_text("../2024-09-27"))
    case.door.change("Correct", changes)
    paper.say("22–23 Oct 2025", "23–24 Oct 2025")
    paper.say("26 Sep 2024", "27 Sep 2024")
    found = read_returned(case, brief, paper.data())
    told = {one.after: one for one in found.differences}
    assert told["27 Sep 2024"].offers == ()
    assert told["27 Sep 2024"].note == "The record says so already."
    (offer,) = told["23–24 Oct 2025"].offers
    assert "changed since the brief" in offer.note
    assert "21–22" in offer.note


def test_nothing_is_taken_in_while_a_difference_is_undecided_or_the_file_or_a_record_moved(
    case: CaseFile, brief: str, paper: Paper
) -> None:
    paper.say("26 Sep 2024", "27 Sep 2024")
    data = paper.data()
    found = read_returned(case, brief, data)
    with pytest.raises(NotReady, match=r"1 difference is undecided, the first is no\. 1"):
        take(case, found, data, Taking())
    assert undecided(found, Taking()) == (1,)
    with pytest.raises(NotReady, match="saved again"):
        take(case, found, data + b" ", accept(found, 1))
    with pytest.raises(InvalidValue, match="1 corrections to choose"):
        take(case, found, data, Taking({1: Decision(True, 4)}))
    with case.read() as reader:
        (exercise,) = reader.all(Exercise)
    changes = case.door.changes()
    changes.edit(exercise.id, held_on=exercise.held_on.parse_text("../2024-09-25"))
    case.door.change("Correct", changes)
    with pytest.raises(Conflict):
        take(case, found, data, accept(found, 1))
    with case.read() as reader:
        kept = reader.get(Brief, brief)
        assert kept is not None
        assert len(reader.all(Source)) == 8, "nothing of it is there"


def test_the_brief_is_found_by_its_words_and_another_paper_is_refused(
    case: CaseFile, brief: str, paper: Paper, tmp_path: Path
) -> None:
    paper.say("26 Sep 2024", "27 Sep 2024")
    (tmp_path / "From the director.docx").write_bytes(paper.data())
    assert brief_of(case, tmp_path / "From the director.docx") == brief
    other = Paper(paper.data())
    for one in list(other.paragraphs()):
        one.text = "Other words."
    (tmp_path / "Other.docx").write_bytes(other.data())
    with pytest.raises(NotReady, match="like no brief"):
        brief_of(case, tmp_path / "Other.docx")
    with pytest.raises(NotReady, match="it is another paper"):
        read_returned(case, brief, tmp_path / "Other.docx")
    with pytest.raises(NotFound):
        read_returned(case, "0" * 36, paper.data())
    with pytest.raises(UnreadableFile):
        read_returned(case, brief, b"PK\x03\x04 no zip", "Broken.docx")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_what_libreoffice_saves_differs_in_nothing_but_what_was_edited(
    case: CaseFile, brief: str, paper: Paper, tmp_path: Path
) -> None:
    paper.track("26 Sep 2024", "27 Sep 2024")
    paper.comment("Strategic partnership.", "Say since when.")
    paper.say(WORDING, "Hold the 14th IOSCG in Muscat; Oman is host.")
    (tmp_path / "brief.docx").write_bytes(paper.data())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "out"), str(tmp_path / "brief.docx")], check=True, timeout=110)
    found = read_returned(case, brief, tmp_path / "out" / "brief.docx")
    assert [one.nature for one in found.differences] == [Nature.FACT, Nature.FACT, Nature.REMARK]
    assert facts(found) == {
        ("commitment", "wording"): "Hold the 14th IOSCG in Muscat; Oman is host.",
        ("exercise", "held_on"): "ended 27\u00a0Sep\u00a02024",
    }
    assert found.differences[1].authors == ("Director (West Asia)",)
