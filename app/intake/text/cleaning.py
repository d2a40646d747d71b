"""Makes a pasted text storable once, and a view of it that later passes read; both have the same length."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.text.unwrapping import unwrapped
from db.values.errors import ChanceryError
from db.values.text import Shape, clean_text

MOST_WORDS = 20_000
"""Longer texts are refused: nobody reviews what would come of them."""


class TextTooLong(ChanceryError):
    """The text has more words than intake takes."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`text` is what is stored and what offsets index; `view` is as long, plain and with noise blanked.

    `header` is what stood in the noise at the top (addresses, date lines of feeds): it may date the text.
    """

    text: str
    view: str
    header: str


_MOJIBAKE = re.compile("â(?:€|\x80)|Ã[\x80-\xbf©¨ª¼¶¤]|Â[\xa0-\xbf]|â¢")
_RUNS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_EDGES = re.compile(r" ?\n ?")
_GAPS = re.compile(r"\n{3,}")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": None})
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‛ʼ´`ʻʾʿ", "'"),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("—―", "–"),  # a dash that parts, not one that joins
        "\u00a0": " ",
        "#": " ",
        "\\": " ",
        "\t": " ",
        "●": "•",
        "▪": "•",
        "■": "•",
        **dict.fromkeys("◦□○◇◆▶➢‣", "•"),
        "\uf0b7": "•",
    }
)

_NOISE = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"https?://\S+|www\.\S+|pic\.twitter\.com/\w*", 0),
        (r"\A\s*(?:date )\d{4}-\d\d-\d\d(?: ?\d\d:\d\d(?::\d\d)?)?", re.IGNORECASE),
        (r"\A---\n(?:[^\n]{0,300}\n){0,40}?---(?=\n)", 0),
        (r"\{\{\{\{[^{}]{0,80}\}\}\}\}", 0),
        (r"[-–] ?[^\n@()]{1,80} \(@\w{1,40}\)(?: [A-Z][a-z]{2,8} \d{1,2}, \d{4})?", 0),
        (r"(?<!\w)@\w{2,40}", 0),
        (
            (
                r"^(?:Disclaimer:|Add .{1,60} as a Preferred Source|\(?With inputs from|Also read|Read also"
                r"|Read more"
                r"|Anadolu Agency website contains"
                r"|Share this|Tags?:|Topics?:|Keywords?:|Follow us|Subscribe|Last updated|Updated:|Photo:"
                r"|Image:|Source:"
                r"|Visitor Counter|This story (?:has|is)|Release ID|\(Release ID|Copyright"
                r"|All rights reserved"
                r"|For (?:more|further) information|Media (?:contact|enquiries|inquiries)|Contact:|ENDS?$)"
                r"[^\n]*"
            ),
            re.MULTILINE | re.IGNORECASE,
        ),
        (
            (
                r"^(?:This is historical material|You are (?:viewing|subscribed)"
                r"|This (?:page|site|website|content|is an)"
                r" (?:is |has been |was )?(?:no longer|archived|not|an archived|moved)|The website is no longer"
                r"|This information has recently been|This email was sent)[^\n]*"
            ),
            re.MULTILINE | re.IGNORECASE,
        ),
        (r"^[ *#=_~-]{2,}$", re.MULTILINE),
        (r"^\(?(?:ANI|PTI|UNI|IANS|PIB|WAM|ONA|KUNA|QNA|SPA|BNA)\)?\.?$", re.MULTILINE),
        (r"\((?:ANI|PTI|UNI|IANS)\)\.?", 0),
        (r"^[A-Z][A-Za-z./ ]{0,14}/ ?[A-Za-z][A-Za-z./ ]{1,30}$", re.MULTILINE),
    )
)


def cleaned(raw: str) -> Cleaned:
    """`raw` as it may be stored, and its view. Raises TextTooLong, InvalidValue."""
    count = len(raw.split())
    if count > MOST_WORDS:
        raise TextTooLong(
            f"The text has {count:,} words; intake takes {MOST_WORDS:,} at most, so take it in by parts."
        )
    text = "\n".join(map(_mended, raw.replace("\r\n", "\n").split("\n")))
    text = clean_text(text.translate(_LIGATURES), Shape.BODY)
    text = _GAPS.sub("\n\n", _EDGES.sub("\n", _RUNS.sub(" ", text))).strip()
    view = text.translate(_PLAIN).replace("â¢", "• ")
    header: list[str] = []
    for pattern in _NOISE:
        view = pattern.sub(lambda found: _blanked(found, header), view)
    return Cleaned(text, unwrapped(view), "\n".join(header))


def _mended(line: str) -> str:
    """A line whose UTF-8 was once read as Latin-1 or Windows-1252, read rightly."""
    if not _MOJIBAKE.search(line):
        return line
    for encoding in ("cp1252", "latin-1"):
        try:
            return line.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return line


def _blanked(found: re.Match[str], header: list[str]) -> str:
    header.append(found[0])
    return "".join("\n" if c == "\n" else " " for c in found[0])
