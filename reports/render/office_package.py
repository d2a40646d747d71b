"""The package that is made of an office's own file: its parts, pictures, relationships and content types."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from reports.read.package import Package
from reports.render.house import Page
from reports.render.ooxml import NAMESPACES
from reports.render.pictures import bare

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'{NAMESPACES} xmlns:r="{R}"'
KINDS = ("default", "first", "even")
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpeg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
}
_STORY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_REL = f"{R}/"


@dataclass(slots=True)
class Making:
    """The package that is being made of the file, and what is said of it."""

    parts: dict[str, bytes]
    relationships: list[tuple[str, str, str]] = field(default_factory=list)
    """Id, type and target of what the document leads to."""
    images: dict[str, str] = field(default_factory=dict)
    """Part of the file → name in the new package."""
    types: dict[str, str] = field(default_factory=dict)
    """Part → content type."""
    said: dict[str, None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    cover: float = 0
    """Lines that stand before the brief."""

    def say(self, sentence: str) -> None:
        """Once each."""
        self.said[sentence] = None


def put_story(made: Making, word: str, kind: str, root: etree._Element) -> None:
    name = f"word/{word}{KINDS.index(kind) + 1}.xml"
    made.parts[name] = xml_of(root)
    made.types[name] = _STORY_TYPE.format(word)
    used = sorted(set(re.findall(r'r:(?:embed|id)="(own\w+)"', made.parts[name].decode())))
    if used:
        rels = "".join(_relationship(one, f"{_REL}image", made.images[one]) for one in used)
        made.parts[f"word/_rels/{name.removeprefix('word/')}.rels"] = _relationships(rels)
    made.relationships.append((f"own{word}{kind}", f"{_REL}{word}", name.removeprefix("word/")))


def kept_image(package: Package, source: str, made: Making) -> str | None:
    """The relationship of a picture's bare copy; None for a format that is not kept."""
    if source not in package.archive:
        return None
    data = package.archive.read(source)
    known = next((shape for start, shape in _IMAGES.items() if data.startswith(start)), None)
    if known is None:
        return None
    data = bare(data)
    ending, media = known
    for made_id, target in made.images.items():
        if made.parts[f"word/{target}"] == data:
            return made_id
    number = len(made.images) + 1
    made.images[f"ownimage{number}"] = f"media/image{number}.{ending}"
    made.parts[f"word/media/image{number}.{ending}"] = data
    made.types[f".{ending}"] = media
    return f"ownimage{number}"


def finish(made: Making, page: Page, kinds: tuple[str, ...]) -> None:
    """Section, relationships and content types of the new package."""
    root = etree.fromstring(made.parts["word/document.xml"])
    references = "".join(
        f'<w:{word}Reference w:type="{kind}" r:id="own{word}{kind}"/>'
        for kind in kinds
        for word in ("header", "footer")
    )
    first = "<w:titlePg/>" if "first" in kinds else ""
    section = (
        f'<w:sectPr {SPACES}>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>{first}</w:sectPr>'
    )
    root[0].append(etree.fromstring(section))
    made.parts["word/document.xml"] = xml_of(root)
    for made_id, target in made.images.items():
        if made_id in made.parts["word/document.xml"].decode():
            made.relationships.append((made_id, f"{_REL}image", target))
    rels = "".join(_relationship(*one) for one in made.relationships)
    path = "word/_rels/document.xml.rels"
    made.parts[path] = made.parts[path].replace(b"</Relationships>", f"{rels}</Relationships>".encode())
    types = "".join(_type(part, media) for part, media in sorted(made.types.items()))
    listed = made.parts["[Content_Types].xml"]
    for part, media in made.types.items():
        if part.startswith(".") and f'Extension="{part[1:]}"'.encode() in listed:
            types = types.replace(_type(part, media), "")
    made.parts["[Content_Types].xml"] = listed.replace(b"</Types>", f"{types}</Types>".encode())


def _type(part: str, media: str) -> str:
    if part.startswith("."):
        return f'<Default Extension="{part[1:]}" ContentType="{media}"/>'
    return f'<Override PartName="/{part}" ContentType="{media}"/>'


def _relationship(made_id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{made_id}" Type="{kind}" Target="{target}"/>'


def _relationships(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def xml_of(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", "v", "o"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
