"""Header and footer of every page: marking, reference, short title, copy, cut-off, page number, watermark."""

from __future__ import annotations

from reports.document import Running
from reports.render.house import House
from reports.render.ooxml import escaped, field, paragraph, runs, tab
from reports.wording import shortened

_WATERMARK_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_MEAN_CHARACTER = 0.52
"""Mean advance of a character in parts of the type size, on the safe side."""
_AIR = '<w:spacing w:after="140"/>'
"""Under a head of three lines, which reaches down to the text of the page."""
_WATERMARK_LENGTH = 440
"""Length of the watermark along its diagonal, in points."""


def header(running: Running, house: House, *, first: bool) -> tuple[str, ...]:
    """The paragraphs of the header; the first page, which bears the title, leaves out the short title."""
    mark = watermark(running, house, 1 if first else 2)
    middle = "" if first else running.short_title
    said = house.reference_words.format(paper=running.paper)
    reference = f"{said}{running.reference}" if running.reference else ""
    crowded = middle and _crowded((reference, middle, running.copy), house)
    copy = runs(running.copy, house, "CopyNumber" if house.colours.copy else "")
    set_lines = [tab().join((runs(reference, house), "" if crowded else runs(middle, house), copy))]
    if crowded:
        set_lines.append(tab() + runs(shortened(middle, _most(house)), house))
    below = [""] * (len(set_lines) - 1) + [_AIR if crowded else ""]
    if not running.marking:
        pairs = zip(set_lines, below, strict=True)
        return tuple(
            paragraph("Header", (mark if i == 0 else "") + line, air) for i, (line, air) in enumerate(pairs)
        )
    marking = paragraph("Marking", mark + runs(running.marking, house))
    return marking, *(paragraph("Header", line, air) for line, air in zip(set_lines, below, strict=True))


def _most(house: House) -> int:
    """Characters that a line of its own holds; a second line would come down on the text of the page."""
    return int(house.page.text_width / (house.sizes.furniture.size * _MEAN_CHARACTER * 20))


def _crowded(words: tuple[str, str, str], house: House) -> bool:
    """Whether what stands in the middle would meet what stands left or right of it."""
    advance = house.sizes.furniture.size * _MEAN_CHARACTER * 20
    left, middle, right = (len(part) * advance for part in words)
    return max(left, right) + middle / 2 + 2 * advance > house.page.text_width / 2


def footer(running: Running, house: House) -> tuple[str, ...]:
    """The paragraphs of the footer; the numbers of pages are fields that Word fills on opening."""
    page, of = house.page_words
    numbers = f"{runs(page + ' ', house)}{field('PAGE', '1')}{runs(f' {of} ', house)}{field('NUMPAGES', '1')}"
    line = paragraph("Footer", f"{runs(running.cutoff, house)}{tab()}{tab()}{numbers}")
    if not running.marking:
        return (line,)
    return line, paragraph("Marking", runs(running.marking, house))


def watermark(running: Running, house: House, shape: int) -> str:
    """The run that lays the watermark under a page, empty where there is none; `shape` is its number in the file."""
    return _watermark(running.watermark, house, shape) if running.watermark else ""


def _watermark(words: str, house: House, shape: int) -> str:
    """Large grey words across the page, behind the text, in the form that Word itself writes."""
    height = min(_WATERMARK_LENGTH / (0.55 * max(len(words), 3)), 170)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_WATERMARK_LENGTH}pt;height:{height:.0f}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_WATERMARK_SHAPE}"
        f'<v:shape id="PowerPlusWaterMarkObject{shape}" '
        f'o:spid="_x0000_s{2048 + shape}" type="#_x0000_t136" style="{style}" o:allowincell="f" '
        f'fillcolor="#{house.colours.watermark}" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{escaped(house.table_font.name)}&quot;;font-size:1pt" '
        f'string="{escaped(words)}"/></v:shape></w:pict></w:r>'
    )
