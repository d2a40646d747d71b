"""Reads the text of a file in a process of its own, which has little time and memory and can do nothing else.

    read_text(path_or_bytes, "Press release.pdf").text

Word (.docx), Excel (.xlsx), PDF, e-mail (.eml), web pages and plain text are read. Macros, links and whatever lies
outside the file are ignored. The process is started anew for each file, gets its bytes through a pipe, inherits
nothing that is open here, and is ended when it takes too long.
"""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

from app.reading.child import READY
from app.reading.errors import ReaderBroken, UnreadableFile
from db.values.text import Shape, clean_text
from reports.read.paper import Enclosed, Limits, Trouble
from reports.read.passages import Passage, Remark

__all__ = [
    "Enclosed", "Limits", "Part", "Passage", "ReadText", "ReaderBroken", "Remark", "Trouble", "UnreadableFile",
    "read_revised", "read_text",
]  # fmt: skip

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from app.reading.child import main; main()"
_BETWEEN = "\n\n"
_CUT = "It is long: only its first {:,} characters were read."
_LINE = 400
"""Characters of a title or a name."""

_CHARACTER = 12
"""Most bytes of one character in the answer."""

_ENVIRONMENT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH")
"""What a process needs of the surroundings to start at all."""

_SIGXCPU = int(getattr(signal, "SIGXCPU", 24))
_SIGKILL = int(getattr(signal, "SIGKILL", 9))
_QUOTA = 1816
"""ERROR_NOT_ENOUGH_QUOTA: how Windows ends a process whose time is up."""

