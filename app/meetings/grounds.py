"""What is known before a meeting is entered: home country, forums with their sessions, countries; one read snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from app.settings import read_settings
from db.models import Country, Forum
from db.queries.sessions import sessions
from db.reader import Reader
from db.values.choices import MeetingStatus
from db.values.marking import Scheme
from db.values.partial_date import DateRange


@dataclass(frozen=True, slots=True)
class KnownCountry:
    """A country or grouping by its names."""

    id: str
    name: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSession:
    """A session of a forum; `held_on` None where no day is stated."""

    id: str
    title: str
    edition: int | None
    held_on: DateRange | None
    status: MeetingStatus | str


@dataclass(frozen=True, slots=True)
class KnownForum:
    """A forum with its sessions, the latest first, undated ones last."""

    id: str
    name: str
    abbreviation: str
    parties: tuple[str, ...]
    sessions: tuple[KnownSession, ...] = ()

    @property
    def last(self) -> KnownSession | None:
        """The latest session that was held."""
        return next((one for one in self.sessions if one.status == MeetingStatus.HELD), None)

    @property
    def last_edition(self) -> int | None:
        """The highest edition on file."""
        return max((one.edition for one in self.sessions if one.edition is not None), default=None)

    def session(self, edition: int) -> KnownSession | None:
        """The session of this edition."""
        return next((one for one in self.sessions if one.edition == edition), None)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything a form needs while somebody types; `today` is the day of the clock."""

    home_id: str | None
    today: date
    scheme: Scheme
    countries: Mapping[str, KnownCountry]
    forums: tuple[KnownForum, ...]

    def forum(self, forum_id: str | None) -> KnownForum | None:
        """The forum with this id."""
        return next((one for one in self.forums if one.id == forum_id), None)

    def name(self, country_id: str) -> str:
        """What a country is called."""
        known = self.countries.get(country_id)
        return known.name if known else country_id[:8]

    def parties(self, ids: tuple[str, ...]) -> str:
        """Parties as they stand in a title: ours first, joined by a dash."""
        ours_first = sorted(ids, key=lambda one: one != self.home_id)
        return "–".join(self.name(one) for one in ours_first)


def read_grounds(case: CaseFile) -> Grounds:
    """Read what a meeting form stands on."""
    with case.read() as reader:
        return grounds(reader, case.clock.today())


def grounds(reader: Reader, today: date) -> Grounds:
    """The same in a snapshot that is open already."""
    settings = read_settings(reader)
    countries = {row.id: _country(row) for row in reader.all(Country)}
    sessions = _sessions(reader)
    forums = reader.all(Forum)
    parties = reader.references([row.id for row in forums])
    known = tuple(
        KnownForum(
            row.id,
            row.name,
            row.abbreviation or "",
            parties.get((row.id, "parties"), ()),
            sessions.get(row.id, ()),
        )
        for row in forums
    )
    return Grounds(settings.home_id, today, settings.scheme, countries, known)


def _country(row: Country) -> KnownCountry:
    codes = (row.code, row.short_code)
    return KnownCountry(row.id, row.name, tuple(code for code in codes if code))


def _sessions(reader: Reader) -> dict[str, tuple[KnownSession, ...]]:
    statuses = {one.value: one for one in MeetingStatus}
    found: dict[str, list[KnownSession]] = {}
    for row in sessions(reader):
        when = DateRange.parse_text(row.held_on) if row.held_on else None
        known = KnownSession(row.id, row.title, row.edition, when, statuses.get(row.status, row.status))
        found.setdefault(row.forum_id, []).append(known)
    return {forum: tuple(those) for forum, those in found.items()}
