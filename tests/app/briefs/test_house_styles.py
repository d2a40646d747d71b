"""House styles kept in a case file: chosen, taken in from an office's file, written again in the style of then."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from app.briefs.house_style import drop_style, keep_style, look_at, styles, use_style, usual
from app.briefs.issuing import keep_issued
from app.briefs.reissuing import reissue
from app.briefs.request import Request
from app.briefs.scanning import Leak, refuse_traces
from app.briefs.snapshot import Withheld
from app.briefs.writing import make_brief, render, write_brief
from app.errors import InvalidValue
from app.undo import undo
from db.values.marking import Marking, PortionMode
from db.values.schemes import SCHEMES
from reports.build import watermark
from tests.app.briefs.conftest import DAY, RESTRICTED, SECRET, Desk
from tests.app.briefs.schemes import use_scheme
from tests.reports.render.office_file import office_file


def request(desk: Desk, **more: object) -> Request:
    return replace(Request(as_of=DAY, country=desk.oman), **more)  # type: ignore[arg-type]


def named(desk: Desk) -> tuple[list[str], str]:
    with desk.case.read() as reader:
        return [one.name for one in styles(reader)], usual(reader)


def test_briefs_are_written_in_the_first_style_until_another_is_chosen(desk: Desk) -> None:
    assert make_brief(desk.case, request(desk)).house.id == "india"
    assert make_brief(desk.case, request(desk, style="uk-letter")).house.id == "uk-letter"
    use_style(desk.case, "us")
    assert make_brief(desk.case, request(desk)).house.id == "us"
    undo(desk.case)
    assert make_brief(desk.case, request(desk)).house.id == "india"


def test_a_desk_under_another_scheme_begins_in_the_style_of_its_own_offices(desk: Desk) -> None:
    use_scheme(desk, SCHEMES["uk"])
    assert named(desk)[1] == "uk"
    use_scheme(desk, SCHEMES["us-cui"])
    assert named(desk)[1] == "us"


def test_an_unknown_style_is_refused_with_those_there_are(desk: Desk) -> None:
    with pytest.raises(InvalidValue, match="there are india, india-letter, uk"):
        make_brief(desk.case, request(desk, style="french"))


def test_an_office_s_file_is_kept_in_the_case_file_and_used_by_its_name(desk: Desk) -> None:
    looked = look_at("Letterhead.docx", office_file())
    assert any("Annex Heading" in sentence for sentence in looked.findings)
    assert docx.Document(io.BytesIO(looked.preview)).paragraphs
    kept = keep_style(desk.case, looked)
    names, now = named(desk)
    assert names[-1] == "Letterhead"
    assert now == kept.style.id
    data = render(make_brief(desk.case, request(desk, style="letterhead")), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
    drop_style(desk.case, kept.style.id)
    assert named(desk)[1] == "india"


def test_a_brief_is_written_again_in_the_style_of_its_day(desk: Desk, tmp_path: Path) -> None:
    keep_style(desk.case, look_at("Letterhead.docx", office_file()))
    asked = request(desk)
    issued = keep_issued(desk.case, asked, write_brief(desk.case, asked, tmp_path / "brief.docx"))
    use_style(desk.case, "uk")
    again = reissue(desk.case, issued.id)
    assert again.same
    assert again.data == (tmp_path / "brief.docx").read_bytes()


def test_a_withheld_title_in_the_office_s_own_file_stops_the_brief(desk: Desk) -> None:
    word = docx.Document()
    word.add_paragraph("{{ title }} for the talks on  the quiet harbour")
    saved = io.BytesIO()
    word.save(saved)
    keep_style(desk.case, look_at("Old.docx", saved.getvalue()))
    made = make_brief(desk.case, request(desk, ceiling="restricted", style="india"))
    told = (Withheld("meeting", "0190", "Talks on the quiet harbour", "above the ceiling"),)
    refuse_traces(render(made, "docx"), told, made.facts)
    leaking = replace(make_brief(desk.case, request(desk, ceiling="restricted")), withheld=told)
    with pytest.raises(Leak, match=r"word/document\.xml"):
        render(leaking, "docx")


def test_words_that_a_permitted_record_says_too_are_its_own(desk: Desk) -> None:
    made = make_brief(desk.case, request(desk))
    title = made.facts.country.official_name or made.facts.country.name
    refuse_traces(render(made, "docx"), (Withheld("note", "x", title, ""),), made.facts)


def test_a_note_is_marked_like_its_source_and_what_prints_the_code_of_a_source_no_lower(desk: Desk) -> None:
    quiet, told = desk.source("Cable", marking=SECRET, publisher="Mission"), desk.source("Release")
    talks = desk.meeting("Navy talks")
    said = desk.commitment("Share charts of the gulf.", made_at_id=talks, tracked=True)
    open_one = desk.commitment("Survey the coast together.", made_at_id=talks, tracked=True)
    desk.cite(said, quiet, quote="in the words of the cable")
    desk.cite(open_one, told, quote="in other words")
    desk.cite(talks, told, quote="in the words of the release", marking=RESTRICTED)
    made = make_brief(desk.case, request(desk, portions="on"))
    assert {note.quote: note.portion for note in made.document.notes if note.quote} == {
        "in the words of the cable": "(S)",
        "in the words of the release": "(R)",
    }
    text = " ".join(render(made, "text").decode().split())
    assert "(S) Share charts of the gulf." in text, (
        "its row says that there is such a source, and of which day"
    )
    assert "(U) Survey the coast together." in text
    assert "(S) S1" in text or "(S) S2" in text
    word, html = render(made, "docx"), render(made, "html").decode()
    body = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    assert 'w:tooltip="(S) S' in body
    assert 'title="(S) S' in html
    for notes in ("footnotes", "endnotes"):
        again = render(make_brief(desk.case, request(desk, portions="on", notes=notes)), "docx")
        own = zipfile.ZipFile(io.BytesIO(again)).read(f"word/{notes}.xml").decode()
        assert re.search(r"\(S\) S\d, Mission", re.sub(r"<[^>]+>", "", own))
    bare = make_brief(desk.case, request(desk))
    assert {note.portion for note in bare.document.notes} == {None}


def test_portions_are_marked_as_the_scheme_has_it_and_as_the_officer_wants(desk: Desk) -> None:
    plain, marked = (make_brief(desk.case, request(desk, portions=mode)) for mode in ("", "on"))
    assert plain.document.portion is None
    assert marked.document.portion == "(U)"
    assert {one.portion for one in marked.document.sections if one.heading} == {"(U)"}
    assert marked.facts.scheme.portion.mode is PortionMode.OPTIONAL
    with pytest.raises(InvalidValue, match="“on” or “off”"):
        make_brief(desk.case, request(desk, portions="maybe"))


@pytest.mark.parametrize(
    ("scheme", "level", "draft", "shown"),
    [
        ("india", "unclassified", False, ""),
        ("india", "restricted", False, "RESTRICTED"),
        ("india", "secret", False, "SECRET · Copy 2 of 5 · The Minister"),
        ("india", "secret", True, "DRAFT · SECRET · Copy 2 of 5 · The Minister"),
        ("us", "secret", False, ""),
    ],
)
def test_the_watermark_is_what_the_scheme_asks_for(
    desk: Desk, scheme: str, level: str, draft: bool, shown: str
) -> None:
    facts = make_brief(desk.case, request(desk)).facts
    control = replace(
        facts.control, marking=Marking(level), draft=draft, copy=2, copies=5, addressee="The Minister"
    )
    assert watermark(replace(facts, control=control, scheme=SCHEMES[scheme])) == shown
