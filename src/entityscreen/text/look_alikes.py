"""Letters that stand for others: Рutin with a Cyrillic Р, ᏙᎥktor in Cherokee letters, Pe?a after a broken import.

It says which letter is meant, and gives the signs of evasion that a reviewer is told of; and Han characters that a
careless eye takes for one another. Which letters look alike is a table (`resources/romanisation/look_alikes.tsv`),
digits for letters are typos (`names/typos.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.text.folding import Folded, fold

USUAL = ("cyrillic", "greek")  # scripts of which a word may be all the same
LEAST_SPACED = 4  # single letters in a row that are a word
_LATIN, _OTHER = re.compile("[a-z]"), re.compile("[\u0370-\u04ff]")
_FIRST_EXOTIC = "\u0531"  # Armenian, the first of the scripts that are only looked at letter by letter
# Letters parted by the same sign; what has only two or three is initials.
_SPACED = re.compile(
    rf"(?<![^\W_])[^\W\d_](?:([ ._\-*/|·])[^\W\d_](?![^\W_])(?:\1[^\W\d_](?![^\W_])){{{LEAST_SPACED - 2},}})"
)


class _LookAlikes(NamedTuple):
    """The table."""

    to_latin: Mapping[int, str]  # letters of Cyrillic and Greek
    to_cyrillic: Mapping[int, str]  # Latin letters
    exotic: Mapping[int, str]  # letters of all other scripts, to Latin
    word: re.Pattern[str]  # a short word of nothing but `to_latin`


@named_cache("names.look_alikes", maxsize=1)
def _letters() -> _LookAlikes:
    to_latin: dict[int, str] = {}
    to_cyrillic: dict[int, str] = {}
    exotic: dict[int, str] = {}
    for script, letter, latin in read_rows("romanisation_look_alikes"):
        (to_latin if script in USUAL else exotic)[ord(letter)] = latin
        if script == USUAL[0]:
            to_cyrillic.setdefault(ord(latin), letter)
    # Short words of such letters are Latin among Latin ones: РАК Pong Nam, NIRU СО; a longer one may be a word.
    return _LookAlikes(
        to_latin, to_cyrillic, exotic, re.compile(rf"(?<!\w)[{''.join(map(chr, to_latin))}]{{1,3}}(?!\w)")
    )


def latin_words(plain: str) -> str:
    """A text in Latin letters, with a short word of look-alike letters between in Latin letters too."""
    if len(_LATIN.findall(plain)) > len(_OTHER.findall(plain)) > 0:
        letters = _letters()
        return letters.word.sub(lambda found: found.group().translate(letters.to_latin), plain)
    return plain


def one_script(raw: str) -> str:
    """A folded word without look-alike letters of another script.

    The word is of the script in which all its letters can be written (`CTPATИM`), where both or neither are of the one
    of most letters; what looks like Latin in a script further off is Latin beside any letter of these.

    Example:
        >>> one_script(fold("Рutin")), one_script(fold("ᏙᎥktor")), one_script(fold("путин"))
        ('putin', 'viktor', 'путин')
    """
    if raw.isascii():
        return raw
    letters = _letters()
    if max(raw) >= _FIRST_EXOTIC and (_LATIN.search(raw) or _OTHER.search(raw)):
        raw = raw.translate(letters.exotic)
    latin = {ord(c) for c in raw if "a" <= c <= "z"}
    if not latin:
        # A single one beside digits is Latin: А7.
        lone = len([c for c in raw if c.isalpha()]) == 1 < len(raw)
        return raw.translate(letters.to_latin) if lone else raw
    foreign = _OTHER.findall(raw)
    as_latin, as_cyrillic = letters.to_latin.keys() >= set(map(ord, foreign)), letters.to_cyrillic.keys() >= latin
    is_latin = len(_LATIN.findall(raw)) >= len(foreign) if as_latin == as_cyrillic else as_latin
    return raw.translate(letters.to_latin if is_latin else letters.to_cyrillic)


def find_evasions(text: str, is_form: Callable[[str], bool]) -> tuple[str, ...]:
    """The signs that somebody wrote a name so that a filter would not find it; it is read all the same.

    Args:
        text: a name as given.
        is_form: whether a folded word is a legal form, whose letters are often parted: `S.a.r.l.`

    Returns:
        One short sentence a sign, for the reviewer.

    Example:
        >>> find_evasions("V.i.k.t.o.r Bout", {"sarl"}.__contains__)
        ("letters are parted by signs ('V.i.k.t.o.r')",)
        >>> [find_evasions(name, {"sarl"}.__contains__) for name in ("ᏙᎥktor Bout", "J. Tolkien", "Meridon S.à.r.l.")]
        [("letters of other scripts look like Latin ones ('ᏙᎥktor')",), (), ()]
    """
    signs = []
    for spaced in _SPACED.finditer(text):
        if not _is_abbreviation(spaced) and not is_form(fold(spaced.group().replace(spaced[1], ""))):
            signs.append(f"letters are parted by signs ({spaced.group()!r})")
            break
    mixed = () if text.isascii() else (word for word in text.split() if _mixes(fold(word)))
    signs += [f"letters of other scripts look like Latin ones ({word!r})" for word in mixed]
    return tuple(signs)


def _mixes(word: Folded) -> bool:
    return not word.isascii() and _LATIN.search(word) is not None and one_script(word) != word


def _is_abbreviation(spaced: re.Match[str]) -> bool:
    """Whether single letters with full stops are capitals, as abbreviations are: S.A.R.L."""
    return spaced[1] in ". " and spaced.group().isupper()


BROKEN = "\u02c0"  # what stands for the letter in a folded word
BROKEN_SYSTEM, BROKEN_COST = "a broken letter", 0.03
_VOWELS, _CONSONANTS = "aeiou", "ncsa"  # without their marks; between vowels an a too, as in João
_IS_LETTER = re.compile(r"(?<=[a-z])\?(?=[a-z])|(?<![^\W_])\?(?=[a-z]{3})|(?<=[a-z]{2})\?(?=[ ,][^\W\d_])")


def fix_signs(text: str) -> str:
    """A folded text in which question marks that stand for a letter are letters.

    Example:
        >>> fix_signs("gonzalo pe?a nieto").split()[1] == f"pe{BROKEN}a", fix_signs("who is he?")
        (True, 'who is he?')
    """
    return _IS_LETTER.sub(BROKEN, text)


def read_broken(word: str) -> tuple[tuple[str, str, float], ...]:
    """The spellings of a folded word with a broken letter: with each letter that it may have been, and without.

    Example:
        >>> [text for text, _, _ in read_broken(f"mu{BROKEN}oz")]
        ['munoz', 'mucoz', 'musoz', 'muaoz', 'muoz']
        >>> [text for text, _, _ in read_broken(f"rodr{BROKEN}guez")][:3]
        ['rodraguez', 'rodreguez', 'rodriguez']
    """
    before, _, after = word.partition(BROKEN)
    after = after.replace(BROKEN, "")  # of several the first is looked for
    vowels = [letter in _VOWELS for letter in before[-1:] + after[:1]]
    letters = _CONSONANTS if vowels and all(vowels) else _VOWELS if not any(vowels) else _VOWELS + "nc"
    return tuple((before + letter + after, BROKEN_SYSTEM, BROKEN_COST) for letter in (*letters, ""))


@named_cache("syllables.lookalikes", maxsize=1)
def _lookalikes() -> dict[str, frozenset[str]]:
    lookalikes: dict[str, set[str]] = {}
    for first, second in read_rows("han_lookalikes"):
        lookalikes.setdefault(first, set()).add(second)
        lookalikes.setdefault(second, set()).add(first)
    return {character: frozenset(alike) for character, alike in lookalikes.items()}


def lookalikes_of(character: str) -> frozenset[str]:
    """The folded characters that a careless eye takes for this one.

    Example:
        >>> "末" in lookalikes_of("未"), "汪" in lookalikes_of("王")
        (True, False)
    """
    return _lookalikes().get(character, frozenset())
