"""Japanese names in letters by Japan's own table of sounds, and in Cyrillic by Polivanov's: as passports do.

Here belong Kunrei (Hujita Zirou is Fujita Jiro) and Polivanov's system (Синдзиро is Shinjiro), which write row by row
what Hepburn writes by ear: si, ti, tu, hu, zi. Many a word of other languages is made of such syllables, so a word is
read so only where it is a Japanese surname or given name then, and no known name as it stands.

Sources: Cabinet notification of 1954 on romanisation (with the di and du of its second table); Polivanov's table of
1917 as Russian reference works print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice

from entityscreen.caches import named_cache
from entityscreen.names.persons import is_known_name
from entityscreen.names.readings.kana import hepburn
from entityscreen.names.readings.kanji import given_names, surnames
from entityscreen.names.readings.reading import Letters, paired

COST = 0.05
COMMON_SURNAMES = 1500  # of 3,800: Saito is no slip for Sato, Takaishi may be one for Takaichi
# With the j of Hepburn, which many write all the same: Hujita.
KUNREI = re.compile(r"(?:(?:[kstnhmrgzdbpj]y?|[yw])?[aiueo]|n(?![aiueoy]))+")
HEPBURN = Letters(
    {"sya": "sha", "syu": "shu", "syo": "sho", "tya": "cha", "tyu": "chu", "tyo": "cho", "zya": "ja", "zyu": "ju"}
    | {"zyo": "jo", "si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu"}
)
_OTHERWISE = re.compile(r"[szt]i|[szt]y[auo]|tu|hu|zu$|d[iu]")  # what Hepburn writes otherwise
_LONG = re.compile(r"([aeiou])\1|(?<=o)u")
_POLIVANOV = Letters(
    paired("аиуэоеяюйкгстднхфбпмр", "a i u e o e ya yu i k g s t d n h h b p m r")
    | {"ё": "yo", "дз": "z", "ц": "t", "дж": "z", "нъ": "n", "в": "w", "мп": "np", "мб": "nb", "мм": "nm"}
)
_JAPANESE_CYRILLIC = re.compile("[аиуэоеяюёйкгстднхфбпмрдзжцвъ]+")
Rows = list[tuple[str, str, float]]


def from_kunrei(word: str) -> Rows:
    """The Hepburn of a Japanese name in Kunrei.

    Example:
        >>> from_kunrei("hujita"), from_kunrei("tina")
        ([('fujita', 'Kunrei', 0.05)], [])
    """
    if not _OTHERWISE.search(word) or not KUNREI.fullmatch(word) or is_known_name(word):
        return []
    return _known(word, "Kunrei")


def from_polivanov(word: str, usual: str) -> Rows:
    """The Hepburn of a Japanese name in Cyrillic letters.

    Args:
        word: folded.
        usual: its usual reading; of a known name nothing else is told.

    Example:
        >>> from_polivanov("синдзиро", "sindziro"), from_polivanov("дзюнъити", "dzyunyiti")
        ([('shinjiro', 'Polivanov', 0.05)], [('junichi', 'Polivanov', 0.05)])
        >>> from_polivanov("тина", "tina")
        []
    """
    if not _JAPANESE_CYRILLIC.fullmatch(word) or is_known_name(usual):
        return []
    kunrei = _POLIVANOV.spell(word)
    if not _OTHERWISE.search(kunrei) or not KUNREI.fullmatch(kunrei):
        return []
    return _known(kunrei, "Polivanov")


def _known(kunrei: str, system: str) -> Rows:
    spelled = HEPBURN.spell(kunrei)
    short = short_vowels(spelled)
    if short not in japanese_names():
        return []
    return [(text, system, COST) for text in dict.fromkeys((spelled, short))]


def short_vowels(word: str) -> str:
    """A word in Hepburn with its long vowels as short ones.

    Example:
        >>> short_vowels("ootani"), short_vowels("jirou")
        ('otani', 'jiro')
    """
    return _LONG.sub(lambda found: found[1] or "", word)


@named_cache("readings.japanese_names_in_hepburn", maxsize=1)
def japanese_names() -> dict[str, frozenset[str]]:
    """The Japanese names of the tables in Hepburn, long vowels as short ones, each with the kanji that are read so."""
    return _in_hepburn((*surnames().items(), *given_names().items()))


@named_cache("readings.japanese_well_known_surnames", maxsize=1)
def well_known_surnames() -> dict[str, frozenset[str]]:
    """The readings of the commonest surnames, in Hepburn without long vowels, with their kanji."""
    return _in_hepburn(islice(surnames().items(), COMMON_SURNAMES))


@named_cache("readings.well_known_japanese_names", maxsize=1)
def well_known_names() -> dict[str, frozenset[str]]:
    """Those that everybody in Japan knows: the table of surnames begins with the commonest."""
    return _in_hepburn((*islice(surnames().items(), COMMON_SURNAMES), *given_names().items()))


def _in_hepburn(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kanji, readings in rows:
        for text in chain.from_iterable(map(hepburn, readings)):
            found.setdefault(short_vowels(text), set()).add(kanji)
    return {text: frozenset(kanji) for text, kanji in found.items()}
