"""Known names: how common a name is, which names are forms of one, and of which languages a given name is.

Here belong tables from general knowledge: tiers of commonness (two Mohammeds are not one person; rarity counted in a
list is another measure), nicknames and cognates, surnames in several spellings, and what a language's spelling says
(Japanese and Turkish names have one spelling each, Arabic ones are spelled by ear). How much a nickname counts for is
in `likeness.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.text.sounds import sound_key

_RARE = (0.0, 0.0, 0.0)


@named_cache("names.persons.commonness", maxsize=1)
def _tiers() -> dict[str, tuple[float, float, float]]:
    """Name -> tier as given name, as surname, and the greater."""
    return {
        word: (float(given), float(surname), max(float(given), float(surname)))
        for word, given, surname in read_rows("person_commonness")
    }


def given_name_commonness(token: str) -> float:
    """How common a word is as a given name.

    Args:
        token: a folded Latin word.

    Returns:
        1 everywhere, 0.75 very common in a large country, 0.5 common, 0.25 known, 0 rare or no given name.

    Example:
        >>> given_name_commonness("mohammed"), given_name_commonness("xqzt")
        (1.0, 0.0)
    """
    return _tiers().get(token, _RARE)[0]


def commonness(token: str) -> float:
    """The greater of both, in [0, 1].

    Example:
        >>> commonness("ali"), commonness("kowalczyk"), commonness("xqzt")
        (1.0, 0.5, 0.0)
    """
    return _tiers().get(token, _RARE)[2]


def is_given_name(token: str) -> bool:
    """Whether a word is known as a given name; it may be a surname too.

    Example:
        >>> is_given_name("vladimir"), is_given_name("putin")
        (True, False)
    """
    return _tiers().get(token, _RARE)[0] > 0.0


@named_cache("names.persons.given_names", maxsize=1)
def given_names() -> frozenset[str]:
    """All words that are known as given names."""
    return frozenset(word for word, (given, _, _) in _tiers().items() if given > 0.0)


def is_surname(token: str) -> bool:
    """Whether a word is known as a surname; it may be a given name too.

    Example:
        >>> is_surname("ivanov"), is_surname("vladimir")
        (True, False)
    """
    return _tiers().get(token, _RARE)[1] > 0.0


def is_known_name(token: str) -> bool:
    """Whether a word is known as a name, given or of a family.

    Example:
        >>> is_known_name("vladimir"), is_known_name("putin"), is_known_name("xqzt")
        (True, True, False)
    """
    return _tiers().get(token, _RARE)[2] > 0.0


@named_cache("names.persons.same_surnames", maxsize=1)
def _one_surname() -> dict[str, frozenset[str]]:
    """Surname -> the numbers of the surnames that it is a spelling of."""
    found: dict[str, set[str]] = {}
    for word, number in read_rows("person_same_surnames"):
        found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def are_spellings(a: str, b: str) -> bool:
    """Whether two surnames are known as spellings of one, though a consonant differs.

    Example:
        >>> are_spellings("thompson", "thomson"), are_spellings("parker", "barker")
        (True, False)
    """
    table = _one_surname()
    return a in table and b in table and not table[a].isdisjoint(table[b])


_NONE: frozenset[int] = frozenset()


@named_cache("names.persons.groups", maxsize=1)
def _groups() -> tuple[dict[str, frozenset[int]], int, int]:
    """Name -> groups, and the first groups of cognates and of names in two orthographies.

    Nicknames come first, then cognates, then names written by ear, then those in two orthographies.
    """
    members: dict[str, set[int]] = {}
    nicknames = given = 0
    for number, kind, names in read_rows("person_groups"):
        nicknames += kind == "nickname"
        given += kind != "respelled"
        for name in names.split():
            members.setdefault(name, set()).add(int(number))
    return {name: frozenset(groups) for name, groups in members.items()}, nicknames, given


def nickname_groups(token: str) -> frozenset[int]:
    """The groups of a name: two names that share one are the same name.

    Args:
        token: a folded Latin word.

    Returns:
        Group numbers, the same in every process; empty for a name without relations. Sharing is not
        transitive: Sasha shares with Aleksandr and with Aleksandra, and these two share nothing.

    Example:
        >>> bool(nickname_groups("bill") & nickname_groups("william"))
        True
        >>> bool(nickname_groups("marin") & nickname_groups("martin"))
        False
    """
    return _groups()[0].get(token, _NONE)


def are_respelled(groups: frozenset[int]) -> bool:
    """Whether all of some groups are of names in two orthographies.

    Example:
        >>> are_respelled(nickname_groups("jallow")), are_respelled(nickname_groups("bill"))
        (True, False)
    """
    return bool(groups) and min(groups) >= _groups()[2]


@named_cache("names.persons.contractions", maxsize=1)
def _contractions() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, names in read_rows("person_contractions"):
        found[word] = (*found.get(word, ()), names)
    return found


def spelled_in_full(token: str) -> tuple[str, ...]:
    """The two given names, written as one word, that a short word stands for.

    Example:
        >>> spelled_in_full("chema"), spelled_in_full("maria")
        (('josemaria',), ())
    """
    return _contractions().get(token, ())


_NO_LANGUAGES: frozenset[str] = frozenset()
_UNKNOWN = (_NO_LANGUAGES, _NO_LANGUAGES)
_NOT_VOWELS = re.compile("[^aeiouy]+")
_LOOSE = str.maketrans("eyo", "iiu")
_LONG = re.compile(r"([iu])\1+")  # ee, ou
_UMLAUT = re.compile("([aou])e")  # Juergen
_FINAL = str.maketrans("db", "tp")  # of Turkish: Murad, Murat
_NOT_CONSONANTS = str.maketrans("", "", "aiuhy")
_OPEN_E = str.maketrans("e", "a")  # an e is heard as a or as i: Hamed, Hamad; Hamed, Hamid


@named_cache("names.persons.languages", maxsize=1)
def _languages() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Given name -> the languages that spell it in one way, and the others that have it."""
    rows = read_rows("person_languages")
    return {word: (frozenset(fixed.split()), frozenset(free.split())) for word, fixed, free in rows}


