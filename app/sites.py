"""Which case files this profile writes, so that a copied or restored file is noticed and continues under a new site id.

The profile keeps, for each site, where its file lies and its last change. A file that lies elsewhere, that the profile
does not know, or whose journal does not continue what was last written here, is a copy: two files that wrote on under
one site id could never be told apart again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_data_path

from db.errors import CaseFileError
from db.store import Store
from db.values.files import atomic_write, make_folder


def own_case_file() -> Path:
    """Where this user's case file lies when none is named."""
    return profile() / "desk.chancery"


@dataclass(frozen=True, slots=True)
class Seen:
    """What this profile last saw of a site: its file, its last change and that change's hash in hex."""

    path: str
    seq: int
    hash: str


def profile() -> Path:
    """The folder of this user's own data, made if it is not there; raises CaseFileError where it cannot be made."""
    return _made(user_data_path("chancery", appauthor=False))


def _made(folder: Path) -> Path:
    try:
        make_folder(folder)
    except OSError as error:
        raise CaseFileError(
            f"Chancery's own folder {folder} cannot be made ({error.strerror}); see that you may write there."
        ) from error
    return folder


class Sites:
    """The sites this profile writes, each in a file of its own, so that two programs do not disturb each other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "sites"

    def settle(self, store: Store) -> str:
        """The site id under which this file is written from now on."""
        site = store.meta().get("site")
        if site is None or not self._continues(store, site):
            site = store.new_site()
        self.note(site, store.path, *store.chain(site))
        return site

    def note(self, site: str, path: Path, seq: int, digest: str) -> None:
        """Remember the last change of a site."""
        _made(self._folder)
        seen = Seen(str(path.absolute()), seq, digest)
        atomic_write(self._folder / f"{site}.json", json.dumps(asdict(seen)).encode())

    def _continues(self, store: Store, site: str) -> bool:
        seen = self._seen(site)
        if seen is None or seen.path != str(store.path.absolute()):
            return False
        return seen.seq == 0 or store.hash_at(site, seen.seq) == seen.hash

    def _seen(self, site: str) -> Seen | None:
        try:
            return Seen(**json.loads((self._folder / f"{site}.json").read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
