"""How people say a time zone: `Muscat time` for what the tables of zones call `Asia/Muscat`."""

from __future__ import annotations

import re

_PLACE = re.compile(r"(?:[A-Z][A-Za-z_]+/)+([A-Z][A-Za-z'_-]*)")
_OFFSET = re.compile(r"Etc/(?:GMT|UTC)([+-])(\d{1,2})")


def zone_words(zone: str) -> str:
    """A zone in words; what an office wrote in its own way (`IST`, `GMT+4`) stands as it is.

    In the tables of zones the sign of `Etc/GMT-4` is turned round: it lies four hours east, at `UTC+4`.
    """
    zone = zone.strip()
    if found := _OFFSET.fullmatch(zone):
        sign = "−" if found[1] == "+" else "+"
        return f"UTC{sign}{int(found[2])}"
    if (found := _PLACE.fullmatch(zone)) and not zone.startswith("Etc/"):
        return f"{found[1].replace('_', ' ')} time"
    return zone.removeprefix("Etc/")
