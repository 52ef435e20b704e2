"""The parts of a Japanese person's name in kanji: 安倍晋三 has the parts of Abe Shinzo.

Here belongs which names in kanji may be Japanese and where the surname ends. How the parts are read is
`readings/kanji.py`. A name may be Chinese or Korean as well: these parts are one way to take it, beside that one.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, main_script, script_of
from entityscreen.names.parts import Parts
from entityscreen.names.person_parts import name_weight
from entityscreen.names.prepared import Role
from entityscreen.names.readings.kana import katakana
from entityscreen.names.readings.kanji import (
    LONGEST,
    is_given,
    plain_signs,
    read_given,
    read_surname,
    surnames,
)
from entityscreen.names.readings.reading import Reading
from entityscreen.names.tokens import Token, japanese_token, word_token
from entityscreen.names.words import Word

MOST_CUTS = 2
LONG_SURNAME = 3  # characters of a surname behind which any readable given name tells a person (長谷川閑史)
LONGEST_PERSON = 7

Cut = tuple[str, str]


def japanese_parts(words: tuple[Word, ...]) -> Iterator[Parts]:
    """The parts of a name in kanji as a Japanese name, when it may be one.

    Args:
        words: of one name, in order: surname and given name, or both in one.

    Yields:
        The parts for each plausible end of the surname, the likeliest first.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> from entityscreen.names.words import split_words
        >>> for parts in japanese_parts(split_words(fold("安倍晋三"), dotted_letters=False)):
        ...     print([token.spellings[0].text for token in parts.tokens])
        ['abe', 'shinzo']
        >>> list(japanese_parts(split_words(fold("习近平"), dotted_letters=False)))
        []
    """
    for surname, given in cuts(tuple(word.text for word in words)):
        parts = Parts()
        for token in (_token(surname, read_surname(surname)), _token(given, read_given(given))):
            parts.add(token, Role.NAME, name_weight(token.spellings[0].text if token.spellings else token.text))
        yield parts


def may_be_japanese(text: str) -> bool:
    """Whether a long run of characters is rather a Japanese person's name than an organisation's.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> may_be_japanese(fold("小泉純一郎")), may_be_japanese(fold("小泉貿易公司"))
        (True, False)
    """
    if len(text) > LONGEST_PERSON:
        return False
    return any(is_given(given) or len(surname) >= LONG_SURNAME for surname, given in cuts((text,)))


def cuts(texts: tuple[str, ...]) -> tuple[Cut, ...]:
    """The ways to part a name into surname and given name, the likeliest first.

    Where one leaves a given name that the table has, the others are none: 小林一 is no Ko Rin'ichi.

    Example:
        >>> cuts(("佐々木希",)), cuts(("小林", "さくら")), cuts(("林志玲",)), cuts(("普京",))
        ((('佐佐木', '希'),), (('小林', 'サクラ'),), (('林', '志玲'),), ())
    """
    if not 0 < len(texts) <= 2 or texts[0][0] not in _beginnings():
        return ()
    found = list(_ends(texts))
    known = [cut for cut in found if is_given(cut[1])]
    return tuple(known or found)[:MOST_CUTS]


def _ends(texts: tuple[str, ...]) -> Iterator[Cut]:
    """Every surname of the table with what is left as a readable given name, the longest surname first."""
    known = surnames()
    if len(texts) == 2:
        possible = [(plain_signs(texts[0]), plain_signs(texts[1]))]
    else:
        plain = plain_signs(texts[0])
        possible = [(plain[:end], plain[end:]) for end in range(min(LONGEST, len(plain) - 1), 0, -1)]
    for surname, given in possible:
        if surname in known and _may_be_given(given):
            yield surname, katakana(given) if main_script(given) is Script.KANA else given


def _may_be_given(given: str) -> bool:
    if all(script_of(character) is Script.KANA for character in given):
        return len(given) > 1
    return bool(read_given(given))


def _token(text: str, readings: tuple[Reading, ...]) -> Token:
    """A part's token; what is in kana alone is a word like any other in kana."""
    return japanese_token(text, readings) if readings else word_token(text)


@named_cache("names.japanese_beginnings", maxsize=1)
def _beginnings() -> frozenset[str]:
    """The first characters of all surnames."""
    return frozenset(surname[0] for surname in surnames())
