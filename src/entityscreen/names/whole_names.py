"""What can be a person's whole name in Chinese, Japanese or Korean characters: surname and given, or a foreign one.

Here belongs the look at what is left of a name once a title is taken off: 王毅 is a name, 陈 of 陈书记 is not. What the
name is compared by belongs to `syllables/`, `transcribed_parts.py` and `japanese_parts.py`.
"""

from __future__ import annotations

from entityscreen.model.script import Script, main_script, scripts_in
from entityscreen.names.japanese_parts import cuts
from entityscreen.names.lexicon import han_phrases
from entityscreen.names.transcribed_parts import may_be_foreign
from entityscreen.romanisation.japanese import surnames
from entityscreen.syllables.compare import KOREAN_COMPOUND
from entityscreen.syllables.tables import compound_surnames, korean_rows, name_ranks

# Ends of Chinese syllables that Korean writes as two: 장차오양 is Zhang Chaoyang.
_DIPHTHONGS = frozenset("오이")
Texts = tuple[str, ...]
FEWEST = 2  # characters of a name
FEWEST_KANA = 3  # リー is a surname, and so are most words of two
MOST_GIVEN = 2  # characters of a Chinese given name, syllables of a Korean one
LONG_GIVEN, LONGEST_GIVEN = 2, 3  # characters of a Japanese given name
MARRIED = 4  # characters of a name with her husband's surname and her own
LONGER_THAN_NAMES = 4  # characters: a Chinese name with a surname of one has three at most


def may_be_whole(texts: Texts) -> bool:
    """Whether words can be a whole name, where a title says that they are somebody's.

    Args:
        texts: the folded words in characters of one name, in order.

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


def is_full(texts: Texts, whole: Texts) -> bool:
    """Whether words are a whole name for sure, so that what stood beside them was none of it.

    Args:
        texts: the words in characters that are left.
        whole: the same with what may be a title.

    Example:
        >>> is_full(("山本太郎",), ("山本太郎君",)), is_full(("邓丽",), ("邓丽君",)), is_full(("小林",), ("小林博士",))
        (True, False, False)
        >>> is_full(("김영희",), ("김영희양",)), is_full(("김태",), ("김태양",))
        (True, False)
    """
    rest, all_of_it = "".join(texts), "".join(whole)
    scripts = scripts_in(rest)
    if scripts == {Script.HANGUL}:
        return len(_korean_given(rest)) == MOST_GIVEN and rest[-1] not in _DIPHTHONGS
    if scripts == {Script.KANA}:
        return len(rest) >= FEWEST_KANA
    if len(all_of_it) < LONGER_THAN_NAMES or _is_as_japanese(whole) or _may_be_of_four(all_of_it):
        return False
    if all_of_it.endswith(rest) and not surnames().keys().isdisjoint((all_of_it[:2], all_of_it[:3])):
        return False  # 敦賀陽一郎 is no Tun
    return rest not in surnames() and (_is_japanese(texts) or _is_chinese(rest) or may_be_foreign(list(texts)))


def is_korean(texts: Texts, _whole: Texts = ()) -> bool:
    """Whether words are a Korean surname and a given name; in characters of another script anything is.

    Example:
        >>> is_korean(("허준",)), is_korean(("허",)), is_korean(("아르",)), is_korean(("プーチン",))
        (True, False, False, True)
    """
    joined = "".join(texts)
    if main_script(joined) is not Script.HANGUL:
        return True
    return bool(_korean_given(joined))


def is_more_than_surnames(texts: Texts, whole: Texts) -> bool:
    """Whether words do not end in a surname, as a married woman's of old do, nor the whole in a Japanese given name.

    Example:
        >>> [is_more_than_surnames((text,), (text + "氏",)) for text in ("王毅", "李张", "足利尊", "山本太郎")]
        [True, False, False, True]
    """
    if main_script("".join(texts)) is not Script.HAN:
        return True
    if _is_as_japanese(whole):
        return False
    rank = name_ranks().get(texts[-1][-1])
    return rank is None or rank.surname != 1 or (sum(map(len, texts)) >= LONGER_THAN_NAMES and _is_japanese(texts))


def is_bare_surname(text: str) -> bool:
    """Whether characters are a surname alone: of one, a compound one, or her husband's and her own.

    Example:
        >>> is_bare_surname("陈"), is_bare_surname("欧阳"), is_bare_surname("林郑"), is_bare_surname("马云")
        (True, True, True, False)
    """
    if len(text) == 1 or text in compound_surnames() or text in KOREAN_COMPOUND:
        return True
    return len(text) == 2 and _is_surname(text[0]) and _is_nothing_but_surname(text[1])


def _korean_given(text: str) -> str:
    """The given name behind a Korean surname; empty where there is none, or one that hardly is Korean."""
    surname = 2 if text[:2] in KOREAN_COMPOUND else 1
    given = text[surname:]
    if text[:surname] not in korean_rows()["surname"] or len(given) > MOST_GIVEN:
        return ""
    return given if all(syllable in korean_rows()["given"] for syllable in given) else ""


def _may_be_han(texts: Texts, joined: str) -> bool:
    """Whether characters may be a Chinese, a Japanese or a foreign name."""
    if _is_chinese(joined) or may_be_foreign(list(texts)):
        return True
    return any(len(given) <= LONGEST_GIVEN for _, given in cuts(texts))


def _is_chinese(text: str) -> bool:
    """Whether characters are a Chinese surname and a given name."""
    if _may_be_of_four(text):
        return True
    surname = 2 if text[:2] in compound_surnames() else 1
    return 0 < len(text) - surname <= MOST_GIVEN and (surname == 2 or _is_surname(text[0]))


def _may_be_of_four(text: str) -> bool:
    """Whether a name of four characters is a Chinese one as it stands: 欧阳丽君, 林郑月娥."""
    if len(text) != MARRIED:
        return False
    return text[:2] in compound_surnames() or all(map(_is_surname, text[:2]))


def _is_as_japanese(texts: Texts) -> bool:
    """Whether words are shaped like a Japanese name: a surname of the table, and one or two characters."""
    joined = "".join(texts)
    ends = [len(texts[0])] if len(texts) > 1 else range(len(joined) - LONG_GIVEN, len(joined))
    return any(joined[:end] in surnames() and 0 < len(joined) - end <= LONG_GIVEN for end in ends)


def _is_japanese(texts: Texts) -> bool:
    """Whether words are a surname of the table and a given name that can be read."""
    return any(surname in surnames() and len(given) <= LONGEST_GIVEN for surname, given in cuts(texts))


def _is_surname(character: str) -> bool:
    rank = name_ranks().get(character)
    return rank is not None and rank.surname > 0


def _is_nothing_but_surname(character: str) -> bool:
    """Whether a character is a common surname and seldom in given names."""
    rank = name_ranks().get(character)
    return rank is not None and rank.surname == 1 and rank.given not in (1, 2)
