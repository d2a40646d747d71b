"""The text of an e-mail (.eml): who wrote to whom and when, the words, and the files that were attached."""

from __future__ import annotations

import email
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath, PureWindowsPath

from app.reading.page import text_of
from app.reading.plain import decoded
from reports.read.paper import Enclosed, Limits, Paper, Section, Trouble, Unreadable

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_LONGEST_HEADER = 2_000
_NAMELESS = "attached file"
_UNDECODABLE = (ValueError, LookupError, OSError, MessageError)
"""No such encoding, none that was loaded, or bytes that it does not know."""

Inner = Callable[[bytes, str, Limits], Paper]
"""Reads an enclosed file by its bytes and its name."""


def read(data: bytes, limits: Limits, inner: Inner) -> Paper:
    """Raises Unreadable. A file in it that cannot be read is told in the warnings."""
    message = email.message_from_bytes(data)
    if not any(message.get(name) for name in (*_SHOWN, "Message-ID", "Received")):
        raise Unreadable(Trouble.DAMAGED)
    heading = "\n".join(f"{name}: {value}" for name in _SHOWN if (value := header(message, name)))
    sections = [Section("heading", heading)] if heading else []
    words = "\n\n".join(text for part in _bodies(message) if (text := _words(part)))
    if words:
        sections.append(Section("message", words))
    enclosed = tuple(_enclosed(message, limits))
    warnings: list[str] = []
    for one in enclosed:
        found, trouble = _inside(one, limits, inner)
        sections += found
        warnings += trouble
    return Paper(
        "eml", tuple(sections), header(message, "Subject"), header(message, "From"), _sent(message), "sent",
        enclosed, tuple(warnings),
    )  # fmt: skip


def header(message: Message, name: str) -> str:
    """A line of the heading, decoded; what cannot be decoded stays as it is."""
    written = str(message.get(name, ""))[:_LONGEST_HEADER]
    try:
        return " ".join(str(make_header(decode_header(written))).split())
    except _UNDECODABLE:
        return " ".join(written.split())


def _bodies(message: Message) -> Iterator[Message]:
    """The parts that are the letter itself; of several forms of the same, the plain one."""
    if message.get_content_maintype() == "message" or _is_enclosed(message):
        return
    if not message.is_multipart():
        if message.get_content_maintype() == "text":
            yield message
        return
    parts = [one for one in message.get_payload() if isinstance(one, Message)]
    if message.get_content_subtype() == "alternative":
        best = next((one for one in parts if one.get_content_type() == "text/plain" and _words(one)), None)
        parts = [best] if best is not None else parts[-1:]
    for one in parts:
        yield from _bodies(one)


def _words(part: Message) -> str:
    data = _bytes(part)
    try:
        text, _ = decoded(data, str(part.get_content_charset("")))
    except Unreadable:
        return ""
    return (text_of(text) if part.get_content_subtype() == "html" else text).strip()


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_enclosed(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _enclosed(message: Message, limits: Limits) -> Iterator[Enclosed]:
    count = 0
    for part in message.walk():
        whole = part.get_content_type() == "message/rfc822"
        if part is message or not (whole or _is_enclosed(part)) or (part.is_multipart() and not whole):
            continue
        count += 1
        if count > limits.members:
            raise Unreadable(Trouble.BOMB)
        inner = part.get_payload()
        if whole and isinstance(inner, list) and inner and isinstance(inner[0], Message):
            data, name = inner[0].as_bytes(), header(inner[0], "Subject") or "message"
            yield Enclosed(
                _plain_name(part.get_filename() or f"{name}.eml"), "message/rfc822", len(data), data
            )
        elif not whole:
            data = _bytes(part)
            yield Enclosed(_plain_name(part.get_filename()), part.get_content_type(), len(data), data)


def _plain_name(written: str | None) -> str:
    """Without folders: a name is no place to write to."""
    try:
        name = str(make_header(decode_header(written or "")))
    except _UNDECODABLE:
        name = written or ""
    return PurePosixPath(PureWindowsPath(name).name).name.strip() or _NAMELESS


def _inside(one: Enclosed, limits: Limits, inner: Inner) -> tuple[list[Section], list[str]]:
    """The text of an enclosed file under its name, or why there is none."""
    if limits.depth < 1:
        return [], [f"“{one.name}” lies too deep inside to be read."]
    try:
        paper = inner(one.data, one.name, replace(limits, depth=limits.depth - 1))
    except Unreadable as error:
        known = error.trouble is Trouble.NO_TEXT  # a picture in a signature is no news
        return [], [] if known else [f"“{one.name}” {error.trouble.phrase}."]
    found = [Section(f"{one.name}, {part.label}", part.text) for part in paper.sections]
    return found, [f"“{one.name}”: {warning}" for warning in paper.warnings]


def _sent(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(header(message, "Date"))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
