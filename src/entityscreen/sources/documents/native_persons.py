"""Whether a name in characters is a person's, and how its surname is spelled in Latin letters.

Here belongs what the characters say alone. Which Latin words they meet belongs to `persons.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.names.normalise import fold as fold_name
from entityscreen.sources.documents.spellings import korean_spellings, southern_spellings
from entityscreen.sources.documents.vocabulary import endings, further_surnames, surnames

LONGEST_PERSON_HAN = 4  # characters of a Chinese name with a compound surname, or a married name
LONGEST_PERSON_HANGUL = 3  # syllables of a Korean name with a surname of one
# Small words of Chinese that begin as surnames do: 曾先后使用…, 于是.
NO_NAME = re.compile(
    "曾[经經先任在用以是有被]|于[是近今昨本同日]|任何|高度|[马馬]上|常[年用被]|[后後][来來]|方能|何[时時]|成[立为為功员員]|和[平解]|[应應][该該]|全[部国國体體]|相[关關]|[时時][任年]|明[确確知]|[从從][事而]|[员員]|[关關]|[别別]|[当當]|有[关關的]|[还還]|[行业業圈][内內]|表[示明]"
)
KANA_OR_DOT = re.compile("[\u3041-\u30fc·・‧•]")
HANGUL = re.compile("[\uac00-\ud7a3]")
_JAPANESE_ENDINGS = ("郎", "衛", "助", "介", "之", "輔", "蔵", "司", "門", "吉")
_TITLES = frozenset("总總哥姐叔爺爷嫂董伯媽妈導导")  # 黄总 is Boss Huang
# Endings of characters that are given-name characters as well: with a surname in front, the person wins.
_GIVEN_ENDINGS = frozenset(
    "軍军山江海河峰島波光國国明文華华會里道安城港林英春梅花龍龙雪傑杰夢梦康社平洲谷潭泉錄洋湖嶺橋桥濤法術角字語话史詩诗曲歌經经德成亭門门記传傳"
)


def surname_spellings_of(native: str) -> frozenset[str]:
    """The Latin spellings of the surname that a native name begins with; empty when it begins with none."""
    table, plain = surnames(), native.replace(" ", "")
    found: set[str] = set()
    for length in (3, 2, 1):
        for record in table.get(plain[:length], ()) or table.get(fold_name(plain[:length]), ()):
            found |= record.spellings
    if not found:
        known, folded = further_surnames(), fold_name(plain)
        found |= next((known[folded[:length]].spellings for length in (2, 1) if folded[:length] in known), frozenset())
    if found:
        found |= southern_spellings().get(fold_name(plain[:1]), frozenset())
        found |= korean_spellings().get(plain[:1], frozenset())
    if len(plain) == LONGEST_PERSON_HAN:  # a married name bears two surnames: 林鄭月娥
        found |= {spelling for record in table.get(plain[1], ()) for spelling in record.spellings}
    return frozenset(found)


def has_japanese_surname(plain: str) -> bool:
    """Whether a name begins with a Japanese surname of two or three characters: 小泉進次郎."""
    starts = {start for size in (2, 3) for start in (plain[:size], fold_name(plain[:size]))}
    return any(record.language == "ja" for start in starts for record in surnames().get(start, ()))


def _longest(plain: str) -> int:
    """The most characters that a person's name can have that begins as this one does."""
    if KANA_OR_DOT.search(plain) or has_japanese_surname(plain):
        return LONGEST_PERSON_HAN + 1
    compound = surnames().get(plain[:2]) or surnames().get(fold_name(plain[:2]))
    if HANGUL.match(plain):
        return LONGEST_PERSON_HANGUL + bool(compound)
    married = plain[:1] in surnames() and plain[1:2] in surnames()  # 林鄭月娥
    return LONGEST_PERSON_HAN if compound or married else LONGEST_PERSON_HAN - 1


def looks_like_person(native: str) -> bool:
    """Whether a native name has the shape of a person's: a surname and one or two characters, or a middle dot.

    Example:
        >>> looks_like_person("賴清德"), looks_like_person("國防部"), looks_like_person("約翰·史密斯")
        (True, False, True)
    """
    plain = native.replace(" ", "")
    if re.search("[·・‧•]", plain):
        return endings().longest(plain)[1] != "company"
    if len(plain) == 2 and plain[1] in _TITLES:
        return False
    if not 2 <= len(plain) <= _longest(plain) or not surname_spellings_of(plain):
        return False
    ending, kind = endings().longest(plain)
    return not kind or ending in _GIVEN_ENDINGS or (kind == "other" and len(ending) == 1 and len(plain) <= 3)


def may_be_person(natives: Sequence[str]) -> bool:
    """Whether one of some native names could be a person's, when the Latin side says so."""
    return any(looks_like_person(native) or _may_be_person(native) for native in natives)


def is_transcribed(name: Sequence[object], natives: Sequence[str]) -> bool:
    """Whether characters without an ending can transcribe a foreign name of two words: 巴图特木尔."""
    return len(name) == WORDS_TRANSCRIBED and not any(
        endings().longest(native)[1] or len(native) > LONGEST_TRANSCRIBED or has_japanese_surname(native)
        for native in natives
    )


WORDS_TRANSCRIBED = 2
LONGEST_TRANSCRIBED = 6  # characters


def _may_be_person(native: str) -> bool:
    """Whether a native name could be a person's, when the Latin side says so."""
    plain = native.replace(" ", "")
    ending, kind = endings().longest(plain)
    if kind and ending not in _GIVEN_ENDINGS:
        return False
    japanese = KANA_OR_DOT.search(plain) or has_japanese_surname(plain) or plain.endswith(_JAPANESE_ENDINGS)
    return len(plain) <= LONGEST_PERSON_HAN + bool(japanese)


def looks_japanese(natives: Sequence[str]) -> bool:
    """Whether a name is written as Japanese persons are: with a space, Kana, or a Japanese surname."""
    return any(
        (" " in native and len(native) <= 6)
        or (KANA_OR_DOT.search(native) and len(native) <= 6)
        or (len(native) >= 3 and has_japanese_surname(native))
        for native in natives
    )
