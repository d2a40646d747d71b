"""Reads who a text is by: the sender of a mail, or those whom its headings name where it speaks as “I” or “we”."""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.lexicon import set_of
from app.intake.people.persons import Person, people_in
from app.intake.text.gazetteer import city_of
from app.intake.text.sentences import Sentence
from app.intake.text.tokens import tokens

_FIRST_PERSON = re.compile(r"(?<![\w.'-]) ?\bI(?:'(?:ll|ve|m|d))? (?!and\b|or\b|of\b|in\b|to\b)[a-z]{2,}\b")
"""“I met”, “Dr Okoye and I discussed”: whoever wrote the text speaks; `_speaks` leaves quotations out."""
_QUOTATION = re.compile(r'"[^"\n]{2,}(?:"|$)|^"[^"\n]*$', re.MULTILINE)
_TOGETHER = re.compile(
    r"(?:^|[.\n,;] {0,3})\b[Ww]e (?:also |have |had |will |are |were )*[a-z]{2,}", re.MULTILINE
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z'.-]+(?:[ ,]+(?:[A-Z][A-Z'.-]+|&)){2,}")
_SMALL = set_of("Of And The For On In To With At By From Between")
_KEPT = set_of("MP MLA KC QC OBE CBE KBE MBE AO AM EU UN US UK USA UAE NATO ASEAN NSC")
_BETWEEN = re.compile(
    r"[\s,|–-]*(?:(?:MP|MLA|KC|QC|OBE|CBE|AO|AM|PhD|MSC)\b[\s,|–-]*)*(?:the )?", re.IGNORECASE
)
"""What may stand between a name and the post below or behind it in a letterhead."""
_JOINTLY_BY = re.compile(
    r"\b(?:[Ss]tatement|[Rr]elease|[Cc]ommuniqu[eé]|[Dd]eclaration|[Rr]emarks|[Aa]rticle) (?:by|from|of) (?:the )?"
    r"(?:[A-Z]\w+ ){0,3}[Mm]inisters\b"
)
_MOST_HEADINGS = 6
WE_MET = re.compile(r"\b[Ww]e (?:today |have (?:today |also )?|also )?(?:met|agreed|held|spoke|discussed)\b")


def speaks(view: str) -> bool:
    """Whether the author speaks as “I” outside of quotations."""
    return _FIRST_PERSON.search(_QUOTATION.sub(" ", view)) is not None


def speaks_for_us(view: str, all_sentences: tuple[Sentence, ...]) -> bool:
    """Whether the one by whom a collection files a text says in it “we met”, “we have agreed”."""
    return (
        WE_MET.search(_QUOTATION.sub(" ", view)) is not None and filed_author(view, all_sentences) is not None
    )


def authors(view: str, all_sentences: tuple[Sentence, ...]) -> list[tuple[int, Person]]:
    """Those who speak: the sender of a mail, else who is named with a post in a heading; several say “we” jointly."""
    single = speaks(view) or speaks_for_us(view, all_sentences)
    if not single and _TOGETHER.search(_QUOTATION.sub(" ", view)) is None:
        return []
    sender = sender_of(view, all_sentences) if single else None
    if sender is not None:
        return [sender]
    heads = [number for number, one in enumerate(all_sentences) if one.heading]
    filed = filed_author(view, all_sentences) if single else None
    if filed is not None:
        return [filed]
    head = heads[:_MOST_HEADINGS] + [one for one in heads[-3:] if one not in heads[:_MOST_HEADINGS]]
    for place, number in enumerate(head):
        below = head[place + 1] if place + 1 < len(head) else None
        named = _named(view, all_sentences, number, below)
        posted = [one for one in named if one.position or one.titles]
        if len(posted) > 1:
            return [(number, one) for one in posted]
        if posted and single:
            return [(number, posted[0])]
    return []


_FILED = re.compile(r"(?P<last>[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?), (?P<first>[A-Z][a-z'-]+(?: [A-Z]\.?)?)")


def filed_author(view: str, all_sentences: tuple[Sentence, ...]) -> tuple[int, Person] | None:
    """“Howard, John”: the speaker as a collection of transcripts files him, alone on a line under the title."""
    for number in [number for number, one in enumerate(all_sentences) if one.heading][:_MOST_HEADINGS]:
        one = all_sentences[number]
        found = _FILED.fullmatch(view[one.start : one.end].strip())
        if found is not None and city_of(found["last"], frozenset()) is None:
            name = f"{found['first']} {found['last']}"
            return number, Person(one.start, one.end, one.start, name, "", "", None, "title")
    return None


def _named(view: str, all_sentences: tuple[Sentence, ...], number: int, below: int | None) -> list[Person]:
    """The people of one heading, with the post that stands behind or below a name."""
    sentence = all_sentences[number]
    plain = _uncapped(view, sentence)
    people = people_in(plain, tokens(plain, sentence.start, sentence.end))
    signed = [
        one for one in people if one.how == "bare" and (one.start, one.end) == (sentence.start, sentence.end)
    ]
    named = [one for one in people if one.name and one.how in {"title", "post", "apposition"}]
    offices = [one for one in people if one.how == "office"]
    if below is not None:
        after = all_sentences[below]
        beside = people_in(_uncapped(view, after), tokens(_uncapped(view, after), after.start, after.end))
        offices += [one for one in beside if one.how == "office" and one.start == after.start]
    if _JOINTLY_BY.search(plain, sentence.start, sentence.end):
        bare = [one for one in people if one.how == "bare" and not one.single]
        named += [replace(one, how="title", position="Minister") for one in bare if len(bare) > 1]
    named += [replace(one, how="title") for one in signed if below is not None and offices]
    return [one if one.position else _with_office(view, one, offices) for one in named]


def _with_office(view: str, one: Person, offices: list[Person]) -> Person:
    for office in offices:
        if office.start >= one.end and _BETWEEN.fullmatch(view[one.end : office.start]):
            return replace(one, position=office.position, country=one.country or office.country)
    return one


def _uncapped(view: str, one: Sentence) -> str:
    """The view with the words of a heading that run in capitals written as names are."""
    text = view[one.start : one.end]
    small = _titled(text) if text.isupper() else _CAPITALS.sub(lambda run: _titled(run[0]), text)
    return view[: one.start] + small + view[one.end :]


def _titled(run: str) -> str:
    return re.sub(r"[A-Z][A-Z'-]*", lambda word: _word(word[0]), run)


def _word(word: str) -> str:
    if word in _KEPT:
        return word
    written = word.title()
    return written.lower() if written in _SMALL else written


_SENDER = re.compile(r"^From: *(?P<name>[^\n<@]{3,60})", re.MULTILINE)
_SIGNED = re.compile(r" *[|,\n] *(?P<post>[A-Z][^|\n]{3,80})")


def sender_of(view: str, all_sentences: tuple[Sentence, ...]) -> tuple[int, Person] | None:
    """The name after “From:” where the mail is signed with it, and the post in the signature."""
    found = _SENDER.search(view)
    if found is None:
        return None
    last, comma, first = found["name"].strip().partition(", ")
    name = f"{first} {last}" if comma else last
    at = view.rfind(name)
    number = next((n for n, one in enumerate(all_sentences) if one.start <= at < one.end), None)
    if number is None or len(name.split()) < 2:
        return None
    post = _SIGNED.match(view, at + len(name))
    end = at + len(name)
    return number, Person(at, end, at, name, "", post["post"].strip() if post else "", None, "title")
