"""A brief comes out of the terminal as a file or as text, with what its reader may not know told beside it."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.briefs import portable
from app.briefs.outlining import Caps, keep_outline
from app.casefile import CaseFile
from db.values.marking import Marking
from ui.cli import printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply

HOSTILE = "A & B <w:t> {{ title }} ]]> \u202e\x00\x1b[31m\ud800 \u2028=1+1 'n “q”"


@pytest.fixture
def brief(chancery: Callable[..., Reply], demo: Path) -> Callable[..., Reply]:
    """Types `brief …` on the demonstration."""
    return lambda *arguments: chancery("--case", demo, "brief", *arguments)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def first(chancery: Callable[..., Reply], demo: Path, kind: str) -> dict[str, str]:
    return chancery("--case", demo, "records", kind, "--json").data["records"][0]


@pytest.mark.parametrize(
    ("name", "form"), [("b.docx", "docx"), ("B.HTML", "html"), ("b.htm", "html"), ("b.txt", "text")]
)
def test_the_end_of_the_name_says_what_is_written(
    brief: Callable[..., Reply], tmp_path: Path, name: str, form: str
) -> None:
    reply = brief("Oman", "-o", tmp_path / name, "--json")
    assert (reply.status, reply.err) == (0, "")
    assert (reply.data["written"], reply.data["format"]) == (str(tmp_path / name), form)
    assert reply.data["bytes"] == (tmp_path / name).stat().st_size
    match form:
        case "docx":
            assert "word/document.xml" in zipfile.ZipFile(tmp_path / name).namelist()
        case "html":
            assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!")
        case _:
            assert "Oman" in (tmp_path / name).read_text(encoding="utf-8")


def test_people_are_told_where_it_is_how_long_it_took_and_what_is_not_ready(
    brief: Callable[..., Reply], tmp_path: Path
) -> None:
    reply = brief("OM", "-o", tmp_path / "Oman brief.docx", "--drafter", "A")
    said, heading, *rest = reply.out.splitlines()
    assert said.startswith("“Oman brief.docx” is written, in ")
    assert str(tmp_path / "Oman brief.docx") in said
    assert heading.startswith("Not ready, ")
    assert len(rest) <= 6


def test_as_text_it_is_printed_and_what_is_not_ready_stands_apart(
    brief: Callable[..., Reply], demo: Path
) -> None:
    before = digest(demo)
    reply = brief("oman", "--format", "text")
    assert reply.status == 0
    assert "13th JMCC" in reply.out
    assert "Not ready" not in reply.out
    assert reply.err.startswith("Not ready, ")
    data = brief("oman", "--format", "text", "--json").data
    assert data["text"].strip() == reply.out.strip()
    assert data["written"] is None
    assert {tuple(one) for one in data["not_ready"]} == {("sentence", "record")}
    assert digest(demo) == before


@pytest.mark.parametrize("kind", ["visit", "meeting"])
def test_a_visit_or_meeting_is_named_by_the_beginning_of_its_id(
    chancery: Callable[..., Reply], brief: Callable[..., Reply], demo: Path, kind: str
) -> None:
    one = first(chancery, demo, kind)
    reply = brief(f"--{kind}", one["prefix"], "--format", "text")
    assert reply.status == 0, reply.err
    assert one["title"].split()[0] in reply.out


def test_as_of_leaves_out_what_came_later(brief: Callable[..., Reply]) -> None:
    now = brief("Oman", "--format", "text").out
    then = brief("Oman", "--format", "text", "--as-of", "oct 2025").out
    assert "31 October 2025" in then.replace("\u00a0", " ")
    assert "13th JMCC" in now
    assert "13th JMCC" not in then


def test_the_draft_and_the_names_of_its_people_are_in_it(brief: Callable[..., Reply]) -> None:
    given = (
        "--draft",
        "--addressee",
        "Defence Secretary",
        "--drafter",
        "Director (West Asia)",
        "--format",
        "text",
    )
    text = brief("Oman", *given).out
    assert "DRAFT" in text.upper()
    assert "For: Defence Secretary" in text
    assert "Drafted by: Director (West Asia)" in text


def test_what_a_ceiling_withholds_is_told_but_not_printed(
    chancery: Callable[..., Reply], brief: Callable[..., Reply], demo: Path
) -> None:
    meeting = next(
        one
        for one in chancery("--case", demo, "records", "meetings", "--json").data["records"]
        if one["title"] == "13th JMCC"
    )
    with CaseFile.open(demo) as case:
        changes = case.door.changes()
        changes.edit(meeting["id"], marking=Marking("secret"))
        case.door.change("Raise", changes)
    reply = brief("Oman", "--format", "text", "--ceiling", "Restricted")
    assert reply.status == 0, reply.err
    assert "The 13th JMCC met" in " ".join(brief("Oman", "--format", "text").out.split())
    assert "The 13th JMCC met" not in " ".join(reply.out.split())
    assert "Withheld, " in reply.err
    assert "meeting “13th JMCC”: SECRET, above RESTRICTED" in reply.err
    with CaseFile.open(demo) as case:
        changes = case.door.changes()
        changes.edit(meeting["id"], marking=Marking("restricted", ("EYES ONLY",)))
        case.door.change("Let fewer see it", changes)
    reply = brief("Oman", "--format", "text", "--ceiling", "Restricted")
    assert "meeting “13th JMCC”: RESTRICTED – EYES ONLY: the reader may not see EYES ONLY" in reply.err
    reply = brief("Oman", "--format", "text", "--ceiling", "Restricted", "--caveats", "eyes only")
    assert "The 13th JMCC met" in " ".join(reply.out.split())
    told = chancery(
        "--case", demo, "report", "chronology", "Oman", "--format", "text", "--ceiling", "Restricted"
    )
    assert "13th JMCC" in told.err
    told = chancery(
        "--case", demo, "report", "chronology", "Oman", "--format", "text", "--ceiling", "R", "--caveats", "EYES ONLY"
    )  # fmt: skip
    assert ("13th JMCC" in told.out, "Withheld" in told.err) == (True, False)
    with CaseFile.open(demo) as case:
        changes = case.door.changes()
        changes.edit(meeting["id"], marking=Marking("secret"))
        case.door.change("Raise", changes)
    data = brief("Oman", "--format", "text", "--ceiling", "(R)", "--json").data
    assert {"kind", "id", "title", "why"} == set(data["withheld"][0])
    assert meeting["id"] in {one["id"] for one in data["withheld"]}


def test_a_pdf_is_made_from_the_preview_where_no_word_processor_is_and_it_is_said(
    chancery: Callable[..., Reply], demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portable, "maker_for", lambda _docx: None)
    monkeypatch.setattr(portable, "_libreoffice", lambda: None)
    monkeypatch.setattr(portable, "unmarked_pages", lambda _pdf, _marking: ())
    monkeypatch.setattr(printing, "_page", lambda made: f"%PDF {made.document.running.marking}".encode())
    way = "from the preview, since there is no LibreOffice or Word on this machine"
    for paper in (("brief", "Oman"), ("report", "chronology", "Oman")):
        path = tmp_path / f"{paper[0]}.docx"
        reply = chancery("--case", demo, *paper, "-o", path, "--pdf")
        assert f"The PDF is {path.with_suffix('.pdf')}, made {way}." in " ".join(reply.out.split())
        assert path.with_suffix(".pdf").read_bytes() == b"%PDF UNCLASSIFIED"
        assert "goes with a Word file" in " ".join(
            chancery("--case", demo, *paper, "-o", "b.txt", "--pdf").err.split()
        )


def test_own_presets_are_listed_and_chosen_by_their_name(brief: Callable[..., Reply], demo: Path) -> None:
    with CaseFile.open(demo) as case:
        keep_outline(case, "Minister, short", ["scope", "head", "exr"], Caps(points=1))
    listed = brief("presets", "--json").data["presets"]
    assert [one["id"] for one in listed[:2]] == ["standard", "short-call"]
    assert (listed[-1]["name"], listed[-1]["own"]) == ("Minister, short", True)
    assert "Minister, short" in brief("presets").out
    own = brief("Oman", "--format", "text", "--preset", "minister, SHORT").out
    assert "Exercises and training" in own
    assert "Agreements" not in own
    assert "“Minister, short”" in brief("Oman", "--format", "text", "--preset", "huge").err


def test_what_is_above_the_ceiling_goes_into_a_file_of_its_own(
    brief: Callable[..., Reply], demo: Path, tmp_path: Path
) -> None:
    with CaseFile.open(demo) as case:
        with case.read() as reader:
            ((secret, words),) = reader.rows(
                "SELECT id, wording FROM commitment WHERE tracked = 1 ORDER BY id LIMIT 1"
            )
        changes = case.door.changes()
        changes.edit(secret, marking=Marking("secret"))
        case.door.change("Mark", changes)
    apart = (
        "--ceiling",
        "restricted",
        "--annex",
        "secret",
        "--annex-said",
        "-o",
        tmp_path / "b.txt",
        "--json",
    )
    reply = brief("Oman", *apart)
    assert reply.data["annex"] == str(tmp_path / "b Annex X.txt")
    brief_words, annex = (
        " ".join((tmp_path / name).read_text().split()) for name in ("b.txt", "b Annex X.txt")
    )
    assert "Annex X, separate file" in brief_words
    assert (words in brief_words, words in annex) == (False, True)
    lost = brief("Oman", "--annex", "secret", "-o", tmp_path / "c.txt")
    assert (lost.status, "give both" in " ".join(lost.err.split())) == (2, True)


def test_a_preset_chooses_the_outline(brief: Callable[..., Reply]) -> None:
    whole = brief("Oman", "--format", "text", "--preset", "full").out
    short = brief("Oman", "--format", "text", "--preset", "checklist").out
    assert len(short) < len(whole) / 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Omann"], "There is no country “Omann” in this case file; on file are "),
        (["\udcff\udcfe"], "There is no country “”"),
        (["x" * 2000], "500 characters"),
        (["India"], "is the home country"),
        (["--visit", "ffff"], "There is no visit whose id begins with “ffff”"),
        (["--visit", "z'; DROP"], "does not name a visit"),
        (["--meeting", ""], "does not name a meeting"),
        (["Oman", "--preset", "huge"], "There is no outline “huge”; choose among standard, "),
        (["Oman", "--ceiling", "cosmic"], "“cosmic” is not a level of India"),
        (["Oman", "--ceiling", "secret", "--caveats", "COSMIC"], "“COSMIC” is no caveat of this case file"),
        (["Oman", "--as-of", "32 nov 2025"], "32"),
        (["Oman", "--as-of", "soon"], "soon"),
        (["Oman", "--as-of", ""], "date"),
        (["Oman", "--as-of", "\udcff"], "date"),
    ],
)
def test_what_is_not_there_is_refused_and_no_file_is_written(
    brief: Callable[..., Reply], tmp_path: Path, demo: Path, arguments: list[str], words: str
) -> None:
    before = digest(demo)
    (tmp_path / "b.docx").write_text("an older brief")
    reply = brief(*arguments, "-o", tmp_path / "b.docx")
    assert reply.status == 1
    assert words in reply.sentence
    assert (tmp_path / "b.docx").read_text() == "an older brief"
    assert digest(demo) == before


def test_a_prefix_that_names_several_is_refused_with_their_ids(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    ids = ["0192f3a1-0000-7000-8000-00000000000" + last for last in "12"]
    with CaseFile.open(case_file) as case:
        changes = case.door.changes()
        for record_id in ids:
            changes.create("visit", id=record_id, title="Visit")
        case.door.change("Add", changes)
    reply = chancery("--case", case_file, "brief", "--visit", "0192f3a1", "-o", case_file.with_name("b.docx"))
    assert reply.status == 1
    assert "2 visits begin with “0192f3a1”" in reply.sentence
    assert all(record_id in reply.sentence for record_id in ids)


@pytest.mark.parametrize(
    "place", ["none/b.docx", "file/b.docx", "folder.docx", "open.docx", "n" * 300 + ".docx", "\udcff.docx"]
)
def test_a_target_that_cannot_be_written_is_one_sentence(
    brief: Callable[..., Reply], tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "open.docx").write_text("open in Word")
    (tmp_path / ".~lock.open.docx#").touch()
    before = sorted(path.name for path in tmp_path.iterdir())
    reply = brief("Oman", "-o", tmp_path / place)
    if place.startswith("\udcff") and reply.status == 0:
        return  # a name of odd bytes is a name where the system takes it
    assert reply.status == 1
    assert "could not be written" in reply.sentence or "cannot be the name of a file" in reply.sentence
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "profile") == before
    assert (tmp_path / "open.docx").read_text() == "open in Word"


def test_the_case_file_is_never_replaced_by_its_brief(chancery: Callable[..., Reply], demo: Path) -> None:
    odd = demo.rename(demo.with_suffix(".txt"))
    before = digest(odd)
    reply = chancery("--case", odd, "brief", "Oman", "-o", odd)
    assert reply.status == 1
    assert "is the case file itself" in reply.sentence
    assert digest(odd) == before


def test_hostile_names_reach_the_document_as_plain_words(brief: Callable[..., Reply], tmp_path: Path) -> None:
    reply = brief("Oman", "--addressee", HOSTILE, "--drafter", HOSTILE, "-o", tmp_path / "b.docx")
    assert (reply.status, reply.err) == (0, "")
    xml = zipfile.ZipFile(tmp_path / "b.docx").read("word/document.xml").decode()
    assert "A &amp; B &lt;w:t&gt; {{ title }}" in xml
    assert not set("\u202e\x00\x1b") & set(xml)
    reply = brief("Oman", "--addressee", "x" * 501, "-o", tmp_path / "c.docx")
    assert reply.status == 1
    assert "500 characters" in reply.sentence


def test_without_a_home_country_no_brief_can_be_written(
    chancery: Callable[..., Reply], tmp_path: Path
) -> None:
    chancery("new", tmp_path / "a.chancery")
    reply = chancery("--case", tmp_path / "a.chancery", "brief", "Oman", "--format", "text")
    assert reply.status == 1
    assert "no country is on file yet" in reply.sentence
