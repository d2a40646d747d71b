"""A commitment's story from its first wording to today; the same sentence again is a second source."""

from __future__ import annotations

from datetime import date

import pytest

from app.commitments.acting import act
from app.commitments.steps import Answer, Verb
from app.commitments.story import read_story
from app.commitments.wording import made_again, same_wording, second_source
from app.errors import InvalidValue, NotFound
from app.records import read_record
from app.tasks import Letter, NewTask, answer, give_out
from db.values.choices import CommitmentStatus, MeetingKind, MeetingStatus, SourceKind
from db.values.due import DueState
from db.values.partial_date import DateRange, PartialDate
from tests.app.commitments.book import Book, due
from tests.app.conftest import INDIA

SENTENCE = "Oman will share a list of ports by the next session."


@pytest.fixture
def source(book: Book) -> str:
    return book.desk.add("source", title="Joint release", source_kind=SourceKind.PRESS_RELEASE)


def test_every_chapter_is_told_with_its_source_oldest_first(book: Book, source: str) -> None:
    earlier = book.promise("Think of a list.", made_at_id=book.session(12, "2024-01-31"))
    made = book.promise(
        "Share a list.", restates_id=earlier, due=due("by the next session"), due_event_id=book.jmcc
    )
    second_source(book.desk.case, made, source, SENTENCE, place="paragraph 2")
    act(book.desk.case, made, Answer(Verb.REWORD, wording="Share two lists.", meeting_id=book.fourteenth))
    act(book.desk.case, made, Answer(Verb.CARRY, "no time", meeting_id=book.fourteenth))
    task, _ = give_out(book.desk.case, NewTask("Ask the ports", commitment_id=made))
    answer(book.desk.case, task, letter=Letter("Reply of the ports", "12/2026", PartialDate(2026, 11, 10)))
    act(book.desk.case, made, Answer(Verb.DONE, "sent by post", evidence="Letter 12/2026"))
    told = " | ".join(one.text for one in read_record(book.desk.case, "commitment", made).story)
    assert "sent by post. Now implemented." in told
    story = read_story(book.desk.case, made)
    assert [(one.kind, one.title) for one in story.chapters] == [
        ("former", "Said before at 12th JMCC"),
        ("made", "Made at 13th JMCC"),
        ("reworded", "Reworded at 14th JMCC"),
        ("carried", "Carried forward at 14th JMCC"),
        ("letter", "Incoming letter 12/2026: Reply of the ports"),
        ("status", "Implemented"),
    ]
    first = story.chapters[1]
    assert (first.text, first.sources[0].quote, first.sources[0].place) == (
        "Share a list.",
        SENTENCE,
        "paragraph 2",
    )
    assert (story.chapters[2].was, story.wording) == ("Share a list.", "Share two lists.")
    assert story.first_made.on == PartialDate(2024, 1, 31)
    assert (story.carried, story.position, story.status) == (1, None, CommitmentStatus.IMPLEMENTED)
    assert story.due_meaning.startswith("carried to the next session of")
    assert [one.title for one in story.tasks] == ["Ask the ports"]
    assert [one.title for one in story.letters] == ["Reply of the ports"]


def test_lineage_is_told_from_both_ends(book: Book) -> None:
    whole, old = book.promise("The whole"), book.promise("Old words")
    made = book.promise("New words", amends_id=old, part_of_id=whole, closes_id=whole)
    told = {(one.how, one.to.title) for one in read_story(book.desk.case, made).relations}
    assert told == {("amends", "Old words"), ("part_of", "The whole"), ("closes", "The whole")}
    back = {(one.how, one.to.title) for one in read_story(book.desk.case, whole).relations}
    assert back == {("has_part", "New words"), ("closed_by", "New words")}
    assert read_story(book.desk.case, old).relations[0].words == "Amended by"


def test_a_story_of_words_that_lead_in_a_circle_ends(book: Book) -> None:
    one = book.promise("One")
    other = book.promise("Other", restates_id=one)
    book.desk.edit(one, amends_id=other)
    assert {chapter.text for chapter in read_story(book.desk.case, one).chapters} == {"One", "Other"}


