"""The parts of a foreigner's name in Chinese characters: 弗拉基米尔·普京 has the parts of Vladimir Putin.

Here belongs which names in Chinese characters may be foreign, and what their words weigh. What a word stands for
is `readings/transcribed.py`. A name may be Chinese as well: these parts are one way to take it, beside the Chinese one.
"""

from __future__ import annotations

from entityscreen.names.parts import Parts
from entityscreen.names.person_parts import PARTICLE, name_weight
from entityscreen.names.persons import is_particle, is_particle_at
from entityscreen.names.prepared import Role
from entityscreen.names.readings.transcribed import is_transcription, read
from entityscreen.names.syllables.tables import name_ranks
from entityscreen.names.tokens import transcribed_token
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
        >>> transcribed_parts(split_words(fold("习近平"), dotted_letters=False)) is None
        True
    """
    if not words or not may_be_foreign([word.text for word in words]):
        return None
    parts = Parts()
    tokens = [transcribed_token(word.text) for word in words]
    for position, token in enumerate(tokens):
        if is_particle_at(token.latin, position, len(tokens)):
            parts.add(token, Role.PARTICLE, PARTICLE)
        else:
            parts.add(token, Role.NAME, name_weight(token.latin))
    return parts


def _is_particle(text: str) -> bool:
    """Whether a single character is bin, van or de (本, 范, 德)."""
    return len(text) == 1 and any(is_particle(reading.text) for reading in read(text))


def may_be_foreign(texts: list[str]) -> bool:
    """Whether words in Chinese characters may be a foreign name: all are transcriptions, and it is hardly Chinese.

    Args:
        texts: the folded words of one name, in order; at least one.

    Example:
        >>> may_be_foreign(["普京"]), may_be_foreign(["习近平"])
        (True, False)
    """
    if not all(is_transcription(text) or _is_particle(text) for text in texts):
        return False
    if len(texts) > 1:
        return sum(map(len, texts)) >= FEWEST_OF_SEVERAL
    rank = name_ranks().get(texts[0][0])
    return len(texts[0]) >= FEWEST_OF_ONE or rank is None or not rank.surname
