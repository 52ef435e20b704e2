"""Names that a field of fixed length cut off: `Konstantin Konstantinovich Rokossov`, `ISLAMIC REPUBLIC OF IRAN SHIP`.

Here belongs when a name is the beginning of another, and what both share by which an index finds them. Payment
messages keep 35 characters of a name (SWIFT MT, fields 50 and 59), older systems and cards other lengths: the last word
is broken off, ends there, or is left out whole. A name that is not of such a length is not cut off. What is listed with
its surname before a comma is cut off in either order.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.names.prepared import Variant

WIDTHS = (20, 30, 35, 40, 50)  # characters of the fields
LEAST_LETTERS = 12  # of what is left of a name
SHORT = 20  # characters after which many names begin alike: there no word is left out whole
SIMILARITY, SIMILARITY_SHORT = 0.95, 0.85
REASON = "the one name is cut off"


def cut_keys(variant: Variant) -> Iterator[str]:
    """The letters that are left of a name in fields of some lengths.

    Args:
        variant: of a listed name.

    Example:
        >>> from entityscreen.model.kind import Family
        >>> from entityscreen.names.prepare import prepare_name
        >>> list(cut_keys(prepare_name("Korean Workers Party Propaganda", Family.ORGANISATION).variants[0]))
        ['koreanworkersparty', 'koreanworkerspartypropagand', 'koreanworkersparty']
    """
    if len(variant.text) > SHORT:
        yield from _cuts(variant)


def may_be_cut_off(text: str) -> bool:
    """Whether a name is long enough to be what a field left of another.

    Example:
        >>> may_be_cut_off("konstantin konstantinovich rokossov"), may_be_cut_off("vladimir putin")
        (True, False)
    """
    return len(text) >= SHORT - 1  # the space behind its last word is not kept


def similarity_cut_off(a: Variant, b: Variant) -> float:
    """How alike two names are when one is the other one, cut off; 0 when it is not.

    Args:
        a: a prepared variant.
        b: another.
    """
    short, long = (a, b) if len(a.text) < len(b.text) else (b, a)
    if not may_be_cut_off(short.text) or len(short.text) == len(long.text) or short.how:
        return 0.0  # what is left without a bracket is no field
    if short.letters not in long.letters + long.letters or short.letters not in _cuts(long):
        return 0.0
    filled = any(width - 1 <= len(short.text) <= width for width in WIDTHS if width > SHORT)
    return SIMILARITY if filled else SIMILARITY_SHORT


def _cuts(variant: Variant) -> Iterator[str]:
    """What is left of the letters of a name in each field; nothing where they are not those of its text one by one."""
    text, letters = variant.text, variant.letters
    if _count(text) != len(letters):
        return
    yield from _left(text, letters)
    surname, comma, given = text.partition(", ")
    if comma and given and "," not in given:
        behind = _count(surname)
        yield from _left(f"{given} {surname}", letters[behind:] + letters[:behind])


def _count(text: str) -> int:
    """How many letters, digits and ampersands a text has: what the words of a name are made of."""
    return sum([sign.isalnum() or sign == "&" for sign in text])


def _left(text: str, letters: str) -> Iterator[str]:
    for width in WIDTHS:
        if width >= len(text):
            break
        ends = [width]
        if width > SHORT and text[width].isalnum() and text[width - 1].isalnum():
            ends.append(text.rfind(" ", 0, width))
        for end in ends:
            kept = _count(text[: max(end, 0)])
            if kept >= LEAST_LETTERS:
                yield letters[:kept]
