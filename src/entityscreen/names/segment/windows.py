"""The words of a Latin name that may be a brand together: each alone, and with its neighbours.

Here belongs which words these are. Whether they are a brand in characters is `brands.py`; the index asks the same of
many names at once (`index/crossing_starts.py`, `index/crossing_characters.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from entityscreen.names.brand_forms import is_group_brand, is_official
from entityscreen.names.prepared import Part, Role

LONGEST_WINDOW = 4  # Latin words that a brand may be written as: Dong Yi Ri Sheng


class Window(NamedTuple):
    """Neighbouring Latin words as one.

    Attributes:
        word: their letters.
        ends: where each of them ends in `word`.
        start: the first part.
        end: behind the last part.
        coined: whether none of them has a meaning of its own.
        starts: whether the name's brand begins with the first.
        front: whether the name begins with them, places aside.
        place: whether one of them is a place.
    """

    word: str
    ends: tuple[int, ...]
    start: int
    end: int
    coined: bool
    starts: bool
    front: bool
    place: bool


def is_no_sound(part: Part) -> bool:
    """Whether a Latin word is none that a brand was heard as: a legal form, or a short form spelled out."""
    return part.role is Role.LEGAL or is_official(part.token.text) or is_group_brand(part.token.text)


def windows_from(parts: Sequence[Part], start: int, most: int, *, brand: bool, front: bool) -> Iterator[Window]:
    """The words of a Latin name from one on, alone and with their neighbours."""
    word, coined, place, named = "", True, False, False
    ends: tuple[int, ...] = ()
    for end in range(start + 1, min(len(parts), start + most) + 1):
        part = parts[end - 1]
        words = part.token.text.split(" ")
        if is_no_sound(part) or (part.role is Role.PLACE and (len(words) == 1 or not brand)):
            break
        for letters in words:
            word += letters
            ends = (*ends, len(word))
        coined = coined and part.token.concept is None
        place = place or part.role is Role.PLACE
        named = named or part.role is not Role.GENERIC or part.token.concept is not None
        if named:  # `the` and `of` are no brand
            yield Window(word, ends, start, end, coined, brand, front, place)
