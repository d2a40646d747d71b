"""Which case files this profile writes, so that a copied or restored file is noticed and continues under a new site id.

The profile keeps, for each site, where its file lies and its last change. A file that lies elsewhere, that the profile
does not know, or that does not end with that change, is a copy: two files that wrote on under one site id could never
be told apart again.

The note is not written with every save. Before the first change of a use it says that the file is being written, and
only the end of the use puts the last change there. A file found while it is said to be written (the program was ended
by force, the power went) may be that file or an older copy of it, and nothing tells which: it goes on under a new site
id, which is always safe.
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
    """What this profile last saw of a site: its file, its last change and that change's hash in hex.

    `writing`: from then on the file was written, how far is not known.
    """

    path: str
    seq: int
    hash: str
    writing: bool = False


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
            self.end(store, site)
        return site

    def begin(self, store: Store, site: str) -> None:
        """Remember, before the first change of a use, that the file is written from now on.

        Raises CaseFileError, FileNotWritten; then the file must not be changed.
        """
        seq, digest = store.chain(site)
        self._keep(site, Seen(str(store.path.absolute()), seq, digest, writing=True))

    def end(self, store: Store, site: str) -> None:
        """Remember with which change the file ends; it is not written any more."""
        self.note(site, store.path, *store.chain(site))

    def note(self, site: str, path: Path, seq: int, digest: str) -> None:
        """Remember the last change of a site whose file is at rest."""
        self._keep(site, Seen(str(path.absolute()), seq, digest))

    def _keep(self, site: str, seen: Seen) -> None:
        _made(self._folder)
        atomic_write(self._folder / f"{site}.json", json.dumps(asdict(seen)).encode())

    def _continues(self, store: Store, site: str) -> bool:
        seen = self._seen(site)
        if seen is None or seen.writing or seen.path != str(store.path.absolute()):
            return False
        return store.chain(site) == (seen.seq, seen.hash)

    def _seen(self, site: str) -> Seen | None:
        try:
            return Seen(**json.loads((self._folder / f"{site}.json").read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
