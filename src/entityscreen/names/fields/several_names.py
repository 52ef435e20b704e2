"""Several names in one field: a.k.a., alias, @, 又名, née; formerly, trading as.

A table says where such words cut a field: `resources/persons/alias_markers.tsv`, by which the fields of official lists
are cut as well. What is cut at brackets and slashes, which need no word, is in `text/words.py`; the holders of a joint
account are in `screening/parties.py`.

- Each side is a name of its own, as on both sides of a slash between spaces.
- `Yusof @ Joseph bin Ahmad` has two given names of one son of Ahmad.
- née is followed by a surname only, which stands for the last word in front.
- Some of these words are names as well; beside a single word the whole stays a way to take the name. No e-mail is
  cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.lexicon import find_concepts
from entityscreen.names.organisation_words import pieces_of_organisation
from entityscreen.names.persons.known_words import is_filiation
from entityscreen.text.folding import Folded
from entityscreen.text.words import split_words, telling_words

SIGN, SURE, BORN, GLUED, FIRM, FIRM_GLUED = "@", "sure", "born", "glued", "firm", "firm glued"
_ARE_GLUED = frozenset({GLUED, FIRM_GLUED})
_SURE = _ARE_GLUED | {SURE, FIRM}
MOST_BORN = 2  # words of a surname at birth: van Dyk
LEAST_BEFORE = 2  # words of a name before a word that may be a name too
FEWEST_GLUED = 2  # characters of a name before a marker without a space
_STOPS = str.maketrans(",.", "  ")
_LETTERS = re.compile(r"[^\W\d_]+")
_TRIMMED = " ;,:：，、\"'«»-–·"
# Between spaces, or without any in the midst of a longer field; what has a dot behind it is an e-mail.
_SIGN = r"(?<=\s)@|@(?=\s)|(?<=\s[a-z]{2})@(?=[a-z]+\s)|(?<=[a-z]{3})@(?=[a-z]+\s)"
# Between apostrophes only what hardly is Arabic, which writes them before vowels: 'Ubayd Juday' are two names.
_QUOTED = re.compile(r"""(?<=\w )(?:"([^\W\d_][^"()]*)"|'((?:el |il |[b-df-hj-np-tv-z])[^'"()]*)')(?= \w)""")


class AliasMarker(NamedTuple):
    """Words that introduce another name.

    Attributes:
        text: folded.
        care: with what care it cuts the field of a party.
        type: of the name that follows in a field of an official list: `alias`, `former`; empty where it cuts none.
        written: with its accents.
    """

    text: str
    care: str
    type: str
    written: str


class MarkerCut(NamedTuple):
    """Where a marker cuts a field, and with what care."""

    start: int
    end: int
    care: str


def alias_fields(text: Folded, *, of_persons: bool) -> tuple[Folded, ...]:
    """The names that a field holds by its markers.

    Args:
        text: a folded field.
        of_persons: whether its names are persons', in which more words are markers.

    Returns:
        The names in order, and the whole field last where it may be one name; nothing where no marker cuts it.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> alias_fields(fold("Zhang Weili a.k.a. Zhang Vanessa"), of_persons=True)
        ('zhang weili', 'zhang vanessa')
        >>> alias_fields(fold("Yusof @ Joseph bin Ahmad"), of_persons=True)[:2]
        ('yusof bin ahmad', 'joseph bin ahmad')
        >>> alias_fields(fold("ali@example.com"), of_persons=True), alias_fields(fold("Aka Konan"), of_persons=True)
        ((), ())
    """
    if not has_marker(text):
        return ()
    markers = _pattern(text.isascii())
    brackets = _brackets(text.isascii())
    field = " ".join((brackets.sub(" ", text), *(bracket[1] for bracket in brackets.finditer(text))))
    candidates = [MarkerCut(*mark.span(), _cares().get(mark.group(), SIGN)) for mark in markers.finditer(field)]
    cuts = [cut for cut in candidates if _holds(cut, field, of_persons)]
    if not cuts:
        return ()
    names = _names(field, cuts)
    sure = all(cut.care in _SURE for cut in cuts)
    may_be_one = not sure and any(" " not in name for name in names)  # two full names are two
    return tuple(dict.fromkeys([Folded(name) for name in names] + [text] * may_be_one))


