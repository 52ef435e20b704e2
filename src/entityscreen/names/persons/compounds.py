"""Names that are written together or apart, in canonical pieces.

Here belong Abd + al- + name, name + al-Din, name + Allah and Abu + name, and two names in the pinyin of Tibetans and
Uyghurs (Zhaxiciren). Joins that spelling alone settles (al-Qahtani, Alqahtani) belong to the aligner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

_ABD_IN_PINYIN = "abudu"
_LONG_STEM = 4  # letters before an ending with a letter less, or two in each other's place
_SHORTEST_STEM = 3
_NEVER_CUT = ("abdullah", "abdallah", "ayatollah")
# The article before them takes their sound: as-Sisi, which others write Alsisi.
_SUN_SOUNDS = ("t", "th", "d", "dh", "r", "z", "s", "sh", "n")
_SUN_LETTERS = frozenset(sound[0] for sound in (*_SUN_SOUNDS, "l"))
ASSIMILATED = {f"{vowel}{sound}": sound for vowel in "aeu" for sound in _SUN_SOUNDS}
ARTICLE = "al"
# Two names in pinyin: the letters of a beginning that is looked up, and of the shortest name.
_BEGINNING, _SHORTEST_ELEMENT = 3, 4
_LONE = {"lone-abd": "abdul", "lone-din": "din", "lone-allah": "allah", "lone-abu": "abu"}


@named_cache("names.persons.compounds", maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, word in read_rows("person_compounds"):
        classes.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in classes.items()}


@named_cache("names.persons.compounds.uncut", maxsize=1)
def _uncut() -> frozenset[str]:
    """Words that are never cut: names that only look like compounds, and pieces that stand alone."""
    return frozenset().union(*(_table()[name] for name in ("whole", *_LONE)))


@named_cache("names.persons.compounds.usual", maxsize=1)
def _usual() -> dict[str, str]:
    return {word: usual for name, usual in _LONE.items() for word in _table()[name] if word != usual}


def lone_pieces() -> Iterable[str]:
    """The pieces that stand alone and have another usual form."""
    return _usual().keys()


def usual_form(word: str) -> str:
    """The usual form of a piece that stands alone: of an article, of al-Din, of Allah; another word as it is.

    Example:
        >>> usual_form("abdur"), usual_form("eddine"), usual_form("rahman")
        ('abdul', 'din', 'rahman')
    """
    return _usual().get(word, word)


def is_of_allah(word: str) -> bool:
    """Whether a word is a spelling of Abdullah, whole.

    Example:
        >>> is_of_allah("abdulla"), is_of_allah("abdul"), is_of_allah("ayatollah")
        (True, False, False)
    """
    return word.startswith("abd") and word in _table()["whole"]


def is_of_another(abd: str, name: str) -> bool:
    """Whether Abd, with or without its article, and the word behind it are one name: Abd al-Aziz, not Abdul Saleh.

    Example:
        >>> is_of_another("abdul", "aziz"), is_of_another("abd", "alaziz"), is_of_another("abdul", "saleh")
        (True, True, False)
    """
    servants = _table()["servant"]
    return usual_form(abd) == _LONE["lone-abd"] and (name in servants or name.removeprefix(ARTICLE) in servants)


def is_assimilated(article: str, name: str) -> bool:
    """Whether a word is the Arabic article with the sound of the name behind it.

    Example:
        >>> is_assimilated("as", "sisi"), is_assimilated("ash", "shami"), is_assimilated("as", "nahda")
        (True, True, False)
    """
    sound = ASSIMILATED.get(article)
    return sound is not None and name.startswith(sound)


def written_pieces(word: str) -> tuple[str, ...]:
    """The pieces of `split_compound` as the word writes them.

    Example:
        >>> split_compound("abdurrahman"), written_pieces("abdurrahman"), written_pieces("najibullah")
        (('abdul', 'rahman'), ('abdur', 'rahman'), ('najib', 'ullah'))
    """
    pieces = split_compound(word)
    if len(pieces) == 1:
        return (word,)
    first, second = pieces
    if second in _LONE.values():
        return (first, word.removeprefix(first))
    return (word.removesuffix(second), second)


def split_compound(token: str) -> tuple[str, ...]:
    """Cut a compound into canonical pieces.

    Args:
        token: a folded word; only Latin letters are ever split.

    Returns:
        One or two pieces: `abdul` + name, name + `din`, name + `allah`, `abu` + name, two names in pinyin; any other
        word is returned as it is, also a piece that stands alone (see `usual_form`).

    Example:
        >>> split_compound("abdelrahman"), split_compound("abderrahmane"), split_compound("abdel")
        (('abdul', 'rahman'), ('abdul', 'rahmane'), ('abdel',))
        >>> split_compound("nasreddine"), split_compound("abdullah"), split_compound("geraldine")
        (('nasr', 'din'), ('abdullah',), ('geraldine',))
        >>> split_compound("zhaxiciren"), split_compound("abudureyimu")
        (('zhaxi', 'ciren'), ('abdul', 'reyimu'))
    """
    if not token.isascii() or token in _uncut():
        return (token,)
    if len(token) >= 2 * _SHORTEST_ELEMENT and token[:_BEGINNING] in _element_beginnings():
        pieces = _of_elements(token)
        if pieces:
            return pieces
    if token.startswith("ab"):
        return _after_prefix(token)
    _, shortest, last_letters = _endings()
    return _before_ending(token) if token[-shortest:] in last_letters else (token,)


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a second piece ends a word.

    Attributes:
        piece: it, in its usual form.
        endings: those that show it by themselves, behind a long stem, and behind a known name, in this order.
        sure: the first of these.
        after_any: the first and the second.
    """

    piece: str
    endings: tuple[str, ...]
    sure: frozenset[str]
    after_any: frozenset[str]


