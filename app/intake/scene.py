"""A text prepared for the passes that find events: its sentences with their dates, places, people and forums."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.intake.forums.clusters import Forum, forums_of
from app.intake.forums.naming import ForumMention, forum_mentions
from app.intake.people.mentions import Cast, Cluster, author_of, cast
from app.intake.text.anchoring import Issue, issue
from app.intake.text.cleaning import Cleaned
from app.intake.text.dates import DateMention, date_mentions, day_alone, day_beside
from app.intake.text.gazetteer import CityMention, Mention, city_mentions, country_mentions, venue_in
from app.intake.text.sentences import Sentence, sentences
from app.intake.text.tokens import Token, tokens

BESIDE_MEETING = re.compile(
    r"(?:met(?: with)?|called on|received|hosted|welcomed|led by|headed by|chaired by"
    r"|accompanied by|joined by|between|counterpart,?"
    r"|spoke (?:to|with)|talks with|meeting with|discussions with|held by|attended by|call with"
    r"|conversation with) (?:the |[A-Z][\w-]+'s )?\x00"
    r"|\b(?:[Pp]articipants|[Aa]ttendees|[Oo]fficials|[Dd]elegates) (?:included|were|include):? \x00"
    r"|(?:and|with),? \x00 (?:held|met|co-chaired|chaired|led|headed|discussed|agreed|signed|exchanged)"
    r"|(?:[Mm]inisters|[Ss]ecretaries|[Cc]hiefs|[Gg]enerals|[Aa]dmirals|[Aa]mbassadors|[Pp]residents"
    r"|[Ll]eaders"
    r"|[Cc]ommanders|[Dd]irectors|[Cc]o-?[Cc]hairs|[Dd]elegates|[Ee]nvoys)(?:,| –| -|:)? \x00"
    r"|\x00,? (?:also |today |yesterday |on \w+ )?(?:held|met|visited|received|called|chaired"
    r"|co-chaired|led|headed|hosted"
    r"|arrived|spoke|paid|welcomed|signed|said|expressed|discussed|and)\b"
)


_SMALL = re.compile(r"(?<=\d)(?:St|Nd|Rd|Th)\b|\b(?:Of|And|The|For|On|In|To|With|Between)\b")


@dataclass(frozen=True)
class Scene:
    """Everything found out about a text before its events; nothing here is decided yet."""

    text: str
    view: str
    sentences: tuple[Sentence, ...]
    countries: tuple[Mention, ...]
    issue: Issue

    @classmethod
    def of(cls, cleaned: Cleaned, published: date | None) -> Scene:
        """Prepare a cleaned text; `published` is the day given beside it, if any."""
        view = cleaned.view
        cut = sentences(view)
        countries = country_mentions(view)
        near = frozenset(one.country.code for one in countries)
        starts: dict[int, int] = {}
        for sentence in cut:
            starts.setdefault(sentence.block, sentence.start)
        issued = issue(view, cleaned.header, tuple(starts.values()), published, near)
        shortened = tuple(_without_line(one, issued) for one in cut)
        return cls(cleaned.text, view, tuple(one for one in shortened if one is not None), countries, issued)

    @cached_property
    def near(self) -> frozenset[str]:
        """Codes of the countries that the text names."""
        return frozenset(one.country.code for one in self.countries)

    @cached_property
    def words(self) -> tuple[list[Token], ...]:
        """The tokens of each sentence."""
        return tuple(tokens(self.view, one.start, one.end) for one in self.sentences)

    @cached_property
    def dates(self) -> tuple[tuple[DateMention, ...], ...]:
        """The dates in each sentence."""
        issued = self.issue
        found = [
            date_mentions(self.view, one.start, one.end, issued.published, relative=issued.stated)
            for one in self.sentences
        ]
        for number, one in enumerate(self.sentences):
            found[number] = day_alone(self.view, one, found, number)
        return tuple(day_beside(self.view, one, found, number) for number, one in enumerate(self.sentences))

    @cached_property
    def cities(self) -> tuple[tuple[CityMention, ...], ...]:
        """The cities in each sentence."""
        return tuple(city_mentions(self.view, one.start, one.end, self.near) for one in self.sentences)

    @cached_property
    def cast(self) -> Cast:
        """The people of the text."""
        return cast(self.view, self.sentences, BESIDE_MEETING)

    @cached_property
    def author(self) -> Cluster | None:
        """Who speaks as “I”, if anybody."""
        return author_of(self.view, self.cast, self.sentences)

    @cached_property
    def forums(self) -> list[Forum]:
        """The forums of the text."""
        found = [
            mention
            for number, sentence in enumerate(self.sentences)
            for mention in self._forums_in(number, sentence)
        ]
        return forums_of(self.view, self.sentences, found)

    def _forums_in(self, number: int, sentence: Sentence) -> list[ForumMention]:
        """The forums of one sentence; a heading in capitals is read as if it were not."""
        if not (sentence.heading and self.string(number).isupper()):
            return forum_mentions(self.view, self.words[number], number, heading=sentence.heading)
        small = _SMALL.sub(lambda one: one[0].lower(), self.string(number).title())
        view = self.view[: sentence.start] + small + self.view[sentence.end :]
        return forum_mentions(view, tokens(view, sentence.start, sentence.end), number, heading=True)

    def string(self, number: int) -> str:
        """The view of one sentence."""
        return self.view[self.sentences[number].start : self.sentences[number].end]

    def venue(self, number: int) -> tuple[str, str, int] | None:
        """A known venue in a sentence."""
        return venue_in(self.view, self.sentences[number].start, self.sentences[number].end)

    def countries_in(self, start: int, end: int) -> list[str]:
        """The countries named in a span, each once, in order."""
        return list(dict.fromkeys(one.country.name for one in self.countries if start <= one.start < end))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The two or three countries that the text is about, the most named first; what is only talked of is none."""
        counts: dict[str, int] = {}
        body = [one for one in self.sentences if not one.heading]
        lead = body[1].end if len(body) > 1 else len(self.view)
        early: set[str] = {who.country for who in self.cast.people if who.country}
        for one in self.countries:
            if _SUBJECT.search(self.view[max(0, one.start - 40) : one.start]):
                continue
            counts[one.country.name] = counts.get(one.country.name, 0) + 1
            if one.start < lead:
                early.add(one.country.name)
        for who in self.cast.people:
            if who.country:
                counts[who.country] = counts.get(who.country, 0) + 1
        ranked = sorted(counts, key=lambda name: -counts[name])
        return tuple(ranked[:2]) + tuple(name for name in ranked[2:3] if name in early)


_SUBJECT = re.compile(
    r"\b(?:situations?|developments?|events|crisis|crises|conflicts?|war|peace|stability|security"
    r"|ceasefire|elections?"
    r"|attacks?|violence|operations?|interests|embassy|missions?|sanctions|aggression) (?:in|on|against"
    r"|of|with) (?:the )?$"
    r"|\b(?:on|over|about|regarding|concerning|including|against|namely|from|such as|via) (?:the )?$"
)
"""“discussed the situation in Yemen”: a country that is spoken of and takes no part."""


def _without_line(sentence: Sentence, issued: Issue) -> Sentence | None:
    """A sentence without the date line that it opens with."""
    for start, end in issued.lines:
        if start <= sentence.start < end:
            if sentence.end <= end + 1:
                return None
            return Sentence(
                end,
                sentence.end,
                sentence.block,
                sentence.heading,
                sentence.bullet,
                sentence.lead,
                sentence.truncated,
            )
    return sentence
