"""What only an officer can decide is asked once, with candidates and reasons, and the answer holds for all its rows."""

from __future__ import annotations

import pytest

from app.errors import InvalidValue
from app.registers.decisions import Answer, Decision, Decisions
from app.registers.errors import QuestionsOpen, RegisterRefused
from app.registers.plan import RowAction
from tests.app.conftest import INDIA, Desk
from tests.app.registers.conftest import TableFile, held, looked, taken

HEADER = ("Action Point", "Forum", "Action by", "Owning organisations")


def test_a_name_that_is_nearly_on_file_is_asked_about_once(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    rows = [(f"Point {n}", "Joint Military Co-operation Commitee", "us", "") for n in ("one", "two")]
    path = csv_file(HEADER, *rows)
    seen = looked(desk.case, path)
    (question,) = seen.questions
    assert question.sentence == (
        "Is the forum “Joint Military Co-operation Commitee” the same as “Joint Military Cooperation Committee”?"
    )
    assert (question.rows, [one.id for one in question.candidates], question.about_row) == (
        (2, 3),
        [jmcc],
        False,
    )
    assert [row.action for row in seen.rows] == [RowAction.ASK, RowAction.ASK]
    with pytest.raises(QuestionsOpen, match=r"1 question is open, and nothing was changed\. Is the forum"):
        taken(desk.case, path)
    assert taken(desk.case, path, Decisions({question.key: Decision(Answer.SAME)})).created == 2
    assert {one["forum_id"] for one in held(desk, "commitment")} == {jmcc}


def test_a_name_that_was_said_to_be_the_same_is_known_the_next_time(
    desk: Desk, jmcc: str, oman: str, csv_file: TableFile
) -> None:
    navy = desk.add("organisation", name="Royal Navy of Oman", country_id=oman)
    taken(
        desk.case,
        csv_file(HEADER, ("One", "JMCC", "them", "Royal Navy Oman")),
        Decisions(default=Answer.SAME),
    )
    (name,) = held(desk, "name")
    assert (name["named_id"], name["written"], name["use"]) == (navy, "Royal Navy Oman", "as_written")
    assert looked(desk.case, csv_file(HEADER, ("Two", "JMCC", "them", "Royal Navy Oman"))).questions == ()


def test_new_makes_a_record_and_skip_leaves_the_reference_empty(
    desk: Desk, jmcc: str, oman: str, csv_file: TableFile
) -> None:
    desk.add("organisation", name="Royal Navy of Oman", country_id=oman)
    taken(
        desk.case,
        csv_file(HEADER, ("One", "JMCC", "them", "Royal Navy Oman")),
        Decisions(default=Answer.SKIP),
    )
    assert "owners" not in held(desk, "commitment")[0]
    taken(
        desk.case, csv_file(HEADER, ("Two", "JMCC", "them", "Royal Navy Oman")), Decisions(default=Answer.NEW)
    )
    assert {one["name"] for one in held(desk, "organisation")} == {"Royal Navy of Oman", "Royal Navy Oman"}


def test_sessions_of_different_number_are_never_taken_for_each_other(
    desk: Desk, oman: str, jmcc: str, csv_file: TableFile
) -> None:
    about = {"meeting_kind": "session", "forum_id": jmcc, "parties": [INDIA, oman], "status": "held"}
    desk.add("meeting", title="12th JMCC", edition=12, **about)
    path = csv_file(("Action Point", "Action by", "Meeting"), ("Go on", "us", "13th JMCC"))
    seen = looked(desk.case, path)
    assert seen.questions == ()
    assert [(one.kind, one.title) for one in seen.new] == [("meeting", "13th JMCC")]


def test_two_forums_of_one_name_are_told_apart_by_the_parties(
    desk: Desk, oman: str, csv_file: TableFile
) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    other = desk.add("forum", name="Staff Talks", parties=[INDIA, japan])
    mine = desk.add("forum", name="Staff Talks", parties=[INDIA, oman])
    header = ("Action Point", "Action by", "Forum", "Country")
    taken(
        desk.case,
        csv_file(header, ("One", "us", "Staff Talks", "Japan"), ("Two", "us", "Staff Talks", "Oman")),
    )
    by_wording = {one["wording"]: one["forum_id"] for one in held(desk, "commitment")}
    assert by_wording == {"One": other, "Two": mine}
    path = csv_file(header, ("Three", "us", "Staff Talks", ""), name="b.csv")
    (question,) = looked(desk.case, path).questions
    assert question.sentence == "Which forum is “Staff Talks”?"
    assert {one.id for one in question.candidates} == {mine, other}
    assert all("Oman" in one.title or "Japan" in one.title for one in question.candidates)
    with pytest.raises(QuestionsOpen):  # alike, so that no default chooses
        taken(desk.case, path, Decisions(default=Answer.SAME))
    taken(desk.case, path, Decisions({question.key: Decision(Answer.SAME, other)}))
    assert {one["forum_id"] for one in held(desk, "commitment") if one["wording"] == "Three"} == {other}


def test_a_country_is_found_by_any_name_and_an_unknown_one_is_asked_about(
    desk: Desk, oman: str, csv_file: TableFile
) -> None:
    rows = [
        (f"Forum {n}", words)
        for n, words in enumerate(("OMN", "om", "Sultanate of Oman", "Japan", "The Netherlands"))
    ]
    path = csv_file(("Mechanism", "Country"), *rows, ("Forum 9", "Norwya"), name="forums.csv")
    seen = looked(desk.case, path, kind="forum")
    assert {one.title for one in seen.new} == {"Japan", "Netherlands"}
    (question,) = seen.questions
    assert question.sentence == "“Norwya” is no state or grouping that is known; is it a new country?"
    done = taken(desk.case, path, Decisions(default=Answer.SKIP, skip_faults=True), kind="forum")
    assert (done.created, done.left_out[0].sentence) == (
        5,
        "“Parties” is needed; give it in a column or for the whole file.",
    )


def test_the_same_commitment_in_other_words_is_asked_about(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    known = "Hold the next meeting of the Joint Military Cooperation Committee in Muscat"
    header = ("Action Point", "Forum", "Action by", "Remarks")
    taken(desk.case, csv_file(header, (known, "JMCC", "them", "")))
    (before,) = held(desk, "commitment")
    path = csv_file(
        header, (known.replace("next meeting", "next meetings"), "JMCC", "them", "They asked for May.")
    )
    (question,) = looked(desk.case, path).questions
    assert (question.about_row, question.candidates[0].id) == (True, before["id"])
    assert question.candidates[0].likeness < 100
    assert taken(desk.case, path, Decisions(default=Answer.SKIP)).skipped == 1
    assert taken(desk.case, path, Decisions({"row 2": Decision(Answer.SAME)})).edited == 1
    (after,) = held(desk, "commitment")
    assert (after["wording"], after["status_note"]) == (known, "They asked for May.")
    path = csv_file(header, (known, "JMCC", "us", ""))
    assert taken(desk.case, path, Decisions(default=Answer.NEW)).created == 1


def test_the_same_words_in_another_forum_are_another_commitment(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    header = ("Action Point", "Forum", "Action by", "Country")
    path = csv_file(
        header, ("Meet again", "JMCC", "us", "Oman"), ("Meet again", "Naval Staff Talks", "us", "Oman")
    )
    seen = looked(desk.case, path)
    assert (seen.questions, [row.action for row in seen.rows]) == ((), [RowAction.CREATE, RowAction.CREATE])


def test_the_same_edition_is_the_same_meeting_whatever_its_title(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    header = ("Title", "Forum", "Edition", "Date")
    taken(desk.case, csv_file(header, ("13th JMCC", "JMCC", "13", "24 Nov 2025")), kind="meeting")
    path = csv_file((*header, "Outcome"), ("Thirteenth round", "JMCC", "13", "24 Nov 2025", "Agreed minutes"))
    (question,) = looked(desk.case, path, kind="meeting").questions
    assert question.candidates[0].reason == "is the same edition of the same forum"
    assert taken(desk.case, path, Decisions(default=Answer.SAME), kind="meeting").edited == 1
    assert held(desk, "meeting")[0]["outcome"] == "Agreed minutes"


def test_meetings_of_one_title_on_different_days_are_different(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    header = ("Meeting", "Date", "Country")
    rows = (("Delegation talks", "1 May 2024", "Oman"), ("Delegation talks", "2 May 2025", "Oman"))
    assert taken(desk.case, csv_file(header, *rows, name="meetings.csv")).created == 2


def test_a_row_may_be_the_same_as_an_earlier_row(desk: Desk, csv_file: TableFile) -> None:
    header = ("Name", "Designation", "Organisation", "E-mail")
    rows = (
        ("Dr Anna Maria Kowalska", "Director", "Navy", ""),
        ("Anna Maria Kowalska", "Adviser", "Navy", "a@b.pl"),
    )
    path = csv_file(header, *rows, name="people.csv")
    (question,) = looked(desk.case, path).questions
    assert [one.id for one in question.candidates] == ["row 2"]
    done = taken(desk.case, path, Decisions({"row 3": Decision(Answer.SAME, "row 2")}))
    (person,) = held(desk, "person")
    assert done.created == 1
    assert {(post["title"], post["person_id"]) for post in held(desk, "post")} == {
        ("Director", person["id"]), ("Adviser", person["id"])
    }  # fmt: skip


def test_a_decision_for_a_record_that_is_not_there_is_refused(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    row = ("Hold talks", "Joint Military Co-operation Commitee", "us", "")
    key = looked(desk.case, csv_file(HEADER, row)).questions[0].key
    with pytest.raises(RegisterRefused, match="said to be a record that is not on file"):
        taken(desk.case, csv_file(HEADER, row), Decisions({key: Decision(Answer.SAME, INDIA)}))
    taken(desk.case, csv_file(HEADER, ("Hold talks", "JMCC", "us", "")))
    path = csv_file((*HEADER, "Remarks"), ("Hold talks", "JMCC", "us", "", "New"))
    with pytest.raises(InvalidValue, match="is no record of kind commitment"):
        taken(desk.case, path, Decisions({"row 2": Decision(Answer.SAME, INDIA)}))


def test_what_refers_to_nothing_on_file_is_left_out_when_told(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    path = csv_file(
        ("Action Point", "Forum", "Action by", "Refers to"), ("Go on", "JMCC", "us", "The White Paper; JMCC")
    )
    (question,) = looked(desk.case, path).questions
    assert (question.sentence, question.creatable) == ("“The White Paper” is not on file; what is it?", False)
    decided = Decisions(default=Answer.NEW)
    assert (
        looked(desk.case, path, decided).rows[0].remarks[0]
        == "between the parties of Joint Military Cooperation Committee"
    )
    assert "“The White Paper” is left out" in looked(desk.case, path, decided).rows[0].remarks
    taken(desk.case, path, decided)
    assert held(desk, "commitment")[0]["related"] == [jmcc]


def test_what_cannot_be_made_from_a_name_is_a_fault(desk: Desk, csv_file: TableFile) -> None:
    path = csv_file(("Task", "Meeting"), ("Write the brief", "The first round"), name="tasks.csv")
    with pytest.raises(
        RegisterRefused, match="The meeting “The first round” is not on file and cannot be made from its name"
    ):
        taken(desk.case, path)


def test_a_state_that_is_known_is_never_taken_for_its_neighbour(desk: Desk, csv_file: TableFile) -> None:
    desk.add("country", name="Australia", code="AUS")
    path = csv_file(("Name", "Country"), ("Anna Kowalska", "Austria"), name="people.csv")
    seen = looked(desk.case, path)
    assert (seen.questions, [one.title for one in seen.new]) == ((), ["Austria"])


def test_another_spelling_of_a_row_is_kept_with_the_record(desk: Desk, csv_file: TableFile) -> None:
    known = desk.add("person", name="Nasser Al-Zaabi")
    path = csv_file(("Name", "Designation"), ("Naser Al Zaabi", "Minister"), name="people.csv")
    taken(desk.case, path, Decisions(default=Answer.SAME))
    (name,) = held(desk, "name")
    assert (name["named_id"], name["written"]) == (known, "Naser Al Zaabi")
    assert taken(desk.case, path).same == 1
