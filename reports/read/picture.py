"""A photograph that somebody made, read into a small one that tells nothing but how it looks."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

LARGEST = 24 << 20
"""Bytes; a larger file is no photograph for a page."""
_PIXELS = 50_000_000
"""More are not unpacked; a JPEG is unpacked at an eighth, a quarter or half where that is enough."""
_FORMATS = ("JPEG", "PNG")
_QUALITY = 85
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Small:
    """A JPEG without anything about camera, place, time or program."""

    data: bytes
    width: int
    height: int


def small(content: bytes, most: tuple[int, int]) -> Small | None:
    """The picture, upright, at most so many pixels wide and high; None where it is no JPEG or PNG, is damaged, or has
    more pixels than are unpacked. The same content gives the same bytes.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > LARGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is looked at here
            with Image.open(io.BytesIO(content), formats=_FORMATS) as found:
                if found.width * found.height > _PIXELS or not (found.width and found.height):
                    return None
                found.draft("RGB", (2 * max(most), 2 * max(most)))
                upright = ImageOps.exif_transpose(found)
                upright.thumbnail(most)
                return _written(upright.convert("RGBA"))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None


def _written(image: Image.Image) -> Small:
    """On white where it is transparent, with nothing but its pixels."""
    from PIL import Image

    plain = Image.new("RGB", image.size, _WHITE)
    plain.paste(image, mask=image.getchannel("A"))
    held = io.BytesIO()
    plain.save(held, "JPEG", quality=_QUALITY)
    return Small(held.getvalue(), plain.width, plain.height)