def bracketed(text: Folded) -> Folded:
    """A field with what is in quotation marks between two words in brackets: a nickname may be left out.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> bracketed(fold("Joaquin 'El Chapo' Guzman")), bracketed(fold("Sean O'Brien"))
        ('joaquin (el chapo) guzman', "sean o'brien")
        >>> bracketed(fold("Khalaf 'Ubayd Juda' al-Dosari"))
        "khalaf 'ubayd juda' al-dosari"
    """
    return Folded(_QUOTED.sub(r"(\1\2)", text)) if "'" in text or '"' in text else text


def has_marker(text: Folded) -> bool:
    """Whether a field has what may be a marker, so that it is worth while to ask what its names are.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> has_marker(fold("Tan Ah Seng @ Tan Boon Seng")), has_marker(fold("Tan Boon Seng"))
        (True, False)
    """
    plain = text.isascii()
    bare = text.translate(_STOPS)
    usual = bare.replace(" ", "").isalpha() and _distinctive_letters().isdisjoint(bare.split())
    if usual and (plain or _glued().isdisjoint(text)):
        return False  # most names, at a tenth of the price
    return _pattern(plain).search(text) is not None


def _holds(cut: MarkerCut, field: str, of_persons: bool) -> bool:
    """Whether a marker stands between two names, and is no part of one."""
    before, after = field[: cut.start].strip(_TRIMMED), field[cut.end :].strip(_TRIMMED)
    if not (any(map(str.isalpha, before)) and any(map(str.isalpha, after))):
        return False
    if cut.care == SURE:
        return True
    if cut.care in _ARE_GLUED:
        apart = not field[cut.start - 1].isalpha()
        return apart if cut.care != GLUED or not of_persons else apart or len(before) >= FEWEST_GLUED
    if cut.care == FIRM:
        return not of_persons
    if not of_persons or (cut.care != SIGN and len(before.split()) < LEAST_BEFORE):
        return False
    return cut.care != BORN or len(after.partition(",")[0].split()) <= MOST_BORN


def _names(field: str, cuts: list[MarkerCut]) -> list[str]:
    """What stands between the cuts, each as a whole name."""
    ends = [cut.start for cut in cuts[1:]] + [len(field)]
    first = field[: cuts[0].start].strip(_TRIMMED).split()
    names = [" ".join(first)]
    for cut, end in zip(cuts, ends, strict=True):
        text = field[cut.end : end].strip(_TRIMMED)
        words = text.split()
        if cut.care == BORN and "," in text:  # Dupont née Lefèvre, Claire
            surname, _, given_names = text.partition(",")
            names[0] = f"{names[0]} {given_names.strip()}"
            words = [*surname.split(), *given_names.split()]
        elif cut.care == BORN:
            words = first[:-1] + words
        elif len(first) == 1 and any(map(is_filiation, words[1:2])):
            names[0] = " ".join(first + words[1:])
        names.append(" ".join(words))
    return [name for name in names if name]


@named_cache("names.aliases.markers", maxsize=1)
def alias_markers() -> tuple[AliasMarker, ...]:
    """Every marker of another name, the longest first."""
    return tuple(AliasMarker(*row) for row in read_rows("person_alias_markers"))


@named_cache("names.aliases.cares", maxsize=1)
def _cares() -> dict[str, str]:
    return {marker.text: marker.care for marker in alias_markers()}


@named_cache("names.aliases.distinctive_words", maxsize=1)
def marker_words() -> frozenset[str]:
    """Return the words that tell a marker from other words: what stands beside them may be several names.

    They are the longest word of each: many markers begin with a word of names (de son vrai nom).

    Example:
        >>> [word in marker_words() for word in ("aka", "known", "de")]
        [True, True, False]
    """
    return frozenset(max(marker.split(), key=len) for marker in _cares())


@named_cache("names.aliases.distinctive_letters", maxsize=1)
def _distinctive_letters() -> frozenset[str]:
    """The longest run of letters of each marker: without it a text of letters, commas and full stops has none."""
    return frozenset(max(_LETTERS.findall(marker), key=len, default="") for marker in _cares())


