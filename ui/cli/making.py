"""The commands that make a case file: new, demo, fill."""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter

from app.casefile import CaseFile
from app.progress import Watch
from app.protection import new_key
from app.settings import scheme_named
from app.states import state
from ui.cli.answer import Answer, progress
from ui.cli.grammar import PROGRAM
from ui.cli.passwords import LOST, VARIABLE, new_password
from ui.cli.wording import counted, seconds


def new(given: argparse.Namespace) -> Answer:
    """Make an empty case file."""
    home = None if given.home is None else state(given.home)
    scheme = None if given.scheme is None else scheme_named(given.scheme.casefold())
    key = new_key(new_password(given.password_file, VARIABLE)) if given.encrypted else None
    named = (home.name, home.fields) if home else None
    with CaseFile.create(given.file, home=named, scheme=scheme, key=key) as case:
        marked = case.settings().scheme
    whose = f"home country {home.name}" if home else "no home country yet"
    protected = f" It is protected with the password. {LOST}" if key else ""
    path = given.file.absolute()
    return Answer(
        f"“{path.name}” is made: {whose}, marking scheme {marked.name}. It is {path}.{protected}",
        {
            "written": str(path),
            "home": home.name if home else None,
            "scheme": marked.id,
            "protected": key is not None,
        },
    )


def demo(given: argparse.Namespace) -> Answer:
    """Write the demonstration case file."""
    from app.demo.writing import write_demo

    progress("Writing the demonstration case file …")
    start = perf_counter()
    write_demo(given.file)
    taken = perf_counter() - start
    path = given.file.absolute()
    return Answer(
        f"“{path.name}” is written, in {seconds(taken)}. It is {path}.\n"
        f"Now try: {PROGRAM} --case {_quoted(given.file)} brief Oman --format text",
        {"written": str(path), "seconds": round(taken, 3)},
    )


def fill(given: argparse.Namespace) -> Answer:
    """Write a large synthetic case file and say what is in it."""
    from app.filling.writing import fill as write

    progress("Writing the synthetic case file …")
    start = perf_counter()
    made = write(given.file, given.meetings, given.commitments, seed=given.seed, watch=_tenths())
    taken = perf_counter() - start
    path = given.file.absolute()
    what = (
        f"{counted(made.records, 'record', 'records')} on {counted(made.countries, 'country', 'countries')}"
    )
    return Answer(
        f"“{path.name}” is written, in {seconds(taken)}: {what}, all of it invented. It is {path}.",
        {
            "written": str(path),
            "records": made.records,
            "countries": made.countries,
            "bytes": made.size,
            "seconds": round(taken, 3),
        },
    )


def _tenths() -> Watch:
    """Tells every tenth of the work to a person who watches."""
    told: set[int] = set()

    def watch(done: int, total: int) -> None:
        tenth = 10 * done // total
        if tenth not in told:
            told.add(tenth)
            progress(f"{10 * tenth} %")

    return watch


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))
