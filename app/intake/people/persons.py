"""Finds people in a sentence: by their post, by their title, by what follows their name, or bare."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.lexicon import Country, cities, set_of, word_set
from app.intake.people.names import name_end, name_text
from app.intake.people.roles import (
    Office,
    country_at,
    honorific_country,
    is_office_word,
    office_at,
    office_text,
    titles_at,
)
from app.intake.text.tokens import Token, phrase_at


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person at `start:end`; `name` is empty for an office whose holder is not named.

    `how` is the pattern: post, title, apposition, counterpart, bare, office.
    """

    start: int
    end: int
    name_start: int
    name: str
    titles: str
    position: str
    country: Country | None
    how: str

    @property
    def single(self) -> bool:
        """Whether only one word of the name is given, as in later mentions."""
        return len(self.name.split()) == 1


def people_in(view: str, words_: list[Token]) -> tuple[Person, ...]:
    """The mentions of people among the tokens of one sentence, in order."""
    return tuple(_Scanner(view, words_).scan())


class _Scanner:
    """Walks over the tokens of one sentence once."""

    def __init__(self, view: str, tokens: list[Token]) -> None:
        self._view = view
        self._words = tokens
        self._found: list[Person] = []

    def scan(self) -> list[Person]:
        place = 0
        while place < len(self._words):
            place = max(
                place + 1,
                self._counterpart(place)
                or self._by_post(place)
                or self._by_title(place)
                or self._by_name(place),
            )
        return self._found

    def _counterpart(self, index: int) -> int:
        """“his Japanese counterpart, General Gen Nakatani”."""
        words_ = self._words
        bare = country_at(words_, index)
        possessed = words_[index].text.casefold() in {"his", "her", "the", "their", "its", "my", "our"}
        if not possessed and bare is None:
            return 0
        found = country_at(words_, index + 1) if possessed else bare
        place = index + possessed + (found[0] if found else 0)
        other = [one.text for one in words_[place : place + 2]]
        if place >= len(words_) or not (
            words_[place].text.startswith(("counterpart", "colleague", "homologue"))
            or other in (["opposite", "number"], ["opposite", "numbers"])
        ):
            return 0
        place += 1 + (other[0] == "opposite")
        country = found[1] if found else None
        if place + 1 < len(words_) and words_[place].text in {"from", "of"}:
            of = country_at(words_, place + 1) or (
                country_at(words_, place + 2)
                if words_[place + 1].text == "the" and place + 2 < len(words_)
                else None
            )
            if of:
                country, place = of[1], place + 1 + of[0] + (words_[place + 1].text == "the")
        after = place + (place < len(words_) and words_[place].text == ",")
        after += after + 1 < len(words_) and words_[after].text == "the"
        office = office_at(words_, after) if after < len(words_) else None
        if office is not None:  # “his Finnish counterpart, Minister of Defence Juhani Lehtovaara”
            post = office_text(self._view, words_, office)
            done = self._named(index, office.last, post, country or office.country, "counterpart")
            if done:
                return done
        return self._named(index, place, "", country, "counterpart") or 0

    def _by_post(self, index: int) -> int:
        """“Omani Defence Secretary, Ministry of Defence, Dr Name”; else an office without a name."""
        words_ = self._words
        office = office_at(words_, index)
        if office is None:
            return 0
        country, last = office.country, office.last
        position = office_text(self._view, words_, office)
        country = country or self._possessor(index)
        end, more, also = self._organisations(last)
        done = self._named(index, end, position + more, country or also, "post")
        if not done and end != last:
            done = self._named(index, last, position, country, "post")
        if done:
            return done
        if not office.lower or last - index > 1:
            self._office(index, end if more else last, position + more, country or also)
        return end if more else last

    def _possessor(self, index: int) -> Country | None:
        """The country right before a post: “Oman's Secretary General”."""
        for back in range(min(5, index), 0, -1):
            found = country_at(self._words, index - back)
            if found and found[0] == back:
                return found[1]
        return None

    def _office(self, first: int, last: int, position: str, country: Country | None) -> None:
        words_ = self._words
        start, end = words_[first].start, words_[last - 1].end
        self._found.append(Person(start, end, start, "", "", position, country, "office"))

    def _named(self, first: int, index: int, position: str, country: Country | None, how: str) -> int:
        """A title and a name from `index` on, after an optional comma; where it ends, or 0."""
        words_ = self._words
        place = index
        comma = place < len(words_) and words_[place].text == ","
        place += comma
        if place < len(words_) and words_[place].text in {"the", "H"} and not titles_at(words_, place):
            place += 1
        of = country_at(words_, place) if place < len(words_) else None
        if of and titles_at(words_, place + of[0]):
            country, place = country or of[1], place + of[0]
        titled = titles_at(words_, place)
        begin = place + titled
        end = name_end(words_, begin, titled=True) if begin < len(words_) else begin
        if end == begin or (
            comma and not titled and (end - begin < 2 or self._quoted(end) or how == "office")
        ):
            return 0
        if comma and not titled and office_at(words_, begin):
            return 0
        if how == "post" and not titled and end - begin == 1 and self._firm(index):
            return 0
        return self._keep(first, place, begin, end, position, country, how)

    def _firm(self, index: int) -> bool:
        """“Chairman of Veldkamp Offshore”: one more word behind a name that no table has is a part of it."""
        words_ = self._words
        if index < 2 or words_[index - 2].text not in {"of", "at"} or not words_[index - 1].capital:
            return False
        return country_at(words_, index - 1) is None and not is_office_word(words_[index - 1].core)

    def _quoted(self, index: int) -> bool:
        """“While meeting the Minister, Rajnath Singh said …” names the speaker, not the Minister."""
        return index < len(self._words) and self._words[index].text in {"said", "told", "stated", "noted"}

    def _by_title(self, index: int) -> int:
        titled = titles_at(self._words, index)
        begin = index + titled
        if not titled or begin >= len(self._words):
            return 0
        office = office_at(self._words, begin)
        if office is not None and office.last - begin > 1:
            return begin  # “HE Permanent Secretary …”: the post comes first
        end = name_end(self._words, begin, titled=True)
        if end == begin:
            return 0
        if index and " ".join(one.core for one in self._words[index - 1 : end]) in cities():
            return end  # Bandar Seri Begawan
        return self._keep(index, index, begin, end, "", None, "title")

    def _by_name(self, index: int) -> int:
        if not self._words[index].capital:
            return 0
        end = name_end(self._words, index, titled=False)
        if end == index:
            return 0
        return self._keep(index, index, index, end, "", None, "bare")

    def _keep(  # noqa: PLR0917 – the parts of one mention
        self, first: int, titles: int, begin: int, end: int, position: str, country: Country | None, how: str
    ) -> int:
        words_, view = self._words, self._view
        if words_[end - 1].core in _PLACES:
            return end  # King George Island
        title = (
            re.sub(r"\s+", " ", view[words_[titles].start : words_[begin].start]).strip()
            if begin > titles
            else ""
        )
        place = end
        while after_name := _post_nominal(words_, place):
            place += after_name
        last, after, of = self._apposition(place)
        rank_only = position.rstrip(".") in word_set("rank_roles")
        if after and (not position or rank_only or how == "counterpart"):
            position, country, how = after, country or of, "apposition" if how == "bare" else how
        elif after or last > place:
            country = country or of
        if last == place:
            last, of_country = self._of_country(place)
            country = country or of_country
        country = country or self._possessor(first) or honorific_country(title, position)
        self._found.append(
            Person(words_[first].start, words_[max(last, end) - 1].end, words_[begin].start,
                   name_text(view, words_, begin, end), title, position, country, how)
        )  # fmt: skip
        return max(last, end)

    def _of_country(self, place: int) -> tuple[int, Country | None]:
        words_ = self._words
        if place + 1 < len(words_) and words_[place].text in {"of", "for"}:
            ahead = place + 1 + (words_[place + 1].text == "the")
            if ahead + 2 < len(words_) and words_[ahead].text in _STATES and words_[ahead + 1].text == "of":
                ahead += 2 + (words_[ahead + 2].text == "the")
            found = country_at(words_, ahead) if ahead < len(words_) else None
            if found and not found[2]:
                return ahead + found[0], found[1]
        return place, None

    def _apposition(self, place: int) -> tuple[int, str, Country | None]:
        """`, the Hon'ble Secretary General, Ministry of Defence, Oman`: its end, the position, the country."""
        words_ = self._words
        place += self._part_marked(place)
        if place >= len(words_) or words_[place].text not in {",", "(", "-", "–"}:
            return place, "", None
        ahead = self._who_serves(place + 1)
        while ahead < len(words_) and words_[ahead].text in {"the", "The", "His", "Her", "our", "also"}:
            ahead += 1
        if ahead < len(words_):
            ahead += phrase_at(words_, ahead, "honorifics")
        if ahead >= len(words_):
            return place, "", None
        office = office_at(words_, ahead)
        if office is None:
            found = country_at(words_, ahead)
            return (
                (ahead + found[0], "", found[1])
                if found and not found[2] and ahead == place + 1
                else (place, "", None)
            )
        if (
            words_[place].text == "("
            and office.last == ahead + 1
            and words_[ahead].text in {"Head", "Chair", "Lead"}
        ):
            return place, "", None  # his part in the delegation, not his post
        end, more, also = self._organisations(office.last)
        if not self._pure(office, end):
            return place, "", None
        return (
            end,
            office_text(self._view, words_, office) + more,
            office.country or also or self._possessor(ahead),
        )

    def _who_serves(self, place: int) -> int:
        """“John Noh, who performs the duties of the assistant secretary”: where the post begins."""
        words_ = self._words
        if place + 2 >= len(words_) or words_[place].text != "who":
            return place
        said = [one.text for one in words_[place + 1 : place + 5]]
        for phrase in _SERVES:
            if said[: len(phrase)] == phrase:
                return place + 1 + len(phrase)
        return place

    def _part_marked(self, place: int) -> int:
        """“(chair), Director of Instruction”: how many tokens his part takes before his post."""
        marked = [one.text.casefold() for one in self._words[place : place + 4]]
        return 3 if len(marked) == 4 and marked[0] == "(" and marked[1] in _CHAIRS else 0

    def _pure(self, office: Office, end: int) -> bool:
        """Whether no name follows that the office belongs to (“Blinken, Secretary of Defense Lloyd Austin”)."""
        words_ = self._words
        if end != office.last:
            return True
        place = end + titles_at(words_, end) if end < len(words_) else end
        return place >= len(words_) or name_end(words_, place, titled=True) == place

    def _organisations(self, index: int) -> tuple[int, str, Country | None]:
        """Offices and countries after commas: `, Ministry of Defence, Government of India`."""
        words_, place, country = self._words, index, None
        kept = index
        while place + 1 < len(words_) and words_[place].text == ",":
            ahead = place + 1 + (words_[place + 1].text == "the" if place + 2 < len(words_) else 0)
            found = country_at(words_, ahead)
            if found is not None and not found[2]:
                country, place = country or found[1], ahead + found[0]
                if titles_at(words_, place):
                    return place, self._written(index, kept), country
                continue
            end = self._organisation(ahead)
            if end == ahead:
                break
            country = self._country_within(ahead, end) or country
            place = kept = end
        return place, self._written(index, kept), country

    def _written(self, index: int, kept: int) -> str:
        if kept == index:
            return ""
        return re.sub(r"\s+", " ", self._view[self._words[index - 1].end : self._words[kept - 1].end])

    def _organisation(self, index: int) -> int:
        words_ = self._words
        start = country_at(words_, index)
        place = index + (start[0] if start else 0)
        if place >= len(words_) or not _organisation_head(words_, place):
            return index
        place += 1
        while place < len(words_):
            word = words_[place]
            joined = word.text in {"of", "for", "and", "&", "the"} and place + 1 < len(words_)
            if word.text == "(" and place + 2 < len(words_) and words_[place + 2].text == ")":
                place += 3
            elif (
                joined
                and words_[place + 1].capital
                and not office_at(words_, place + 1)
                and not titles_at(words_, place + 1)
            ):
                place += 2
            elif joined and word.text in {"of", "for"} and words_[place + 1].text == "the":
                place += 1
            elif word.capital and (word.core in word_set("office_words") or country_at(words_, place)):
                if (
                    titles_at(words_, place)
                    and name_end(words_, place + titles_at(words_, place), titled=True) > place + 1
                ):
                    break
                place += 1
            else:
                break
        return place

    def _country_within(self, first: int, last: int) -> Country | None:
        for place in range(first, last):
            found = country_at(self._words, place)
            if found:
                return found[1]
        return None


