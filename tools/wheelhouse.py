#!/usr/bin/env python3
"""Gather every wheel of requirements.lock into ./wheelhouse, for machines without a network; needs Python and pip.

    tools/wheelhouse                                  Linux and Windows, Python 3.11 to 3.14
    tools/wheelhouse --for linux --python 3.11        only what one kind of machine needs
    tools/wheelhouse --into /media/stick/wheelhouse   another folder

With the folder `wheelhouse` beside it, `start.py` sets Chancery up without asking the network for anything. Every file
is checked against the lock, by hash, when it is fetched and again when it is installed. What is there already is not
fetched again; wheels that the lock no longer names are removed. Where a wheel is missing it says which, and for which
machine; the exit status is then 1.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

try:
    from packaging.markers import Marker
except ImportError:  # a machine that has only Python and pip
    from pip._vendor.packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
NEWEST_GLIBC = 36
"""Debian 12 has glibc 2.36; a wheel for an older one runs there too."""
PLATFORMS = {
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in range(NEWEST_GLIBC, 4, -1)]
    + ["manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64", "linux_x86_64"],
    "windows": ["win_amd64"],
}
SYS_PLATFORM = {"linux": ("linux", "Linux", "posix"), "windows": ("win32", "Windows", "nt")}
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One entry of the lock: `name==version`, its marker (empty for everywhere), its hashes as options of pip."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def line(self) -> str:
        """As pip reads it; without the marker, which pip would judge by the machine it runs on."""
        return " \\\n    ".join([f"{self.name}=={self.version}", *self.hashes])


@dataclass(frozen=True, slots=True)
class Machine:
    """A kind of machine: `linux` or `windows` on x86-64, and the version of its Python, `3.11`."""

    system: str
    python: str

    def needs(self, requirement: Requirement) -> bool:
        """Whether the lock wants a requirement there."""
        sys_platform, platform_system, os_name = SYS_PLATFORM[self.system]
        there = {
            "sys_platform": sys_platform, "platform_system": platform_system, "os_name": os_name,
            "python_version": self.python, "python_full_version": f"{self.python}.0", "platform_machine": "x86_64",
            "platform_python_implementation": "CPython", "implementation_name": "cpython",
        }  # fmt: skip
        return not requirement.marker or bool(Marker(requirement.marker).evaluate(there))

    def options(self) -> list[str]:
        """How pip is told to fetch for this machine and not for the one it runs on."""
        number = self.python.replace(".", "")
        told = ["--implementation", "cp", "--python-version", self.python]
        told += [part for name in PLATFORMS[self.system] for part in ("--platform", name)]
        return [*told, "--abi", f"cp{number}", "--abi", "abi3", "--abi", "none"]

    def __str__(self) -> str:
        return f"{self.system.capitalize()} x86-64, Python {self.python}"


def read(lock: str) -> list[Requirement]:
    """The entries of a lock."""
    found = []
    for entry in re.split(r"\n(?=\S)", lock.replace("\\\n", " ")):
        pinned = PINNED.match(entry)
        if pinned:
            marker = entry.partition(" --hash")[0].partition(";")[2].strip()
            found.append(
                Requirement(
                    pinned["name"], pinned["version"], marker, tuple(re.findall(r"--hash=\S+", entry))
                )
            )
    return found


def fetch(machine: Machine, wanted: Sequence[Requirement], into: Path) -> bool:
    """Let pip fetch these for a machine; True when it found them all."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "requirements.txt"
        file.write_text("\n".join(one.line() for one in wanted) + "\n", encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "--no-input",
            "download",
            "--quiet",
        ]
        command += [
            "--no-deps",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--dest",
            str(into),
            "-r",
            str(file),
        ]
        done = subprocess.run([*command, *machine.options()], check=False, capture_output=True, text=True)
    if done.returncode and len(wanted) == 1:
        print(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip ended without a word")
    return done.returncode == 0


def gather(machine: Machine, requirements: Sequence[Requirement], into: Path) -> list[Requirement]:
    """Fetch all that a machine needs; gives what there is no wheel of."""
    wanted = [one for one in requirements if machine.needs(one)]
    if fetch(machine, wanted, into):
        return []
    return [one for one in wanted if not fetch(machine, [one], into)]  # one by one, to name what is missing


def sweep(into: Path, requirements: Sequence[Requirement]) -> list[Path]:
    """Remove wheels that the lock no longer names; gives what was removed."""
    named = {(_plain(one.name), one.version) for one in requirements}
    old = [
        path
        for path in into.glob("*.whl")
        if (_plain(path.name.split("-")[0]), path.name.split("-")[1]) not in named
    ]
    for path in old:
        path.unlink()
    return old


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def megabytes(into: Path) -> float:
    """The size of all wheels."""
    return sum(path.stat().st_size for path in into.glob("*.whl")) / 1e6


def main(arguments: Sequence[str]) -> int:
    """Gather, machine by machine, and say what came and what is missing."""
    parser = argparse.ArgumentParser(prog="tools/wheelhouse", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--for", dest="systems", nargs="+", choices=sorted(PLATFORMS), default=sorted(PLATFORMS)
    )
    parser.add_argument("--python", dest="pythons", nargs="+", choices=PYTHONS, default=list(PYTHONS))
    parser.add_argument("--into", type=Path, default=ROOT / "wheelhouse")
    given = parser.parse_args(arguments)
    given.into.mkdir(parents=True, exist_ok=True)
    requirements = read(LOCK.read_text(encoding="utf-8"))
    lacking = 0
    for machine in [Machine(system, python) for system in given.systems for python in given.pythons]:
        missing = gather(machine, requirements, given.into)
        count = sum(machine.needs(one) for one in requirements) - len(missing)
        print(f"{machine}: {count} wheels", flush=True)
        for one in missing:
            lacking += 1
            print(f"  no wheel of {one.name} {one.version} is published for it, or it could not be fetched")
    for path in sweep(given.into, requirements):
        print(f"removed {path.name}: the lock no longer names it")
    print(f"{len(list(given.into.glob('*.whl')))} files, {megabytes(given.into):.0f} MB in {given.into}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
