"""Whatever is typed, the program ends with one of its exit statuses and is never at fault itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui.cli.grammar import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.cli.conftest import Reply

OPTIONS = (
    "--case", "--json", "--version", "-h", "--help", "-o", "--output", "--format", "--preset", "--ceiling", "--draft",
    "--as-of", "--addressee", "--drafter", "--visit", "--meeting", "--home", "--scheme", "--", "-", "--json=1",
    "-ox.txt",
)  # fmt: skip
VALUES = (
    "Oman", "OMN", "India", "desk.chancery", "x.docx", "x.html", "x.txt", "text", "docx", "standard", "secret", "2025",
    "oct 2025", "9999-12-31", "0", "0192", "meeting", "country", "uk", "", " ", "..", "/", "~", "none/x.txt", "\0",
    "\n",    "\udcff", "@x", "%s", "{0}",
)  # fmt: skip
words = st.sampled_from([*COMMANDS, *OPTIONS, *VALUES]) | st.text(
    st.characters(max_codepoint=0xFFFF), max_size=8
)
values = st.sampled_from(VALUES) | st.text(st.characters(max_codepoint=0xFFFF), max_size=8).map(
    lambda text: f"x{text}"
)
TAKEN = {
    "new": ("--home", "--scheme"),
    "brief": ("-o", "--format", "--preset", "--ceiling", "--as-of", "--addressee"),
}


@st.composite
def well_formed(draw: st.DrawFn) -> list[str]:
    """A command that takes what is typed, whatever the values mean."""
    name = draw(st.sampled_from(list(COMMANDS)))
    options = draw(st.lists(st.sampled_from(TAKEN.get(name, ("--json",))), unique=True))
    typed = [name, *(word for option in options for word in _option(draw, option))]
    if name not in {"undo", "redo", "check"}:
        typed.append(draw(values))
    if name == "brief":
        typed += draw(
            st.sampled_from([[], ["--format", "text"], ["-o", "b.txt"], ["--draft", "-o", "b.docx"]])
        )
    return typed


def _option(draw: st.DrawFn, option: str) -> list[str]:
    return [option] if option == "--json" else [option, draw(values)]


@pytest.fixture
def inside(tmp_path: Path, case_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stray in, with a case file beside it."""
    folder = tmp_path / "inside"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(words, max_size=6))
def test_any_words_end_in_a_sentence_and_a_status(
    chancery: Callable[..., Reply], inside: Path, typed: list[str]
) -> None:
    check(chancery(*typed), typed)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=well_formed())
def test_any_values_end_in_a_sentence_and_a_status(
    chancery: Callable[..., Reply], inside: Path, case_file: Path, typed: list[str]
) -> None:
    before = case_file.read_bytes()
    opens = COMMANDS[typed[0]].opens
    check(chancery(*(["--case", str(case_file)] if opens else []), *typed), typed)
    assert typed[0] in {"undo", "redo", "restore", "expunge"} or case_file.read_bytes() == before


def check(reply: Reply, typed: list[str]) -> None:
    assert reply.status in {0, 1, 2}, typed
    assert "fault of its own" not in reply.err, typed
    assert "Traceback" not in reply.err, typed
    if reply.status:
        assert (reply.out, reply.err.count("\n")) == ("", 1), typed
