"""Builds the neutral document of one report from its facts; pure, and the same for the same facts."""

from __future__ import annotations

from dataclasses import replace

from reports.asked import Asked
from reports.build import running
from reports.document import Block, Document, Section, Table
from reports.evidence import notes
from reports.facts import Fact, Facts
from reports.findings.register import register
from reports.numbering import cited
from reports.outlines import Caps, Preset
from reports.plan import Plan, portion
from reports.render.house import INDIA, House
from reports.report_outlines import SOURCES, Outline, Part, outline
from reports.sections.grid import captioned, paragraph
from reports.sections.report_head import naming
from reports.sections.sources import closing
from reports.sharing import shared

_PRESET = Preset("report", "Report", ("head", "annG", "foot"))
"""What sections of the brief ask of the outline: a report has none of those that they would refer to."""


def build_report(facts: Facts, asked: Asked, house: House = INDIA) -> Document:
    """The document of these facts, for a house: judged on the day of their cut-off, whatever the clock says."""
    wanted = outline(asked.kind)
    settled = _plan(facts, asked, wanted)
    found = (_section(settled, asked, part) for part in wanted.parts)
    sections = _with_notes(settled, shared(facts, tuple(section for section in found if section)))
    names = naming(facts, asked)
    return Document(
        kicker=names.kicker,
        title=names.title,
        subtitle=names.subtitle,
        running=replace(running(facts, names.short), paper="Report"),
        sections=sections,
        notes=notes(facts, cited(sections)),
        language=house.language,
        subject=names.kicker,
        portion=portion(facts, _subject(facts, asked)),
        landscape=wanted.landscape,
    )


def _subject(facts: Facts, asked: Asked) -> Fact | None:
    """The record that the title names; of several limits the narrowest."""
    ids = (asked.person_id, asked.meeting_id, asked.visit_id, asked.forum_id, asked.country_id)
    return next((fact for one in ids if one and (fact := facts.get(one))), None)


def _plan(facts: Facts, asked: Asked, wanted: Outline) -> Plan:
    """The plan with the numbers that the sections of this outline will print."""
    settled = Plan(facts, _PRESET, register(facts), {}, Caps())
    order: dict[str, int] = {}
    for record_id in wanted.numbered(settled, asked):
        order.setdefault(record_id, len(order))
    return replace(settled, order=order)


def _section(settled: Plan, asked: Asked, part: Part) -> Section | None:
    """The section; one that has nothing to say is left out, or says so where its absence is worth knowing."""
    blocks = part.write(settled, asked)
    if not blocks and part.sentence:
        blocks = (paragraph(settled, part.sentence),)
    if not blocks:
        return None
    blocks = tuple(_running_on(block) for block in captioned(settled, blocks))
    return Section(
        part.id,
        part.title,
        blocks,
        annex=part.annex,
        new_page=part.new_page or part.annex,
        heading=part.heading,
        portion=settled.portion() if part.heading else None,
    )


def _running_on(block: Block) -> Block:
    """A table of more than a few rows runs on over the page, so that no page stays half empty for it."""
    return replace(block, whole=len(block.rows) <= _FEW) if isinstance(block, Table) else block


_FEW = 3


def _with_notes(settled: Plan, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The notes at the end of the sources, which every report has."""
    if not cited(sections):
        return sections
    end = closing(settled)
    return tuple(replace(s, blocks=(*s.blocks, *end)) if s.id == SOURCES else s for s in sections)
