"""What stands above the ceiling of a brief goes into a separate annex, and nothing of it into the brief."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.briefs.annex import Annex
from app.briefs.issued import read_brief
from app.briefs.issuing import keep_issued
from app.briefs.pair import Pair, annex_path, make_pair, render_pair, write_pair
from app.briefs.reissuing import reissue
from app.briefs.request import Request
from app.briefs.scanning import Leak
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
from app.errors import FileNotWritten, InvalidValue, NotReady
from db.values.marking import Marking
from reports.render.scan import traces
from tests.app.briefs.conftest import DAY, RESTRICTED, SECRET, Desk, founded

TOP = Marking("top_secret")
SECRETS = (
    "Quiet harbour survey of the coast",
    "Berths for submarines at the new port",
    "Cable from the mission",
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A forum with open business, some of it secret, and one thing above every ceiling asked for."""
    path = tmp_path_factory.mktemp("annex") / "desk.chancery"
    with founded(path) as desk:
        open_source = desk.source("Joint statement", marking=RESTRICTED)
        closed_source = desk.source(SECRETS[2], marking=SECRET, published="2026-05-03")
        talks = desk.meeting("Navy talks", marking=RESTRICTED)
        told = desk.commitment(
            "Share charts of the gulf.", made_at_id=talks, tracked=True, marking=RESTRICTED
        )
        desk.cite(told, open_source, marking=RESTRICTED)
        kept = desk.commitment(f"{SECRETS[0]}.", made_at_id=talks, tracked=True, marking=SECRET)
        desk.cite(kept, closed_source, quote="in the words of the cable", marking=SECRET)
        desk.add("point", meeting_id=talks, title=SECRETS[1], marking=SECRET)
        desk.commitment("What nobody below the top may know.", made_at_id=talks, tracked=True, marking=TOP)
    return path


def opened(path: Path, *, write: bool) -> Iterator[Desk]:
    with CaseFile.open(path, write=write) as case:
        with case.read() as reader:
            ((oman,),) = reader.rows("SELECT id FROM country WHERE name = 'Oman'")
        yield Desk(case, oman)


@pytest.fixture(scope="module")
def filled(file: Path) -> Iterator[Desk]:
    """To be read."""
    yield from opened(file, write=False)


@pytest.fixture
def own(file: Path, tmp_path: Path) -> Iterator[Desk]:
    """To be written."""
    yield from opened(Path(shutil.copy(file, tmp_path / "own.chancery")), write=True)


def asked(desk: Desk) -> Request:
    return Request(country=desk.oman, as_of=DAY, preset="full", ceiling="restricted", draft=True)


def pair(desk: Desk, *, said: bool = False) -> Pair:
    return make_pair(desk.case, asked(desk), Annex("secret", said=said))


def test_the_annex_holds_what_the_brief_withholds_and_no_more_than_its_own_ceiling_lets_through(
    filled: Desk,
) -> None:
    made = pair(filled)
    assert made.annex is not None
    brief, annex = render_pair(made)
    assert annex is not None
    found = traces(annex, SECRETS)
    assert {SECRETS[0], SECRETS[2]} <= set(found)
    assert traces(brief, (*SECRETS, "Annex X")) == {}
    assert traces(annex, ["nobody below the top"]) == {}
    assert made.annex.facts.control.marking == SECRET
    assert made.brief.facts.control.marking == RESTRICTED
    assert {one.title for one in made.annexed} == {f"{SECRETS[0]}.", SECRETS[1]}
    assert [one.title for one in made.withheld] == ["What nobody below the top may know."]


def test_what_the_fuller_brief_says_stands_in_the_brief_or_in_the_annex(filled: Desk) -> None:
    made = pair(filled)
    assert made.annex is not None
    fuller = replace(asked(filled), ceiling="secret")
    words = render(make_brief(filled.case, fuller), "text").decode()
    said = " ".join(render(one, "text").decode() for one in (made.brief, made.annex))
    lacking = [
        word for line in words.splitlines() for word in line.split() if word.isalpha() and word not in said
    ]
    assert set(lacking) <= {"nos"}  # a list of numbers is parted: those of the brief, those of the annex


def test_the_annex_has_its_own_reference_and_says_whose_it_is(filled: Desk) -> None:
    made = pair(filled, said=True)
    assert made.annex is not None
    brief, annex = (render(one, "text").decode() for one in (made.brief, made.annex))
    assert "Annex X, separate file" in brief
    assert "SECRET" not in brief
    assert made.annex.facts.control.reference == f"OMN/BILATERAL/{DAY}, Annex X"
    assert "Annex X to the country brief, separate file" in annex
    assert "what stands above RESTRICTED in the brief OMN/BILATERAL/2026" in " ".join(annex.split())
    assert "Points to carry." in annex  # uncounted: the annex repeats only those that the brief has not


def test_a_source_has_one_code_in_the_brief_and_in_its_annex(filled: Desk) -> None:
    made = pair(filled)
    assert made.annex is not None
    codes = [{s.id: s.code for s in one.facts.sources} for one in (made.brief, made.annex)]
    assert set(codes[0].items()) < set(codes[1].items())
    assert sorted(codes[1].values()) == ["S1", "X1"]


