"""The parts of a foreigner's name in Chinese characters: 弗拉基米尔·普京 has the parts of Vladimir Putin.

Here belongs which names in Chinese characters may be foreign, and what their words weigh. What a word stands for
is `readings/transcribed.py`; `readings/elements.py` cuts the names of Tibetans, Uyghurs and Burmese. A name may be
Chinese as well: these parts are one way to take it, beside the Chinese one.
"""

from __future__ import annotations

from entityscreen.names.parts import Parts
from entityscreen.names.person_parts import PARTICLE, name_weight
from entityscreen.names.persons import is_particle, is_particle_at
from entityscreen.names.prepared import Role
from entityscreen.names.readings.elements import cut_burmese, cut_name, is_tibetan, read_ending, read_syllable
from entityscreen.names.readings.transcribed import is_transcription, read
from entityscreen.names.syllables.tables import name_ranks
from entityscreen.names.tokens import Token, transcribed_token
from entityscreen.names.words import Word

FEWEST_OF_SEVERAL = 4  # characters of a name in several words (汤姆·汉克斯); 柯 文哲 is Chinese
FEWEST_OF_ONE = 4  # of one word that begins with a Chinese surname


def transcribed_parts(words: tuple[Word, ...]) -> Parts | None:
    """The parts of a name in Chinese characters as a foreign name, when it may be one.

    Args:
        words: of one name, in order; a middle dot parts them.

    Returns:
        The parts; None when a word is no transcription, or the name is more likely Chinese.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
        >>> parts = transcribed_parts(split_words(fold("弗拉基米爾·普京"), dotted_letters=False))
        >>> [token.spellings[0].text for token in parts.tokens]
        ['vladimir', 'putin']
        >>> parts = transcribed_parts(split_words(fold("扎西次仁"), dotted_letters=False))
        >>> [token.spellings[0].text for token in parts.tokens]
        ['tashi', 'tsering']
        >>> transcribed_parts(split_words(fold("习近平"), dotted_letters=False)) is None
        True
    """
    texts = [word.text for word in words]
    tokens = _burmese("".join(texts)) or _foreign(texts)
    if not tokens:
        return None
    parts = Parts()
    for position, token in enumerate(tokens):
        if is_particle_at(token.latin, position, len(tokens)):
            parts.add(token, Role.PARTICLE, PARTICLE)
        else:
            parts.add(token, Role.NAME, name_weight(token.latin))
    return parts


def _burmese(name: str) -> list[Token]:
    """The syllables of a Burmese name, each a word."""
    return [transcribed_token(syllable, read_syllable(syllable)) for syllable in cut_burmese(name)]


def _foreign(texts: list[str]) -> list[Token]:
    """The words of a foreign name; those of several elements as these."""
    if not texts:
        return []
    cut = [cut_name(text) for text in texts]
    if not _may_be_foreign(texts, cut):
        return []
    return [token for text, elements in zip(texts, cut, strict=True) for token in _elements(text, elements)]


def _elements(text: str, elements: tuple[str, ...]) -> list[Token]:
    if not elements:
        return [transcribed_token(text)]
    return [transcribed_token(element, read_ending(element) if len(element) == 1 else ()) for element in elements]


def _is_particle(text: str) -> bool:
    """Whether a single character is bin, van or de (本, 范, 德)."""
    return len(text) == 1 and any(is_particle(reading.text) for reading in read(text))


def _may_be_foreign(texts: list[str], cut: list[tuple[str, ...]]) -> bool:
    if not all(own or is_transcription(text) or _is_particle(text) for text, own in zip(texts, cut, strict=True)):
        return False
    if len(texts) > 1:
        return sum(map(len, texts)) >= FEWEST_OF_SEVERAL
    if len(texts[0]) >= FEWEST_OF_ONE or cut[0] or is_tibetan(texts[0]):
        return True
    rank = name_ranks().get(texts[0][0])
    return rank is None or not rank.surname