def other_in_language(a: str, b: str) -> bool:
    """Whether one language has two words as given names, in spellings that tell them apart.

    Args:
        a: a folded Latin word.
        b: another; no form of the same name.

    Returns:
        True for two names of a language with a fixed spelling; for two of another when a consonant differs, or when
        they have as many vowels and one of them is another vowel.

    Example:
        >>> other_in_language("takashi", "takeshi"), other_in_language("jamal", "jamil")
        (True, True)
        >>> other_in_language("salih", "saleh"), other_in_language("marko", "marco")
        (False, False)
    """
    (fixed, free), (other_fixed, other_free) = _languages().get(a, _UNKNOWN), _languages().get(b, _UNKNOWN)
    if not fixed.isdisjoint(other_fixed):
        return _one_spelling(a) != _one_spelling(b)
    return not free.isdisjoint(other_free) and _other_sounds(a, b)


def of_language(name: str, language: str) -> bool:
    """Whether a given name is one of a language.

    Example:
        >>> of_language("takashi", "ja"), of_language("marina", "ja")
        (True, False)
    """
    return any(language in languages for languages in _languages().get(name, _UNKNOWN))


def _one_spelling(name: str) -> str:
    """A name without what its language writes in two ways."""
    plain = _UMLAUT.sub(r"\1", name)
    return plain[:-1] + plain[-1:].translate(_FINAL)


def _other_sounds(a: str, b: str) -> bool:
    """Whether two names spelled by ear have another consonant, or as many vowels of which one is another."""
    first, second = sound_key(a), sound_key(b)
    if first == second:
        return False
    if first.translate(_NOT_CONSONANTS).replace("z", "s") != second.translate(_NOT_CONSONANTS).replace("z", "s"):
        return True
    return all(_of_others(a, b, table) for table in (_OPEN_E, {}))


def _of_others(a: str, b: str, table: dict[int, int]) -> bool:
    first, second = (_vowels(name.translate(table)) for name in (a, b))
    return len(first) == len(second) and first != second


def _vowels(name: str) -> str:
    return _NOT_VOWELS.sub("", _LONG.sub(r"\1", name.translate(_LOOSE)))
