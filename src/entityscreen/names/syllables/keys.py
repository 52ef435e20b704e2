"""Keys of a name for the index: what two names that match have in common.

Here belongs which sounds a slot offers. A key is a pinyin syllable without tone, the sound that all Chinese
families are brought to, or `k:` and a Hangul syllable for Korean.

Law: when `compare_syllables` scores two names at 0.75 or more, they share a key in slots that hold at least
0.6 of the weight of either name. Exception: a Latin spelling other than pinyin of a character that no table
of name characters has.
"""

from __future__ import annotations

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script
from entityscreen.names.syllables.inventory import english_names, inventory
from entityscreen.names.syllables.korean import initial_law, is_hangul
from entityscreen.names.syllables.latin import syllabic_words, word_cuts
from entityscreen.names.syllables.model import FAMILIES, KOREAN, MAINLAND, TAIWAN, SyllableName, Words
from entityscreen.names.syllables.standing import standing_for, units
from entityscreen.names.syllables.tables import character_readings

Slots = tuple[tuple[tuple[str, ...], float], ...]
_KEYS = BoundedDict("syllables.keys", 50_000)


def syllable_keys(name: SyllableName) -> Slots:
    """The keys of a prepared name, slot by slot.

    Args:
        name: a prepared name.

    Returns:
        One (keys, weight) a character or syllable; the weights sum to 1.

    Example:
        >>> from entityscreen.names.syllables.compare import prepare_syllables
        >>> syllable_keys(prepare_syllables((("习近平",),), Script.HAN))[0][0]
        ('k:습', 'xi')
    """
    if name.script is Script.LATIN:
        return _latin_slots(name.words)
    weight = 1.0 / len(name.text)
    return tuple((_character_keys(character), weight) for character in name.text)


@named_cache("syllables.character_keys", maxsize=12_000)
def _character_keys(character: str) -> tuple[str, ...]:
    if is_hangul(character):
        return (f"k:{initial_law(character)}",)
    readings = character_readings().get(character)
    if readings is None:
        return (character,)
    korean = {f"k:{initial_law(hangul)}" for hangul in readings.hangul}
    return tuple(sorted({*readings.mandarin, *readings.surname_mandarin} | korean)) or (character,)


def _latin_slots(words: Words) -> Slots:
    syllabic = syllabic_words(words)
    kept = [word for word in syllabic if "".join(word) not in english_names()]
    chosen = kept if len(kept) >= 2 else list(syllabic)
    slots = [keys for word in chosen for keys in _word_slots(word)]
    return tuple((keys, 1.0 / len(slots)) for keys in slots)


def _word_slots(word: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The keys of a word's syllables; those of its other cuts are there too."""
    options = [cut for cut, _ in word_cuts(word)]
    slots = [set(_spelling_keys(syllable)) for syllable in options[0]]
    for cut in options[1:]:
        for index, syllable in enumerate(cut):
            for slot in (slots[index],) if len(cut) == len(slots) else slots:
                slot.update(_spelling_keys(syllable))
    return [tuple(sorted(slot)) for slot in slots]


def _spelling_keys(syllable: str) -> tuple[str, ...]:
    known: tuple[str, ...] | None = _KEYS.get(syllable)
    if known is None:
        known = tuple(sorted(_sounds(syllable)))
        _KEYS[syllable] = known
    return known


def _sounds(syllable: str) -> set[str]:
    """Every key that the syllable can stand for in any family."""
    found = {unit for family in (MAINLAND, TAIWAN) for unit, _ in units(family).get(syllable, ())}
    found.update(f"k:{initial_law(unit)}" for unit, _ in units(KOREAN).get(syllable, ()))
    families = inventory()[0].get(syllable, 0)
    for family in range(len(FAMILIES)):
        if family == KOREAN or not families >> family & 1:
            continue
        for surname in (True, False):
            for character in standing_for(syllable, family, surname):
                readings = character_readings()[character]
                found.update((readings.surname_mandarin or readings.mandarin)[:1] if surname else readings.mandarin[:1])
    return found or {syllable}
