"""Kana, Hangul and Ethiopic: each letter is a syllable, or composed of the letters of one.

- Kana (folded together, half-width and full-width): Hepburn with and without long vowels, and what a loan word may have
  been before it was spelled in kana. Kanji are in `han.py`.
- Hangul: both romanisations, and what a foreign name or a loan word may have been before Korean spelled it. The
  customary spellings of Korean names (Lee, Park) are a matter of syllables, see `readings/characters.py`.
- Ethiopic (Amharic, Tigrinya): each letter is a consonant with a vowel, in seven orders. The sixth order is the
  consonant alone, or a short i between consonants; the first is an e, after a throat sound an a.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.romanisation import USUAL_SYSTEM, Letters, Romanisation, collect, paired, ranked

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
# Long vowels and the doubling of the next consonant are marks that the romanisations treat each in its way.
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
_OLDER_KANA = re.compile("chi|ji|^ur(?=a)")


def read_kana(token: str) -> tuple[Romanisation, ...]:
    """A word in kana: Hepburn romanisations and the loan-word romanisations.

    Example:
        >>> [reading.text for reading in read_kana("とうきょう")]
        ['toukyou', 'tokyo']
        >>> read_kana("ソリューションズ")[-1].text
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
            (_OLDER_KANA.sub(lambda m: _OLDER_SOUNDS[m[0]], loan), "loan word, older kana", 0.05),
            *_western_names(katakana(token)),
        )
    )


@named_cache("readings.hepburn", maxsize=20_000)
def hepburn(word: str) -> tuple[str, ...]:
    """The spellings of a Japanese name in kana, as names are written: without long vowels, with them, as in passports.

    Two vowels that match between the parts of a name are no long vowel: Inoue, Matsuura, Hirooka. Ei is one in no name.

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


@dataclass(frozen=True, slots=True)
class _System:
    """Spellings of the 19 initials, 21 vowels and 28 finals in Unicode's order."""

    initials: tuple[str, ...]
    vowels: tuple[str, ...]
    finals: tuple[str, ...]
    loan: bool  # whether s before i and y is sh, and j before other vowels may be z


def _system(initials: str, vowels: str, finals: str, *, loan: bool = True) -> _System:
    """A system as rows with spaces between; `-` is silence."""
    rows = [tuple("" if sound == "-" else sound for sound in row.split()) for row in (initials, vowels, finals)]
    return _System(rows[0], rows[1], rows[2], loan)


