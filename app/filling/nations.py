"""The countries of a synthetic file, with their organisations, people, places and forums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.filling import names
from app.filling.plan import Plan, Share
from app.filling.telling import Telling, known
from app.filling.words import SYNTHETIC, TOPICS
from db.values.choices import CountryKind, ForumLevel, ForumStatus, NameUse, OrganisationKind, PlaceKind

HOME = ("Homeland", {"code": "AAA", "short_code": "AA", "official_name": "Synthetic Homeland"})
"""Codes that ISO 3166-1 leaves to its users: AAA here, XAA to XZZ for the others."""

_FORUMS = (
    ("Joint Defence Committee", "JDC"),
    ("Navy-to-Navy Staff Talks", "NNST"),
    ("Defence Industry Working Group", "DIWG"),
    ("Army-to-Army Staff Talks", "AAST"),
    ("Joint Training Board", "JTB"),
    ("Cyber Dialogue", "CD"),
    ("Maritime Security Dialogue", "MSD"),
)
_OFFICES = (
    "Minister",
    "Secretary",
    "Director General",
    "Deputy Chief of Staff",
    "Adviser",
    "Attaché",
    "Director",
)
_HOUSES = (
    ("Ministry of Defence", OrganisationKind.MINISTRY),
    ("Navy", OrganisationKind.SERVICE),
    ("Army", OrganisationKind.SERVICE),
    ("Research Agency", OrganisationKind.AGENCY),
    ("Embassy", OrganisationKind.MISSION),
    ("Shipyards", OrganisationKind.COMPANY),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is met, and the post in which they are."""

    id: str
    post: str


@dataclass(slots=True)
class Forum:
    """A forum and its next edition."""

    id: str
    name: str
    abbreviation: str
    edition: int = 1


@dataclass(slots=True)
class Nation:
    """What is on file of one country so far."""

    id: str
    name: str
    share: Share
    organisations: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    forums: list[Forum] = field(default_factory=list)
    visits: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    """Agreements, exercises and initiatives."""


@dataclass(slots=True)
class World:
    """What every country's records refer to: home, the subjects, and the countries told before."""

    home: Nation
    topics: list[str]
    others: list[str] = field(default_factory=list)


def tell_topics(told: Telling) -> list[str]:
    """The subjects."""
    return [told.plainly("topic", name=name) for name in TOPICS]


def tell_home(told: Telling, home: str, plan: Plan) -> Nation:
    """Our own side: its people grow with the work."""
    nation = Nation(home, HOME[0], Share(-1, min(plan.meetings, 1_600), 0))
    _settle(told, nation)
    return nation


def tell_nations(told: Telling, plan: Plan, home: Nation) -> Iterator[Nation]:
    """Country after country, each with whatever it has before anything happens."""
    called = names.countries(told.chance)
    for share in plan.countries:
        name = next(called)
        first, second = divmod(share.number, 26)
        code = f"X{chr(65 + first % 26)}{chr(65 + second)}"
        country = told.plainly(
            "country", name=name, official_name=f"Synthetic Republic of {name}", code=code,
            short_code=f"X{chr(65 + share.number)}" if share.number < 26 else None,
            country_kind=CountryKind.STATE, demonym=f"{name}n", capital=names.town(told.chance),
        )  # fmt: skip
        nation = Nation(country, name, share)
        _settle(told, nation)
        _found(told, nation, home)
        yield nation


def _settle(told: Telling, nation: Nation) -> None:
    """Places, organisations and people of one country."""
    for _ in range(2 + nation.share.organisations // 2):
        town = told.plainly(
            "place", name=names.town(told.chance), place_kind=PlaceKind.CITY, country_id=nation.id
        )
        nation.places.append(town)
    for number in range(nation.share.organisations):
        name, kind = _HOUSES[number % len(_HOUSES)]
        parent = nation.organisations[0] if number else None
        section = f", Section {number}" if number >= len(_HOUSES) else ""
        nation.organisations.append(
            told.plainly(
                "organisation",
                name=f"{name} of {nation.name}{section}",
                organisation_kind=kind,
                country_id=nation.id,
                parent_id=parent,
            )
        )
    for _ in range(nation.share.people):
        nation.people.append(_person(told, nation))


def _person(told: Telling, nation: Nation) -> Person:
    """Somebody with the spellings seen and the posts held."""
    called = names.Called(told.chance)
    person = told.plainly(
        "person", name=called.name, prefix=called.prefix, country_id=nation.id, native_script=called.native,
        career="Synthetic: an invented person." if told.often(0.3) else None,
    )  # fmt: skip
    for number, written in enumerate((called.native, *called.spellings())):
        if told.often(0.5):
            use = NameUse.AS_WRITTEN if number else NameUse.NATIVE
            told.plainly("name", named_id=person, written=written, use=use)
    former = told.past_day()
    if told.often(0.4):
        _post(told, nation, person, former, ended=told.later(former, 300, 900))
    return Person(person, _post(told, nation, person, told.later(former, 900, 1_200)))


def _post(told: Telling, nation: Nation, person: str, start: date, *, ended: date | None = None) -> str:
    return told.plainly(
        "post", title=told.chance.choice(_OFFICES), person_id=person, start=known(min(start, told.today)),
        organisation_id=told.chance.choice(nation.organisations), end=known(ended) if ended else None,
    )  # fmt: skip


def _found(told: Telling, nation: Nation, home: Nation) -> None:
    """The forums of a country with home."""
    for number in range(nation.share.forums):
        name, abbreviation = _FORUMS[number % len(_FORUMS)]
        suffix = f" {number // len(_FORUMS) + 1}" if number >= len(_FORUMS) else ""
        forum = told.plainly(
            "forum", name=f"{name}{suffix} with {nation.name}", abbreviation=f"{abbreviation}{suffix}",
            parties=[home.id, nation.id], status=ForumStatus.ACTIVE,
            level=told.chance.choice(tuple(ForumLevel)), period_months=told.chance.choice((6, 12, 12, 24, None)),
            chairs=[told.chance.choice(home.people).post, told.chance.choice(nation.people).post],
        )  # fmt: skip
        nation.forums.append(
            Forum(forum, f"{name}{suffix} with {nation.name} {SYNTHETIC}", abbreviation + suffix)
        )
