"""A zip file opened with care: nothing is unpacked to disk, and never more than the limits allow."""

from __future__ import annotations

import io
import zipfile
import zlib

from reports.read.paper import Limits, Trouble, Unreadable

_ENCRYPTED = 0x1
_PIECE = 1 << 20


class Archive:
    """The members of a zip file by name; raises Unreadable for whatever is wrong with them."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._left = limits.unpacked
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError) as error:
            raise Unreadable(Trouble.DAMAGED) from error
        if len(members) > limits.members or sum(one.file_size for one in members) > limits.unpacked:
            raise Unreadable(Trouble.BOMB)
        if any(one.flag_bits & _ENCRYPTED for one in members):
            raise Unreadable(Trouble.LOCKED)
        self._members = {one.filename: one for one in members}

    def __contains__(self, name: str) -> bool:
        """Whether there is a member of that name."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member. What all members unpack to is counted as it comes, whatever the file declares."""
        member = self._members.get(name)
        if member is None:
            raise Unreadable(Trouble.DAMAGED)
        found = bytearray()
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(min(_PIECE, self._left + 1)):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Unreadable(Trouble.BOMB)
                    found += piece
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
            raise Unreadable(Trouble.DAMAGED) from error
        return bytes(found)