_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
_REVISED_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h"
_REVISED = _system(
    _REVISED_INITIALS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i", _FINALS, loan=False
)
# As firms write eo and yeo: Daesung, Kyung.
_USUAL = _system(_REVISED_INITIALS, "a ae ya yae u e yu ye o wa wae oe yo u wo we wi yu eu ui i", _FINALS, loan=False)
# McCune and Reischauer's without its marks, as North Korean companies write themselves; a plain consonant is voiced
# between sounds that are.
_OLDER_VOWELS = "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i"
_OLDER = _system("k kk n t tt r m p pp s ss - ch tch ch k t p h", _OLDER_VOWELS, _FINALS, loan=False)
_OLDER_VOICED = _system("g kk n d tt r m b pp s ss - j tch ch k t p h", _OLDER_VOWELS, _FINALS, loan=False)
_VOICED_FINALS = frozenset({0, 4, 5, 6, 8, 16, 21})  # none, n, l, m, ng
# A foreign name: eu was added to carry a consonant, the other letters have the nearest foreign value.
_FOREIGN_FINALS = "- k k k n n n t l k m l l l p l m p p s s ng t t k t p t"
_LOAN_INITIALS = "g k n d t r m b p s s - j j ch k t p h"
_LOAN = _system(_LOAN_INITIALS, "a a ya ya o e yo ye o wa we oe yo u wo we wi yu - ui i", _FOREIGN_FINALS)
# Another European name: wi is its u (Müller, Thuram); behind a last vowel hi and heu are its ch (Friedrich, Bach), peu
# its v (Lavrov), si its sh (Bush).
_EUROPEAN = _system(_LOAN_INITIALS, "a a ya ya o e yo ye o wa we oe yo u wo we u yu - ui i", _FOREIGN_FINALS)
_LAST_EUROPEAN = {"히": "ch", "흐": "ch", "프": "v", "시": "sh"}
# A Japanese name: the first consonant of the name is voiceless, and eu after s and ts is u.
_JAPANESE_VOWELS = "a a ya ya o e yo ye o wa we oe yo u wo we wi yu u ui i"
_JAPANESE = _system("g k n d t r m b p s ts - j ts ch k t p h", _JAPANESE_VOWELS, _FOREIGN_FINALS)
_JAPANESE_START = _system("k k n t t r m b p s ts - ch ts ch k t p h", _JAPANESE_VOWELS, _FOREIGN_FINALS)
_FIRST, _LAST = 0xAC00, 0xD7A3
_SIOT, _JIEUT, _RIEUL, _NO_INITIAL, _RIEUL_FINAL = 9, 12, 5, 11, 8
_Z_VOWELS = frozenset((0, 1, 5, 8, 13, 18))
_SH_VOWELS = frozenset((2, 3, 6, 7, 12, 16, 17, 20))
# Finals that a syllable without an initial takes over, as initials.
_MOVED = {1: 0, 2: 1, 4: 2, 7: 3, 8: 5, 16: 6, 17: 7, 19: 9, 20: 10, 22: 12, 23: 14, 24: 15, 25: 16, 26: 17}
# What begins a syllable: its own initial, behind a voiced sound or not; the final before it; an l for two.
_PLAIN, _VOICED, _TAKEN_OVER, _DOUBLED = range(4)

_Block = tuple[int, int, int, int]  # initial, vowel and final by number, and what begins the syllable


