"""The keys by which an index finds an organisation's name in the other kind of writing, see `crossing.py`.

Here belongs what two names have in common that meet by a resemblance of their brands. How alike they are is said there.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.names.prepared import Part
from entityscreen.names.segment.brands import NO_BRAND, beginning_at, brand_start, brand_tokens, heard_in_mandarin
from entityscreen.names.segment.context import (
    context_classes,
    has_chinese_form,
    has_foreign_form,
    weight_of_trades,
)
from entityscreen.names.segment.crossing import MOST_ALONE
from entityscreen.names.segment.pairs import (
    brand_pairs,
    brand_rhymes,
    heard_first_sounds,
    word_pairs,
    word_rhymes,
)
from entityscreen.names.segment.resemblance import first_consonants, first_sound, sound_shape
from entityscreen.names.tokens import Token

TRANSLATED, OTHERWISE = "=", "~"  # marks of pairs


def crossing_keys(parts: Sequence[Part]) -> set[str]:
    """Keys of which two names share one when they meet by resemblance.

    Args:
        parts: of an organisation's name in any script.

    Returns:
        `sound:class` for the first sounds of what may be the brand and the classes of places and trades; for
        the commonest classes the sound is that of two consonants, or of a whole first piece. And a pair for the first
        two pieces of a brand that may be heard without anything else in common: `=pair` where the name in characters
        has a Chinese legal form, `~pair` where it has none; a Latin name has both, unless it has a legal form that no
        Chinese one is translated as.
    """
    brands = brand_tokens(parts)  # a place among them
    shapes = {
        sound_shape(spelling.text, system=spelling.system)
        for part in parts
        if part.role not in NO_BRAND or any(part.token is brand for brand in brands)
        for spelling in part.token.spellings
    }
    shapes.update(sound_shape("".join(beginning_at(parts, start)), system="") for start in _letters(parts))
    sounds, rhymes, pairs = _heard_keys(parts, brands)
    sounds.update(map(first_sound, shapes))
    rhymes.update(map(first_consonants, shapes))
    rare, common = context_classes(parts)
    pairs.update([f"{sound}:{name}" for sound in sounds for name in rare])
    pairs.update([f"{sound}:{name}" for sound in rhymes for name in common])
    return pairs


def _letters(parts: Sequence[Part]) -> list[int]:
    """Where a name has a single Latin letter, which may begin a word."""
    return [start for start, part in enumerate(parts) if len(part.token.text) == 1 and part.token.text.isascii()]


def _brand_words(parts: Sequence[Part], start: int) -> tuple[str, str]:
    """The word where a Latin brand begins, and what stands behind it, as letters."""
    word, _, behind = parts[start].token.text.partition(" ")
    if not behind and start + 1 < len(parts):
        behind = parts[start + 1].token.text
    return word, behind.replace(" ", "")


def _heard_keys(parts: Sequence[Part], brands: Sequence[Token]) -> tuple[set[str], set[str], set[str]]:
    """First sounds, first pieces and pairs of pieces of what may be the brand, in characters or in Latin letters."""
    sounds: set[str] = set()
    rhymes: set[str] = set()
    pairs: set[str] = set()
    # Where one has a Chinese legal form and the other one that is no translation of it, a brand alone is not enough:
    # they have no mark in common. The many pairs of characters have one mark, the few of a Latin word have both.
    form = TRANSLATED if has_chinese_form(parts) else OTHERWISE
    for token in brands:
        if heard_in_mandarin(token):
            sounds |= heard_first_sounds(token.text)
            rhymes.update(["-" + rhyme for rhyme in brand_rhymes(token.text)])
            pairs.update([form + pair for pair in brand_pairs(token.text)])
    start = brand_start(parts)
    if start is not None and parts[start].token.text.isascii():
        word, behind = _brand_words(parts, start)
        sounds.add(first_sound(sound_shape(word, system="")))
        rhymes.update(["-" + rhyme for rhyme in word_rhymes(word)])
        if weight_of_trades(parts) <= MOST_ALONE:
            forms = (OTHERWISE,) if has_foreign_form(parts) else (TRANSLATED, OTHERWISE)
            pairs.update([form + pair for form in forms for pair in word_pairs(word, behind)])
    return sounds, rhymes, pairs
