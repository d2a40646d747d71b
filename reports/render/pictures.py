"""Pictures without what cameras and programs write into them: who, where, when, with what."""

from __future__ import annotations

_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD"}
"""Chunks of a PNG that say how it looks."""


def bare(data: bytes) -> bytes:
    """A PNG or JPEG without texts, profiles, places and times; anything else as it is."""
    if data.startswith(_PNG):
        return _bare_png(data)
    if data.startswith(b"\xff\xd8"):
        return _bare_jpeg(data)
    return data


def _bare_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name in _SHOWN:
            kept.append(data[at:end])
        at = end
        if name == b"IEND":
            break
    return b"".join(kept)


def _bare_jpeg(data: bytes) -> bytes:
    """Without APP1 to APP15 (but for Adobe's, which tells the colours) and comments."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xDA:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        told = 0xE1 <= mark <= 0xEF and mark != 0xEE
        if not told and mark != 0xFE:
            kept.append(data[at:end])
        at = end
    return b"".join(kept) + data[at:]
