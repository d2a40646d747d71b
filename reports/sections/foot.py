"""The closing block: copies and their addressees, the marking and its reason, amendments, originator and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from db.values.marking import Marking
from reports.document import NOT_STATED, Block, Inlines, Paragraph, Row
from reports.plan import Plan
from reports.sections.grid import Part, paragraph, prompt, row, sewn, table
from reports.wording import capital, count, sentence, strong

_MOST_ROWS = 40


def section(plan: Plan) -> tuple[Block, ...]:
    """Distribution, marking, amendments, originator."""
    together = (replace(one, keep_next=True) for one in (_marking(plan), _amendments(plan)))
    return (_distribution(plan), *together, _origin(plan))


def _distribution(plan: Plan) -> Block:
    """One row a copy, with the addressees as far as they are recorded."""
    control = plan.facts.control
    own = control.copy or 1
    addressees = dict(enumerate(control.distribution, 1))
    if control.addressee and (control.copy or not addressees):
        addressees.setdefault(own, control.addressee)
    copies = max(control.copies or 0, *addressees, 1)
    rows = [_copy(plan, n, addressees, own) for n in range(1, min(copies, _MOST_ROWS) + 1)]
    if copies > _MOST_ROWS:
        rest = count(copies - _MOST_ROWS, "further copy", "further copies")
        rows.append(row(plan, rest, prompt("list of addressees"), "", labelled=True))
    columns = (("Copy", 16), ("Addressee", 54), ("Returned or destroyed", 30))
    return table("Distribution", columns, rows, summary="Copies with their addressees")


def _copy(plan: Plan, n: int, addressees: Mapping[int, str], own: int) -> Row:
    """Copy `n`; `own` is the number of this one, which goes to the addressee. Of how many it is one is printed where
    that is said, and no number where nothing is.
    """
    control = plan.facts.control
    given: Inlines = sewn(addressees[n]) if n in addressees else ()
    what = "addressee" if n == own else "file copy" if n == control.copies else ""
    if control.copies and n <= control.copies:
        number: Part = f"{n} of {control.copies}"
    else:
        number = str(n) if control.copy or len(addressees) > 1 else NOT_STATED
    return row(plan, number, given or prompt(what), "", labelled=True)


def _marking(plan: Plan) -> Paragraph:
    """The floor that the records demand, whether it was raised and why, and what nobody has assessed."""
    control = plan.facts.control
    floor, marking = _level(plan, control.marking_floor), _level(plan, control.marking)
    words: list[Inlines] = [
        sewn(f"The records demand at least {floor}." if floor else "No record in it is marked.")
    ]
    if not marking:
        words.append(sewn("No marking is given: ", prompt("marking")))
    elif marking == floor:
        words.append(sewn(f"Marked {marking}."))
    else:
        verb = "Raised to" if floor else "Marked"
        reason: Inlines = sewn(sentence(control.raise_reason)) if control.raise_reason else (prompt(),)
        words.append(sewn(f"{verb} {marking}; reason: ", reason))
    if control.not_assessed:
        of = count(control.not_assessed, "record is", "records are", words=True)
        words.append(
            sewn(
                f"{capital(of)} not assessed; a final may not be issued before {_they(control.not_assessed)}."
            )
        )
    return paragraph(plan, *words, lead="Marking.", level=0)


def _level(plan: Plan, marking: Marking | None) -> str:
    """The marking as a sentence says it: its label and caveats, without the capitals of the page."""
    if marking is None:
        return ""
    level = plan.facts.scheme.find_level(marking.level)
    return ", ".join([level.label if level else marking.level, *plan.facts.scheme.in_order(marking.caveats)])


def _they(n: int) -> str:
    return "it is" if n == 1 else "they are"


def _amendments(plan: Plan) -> Paragraph:
    control = plan.facts.control
    if control.addendum:
        said = f"This is addendum {control.addendum} to the brief {control.reference}, which remains valid otherwise."
        return paragraph(plan, said, lead="Amendments.", level=0)
    state = (
        "None."
        if control.version <= 1
        else f"This is version {control.version}; it replaces the earlier ones."
    )
    whose = "the reference of the brief" if control.annex_to else "the same reference"
    later = f"An addendum will carry {whose}." if control.reference else ""
    return paragraph(plan, state, later, lead="Amendments.", level=0)


def _origin(plan: Plan) -> Paragraph:
    control = plan.facts.control
    originator: Inlines = (
        sewn(sentence(control.originator)) if control.originator else (prompt("department"),)
    )
    issued: Inlines = (prompt(),)
    return paragraph(plan, originator, strong("Date of issue."), issued, lead="Originator.", level=0)
