"""The demonstration as a story in six chapters, each one action that an officer could have made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.changes import Changes
from app.demo.countries import tell_countries, tell_home, tell_relationships
from app.demo.forums import tell_forums
from app.demo.initiatives import tell_initiatives
from app.demo.instruments import tell_exercise, tell_instruments
from app.demo.november_visit import tell_november_visit
from app.demo.organisations import tell_organisations
from app.demo.people import tell_people
from app.demo.places import tell_events, tell_places
from app.demo.posts import tell_posts
from app.demo.said_chief_of_staff import tell_chief_of_staff_statements
from app.demo.said_committee import tell_committee_statements
from app.demo.said_japan import tell_japan_statements
from app.demo.said_oman import tell_other_oman_statements
from app.demo.session_japan import tell_japan_meeting
from app.demo.sessions_oman import tell_oman_sessions
from app.demo.sources import tell_sources
from app.demo.telling import Telling
from app.demo.topics import tell_topics


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the story that is told at once; what it refers to is told in it or before it."""

    action: str
    parts: tuple[Callable[[Telling], None], ...]

    def tell(self, told: Telling) -> None:
        """Every part in its order."""
        for part in self.parts:
            part(told)


STORY = (
    Chapter("Take in four public reports on India–Oman and India–Japan defence relations", (tell_sources,)),
    Chapter(
        "Enter the countries, places, organisations and subjects they name",
        (
            tell_countries,
            tell_home,
            tell_relationships,
            tell_places,
            tell_events,
            tell_organisations,
            tell_topics,
        ),
    ),
    Chapter("Enter the people they name, with every spelling and post", (tell_people, tell_posts)),
    Chapter(
        "Log the forums, their meetings and the visit to New Delhi",
        (tell_forums, tell_november_visit, tell_oman_sessions, tell_japan_meeting),
    ),
    Chapter(
        "Enter the agreements, the exercise and the initiatives",
        (tell_instruments, tell_exercise, tell_initiatives),
    ),
    Chapter(
        "Enter what was agreed, discussed and stated",
        (
            tell_committee_statements,
            tell_chief_of_staff_statements,
            tell_other_oman_statements,
            tell_japan_statements,
        ),
    ),
)


def tell(changes: Changes) -> None:
    """The whole story in one list of changes."""
    told = Telling(changes)
    for chapter in STORY:
        chapter.tell(told)
