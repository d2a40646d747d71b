"""How desks head the columns of their registers, and what they write for a status: the words that are recognised.

Data only. Headings and statuses are compared folded: without case, accents and punctuation.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _said(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


NUMBERS = _said("no, s no, sl no, sr no, ser no, serial, serial no, ser, sr, sl, nr, number, id, #")
"""Headings of running numbers, which are left out."""

COMPUTED = _said("due by, state, days overdue, carried, marking of the file")
"""Headings that an export adds and computes; read back only where nothing else says the same."""

HEADINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "commitment": {
            "wording": _said(
                "commitment, commitments, action point, action points, action item, action, action required, "
                "decision, decision point, decisions, item, agenda point, issue, subject, description, point, "
                "undertaking, assurance, deliverable, follow up action, follow up point, outcome"
            ),
            "wording_quoted": _said(
                "agreed wording, exact wording, text as agreed, minutes text, quote, text of minutes"
            ),
            "commitment_kind": _said("kind, kind of commitment, nature"),
            "strength": _said("strength, firmness"),
            "owner_side": _said(
                "owner, action by, responsibility, responsible, responsible party, side, by whom, action "
                "side, owing, owed by, lead, lead side, action agency, agency, assigned to, actionee, ours "
                "theirs"
            ),
            "owner_country_id": _said("owing country, owner country"),
            "owners": _said(
                "owning organisations, owning organisation, nodal agency, ministry, department, organisation"
            ),
            "made_at_id": _said("made at, meeting, session, arising from, source meeting, agreed at"),
            "made_on": _said(
                "made on, date of meeting, meeting date, date agreed, agreed on, date of decision, date, "
                "since, date made, date raised, raised on, opened, date opened"
            ),
            "forum_id": _said("forum, mechanism, committee, dialogue, jwg, body"),
            "parties": _said("between, parties, country, countries, partner, partner country, with"),
            "beneficiary": _said("beneficiary, addressee, for whom"),
            "condition": _said("condition, subject to"),
            "due": _said(
                "due, due by, due date, deadline, timeline, time line, time frame, timeframe, target date, "
                "target, by when, pdc, probable date of completion, completion date, expected completion, "
                "schedule"
            ),
            "review_on": _said("review on, review date, next review"),
            "status": _said("status, current status, completion, open closed, progress status, stage"),
            "status_note": _said(
                "position, present position, remarks, remark, progress, latest position, status remarks, "
                "comments, action taken, update, latest update, notes, status update, present status, status "
                "as on date"
            ),
            "our_officer": _said(
                "our action officer, action officer, our officer, desk officer, dealing officer, our poc"
            ),
            "their_contact": _said("their point of contact, their poc, their contact, poc, counterpart"),
            "blocker": _said("blocker, obstacle, reason for delay, bottleneck, impediment"),
            "evidence": _said("evidence, evidence of completion, reference of completion"),
            "topics": _said("topic, topics, subject area, area, category, theme, sector"),
        },
        "meeting": {
            "title": _said("title, meeting, event, name of meeting, subject, engagement, interaction"),
            "meeting_kind": _said("kind, type, type of meeting, format, level of engagement"),
            "forum_id": _said("forum, mechanism, committee, dialogue, body"),
            "edition": _said("edition, session no, session, round, meeting no"),
            "parties": _said("parties, country, countries, with, partner country, between"),
            "status": _said("status, held planned"),
            "held_on": _said("date, dates, held on, date of meeting, meeting date, when, period"),
            "local_time": _said("local time, time, start time"),
            "time_zone": _said("time zone, timezone"),
            "place_id": _said("place, city, location, where"),
            "venue": _said("venue, hall, room"),
            "participants_remark": _said(
                "participants, attendees, delegation, participation, attended by, chaired by"
            ),
            "outcome": _said("outcome, result, results, decisions, main outcome"),
            "minutes": _said("minutes, minutes status, mom"),
            "topics": _said("topics, topic, agenda, subjects"),
            "remark": _said("remarks, remark, comments, notes"),
        },
        "task": {
            "title": _said("task, action, to do, action required, activity, subject, what"),
            "owner": _said("owner, assigned to, responsible, action by, who"),
            "status": _said("status, state"),
            "due": _said("due, due date, deadline, target date, by when"),
            "chase_on": _said("chase on, remind on, next reminder"),
            "remark": _said("remarks, remark, comments, notes"),
        },
        "agreement": {
            "title": _said(
                "agreement, title, title of agreement, mou, instrument, name, treaty, name of agreement"
            ),
            "agreement_kind": _said("type, kind, type of agreement, nature"),
            "parties": _said("parties, country, countries, with, partner country, between"),
            "status": _said("status"),
            "signed": _said(
                "signed on, signed, date signed, date of signature, date of signing, signature date, date"
            ),
            "signed_at_id": _said("signed at, place of signature"),
            "signed_by": _said("signed by, signatories"),
            "in_force": _said("in force since, in force, entry into force, effective date, effective from"),
            "expires": _said("expires, expiry, expiry date, valid until, valid till, validity, expires on"),
            "duration": _said("duration, duration and renewal, renewal, term"),
            "does": _said("what it does, scope, purpose, description, coverage"),
            "remark": _said("remarks, remark, comments, notes"),
        },
        "correspondence": {
            "subject": _said("subject, title, regarding, matter"),
            "direction": _said("direction, in out, incoming outgoing, inward outward"),
            "file_number": _said(
                "file number, file no, letter no, reference, ref, reference no, ref no, dak no"
            ),
            "sent_on": _said("date, dated, date of letter, sent on, letter date, date received, received on"),
            "sender": _said("from, sender, received from"),
            "addressee": _said("to, addressee, sent to, recipient"),
            "country_id": _said("country"),
            "asks": _said("what it asks, request, action requested, gist, summary, content"),
            "remark": _said("remarks, remark, comments, notes"),
        },
        "person": {
            "name": _said(
                "name, full name, display name, person, contact, contact name, official, contact person"
            ),
            "prefix": _said("prefix, rank, honorific, salutation, title prefix"),
            "post": _said("post, designation, appointment, position, job title, title, role, function"),
            "organisation": _said(
                "organisation, organization, ministry, company, office, department, agency, unit"
            ),
            "post_as_of": _said("as of, as on, confirmed on, post as of"),
            "country_id": _said("country, nationality, nation"),
            "contact": _said(
                "telephone, phone, mobile, e mail, email, mail, e mail address, email address, fax, address, "
                "contact details, tel, cell, office phone, work phone, mobile phone, business phone, remark, "
                "remarks, note, notes"
            ),
            "languages": _said("languages, language"),
            "native_script": _said("native script, name in native script"),
            "career": _said("career, biography, bio, cv"),
            "interests": _said("interests, hobbies"),
            "protocol": _said("protocol, diet"),
        },
        "organisation": {
            "name": _said("organisation, organization, name, ministry, company, agency, office"),
            "abbreviation": _said("abbreviation, short name, acronym"),
            "organisation_kind": _said("kind, type"),
            "country_id": _said("country, nation"),
            "parent_id": _said("part of, parent, under"),
            "head": _said("head, headed by"),
            "address": _said("address"),
            "remark": _said("remarks, remark, comments, notes"),
        },
        "country": {
            "name": _said("name, country"),
            "code": _said("code, iso code, iso"),
            "capital": _said("capital"),
        },
        "exercise": {
            "name": _said("exercise, name, name of exercise"),
            "held_on": _said("date, dates, held on, schedule"),
            "place_id": _said("place, location, venue"),
            "parties": _said("parties, country, countries, with"),
        },
        "visit": {
            "title": _said("visit, title, name, description"),
            "dates": _said("dates, date, period, schedule"),
            "principal_id": _said("principal, visitor, dignitary, head of delegation, led by"),
            "to_id": _said("to, destination, country visited"),
            "from_id": _said("from"),
        },
        "forum": {
            "name": _said("forum, mechanism, name, committee"),
            "parties": _said("parties, country, countries, with"),
        },
    }
)
"""Kind → field → headings that mean it, the most usual first; the field's own label always means it."""


