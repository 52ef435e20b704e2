"""Names that a field of fixed length cut off: `Konstantin Konstantinovich Rokossov`, `ISLAMIC REPUBLIC OF IRAN SHIPPING L`.

Here belongs when a name is the beginning of another, and what both share by which an index finds them. Payment messages
keep 35 characters of a name (SWIFT MT, fields 50 and 59), older systems and cards other lengths, whatever comes next: a
word may be broken, or end there. A name that is not of such a length is not cut off.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.names.prepared import Variant

WIDTHS = (20, 30, 35, 40, 50)  # characters of the fields
LEAST_LETTERS = 12  # of what is left of a name
SHORT = 20  # characters after which many names begin alike
SIMILARITY, SIMILARITY_SHORT = 0.95, 0.85
REASON = "the one name is cut off"


def cut_keys(variant: Variant) -> Iterator[str]:
    """The letters that are left of a name in fields of some lengths.

    Args:
        variant: of a listed name.
    """
    for width in WIDTHS:
        if width >= len(variant.text):
            break
        letters = _letters_within(variant, width)
        if letters is not None:
            yield letters


def may_be_cut_off(text: str) -> bool:
    """Whether a name fills a field; the space behind its last word is not kept.

    Example:
        >>> may_be_cut_off("konstantin konstantinovich rokossov"), may_be_cut_off("vladimir putin")
        (True, False)
    """
    return len(text) in _FILLED


_FILLED = {width - space: width for width in WIDTHS for space in (0, 1)}


def similarity_cut_off(a: Variant, b: Variant) -> float:
    """How alike two names are when one is the other one, cut off; 0 when it is not.

    Args:
        a: a prepared variant.
        b: another.
    """
    short, long = (a, b) if len(a.text) < len(b.text) else (b, a)
    width = _FILLED.get(len(short.text))
    if width is None or width >= len(long.text) or not long.letters.startswith(short.letters):
        return 0.0
    if _letters_within(long, width) != short.letters:
        return 0.0
    return SIMILARITY_SHORT if width <= SHORT else SIMILARITY


def _letters_within(variant: Variant, width: int) -> str | None:
    """The letters in so many characters of a name; None where they are not those of its text one by one."""
    written = [place for place, sign in enumerate(variant.text) if sign.isalnum() or sign == "&"]
    if len(written) != len(variant.letters):
        return None
    kept = sum(place < width for place in written)
    return variant.letters[:kept] if kept >= LEAST_LETTERS else None