def test_where_nothing_stands_between_the_ceilings_the_brief_says_nothing_of_an_annex(filled: Desk) -> None:
    asked_for = replace(asked(filled), ceiling="secret")
    made = make_pair(
        filled.case, replace(asked_for, sections=("head", "prj")), Annex("top_secret", said=True)
    )
    assert made.annex is None
    assert "no separate annex to write" in made.none
    assert not made.request.annex_said
    assert "separate file" not in render(made.brief, "text").decode()


def test_an_annex_may_go_no_higher_and_let_through_more_caveats(own: Desk) -> None:
    words = "Berth rights in the words of the minister"
    own.commitment(f"{words}.", tracked=True, marking=Marking("restricted", ("EYES ONLY",)))
    made = make_pair(own.case, asked(own), Annex("restricted", ("EYES ONLY",)))
    brief, apart = render_pair(made)
    assert apart is not None
    assert (traces(brief, [words]), traces(apart, SECRETS)) == ({}, {})
    assert traces(apart, [words])
    assert words not in render(make_brief(own.case, asked(own)), "text").decode()
    wider = replace(asked(own), ceiling_caveats=("EYES ONLY",))
    assert traces(render_pair(make_pair(own.case, wider, Annex("secret")))[0], [words])
    assert make_pair(own.case, wider, Annex("secret")).annex_request == replace(
        wider, ceiling="secret", above="restricted", above_caveats=("EYES ONLY",)
    ), "who reads the annex reads the brief"


def test_the_ceiling_of_the_annex_is_above_that_of_the_brief(filled: Desk) -> None:
    for ceiling in ("restricted", "unclassified"):
        with pytest.raises(InvalidValue, match="must be above that of the brief"):
            make_pair(filled.case, asked(filled), Annex(ceiling))
    with pytest.raises(InvalidValue, match="needs a ceiling for the brief"):
        make_pair(filled.case, replace(asked(filled), ceiling=None), Annex("secret"))


def test_a_brief_with_words_of_the_annex_is_not_written(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pair(filled)
    leaking = replace(made, brief=replace(made.brief, document=make_brief(
        filled.case, replace(asked(filled), ceiling="secret")
    ).document))  # fmt: skip
    with pytest.raises(Leak):
        render_pair(leaking)
    monkeypatch.setattr("app.briefs.pair.make_pair", lambda *_: leaking)
    with pytest.raises(Leak):
        write_pair(filled.case, asked(filled), Annex("secret"), tmp_path / "Oman.docx")
    assert list(tmp_path.glob("*.docx")) == []


def test_both_are_kept_in_one_action_and_written_again_byte_for_byte(own: Desk, tmp_path: Path) -> None:
    path, request = tmp_path / "Oman.docx", replace(asked(own), preset="standard", draft=False)
    done = write_pair(own.case, request, Annex("secret", said=True), path)
    assert done.annex is not None
    assert done.annex_request is not None
    assert done.annex.path == annex_path(path) == tmp_path / "Oman Annex X.docx"
    kept = keep_issued(own.case, done.request, done.brief, (done.annex_request, done.annex))
    with own.case.read() as reader:
        rows = reader.rows("SELECT id, title, reference_number, options, marking FROM brief ORDER BY title")
    (brief, _, number, options, marked), (annex, title, numbered, _, above) = rows
    assert kept.id == brief
    assert title.endswith("Annex X")
    assert numbered == f"{number}, Annex X"
    assert ("restricted" in marked, "secret" in above) == (True, True)
    assert "secret" not in options
    for id, file in ((brief, path), (annex, done.annex.path)):
        again = reissue(own.case, id)
        assert again.same
        assert again.data == file.read_bytes()
    assert (read_brief(own.case, brief).issued, read_brief(own.case, annex).issued) == (True, False)


def test_an_annex_is_not_the_last_brief_and_has_no_addendum(own: Desk, tmp_path: Path) -> None:
    from app.briefs.comparing import addendum, last_brief

    request = replace(asked(own), preset="short-call", draft=False, sections=("head", "atr"))
    done = write_pair(own.case, request, Annex("secret"), tmp_path / "Oman.docx")
    assert done.annex is not None
    assert done.annex_request is not None
    brief = keep_issued(own.case, done.request, done.brief, (done.annex_request, done.annex)).id
    with own.case.read() as reader:
        found = last_brief(reader, request)
        ids = [row[0] for row in reader.rows("SELECT id FROM brief")]
    assert found is not None
    assert found.id == brief
    with pytest.raises(NotReady, match="is an annex"):
        addendum(own.case, next(id for id in ids if id != brief), DAY)


def test_an_annex_that_is_there_and_was_edited_is_not_overwritten_unasked(
    filled: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "Oman.docx"
    annex_path(path).write_bytes(b"edited")
    with pytest.raises(FileNotWritten, match="Annex X"):
        write_pair(filled.case, asked(filled), Annex("secret"), path)
    assert not path.exists()
