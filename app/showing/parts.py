"""What hangs on a record, as its page tells it: the story, the parts, the evidence, files, and who speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from app import catalog
from app.attachments import openable, size_words
from app.names import label_of
from app.references import Mention
from app.showing.gathering import Form, Gathered
from app.showing.outcomes import outcomes
from app.showing.view import Event, Evidence, FileShown, Row, Section
from db.codecs import decode
from db.values.choices import Choice
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate

Numbers = Mapping[str, tuple[int, ...]]


def evidence(got: Gathered) -> tuple[Evidence, ...]:
    """Every citation, numbered by source in the order in which sources come up."""
    numbers: dict[str, int] = {}
    found = []
    for citation, form in got.citations:
        source = form.get("source_id") or ""
        number = numbers.setdefault(source, len(numbers) + 1)
        mention = got.names.get(source) or Mention(
            source, "source", "a source that is not here", deleted=True
        )
        found.append(
            Evidence(
                number,
                citation,
                _supports(got, form),
                mention,
                form.get("quote") or "",
                form.get("place") or "",
                form.get("stated") or "",
            )
        )
    return tuple(found)


def _supports(got: Gathered, form: Form) -> str:
    """What a citation supports: a field by its label, a part by its name, or nothing in particular."""
    record, name = form.get("record_id"), form.get("field")
    kind = got.kind
    whose = ""
    if record and record != got.id:
        kind = next((k for k, rows in got.parts.items() if any(part == record for part, _ in rows)), "")
        whose = got.names[record].title if record in got.names else ""
    label = ""
    if name and kind:
        label = next((field.label for field in catalog.info(kind).fields if field.name == name), name)
    return " – ".join(part for part in (whose, label) if part)


def numbers_by_field(got: Gathered, found: tuple[Evidence, ...]) -> tuple[Numbers, Numbers]:
    """Field of the record → numbers of its sources; id of a part → numbers of its sources."""
    by_field: dict[str, set[int]] = {}
    by_part: dict[str, set[int]] = {}
    for one, (_, form) in zip(found, got.citations, strict=True):
        if form.get("record_id") != got.id:
            by_part.setdefault(str(form.get("record_id")), set()).add(one.number)
        elif form.get("field"):
            by_field.setdefault(str(form["field"]), set()).add(one.number)
    return _sorted(by_field), _sorted(by_part)


def _sorted(found: Mapping[str, set[int]]) -> Numbers:
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}


def story(got: Gathered, by_part: Numbers) -> tuple[Event, ...]:
    """What became of a commitment, newest first, down to where it was made."""
    if got.kind != "commitment":
        return ()
    entries = [(_updated(got, form), part, form) for part, form in got.parts.get("update", ())]
    entries.sort(key=lambda entry: (entry[0], entry[1]), reverse=True)
    events = [_event(got, part, form, on, by_part) for on, part, form in entries]
    made = got.names.get(got.form.get("made_at_id") or "")
    when = got.form.get("made_on") or (made.day.isoformat() if made and made.day else "")
    title = f"Made at {made.title}" if made else "Made"
    if made or when:
        events.append(Event("", "made", title, _day(when), about=made))
    return tuple(events)


def _updated(got: Gathered, form: Form) -> str:
    """The day of an entry: its own, else that of the session it was made at."""
    if own := form.get("updated_on"):
        return str(own)
    meeting = got.names.get(form.get("meeting_id") or "")
    return meeting.day.isoformat() if meeting and meeting.day else ""


def _event(got: Gathered, part: str, form: Form, on: str, by_part: Numbers) -> Event:
    meeting = got.names.get(form.get("meeting_id") or "")
    kind = _label("update", "update_kind", form)
    status = _label("update", "status", form)
    title = f"{kind.split(' ')[0]} at {meeting.title}" if meeting else kind
    remark = (form.get("remark") or "").strip()
    texts = [
        f"Now {status.lower()}." if status else "",
        f"New wording: “{form['wording']}”" if form.get("wording") else "",
        f"{form['progress']} %" if form.get("progress") is not None else "",
    ]
    if remark and any(texts) and remark[-1].isalnum():
        remark += "."  # what follows is a sentence of its own
    text = " ".join(one for one in (remark, *texts) if one)
    return Event(
        part, str(form.get("update_kind") or ""), title, _day(on), text, meeting, by_part.get(part, ())
    )


def sections(got: Gathered, by_part: Numbers) -> tuple[Section, ...]:
    """The parts of the record under their headings, delegations by party."""
    found: list[Section] = []
    for kind, how in _PARTS.items():
        rows = sorted(got.parts.get(kind, ()), key=lambda row: (row[1].get("position") or 1 << 30, row[0]))
        if kind == "participation":
            found += _delegations(got, rows, by_part)
        elif rows:
            made = tuple(how(got, part, form, by_part) for part, form in rows)
            found.append(Section(catalog.info(kind).plural, made, len(made), kind))
    return tuple(found)


def _delegations(got: Gathered, rows: list[tuple[str, Form]], by_part: Numbers) -> Iterator[Section]:
    order = {party: place for place, party in enumerate(got.form.get("parties") or ())}
    rows = sorted(rows, key=lambda row: (order.get(row[1].get("party_id"), 99), row[1].get("party_id") or ""))
    for party, some in groupby(rows, key=lambda row: row[1].get("party_id") or ""):
        made = tuple(_participant(got, part, form, by_part) for part, form in some)
        heading = got.names[party].title if party in got.names else "Participants"
        yield Section(heading, made, len(made), "participation")


def _participant(got: Gathered, part: str, form: Form, by_part: Numbers) -> Row:
    who = form.get("person_id") or form.get("post_id") or form.get("organisation_id")
    about = got.names.get(who or "")
    heads = f"{form['head_count']} persons" if form.get("head_count") else ""
    second = " · ".join(
        one for one in (about.detail if about else "", heads, form.get("remark") or "") if one
    )
    title = about.title if about else "name not stated"
    role = _label("participation", "role", form).lower()
    return Row(part, "participation", title, second, role, about, by_part.get(part, ()))


def _point(_: Gathered, part: str, form: Form, by_part: Numbers) -> Row:
    figure = str(form.get("position") or "")
    return Row(
        part, "point", form.get("title") or "", form.get("summary") or "", figure, None, by_part.get(part, ())
    )


def _objective(_: Gathered, part: str, form: Form, by_part: Numbers) -> Row:
    side = _label("objective", "side", form).lower()
    return Row(part, "objective", form.get("wording") or "", "", side, None, by_part.get(part, ()))


def _programme(got: Gathered, part: str, form: Form, by_part: Numbers) -> Row:
    place = got.names.get(form.get("place_id") or "")
    details = (form.get("venue"), place.title if place else "", form.get("with_whom"), form.get("remark"))
    second = " · ".join(one for one in details if one)
    when = " ".join(one for one in (_day(form.get("day") or ""), form.get("local_time") or "") if one)
    about = got.names.get(form.get("meeting_id") or "")
    return Row(part, "programme_item", form.get("title") or "", second, when, about, by_part.get(part, ()))


def _chaser(got: Gathered, part: str, form: Form, by_part: Numbers) -> Row:
    letter = got.names.get(form.get("correspondence_id") or "")
    second = " · ".join(one for one in (letter.title if letter else "", form.get("remark")) if one)
    when = _day(form.get("chased_on") or "")
    return Row(part, "chaser", form.get("to_whom") or "Reminded", second, when, letter, by_part.get(part, ()))


def _name(got: Gathered, part: str, form: Form, by_part: Numbers) -> Row:
    source = got.names.get(form.get("source_id") or "")
    use = _label("name", "use", form).lower()
    return Row(
        part,
        "name",
        form.get("written") or "",
        source.title if source else "",
        use,
        source,
        by_part.get(part, ()),
    )


def _post(got: Gathered, part: str, form: Form, by_part: Numbers) -> Row:
    organisation = got.names.get(form.get("organisation_id") or "")
    start, end, as_of = (form.get(name) or "" for name in ("start", "end", "as_of"))
    held = f"{_day(start)} – {_day(end)}".strip(" –") if end else f"since {_day(start)}" if start else ""
    when = held or (f"as of {_day(as_of)}" if as_of else "")
    second = organisation.title if organisation else ""
    return Row(
        part, "post", form.get("title") or "", second, when, got.names.get(part), by_part.get(part, ())
    )


def _proposal(got: Gathered, part: str, form: Form, _: Numbers) -> Row:
    status = _label("proposal", "status", form).lower()
    return Row(
        part, "proposal", form.get("title") or "", form.get("reason") or "", status, got.names.get(part)
    )


_PARTS: Mapping[str, Callable[[Gathered, str, Form, Numbers], Row]] = MappingProxyType(
    {
        "participation": _participant,
        "point": _point,
        "objective": _objective,
        "programme_item": _programme,
        "chaser": _chaser,
        "post": _post,
        "name": _name,
        "proposal": _proposal,
    }
)
"""Kind of part → how a row tells it; updates are the story, citations the evidence, attachments the files."""


def files(got: Gathered) -> tuple[FileShown, ...]:
    """The files that hang on the record; one without a marking of its own has that of the record."""
    own = _marking(got, got.form.get("marking"))
    shown = got.files if got.kind != "attachment" else ((got.id, got.form),)
    return tuple(
        FileShown(
            record, form.get("file_name") or "", size_words(form.get("size") or 0), form.get("media_type") or "",
            openable(form.get("file_name") or ""), _marking(got, form.get("marking")) or own or "not assessed",
        )
        for record, form in shown
    )  # fmt: skip


def _marking(got: Gathered, json: object) -> str:
    return Marking.from_json(json).show(got.scheme) if json else ""


def linked(got: Gathered) -> tuple[Section, ...]:
    """The records that speak of this one, by kind; a part is told by its whole."""
    by_kind: dict[str, list[Row]] = {}
    unread: dict[str, int] = {}
    for one in got.referring:
        info = catalog.info(one.kind)
        label = info.field(one.field).label.lower()
        for owner in one.ids:
            row = _speaker(got, owner, label)
            if row is not None:
                by_kind.setdefault(row.kind, []).append(row)
        if not info.part:
            unread[one.kind] = unread.get(one.kind, 0) + one.total - len(one.ids)
    if got.kind == "meeting" and "commitment" in by_kind:
        by_kind["commitment"] = outcomes(got, by_kind["commitment"])
    order = {info.kind: place for place, info in enumerate(catalog.kinds())}
    return tuple(
        Section(catalog.info(kind).plural, once, len(once) + unread.get(kind, 0), kind)
        for kind, once in (
            (kind, _once(rows))
            for kind, rows in sorted(by_kind.items(), key=lambda item: order.get(item[0], 99))
        )
    )


def _speaker(got: Gathered, owner: str, label: str) -> Row | None:
    kind, form = got.owners.get(owner, ("", {}))
    if not kind:
        return None
    info = catalog.info(kind)
    if info.part:
        whole = got.names.get(form.get(info.whole_field or "") or "")
        if whole is None or whole.id == got.id or not whole.kind:
            return None
        role = (
            _label(kind, "role", form).lower()
            if kind == "participation"
            else _ROLES.get(kind, info.label.lower())
        )
        return Row(owner, whole.kind, whole.title, whole.detail, role, whole)
    mention = got.names.get(owner)
    return Row(owner, kind, mention.title, mention.detail, label, mention) if mention else None


_ROLES = MappingProxyType({"citation": "rests on it", "name": "spelling", "update": "update"})
"""Kind of part → how its whole speaks of the record that the part names."""


def _once(rows: list[Row]) -> tuple[Row, ...]:
    """Each record once, by what it is first said to be."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row.about.id if row.about else row.id, row)
    return tuple(found.values())


def _label(kind: str, name: str, form: Form) -> str:
    value = form.get(name)
    field = catalog.info(kind).field(name)
    choice: Choice | str | None = decode(field.kind, value, field.choices) if value else None
    return label_of(choice)


def _day(stored: str) -> str:
    if not stored:
        return ""
    return (
        DateRange.parse_text(stored).seen_short() if "/" in stored else PartialDate.parse(stored).seen_short()
    )
