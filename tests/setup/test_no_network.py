"""With a wheelhouse `start.py` sets up where there is no network at all: in a namespace without interfaces.

Here a lock of two small wheels, made on the spot, goes the real way. Where CHANCERY_WHEELHOUSE names a folder made by
`tools/wheelhouse`, the real lock goes it too (`tools/nightly`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import start

PYTHON = getattr(sys, "_base_executable", sys.executable)
"""The machine's own Python: the one of the environment has no pip."""
REAL = os.environ.get("CHANCERY_WHEELHOUSE", "")
PROGRAM = """\
import socket, sys
import alpha, beta
try:
    socket.create_connection(("192.0.2.1", 80), 1)
except OSError as error:
    print("network:", type(error).__name__)
print("interfaces:", *(name for _, name in socket.if_nameindex()))
print("wheels:", alpha.NAME, beta.NAME, "arguments:", *sys.argv[1:])
"""


def alone(command: list[str]) -> list[str]:
    """The command in a network namespace of its own, which has no interface but a loopback that is down."""
    return ["unshare", "--user", "--map-root-user", "--net", *command]


def _cannot() -> str:
    """Why it cannot be tried here; empty where it can."""
    if shutil.which("unshare") is None:
        return "needs Linux with unshare (util-linux)"
    if subprocess.run(alone(["true"]), capture_output=True, check=False).returncode != 0:
        return "this system lets an ordinary user make no network namespace"
    found = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    return "" if found.returncode == 0 else f"{PYTHON} has no pip"


CANNOT = _cannot()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(CANNOT), reason=CANNOT or "it can be tried")]


def wheel(folder: Path, name: str) -> str:
    """A small wheel; returns its entry in a lock."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", f"NAME = '{name} 1.0'\n")
        told = f"{name}-1.0.dist-info"
        archive.writestr(f"{told}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{told}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{told}/RECORD", "")
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the real starter, a small program, a lock of two wheels and their wheelhouse."""
    folder = tmp_path / "chancery"
    (folder / "ui").mkdir(parents=True)
    (folder / "ui" / "__init__.py").touch()
    (folder / "ui" / "__main__.py").write_text(PROGRAM)
    (folder / "wheelhouse").mkdir()
    lock = "".join(wheel(folder / "wheelhouse", name) for name in ("alpha", "beta"))
    (folder / "requirements.lock").write_text(lock)
    shutil.copy(start.ROOT / "start.py", folder)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """start.py without a network, with an empty home, no caches and no settings of pip."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = kept | {"HOME": str(home), "PIP_CONFIG_FILE": os.devnull}
    command = alone([PYTHON, str(folder / "start.py"), *arguments])
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)


def test_set_up_and_start_without_any_network(project: Path) -> None:
    done = run(project, "search", "Muscat")
    assert done.returncode == 0, done.stderr
    assert "from ./wheelhouse" in done.stdout
    assert done.stdout.splitlines()[-3:] == [
        "network: OSError",
        "interfaces: lo",
        "wheels: alpha 1.0 beta 1.0 arguments: search Muscat",
    ]
    assert "Setting up" not in run(project, "again").stdout


def test_a_wheel_that_is_missing_is_told_in_a_sentence(project: Path) -> None:
    (project / "wheelhouse" / "beta-1.0-py3-none-any.whl").unlink()
    done = run(project)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(
        "./wheelhouse holds every file of requirements.lock (tools/wheelhouse gathers them)."
    )


def test_a_wheel_that_someone_changed_is_refused(project: Path) -> None:
    with zipfile.ZipFile(project / "wheelhouse" / "beta-1.0-py3-none-any.whl", "a") as archive:
        archive.writestr("beta_more.py", "")
    done = run(project)
    assert done.returncode == 1
    assert "DO NOT MATCH THE HASHES" in done.stderr


@pytest.mark.skipif(not REAL, reason="CHANCERY_WHEELHOUSE names no wheelhouse; tools/wheelhouse makes one")
def test_the_real_lock_sets_up_and_writes_the_tour_without_any_network(tmp_path: Path) -> None:
    folder = tmp_path / "chancery"
    ignored = shutil.ignore_patterns(".git", ".venv", "wheelhouse", "*cache*", "Chancery tour")
    shutil.copytree(start.ROOT, folder, ignore=ignored)
    (folder / "wheelhouse").symlink_to(Path(REAL).absolute())
    done = run(folder, "tour", "--into", str(tmp_path / "tour"))
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "tour").glob("[A-Z]*")) == [
        ".chancery",
        ".chancery-journal",
        ".docx",
    ]
