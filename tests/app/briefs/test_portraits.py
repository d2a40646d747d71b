"""Photographs beside biographies: small, bare of what a camera writes, and only for readers who may see them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageCms

from app.briefs.issuing import keep_issued
from app.briefs.reissuing import reissue
from app.briefs.request import Request
from app.briefs.writing import make_brief, render, write_brief
from db.values.marking import Marking
from reports.document import Table
from reports.read.picture import small
from reports.render.check import faults_in
from reports.render.condensing import condensed
from tests.app.briefs.conftest import DAY, RESTRICTED, SECRET, UNCLASSIFIED, Desk

NAME = "Dr Said Al Maawali"


def photograph(size: tuple[int, int] = (600, 900), form: str = "JPEG") -> bytes:
    """A picture that a telling camera made: red above, blue below, turned by its orientation."""
    image = Image.new("RGB", size, (200, 20, 20))
    image.paste((20, 20, 200), (0, size[1] // 2, *size))
    told = Image.Exif()
    told[0x010F], told[0x9C9B], told[0x0112] = "TellingCamera", "Muscat", 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    held = io.BytesIO()
    image.save(held, form, exif=told, icc_profile=profile, comment=b"TellingComment")
    return held.getvalue()


def pictured(desk: Desk, content: bytes, marking: Marking | None = UNCLASSIFIED, **person: object) -> str:
    """A person of Oman with a photograph of this marking; the id of the photograph."""
    who = desk.add("person", name="Said Al Maawali", prefix="Dr", country_id=desk.oman, **person)
    changes = desk.case.door.changes()
    file = changes.attach("portrait of a minister.jpg", content, attached_to_id=who, marking=marking)
    changes.edit(who, photograph_id=file)
    desk.case.door.change("Attach", changes)
    return file


def request(desk: Desk, **more: object) -> Request:
    return replace(Request(as_of=DAY, country=desk.oman), **more)  # type: ignore[arg-type]


def pictures(docx: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return [package.read(name) for name in package.namelist() if name.startswith("word/media/")]


def test_a_photograph_stands_beside_the_biography_described_small_and_bare(
    desk: Desk, tmp_path: Path
) -> None:
    file = pictured(desk, photograph())
    made = make_brief(desk.case, request(desk))
    docx = render(made, "docx")
    (held,) = pictures(docx)
    with Image.open(io.BytesIO(held)) as shown:
        assert shown.size == (300, 200), "upright as its camera held it, and small"
        assert not shown.getexif()
        assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Telling" not in held
    body = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml")
    assert body.count(f'descr="Photograph of {NAME}"'.encode()) == 2
    path = tmp_path / "brief.docx"
    path.write_bytes(docx)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert faults_in(docx) == []
    assert condensed(io.BytesIO(body)) is not None, "a photograph costs the check nothing"
    assert file in made.used
    assert f"[Photograph of {NAME}]" in render(made, "text").decode()
    page = render(made, "html").decode()
    assert f'alt="Photograph of {NAME}"' in page
    assert 'src="data:image/jpeg;base64,' in page
    assert docx == render(make_brief(desk.case, request(desk)), "docx")


def test_without_photographs_nothing_is_said_of_one(desk: Desk) -> None:
    pictured(desk, photograph())
    made = make_brief(desk.case, request(desk, photos=False))
    assert not pictures(render(made, "docx"))
    assert "photograph" not in render(made, "text").decode()
    without = make_brief(desk.case, request(desk, sections=("head", "scope", "foot")))
    assert not any(one.photo for one in without.facts.persons)


@pytest.mark.parametrize(("marking", "ceiling"), [(SECRET, "restricted"), (None, None), (None, "restricted")])
def test_one_above_the_ceiling_or_not_assessed_stays_behind_and_is_told(
    desk: Desk, marking: Marking | None, ceiling: str | None
) -> None:
    file = pictured(desk, photograph(), marking)
    made = make_brief(desk.case, request(desk, ceiling=ceiling))
    assert not pictures(render(made, "docx"))
    assert [one.id for one in made.withheld] == [file]
    assert file not in made.used
    assert made.facts.control.marking == UNCLASSIFIED


def test_a_person_above_the_ceiling_takes_the_photograph_along(desk: Desk) -> None:
    pictured(desk, photograph())
    person = desk.add("person", name="Hamad", country_id=desk.oman, marking=SECRET)
    changes = desk.case.door.changes()
    changes.edit(person, photograph_id=changes.attach("h.jpg", photograph((60, 80)), marking=UNCLASSIFIED))
    desk.case.door.change("Attach", changes)
    assert len(pictures(render(make_brief(desk.case, request(desk, ceiling="restricted")), "docx"))) == 1


def test_a_photograph_raises_the_marking_of_the_brief(desk: Desk) -> None:
    pictured(desk, photograph(), RESTRICTED)
    made = make_brief(desk.case, request(desk, portions="on"))
    assert made.facts.control.marking == RESTRICTED
    table = next(b for s in made.document.sections for b in s.blocks if isinstance(b, Table) and b.picture)
    first = [row.cells[0][0].inlines[0] for row in table.rows]
    assert [getattr(one, "text", "") for one in first][:2] == ["(R) ", "(U) "]


def test_another_picture_of_a_person_is_not_taken_for_the_photograph(desk: Desk) -> None:
    who = desk.add("person", name="Said", country_id=desk.oman)
    changes = desk.case.door.changes()
    changes.attach("passport.jpg", photograph(), attached_to_id=who, marking=UNCLASSIFIED)
    desk.case.door.change("Attach", changes)
    assert not pictures(render(make_brief(desk.case, request(desk)), "docx"))


def test_a_brief_is_written_again_with_the_photograph_of_its_day(desk: Desk, tmp_path: Path) -> None:
    pictured(desk, photograph())
    asked = request(desk)
    issued = keep_issued(desk.case, asked, write_brief(desk.case, asked, tmp_path / "brief.docx"))
    desk.edit(next(one.id for one in make_brief(desk.case, asked).facts.persons), photograph_id=None)
    assert not pictures(render(make_brief(desk.case, asked), "docx"))
    assert reissue(desk.case, issued.id).same


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(40),
        photograph()[:3_000],
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x02\x00\x00\x00"
        + bytes(30),
    ],
    ids=["empty", "other", "cut off", "a bomb"],
)
def test_what_is_no_photograph_is_left_out(content: bytes) -> None:
    assert small(content, (30, 30)) is None


def test_what_is_transparent_is_white() -> None:
    held = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(held, "PNG")
    made = small(held.getvalue(), (20, 20))
    assert made is not None
    with Image.open(io.BytesIO(made.data)) as shown:
        assert shown.getpixel((5, 5)) == (255, 255, 255)
