"""The style sheet of the HTML page: the house style within what Qt's text browser understands."""

from __future__ import annotations

from reports.render.house import Font, Front, House

_SHEET = """\
body {{ font-family: {text}; font-size: 11pt; color: #000000; background-color: #ffffff; margin: 24px; }}
p {{ margin: 0 0 5px 0; }}
h1 {{ font-size: 25pt; color: {ink}; margin: 2px 0 0 0; }}
h2 {{ font-family: {table}; font-size: 14pt; color: {ink}; margin: 18px 0 8px 0;
      {rule}text-transform: {heading}; }}
h2.annex {{ text-align: center; }}
{own}h2.new-page {{ page-break-before: always; }}
.annex-label {{ color: {grey}; font-weight: normal; }}
.kicker {{ font-family: {table}; font-size: 9pt; font-weight: bold; color: {grey}; text-transform: uppercase;
           margin-top: 14px; }}
.subtitle {{ font-size: 14pt; color: {ink}; margin-bottom: 8px; }}
.marking {{ font-family: {table}; font-size: 12pt; font-weight: bold; text-align: center;
            text-transform: uppercase; letter-spacing: 1.5px; }}
.watermark {{ font-family: {table}; font-size: 20pt; font-weight: bold; text-align: center;
              color: {watermark}; }}
.furniture td, p.furniture {{ font-family: {table}; font-size: 9pt; color: {grey}; }}
p.furniture {{ border-top: 1px solid {hairline}; margin-top: 18px; }}
.hanging {{ margin: 0 0 5px 0; }}
.hanging td {{ vertical-align: top; }}
.numbered .label {{ font-weight: {label}; }}
.bullet .label {{ text-align: right; padding-right: 6px; }}
.note td {{ font-family: {table}; font-size: 9pt; }}
.inside td {{ font-family: {table}; font-size: 9pt; color: {grey}; padding-top: 8px; }}
.caption {{ font-family: {table}; font-size: 10pt; font-weight: bold; color: {ink}; margin: 10px 0 4px 0; }}
table.ruled, table.panel, table.control {{ border-collapse: collapse; margin: 0 0 10px 0; }}
table.ruled, table.panel {{ border-top: 1px solid {ink}; border-bottom: 1px solid {ink}; }}
table.ruled td, table.panel td, table.control td {{ font-family: {table}; font-size: 10pt;
      padding: 3px 8px 3px 0; border-bottom: 1px solid {hairline}; }}
table.ruled th, table.panel th {{ font-family: {table}; font-size: 9pt; color: {ink}; padding: 3px 8px 3px 0;
      border-bottom: 1px solid {ink}; }}
table.control .name, table.ruled .name {{ font-size: 9pt; font-weight: bold; color: {ink}; }}
table.ruled td.joined {{ border-bottom: 0 none; padding-bottom: 0; }}
tr.group td {{ font-weight: bold; color: {ink}; background-color: {band}; }}
.item {{ font-weight: bold; }}
.quotation {{ font-family: {text}; font-size: 9.5pt; }}
table.band {{ background-color: {band}; margin: 0 0 10px 0; }}
.figure {{ font-family: {table}; font-size: 14pt; font-weight: bold; color: {ink}; }}
.figure-label {{ font-family: {table}; font-size: 8.5pt; color: {grey}; }}
.strong {{ font-weight: bold; }}
.emphasis {{ font-style: italic; }}
.verbatim {{ font-family: {text}; }}
.quiet {{ color: {grey}; }}
.not-stated {{ font-style: italic; color: {grey}; }}
.prompt {{ font-family: {table}; font-style: italic; color: {prompt}; background-color: {prompt_ground}; }}
a {{ color: {ink}; text-decoration: none; }}
sup a {{ color: {grey}; }}
@media screen and (min-width: 800px) {{ body {{ max-width: 720px; margin: 32px auto; }} }}
"""


_CENTRED = """\
h1, .kicker, .subtitle { text-align: center; }
h1 { text-transform: uppercase; }
"""
"""Where the title and what stands around it are set in the middle."""


def page_style(house: House) -> str:
    """CSS of a house, without anything loaded from elsewhere."""
    c = house.colours
    return _SHEET.format(
        text=_family(house.text_font),
        table=_family(house.table_font),
        ink=f"#{c.ink}",
        grey=f"#{c.grey}",
        hairline=f"#{c.hairline}",
        band=f"#{c.band}",
        prompt=f"#{c.prompt}",
        prompt_ground=f"#{c.prompt_ground}",
        watermark=f"#{c.watermark}",
        rule=f"border-bottom: 1px solid #{c.ink}; " if house.heading_rule else "",
        heading="uppercase" if house.heading_capitals else "none",
        label="bold" if house.bold_labels else "normal",
        own=_CENTRED if house.front is Front.CENTRED else "",
    )


def _family(font: Font) -> str:
    generic = "serif" if font.family == "roman" else "sans-serif"
    return f"'{font.name}', '{font.fallback}', {generic}"
