"""Sources, contradictions and gaps: the proof of the paper, and its notes."""

from __future__ import annotations

from db.values.choices import Reliability
from reports.document import NOT_STATED, Block, Bullets, Inlines, Line, Notes, Paragraph, Text
from reports.evidence import independent, known, named
from reports.facts import Fact, Facts, PersonFact, SourceFact
from reports.findings.contradictions import Contradiction, Said, contradictions
from reports.findings.gaps import gaps
from reports.findings.labels import record_words
from reports.plan import MORE_CAUTIONS, Plan
from reports.sections.biographies import confirm_words
from reports.sections.cautions import beyond
from reports.sections.grid import Content, lines, marked, paragraph, row, sewn, stated, table
from reports.wording import bare, capital, count, joined, listed, number_word, quiet, quoted, sentence

_NONE = "None recorded."


def section(plan: Plan) -> tuple[Block, ...]:
    """Never empty: that nothing is recorded is said under each head."""
    return (*plan.once("evidence", _evidence), *_more(plan), *plan.once("gaps", _open_ends))


def _evidence(plan: Plan) -> tuple[Block, ...]:
    return (*_sources(plan), *_without(plan), *_contradictions(plan))


def _open_ends(plan: Plan) -> tuple[Block, ...]:
    return (*_gaps(plan), *_old(plan))


def proof(plan: Plan, without: tuple[Block, ...]) -> tuple[Block, ...]:
    """The proof of a report on one matter: its sources, what it says of records without one, where sources differ."""
    return (*_sources(plan), *without, *_contradictions(plan, "report"))


def closing(plan: Plan) -> tuple[Block, ...]:
    """The notes, which stand at the end of this annex where the outline has it."""
    words = "to the numbers in the text: source, date, exact words."
    return (paragraph(plan, words, lead="Notes", opens=True), Notes(""))


def _sources(plan: Plan) -> tuple[Block, ...]:
    found = plan.facts.sources
    if not found:
        return (paragraph(plan, _NONE, lead="Sources."),)
    opening = paragraph(plan, _standing_words(plan.facts), lead="Sources.", of=found, opens=True)
    rows = [
        row(plan, s.code, _source(s), _dated(s), _standing(plan.facts, s), of=_told(plan, s), labelled=True)
        for s in found
    ]
    columns = (("Code", 8), ("Source", 37), ("Date and its basis", 27), ("Standing", 28))
    return (
        opening,
        table("Sources", columns, rows, summary="Sources with date, basis of the date and standing"),
    )


def _told(plan: Plan, source: SourceFact) -> tuple[SourceFact | None, ...]:
    """A source, and the one that its row names as the only way to it."""
    return source, plan.facts.source(source.quoted_in)


def _standing_words(facts: Facts) -> str:
    """As in `Four are held as text; four are known only through another`."""
    held = [s.code for s in facts.sources if s.text_held]
    through = [s.code for s in facts.sources if s.quoted_in and not s.text_held]
    rest = len(facts.sources) - len(held) - len(through)
    parts = [
        f"{number_word(len(held))} {_is(len(held))} held as text ({_span(held)})" if held else "",
        f"{number_word(len(through))} {_is(len(through))} known only through another ({_span(through)})"
        if through
        else "",
        f"of {number_word(rest)} the text is not held" if rest else "",
    ]
    return sentence(capital("; ".join(part for part in parts if part)))


def _is(n: int) -> str:
    return "is" if n == 1 else "are"


def _span(found: list[str]) -> str:
    return (
        listed(found)
        if len(found) < 4
        else f"{found[0]} to\u00a0{found[-1]}"
        if _run(found)
        else listed(found)
    )


def _run(found: list[str]) -> bool:
    """Whether codes follow one another without a gap: `S5`, `S6`, `S7`, `S8`."""
    numbers = [int(code[1:]) if code[1:].isdecimal() else -1 for code in found]
    return len({code[:1] for code in found}) == 1 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    )


def _source(source: SourceFact) -> tuple[Line, ...]:
    """Publisher and agency, and what of the two is not stated; title, kind, file number."""
    known_as = ", ".join(part for part in (source.publisher, source.agency) if part)
    title = source.title if source.title and source.title != known_as else ""
    first = joined([title, known_as], "; ")
    absent = [] if source.publisher or source.agency else ["publisher"]
    gap = sewn("; " if first else "", f"{absent[0]} ", NOT_STATED) if absent else ()
    kind = source.kind.label if source.kind and source.kind.label.casefold() not in title.casefold() else ""
    about = ", ".join(part for part in (kind, source.file_number) if part)
    return lines(sewn(first, gap), quiet(about) if about else "")


def _dated(source: SourceFact) -> tuple[Line, ...]:
    day = source.published.show_short() if source.published else ""
    told = bare(source.published_basis).casefold() != NOT_STATED.text  # not twice
    basis = quiet(source.published_basis) if source.published_basis and told else ""
    return lines(stated(day), basis)


