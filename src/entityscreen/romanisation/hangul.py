"""Hangul: both romanisations, and what a foreign name or a loan word may have been before Korean spelled it.

The customary spellings of Korean names (Lee, Park) belong to the reader of Korean names.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.romanisation.contract import Romanisation, collect


@dataclass(frozen=True, slots=True)
class _System:
    """Spellings of the 19 initials, 21 vowels and 28 finals in Unicode's order, spaces between; `-` is silence."""

    initials: tuple[str, ...]
    vowels: tuple[str, ...]
    finals: tuple[str, ...]
    loan: bool  # whether s before i and y is sh, and j before other vowels may be z


def _system(initials: str, vowels: str, finals: str, *, loan: bool = True) -> _System:
    return _System(tuple(initials.split()), tuple(vowels.split()), tuple(finals.split()), loan)


_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
_REVISED = _system(
    "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    _FINALS,
    loan=False,
)
# As firms write eo and yeo: Daesung, Kyung.
_USUAL = _system(
    "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "a ae ya yae u e yu ye o wa wae oe yo u wo we wi yu eu ui i",
    _FINALS,
    loan=False,
)
# McCune and Reischauer's without its marks, as North Korean companies write themselves; a plain consonant is voiced
# between sounds that are.
_OLDER_VOWELS = "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i"
_OLDER = _system("k kk n t tt r m p pp s ss - ch tch ch k t p h", _OLDER_VOWELS, _FINALS, loan=False)
_OLDER_VOICED = _system("g kk n d tt r m b pp s ss - j tch ch k t p h", _OLDER_VOWELS, _FINALS, loan=False)
_VOICED_FINALS = frozenset({0, 4, 5, 6, 8, 16, 21})  # none, n, l, m, ng
# A foreign name: eu was added to carry a consonant, the other letters have the nearest foreign value.
_FOREIGN_FINALS = "- k k k n n n t l k m l l l p l m p p s s ng t t k t p t"
_LOAN = _system(
    "g k n d t r m b p s s - j j ch k t p h",
    "a a ya ya o e yo ye o wa we oe yo u wo we wi yu - ui i",
    _FOREIGN_FINALS,
)
# A German or French name: wi is its u (Müller, Thuram), and hi and heu at the end are its ch (Friedrich, Bach).
_EUROPEAN = _system(
    "g k n d t r m b p s s - j j ch k t p h",
    "a a ya ya o e yo ye o wa we oe yo u wo we u yu - ui i",
    _FOREIGN_FINALS,
)
_LAST_CH = {"히": "ch", "흐": "ch"}
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


@named_cache("romanisation.hangul_syllables", maxsize=1_000)
def _syllables(token: str) -> tuple[tuple[int, int, int] | str, ...]:
    """Syllables as numbers of their initial, vowel and final; Latin letters as they are."""
    found: list[tuple[int, int, int] | str] = []
    for character in token:
        code = ord(character)
        if _FIRST <= code <= _LAST:
            number = code - _FIRST
            found.append((number // 588, number % 588 // 28, number % 28))
        elif "a" <= character <= "z":
            found.append(character)
    return tuple(found)


def _spell(token: str, system: _System, voiced: _System | None = None) -> str:
    """Spell syllable by syllable; a final consonant is the initial of a next syllable that has none.

    Args:
        token: a word.
        system: the spellings.
        voiced: those of initials between voiced sounds, where they differ.
    """
    voiced = voiced or system
    parts: list[str] = []
    syllables = _syllables(token)
    carried = ""
    for place, syllable in enumerate(syllables):
        if isinstance(syllable, str):
            parts.append(syllable)
            continue
        first, vowel, last = syllable
        following = syllables[place + 1] if place + 1 < len(syllables) else ""
        before = syllables[place - 1] if place else ""
        between = not isinstance(before, str) and before[2] in _VOICED_FINALS
        parts += (_initial(first, vowel, carried, voiced if between else system), system.vowels[vowel])
        moves = last in _MOVED and not isinstance(following, str) and following[0] == _NO_INITIAL
        doubled = last == _RIEUL_FINAL and not isinstance(following, str) and following[0] == _RIEUL
        carried = voiced.initials[_MOVED[last]] if moves else "l" if doubled else ""
        parts.append("" if moves else system.finals[last])
    return "".join(parts).replace("-", "")


def _initial(first: int, vowel: int, carried: str, system: _System) -> str:
    """The first consonant of a syllable, given what the one before it leaves to it."""
    if carried:
        return carried
    if system.loan and first == _SIOT and vowel in _SH_VOWELS:
        return "sh"
    if system.loan and first == _JIEUT and vowel in _Z_VOWELS:
        return "z"
    return system.initials[first]


def _spell_european(token: str) -> str:
    last = _LAST_CH.get(token[-1:], "") if len(token) > 1 else ""
    return _spell(token[:-1], _EUROPEAN) + last if last else _spell(token, _EUROPEAN)


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
    codes = [ord(character) - _FIRST if _FIRST <= ord(character) <= _LAST else -1 for character in token]
    for place in range(len(codes) - 1):
        first, second = codes[place], codes[place + 1]
        if first < 0 or second < 0:
            continue
        last, initial = _changed(first % 28, second // 588)
        codes[place] = first - first % 28 + last
        codes[place + 1] = second % 588 + initial * 588
    pairs = zip(codes, token, strict=True)
    return "".join([chr(code + _FIRST) if code >= 0 else character for code, character in pairs])


def _changed(last: int, initial: int) -> tuple[int, int]:
    """A final and the initial behind it as they are said one after the other."""
    if (last, initial) in ((_N_FINAL, _RIEUL), (_RIEUL_FINAL, _N)):
        return _RIEUL_FINAL, _RIEUL
    if initial in (_N, _M, _RIEUL) and (last in _NASAL or (last in _KEEPS_N and initial == _RIEUL)):
        return _NASAL.get(last, last), _N if initial == _RIEUL else initial
    return last, initial


_INITIAL_U = "우운울웅욱움웃"


def _customary(token: str) -> str:
    """A word as firms write it: eo as u, and woo for u in front: 우성 is Woosung."""
    usual = _spell(token, _USUAL)
    return "woo" + usual.removeprefix("u") if token[:1] in _INITIAL_U else usual


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a word in Hangul.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read("콘포스")]
        ['konposeu', 'konposu', 'konpos']
        >>> [reading.text for reading in read("광명")][:2], read("부흥")[1].text, read("대성")[1].text
        (['gwangmyeong', 'kwangmyong'], 'puhung', 'taesong')
        >>> [reading.text for reading in read("신라")][1:2], read("우리")[1].text, read("삼성")[2].text
        (['silla'], 'woori', 'samsung')
    """
    said = as_said(token)
    return collect(
        (
            (_spell(token, _REVISED), "Revised Romanisation", 0.0),
            (_spell(token, _OLDER, _OLDER_VOICED), "McCune-Reischauer", 0.01),
            *((_spell(said, system), "as it is said", 0.02) for system in (_REVISED, _OLDER) if said != token),
            (_customary(token), "customary spelling", 0.02),
            (_spell(token, _LOAN), "loan word", 0.03),
            (_spell_european(token), "German or French name", 0.04),
            (_spell(token[:1], _JAPANESE_START) + _spell(token[1:], _JAPANESE), "from Japanese", 0.03),
        )
    )
