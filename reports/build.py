"""Builds the neutral document of one brief from its facts and its outline; pure, and the same for the same facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from db.values.courtesy import give_way
from reports.document import Block, Document, Notes, Noting, Paragraph, Running, Section
from reports.evidence import notes
from reports.facts import Facts
from reports.noting import NOTES_LEAD
from reports.numbering import cited
from reports.outlines import Caps, Empty, Entry, Preset, entry
from reports.plan import Plan, plan
from reports.render.house import INDIA, House
from reports.sections import (
    action,
    agenda,
    biographies,
    chronology,
    contacts,
    cooperation,
    country,
    delegations,
    foot,
    head,
    lines,
    page,
    programme,
    registers,
    relationship,
    scope,
    since,
    sources,
)
from reports.sections.grid import captioned, paragraph, prompt
from reports.sections.occasion import naming
from reports.wording import shown_day

_WRITERS: dict[str, Callable[[Plan], tuple[Block, ...]]] = {
    "head": head.section,
    "scope": scope.section,
    "since": since.section,
    "prog": programme.section,
    "agenda": agenda.section,
    "atr": action.section,
    "rel": relationship.section,
    "last": contacts.section,
    "agr": cooperation.agreements,
    "exr": cooperation.exercises,
    "prj": cooperation.initiatives,
    "press": lines.press,
    "defn": lines.defensive,
    "annA": biographies.section,
    "annB": delegations.section,
    "annC": registers.full,
    "annS": registers.other,
    "annD": chronology.section,
    "annE": country.fact_sheet,
    "annF": country.texts,
    "annG": sources.section,
    "foot": foot.section,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, and in words for the officer what its scope note has no room for."""

    document: Document
    left_out: tuple[str, ...] = ()


def build(facts: Facts, preset: Preset, house: House = INDIA) -> Document:
    """The document of these facts in this outline: the same facts give the same document, judged on the day of their
    information cut-off. How much the one page of the scope note holds, the house says.
    """
    return composed(facts, preset, house).document


def composed(facts: Facts, preset: Preset, house: House = INDIA, noting: Noting = Noting.LISTED) -> Composed:
    """The same, with what does not fit on the first page. Notes are listed; `noting` says where they will stand in the
    end (`reports.noting`), since footnotes take room on the first page.
    """
    settled = plan(facts, preset)
    sections = _sections(settled)
    caps = _fitting(settled, sections, house, noting)
    if caps != settled.caps:
        settled = replace(settled, caps=caps)
        sections = _sections(settled, {s.id: s for s in sections if s.id not in _CAPPED})
    noted = cited(sections)
    if noted:
        sections = _with_notes(settled, sections)
    names = naming(facts)
    document = Document(
        kicker=names.kicker,
        title=names.title,
        subtitle=names.subtitle,
        running=running(facts, names.short),
        sections=sections,
        notes=notes(facts, noted),
        language=house.language,
        portion=settled.portion(facts.visit or facts.meeting or facts.country),
        subject=names.kicker,
    )
    return Composed(document, scope.left_out(settled))


_CAPPED = frozenset({"scope", "prog", "agenda", "atr", "annG"})
"""The sections that the caps of the scope note change: itself, and those that take what it has no room for."""


def _sections(settled: Plan, written: Mapping[str, Section] | None = None) -> tuple[Section, ...]:
    """The sections of the outline that have something to say; those already written stand as they are."""
    done = written or {}
    found = (done.get(wanted) or _section(settled, entry(wanted)) for wanted in settled.preset.sections)
    return tuple(section for section in found if section)


def _fitting(settled: Plan, sections: tuple[Section, ...], house: House, noting: Noting) -> Caps:
    """Caps that keep the scope note on the first page, where it stands there."""
    at = next((i for i, section in enumerate(sections) if section.id == "scope"), None)
    if at is None or at > 1:
        return settled.caps
    before = sections[0].blocks if at else ()
    return page.fitting(settled, before, sections[at + 1 :], house, noting)


def _section(settled: Plan, wanted: Entry) -> Section | None:
    """The section, or what the catalogue says of an empty one."""
    give_way()
    blocks = _WRITERS[wanted.id](settled) or _when_empty(settled, wanted)
    if not blocks:
        return None
    title, short = _titled(settled, wanted)
    return Section(
        wanted.id,
        title,
        captioned(settled, blocks),
        annex=wanted.annex,
        new_page=wanted.new_page or wanted.annex,  # it may be taken out and handed on by itself
        heading=wanted.heading,
        short_title=short,
        portion=settled.portion() if wanted.heading else None,
    )


def _when_empty(settled: Plan, wanted: Entry) -> tuple[Paragraph, ...]:
    match wanted.empty:
        case Empty.OMIT:
            return ()
        case Empty.SAY:
            return (paragraph(settled, wanted.sentence),)
        case Empty.PROMPT:
            return (paragraph(settled, wanted.sentence, prompt()),)
        case _:
            assert_never(wanted.empty)


def _titled(settled: Plan, wanted: Entry) -> tuple[str, str]:
    """Title and short title; what is reported since is a session only where a forum met."""
    if wanted.id == "atr" and not (settled.last and settled.last.forum_id):
        since = "Action taken since the last meeting" if settled.last else "Action taken"
        return since, wanted.short_title
    return wanted.title, wanted.short_title


def _with_notes(settled: Plan, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A place for the notes: the annex of sources, or a part of their own before the closing block."""
    if any(section.id == "annG" for section in sections):
        end = sources.closing(settled)
        return tuple(replace(s, blocks=(*s.blocks, *end)) if s.id == "annG" else s for s in sections)
    at = next((i for i, section in enumerate(sections) if section.id == "foot"), len(sections))
    alone = not any(section.annex for section in sections[:at])  # a numbered part does not follow the annexes
    mark = settled.portion() if alone else None
    place = Section("notes", "Notes", (Notes("" if alone else NOTES_LEAD),), heading=alone, portion=mark)
    return (*sections[:at], place, *sections[at:])


def running(facts: Facts, short: str) -> Running:
    """What stands at the head and foot of every page of a paper of these facts."""
    control = facts.control
    copy = f"Copy {control.copy} of {control.copies}" if control.copy and control.copies else ""
    return Running(
        marking=control.marking.show(facts.scheme) if control.marking else "",
        reference=control.reference,
        short_title=short,
        copy=copy,
        cutoff=f"Information cut-off: {shown_day(control.as_of)}",
        watermark=watermark(facts),
        addressee=control.addressee,
        drafter=control.drafter,
        originator=control.originator,
        version=str(control.version),
    )


def watermark(facts: Facts) -> str:
    """What lies across the page: `DRAFT`, the level where the scheme has it so, and from the level on that counts its
    copies the copy number and the addressee (domain A3).
    """
    control, words = facts.control, []
    if control.draft:
        words.append("DRAFT")
    level = facts.scheme.find_level(control.marking.level) if control.marking else None
    if level is not None and level.watermark:
        words.append(level.label.upper())
    if level is not None and level.copy_numbers:
        if control.copy and control.copies:
            words.append(f"Copy {control.copy} of {control.copies}")
        words.append(control.addressee)
    return " · ".join(word for word in words if word)