def _statuses(**choices: str) -> Mapping[str, str]:
    return {word: code for code, words in choices.items() for word in _said(words)}


STATUSES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "CommitmentStatus": _statuses(
            open="pending, not started, to be started, yet to start, new, overdue",
            in_progress=(
                "ongoing, on going, under process, wip, under way, underway, in process, in hand, being "
                "processed, started, active, on schedule, in progress on schedule, in progress behind "
                "schedule, delayed, behind schedule"
            ),
            implemented="done, completed, complete, closed, fulfilled, achieved, finished",
            partly="partially implemented, partially completed, part complete",
            on_hold="hold, deferred, suspended, kept in abeyance, paused",
            dropped="cancelled, canceled, withdrawn, not pursued",
            lapsed="expired, overtaken by events",
            superseded="replaced",
        ),
        "TaskStatus": _statuses(
            open="pending, not started, new, to do",
            in_progress="ongoing, wip, started, under process",
            waiting="awaiting reply, waiting for reply, on hold",
            done="completed, complete, closed, finished",
            dropped="cancelled, canceled",
        ),
        "MeetingStatus": _statuses(
            held="done, completed, conducted, concluded",
            planned="scheduled, upcoming, proposed, tentative",
            postponed="deferred, rescheduled",
            cancelled="canceled, called off",
        ),
        "MeetingKind": _statuses(
            session="session, jwg, committee",
            call_on="call on, courtesy call, courtesy visit",
            call="phone call, telephone call, video call, vtc, vc, telecon",
            talks="bilateral, bilateral talks, delegation level talks, bilateral meeting, consultations",
            other="meeting",
        ),
        "AgreementKind": _statuses(
            mou="memorandum of understanding, m o u",
            letter="lo i, loi, letter of intent",
            treaty="convention",
            arrangement="implementing arrangement, technical arrangement",
        ),
        "AgreementStatus": _statuses(
            negotiating="under negotiation, draft",
            in_force="active, valid, operational, current",
            expired="lapsed",
            terminated="ended",
        ),
        "CorrespondenceDirection": _statuses(
            incoming="in, inward, received",
            outgoing="out, outward, sent, issued",
        ),
        "MinutesStatus": _statuses(
            agreed="signed",
            final="approved, issued",
            none="awaited",
        ),
        "OrganisationKind": _statuses(
            mission="embassy, high commission",
            ministry="department",
            service="navy, army, air force",
            company="firm, industry",
        ),
        "VisitStatus": _statuses(
            done="completed",
            planned="scheduled, upcoming",
            cancelled="canceled",
        ),
        "ExerciseStatus": _statuses(
            concluded="completed, held",
            planned="scheduled",
            underway="ongoing",
        ),
        "CommitmentKind": _statuses(
            agreed="agreement",
            committed="commitment",
            proposed="proposal, offered",
        ),
    }
)
"""Enumeration → what desks write → the choice it is."""

OURS = _said("ours, us, we, our side, own side, own, self, home")
THEIRS = _said("theirs, them, they, their side, other side, counterpart, counterparts")
JOINT = _said("joint, both, both sides, all, mutual, jointly, ours and theirs, either side")
THIRD = _said("third party, third, third country")

YES = _said("yes, y, true, 1, x, ✓, ✔, tracked")
NO = _said("no, n, false, 0, ✗")
NOTHING = frozenset(_said("-, –, —, --, ---, n/a, na, n.a., nil, ."))
"""What is written into a cell that says nothing."""
