"""Laws of search: any text is a search; what is on file is found by its words; the index is what the records say."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.catalog import info
from app.errors import ChanceryError, NothingToUndo
from app.expunge import expunge
from app.search import MOST_PASSAGES, Results, search, suggest
from app.undo import redo, undo
from db import search_index
from db.engine import writer_engine, writing
from db.search_documents import DOCUMENTED, searched
from db.search_text import chunks
from db.values.ids import derived_id
from db.values.text import Shape, clean_text
from tests.app.anything import HOSTILE, WORDS, value_of, values_of
from tests.app.conftest import INDIA, Desk, make_desk
from tests.app.test_hostile_text import required

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)
OPERATORS = st.sampled_from([
    "kind:", "is:", "owes:", "country:", "forum:", "person:", "topic:", "due<", "made>=", "held:", "date>", "-",
    '"', "“", ":", "：", "≤",
    "open", "overdue", "ageing", "deleted", "30d", "2025", "India", "NEAR(", "AND", "OR", "NOT", "*", "^", "{title}",
    "(", ")", "title:", "rowid", "\x00", "\ud800", "é", "中", "'", "a-b", " ",
])  # fmt: skip
OMAN = derived_id("country", "omn")
NUMBERS = itertools.count()
PLAIN = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with one record of every kind, full of hostile text."""
    desk = make_desk(tmp_path_factory.mktemp("search") / "desk.chancery")
    oman = desk.add("country", name="Oman", code="OMN")
    for number, kind in enumerate(DOCUMENTED):
        if kind != "country":
            texts = {field.name: HOSTILE[number % len(HOSTILE)] + " x" for field in searched(kind)}
            desk.add(kind, **{**required(desk, kind, oman), **texts})
    desk.delete(desk.add("note", title="deleted " + HOSTILE[0], note_kind="note"))
    yield desk
    desk.case.close()


def sound(results: Results) -> None:
    """What holds of all results."""
    assert len({hit.id for hit in results.hits}) == len(results.hits) <= 50
    assert len(results.hits) <= results.total
    assert {hit.kind for hit in results.hits} <= {facet.kind for facet in results.facets}
    for hit in results.hits:
        assert hit.title
        assert len(hit.passages) <= MOST_PASSAGES
        for passage in hit.passages:
            assert passage.marks
            for start, end in passage.marks:
                assert 0 <= start < end <= len(passage.text)


@PLAIN
@given(typed=ANY_TEXT | st.lists(OPERATORS | WORDS, max_size=8).map("".join))
def test_any_text_is_a_search_and_none_is_an_error(stocked: Desk, typed: str) -> None:
    results = search(stocked.case, typed)
    sound(results)
    assert results == search(stocked.case, typed), "the order is always the same"


@pytest.mark.parametrize(
    "typed", [*HOSTILE, "x" * 5_000, "a " * 3_000, '"' * 500, "(" * 500, "-" * 500, "a-" * 900]
)
def test_hostile_text_is_a_search(stocked: Desk, typed: str) -> None:
    sound(search(stocked.case, typed))


@PLAIN
@given(data=st.data())
def test_what_is_typed_in_a_searched_field_is_found_by_any_of_its_words(
    stocked: Desk, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from([kind for kind in DOCUMENTED if searched(kind)]))
    field = data.draw(st.sampled_from(searched(kind)))
    text = "x " + data.draw(WORDS | ANY_TEXT.map(str.strip))
    own = derived_id("example", str(next(NUMBERS)))
    record = stocked.add(kind, **{**required(stocked, kind, OMAN), field.name: text, "id": own})
    for chunk in chunks(clean_text(text, Shape.BODY)):
        for word in (*chunk.words, *chunk.further):
            found = search(stocked.case, f'"{word}" kind:{kind}', limit=10_000).hits
            assert record in [hit.id for hit in found], word


def dump(desk: Desk) -> tuple[list[Any], list[Any]]:
    """Everything the index holds."""
    with desk.case.read() as reader:
        documents = reader.rows(
            "SELECT d.number >> 6, d.record_id, k.kind, i.title, i.person, i.text FROM search_document d "
            "JOIN search_index i ON i.rowid = d.number JOIN search_kind k ON k.code = d.number & 63 ORDER BY 1, 2"
        )
        names = reader.rows(
            "SELECT d.record_id, n.name_key, n.word FROM search_name n "
            "JOIN search_document d ON d.number = n.number ORDER BY 1, 2, 3"
        )
        count = reader.rows("SELECT count(*) FROM search_index")[0][0]
    assert count == len(documents)
    return documents, names


def rebuild(path: Path) -> None:
    engine = writer_engine(path)
    with writing(engine) as connection:
        search_index.rebuild(connection)
    engine.dispose()


