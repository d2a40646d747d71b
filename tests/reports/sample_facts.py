"""A rich case for the tests: public facts of two countries, told in our own words with short quotations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from db.values.choices import (
    AgreementKind,
    AgreementStatus,
    CommitmentKind,
    CommitmentStatus,
    ExerciseStatus,
    ForumLevel,
    InitiativeStatus,
    MeetingKind,
    MeetingStatus,
    NameUse,
    Reliability,
    Role,
    Side,
    SourceKind,
    Strength,
    VisitDirection,
)
from db.values.due import Due, DueType
from db.values.levels import Level, PortionMode, PortionRule
from db.values.marking import Marking, Scheme
from db.values.partial_date import DateRange, PartialDate
from reports.facts import (
    AgreementFact,
    CitationFact,
    CommitmentFact,
    Control,
    CountryFact,
    ExerciseFact,
    Facts,
    ForumFact,
    InitiativeFact,
    MeetingFact,
    NameFact,
    OrganisationFact,
    ParticipationFact,
    PersonFact,
    PostFact,
    RelationshipFact,
    SourceFact,
    VisitFact,
)

CUTOFF = date(2025, 12, 1)
OPEN = Marking("U")
LIMITED = Marking("R")
SCHEME = Scheme(
    id="sample",
    name="Sample scheme",
    levels=(
        Level("U", "Unclassified", 1, "U"),
        Level("R", "Restricted", 2, "R"),
        Level("S", "Secret", 3, "S"),
    ),
)
PORTIONED = replace(SCHEME, portion=PortionRule(PortionMode.REQUIRED))


def day(text: str) -> PartialDate:
    """`2025-11-24`, `2005-10`, `1972`."""
    return PartialDate.parse_text(text)


def span(text: str) -> DateRange:
    """`2025-10-22/2025-10-23`, `../2024-09-26`."""
    return DateRange.parse_text(text)


def seen(
    record: str, source: str, quote: str = "", field: str | None = None, n: int = 0, **more: Any
) -> CitationFact:
    """A citation of one record in one source."""
    return CitationFact(
        id=f"{record}/{source}/{field or ''}{n or ''}",
        source_id=source,
        record_id=record,
        field=field,
        quote=quote,
        **more,
    )


HOME = CountryFact(id="in", name="India", demonym="Indian", code="IND", marking=OPEN)
THERE = CountryFact(
    id="om",
    name="Oman",
    official_name="Sultanate of Oman",
    demonym="Omani",
    capital="Muscat",
    code="OMN",
    marking=OPEN,
)

SOURCES = (
    SourceFact(
        id="s1", code="S1", title="Report on the 13th session", kind=SourceKind.NEWS, publisher="Asianet Newsable",
        agency="ANI", published=day("2025-11-24"), published_basis="inferred from the post it quotes",
        reliability=Reliability.REPORTED, text_held=True, marking=OPEN,
    ),
    SourceFact(
        id="s2", code="S2", title="Agency feed", kind=SourceKind.AGENCY_FEED, published=day("2025-11-24"),
        published_basis="date line", dateline="New Delhi [India], November 24", reliability=Reliability.UNATTRIBUTED,
        text_held=True, remark="States that no editor reviewed it", marking=OPEN,
    ),
    SourceFact(
        id="s3", code="S3", title="Unattributed article", kind=SourceKind.ARTICLE, published=day("2024-12-04"),
        published_basis="date line", reliability=Reliability.UNVERIFIED, text_held=True, marking=OPEN,
    ),
    SourceFact(
        id="s5", code="S5", title="Post on X", kind=SourceKind.OFFICIAL_POST, publisher="Ministry of Defence, India",
        published=day("2025-11-24"), reliability=Reliability.OFFICIAL, quoted_in="s1", marking=OPEN,
    ),
    SourceFact(
        id="s7", code="S7", title="Post on X", kind=SourceKind.OFFICIAL_POST, publisher="Indian Army",
        reliability=Reliability.OFFICIAL, quoted_in="s2", marking=OPEN,
    ),
)  # fmt: skip

FORUMS = (
    ForumFact(
        id="jmcc", name="Joint Military Cooperation Committee", abbreviation="JMCC", party_ids=("in", "om"),
        standing="the primary forum for defense engagement",
        chairs=("Defence Secretary, India", "Secretary General, Ministry of Defence, Oman"), marking=OPEN,
        citations=(seen("jmcc", "s3", "serves as the primary forum for defense engagement", "standing"),),
    ),
    ForumFact(
        id="ioscg", name="India–Oman Strategic Consultative Group", abbreviation="IOSCG", party_ids=("in", "om"),
        marking=OPEN, citations=(seen("ioscg", "s3"),),
    ),
    ForumFact(
        id="aast", name="Army-to-Army Staff Talks", abbreviation="AAST", party_ids=("in", "om"),
        level=ForumLevel.SERVICE, marking=OPEN, citations=(seen("aast", "s7"),),
    ),
)  # fmt: skip

SINGH = PersonFact(
    id="singh", name="Rajesh Kumar Singh", country_id="in", marking=OPEN,
    posts=(PostFact(id="p1", title="Defence Secretary", as_of=day("2025-11-24"),
                    citations=(seen("p1", "s5", "Defence Secretary Shri Rajesh Kumar Singh"),)),),
)  # fmt: skip
CHAUHAN = PersonFact(
    id="chauhan", name="Anil Chauhan", prefix="General", country_id="in", marking=OPEN,
    posts=(PostFact(id="p4", title="Chief of Defence Staff", as_of=day("2025-11-24"), citations=(seen("p4", "s2"),)),),
)  # fmt: skip
SETH = PersonFact(
    id="seth", name="Sanjay Seth", country_id="in", marking=OPEN,
    posts=(PostFact(id="p3", title="Minister of State for Defence", as_of=day("2025-05-06"),
                    citations=(seen("p3", "s1"),)),),
)  # fmt: skip
ZAABI = PersonFact(
    id="zaabi", name="Mohammed bin Nasser bin Ali Al Zaabi", prefix="Dr", country_id="om", marking=OPEN,
    name_basis="the desk’s form, proposed",
    names=(
        NameFact(id="n1", written="Mohammed Bin Naseer Bin Ali Al Zaabi", use=NameUse.AS_WRITTEN,
                 citations=(seen("n1", "s1", "Mohammed Bin Naseer Bin Ali Al Zaabi"),)),
        NameFact(id="n2", written="Mohammed Bin Naseer Bin Ali Al Zaabi", use=NameUse.AS_WRITTEN, prefix="Dr",
                 citations=(seen("n2", "s5"),)),
        NameFact(id="n3", written="Mohammed Bin Nasser Bin Ali Al-Zaabi", use=NameUse.AS_WRITTEN,
                 citations=(seen("n3", "s2", "Mohammed Bin Nasser Bin Ali Al-Zaabi"),)),
        NameFact(id="n4", written="Al Zaabi", use=NameUse.AS_WRITTEN, citations=(seen("n4", "s1"),)),
    ),
    posts=(PostFact(
        id="p2", title="Secretary General, Ministry of Defence", organisation="Ministry of Defence",
        as_of=day("2025-11-24"),
        citations=(seen("p2", "s5", "Secretary General, Ministry of Defence, Oman", "title"),
                   seen("p2", "s1", "Oman's Secretary General of Defence", "title",
                        stated="Secretary General of Defence")),
    ),),
)  # fmt: skip

JMCC13 = MeetingFact(
    id="m1", title="13th meeting of the JMCC", kind=MeetingKind.SESSION, forum_id="jmcc", edition=13,
    on=span("2025-11-24"), place="New Delhi", party_ids=("in", "om"), visit_id="v1", marking=OPEN,
    participations=(
        ParticipationFact(id="a1", role=Role.CO_CHAIR, party_id="in", person_id="singh", post="Defence Secretary"),
        ParticipationFact(id="a2", role=Role.CO_CHAIR, party_id="om", person_id="zaabi",
                          post="Secretary General, Ministry of Defence"),
    ),
    citations=(
        seen("m1", "s5", "co-chaired the 13th Joint Military Cooperation Committee (JMCC) meeting", "on"),
        seen("m1", "s1", "New Delhi on November 24", "on", stated="November 24", remark="No year in the lead."),
    ),
)  # fmt: skip
CDS = MeetingFact(
    id="m2", title="Chief of Defence Staff with the Secretary General", kind=MeetingKind.TALKS, on=span("2025-11-24"),
    place="New Delhi", place_basis="the date line", party_ids=("in", "om"), visit_id="v1", marking=OPEN,
    participations=(
        ParticipationFact(id="a3", role=Role.HEAD, party_id="in", person_id="chauhan", post="Chief of Defence Staff"),
        ParticipationFact(id="a4", role=Role.HEAD, party_id="om", person_id="zaabi", post="Secretary General"),
    ),
    citations=(seen("m2", "s2", "General Anil Chauhan on Monday held an extensive meeting", "on"),),
)  # fmt: skip
CALL = MeetingFact(
    id="m3", title="Call on the Minister of State for Defence", kind=MeetingKind.CALL_ON, visit_id="v1", marking=OPEN,
    date_basis="within the visit; day not stated", party_ids=("in", "om"),
    participations=(
        ParticipationFact(id="a5", role=Role.CALLED_ON, party_id="in", person_id="seth"),
        ParticipationFact(id="a6", role=Role.CALLER, party_id="om", person_id="zaabi"),
    ),
    citations=(seen("m3", "s1", "also called on Minister of State for Defence Sanjay Seth"),),
)  # fmt: skip
AAST3 = MeetingFact(
    id="m4", title="3rd Army-to-Army Staff Talks", kind=MeetingKind.SESSION, forum_id="aast", edition=3,
    on=span("2025-10-22/2025-10-23"), place="New Delhi", party_ids=("in", "om"), marking=OPEN,
    participations=(
        ParticipationFact(id="a7", role=Role.MEMBER, party_id="in", shown="Indian Army"),
        ParticipationFact(id="a8", role=Role.MEMBER, party_id="om", shown="Royal Army of Oman"),
    ),
    citations=(seen("m4", "s7", "was held in New Delhi from 22 - 23 October 2025", "on"),),
)  # fmt: skip
IOSCG13 = MeetingFact(
    id="m5", title="13th round of the IOSCG", kind=MeetingKind.SESSION, forum_id="ioscg", edition=13,
    on=span("2024-12-03"), place="New Delhi", party_ids=("in", "om"), marking=OPEN,
    participants_remark="“high-ranking officials”, not named",
    citations=(seen("m5", "s3", "took place on December 3, 2024, in New Delhi", "on"),),
)  # fmt: skip
NEXT_IOSCG = MeetingFact(
    id="m6", title="next IOSCG meeting", kind=MeetingKind.SESSION, status=MeetingStatus.PLANNED, forum_id="ioscg",
    place="Muscat", date_words="at a mutually convenient date", party_ids=("in", "om"), marking=OPEN,
    citations=(seen("m6", "s3", "scheduled to be held in Muscat at a mutually convenient date"),),
)  # fmt: skip
NEXT_JMCC = MeetingFact(
    id="m9", title="next JMCC session", kind=MeetingKind.SESSION, status=MeetingStatus.PLANNED, forum_id="jmcc",
    party_ids=("in", "om"), marking=OPEN,
)  # fmt: skip

VISIT = VisitFact(
    id="v1", title="Visit of Dr Al Zaabi", direction=VisitDirection.INCOMING, includes=span("2025-11-24"),
    principal_id="zaabi", host_id="in", marking=OPEN, citations=(seen("v1", "s1", "During his visit"),),
)  # fmt: skip


def said(  # noqa: PLR0917 - a table of statements
    n: int,
    kind: str,
    strength: str,
    wording: str,
    quote: str,
    source: str,
    meeting: MeetingFact | None,
    **more: object,
) -> CommitmentFact:
    """One statement; followed up where the rule of the field says so."""
    firm_kind = CommitmentKind(kind) in {CommitmentKind.AGREED, CommitmentKind.COMMITTED}
    followed = firm_kind and Strength(strength) in {Strength.FIRM, Strength.INTENT}
    record = f"c{n:02}"
    values: dict[str, object] = {
        "id": record,
        "wording": wording,
        "kind": CommitmentKind(kind),
        "strength": Strength(strength),
        "status": CommitmentStatus.OPEN,
        "tracked": followed,
        "owner_side": Side.JOINT,
        "quote": quote,
        "meeting_id": meeting.id if meeting else None,
        "made_on": (meeting.on.end or meeting.on.start) if meeting and meeting.on else None,
        "marking": OPEN,
        "citations": (seen(record, source, quote, "wording"),),
    }
    return CommitmentFact(**{**values, **more})  # type: ignore[arg-type]


COMMITMENTS = (
    said(1, "agreed", "intent", "Expand cooperation in key strategic areas.",
         "agreed to expand cooperation in key strategic areas", "s1", JMCC13),
    said(2, "committed", "intent", "Pursue joint development, technology sharing and expanded production partnerships.",
         "reaffirmed their commitment to joint development, technology sharing and expanded production partnerships",
         "s1", JMCC13, topics=("defence industry",)),
    said(3, "stated", "context", "Resilient supply chains, interoperability and innovation are needed.",
         "underlined the need to build resilient supply chains", "s1", JMCC13),
    said(4, "discussed", "exploratory", "Long-term frameworks to co-develop platforms.",
         "establishing long-term frameworks to co-develop advanced platforms", "s1", JMCC13,
         topics=("long-term frameworks",)),
    said(5, "reviewed", "context", "Review of defence engagements.", "both sides reviewed ongoing defence engagements",
         "s1", JMCC13),
    said(9, "reviewed", "context", "Review of progress on the Military Logistic Complex.",
         "to review progress on the proposed Military Logistic Complex", "s1", CDS, initiative_ids=("i1",)),
    said(10, "committed", "intent", "Deepen military ties, with a focus on the Military Logistic Complex.",
         "advancing work on the proposed Military Logistic Complex", "s2", CDS, initiative_ids=("i1",)),
    said(11, "discussed", "exploratory", "Shipbuilding, repair and existing training programmes.",
         "strengthening existing training programmes between the armed forces", "s1", CDS,
         topics=("shipbuilding and repair", "training"),
         citations=tuple(
             seen("c11", source, "strengthening existing training programmes between the armed forces", "wording")
             for source in ("s1", "s2"))),
    said(13, "discussed", "exploratory", "Possibilities for defence exports.", "possibilities for defence exports",
         "s2", CDS, topics=("defence exports",)),
    said(14, "discussed", "exploratory", "Maritime security, borders and turnaround of naval platforms.",
         "ensuring smoother operational turnaround for Indian Navy platforms", "s2", CDS,
         topics=("maritime security", "naval turnaround"), beneficiary="India (turnaround)"),
    said(15, "discussed", "exploratory", "Simplify flight clearances for the air force and the navy.",
         "simplifying flight clearances for the Indian Air Force and Indian Navy", "s2", CDS,
         topics=("flight clearances",), beneficiary="India; Oman to act (implied)"),
    said(17, "stated", "intent", "Institutionalise army cooperation under the plan for 2026.",
         "expand this cooperation under the Defence Cooperation Plan 2026", "s2", AAST3, agreement_ids=("g3",)),
    said(19, "committed", "intent", "Strengthen ties in trade, energy, digital collaboration and maritime security.",
         "commitment to strengthening ties in various sectors", "s3", IOSCG13, topics=("maritime security",)),
    said(20, "discussed", "exploratory", "Training, exercises and information sharing.",
         "enhancing training programs, joint exercises, and information sharing", "s3", None, forum_id="jmcc",
         topics=("training",)),
    said(22, "agreed", "firm", "Hold the next IOSCG in Muscat.",
         "The next IOSCG meeting is scheduled to be held in Muscat at a mutually convenient date.", "s3", IOSCG13,
         due=Due("at a mutually convenient date", DueType.UNSPECIFIED), topics=("next IOSCG",)),
    said(23, "stated", "context", "Address broader regional security concerns.",
         "also address broader regional security concerns", "s3", None),
)  # fmt: skip

AGREEMENTS = (
    AgreementFact(id="g1", title="Military protocol", kind=AgreementKind.PROTOCOL, status=AgreementStatus.SIGNED,
                  party_ids=("in", "om"), signed=day("1972"), does="Began the deployment of navy personnel",
                  marking=OPEN,
                  citations=(seen("g1", "s3", "the signing of a military protocol in 1972"),)),
    AgreementFact(id="g2", title="MoU on Defence Cooperation", kind=AgreementKind.MOU, status=AgreementStatus.SIGNED,
                  party_ids=("in", "om"), signed=day("2005"), as_written="MoU on Defense Cooperation", marking=OPEN,
                  citations=(seen("g2", "s3", "a MoU on Defense Cooperation signed in 2005"),)),
    AgreementFact(id="g3", title="Defence Cooperation Plan 2026", kind=AgreementKind.PLAN, plan_year=2026,
                  party_ids=("in", "om"), does="Frame for army cooperation", marking=OPEN,
                  citations=(seen("g3", "s2", "the Defence Cooperation Plan 2026"),)),
)  # fmt: skip
EXERCISES = (
    ExerciseFact(id="e1", name="Al Najah", edition=5, on=span("../2024-09-26"), place="Rabkoot Training Area, Oman",
                 status=ExerciseStatus.CONCLUDED, services="India–Oman Joint Military Exercise", marking=OPEN,
                 description="Reported to have shown interoperability",
                 citations=(seen("e1", "s2", "which concluded on September 26, 2024", "on"),)),
)  # fmt: skip
INITIATIVES = (
    InitiativeFact(id="i1", name="Military Logistic Complex", status=InitiativeStatus.PROPOSED, party_ids=("in", "om"),
                   last_mention=day("2025-11-24"), marking=OPEN,
                   citations=(seen("i1", "s1", "the proposed Military Logistic Complex"),)),
    InitiativeFact(id="i2", name="Use of Omani ports", status=InitiativeStatus.UNDERWAY, marking=OPEN,
                   summary="The navy uses Omani ports, Duqm above all", last_mention=day("2024-12-04"),
                   citations=(seen("i2", "s3", "the operational use of Omani ports by the Indian Navy"),)),
)  # fmt: skip
RELATIONSHIPS = (
    RelationshipFact(id="r1", label="Strategic partnership", as_written="a long-standing strategic partnership",
                     marking=OPEN, citations=(seen("r1", "s1", "a long-standing strategic partnership"),)),
    RelationshipFact(id="r3", label="Key defence partner", since=day("1972"), marking=OPEN,
                     citations=(seen("r3", "s3", "a key defense partner for Oman since the signing"),)),
)  # fmt: skip


def control(**more: object) -> Control:
    """A control block with nothing but what must be there."""
    values: dict[str, object] = {
        "reference": "OMN/JMCC/2025-12-01", "as_of": CUTOFF, "copy": 1, "copies": 3, "marking": LIMITED,
        "marking_floor": OPEN,
    }  # fmt: skip
    return Control(**{**values, **more})  # type: ignore[arg-type]


def sample(**more: object) -> Facts:
    """The rich case, for the next session of the committee; any part can be given otherwise."""
    values: dict[str, object] = {
        "control": control(),
        "scheme": SCHEME,
        "home": HOME,
        "country": THERE,
        "meeting": NEXT_JMCC,
        "countries": (HOME, THERE),
        "relationships": RELATIONSHIPS,
        "organisations": (
            OrganisationFact(id="o1", name="Royal Army of Oman", country_id="om", marking=OPEN),
        ),
        "persons": (SINGH, ZAABI, SETH, CHAUHAN),
        "forums": FORUMS,
        "meetings": (NEXT_JMCC, NEXT_IOSCG, JMCC13, CDS, CALL, AAST3, IOSCG13),
        "visits": (VISIT,),
        "commitments": COMMITMENTS,
        "agreements": AGREEMENTS,
        "exercises": EXERCISES,
        "initiatives": INITIATIVES,
        "sources": SOURCES,
    }
    return Facts(**{**values, **more})  # type: ignore[arg-type]


def almost_empty(**more: object) -> Facts:
    """A case file that knows the two countries and nothing else."""
    values: dict[str, object] = {
        "control": Control(reference="", as_of=CUTOFF),
        "scheme": SCHEME,
        "home": HOME,
        "country": CountryFact(id="om", name="Oman"),
    }
    return Facts(**{**values, **more})  # type: ignore[arg-type]
