"""One commitment as registers print it: our sentence, the agreed wording, where it was made, its due, its position."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.values.choices import InitiativeStatus, LineKind, UpdateKind
from db.values.due import Due, DueType
from reports.document import NOT_STATED, Inline, Inlines, Line, Row, RowKind, Text
from reports.evidence import named, source_line
from reports.facts import CommitmentFact, Fact, Facts, InitiativeFact, LineFact, UpdateFact
from reports.findings.register import Item, progress, revisited
from reports.findings.sessions import called
from reports.plan import Plan
from reports.sections.grid import cell, lines, marked, prompt, sewn
from reports.wording import bare, count, flowing, joined, lower, quiet, quoted, sentence, stacked, strong

_SILENT = frozenset({DueType.NONE, DueType.UNSPECIFIED})
_NEWEST = 5
"""How many later statements on a topic are named by their numbers."""


def wording(plan: Plan, commitment: CommitmentFact, *, lead: bool = True) -> tuple[Line, ...]:
    """Our sentence, the agreed wording as a quotation, the sources."""
    ours = sentence(commitment.wording)
    said = [Line((strong(ours),) if lead else (Text(ours),))]
    if commitment.quote:
        said.append(Line((quoted(commitment.quote),), quotation=True))
    source = source_line(plan.facts, commitment)
    said += lines(quiet(source) if source else "")
    if commitment.condition:
        said += lines(f"On condition: {sentence(commitment.condition)}")
    return tuple(said)


def made_at(plan: Plan, item: Item) -> tuple[Line, ...]:
    """Meeting, place, day, age, how often carried, where reaffirmed."""
    commitment = item.commitment
    facts = plan.facts
    where = meeting_words(facts, commitment)
    meeting = facts.held(commitment.meeting_id)
    age = age_words(item)
    again = [called(facts, m) for m in map(facts.held, commitment.also_made_at) if m]
    return lines(
        where,
        meeting.place if meeting else "",
        day_made(commitment),
        quiet(age) if age else "",
        quiet(f"carried {count(commitment.carried, 'time')}") if commitment.carried else "",
        quiet(f"reaffirmed at {', '.join(again)}") if again else "",
    )


def meeting_words(facts: Facts, commitment: CommitmentFact) -> str:
    """The meeting it was made at, or the forum where only that is known."""
    meeting = facts.held(commitment.meeting_id)
    if meeting:
        return called(facts, meeting)
    forum = facts.forum(commitment.forum_id)
    if forum is None or commitment.untold:
        return forum.short if forum else ""
    return f"{forum.short}, session not stated"


def age_words(item: Item) -> str:
    """`363 days old`; at least so many where the day is not known."""
    made = item.commitment.made_on
    if item.days_old is None or made is None:
        return ""
    least = "" if made.day else "at least "
    return f"{least}{count(item.days_old, 'day')} old"


def meaning_of(found: Due, *, review_on: date | None = None, anchor_date: date | None = None) -> str:
    """What the words of a due mean, without what it asks of the desk."""
    return found.meaning(review_on=review_on, anchor_date=anchor_date).removesuffix("; say which")


def due(item: Item) -> tuple[Line, ...]:
    """The words as agreed and what they mean; `not stated` where nothing is."""
    found = item.commitment.due
    if found is None or (found.type is DueType.NONE and not found.words):
        return lines(NOT_STATED)
    meaning = meaning_of(found, review_on=item.commitment.review_on, anchor_date=item.commitment.due_anchor)
    says_more = found.type not in _SILENT and meaning.split() != found.words.split()
    return lines(
        quoted(found.words) if found.words else "",
        quiet(meaning) if says_more or not found.words else "",
    )


def position(plan: Plan, item: Item) -> tuple[Line, ...]:
    """Kind and strength, status and state, whose it is, the newest report, what else is known."""
    commitment = item.commitment
    kind = f"{commitment.kind.label}, {lower(commitment.strength.label)}."
    state = status_words(item)
    return lines(joined([strong(kind), f"{state}."]), *(quiet(remark) if isinstance(remark, str) else remark
                                                         for remark in remarks(plan, item)))  # fmt: skip


def status_words(item: Item) -> str:
    """`Open, overdue`, `In progress`, `Implemented on 3 May 2026`."""
    status = item.commitment.status
    if status.closed:
        return f"{status.label}, {item.closed_on.show_short()}" if item.closed_on else status.label
    flags = [word for word, holds in (("overdue", item.overdue), ("ageing", item.ageing)) if holds]
    if item.before_next and not item.overdue:
        flags.append("due before the next session")
    return ", ".join((status.label, *flags))


def remarks(plan: Plan, item: Item) -> list[Inlines | str]:
    """What has become of it, in short sentences; what nobody reported is said."""
    commitment = item.commitment
    newest = progress(commitment)
    said: list[Inlines | str] = []
    if newest:
        said.append(update_words(newest))
    elif not commitment.status.closed and any(progress(i.commitment) for i in plan.register.open):
        said.append("No report since it was made.")
    said += noted(commitment, (newest,) if newest else ())
    said += [f"Blocked: {sentence(bare(words))}" for words in (commitment.blocker,) if words]
    said += [
        f"{n.name}: still {lower(n.status.label)}." for n in _open_initiatives(plan, commitment) if n.status
    ]
    said += _owners(commitment)
    return [*said, *_again(plan, commitment)]


def noted(commitment: CommitmentFact, printed: Iterable[UpdateFact]) -> list[str]:
    """What is noted of how it stands, a sentence each, but for what entries of the log printed beside it say."""
    told = {bare(part) for one in printed for part in (one.remark, *one.remark.split("; "))}
    return [
        sentence(words)
        for words in (commitment.status_note, *commitment.noted)
        if words and bare(words) not in told
    ]


def _again(plan: Plan, commitment: CommitmentFact) -> list[Inlines]:
    """When its topic was last taken up, with the numbers of the newest statements and how many more there are."""
    later = revisited(plan.facts, commitment)
    numbers = plan.numbers(c.id for c in later[:_NEWEST])
    if not later or later[0].made_on is None or not numbers:
        return []
    more = f" and {count(len(later) - _NEWEST, 'more', 'more')}" if len(later) > _NEWEST else ""
    again = f"Topic taken up again, last on {later[0].made_on.show_short()} ("
    return [tuple([_hushed(part) for part in sewn(again, numbers, f"{more}).")])]


def _hushed(part: Inline) -> Inline:
    return quiet(part.text) if isinstance(part, Text) else part


def _owners(commitment: CommitmentFact) -> list[str]:
    known = [f"Owner: {', '.join(commitment.owners)}." if commitment.owners else ""]
    known.append(f"Our officer: {commitment.officer}." if commitment.officer else "")
    known.append(f"Their contact: {commitment.their_contact}." if commitment.their_contact else "")
    return [words for words in known if words]


def _open_initiatives(plan: Plan, commitment: CommitmentFact) -> list[InitiativeFact]:
    still = {InitiativeStatus.IDEA, InitiativeStatus.PROPOSED}
    return [n for n in plan.facts.initiatives if n.id in commitment.initiative_ids and n.status in still]


def told_of(plan: Plan, commitment: CommitmentFact) -> tuple[Fact, ...]:
    """The records that an entry names, and the sources whose codes it prints: a portion is marked like the highest of
    them; none where none is marked.
    """
    if not plan.marks_portions:
        return ()
    meetings = (plan.facts.held(m) for m in (commitment.meeting_id, *commitment.also_made_at))
    naming = (*meetings, plan.facts.forum(commitment.forum_id), *_open_initiatives(plan, commitment))
    return (commitment, *(fact for fact in naming if fact), *named(plan.facts, commitment))


def became(update: UpdateFact) -> str:
    """What an entry of the log made of a commitment: its status, or that it was reopened."""
    if update.status is None or update.kind is UpdateKind.REOPENED:
        return update.kind.label
    return update.status.label


def update_words(update: UpdateFact) -> str:
    """As in `3 May 2026, in progress: survey under way`, with a full stop."""
    kind = became(update)
    if update.kind is UpdateKind.REMARK and not update.status:
        kind = ""
    head = ", ".join(word for word in (update.on.show_short(), lower(kind)) if word)
    return sentence(f"{head}: {bare(update.remark)}" if update.remark else head)


def line_for(plan: Plan, commitment: CommitmentFact) -> Row:
    """The row for the officer's line; a recorded point to make on the same topic stands there instead of the field."""
    recorded = line_on(plan, commitment)
    said: Inlines = (prompt(),)
    if recorded:  # the mark of the row is that of the commitment
        said = marked(plan, sewn(sentence(flowing(recorded.wording)), plan.cite(recorded)), recorded)
    head = (
        "Line for this session:"
        if plan.facts.meeting
        else "Line for this visit:"
        if plan.facts.visit
        else "Line:"
    )
    return Row((cell(""), cell(joined([strong(head), said]))), RowKind.CONTINUATION)


def line_on(plan: Plan, commitment: CommitmentFact) -> LineFact | None:
    """The recorded point to make on a topic of the commitment."""
    topics = {topic.casefold() for topic in commitment.topics}
    lines_to_make = (n for n in plan.facts.lines if n.kind is LineKind.POINT_TO_MAKE)
    return next((n for n in lines_to_make if n.topic and n.topic.casefold() in topics), None)


def made_short(plan: Plan, commitment: CommitmentFact) -> Inlines:
    """Meeting and day under each other, for narrow columns."""
    where = meeting_words(plan.facts, commitment)
    return stacked(where, day_made(commitment))


def day_made(commitment: CommitmentFact) -> Inline | str:
    """The day, short; a dash where this paper leaves out the meeting, of which it must not say that nobody knows it."""
    if commitment.made_on:
        return commitment.made_on.show_short()
    return "–" if commitment.untold else NOT_STATED