class Index(RuleBasedStateMachine):
    """Random work at one desk; the index must follow it word for word."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk: Desk

    @initialize()
    def start(self) -> None:
        self.desk = make_desk(self.folder / "desk.chancery")
        self.desk.add("country", name="Oman", code="OMN")

    def ids(self, kind: str | None) -> Sequence[str]:
        with self.desk.case.read() as reader:
            condition = "" if kind is None else f"AND kind = '{kind}'"
            rows = reader.rows(f"SELECT id FROM record WHERE deleted = 0 {condition} ORDER BY id")
        return [row[0] for row in rows]

    @rule(
        data=st.data(),
        kind=st.sampled_from(["person", "name", "note", "point", "meeting", "organisation", "task"]),
    )
    def create(self, data: st.DataObject, kind: str) -> None:
        values = {f.name: data.draw(value_of(f, self.ids)) for f in info(kind).fields if f.required}
        values |= data.draw(values_of([f for f in info(kind).fields if not f.required], self.ids))
        with suppress(ChanceryError):
            self.desk.add(kind, **values)

    @rule(data=st.data())
    def edit_or_delete(self, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from(["person", "name", "note", "country"]))
        record = data.draw(st.sampled_from(self.ids(kind) or [INDIA]))
        with suppress(ChanceryError):
            if data.draw(st.booleans()):
                self.desk.edit(record, **data.draw(values_of(info(kind).fields, self.ids)))
            else:
                self.desk.delete(record)

    @rule(back=st.booleans())
    def step(self, back: bool) -> None:
        with suppress(NothingToUndo):
            undo(self.desk.case) if back else redo(self.desk.case)

    @invariant()
    def the_index_holds_what_the_records_say(self) -> None:
        with self.desk.case.read() as reader:
            assert search_index.differences(reader) == []

    def teardown(self) -> None:
        kept = dump(self.desk)
        self.desk.case.close()
        rebuild(self.desk.case.path)
        self.desk.reopen()
        assert dump(self.desk) == kept
        self.desk.case.close()
        shutil.rmtree(self.folder)


TestIndex = Index.TestCase
TestIndex.settings = settings(
    PLAIN,
    max_examples=settings().max_examples // 4,
    stateful_step_count=15,
    suppress_health_check=[*PLAIN.suppress_health_check, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            "DELETE FROM search_index WHERE rowid = (SELECT max(number) FROM search_document)",
            "note: 1 of 1 records",
        ),
        (
            "UPDATE search_index SET text = 'x' WHERE rowid = (SELECT max(number) FROM search_document)",
            "note: 1 of 1",
        ),
        ("DELETE FROM search_name", "person: 1 of 1 records"),
        ("DELETE FROM search_document", "country: 1 of 1 records"),
        ("INSERT INTO search_document VALUES (999999, 'nobody')", "1 records that are not there"),
    ],
)
def test_an_index_that_differs_is_noticed_and_rebuilt(desk: Desk, damage: str, told: str) -> None:
    desk.add("person", name="Nasser")
    desk.add("note", title="Note", note_kind="note")
    desk.case.close()
    connection = sqlite3.connect(desk.case.path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    desk.reopen()
    with desk.case.read() as reader:
        assert any(line.startswith(told) for line in search_index.differences(reader))
    desk.case.close()
    rebuild(desk.case.path)
    desk.reopen()
    with desk.case.read() as reader:
        assert search_index.differences(reader) == []


def suggestions_of(path: Path) -> list[Any]:
    connection = sqlite3.connect(path)
    held: list[Any] = connection.execute("SELECT * FROM search_title_data ORDER BY id").fetchall()
    connection.close()
    return held


def test_a_save_writes_only_what_it_changes_in_the_index(desk: Desk) -> None:
    """Each word that is put there anew costs a page of the file, on the disk, twice."""
    note = desk.add("note", title="Quetzalcoatlus", body="Pterodactylus", note_kind="note")
    before = suggestions_of(desk.case.path)
    desk.edit(note, body="Ichthyosaurus")
    assert suggestions_of(desk.case.path) == before
    assert search(desk.case, "ichthyosaurus").total == 1
    desk.edit(note, title="Triceratops")
    assert suggestions_of(desk.case.path) != before
    assert [one.id for one in suggest(desk.case, "tricer")] == [note]
    assert suggest(desk.case, "quetz") == []


def index_of(path: Path) -> str:
    """Every row of the tables behind the two indexes."""
    connection = sqlite3.connect(path)
    tables = [
        f"{name}_{part}" for name in ("search_index", "search_title") for part in ("data", "content", "idx")
    ]
    held = [str(row) for table in tables for row in connection.execute(f"SELECT * FROM {table}")]
    connection.close()
    return " ".join(held).lower()


def test_an_expunge_leaves_nothing_in_the_index_that_the_record_says_or_ever_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index alone: that the whole file is then written anew is not counted on."""
    said = ("quetzal", "pterodact", "tricerat", "ichthyos")
    note = desk.add("note", title="Quetzalcoatlus", body="Pterodactylus", note_kind="note")
    desk.edit(note, title="Triceratops", body="Ichthyosaurus")
    desk.add("note", title="Stegosaurus", note_kind="note")
    desk.edit(note, title="Other", body=None)
    assert search(desk.case, "quetzalcoatlus").total == 0
    monkeypatch.setattr("app.expunge._compact", lambda _: "")
    expunge(desk.case, note)
    desk.case.close()
    held = index_of(desk.case.path)
    assert "stegosaur" in held
    assert not [word for word in said if word in held]


def test_ten_thousand_words_and_a_long_source_are_found(desk: Desk) -> None:
    text = " ".join(f"term{number}" for number in range(40_000)) + " ending"
    source = desk.add("source", title="Long", text_received=text)
    (hit,) = search(desk.case, "term39999").hits
    assert hit.id == source
    assert [hit.passages[0].text[start:end] for start, end in hit.passages[0].marks] == ["term39999"]
    assert search(desk.case, '"term39999 ending"').total == 1