def test_the_same_sentence_is_found_whatever_its_marks_and_where_it_was_quoted(
    book: Book, source: str
) -> None:
    made = book.promise("Share a list of ports.", wording_quoted="shall share “a list of ports”")
    second_source(book.desk.case, made, source, SENTENCE)
    (found,) = same_wording(book.desk.case, "oman WILL share a list of ports – by the next session")
    assert (found.commitment.id, found.exact) == (made, True)
    assert found.quote_of is not None
    assert found.quote_of.id == source
    assert same_wording(book.desk.case, "Shall share a list of ports")[0].likeness == 100
    assert same_wording(book.desk.case, "Share a list of port", forum_id=book.jmcc, country_ids=[book.oman])


def test_another_sentence_is_another_commitment(book: Book) -> None:
    book.promise("Share 3 lists of ports.")
    for other in ("Share 2 lists of ports.", "Hold a seminar on hydrography.", "Yes."):
        assert same_wording(book.desk.case, other) == ()


def test_a_sentence_that_was_rejected_is_not_offered_again_and_a_former_wording_is_known(book: Book) -> None:
    draft = book.promise(status=CommitmentStatus.DRAFT)
    act(book.desk.case, draft, Answer(Verb.REJECT, "only a courtesy"))
    assert same_wording(book.desk.case, "Share a list of ports")[0].commitment.id == draft
    made = book.promise("Open a liaison office.")
    act(book.desk.case, made, Answer(Verb.REWORD, wording="Post one officer in Muscat."))
    assert same_wording(book.desk.case, "Open a liaison office")[0].commitment.id == made


def test_other_countries_are_not_looked_through(book: Book) -> None:
    japan = book.desk.add("country", name="Japan", code="JPN")
    book.promise()
    assert same_wording(book.desk.case, "Share a list of ports.", country_ids=[japan]) == ()


def test_a_pledge_that_is_reaffirmed_is_also_made_there_and_no_new_one(book: Book, source: str) -> None:
    made = book.promise()
    made_again(book.desk.case, made, book.fourteenth, source_id=source, quote=SENTENCE)
    made_again(book.desk.case, made, book.fourteenth)
    story = read_story(book.desk.case, made)
    assert [one.title for one in story.chapters] == ["Made at 13th JMCC", "Also made at 14th JMCC"]
    assert [one.to.title for one in story.relations] == ["14th JMCC"]
    assert len(story.sources) == 1


def test_what_is_gone_is_refused_in_words(book: Book, source: str) -> None:
    made = book.promise()
    with pytest.raises(InvalidValue, match="words of the source"):
        second_source(book.desk.case, made, source, " ")
    with pytest.raises(NotFound, match="meeting"):
        made_again(book.desk.case, made, made)
    book.desk.delete(made)
    with pytest.raises(NotFound, match="commitment"):
        read_story(book.desk.case, made)


@pytest.mark.parametrize("made", ["2026-08-01", None])
def test_a_session_planned_for_a_day_gone_by_leaves_its_dues_overdue_and_is_asked_about(
    book: Book, made: str | None
) -> None:
    forum = book.desk.add("forum", name="Staff talks", parties=[INDIA, book.oman])
    planned = book.desk.add(
        "meeting", title="1st talks", meeting_kind=MeetingKind.SESSION, status=MeetingStatus.PLANNED, forum_id=forum,
        parties=[INDIA, book.oman], held_on=DateRange.parse_text("2026-11-10"),
    )  # fmt: skip
    promised = book.promise(
        due=due("by the next session"), due_event_id=forum, made_at_id=None, forum_id=forum,
        made_on=PartialDate.parse(made) if made else None,
    )  # fmt: skip
    asked = "1st talks was planned for then, whether it was held is not on file"
    before = read_story(book.desk.case, promised, date(2026, 11, 10))
    assert asked not in before.due_meaning
    story = read_story(book.desk.case, promised, date(2026, 11, 11))
    assert story.due_meaning.endswith(asked)
    assert story.position is not None
    assert (story.position.state, story.due_day) == (DueState.OVERDUE, date(2026, 11, 10))
    book.desk.edit(planned, status=MeetingStatus.POSTPONED)
    story = read_story(book.desk.case, promised, date(2026, 11, 11))
    assert story.position is not None
    assert (story.position.state, story.due_day) == (DueState.FLOATING, None)
    assert asked not in story.due_meaning
