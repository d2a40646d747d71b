"""start.py finds out which libraries Qt lacks, installs them as root, and gives anyone else the line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import start

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    lines: list[list[str]] = []

    def run(line: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        lines.append(list(line))
        return subprocess.CompletedProcess(list(line), 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    return lines


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_known_by_its_session(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert start.has_screen(platform, environ) is expected


def test_only_what_does_not_load_is_missing() -> None:
    assert start.missing_libraries(MISSING, loads=lambda library: library == "libGL.so.1") == {
        "libEGL.so.1": "libegl1"
    }
    assert start.missing_libraries(MISSING, loads=lambda _: True) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="the name of a library that is surely there is Unix's")
def test_loading_is_really_tried() -> None:
    assert start.can_load("libc.so.6" if sys.platform == "linux" else "libSystem.dylib")
    assert not start.can_load("libno-such-thing.so.9")


def test_the_packages_are_those_proved_on_a_bare_debian_12() -> None:
    assert set(start.QT_LIBRARIES.values()) == {
        "libgl1", "libegl1", "libglib2.0-0", "libxkbcommon0", "libfontconfig1", "libdbus-1-3",
    }  # fmt: skip
    assert set(start.SCREEN_LIBRARIES.values()) == {
        "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0",
    }  # fmt: skip


def test_an_ordinary_user_is_given_the_line_to_run(apt: list[list[str]]) -> None:
    line = r"run: sudo apt-get install -y --no-install-recommends libegl1 libgl1$"
    with pytest.raises(start.CannotGoOn, match=line):
        start.install_libraries(MISSING, root=False)
    assert apt == []


def test_root_updates_the_lists_and_installs(apt: list[list[str]]) -> None:
    start.install_libraries(MISSING, root=True)
    assert apt == [
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "libegl1", "libgl1"],
    ]


def test_where_there_is_no_apt_the_libraries_themselves_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(start.CannotGoOn, match=r"install what brings libGL\.so\.1, libEGL\.so\.1\."):
        start.install_libraries(MISSING, root=True)


def test_a_failed_apt_is_named(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda line, **_: subprocess.CompletedProcess(line, 100))
    with pytest.raises(start.CannotGoOn, match="“apt-get update” failed"):
        start.install_libraries(MISSING, root=True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves Qt's libraries to the system")
@pytest.mark.parametrize(("on_screen", "count"), [(False, 6), (True, 11)])
def test_a_screen_needs_more_libraries_than_the_tests_do(
    on_screen: bool, count: int, apt: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "can_load", lambda _: False)
    monkeypatch.setattr(start, "missing_libraries", dict)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    start.ensure_qt(Path("python"), on_screen)
    assert len(apt[1][5:]) == count


def test_the_last_word_of_a_failed_import_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    error = "Traceback\nImportError: version GLIBC_2.34 not found\n"
    monkeypatch.setattr(start, "missing_libraries", lambda _: {})
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda line, **_: subprocess.CompletedProcess(line, 1, stdout="", stderr=error),
    )
    with pytest.raises(start.CannotGoOn, match=r"machine: ImportError: version GLIBC_2\.34 not found"):
        start.ensure_qt(Path("python"), on_screen=False)
