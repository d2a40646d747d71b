"""Sentences as minutes and releases have them, put together by chance; about half of them speak of cooperation."""

from __future__ import annotations

from random import Random

SYNTHETIC = "(synthetic)"
"""Stands in titles, so that nobody takes what is invented for what happened."""

TOPICS = (
    "Maritime security", "Staff talks", "Training", "Defence industry", "Joint exercises", "Military medicine",
    "Cyber defence", "Peacekeeping", "Hydrography", "Search and rescue", "Logistics", "Space", "Air defence",
    "Education", "Border management", "Disaster relief", "Counter-piracy", "Research", "Standardisation", "Veterans",
)  # fmt: skip

_ACTS = (
    "Hold", "Conclude", "Prepare", "Exchange", "Send", "Host", "Draft", "Review", "Extend", "Open", "Offer", "Finalise",
    "Nominate", "Share", "Begin", "Complete",
)  # fmt: skip
_SUBJECTS = (
    "a working group on cooperation in", "a programme of cooperation in", "a calendar of cooperation in",
    "an arrangement on cooperation in", "a joint study of cooperation in", "a plan for cooperation in",
    "the terms of reference of", "a course for instructors in", "a list of points of contact for",
    "a technical visit about", "an exchange of experts in", "a seminar on", "a draft protocol on", "a report on",
)  # fmt: skip
_MATTERS = tuple(topic.lower() for topic in TOPICS)
_WITH = (
    "the naval staffs", "the national staff colleges", "the coast guards", "the research agencies", "the shipyards",
    "the air forces", "the medical services", "the joint staffs", "the hydrographic offices", "the training commands",
)  # fmt: skip
_ENDS = (
    "", "", ", subject to funds", ", as agreed by both chairs", ", at no cost to the other side",
    ", after consultation of the treasury", ", in the language of the host", ", with observers where both sides agree",
    ", and report to the next session", ", without prejudice to existing arrangements",
)  # fmt: skip
_REMARKS = (
    "The draft is with the legal service.", "A reply is awaited.", "The other side asked for more time.",
    "Names were exchanged by letter.", "The venue is confirmed.", "Funds are approved for the first phase.",
    "The question was put off to the next session.", "Both sides are content with the text.",
    "No movement since the last session.", "The staff reported that work has begun.",
)  # fmt: skip
_TALKED = (
    "Both sides reviewed cooperation in {} and noted progress since the previous session.",
    "The visiting side explained its plans for {} and asked for comments in writing.",
    "It was agreed that experts would meet on {} before the end of the year.",
    "The host described experience with {} and offered places on courses.",
    "Views were exchanged on {}; no decision was taken.",
    "Cooperation in {} was found to be ahead of schedule and will be widened.",
)


def promise(chance: Random, number: int) -> str:
    """One sentence of a commitment; the project's name makes rare words."""
    pick = chance.choice
    one, other = chance.sample(_WITH, 2)
    wording = f"{pick(_ACTS)} {pick(_SUBJECTS)} {pick(_MATTERS)} between {one} and {other}{pick(_ENDS)}"
    return f"{wording} (project {project(chance)}{'' if number % 3 else f' {number % 997}'})."


def project(chance: Random) -> str:
    """A code word: few are used often, many seldom."""
    number = int(20_000 * chance.random() ** 4)
    letters = ""
    while True:
        number, rest = divmod(number, 90)
        letters += "bdfgklmnprstvwz"[rest % 15] + "aeiouy"[rest // 15]
        if not number:
            return letters.capitalize() + "x"


def talk(chance: Random, sentences: int) -> str:
    """What was said, in so many sentences."""
    return " ".join(chance.choice(_TALKED).format(chance.choice(_MATTERS)) for _ in range(sentences))


def remark(chance: Random) -> str:
    """Where something stands."""
    return chance.choice(_REMARKS)