@named_cache("names.aliases.telling_words", maxsize=1)
def telling_markers() -> frozenset[str]:
    """Return the longest word of each marker: a text of plain words without any of them has no marker."""
    return telling_words(_cares())


@named_cache("names.aliases.glued", maxsize=1)
def _glued() -> frozenset[str]:
    """The characters that markers begin with which need no space in front."""
    return frozenset(marker[0] for marker, care in _cares().items() if care in _ARE_GLUED)


@named_cache("names.aliases.patterns", maxsize=2)
def _pattern(ascii_only: bool) -> re.Pattern[str]:
    """Any marker, the longest first; those in characters need no space."""
    apart = [re.escape(m) for m, care in _cares().items() if care not in _ARE_GLUED and (m.isascii() or not ascii_only)]
    glued = [] if ascii_only else [re.escape(m) for m, care in _cares().items() if care in _ARE_GLUED]
    return re.compile("|".join([*glued, rf"(?<!\w)(?:{'|'.join(apart)})(?!\w)", _SIGN]))


@named_cache("names.aliases.brackets", maxsize=2)
def _brackets(ascii_only: bool) -> re.Pattern[str]:
    """A bracket that begins with a marker."""
    return re.compile(
        rf"[(\[（【]\s*(?=(?:{_pattern(ascii_only).pattern}))((?:[^()\[\]（）【】]|[(（][^()（）]*[)）])*)[)\]）】]"
    )


def names_again(bracket: Folded, outside: Folded) -> bool:
    """Whether a bracket without a brand names the organisation before it again: what it is, is told by both.

    Example:
        >>> names_again(Folded("agricultural bank of iran"), Folded("bank keshavarzi"))
        True
        >>> names_again(Folded("ministry of health"), Folded("city hospital"))
        False
    """
    said = {family for family, role in _families(bracket) if role == "organisation"}
    return bool(said) and not said.isdisjoint(family for family, _ in _families(outside))


def _families(text: Folded) -> set[tuple[str, str]]:
    pieces = pieces_of_organisation(split_words(text, dotted_letters=True))
    return {(concept.family, concept.role) for _, _, concept in find_concepts(pieces)}


_MARKS = ("", ".", ":", ".:")  # behind a word that joins: attn: X


@dataclass(frozen=True, slots=True)
class JoiningWords:
    """The words of `resources/files/joined_names.tsv` as they are asked."""

    signs: frozenset[str]  # words without which a field holds one name: most are known so, quickly
    between: re.Pattern[str]  # words between two persons
    estate: re.Pattern[str]  # what stands before the name of a dead person
    mixed: re.Pattern[str]  # words between names of several kinds


@named_cache("names.joined_names", maxsize=1)
def joining_words() -> JoiningWords:
    """Reads the words of `resources/files/joined_names.tsv`."""
    words: dict[str, list[str]] = {"and": [], "estate": [], "late": [], "mixed": []}
    for use, word in read_rows("joined_names"):
        words[use].append(word)
    joined = {use: "|".join(map(re.escape, sorted(listed, key=len, reverse=True))) for use, listed in words.items()}
    late = rf"(?:(?:{joined['late']})\s+)*"
    return JoiningWords(
        frozenset(
            f"{word.split()[-1]}{mark}" for use in ("and", "estate", "mixed") for word in words[use] for mark in _MARKS
        ),
        re.compile(rf"\s+(?:{joined['and']})\s+", re.IGNORECASE),
        re.compile(rf"^{late}(?:{joined['estate']})\s+{late}", re.IGNORECASE),
        re.compile(rf"(?:^|[\s,;:(])(?:{joined['mixed']})[:.]?\s", re.IGNORECASE),
    )


def has_mixed_kinds(name: str) -> bool:
    """Whether a field may name a firm and a person, so that a kind holds for one of them alone.

    Example:
        >>> has_mixed_kinds("ACME Ltd c/o Xi Jinping"), has_mixed_kinds("ACME Ltd")
        (True, False)
    """
    return has_joining_word(name) and joining_words().mixed.search(name) is not None


def has_joining_word(name: str) -> bool:
    """Whether a field has a word that may join several names; most have none."""
    return not joining_words().signs.isdisjoint(name.casefold().replace("(", " ").split())