def _blocks(token: str) -> list[_Block | str]:
    """The syllables of a word, a final consonant as the initial of a next one that has none; Latin letters as are."""
    blocks: list[_Block | str] = []
    for character in token:
        number = ord(character) - _FIRST
        if not 0 <= number <= _LAST - _FIRST:
            blocks += [character] if "a" <= character <= "z" else []
            continue
        first, begins, before = number // 588, _PLAIN, blocks[-1] if blocks else ""
        if not isinstance(before, str):
            last = before[2]
            begins = _VOICED if last in _VOICED_FINALS else _PLAIN
            if first == _NO_INITIAL and last in _MOVED:
                first, begins = _MOVED[last], _TAKEN_OVER
                blocks[-1] = (*before[:2], 0, before[3])
            elif first == _RIEUL and last == _RIEUL_FINAL:
                begins = _DOUBLED
        blocks.append((first, number % 588 // 28, number % 28, begins))
    return blocks


def _spell_hangul(blocks: list[_Block | str], system: _System, voiced: _System | None = None) -> str:
    """Spell syllable by syllable.

    Args:
        blocks: of a word.
        system: the spellings.
        voiced: those of initials between voiced sounds, where they differ.
    """
    between, text = voiced or system, ""
    for block in blocks:
        if isinstance(block, str):
            text += block
            continue
        first, vowel, last, begins = block
        spelled = system.vowels[vowel]
        if begins == _DOUBLED:
            text += "l"
        elif system.loan and begins < _TAKEN_OVER and first == _SIOT and vowel in _SH_VOWELS:
            text, spelled = text + "sh", spelled.lstrip("yw")
        elif system.loan and begins < _TAKEN_OVER and first == _JIEUT and vowel in _Z_VOWELS:
            text += "z"
        else:
            text += (between if begins else system).initials[first]
        text += spelled + system.finals[last]
    return text


# What a final becomes before n, m and r, and these with it, as both systems write: 신라 Silla, 종로 Jongno.
_NASAL = {
    **dict.fromkeys((1, 2, 24), 21),
    **dict.fromkeys((7, 19, 20, 22, 23, 25), 4),
    **dict.fromkeys((17, 26), 16),
}
_N, _M, _N_FINAL = 2, 6, 4
_KEEPS_N = frozenset({16, 21})  # m and ng, behind which an r is an n


def as_said(token: str) -> str:
    """A word with the syllables that it is said with, where a final and the next initial change one another.

    Example:
        >>> as_said("신라"), as_said("종로"), as_said("국립"), as_said("설날"), as_said("광명")
        ('실라', '종노', '궁닙', '설랄', '광명')
    """
    codes = [ord(character) - _FIRST for character in token]
    for place, (first, second) in enumerate(pairwise(codes)):
        if min(first, second) >= 0 and max(first, second) <= _LAST - _FIRST:
            last, initial = _changed(codes[place] % 28, second // 588)
            codes[place] += last - first % 28
            codes[place + 1] = second % 588 + initial * 588
    return "".join([chr(code + _FIRST) for code in codes])


def _changed(last: int, initial: int) -> tuple[int, int]:
    """A final and the initial behind it as they are said one after the other."""
    if (last, initial) in ((_N_FINAL, _RIEUL), (_RIEUL_FINAL, _N)):
        return _RIEUL_FINAL, _RIEUL
    if initial in (_N, _M, _RIEUL) and (last in _NASAL or (last in _KEEPS_N and initial == _RIEUL)):
        return _NASAL.get(last, last), _N if initial == _RIEUL else initial
    return last, initial


_INITIAL_U = "우운울웅욱움웃"  # firms write woo: 우성 is Woosung


def read_hangul(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a word in Hangul, best first.

    Example:
        >>> [reading.text for reading in read_hangul("콘포스")]
        ['konposeu', 'konposu', 'konpos']
        >>> [read_hangul(word)[1].text for word in ("광명", "부흥", "신라", "우리")], read_hangul("삼성")[2].text
        (['kwangmyong', 'puhung', 'silla', 'woori'], 'samsung')
    """
    blocks, said = _blocks(token), as_said(token)
    usual, behind_vowel = _spell_hangul(blocks, _USUAL), len(token) > 1 and not (ord(token[-2]) - _FIRST) % 28
    last = _LAST_EUROPEAN.get(token[-1:], "") if behind_vowel else ""
    changed = _blocks(said) if said != token else []
    return collect(
        (
            (_spell_hangul(blocks, _REVISED), "Revised Romanisation", 0.0),
            (_spell_hangul(blocks, _OLDER, _OLDER_VOICED), "McCune-Reischauer", 0.01),
            *((_spell_hangul(changed, system), "as it is said", 0.02) for system in (_REVISED, _OLDER) if changed),
            (f"woo{usual[1:]}" if token[:1] in _INITIAL_U else usual, "customary spelling", 0.02),
            (_spell_hangul(blocks, _LOAN), "loan word", 0.03),
            (_spell_hangul(_blocks(token[:-1]) if last else blocks, _EUROPEAN) + last, "European name", 0.04),
            (
                _spell_hangul(_blocks(token[:1]), _JAPANESE_START) + _spell_hangul(_blocks(token[1:]), _JAPANESE),
                "from Japanese",
                0.03,
            ),
            *_western_names(token),
        )
    )


WESTERN_COST = 0.02


def _western_names(word: str) -> list[tuple[str, str, float]]:
    """The given names of the West that a word in Hangul or katakana writes by sound: 조지, ジョージ for George."""
    return [(latin, USUAL_SYSTEM, WESTERN_COST) for latin in _western_spellings().get(word, "").split()]


@named_cache("romanisation.western_names", maxsize=1)
def _western_spellings() -> dict[str, str]:
    return read_pairs("romanisation_western_names")


_ETHIOPIC_COST = 0.03
ETHIOPIC_FIRST, ETHIOPIC_LAST = 0x1200, 0x135A
_ORDERS = 8  # code points of a consonant
# By the row of eight code points from U+1200 on; the labialised rows in between have a w.
_TABLE = "h l h m s r s sh q qw q qw b v t ch h hw n ny a k kw kh khw w a z zh y d d j g gw gg t ch p ts ts f p"
_ROWS = tuple(_TABLE.split())
_LAST_ROW = {"ፘ": ("ry", "a"), "ፙ": ("my", "a"), "ፚ": ("fy", "a")}
_ORDERS_VOWELS = ("e", "u", "i", "a", "e", "", "o", "wa")
# Letters that are said alike, by the first of their rows: ሐ and ኀ are ሀ, ሠ is ሰ, ዐ is አ, ፀ is ጸ.
_ALIKE = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}
_SAID_ALIKE = {old + order: new + order for old, new in _ALIKE.items() for order in range(_ORDERS)} | {
    0x1200: 0x1203, 0x1210: 0x1203, 0x1280: 0x1203, 0x12A3: 0x12A0, 0x12D3: 0x12A0,
}  # fmt: skip
_THROAT = frozenset("ha")  # h and the letters that are silent: their first order is an a


def read_ethiopic(token: str) -> tuple[Romanisation, ...]:
    """A word in Ethiopic letters; none when it has another letter.

    Example:
        >>> [reading.text for reading in read_ethiopic("ተስፋዬ")]
        ['tesfaye']
        >>> [reading.text for reading in read_ethiopic("ጊዮርጊስ")][:2]
        ['giorgis', 'georgis']
    """
    usual = _ethiopic_names().get(plain_letters(token))
    if usual:
        return collect(ranked(usual))
    pairs: list[tuple[str, str]] = []
    for letter in token:
        code = ord(letter)
        if not ETHIOPIC_FIRST <= code <= ETHIOPIC_LAST:
            return ()
        pairs.append(_LAST_ROW.get(letter) or _said_as(*divmod(code - ETHIOPIC_FIRST, _ORDERS)))
    bare = "".join(consonant + vowel for consonant, vowel in pairs)
    forms = (bare, _helped(pairs))
    usual = tuple(form.replace("we", "wo").replace("ny", "gn") for form in forms)  # Workneh, Desalegn
    return collect(
        [(form, "Ethiopic", _ETHIOPIC_COST + cost) for texts, cost in ((forms, 0.0), (usual, 0.01)) for form in texts]
    )


def plain_letters(word: str) -> str:
    """A word with one letter for those that are said alike.

    Example:
        >>> plain_letters("ኃይለ") == plain_letters("ሀይለ"), plain_letters("haile")
        (True, 'haile')
    """
    return word if word.isascii() else word.translate(_SAID_ALIKE)


@named_cache("romanisation.ethiopic", maxsize=1)
def _ethiopic_names() -> dict[str, tuple[str, ...]]:
    """The names of the table with their usual spellings, also those of a first and a second word written as one."""
    rows = [(kind, word, tuple(spellings.split())) for kind, word, spellings in read_rows("romanisation_ethiopic")]
    spellings_of = {word: spellings for _, word, spellings in rows}
    second = [(word, spellings) for kind, word, spellings in rows if kind == "second"]
    for kind, first, (usual, *_) in rows:
        if kind == "first":
            spellings_of |= {first + word: (usual + spellings[0],) for word, spellings in second}
    return spellings_of


def _said_as(row: int, order: int) -> tuple[str, str]:
    """The consonant and the vowel of a letter."""
    consonant = _ROWS[row]
    vowel = "a" if consonant in _THROAT and order == 0 else _ORDERS_VOWELS[order]
    silent = consonant == "a"
    return "" if silent else consonant, vowel or ("i" if silent else "")


def _helped(pairs: list[tuple[str, str]]) -> str:
    """With a short i where three consonants would match, and behind the first of two that begin the word."""
    parts: list[str] = []
    for place, ((consonant, vowel), (_, after)) in enumerate(pairwise([*pairs, ("", "a")])):
        alone = not vowel and place + 1 < len(pairs)
        behind_consonant = place == 0 or not pairs[place - 1][1] or not after
        parts += [consonant, vowel or ("i" if alone and behind_consonant else "")]
    return "".join(parts)