_GOODBYE = 5.0
"""Seconds in which a process that has answered must end."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text, from `start` up to the next part: `page 2`, `footnotes`, `message`."""

    label: str
    start: int


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file and what the file says about itself.

    `kind`: docx, xlsx, pdf, eml, html or text. `date_means`: sent, published or created. `enclosed`: the files
    inside an e-mail (their texts are part of `text`); without their bytes unless they were asked for.
    """

    text: str
    kind: str
    parts: tuple[Part, ...]
    title: str
    sender: str
    date: datetime | None
    date_means: str
    enclosed: tuple[Enclosed, ...]
    warnings: tuple[str, ...]

    def label_at(self, place: int) -> str:
        """In which part a place of the text lies."""
        return next((part.label for part in reversed(self.parts) if part.start <= place), "")


def read_text(
    file: Path | bytes, name: str = "", *, limits: Limits | None = None, keep_enclosed: bool = False
) -> ReadText:
    """The text of a file, cleaned; `name` matters for its ending.

    Raises UnreadableFile, which is true of the file for good; ReaderBroken, which is not its fault; OSError for a path.
    """
    limits = limits or Limits()
    if isinstance(file, Path):
        name = name or file.name
    return _made(_read(file, name, limits, keep=keep_enclosed), limits)


def read_revised(file: Path | bytes, name: str = "", *, limits: Limits | None = None) -> tuple[Passage, ...]:
    """The paragraphs of a Word file that somebody has worked on, cleaned; raises what `read_text` raises."""
    limits = limits or Limits()
    if isinstance(file, Path):
        name = name or file.name
    told = _read(file, name, limits, revised=True)
    return tuple(_passage(one) for one in told["passages"])


def _passage(told: dict[str, Any]) -> Passage:
    def line(words: str) -> str:
        return clean_text(words[: Shape.BODY.limit], Shape.BODY)

    def short(words: str) -> str:
        return clean_text(words[:_LINE], Shape.LINE)

    return Passage(
        line(told["text"]),
        int(told["row"]),
        int(told["cell"]),
        str(told["part"]),
        short(told["heading"]),
        tuple(map(short, told["marks"])),
        tuple(map(short, told["authors"])),
        line(told["struck"]),
        tuple(
            Remark(short(one["author"]), short(one["when"]), line(one["text"]), line(one["about"]))
            for one in told["remarks"]
        ),
    )


def _read(
    file: Path | bytes, name: str, limits: Limits, *, keep: bool = False, revised: bool = False
) -> dict[str, Any]:
    """What the process answers; raises UnreadableFile, ReaderBroken, OSError."""
    if isinstance(file, Path):
        if file.stat().st_size > limits.size:
            raise UnreadableFile(name, Trouble.TOO_LARGE)
        file = file.read_bytes()
    if len(file) > limits.size:
        raise UnreadableFile(name, Trouble.TOO_LARGE)
    order = {"name": name, "limits": asdict(limits), "keep": keep, "revised": revised}
    most = _CHARACTER * limits.text + 4 * len(file) + (1 << 20)
    told = _asked(json.dumps(order).encode() + b"\n", file, limits, most)
    if "trouble" in told:
        raise UnreadableFile(name, Trouble(told["trouble"]))
    return told


def _asked(order: bytes, data: bytes, limits: Limits, most: int) -> dict[str, Any]:
    """What the process answers, or the trouble that its end tells of."""
    late = Event()

    def give_up() -> None:
        late.set()
        process.kill()

    try:
        process = _started()
    except OSError as error:
        raise ReaderBroken(
            f"Files cannot be read: the reading process does not start ({error.strerror})."
        ) from error
    with process:
        assert process.stdout is not None
        clock = Timer(limits.patience, give_up)
        feeder = Thread(target=_feed, args=(process, order, data), daemon=True)
        clock.start()
        feeder.start()
        try:
            answer = process.stdout.read(most)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_GOODBYE if len(answer) < most else 0)
        finally:
            process.kill()
            clock.cancel()
            feeder.join()
    if len(answer) >= most:
        return {"trouble": Trouble.BOMB.value}
    return _understood(answer, process.returncode, late=late.is_set())


def _started() -> subprocess.Popen[bytes]:
    """The process, with pipes only: nothing that is open here goes with it."""
    return subprocess.Popen(  # noqa: S603 - this very interpreter, with a program of ours
        [sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM, str(_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(),
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _feed(process: subprocess.Popen[bytes], order: bytes, data: bytes) -> None:
    """A process that has ended takes nothing more; its answer or its end says why."""
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.write(order)
        process.stdin.write(data)
    with suppress(OSError):
        process.stdin.close()


def _understood(answer: bytes, code: int, *, late: bool) -> dict[str, Any]:
    ready, said, rest = answer.partition(READY)
    if late or code in (-_SIGXCPU, _QUOTA):
        return {"trouble": Trouble.TOO_SLOW.value}
    if not said:
        if ready.startswith(b"{"):
            rest = ready
        elif code == -_SIGKILL:
            return {"trouble": Trouble.TOO_HUNGRY.value}
        else:
            raise ReaderBroken(
                "Files cannot be read: the reading process ended at once. Set Chancery up again."
            )
    try:
        told: dict[str, Any] = json.loads(rest)
    except ValueError:  # cut off: it crashed, or the system ended it for want of memory
        return {"trouble": (Trouble.TOO_HUNGRY if code == -_SIGKILL else Trouble.DAMAGED).value}
    return told


def _made(told: dict[str, Any], limits: Limits) -> ReadText:
    """The answer as a value; all of its text is cleaned here, where nothing is trusted that came out of a file."""
    pieces: list[str] = []
    parts: list[Part] = []
    place = 0
    for label, written in told["sections"]:
        piece = clean_text(written[: limits.text], Shape.BODY)[: max(0, limits.text - place)]
        if piece:
            parts.append(Part(clean_text(label, Shape.LINE), place))
            pieces.append(piece)
            place += len(piece) + len(_BETWEEN)
    warnings = [clean_text(one[:_LINE], Shape.LINE) for one in told["warnings"]]
    if told["cut"]:
        warnings.append(_CUT.format(limits.text))
    return ReadText(
        _BETWEEN.join(pieces)[: limits.text],
        told["kind"],
        tuple(parts),
        clean_text(told["title"][:_LINE], Shape.LINE),
        clean_text(told["sender"][:_LINE], Shape.LINE),
        datetime.fromisoformat(told["date"]) if told["date"] else None,
        told["date_means"] if told["date"] else "",
        tuple(
            Enclosed(clean_text(name[:_LINE], Shape.LINE), media, size, base64.b64decode(data))
            for name, media, size, data in told["enclosed"]
        ),
        tuple(warnings),
    )
