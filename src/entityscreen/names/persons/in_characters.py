"""Which persons' names in Chinese characters may be Japanese, foreign, or whole.

It says which may be Japanese (安倍晋三 is Abe Shinzo) and where the surname ends, which may be foreign
(弗拉基米尔·普京 is Vladimir Putin), and what can be a whole name once a title is taken off (王毅 is one, 陈 of
陈书记 is not). How such names are read is in `romanisation/han.py`, their parts are in `names/person_parts.py`. A name
may be Chinese or Korean as well: this is one way to take it beside that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from entityscreen.caches import named_cache
from entityscreen.model.script import Script, main_script, script_of, scripts_in
from entityscreen.names.lexicon import han_phrases
from entityscreen.readings.characters import (
    compound_surnames,
    korean_rows,
    name_ranks,
)
from entityscreen.romanisation.han import (
    LONGEST,
    cut_name,
    elements,
    given_cost,
    is_customary,
    is_given,
    is_tibetan,
    is_transcription,
    plain_signs,
    read_surname,
    read_transcription,
    surnames,
)
from entityscreen.romanisation.syllabaries import katakana

MOST_CUTS = 2
LONGER = 0.03  # for the third character of a surname that no table has
LONG_SURNAME = 3  # characters of a surname behind which any readable given name tells a person (長谷川閑史)
LONGEST_PERSON = 7
LONGEST_CHINESE = 3
USUAL_ENDING = 15  # surnames of the table that end with a character
USUAL_GIVEN = 2  # characters of a given name that no table has: 藤原知之 is no Fuji with the given name 原知之
_PERSONAL = frozenset("郎子夫男雄彦美奈代江惠")  # characters that end given names and few names of organisations

Cut = tuple[str, str]


def may_be_japanese(text: str) -> bool:
    """Whether a long run of characters is rather a Japanese person's name than an organisation's.

    Example:
        >>> from entityscreen.text.folding import fold
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
    chosen = [cut for cut in listed if is_given(cut[1])]
    if not chosen:
        composed = sorted(_made(halves, listed, spaced=len(texts) > 1), key=_cost)
        chosen = sorted([*listed, *composed[:1]], key=_cost)
        chosen[1:] = [cut for cut in chosen[1:] if len(cut[1]) <= max(USUAL_GIVEN, len(chosen[0][1]))]
    most = MOST_CUTS if sum(map(len, texts)) > LONGEST_CHINESE else 1
    return tuple((surname, _in_one_kana(given_name)) for surname, given_name in chosen[:most])


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
    usual = any(len(surname) > 1 and len(given_name) <= USUAL_GIVEN for surname, given_name in listed)
    for surname, given_name in halves:
        ends = not usual or surname[-1] in _last_characters()
        if ends and _is_made(surname, given_name, spaced=spaced) and _may_be_given(given_name):
            yield surname, given_name


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
    surname, given_name = cut
    longer = 0 if surname in surnames() else len(surname) - 2
    return read_surname(surname)[0].cost + (given_cost(given_name) or 0.0) + LONGER * longer


def _in_one_kana(given: str) -> str:
    return katakana(given) if main_script(given) is Script.KANA else given


def _may_be_given(given: str) -> bool:
    if all(script_of(character) is Script.KANA for character in given):
        return len(given) > 1
    return given_cost(given) is not None


@named_cache("names.japanese_beginnings", maxsize=1)
def _beginnings() -> frozenset[str]:
    """The first characters of all surnames."""
    return frozenset(surname[0] for surname in surnames()) | elements().keys()


FEWEST_OF_SEVERAL = 4  # characters of a name in several words (汤姆·汉克斯); 柯 文哲 is Chinese
FEWEST_OF_ONE = 4  # of one word that begins with a Chinese surname
FEWEST_BESIDE_ONE = 3  # of the longest word beside one of a single character (伊姆兰·汗); 瑞 秀珍 is Chinese
FEWEST_IN_USE = 3  # the same of one that has a customary form (欧巴马), or beside a word that has (乔·拜登)


def may_be_foreign(texts: list[str]) -> bool:
    """Whether words in Chinese characters may be a foreign name: all are transcriptions, and it is hardly Chinese.

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


Texts = tuple[str, ...]
FEWEST = 2  # characters of a name
FEWEST_KANA = 3  # リー is a surname, and so are most words of two
MOST_GIVEN = 2  # characters of a Chinese given name, syllables of a Korean one
LONGEST_GIVEN = 3  # characters of a Japanese given name
MARRIED = 4  # characters of a name with her husband's surname and her own


def may_be_whole(texts: Texts) -> bool:
    """Whether words can be a whole name, where a title says that they are somebody's.

    Example:
        >>> [may_be_whole((text,)) for text in ("王毅", "陈", "欧阳", "普京", "安倍", "プーチン", "김정은", "김")]
        [True, False, False, True, True, True, True, False]
    """
    joined = "".join(texts)
    scripts = scripts_in(joined)
    if len(joined) < FEWEST or is_bare_surname(joined):
        return False
    if scripts == {Script.HANGUL}:
        return True
    if scripts == {Script.KANA}:
        return len(joined) >= FEWEST_KANA
    if Script.HANGUL in scripts:
        return False
    return joined in surnames() or (joined not in han_phrases() and _may_be_han(texts, joined))


def is_bare_surname(text: str) -> bool:
    """Whether characters are a surname alone: of one, a compound one, or her husband's and her own.

    Example:
        >>> is_bare_surname("陈"), is_bare_surname("欧阳"), is_bare_surname("林郑"), is_bare_surname("马云")
        (True, True, True, False)
    """
    if len(text) == 1 or text in compound_surnames() or text in korean_rows()["surname"]:
        return True
    return len(text) == 2 and _is_surname(text[0]) and _is_nothing_but_surname(text[1])


def _may_be_han(texts: Texts, joined: str) -> bool:
    """Whether characters may be a Chinese, a Japanese or a foreign name."""
    if _is_chinese(joined) or may_be_foreign(list(texts)):
        return True
    return any(len(given_name) <= LONGEST_GIVEN for _, given_name in cuts(texts))


def _is_chinese(text: str) -> bool:
    """Whether characters are a Chinese surname, or her husband's and her own (林郑月娥), and a given name."""
    married = len(text) == MARRIED and all(map(_is_surname, text[:2]))
    surname = 2 if married or text[:2] in compound_surnames() else 1
    return 0 < len(text) - surname <= MOST_GIVEN and (surname == 2 or _is_surname(text[0]))


def _is_surname(character: str) -> bool:
    rank = name_ranks().get(character)
    return rank is not None and rank.surname > 0


def _is_nothing_but_surname(character: str) -> bool:
    """Whether a character is a common surname and seldom in given names."""
    rank = name_ranks().get(character)
    return rank is not None and rank.surname == 1 and rank.given_name not in (1, 2)
