"""Keys of characters and of Latin syllables for the index: the sounds that each offers.

Here belongs which units may meet at all. A key is a pinyin syllable without tone, the sound that all Chinese
families are brought to, or `k:` and a Hangul syllable for Korean. What a meeting costs is in `slots.py`.
"""

from __future__ import annotations

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.names.syllables.inventory import inventory
from entityscreen.names.syllables.korean import initial_law, is_hangul
from entityscreen.names.syllables.model import FAMILIES, KOREAN, MAINLAND, TAIWAN
from entityscreen.names.syllables.standing import unit_characters, units
from entityscreen.names.syllables.tables import character_readings

_KEYS = BoundedDict("syllables.keys", 50_000)


@named_cache("syllables.character_keys", maxsize=12_000)
def character_keys(character: str) -> tuple[str, ...]:
    """The keys of one character: its Mandarin readings and its Korean ones.

    Example:
        >>> character_keys("郭"), character_keys("김")
        (('guo', 'k:곽'), ('k:김',))
    """
    if is_hangul(character):
        return (f"k:{initial_law(character)}",)
    readings = character_readings().get(character)
    if readings is None:
        return (character,)
    korean = {f"k:{initial_law(hangul)}" for hangul in readings.hangul}
    return tuple(sorted({*readings.mandarin, *readings.surname_mandarin} | korean)) or (character,)


def spelling_keys(syllable: str) -> tuple[str, ...]:
    """The keys of one Latin syllable: every sound that it can stand for in any family.

    Example:
        >>> spelling_keys("kwok")
        ('guo',)
    """
    known: tuple[str, ...] | None = _KEYS.get(syllable)
    if known is None:
        known = tuple(sorted(_sounds(syllable)))
        _KEYS[syllable] = known
    return known


def _sounds(syllable: str) -> set[str]:
    """Every key that the syllable can stand for in any family."""
    found = {unit for family in (MAINLAND, TAIWAN) for unit, _ in units(family).get(syllable, ())}
    found.update(f"k:{initial_law(unit)}" for unit, _ in units(KOREAN).get(syllable, ()))
    families = inventory()[0].get(syllable, 1 << MAINLAND)  # what neighbours write is no syllable of words in letters
    for family in range(len(FAMILIES)):
        if family != KOREAN and families >> family & 1:
            spelled = units(family).get(syllable, ())
            for sounds in (_mandarin_of(family, True), _mandarin_of(family, False)):
                found.update(*[sounds[unit] for unit, _ in spelled if unit in sounds])
    return found or {syllable}


@named_cache("syllables.mandarin_of_units", maxsize=16)
def _mandarin_of(family: int, surname: bool) -> dict[str, frozenset[str]]:
    """The Mandarin sounds of all characters that each syllable of a family stands for."""
    return {
        unit: frozenset(sound for character, _, _ in rows for sound in _mandarin(character, surname))
        for unit, rows in unit_characters(family, surname).items()
    }


def _mandarin(character: str, surname: bool) -> tuple[str, ...]:
    """The likeliest Mandarin sound of a character, if it has one."""
    readings = character_readings()[character]
    return (readings.surname_mandarin or readings.mandarin)[:1] if surname else readings.mandarin[:1]