@named_cache("names.persons.compounds.endings", maxsize=1)
def _endings() -> tuple[tuple[_Ending, ...], int, frozenset[str]]:
    """The endings, the letters of the shortest, and the last letters of all, as many."""
    found, table = [], _table()
    for piece in (name.removesuffix("-sure") for name in table if name.endswith("-sure")):
        sure, long, known = (table.get(f"{piece}-{how}", frozenset()) for how in ("sure", "long", "known"))
        endings = [ending for group in (sure, long, known) for ending in sorted(group, key=lambda e: (-len(e), e))]
        found.append(_Ending(piece, tuple(endings), sure, sure | long))
    shortest = min(len(ending) for own in found for ending in own.endings)
    return tuple(found), shortest, frozenset(ending[-shortest:] for own in found for ending in own.endings)


@named_cache("names.persons.compounds.beginnings", maxsize=1)
def _element_beginnings() -> frozenset[str]:
    """How the names in pinyin begin: with these letters few other words do."""
    return frozenset(word[:_BEGINNING] for word in (*_table()["element"], _ABD_IN_PINYIN))


def _of_elements(token: str) -> tuple[str, ...]:
    """The two names in pinyin that a word is, unless it is one name; or nothing."""
    elements = _table()["element"]
    if token in elements:
        return ()
    for end in range(_SHORTEST_ELEMENT, len(token) - _SHORTEST_ELEMENT + 1):
        first, second = token[:end], token[end:]
        if second in elements and (first in elements or first == _ABD_IN_PINYIN):
            return usual_form(first), second
    return ()


def _after_prefix(token: str) -> tuple[str, ...]:
    if token.startswith("abd"):
        servant = _servant_of(token)
        return ("abdul", servant) if servant else (token,)
    for prefix in _prefixes("abu"):
        if token.startswith(prefix) and token[len(prefix) :] in _table()["kunya"]:
            return ("abu", token[len(prefix) :])
    return (token,)


@named_cache("names.persons.compounds.prefixes", maxsize=2)
def _prefixes(name: str) -> tuple[str, ...]:
    return tuple(sorted(_table()[f"prefix-{name}"], key=lambda prefix: (-len(prefix), prefix)))


def _servant_of(token: str) -> str:
    """What follows Abd and its article, which an l or a doubled sun letter shows; or nothing."""
    servants = _table()["servant"]
    for prefix in _prefixes("abd"):
        if not token.startswith(prefix):
            continue
        rest = token[len(prefix) :]
        if rest in servants:
            return rest
        if rest[:1] == "l" and (rest[1:] in servants or len(rest) > _SHORTEST_STEM + 1):
            return rest[1:]
        if len(rest) > _SHORTEST_STEM and rest[0] in _SUN_LETTERS and rest[0] == rest[1]:
            return rest[1:]
        if rest.startswith("shsh"):
            return rest[2:]
    return ""


def _before_ending(token: str) -> tuple[str, ...]:
    for own in _endings()[0]:
        known = _table().get(own.piece, frozenset())
        for ending in own.endings:
            if not token.endswith(ending):
                continue
            stem = token.removesuffix(ending)
            shortest = _SHORTEST_STEM if ending in own.sure else _LONG_STEM
            if stem in known or (ending in own.after_any and len(stem) >= shortest):
                return (token,) if _misspells_a_whole(token) else (stem, own.piece)
    return (token,)


def _misspells_a_whole(token: str) -> bool:
    """Whether a letter is wrong in a name that is never cut: `badullah` is Abdullah, and no servant of Bad."""
    return any(OSA.distance(token, whole, score_cutoff=1) <= 1 for whole in _NEVER_CUT)
