"""A text read as far as a test needs."""

from __future__ import annotations

from datetime import date

from app.intake.scene import Scene
from app.intake.text.cleaning import cleaned


def scene(text: str, published: date | None = date(2026, 5, 20)) -> Scene:
    """A text, issued on a Wednesday unless told, ready for the passes that find events."""
    return Scene.of(cleaned(text), published)
