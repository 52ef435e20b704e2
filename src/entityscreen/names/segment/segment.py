"""What a part of an organisation's name is."""

from __future__ import annotations

from dataclasses import dataclass


# Not frozen, though nobody changes them: these are made for every new name, and a frozen one costs four times as much.
@dataclass(slots=True)
class Segment:
    """A part of a Chinese, Japanese or Korean organisation's name.

    Attributes:
        text: its folded characters.
        role: `place`, `brand`, `industry`, `organisation`, `generic`, `legal` or `number`.
        concept: what it means; None for a brand.
        spellings: (lower-case ASCII letters, system, cost in [0, 1]), the likeliest first; at most
            `spellings.MOST_SPELLINGS`.
    """

    text: str
    role: str
    concept: str | None
    spellings: tuple[tuple[str, str, float], ...]