_POST_NOMINALS = set_of(
    "MP MLA KC QC OBE CBE KBE MBE AO AM MDS AVSM PVSM UYSM YSM SM VSM VM NM PhD MD DSC Jr. Sr."
    " ndc psc rcds fdc PC SC OM CB CMG CVO LVO CNZM MNZM ONZM DCO GCFR GCON CFR OFR EBS MGH CBS GCMG KCMG"
    " GCL CSM DSO DFC AC PSM CSC CH GBE KCB DSM YSM NSM"
)


def _post_nominal(words_: list[Token], place: int) -> int:
    """How many tokens “KBE” or “, KBE” behind a name has."""
    comma = place + 1 < len(words_) and words_[place].text == ","
    at = place + comma
    return 1 + comma if at < len(words_) and words_[at].text in _POST_NOMINALS else 0


_STATES = set_of("Republic Kingdom Sultanate State Government Commonwealth Union")
_PLACES = set_of(
    "Island Islands River Sea Bay Base Airport Street Avenue Palace Prize Hall Award Strait Valley"
    " Mountains Square Expo Games Festival Cup Olympics Fund Bank Round Agenda Package Facility"
)
_SERVES = [
    ["performs", "the", "duties", "of"],
    ["serves", "as"],
    ["is", "also"],
    ["is"],
    ["holds", "the", "post", "of"],
]
"""What joins a name and a post by “who”."""
_CHAIRS = set_of("chair co-chair chairman chairperson head leader lead secretary rapporteur")


def _organisation_head(words_: list[Token], index: int) -> bool:
    if words_[index].core in word_set("organisation_heads"):
        return True
    two = " ".join(one.core for one in words_[index : index + 2])
    return two in word_set("organisation_heads") or (
        words_[index].core in word_set("office_words")
        and words_[index].capital
        and not phrase_at(words_, index, "ranks")
    )
