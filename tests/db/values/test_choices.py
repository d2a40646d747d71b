"""Every choice is stored by its value and read by its label, and says which commitments are followed up."""

import inspect
import json

import pytest

from db.values import choices
from db.values.choices import (
    Choice,
    CommitmentKind,
    CommitmentStatus,
    ForumStatus,
    MeetingKind,
    NameUse,
    Releasable,
    Strength,
    tracked,
)

EVERY = [
    kind
    for _, kind in inspect.getmembers(choices, inspect.isclass)
    if issubclass(kind, Choice) and kind is not Choice
]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_member_is_found_by_its_value_and_has_its_own_label(kind: type[Choice]) -> None:
    assert [kind(member.value) for member in kind] == list(kind)
    labels = [member.label for member in kind]
    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_values_are_the_names_in_small_letters(kind: type[Choice]) -> None:
    assert [member.value for member in kind] == [member.name.lower() for member in kind]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_a_choice_is_its_text(kind: type[Choice]) -> None:
    for member in kind:
        assert str(member) == member == member.value
        assert json.loads(json.dumps(member)) == member.value


def test_an_unknown_value_is_refused() -> None:
    with pytest.raises(ValueError, match="gathering"):
        MeetingKind("gathering")


def test_the_words_on_screen() -> None:
    assert MeetingKind.CALL.label == "Telephone or video call"
    assert ForumStatus.PROPOSED.label == "To be established"
    assert [member.label for member in Releasable] == [
        "Not decided",
        "May be used freely",
        "Not to be disclosed",
    ]
    assert NameUse.HOUSE.label == "As we write it"


def test_which_statuses_are_closed() -> None:
    assert [status.value for status in CommitmentStatus if not status.closed] == [
        "draft",
        "open",
        "in_progress",
        "reported_done",
        "on_hold",
    ]


@pytest.mark.parametrize("kind", CommitmentKind)
@pytest.mark.parametrize("strength", Strength)
@pytest.mark.parametrize("addressed", [True, False])
def test_what_is_followed_up(kind: CommitmentKind, strength: Strength, addressed: bool) -> None:
    expected = (kind in ("agreed", "committed") and strength in ("firm", "intent")) or (
        kind == "proposed" and addressed
    )
    assert tracked(kind, strength, addressed) is expected
