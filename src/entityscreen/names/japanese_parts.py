"""The parts of a Japanese person's name in kanji: 安倍晋三 has the parts of Abe Shinzo.

Here belongs which names in kanji may be Japanese and where the surname ends. How the parts are read is
`romanisation/japanese.py`. A name may be Chinese or Korean as well: these parts are one way to take it beside that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, main_script, script_of
from entityscreen.names.parts import Parts
from entityscreen.names.person_parts import name_weight
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import Token, token_read_as, word_token
from entityscreen.names.words import Word
from entityscreen.romanisation.contract import Romanisation
from entityscreen.romanisation.japanese import (
    LONGEST,
    elements,
    is_given,
    plain_signs,
    read_given,
    read_surname,
    surnames,
)
from entityscreen.romanisation.kana import katakana
from entityscreen.syllables.tables import name_ranks

MOST_CUTS = 2
LONGER = 0.03  # for the third character of a surname that no table has
LONG_SURNAME = 3  # characters of a surname behind which any readable given name tells a person (長谷川閑史)
LONGEST_PERSON = 7
LONGEST_CHINESE = 3
USUAL_ENDING = 15  # surnames of the table that end with a character
USUAL_GIVEN = 2  # characters of a given name that no table has: 藤原知之 is no Fuji with the given name 原知之
_PERSONAL = frozenset("郎子夫男雄彦美奈代江惠")  # characters that end given names and few names of organisations

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
            parts.add(token, Role.NAME, name_weight(token.latin))
        yield parts


def may_be_japanese(text: str) -> bool:
    """Whether a long run of characters is rather a Japanese person's name than an organisation's.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> may_be_japanese(fold("小泉純一郎")), may_be_japanese(fold("小泉貿易公司"))
        (True, False)
    """
    return len(text) <= LONGEST_PERSON and any(_is_sure(*cut) for cut in cuts((text,)))


def _is_sure(surname: str, given: str) -> bool:
    if is_given(given):
        return True
    return surname in surnames() and (len(surname) >= LONG_SURNAME or given[-1] in _PERSONAL)


def cuts(texts: tuple[str, ...]) -> tuple[Cut, ...]:
    """The ways to part a name into surname and given name, the likeliest first.

    Where one leaves a given name that the table has, the others are none: 小林一 is no Ko Rin'ichi. A surname that the
    table does not have is made of characters that surnames are made of, mostly of two.

    Example:
        >>> cuts(("佐々木希",)), cuts(("小林", "さくら")), cuts(("林志玲",)), cuts(("普京",))
        ((('佐佐木', '希'),), (('小林', 'サクラ'),), (('林', '志玲'),), ())
        >>> cuts(("永守重信",))
        (('永守', '重信'),)
    """
    if not 0 < len(texts) <= 2 or texts[0][0] not in _beginnings():
        return ()
    halves = list(_halves(texts))
    listed = [cut for cut in halves if cut[0] in surnames() and _may_be_given(cut[1])]
    known = [cut for cut in listed if is_given(cut[1])]
    if not known:
        made = sorted(_made(halves, listed, spaced=len(texts) > 1), key=_cost)
        known = sorted([*listed, *made[:1]], key=_cost)
        known[1:] = [cut for cut in known[1:] if len(cut[1]) <= max(USUAL_GIVEN, len(known[0][1]))]
    most = MOST_CUTS if sum(map(len, texts)) > LONGEST_CHINESE else 1
    return tuple((surname, _in_one_kana(given)) for surname, given in known[:most])


def _halves(texts: tuple[str, ...]) -> Iterator[Cut]:
    """Every surname with what is left, the longest surname first."""
    plain = [plain_signs(text) for text in texts]
    if len(plain) == 2:
        yield plain[0], plain[1]
    else:
        whole = plain[0]
        yield from ((whole[:end], whole[end:]) for end in range(min(LONGEST, len(whole) - 1), 0, -1))


def _made(halves: list[Cut], listed: list[Cut], *, spaced: bool) -> Iterator[Cut]:
    """The ways with a surname that the table does not have.

    Where a surname of the table leaves a usual given name, it ends as surnames do.

    Example:
        >>> cuts(("久保山敬",)), cuts(("高冈重树",))
        ((('久保', '山敬'), ('久保山', '敬')), (('高冈', '重树'),))
    """
    usual = any(len(surname) > 1 and len(given) <= USUAL_GIVEN for surname, given in listed)
    for surname, given in halves:
        ends = not usual or surname[-1] in _last_characters()
        if ends and _is_made(surname, given, spaced=spaced) and _may_be_given(given):
            yield surname, given


@named_cache("names.japanese_last_characters", maxsize=1)
def _last_characters() -> frozenset[str]:
    """The characters that surnames usually end with."""
    counts = Counter(surname[-1] for surname in surnames() if len(surname) > 1)
    return frozenset(character for character, count in counts.items() if count >= USUAL_ENDING)


def _is_made(surname: str, given: str, *, spaced: bool) -> bool:
    """Whether a surname that the table does not have is likely one: a name of three characters is Chinese first."""
    if len(surname) == 1 or surname in surnames():
        return False
    rank = name_ranks().get(surname[0])
    rather_chinese = not spaced and len(surname) + len(given) <= LONGEST_CHINESE and rank is not None and rank.surname
    return not rather_chinese and bool(read_surname(surname))


def _cost(cut: Cut) -> float:
    """What it costs to read a name in this way; three characters make a surname less often than two."""
    surname, given = cut
    readings = read_given(given)
    longer = 0 if surname in surnames() else len(surname) - 2
    return read_surname(surname)[0].cost + (readings[0].cost if readings else 0.0) + LONGER * longer


def _in_one_kana(given: str) -> str:
    return katakana(given) if main_script(given) is Script.KANA else given


def _may_be_given(given: str) -> bool:
    if all(script_of(character) is Script.KANA for character in given):
        return len(given) > 1
    return bool(read_given(given))


def _token(text: str, readings: tuple[Romanisation, ...]) -> Token:
    """A part's token; what is in kana alone is a word like any other in kana."""
    return token_read_as(text, readings) if readings else word_token(text)


@named_cache("names.japanese_beginnings", maxsize=1)
def _beginnings() -> frozenset[str]:
    """The first characters of all surnames."""
    return frozenset(surname[0] for surname in surnames()) | elements().keys()
