"""Where a brand may begin in a Latin name, and how far it may go: the windows of `names/segment/brands.py`.

Here belongs what is asked of a window that is bounded against many listed brands at once (`crossing_latin.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import NO_BRAND, brand_start
from entityscreen.names.segment.heard_many import Words
from entityscreen.names.segment.piece_codes import letters_of
from entityscreen.names.segment.windows import LONGEST_WINDOW, is_no_sound


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring words of a Latin name as one.

    Attributes:
        words: as letters.
        coined: whether none has a meaning of its own.
        heard: whether they may be heard: coined, or where the name begins.
        beside: the other parts of the name.
    """

    words: tuple[str, ...]
    coined: bool
    heard: bool
    beside: tuple[Part, ...]

    @property
    def word(self) -> str:
        """All letters."""
        return "".join(self.words)

    def last_word(self) -> slice:
        """The places behind the letters of the last word, where what is heard ends."""
        whole = len(self.word)
        return slice(whole - len(self.words[-1]) + 1, whole + 1)


@dataclass(frozen=True, slots=True)
class Start:
    """A word of a Latin name where a brand may begin.

    Attributes:
        windows: it, alone and with the words behind it that may belong to it; at least one.
        place: whether it is a place.
        brand: whether the name's brand begins here.
    """

    windows: tuple[Window, ...]
    place: bool
    brand: bool

    def taken_apart(self) -> Words:
        """All words with what an alignment asks of them."""
        longest = self.windows[-1]
        letters = letters_of(longest.word.encode("ascii", "replace"))[:, None]
        ends = np.zeros((len(letters) + 1, 1), dtype=bool)
        ends[np.cumsum([len(word) for word in longest.words])] = True
        return Words.of(letters, ends)


def starts_of(parts: Sequence[Part]) -> Iterator[Start]:
    """Where a brand may begin in a Latin name, as `best_brand` goes through its words."""
    first = brand_start(parts)
    front = next((position for position, part in enumerate(parts) if part.role not in NO_BRAND), None)
    for position, part in enumerate(parts):
        begins = position in (first, front)
        windows = tuple(_windows(parts, position, brand=position == first, begins=begins))
        if windows:
            yield Start(windows, part.role is Role.PLACE, position == first)


def _windows(parts: Sequence[Part], position: int, *, brand: bool, begins: bool) -> Iterator[Window]:
    words: list[str] = []
    coined = True
    for end in range(position + 1, min(len(parts), position + LONGEST_WINDOW) + 1):
        part = parts[end - 1]
        own = part.token.text.split(" ")
        if is_no_sound(part) or (part.role is Role.PLACE and (len(own) == 1 or not brand)):
            break
        words += own
        coined = coined and part.token.concept is None
        yield Window(tuple(words), coined, coined or begins, (*parts[:position], *parts[end:]))
