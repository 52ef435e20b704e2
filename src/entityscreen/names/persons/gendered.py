"""Endings that show father and gender: patronymics, and surnames that women bear in another form.

Here belong rules by ending, with the words that look like one and are none (`resources/persons/endings.tsv`). Weights
belong to `names/person_parts.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.persons.vocabulary import given_name_commonness, is_given_name

_PATRONYMIC_LATIN = (
    "ovich", "evich", "ovych", "evych", "avich", "ovitch", "evitch", "ovytch", "owitsch", "ewitsch", "owitch",
    "ovna", "evna", "ivna", "owna", "ewna",  "ichna", "inichna",
)  # fmt: skip
_PATRONYMIC_CYRILLIC = (
    "ович", "евич", "ьич", "овна", "евна", "ична", "івна", "ївна", "йович", "авіч", "евіч", "овіч", "аўна", "еўна",
)  # fmt: skip
_SKI = (
    "skaya", "skaia", "skaja", "skiy", "skij", "skyy", "skyi", "skii", "skoi", "skoy", "ska", "sky", "ski",
    "ckaya", "ckiy", "cky", "cki", "cka",
)  # fmt: skip
_IN = ("kina", "tina", "shina", "nina", "rina", "lina", "hina", "gina", "dina", "sina", "zina", "bina", "mina", "pina")
_FEMININE = ("ova", "eva", *_IN)
_GENDERED_LETTERS = frozenset("aiyj")
_SHORTEST_PATRONYMIC = 6
_SHORTEST_SURNAME = 5
_SHORTEST_STEM = 3
_NONE: frozenset[str] = frozenset()
_ICH = ("ich", "itch", "ych", "ич", "іч")


@named_cache("names.persons.endings", maxsize=1)
def listed_endings() -> dict[str, frozenset[str]]:
    """Class -> words that the rules by ending get wrong."""
    classes: dict[str, set[str]] = {}
    for name, word in read_rows("person_endings"):
        classes.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in classes.items()}


def is_patronymic(token: str) -> bool:
    """Whether a word is an East Slavic patronymic by its ending.

    Args:
        token: a folded word, Latin or Cyrillic.

    Returns:
        False for surnames that end so (Abramovich) and for Serbian -ovic, Polish -owicz.

    Example:
        >>> is_patronymic("vladimirovich"), is_patronymic("петровна"), is_patronymic("ilyich")
        (True, True, True)
        >>> is_patronymic("petrovic"), is_patronymic("abramovich"), is_patronymic("donna")
        (False, False, False)
    """
    endings = _PATRONYMIC_LATIN if token.isascii() else _PATRONYMIC_CYRILLIC
    if token.endswith(_ICH) and token in listed_endings()["patronymic"]:
        return True
    if token.endswith(endings):
        return len(token) >= _SHORTEST_PATRONYMIC and token not in listed_endings()["surname"]
    return False


def without_shared_ending(a: str, b: str) -> tuple[str, str]:
    """Two surnames without the ending that they share with those of a whole people; as they are where there is none.

    Args:
        a: a folded Latin word.
        b: another.

    Example:
        >>> without_shared_ending("gelashvili", "kelashvili"), without_shared_ending("putin", "rasputin")
        (('gela', 'kela'), ('putin', 'rasputin'))
    """
    if is_patronymic(a) and is_patronymic(b):
        return a, b
    ending = max(
        (end for end in listed_endings()["shared"] if a.endswith(end) and b.endswith(end)), key=len, default=""
    )
    return (a.removesuffix(ending), b.removesuffix(ending)) if len(ending) < min(len(a), len(b)) else (a, b)


def gendered_surname_stem(token: str) -> str:
    """One form for a Slavic surname that men and women bear in different ones.

    Args:
        token: a folded Latin word.

    Returns:
        The man's form, with -ski for every spelling of it; given names and other words as they are. A mild
        equivalence: compare the stems of both, and count less than for the same spelling.

    Example:
        >>> [gendered_surname_stem(word) for word in ("ivanova", "petrovskaya", "kowalska", "dostoevsky", "putina")]
        ['ivanov', 'petrovski', 'kowalski', 'dostoevski', 'putin']
        >>> gendered_surname_stem("irina"), gendered_surname_stem("molina"), gendered_surname_stem("casanova")
        ('irina', 'molina', 'casanova')
    """
    if token[-1:] not in _GENDERED_LETTERS or len(token) < _SHORTEST_SURNAME:
        return token
    ending = next((ending for ending in _SKI if token.endswith(ending)), None)
    if ending is None and not token.endswith(_FEMININE):
        return token
    if is_given_name(token) or token in listed_endings()["not-slavic"]:
        return token
    if ending is None:
        return token[:-1]
    stem = token[: -len(ending)]
    return f"{stem}{ending[0]}ki" if len(stem) >= _SHORTEST_STEM else token


# A woman's ending and the endings of a man that it can stand for: Czech, Slovak, Polish, Lithuanian, Latvian, Greek.
_PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ova", ("", "a", "ov")),
    ("kova", ("ek", "ko")),
    ("cova", ("ec",)),
    ("owa", ("", "a", "ow")),
    ("kowa", ("ek", "ko")),
    ("cowa", ("ec",)),
    ("iene", ("as", "is", "ys", "us", "a")),
    ("aite", ("as", "is", "a")),
    ("yte", ("is", "ys", "as")),
    ("ute", ("us", "as")),
    ("ina", ("ins",)),
    ("opoulou", ("opoulos",)),
    ("idou", ("idis",)),
    ("adou", ("adis",)),
    ("ou", ("os",)),
)
_WOMANS_ADJECTIVE = ("aya", "aia", "aja")
_WOMANS = (*[ending for ending, _ in _PAIRS], *_FEMININE, *_WOMANS_ADJECTIVE, "ska", "cka")
_MANS_ADJECTIVE = ("oy", "oi", "oj", "yy", "yi", "yj", "iy", "ii", "ij", "y", "i")  # as `y`
_SHORTEST_MANS = 4
_SHORTEST_ADJECTIVE = 4  # letters of its stem; shorter ones are listed
_GIVEN_NAME = 0.5  # a tier from which a word is a given name rather than a surname: Muratova is no Murat


def surname_keys(token: str) -> frozenset[str]:
    """What the man's and the woman's form of a surname have in common.

    Args:
        token: a folded Latin word.

    Returns:
        The men's forms that a word may be of, and the word itself as a man's form; none for a given name.

    Example:
        >>> sorted(surname_keys("nemcova")), sorted(surname_keys("nemec")), surname_keys("maria")
        (['nemc', 'nemca', 'nemcov', 'nemcova', 'nemec'], ['nemec'], frozenset())
    """
    if len(token) < _SHORTEST_MANS or given_name_commonness(token) >= _GIVEN_NAME:
        return _NONE
    return _mens_forms(token) | {_as_mans(token)}


def same_gendered_surname(a: str, b: str) -> bool:
    """Whether two surnames are the man's and the woman's form of one, or two women's forms of it.

    Args:
        a: a folded Latin word.
        b: another.

    Returns:
        True for the same Slavic stem and for Czech, Slovak, Polish, Lithuanian, Latvian and Greek pairs, and for the
        same word; symmetric.

    Example:
        >>> same_gendered_surname("novakova", "novak"), same_gendered_surname("kazlauskiene", "kazlauskaite")
        (True, True)
        >>> same_gendered_surname("tolstaya", "tolstoy"), same_gendered_surname("novakova", "novotny")
        (True, False)
    """
    if a == b:
        return True
    first, second = surname_keys(a), surname_keys(b)
    if first.isdisjoint(second):
        return False
    return not (_mens_forms(a).isdisjoint(second) and _mens_forms(b).isdisjoint(first))


def _mens_forms(token: str) -> frozenset[str]:
    """The men's forms of what may be a woman's surname; none of another word, nor of a given name."""
    if not token.endswith(_WOMANS) or is_given_name(token) or token in listed_endings()["not-slavic"]:
        return _NONE
    stem = gendered_surname_stem(token)
    forms = {stem} - {token}
    for ending, others in _PAIRS:
        if token.endswith(ending):
            forms.update([token[: -len(ending)] + other for other in others])
    if token.endswith(_WOMANS_ADJECTIVE) and stem == token:
        adjective = token[:-3]
        if len(adjective) >= _SHORTEST_ADJECTIVE or f"{adjective}y" in listed_endings()["adjective"]:
            forms.add(f"{adjective}y")
    return frozenset([f for f in forms if len(f) >= _SHORTEST_MANS and given_name_commonness(f) < _GIVEN_NAME])


def _as_mans(token: str) -> str:
    """A word as a man's surname, in one spelling of the endings -ski and -y."""
    stem = gendered_surname_stem(token)
    if stem != token or not token.endswith(_MANS_ADJECTIVE):
        return stem if token.endswith(_MANS_ADJECTIVE) else token
    ending = next(ending for ending in _MANS_ADJECTIVE if token.endswith(ending))
    return token if token.endswith(("ski", "cki")) else f"{token.removesuffix(ending)}y"
