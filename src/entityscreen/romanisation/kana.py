"""Kana: Hepburn with and without long vowels, and what a loan word may have been before it was spelled in kana.

Folded kana come half-width or full-width folded together (NFKC). Kanji are read elsewhere.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.romanisation.contract import Letters, Romanisation, collect, paired

_KANA = (
    paired("アイウエオカキクケコサシスセソ", "a i u e o ka ki ku ke ko sa shi su se so")
    | paired("タチツテトナニヌネノハヒフヘホ", "ta chi tsu te to na ni nu ne no ha hi fu he ho")
    | paired("マミムメモヤユヨラリルレロワヰヱヲン", "ma mi mu me mo ya yu yo ra ri ru re ro wa i e o n")
    | paired("ガギグゲゴザジズゼゾダヂヅデド", "ga gi gu ge go za ji zu ze zo da ji zu de do")
    | paired("バビブベボパピプペポヴ", "ba bi bu be bo pa pi pu pe po vu")
    | paired("ァィゥェォャュョヮ", "a i u e o ya yu yo wa")
)
_WITH_Y = paired("キニヒミリギビピ", "ky ny hy my ry gy by py") | paired("シチジヂ", "sh ch j j")
_WITH_VOWEL = paired("フヴウツクグ", "f v w ts kw gw")
_DIGRAPHS = (
    {
        f"{kana}{small}": sound + vowel
        for kana, sound in _WITH_Y.items()
        for small, vowel in zip("ャュョ", "auo", strict=True)
    }
    | {
        f"{kana}{small}": sound + vowel
        for kana, sound in _WITH_VOWEL.items()
        for small, vowel in zip("ァィェォ", "aieo", strict=True)
    }
    | paired("シェ チェ ジェ イェ ティ ディ トゥ ドゥ", "she che je ye ti di tu du")
    | paired("テュ デュ フュ ヴュ", "tyu dyu fyu vyu")
)
# Long vowels and the doubling of the next consonant are marks that the readings treat each in its way.
_SPELL = Letters(_KANA | _DIGRAPHS | {"ー": "-", "ッ": "="})
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_DOUBLE = re.compile(r"=(ch|.)")
_MARKED = re.compile(r"([aiueo])-")
_LONG = re.compile(r"(o)u|(o)o|(u)u|(e)i(?=$|[^aiueo])")
_LONG_IN_NAMES = re.compile(r"^[tk]?oo|(?<!n)ou|ou(?!e|chi)|uu(?!ra)")
# The vowels that kana put after a consonant because no kana is a consonant alone.
_ADDED = re.compile(
    r"(?<=[kgszbpmrfv])u(?![aiueo-])|(?<=[td])o(?![aiueo-])|(?<=ts)u(?![aiueo-])|(?<=ch|sh)i(?=$|[tk])|(?<=j)i$"
)


# Sounds that kana had no letters for when the names became known: プーチン is Putin, ウラジミール Vladimir.
_OLDER_SOUNDS = {"chi": "ti", "ji": "di", "ur": "vl"}
_OLDER = re.compile("chi|ji|^ur(?=a)")


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a word in kana.

    Args:
        token: a folded word.

    Returns:
        Hepburn readings and the loan-word readings, best first.

    Example:
        >>> [reading.text for reading in read("とうきょう")]
        ['toukyou', 'tokyo']
        >>> read("ソリューションズ")[-1].text
        'soryushonz'
    """
    raw = _SPELL.spell(katakana(token))
    doubled = _doubled(raw)
    written = _MARKED.sub(r"\1\1", doubled).replace("-", "")
    plain = doubled.replace("-", "")
    short = _LONG.sub(lambda m: m[1] or m[2] or m[3] or m[4], plain)
    loan = _loan(raw)
    return collect(
        (
            (written.replace("oo", "ou") if "-" not in doubled else plain, "Hepburn, long vowels written", 0.0),
            (short, "Hepburn", 0.0),
            (_passport(short), "Hepburn, passport", 0.01),
            (loan, "loan word", 0.03),
            (_OLDER.sub(lambda m: _OLDER_SOUNDS[m[0]], loan), "loan word, older kana", 0.05),
        )
    )


@named_cache("readings.hepburn", maxsize=20_000)
def hepburn(word: str) -> tuple[str, ...]:
    """The spellings of a Japanese name in kana, as names are written: without long vowels, with them, as in passports.

    Two vowels that meet between the parts of a name are no long vowel: Inoue, Matsuura, Hirooka. Ei is one in no name.

    Args:
        word: one word in kana.

    Example:
        >>> hepburn("けいたろう"), hepburn("いのうえ"), hepburn("おおさわ"), hepburn("ほんま")
        (('keitaro', 'keitarou'), ('inoue',), ('osawa', 'oosawa'), ('honma', 'homma'))
    """
    written = _doubled(_SPELL.spell(katakana(word))).replace("-", "")
    short = _LONG_IN_NAMES.sub(lambda m: m[0][0] if len(m[0]) == 2 else m[0][:2], written)
    return tuple(dict.fromkeys((short, written, _passport(short))))


def katakana(word: str) -> str:
    """A word with every hiragana as katakana.

    Example:
        >>> katakana("ひかる"), katakana("小林さくら")
        ('ヒカル', '小林サクラ')
    """
    return word.translate(_TO_KATAKANA)


def _doubled(raw: str) -> str:
    """A spelling with the consonants doubled that stand behind a small tsu; long vowels still marked."""
    return _DOUBLE.sub(lambda m: ("t" if m[1] == "ch" else m[1]) + m[1], raw).replace("=", "t")


def _passport(short: str) -> str:
    """N before a lip sound is m: Homma, Namba."""
    return re.sub(r"n(?=[bmp])", "m", short)


def _loan(raw: str) -> str:
    """The word without the vowels that kana added; doubled consonants single."""
    return _ADDED.sub("", raw.replace("=", "")).replace("-", "")