def _standing(facts: Facts, source: SourceFact) -> tuple[Line, ...]:
    through = facts.source(source.quoted_in)
    told = ["our own brief, as it came back; no independent source" if source.own else ""]
    told.append(source.reliability.label if source.reliability else "")
    told.append(f"known only as quoted in {through.code}" if through else "")
    told.append("" if source.text_held or through else "text not held")
    said = "; ".join(part for part in told if part)
    reliability = (Text(capital(said)),) if said else (NOT_STATED,)
    unverified = source.reliability is Reliability.UNVERIFIED
    return lines(
        reliability,
        quiet(sentence(source.remark)) if source.remark else "",
        quiet("confirm before use") if unverified else "",
    )


def _without(plan: Plan) -> tuple[Block, ...]:
    """Records of facts that no citation supports."""
    found = unsourced(plan.facts)
    if not found:
        return ()
    rows = [
        row(plan, record_words(plan.facts, fact), quiet(_lacking(plan.facts, fact)), of=(fact,))
        for fact in found
    ]
    none = (
        "no source"
        if not any(known(plan.facts, fact.citations) for fact in found)
        else "no independent source"
    )
    words = (
        f"{capital(count(len(found), 'fact rests', 'facts rest', words=True))} on {none}; confirm before use."
    )
    opening = paragraph(plan, words, lead="Without a source.", of=found, opens=True)
    return (opening, table("Without a source", (("Record", 70), ("Standing", 30)), rows))


def _lacking(facts: Facts, fact: Fact) -> str:
    return "only a returned brief of our own" if known(facts, fact.citations) else "no source"


def unsourced(facts: Facts) -> tuple[Fact, ...]:
    """Records that state facts and that no independent source supports; what the office writes itself (lines,
    objectives, notes) needs none.
    """
    own = tuple(fact for fact in (facts.meeting, facts.visit) if fact)
    posts = tuple(post for person in facts.persons for post in person.posts)
    groups = (
        facts.relationships, facts.forums, facts.meetings, facts.visits, facts.commitments, facts.agreements,
        facts.exercises, facts.initiatives, posts,
    )  # fmt: skip
    skipped = {fact.id for fact in own}  # what is to come is the office's own plan
    return tuple(
        f for group in groups for f in group if f.id not in skipped and not independent(facts, f.citations)
    )


def _contradictions(plan: Plan, paper: str = "brief") -> tuple[Block, ...]:
    found = contradictions(plan.facts)
    if not found:
        return (paragraph(plan, _NONE, lead="Contradictions."),)
    opening = paragraph(
        plan, "Nothing was merged silently; each choice can be undone.", lead="Contradictions.", opens=True
    )
    rows = [row(plan, c.matter, _said(c), c.prints, of=(*c.of, *named(plan.facts, *c.of))) for c in found]
    columns = (("Matter", 25), ("What the sources say", 48), (f"This {paper} prints", 27))
    return (opening, table(f"Contradictions, and what this {paper} prints", columns, rows))


def _said(contradiction: Contradiction) -> Content:
    return lines(*(_one(said) for said in contradiction.said))


def _one(said: Said) -> Inlines:
    where = f" ({', '.join(said.codes)})" if said.codes else ""
    return sewn(quoted(said.words) if said.verbatim else said.words, where)


def _more(plan: Plan) -> tuple[Block, ...]:
    """Cautions for which the scope note has no room."""
    rest = beyond(plan) if plan.has("scope") else ()
    if not rest:
        return ()
    of = [fact for caution in rest for fact in caution.of]
    opening = paragraph(plan, lead="Further to avoid.", of=of, anchor=MORE_CAUTIONS, opens=True)
    return (opening, Bullets(tuple(marked(plan, sewn(sentence(c.words), c.notes), *c.of) for c in rest)))


def _gaps(plan: Plan) -> tuple[Block, ...]:
    found = gaps(plan.facts, plan.register)
    if not found:
        return (paragraph(plan, _NONE, lead="Gaps."),)
    opening = paragraph(plan, "Not stated in any source on file:", lead="Gaps.", opens=True)
    rows = [row(plan, gap.record, gap.missing, of=gap.of) for gap in found]
    return (opening, table("What the file does not say", (("Record", 30), ("Not stated", 70)), rows))


def _old(plan: Plan) -> tuple[Paragraph, ...]:
    """Posts last known more than six months before the cut-off."""
    old = [
        f"{person.shown}, {person.posts[0].title} ({words})"
        for person in _with_posts(plan.facts)
        if (words := confirm_words(plan, person.posts[0]))
    ]
    if not old:
        return ()
    return (
        paragraph(
            plan, sentence("; ".join(old)), lead="Posts older than six months.", of=_with_posts(plan.facts)
        ),
    )


def _with_posts(facts: Facts) -> tuple[PersonFact, ...]:
    return tuple(person for person in facts.persons if person.posts)
