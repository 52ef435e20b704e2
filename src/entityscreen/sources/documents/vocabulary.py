"""What words tell about names: titles, heads, legal forms, endings, surnames, countries, risk verbs.

It reads the tables `documents_*` and looks words up in them. What is concluded from a word belongs to the modules that
find names and kinds. A class of Latin words has its plain name (`role`), one of a language or of another script a
prefix (`de:opener`, `cyrillic:given`, `han:company`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.plain import without_accents
from entityscreen.text.folding import fold as fold_name

LONGEST_ENDING = 8  # characters
MOST_COST = 0.03  # of a Cantonese or Korean spelling, of 1: rarer ones would make surnames of many words
MOST_SYLLABIC = 3  # letters; shorter given names of the persons' tables are syllables of Chinese names as well


class Kind:
    """The kinds of names; `other` is what a text names that is no entity: a place, a work, a dish."""

    PERSON, COMPANY, ORGANISATION, VESSEL, OTHER = "Person", "Company", "Organization", "Vessel", "other"
    ORGANISATIONS = frozenset((COMPANY, ORGANISATION))
    NAMED = ORGANISATIONS | {PERSON, VESSEL}


def fold(word: str) -> str:
    """Lower case without diacritics and with one kind of apostrophe and hyphen: how Latin words are looked up."""
    if word.isascii():
        return word.lower()
    return without_accents(word).translate(_PUNCTUATION)


_PUNCTUATION = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‐": "-", "‑": "-", "ı": "i"})


@named_cache("documents.words", maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for kind, word in read_rows("documents_words"):
        classes.setdefault(kind, set()).add(fold(word) if word[:1] < "Ͱ" or word[:1] > "ᷟ" else str(fold_name(word)))
    for language, kind, word in read_rows("documents_language_words"):
        latin = language not in ("cyrillic", "arabic", "persian")
        classes.setdefault(f"{language}:{kind}", set()).add(fold(word) if latin else str(fold_name(word)))
    for table, prefix in (("documents_han", "han"), ("documents_further", "further")):
        for kind, word in read_rows(table):
            sign = len(word) == 1 and not word.isalpha()  # ㈜
            classes.setdefault(f"{prefix}:{kind}", set()).add(word if sign else str(fold_name(word)))
    return {kind: frozenset(items) for kind, items in classes.items()}


@named_cache("documents.word_classes", maxsize=512)
def words(kind: str) -> frozenset[str]:
    """All words of one class, folded; an empty set where other languages have such a class. A class that no table has
    is a `KeyError`: it is misspelt.

    Example:
        >>> "president" in words("role"), "missile" in words("other"), "发言人" in words("han:role")
        (True, True, True)
    """
    classes = _classes()
    if kind not in classes:
        table, _, of_language = kind.partition(":")
        if table in ("han", "further") or not any(name.endswith(f":{of_language}") for name in classes if of_language):
            raise KeyError(f"no table has the class of words {kind!r}")
    return classes.get(kind, frozenset())


@named_cache("documents.any_of", maxsize=256)
def any_of(*kinds: str) -> frozenset[str]:
    """The words of several classes."""
    return frozenset().union(*map(words, kinds))


@named_cache("documents.listed", maxsize=64)
def listed(*kinds: str) -> tuple[str, ...]:
    """The words of several classes as `startswith` and `endswith` take them."""
    return tuple(any_of(*kinds))


@named_cache("documents.every_language", maxsize=32)
def every(kind: str) -> frozenset[str]:
    """The words of a class in every language that has it."""
    return frozenset().union(*(members for name, members in _classes().items() if name.endswith(f":{kind}")))


@named_cache("documents.forms", maxsize=1)
def forms() -> frozenset[str]:
    """All legal forms in Latin letters, of any language."""
    return any_of("strong", "legal") | every("form")


def longest_ending(name: str) -> tuple[str, str]:
    """The longest known ending of a folded name in characters and its class; two empty strings when none is known.

    The whole name counts only for organisations: 外交部 is one, 江 alone is no river's name.

    Example:
        >>> longest_ending("武汉高芯科技有限公司"), longest_ending("淡水区")
        (('有限公司', 'company'), ('区', 'other'))
    """
    for length in range(min(len(name), LONGEST_ENDING), 0, -1):
        tail = name[-length:]
        if tail in words("han:company"):
            return tail, "company"
        if tail in words("han:organisation"):
            return tail, "organisation"
        if tail in words("han:other") and length < len(name):
            return tail, "other"
    return "", ""


def ending_of(text: str, *kinds: str) -> str:
    """The longest word of some classes with which a folded text ends; an empty string for none.

    Example:
        >>> ending_of("누리관현악단", "han:korean_organisation"), ending_of("누리", "han:korean_organisation")
        ('관현악단', '')
    """
    endings = any_of(*kinds)
    return next((text[start:] for start in range(len(text)) if text[start:] in endings), "")


@named_cache("documents.cantonese", maxsize=1)
def _cantonese() -> dict[str, set[str]]:
    """The customary Latin spellings of Cantonese syllables."""
    spellings_of: dict[str, set[str]] = {}
    for syllable, _, _, spelling, cost in read_rows("syllable_cantonese"):
        if float(cost) <= MOST_COST:
            spellings_of.setdefault(syllable, set()).add(spelling)
    return spellings_of


@named_cache("documents.surnames", maxsize=1)
def _surnames() -> dict[str, dict[str, set[str]]]:
    """Folded characters of a surname to its Latin spellings by language, from every table that has some."""
    spellings: dict[str, dict[str, set[str]]] = {}
    readings = {row[0]: row for row in read_rows("han_readings")}
    for characters, language, listed_spellings in read_rows("documents_surnames"):
        by_language = spellings.setdefault(str(fold_name(characters)), {})
        by_language.setdefault(language, set()).update(listed_spellings.split(" "))
    for name, rank, _, mandarin, *_ in read_rows("han_names"):
        spelled = mandarin or " ".join(readings[character][1] for character in name if character in readings)
        if rank not in ("", "0") and spelled.strip():
            by_language = spellings.setdefault(name, {})
            by_language.setdefault("zh", set()).update((spelled.replace(" ", ""), *spelled.split()[:1]))
    for character in spellings.keys() & readings.keys():
        cantonese = _cantonese().get(readings[character][6] or readings[character][2], ())
        spellings[character].get("zh", set()).update(cantonese)
    for character, language, spelling in _regional_spellings():
        if character in spellings:
            spellings[character].setdefault(language, set()).add(spelling)
    return spellings


def _regional_spellings() -> Iterator[tuple[str, str, str]]:
    """Characters, language and spelling of Southern Chinese and of Korean surnames as people write them."""
    yield from ((row[0], "zh", row[2]) for row in read_rows("syllable_dialects"))
    for sort, character, spelling, _, cost, *_ in read_rows("syllable_korean"):
        if sort == "also" and float(cost) <= MOST_COST:
            yield character, "ko", spelling


def surname_languages(characters: str) -> frozenset[str]:
    """The languages in which some folded characters are a surname."""
    return frozenset(_surnames().get(characters, ()))


@named_cache("documents.japanese_surnames", maxsize=1)
def japanese_surnames() -> frozenset[str]:
    """Folded characters of Japanese surnames, for text that is Japanese: many are words in Chinese."""
    return frozenset(row[0] for row in read_rows("japanese_surnames") if len(row[0]) > 1)


def surname_spellings(characters: str) -> frozenset[str]:
    """The Latin spellings of a surname in folded characters; empty for no surname."""
    return frozenset().union(*_surnames().get(characters, {}).values())


@named_cache("documents.chinese_surnames", maxsize=1)
def chinese_surnames() -> frozenset[str]:
    """Every Latin spelling of a common Chinese surname, for names that come without characters."""
    common = frozenset(
        spelling
        for _, language, spellings in read_rows("documents_surnames")
        if language == "zh"
        for spelling in spellings.split(" ")
    )
    southern = (row[2] for row in read_rows("syllable_dialects"))
    return common | frozenset(spelling for spelling in southern if len(spelling) >= MOST_SYLLABIC)


@named_cache("documents.countries", maxsize=1)
def countries() -> dict[str, tuple[str, str]]:
    """Folded names, adjectives, cities and Chinese names of countries: code, and what the word is."""
    rows = reversed(read_rows("documents_countries"))
    return {str(fold_name(name)) if what == "han" else fold(name): (code, what) for code, name, what in rows}


@named_cache("documents.confidence", maxsize=1)
def confidences() -> dict[str, float]:
    """How often a name that a sign shows is right, in [0, 1], as measured on labelled passages; `any` for others."""
    return {sign: float(confidence) for sign, confidence in read_rows("documents_confidence")}


def is_place(text: str) -> bool:
    """Whether folded words in Latin letters are a country, a city, a province or another place of the tables."""
    return text in countries() or text in any_of("place", "province")


_ROLE_ENDINGS = ("-general", "-elect", "-designate", "-secretary", "-in-chief")


@named_cache("documents.brands", maxsize=1)
def brands() -> frozenset[tuple[str, str]]:
    """Brands in both writings, folded: Latin words and characters, which need no other evidence."""
    return frozenset((fold(latin), str(fold_name(native))) for _, latin, native in read_rows("documents_brands"))


@named_cache("documents.known_firms", maxsize=1)
def known_firms() -> frozenset[str]:
    """Folded words that every reader knows for a firm: `HSBC`, `Huawei`; none that is a word, place or person too."""
    listed_brands = [row[1] for table in ("lexicon_group_brands", "documents_brands") for row in read_rows(table)]
    single = [brand for brand in listed_brands if brand.isascii() and brand.isalpha() and len(brand) > MOST_SYLLABIC]
    persons = {row[0] for row in read_rows("person_commonness")} | chinese_surnames() | _given_names()
    classes = ("role", "label", "ambiguous", "acronym_stop", "common_brand", "loose_company", "firm_word", "exchange")
    return (words("known_firm") | frozenset(map(fold, single))) - persons - no_name_words() - any_of(*classes)


def is_role(folded: str) -> bool:
    """Whether a folded word is a role, alone or with a hyphen."""
    prefix, _, bare = folded.partition("-")
    prefixed = bare in words("role") and prefix in any_of("modifier", "role")  # `vice-rector`, `ex-minister`
    return folded in words("role") or prefixed or folded.endswith(_ROLE_ENDINGS)


@named_cache("documents.given_names", maxsize=1)
def _given_names() -> frozenset[str]:
    """Given names of the tables: those of extraction, and those of the persons' tables that are no other word."""
    commoner_given = {
        word for word, given_share, surname in read_rows("person_commonness") if float(given_share) > float(surname)
    }
    no_given = any_of("role", "modifier", "honorific", "label") | no_name_words()
    listed_given = any_of("given", "latin:given", "arabic_given")
    return listed_given | frozenset(
        word for word in commoner_given if len(word) > MOST_SYLLABIC and word not in no_given
    )


def is_given(folded: str) -> bool:
    """Whether a folded word is known as a given name that no Chinese surname is."""
    return folded in _given_names() or ("-" in folded and folded.partition("-")[0] in _given_names())


@named_cache("documents.no_name_words", maxsize=1)
def no_name_words() -> frozenset[str]:
    """Words that are no part of a person's name: heads, fields, places, functions; without those that are names too."""
    classes = ("organisation", "company", "other", "legal", "starter", "field", "place", "geo", "prefix", "generic")
    names = frozenset(name for name, (_, what) in countries().items() if what != "han")
    return frozenset(_plain((*(words(kind) for kind in classes), names))) - words("ambiguous")


def _plain(groups: Iterable[frozenset[str]]) -> Iterable[str]:
    return (word for group in groups for word in group)
