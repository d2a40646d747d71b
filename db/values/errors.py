"""The errors an officer may see, each one sentence that says what, where and what to do."""


class ChanceryError(Exception):
    """Base of all errors an officer may see.

    `str(error)` is one sentence; `field` names the field it concerns, or is None.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class InvalidValue(ChanceryError):
    """Text or JSON that a value cannot be made from; every parser of this room raises it."""


def excerpt(text: str, limit: int = 60) -> str:
    """`text` quoted for an error sentence: one line, at most `limit` characters, always printable."""
    shown = "".join(c if c.isprintable() else " " for c in text[: limit + 1])
    shown = " ".join(shown.split())
    return f"“{shown[:limit]}…”" if len(shown) > limit or len(text) > limit + 1 else f"“{shown}”"
