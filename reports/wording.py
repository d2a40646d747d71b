"""How a brief words figures, names, quotations and dates: English of the house, one place for all sections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from db.values.partial_date import DateRange, PartialDate
from reports.document import Break, Inline, Inlines, Look, Text

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NO_BREAK = "\u00a0"


def number_word(n: int) -> str:
    """`one` to `ten` in words, more in figures; 0 is `no`."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"


def count(n: int, singular: str, plural: str = "", *, words: bool = False) -> str:
    """`1 commitment`, `2 commitments`; in words up to ten where asked (`one commitment`, `no commitments`)."""
    noun = singular if n == 1 else plural or f"{singular}s"
    return f"{number_word(n) if words else f'{n:,}'}{_NO_BREAK}{noun}"


def times(n: int) -> str:
    """`once`, `twice`, `three times`, `12 times`."""
    return {1: "once", 2: "twice"}.get(n, f"{number_word(n)}{_NO_BREAK}times")


def capital(words: str) -> str:
    """The same words with a capital at the start."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=2048)
def lower(words: str) -> str:
    """The same words for the middle of a sentence; abbreviations (`MoU`, `IOSCG`) and names in two capitals stay."""
    first = words.split(" ", 1)[0]
    return words if first[1:] != first[1:].lower() else words[:1].lower() + words[1:]


def ordinal(n: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`, `22nd`."""
    suffix = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sentence(words: str) -> str:
    """The words with a full stop, unless they end with one of their own."""
    words = words.rstrip()
    return words if not words or words[-1] in ".!?…" or words[-2:] in {".”", "?”", "!”"} else f"{words}."


def flowing(words: str) -> str:
    """Words of several lines as one: a line that ends without a stop is parted from the next by a semicolon."""
    if "\n" not in words:
        return words
    kept = [line.strip() for line in words.split("\n") if line.strip()]
    return " ".join(line if line[-1] in ".!?…;:,”" else f"{line};" for line in kept[:-1]) + f" {kept[-1]}"


def bare(words: str) -> str:
    """The words without the full stop that would end them inside a sentence."""
    words = words.rstrip()
    return words[:-1] if words[-1:] == "." and words[-2:] != ".." else words


def possessive(name: str) -> str:
    """`Oman’s`, `the Philippines’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def shortened(words: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where possible, with an ellipsis where something was cut. Quotation
    marks that the cut leaves open are closed.
    """
    if len(words) <= limit:
        return words
    kept = _cut(words, limit - 1)
    if kept.count("“") > kept.count("”"):
        return _cut(words, limit - 2) + "…”"
    return kept + "…"


def _cut(words: str, limit: int) -> str:
    cut = words[: max(limit, 0)]
    at = cut.rfind(" ")
    kept = cut[:at] if at > limit // 2 else cut
    return _finished(kept, limit // 2).rstrip(" .,;:–-")


def _finished(kept: str, least: int) -> str:
    """What was cut, without the words at its end that promise more: a beginning clause of a word, `with the`, the day
    of a date.
    """
    clause = max(kept.rfind("; "), kept.rfind(". "))
    if clause > least and " " not in kept[clause + 2 :]:
        kept = kept[:clause]
    while (last := kept.rfind(" ")) > least and (
        kept[last + 1 :] in _PROMISING or kept[last + 1 :].isdecimal()
    ):
        kept = kept[:last]
    return kept


_PROMISING = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "that", "the", "their",
    "to", "which", "with", "without",
})  # fmt: skip


def quoted(words: str) -> Text:
    """Words of a source between curly quotation marks; its own double quotation marks become single ones outside."""
    return Text(f"“{_inner(words.strip())}”", Look.VERBATIM)


def _inner(words: str) -> str:
    """Typographic apostrophes and no doubled outer marks; the words themselves stay."""
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1]
    return words.replace("'", "’")


def strong(words: str) -> Text:
    """Words that lead."""
    return Text(words, Look.STRONG)


def quiet(words: str) -> Text:
    """Metadata beside a fact."""
    return Text(words, Look.QUIET)


def joined(parts: Sequence[Inlines | Inline | str], between: str = " ") -> Inlines:
    """Inlines of all parts with words between them; empty parts vanish."""
    if len(parts) == 1:
        return inlined(parts[0])
    result: list[Inline] = []
    for part in parts:
        kept = inlined(part)
        if kept:
            if result and between:
                result.append(_parting(between))
            result += kept
    return tuple(result)


@lru_cache(maxsize=64)
def _parting(words: str) -> Text:
    """What stands between two parts: one and the same wherever it stands."""
    return Text(words)


def inlined(part: Inlines | Inline | str) -> Inlines:
    """A part as inlines that say something."""
    if type(part) is Text:
        return (part,) if part.text else ()
    if isinstance(part, str):
        if "\n" in part:
            return stacked(*(line.strip() for line in part.split("\n")))
        return (Text(part),) if part else ()
    given = part if isinstance(part, tuple) else (part,)
    for inline in given:
        if type(inline) is Text and not inline.text:
            return tuple([i for i in given if not isinstance(i, Text) or i.text])
    return given


def headed(inlines: Inlines) -> Inlines:
    """The same with a capital at the start."""
    first, *rest = inlines
    return (Text(capital(first.text), first.look), *rest) if isinstance(first, Text) else inlines


def stacked(*parts: Inlines | Inline | str) -> Inlines:
    """Parts under each other in one cell line, with line breaks between them; empty parts vanish."""
    result: list[Inline] = []
    for part in parts:
        kept = joined([part])
        if kept:
            if result:
                result.append(Break())
            result.extend(kept)
    return tuple(result)


def plain(inlines: Inlines) -> str:
    """The words of inlines without notes, references and prompts; for measuring and for tests."""
    return "".join(i.text if isinstance(i, Text) else " " for i in inlines if isinstance(i, Text | Break))


def on_day(when: PartialDate | DateRange) -> str:
    """`on 24 November 2025`, `in October 2025`, `in 2005`, `on 22–23 October 2025`."""
    point = when if isinstance(when, PartialDate) else when.end or when.start
    assert point is not None  # a range has an end or a start
    if isinstance(when, DateRange) and (when.start is None or when.end is None):
        return when.show()
    return f"{'on' if point.day else 'in'}{_NO_BREAK}{when.show()}"


def shown_day(day: date) -> str:
    """A whole day in full: `1 December 2025`."""
    return PartialDate.of(day).show()


def year_of(when: DateRange | None) -> str:
    """The year that tells two meetings apart, in brackets with a blank before; empty where not stated."""
    point = (when.end or when.start) if when else None
    return f" ({point.year})" if point else ""


def days_between(first: date, last: date) -> int:
    """Days from the first date to the last."""
    return (last - first).days


@lru_cache(maxsize=64)
def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month where it has no such day."""
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(max(year, 1), month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
