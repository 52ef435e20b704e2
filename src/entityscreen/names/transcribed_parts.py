"""The parts of a foreigner's name in Chinese characters: 弗拉基米尔·普京 has the parts of Vladimir Putin.

Here belongs which names in Chinese characters may be foreign, and what their words weigh. What a word stands for
is `romanisation/chinese_transcriptions.py`, which cuts the names of Tibetans, Uyghurs and Burmese too. A name may be
Chinese as well: these parts are one way to take it, beside the Chinese one.
"""

from __future__ import annotations

from entityscreen.names.parts import Parts
from entityscreen.names.person_parts import PARTICLE, name_weight
from entityscreen.names.persons import is_particle_at
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Token, token_read_as, transcribed_token
from entityscreen.names.words import Word
from entityscreen.romanisation.chinese_transcriptions import (
    cut_burmese,
    cut_name,
    is_customary,
    is_tibetan,
    is_transcription,
    read_ending,
    read_syllable,
    read_transcription,
)
from entityscreen.romanisation.contract import collect
from entityscreen.syllables.character_spellings import chinese_readings
from entityscreen.syllables.cross import may_be_surname
from entityscreen.syllables.model import CANTONESE, MAINLAND, MIN, TAIWAN
from entityscreen.syllables.tables import name_ranks

FEWEST_OF_SEVERAL = 4  # characters of a name in several words (汤姆·汉克斯); 柯 文哲 is Chinese
FEWEST_OF_ONE = 4  # of one word that begins with a Chinese surname
FEWEST_BESIDE_ONE = 3  # of the longest word beside one of a single character (伊姆兰·汗); 瑞 秀珍 is Chinese
SURNAME_COST = 0.01  # for the reading of a Chinese surname before a name of the West
_OF_SURNAMES = frozenset({MAINLAND, TAIWAN, CANTONESE, MIN})
FEWEST_IN_USE = 3  # the same of one that has a customary form (欧巴马), or beside a word that has (乔·拜登)


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
    tokens = _burmese("".join(texts)) or _with_chinese_surname(texts) or _foreign(texts)
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


def _with_chinese_surname(texts: list[str]) -> list[Token]:
    """A Chinese surname and a given name of the West in use: 王大卫 is David Wang; none for any other name."""
    text = "".join(texts)
    if len(texts) != 1 or not may_be_surname(text[0]) or not is_customary(text[1:]):
        return []
    spelled = (row for row in chinese_readings(text[0], surname=True) if row.family in _OF_SURNAMES)
    readings = collect((row.spelling, row.system, SURNAME_COST + row.cost) for row in spelled)
    return [token_read_as(text[0], readings), transcribed_token(text[1:])]


def _foreign(texts: list[str]) -> list[Token]:
    """The words of a foreign name; those of several elements as these."""
    if not texts or not may_be_foreign(texts):
        return []
    return [token for text in texts for token in _elements(text, cut_name(text))]


def _elements(text: str, elements: tuple[str, ...]) -> list[Token]:
    if not elements:
        return [transcribed_token(text)]
    return [transcribed_token(element, read_ending(element) if len(element) == 1 else ()) for element in elements]


def may_be_foreign(texts: list[str]) -> bool:
    """Whether words in Chinese characters may be a foreign name: all are transcriptions, and it is hardly Chinese.

    Args:
        texts: the folded words of one name, in order; at least one.

    Example:
        >>> may_be_foreign(["普京"]), may_be_foreign(["习近平"])
        (True, False)
    """
    if not all(_may_be_foreign_word(text, alone=len(texts) == 1) for text in texts):
        return False
    count = sum(map(len, texts))
    if any(map(is_customary, texts)) and count >= FEWEST_IN_USE:
        return True
    if len(texts) > 1:
        longest = FEWEST_BESIDE_ONE if min(map(len, texts)) == 1 else 2
        return count >= FEWEST_OF_SEVERAL and max(map(len, texts)) >= longest
    if count >= FEWEST_OF_ONE or cut_name(texts[0]) or is_tibetan(texts[0]):
        return True
    rank = name_ranks().get(texts[0][0])
    return rank is None or not rank.surname


def _may_be_foreign_word(text: str, *, alone: bool) -> bool:
    if cut_name(text) or is_transcription(text):
        return True
    return len(text) == 1 and not alone and bool(read_transcription(text))
