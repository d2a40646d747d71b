"""The index stays sound in SQLite's own eyes, whatever names come and go."""

from __future__ import annotations

import random

from app.check import check
from tests.app.conftest import Desk


def test_names_of_every_script_come_and_go_and_the_index_stays_sound(desk: Desk) -> None:
    chance = random.Random(7)
    letters = "abcéöłабвمحد中文"
    names = ["".join(chance.choices(letters, k=chance.randint(1, 6))) for _ in range(30)]
    people: list[str] = []
    for _ in range(60):
        if people and chance.random() < 0.4:
            desk.delete(people.pop(chance.randrange(len(people))))
        elif people and chance.random() < 0.5:
            desk.edit(chance.choice(people), name=" ".join(chance.choices(names, k=3)))
        else:
            people.append(desk.add("person", name=" ".join(chance.choices(names, k=3))))
    assert check(desk.case).findings == ()
