"""What words tell about names: titles, heads, legal forms, endings, surnames, countries, risk verbs.

Here belongs the reading of the tables `documents_*` and look-ups in them. What is concluded from a word belongs
to the modules that find spans and kinds.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.plain import without_accents

LONGEST_ENDING = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A risk cue's verb form: what it means, its topic, and on which side of it the entity stands."""

    cue: str
    topic: str
    side: str


@dataclass(frozen=True, slots=True)
class Endings:
    """Words in Chinese characters by class, to be tested at a name's end."""

    company: frozenset[str]
    organisation: frozenset[str]
    weak: frozenset[str]
    other: frozenset[str]
    weak_other: frozenset[str]

    def longest(self, text: str) -> tuple[str, str]:
        """The longest known ending of a name and its class, or two empty strings.

        The whole name counts only for organisations: 外交部 is one, 江 alone is no river's name.
        """
        for length in range(min(len(text), LONGEST_ENDING), 0, -1):
            tail = text[-length:]
            if tail in self.company:
                return tail, "company"
            if tail in self.organisation:
                return tail, "organisation"
            if tail in self.other and length < len(text):
                return tail, "other"
        return "", ""


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname in one language and its spellings in Latin letters."""

    language: str
    spellings: frozenset[str]


def fold(word: str) -> str:
    """Lower case without diacritics and with one kind of apostrophe and hyphen: how the tables are keyed.

    Example:
        >>> fold("Tsai"), fold("Cài"), fold("People’s")
        ('tsai', 'cai', "people's")
    """
    if word.isascii():
        return word.lower()
    return without_accents(word).translate(_PUNCTUATION)


_PUNCTUATION = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‐": "-", "‑": "-"})


@named_cache("documents.words", maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    return _by_class("documents_words")


def _by_class(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, word in read_rows(table):
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(items) for kind, items in found.items()}


def words(kind: str) -> frozenset[str]:
    """All words of one class of `documents_words`, folded.

    Args:
        kind: the class (`role`, `legal`, `organisation`, `other`, `starter` ...).

    Returns:
        The words; KeyError for a class that no table has.

    Example:
        >>> "president" in words("role"), "missile" in words("other")
        (True, True)
    """
    return _classes()[kind]


@named_cache("documents.han_words", maxsize=1)
def _han_classes() -> dict[str, frozenset[str]]:
    return _by_class("documents_han")


def han_words(kind: str) -> frozenset[str]:
    """All words of one class of `documents_han`.

    Example:
        >>> "發言人" in han_words("role")
        True
    """
    return _han_classes()[kind]


@named_cache("documents.further_words", maxsize=1)
def _further_classes() -> dict[str, frozenset[str]]:
    return {kind: frozenset(map(fold, found)) for kind, found in _by_class("documents_further").items()}


def further_forms(kind: str) -> frozenset[str]:
    """Folded words in further scripts that a `company`, an `organisation` or something `other` bears.

    Example:
        >>> fold("ООО") in further_forms("company")
        True
    """
    return _further_classes()[kind]


@named_cache("documents.endings", maxsize=1)
def endings() -> Endings:
    """The endings in Chinese characters, Kana and Hangul that tell what a name is.

    Example:
        >>> endings().longest("武漢高芯科技有限公司"), endings().longest("淡水區")
        (('有限公司', 'company'), ('區', 'other'))
    """
    classes = _han_classes()
    return Endings(*(classes[kind] for kind in ("company", "organisation", "weak_organisation", "other", "weak_other")))


@named_cache("documents.surnames", maxsize=1)
def surnames() -> dict[str, tuple[Surname, ...]]:
    """Surnames by their characters, one record a language.

    Example:
        >>> "lai" in surnames()["賴"][0].spellings
        True
    """
    found: dict[str, list[Surname]] = {}
    for characters, language, spellings in read_rows("documents_surnames"):
        found.setdefault(characters, []).append(Surname(language, frozenset(spellings.split(" "))))
    return {characters: tuple(records) for characters, records in found.items()}


@named_cache("documents.further_surnames", maxsize=1)
def further_surnames() -> dict[str, Surname]:
    """Rarer Chinese surnames by folded characters, from the tables of Han names, each spelled in pinyin.

    Example:
        >>> sorted(further_surnames()["奚"].spellings)
        ['xi']
    """
    readings = {row[0]: row[1] for row in read_rows("han_readings")}
    found = {}
    for row in read_rows("han_names"):
        name, rank, mandarin = row[0], row[1], row[3]
        spelled = mandarin or " ".join(readings.get(character, "") for character in name)
        if rank not in ("", "0") and spelled.strip():
            found[name] = Surname("zh", frozenset((spelled.replace(" ", ""), spelled.replace(" ", "-"))))
    return found


@named_cache("documents.surname_spellings", maxsize=1)
def surname_spellings() -> frozenset[str]:
    """Every Latin spelling of a Chinese surname, for names that come without characters."""
    return frozenset(
        spelling
        for records in surnames().values()
        for record in records
        if record.language == "zh"
        for spelling in record.spellings
    )


@named_cache("documents.countries", maxsize=1)
def countries() -> dict[str, tuple[str, str]]:
    """Folded names, adjectives, cities and Chinese names of countries: code, and what the word is.

    Example:
        >>> countries()["chinese"], countries()["wuhan"]
        (('cn', 'adjective'), ('cn', 'city'))
    """
    return {fold(name): (code, what) for code, name, what in reversed(read_rows("documents_countries"))}


@named_cache("documents.cues", maxsize=1)
def cues() -> dict[str, Cue]:
    """Risk cues by verb form, folded.

    Example:
        >>> cues()["providing"].cue
        'supplies'
    """
    return {form: Cue(cue, topic, side) for form, cue, topic, side in read_rows("documents_cues")}


_ROLE_ENDINGS = ("-general", "-elect", "-designate", "-secretary", "-in-chief")


def is_role(folded: str) -> bool:
    """Whether a folded word is a role, alone or with a hyphen.

    Example:
        >>> is_role("minister"), is_role("governor-general"), is_role("wai-king")
        (True, True, False)
    """
    return folded in words("role") or folded.endswith(_ROLE_ENDINGS)


@named_cache("documents.given_names", maxsize=1)
def _given_names() -> frozenset[str]:
    """Given names of the tables: those of extraction, and those of the persons' tables that are no other word."""
    found = {word for word, given, surname in read_rows("person_commonness") if float(given) > float(surname)}
    known = frozenset().union(*(words(kind) for kind in ("role", "modifier", "honorific", "label")), no_name_words())
    return words("given") | frozenset(word for word in found if len(word) > MOST_SYLLABIC and word not in known)


MOST_SYLLABIC = 3  # letters; shorter given names of the persons' tables are syllables of Chinese names as well


def is_given(folded: str) -> bool:
    """Whether a folded word is known as a given name that no Chinese surname is.

    Example:
        >>> is_given("kenny"), is_given("rosanna"), is_given("chairman")
        (True, True, False)
    """
    return folded in _given_names()


@named_cache("documents.no_name_words", maxsize=1)
def no_name_words() -> frozenset[str]:
    """Words that are no part of a person's name: heads, fields, places, functions; without those that are names too."""
    classes = ("organisation", "company", "other", "legal", "starter", "field", "place", "geo", "prefix", "generic")
    names = frozenset(name for name, (_, what) in countries().items() if what != "han")
    return frozenset().union(*(words(kind) for kind in classes), names) - words("ambiguous")
