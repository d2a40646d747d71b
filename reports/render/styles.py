"""The named styles of a house written as the children of `w:styles`."""

from __future__ import annotations

from reports.render.house import Face, Font, House, OwnFile, Size
from reports.render.lists import NOTE_GUTTER
from reports.render.ooxml import escaped
from reports.render.stylesheet import ParagraphStyle, stylesheet
from reports.render.words import Script

_DEFAULT_CHARACTER = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)
_DEFAULT_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_DEFAULT_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
    'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)

PLAIN_TEXT = (
    "BriefBody",
    "BriefParagraph1",
    "BriefParagraph2",
    "AnnexParagraph1",
    "AnnexParagraph2",
    "BriefBullet",
)
"""Styles that look like the file's Normal where it has none of their name."""


def styles(house: House, language: str) -> tuple[str, ...]:
    """Defaults, built-in styles and every named style, in the order of the schema, one XML string each."""
    if house.own is not None:
        return _merged(house, house.own, language)
    normal = ParagraphStyle("Normal", "Normal", house.sizes.paragraph, based_on="", priority=0)
    return (
        _defaults(house, language),
        _LATENT,
        _paragraph(normal, house),
        _DEFAULT_CHARACTER,
        _DEFAULT_TABLE,
        _DEFAULT_LIST,
        *(_paragraph(style, house) for style in stylesheet(house)),
        *_characters(house),
        *_tables(house),
    )


def _merged(house: House, own: OwnFile, language: str) -> tuple[str, ...]:
    """The styles of an office's file, and those of the brief that it lacks in its faces and sizes."""
    usual = {
        "Normal": "",
        "DefaultParagraphFont": _DEFAULT_CHARACTER,
        "TableNormal": _DEFAULT_TABLE,
        "NoList": _DEFAULT_LIST,
    }
    usual["Normal"] = _paragraph(
        ParagraphStyle("Normal", "Normal", house.sizes.paragraph, based_on="", priority=0), house
    )
    ours = (
        *(
            (style.id, _like_normal(style) if style.id in PLAIN_TEXT else _paragraph(style, house))
            for style in stylesheet(house)
        ),
        *((style_id(xml), xml) for xml in (*_characters(house), *_tables(house))),
    )
    return (
        own.defaults or _defaults(house, language),
        _LATENT,
        *(xml for name, xml in usual.items() if not own.has(name)),
        *(xml for _, xml in own.styles),
        *(xml for name, xml in ours if not own.has(name)),
    )


def _like_normal(style: ParagraphStyle) -> str:
    """A paragraph style that has nothing of its own but its number and what it keeps together."""
    keep = "<w:keepLines/>" if style.keep_lines else ""
    number = numbered(style) if style.level else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{escaped(style.name)}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="10"/><w:qFormat/>'
        f"<w:pPr>{keep}<w:widowControl/>{number}</w:pPr></w:style>"
    )


def style_id(xml: str) -> str:
    """The id of a style written by this program."""
    return xml.split('w:styleId="', 1)[1].split('"', 1)[0]


def fonts(font: Font) -> str:
    """`w:rFonts` of a face, for every script that has no font of its own."""
    name = escaped(font.name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _defaults(house: House, language: str) -> str:
    east, complex_ = house.script_font(Script.CHINESE), house.script_font(Script.ARABIC)
    tags = (
        f'w:eastAsia="{escaped(east.language if east else language)}" '
        f'w:bidi="{escaped(complex_.language if complex_ else language)}"'
    )
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(house.text_font)}{_points(house.sizes.paragraph)}"
        f'<w:lang w:val="{escaped(language)}" {tags}/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _points(size: Size) -> str:
    half = f"{size.size * 2:.0f}"
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def spacing(size: Size) -> str:
    """`w:spacing` with an exact line height, so that the height of a page is arithmetic."""
    return (
        f'<w:spacing w:before="{size.before * 20:.0f}" w:after="{size.after * 20:.0f}" '
        f'w:line="{size.line * 20:.0f}" w:lineRule="exact"/>'
    )


def _paragraph(style: ParagraphStyle, house: House) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    custom = ' w:customStyle="1"' if style.priority == 10 and style.id not in {"Title", "Subtitle"} else ""
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'{based}{following}<w:uiPriority w:val="{style.priority}"/><w:qFormat/>'
        f"<w:pPr>{_layout(style, house)}</w:pPr><w:rPr>{_look(style, house)}</w:rPr></w:style>"
    )


