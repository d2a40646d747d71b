"""The smallest pieces of WordprocessingML as strings, and the one escaping function for all words."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reports.render.house import House
from reports.render.words import CLINGING, RIGHT_TO_LEFT, SPECIAL, Script, printable, set_stretches

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def escaped(words: str) -> str:
    """`words` as XML, fit for an element and for a double-quoted attribute."""
    return escape(printable(words), {'"': "&quot;"})


def runs(words: str, house: House, style: str = "") -> str:
    """`words` as runs in a character style; each writing system gets its font and direction."""
    return "".join(_run(stretch, script, house, style) for script, stretch in set_stretches(words))


def plain_run(words: str, style: str = "") -> str | None:
    """The same, quickly, for words of one run in the face of their style; None where `runs` has to look closer."""
    if not (words.isascii() and words.isprintable()) and SPECIAL.search(words):
        return None
    if not words:
        return ""
    if "&" in words or "<" in words or ">" in words or '"' in words:
        words = escape(words, {'"': "&quot;"})
    if "-" in words:
        words = _clung(words)
    shown = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _clung(xml: str) -> str:
    """Escaped words in which hyphens that must not end a line are Word’s own no-break hyphens; who reads the file, or
    copies from it, has hyphens.
    """
    return CLINGING.sub(lambda found: f"{found[1] or ''}{_NO_BREAK_HYPHEN}", xml)


_NO_BREAK_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def _run(words: str, script: Script, house: House, style: str) -> str:
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if entry := house.script_font(script):
        name = escaped(entry.font.name)
        if script in RIGHT_TO_LEFT:
            slot = f'<w:rFonts w:cs="{name}"/><w:rtl/>'
        elif script in {Script.INDIC, Script.THAI}:
            slot = f'<w:rFonts w:cs="{name}"/><w:cs/>'
        else:
            slot = f'<w:rFonts w:hint="eastAsia" w:eastAsia="{name}"/>'
        kind = "eastAsia" if "eastAsia" in slot else "bidi"
        properties += f'{slot}<w:lang w:{kind}="{entry.language}"/>'
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{_clung(escaped(words))}</w:t></w:r>'


def tab() -> str:
    """A run with a tab."""
    return "<w:r><w:tab/></w:r>"


def line_break() -> str:
    """A run with a line break."""
    return "<w:r><w:br/></w:r>"


def field(instruction: str, shown: str, style: str = "") -> str:
    """A complex field with its result already computed; `instruction` is ours, never a user's."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f'<w:t xml:space="preserve">{escaped(shown)}</w:t>',
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{properties}{part}</w:r>" for part in parts)


def link(mark: str, tooltip: str, content: str) -> str:
    """A link to a bookmark of the same document, with words that show on hovering."""
    hint = f' w:tooltip="{escaped(tooltip)}"' if tooltip else ""
    return f'<w:hyperlink w:anchor="{mark}"{hint} w:history="0">{content}</w:hyperlink>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in a named style; `properties` follow the order of the schema after `w:pStyle`."""
    return f"{beginning(style, properties)}{content}</w:p>"


def beginning(style: str, properties: str = "") -> str:
    """How such a paragraph begins."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


KEEP_NEXT = "<w:keepNext/>"
PAGE_BREAK_BEFORE = "<w:pageBreakBefore/>"
