"""Marks that say in a field with a name that another name of the same bearer follows: a.k.a., alias, @, 又名, née.

Here belongs where they cut a field. Which words they are is a table (`resources/persons/alias_markers.tsv`); what is
cut at brackets and slashes, which need no word, is in `words.py`.

- Each side is a name of its own, as on both sides of a slash between spaces.
- `Yusof @ Joseph bin Ahmad` has two given names of one son of Ahmad.
- née is followed by a surname only, which stands for the last word in front.
- Some of these words are names as well; beside a single word the whole stays a way to take the name. No e-mail is cut.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.normalise import Folded
from entityscreen.names.persons import FILIATION

SIGN, SURE, BORN, GLUED = "@", "sure", "born", "glued"
MOST_BORN = 2  # words of a surname at birth: van Dyk
LEAST_BEFORE = 2  # words of a name before a word that may be a name too
FEWEST_GLUED = 2  # characters of a name before a marker without a space
_TRIMMED = " ;,:：，、\"'«»-–·"
# Between spaces, or without any in the midst of a longer field; what has a dot behind it is an e-mail.
_SIGN = r"(?<=\s)@|@(?=\s)|(?<=\s[a-z]{2})@(?=[a-z]+\s)|(?<=[a-z]{3})@(?=[a-z]+\s)"
# Between apostrophes only what hardly is Arabic, which writes them before vowels: 'Ubayd Juday' are two names.
_QUOTED = re.compile(r"""(?<=\w )(?:"([^\W\d_][^"()]*)"|'((?:el |il |[b-df-hj-np-tv-z])[^'"()]*)')(?= \w)""")


class Cut(NamedTuple):
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
        >>> from entityscreen.names.normalise import fold
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
    field = _brackets(text.isascii()).sub(r" \1 ", text)
    cuts = [
        cut
        for found in markers.finditer(field)
        if _holds(cut := Cut(found.start(), found.end(), _cares().get(found.group(), SIGN)), field, of_persons)
    ]
    if not cuts:
        return ()
    names = _names(field, cuts)
    sure = all(cut.care in (SURE, GLUED) for cut in cuts)
    may_be_one = not sure and any(" " not in name for name in names)  # two full names are two
    return tuple(dict.fromkeys([Folded(name) for name in names] + [text] * may_be_one))


def bracketed(text: Folded) -> Folded:
    """A field with what is in quotation marks between two words in brackets: a nickname may be left out.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> bracketed(fold("Joaquin 'El Chapo' Guzman")), bracketed(fold("Sean O'Brien"))
        ('joaquin (el chapo) guzman', "sean o'brien")
        >>> bracketed(fold("Khalaf 'Ubayd Juda' al-Dosari"))
        "khalaf 'ubayd juda' al-dosari"
    """
    return Folded(_QUOTED.sub(r"(\1\2)", text)) if "'" in text or '"' in text else text


def has_marker(text: Folded) -> bool:
    """Whether a field has what may be a marker, so that it is worth while to ask what its names are.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> has_marker(fold("Tan Ah Seng @ Tan Boon Seng")), has_marker(fold("Tan Boon Seng"))
        (True, False)
    """
    plain = text.isascii()
    usual = text.replace(" ", "").isalpha() and _telling_words().isdisjoint(text.split())
    if usual and (plain or _glued().isdisjoint(text)):
        return False  # most names, at a tenth of the price
    return _pattern(plain).search(text) is not None


def is_marker_word(word: str) -> bool:
    """Whether a word is of a marker, and tells it from other words: what stands beside it may be several names.

    Example:
        >>> is_marker_word("aka"), is_marker_word("known"), is_marker_word("de")
        (True, True, False)
    """
    return word in _telling_words()


def _holds(cut: Cut, field: str, of_persons: bool) -> bool:
    """Whether a marker stands between two names, and is no part of one."""
    before, after = field[: cut.start].strip(_TRIMMED), field[cut.end :].strip(_TRIMMED)
    if not (any(map(str.isalpha, before)) and any(map(str.isalpha, after))):
        return False
    if cut.care == SURE:
        return True
    if cut.care == GLUED:
        return of_persons and (not field[cut.start - 1].isalpha() or len(before) >= FEWEST_GLUED)
    if not of_persons or (cut.care != SIGN and len(before.split()) < LEAST_BEFORE):
        return False
    return cut.care != BORN or len(after.partition(",")[0].split()) <= MOST_BORN


def _names(field: str, cuts: list[Cut]) -> list[str]:
    """What stands between the cuts, each as a whole name."""
    ends = [cut.start for cut in cuts[1:]] + [len(field)]
    first = field[: cuts[0].start].strip(_TRIMMED).split()
    names = [" ".join(first)]
    for cut, end in zip(cuts, ends, strict=True):
        text = field[cut.end : end].strip(_TRIMMED)
        words = text.split()
        if cut.care == BORN and "," in text:  # Dupont née Lefèvre, Claire
            surname, _, given = text.partition(",")
            names[0] = f"{names[0]} {given.strip()}"
            words = [*surname.split(), *given.split()]
        elif cut.care == BORN:
            words = first[:-1] + words
        elif len(first) == 1 and not FILIATION.isdisjoint(words[1:2]):
            names[0] = " ".join(first + words[1:])
        names.append(" ".join(words))
    return [name for name in names if name]


@named_cache("names.aliases.cares", maxsize=1)
def _cares() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("person_alias_markers")}


@named_cache("names.aliases.telling_words", maxsize=1)
def _telling_words() -> frozenset[str]:
    """The longest word of each marker: many begin with a word of names (de son vrai nom)."""
    return frozenset(max(marker.split(), key=len) for marker in _cares())


@named_cache("names.aliases.glued", maxsize=1)
def _glued() -> frozenset[str]:
    """The characters that markers begin with which need no space in front."""
    return frozenset(marker[0] for marker, care in _cares().items() if care == GLUED)


@named_cache("names.aliases.patterns", maxsize=2)
def _pattern(ascii_only: bool) -> re.Pattern[str]:
    """Any marker, the longest first; those in characters need no space."""
    apart = [re.escape(m) for m, care in _cares().items() if care != GLUED and (m.isascii() or not ascii_only)]
    glued = [] if ascii_only else [re.escape(m) for m, care in _cares().items() if care == GLUED]
    return re.compile("|".join([*glued, rf"(?<!\w)(?:{'|'.join(apart)})(?!\w)", _SIGN]))


@named_cache("names.aliases.brackets", maxsize=2)
def _brackets(ascii_only: bool) -> re.Pattern[str]:
    """A bracket that begins with a marker."""
    return re.compile(rf"[(\[（【]\s*(?=(?:{_pattern(ascii_only).pattern}))([^()\[\]（）【】]*)[)\]）】]")