def _layout(style: ParagraphStyle, house: House) -> str:
    """Children of `w:pPr` in the order of the schema."""
    width = house.page.text_width
    hang = house.gutter if style.hanging else NOTE_GUTTER if style.noted else 0
    parts = (
        (style.keep_next, "<w:keepNext/>"),
        (style.keep_lines, "<w:keepLines/>"),
        (style.new_page, "<w:pageBreakBefore/>"),
        (style.id == "Normal", "<w:widowControl/>"),
        (bool(style.level), numbered(style)),
        (style.rule_below, f"<w:pBdr><w:bottom {_rule(6, 2, house.colours.ink)}/></w:pBdr>"),
        (style.rule_above, f"<w:pBdr><w:top {_rule(4, 3, house.colours.hairline)}/></w:pBdr>"),
        (
            style.furniture_tabs,
            (
                f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/>'
                f'<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
            ),
        ),
        (bool(hang), f'<w:tabs><w:tab w:val="left" w:pos="{hang}"/></w:tabs>'),
        (True, spacing(style.size)),
        (bool(hang), f'<w:ind w:left="{hang}" w:hanging="{hang}"/>'),
        (style.centred, '<w:jc w:val="center"/>'),
        (style.outline, '<w:outlineLvl w:val="0"/>'),
    )
    return "".join(part for wanted, part in parts if wanted)


def numbered(style: ParagraphStyle) -> str:
    """`w:numPr` of the list that numbers a style."""
    number, level = style.level or (0, 0)
    shown = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{shown}<w:numId w:val="{number}"/></w:numPr>'


def _rule(eighths: int, space: int, colour: str) -> str:
    return f'w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"'


def _look(style: ParagraphStyle, house: House) -> str:
    """Children of `w:rPr` in the order of the schema."""
    capitals = style.spaced_capitals
    parts = (
        (style.face is not None, fonts(house.font(style.face or Face.TEXT))),
        (style.bold, "<w:b/><w:bCs/>"),
        (bool(capitals) or style.capitals, "<w:caps/>"),
        (bool(style.colour), f'<w:color w:val="{style.colour}"/>'),
        (bool(capitals), f'<w:spacing w:val="{capitals * 20:.0f}"/>'),
        (True, _points(style.size)),
    )
    return "".join(part for wanted, part in parts if wanted)


def _characters(house: House) -> tuple[str, ...]:
    c = house.colours
    grey = f'<w:color w:val="{c.grey}"/>'
    prompt = (
        f'{fonts(house.table_font)}<w:i/><w:iCs/><w:color w:val="{c.prompt}"/>{_points(house.sizes.table)}'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{c.prompt_ground}"/>'
    )
    return (
        _character("Strong", "Strong", "<w:b/><w:bCs/>", custom=False),
        _character("Emphasis", "Emphasis", "<w:i/><w:iCs/>", custom=False),
        _character("Verbatim", "Verbatim", fonts(house.text_font)),
        _character("Quiet", "Quiet", grey),
        _character("NotStated", "Not Stated", f"<w:i/><w:iCs/>{grey}"),
        _character("OfficerPrompt", "Officer Prompt", prompt),
        _character("CopyNumber", "Copy Number", f'<w:color w:val="{c.copy or c.grey}"/>'),
        _character("NoteReference", "Note Reference", f'{grey}<w:vertAlign w:val="superscript"/>'),
        *(
            _character(
                f"{kind.capitalize()}Reference",
                f"{kind} reference",
                '<w:vertAlign w:val="superscript"/>',
                custom=False,
            )
            for kind in ("footnote", "endnote")
        ),
    )


def _character(style_id: str, name: str, look: str, *, custom: bool = True) -> str:
    own = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="character"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="20"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


def _tables(house: House) -> tuple[str, ...]:
    c = house.colours
    ruled = (
        f"<w:tblBorders><w:top {_rule(8, 0, c.ink)}/><w:bottom {_rule(8, 0, c.ink)}/>"
        f"<w:insideH {_rule(4, 0, c.hairline)}/></w:tblBorders>"
    )
    control = "".join(f"<w:{edge} {_rule(4, 0, c.hairline)}/>" for edge in ("top", "bottom", "insideH"))
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {_rule(6, 0, c.ink)}/></w:tcBorders>'
        "</w:tcPr></w:tblStylePr>"
    )
    return (
        _table("ChanceryTable", "Chancery Table", ruled, (50, 0, 50, 142), head),
        _table(
            "ChanceryControl",
            "Chancery Control Block",
            f"<w:tblBorders>{control}</w:tblBorders>",
            (28, 0, 28, 142),
        ),
        _table("ChanceryBand", "Chancery Band", "", (70, 113, 70, 28)),
    )


def _table(style_id: str, name: str, borders: str, margins: tuple[int, int, int, int], head: str = "") -> str:
    edges = zip(("top", "left", "bottom", "right"), margins, strict=True)
    margin = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in edges)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr>{borders}'
        f"<w:tblCellMar>{margin}</w:tblCellMar></w:tblPr>{head}</w:style>"
    )
