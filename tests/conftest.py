"""What every test stands on: a private home, no screen, no network, no stray warnings, repeatable examples.

The environment is set while this file is imported, before Qt or platformdirs can read it. Hypothesis runs
the profile `ci`; `--hypothesis-profile=nightly` looks further. A test that expects warnings in the log takes
`caplog` and calls `caplog.clear()` when it has checked them.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import socket
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import is_hypothesis_test, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(tempfile.mkdtemp(prefix="chancery-tests-"))

PRIVATE_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}
FIXED = {"QT_QPA_PLATFORM": "offscreen", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
UNWANTED = (
    "LANGUAGE",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "NO_COLOR",
    "FORCE_COLOR",
)

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def _isolate() -> None:
    for variable, folder in PRIVATE_FOLDERS.items():
        place = HOME / folder
        place.mkdir(mode=0o700, exist_ok=True)
        os.environ[variable] = str(place)
    os.environ.update(FIXED)
    for variable in UNWANTED:
        os.environ.pop(variable, None)
    if hasattr(time, "tzset"):
        time.tzset()


_isolate()
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=30, print_blob=True)
settings.register_profile("nightly", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("ci")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What measures is left out unless asked for by name (`-m bench`).

    Laws, faults, pages and what reads the sources run without counting lines: what they promise is not lines, and
    counting doubles them. So does whatever Hypothesis gives its examples to.
    """
    if "bench" not in config.option.markexpr:
        measuring = [item for item in items if item.get_closest_marker("bench")]
        items[:] = [item for item in items if not item.get_closest_marker("bench")]
        config.hook.pytest_deselected(items=measuring)
    for item in items:
        name = item.path.name
        if (
            name.endswith(("_law.py", "_laws.py"))
            or {"faults", "architecture"} & set(item.path.parts)
            or item.get_closest_marker("slow")
            or is_hypothesis_test(getattr(item, "obj", None))
        ):
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Leave what was collected alone: thousands of tests are gone through at each collection of garbage otherwise."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Remove the private home."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            self.close()
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        yield


@pytest.fixture(scope="session")
def written_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration case file, written once: to be read as it is, or copied."""
    from app.demo.writing import write_demo

    path = tmp_path_factory.mktemp("demo") / "Demonstration.chancery"
    write_demo(path)
    return path


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys of passwords in a moment, and none of them left; their real cost is proved where keys are."""
    from db import keys

    monkeypatch.setattr(keys, "ROUNDS", 10)
    keys.forget_all()
    yield
    keys.forget_all()


@pytest.fixture(autouse=True)
def no_stray_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning or worse in the log."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    stray = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not stray, f"unexpected in the log: {stray}"
