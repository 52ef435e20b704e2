"""What one heading says: which field its column holds, of whom, and in which writing.

Here belongs the reading of one heading by its words. Which column of a file is taken belongs to `columns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from entityscreen.caches import named_cache
from entityscreen.screening.files import headings as tables
from entityscreen.screening.files.heading_words import heading_key, heading_words, split_heading
from entityscreen.screening.files.part_headings import BARE, KANA, PART_OR_WHOLE, PARTS, SURNAME_FIRST
from entityscreen.screening.files.role_headings import (
    JOINING,
    NEVER_ALONE,
    OTHER,
    OWN,
    TOGETHER,
    WHOLE_BEHIND_ROLE,
    WRITINGS,
)

FIELDS: Mapping[str, str] = {
    "name": tables.NAME,
    "id": tables.ID,
    "kind": tables.KIND,
    "birth_date": tables.BIRTH_DATE,
    "gender": tables.GENDER,
    "country": tables.COUNTRY,
    "alias": tables.ALIAS,
    "identifier": ", ".join(tables.IDENTIFIERS),
    **PARTS,
}
_OF_NAMES = frozenset({"name", "alias", *PARTS})
# Fields that a word for the party may stand with: Customer Name, Customer First Name, Date of birth of customer.
_OF_ROLES = _OF_NAMES | {"kind", "birth_date", "gender", "country", "identifier"}
# Fields whose words in the tables may be of that sort as well.
_COMPOSED = frozenset({"name", "perhaps given"})
_FURTHER = 1_000  # rank of what is found in a longer heading, behind that of every heading in the tables
# Words so short are told with their accents, and as a party or a writing only where they stand apart.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says.

    Attributes:
        heading: as the file has it.
        fields: what its column may hold, and how good a heading for it this is: 0 is best.
        word: of the tables that says so, folded.
        role: of whom it speaks; empty for the party without further words.
        other: whether that is somebody else than the party of the row.
        writing: in which writing or language, or an empty text.
        part_or_whole: it is the name, or a part of it beside the other part.
        bare: a word that is part of a name only beside another part.
        surname_first: names in this language begin with the surname.
    """

    heading: str
    fields: Mapping[str, int] = field(default_factory=dict)
    word: str = ""
    role: str = ""
    other: bool = False
    writing: str = ""
    part_or_whole: bool = False
    bare: bool = False
    surname_first: bool = False


def read_heading(heading: str) -> Meaning:
    """Read a heading.

    Args:
        heading: as the file has it.

    Example:
        >>> meaning = read_heading("Name of the beneficial owner")
        >>> list(meaning.fields), meaning.role, meaning.other
        (['name'], 'beneficialowner', True)
        >>> list(read_heading("Fecha").fields), read_heading("First Name (Chinese)").writing
        ([], 'local')
    """
    pieces, inside = split_heading(heading)
    found = _read_words(heading, heading)
    if found.fields or not pieces:
        return found
    read = [_read_words(heading, piece) for piece in pieces]
    if len(read) > 1 and _are_whole(parts := [_part(meaning.word) for meaning in read]):
        return Meaning(heading, {"name": _FURTHER}, part_or_whole="name" in parts)
    if inside:  # Name (as in passport); 氏名（カナ） is read as a whole above
        return read[0]
    return next((meaning for meaning in read if meaning.fields), found)


def _read_words(heading: str, text: str) -> Meaning:
    """The heading as one phrase: a word of the tables, a word with its party, or the parts of a whole name."""
    words = heading_words(text)
    key, direct = "".join(words), _direct(text)
    role, rest = _composed(words) if not direct or not _COMPOSED.isdisjoint(direct) else ("", "")
    if role:
        found = direct or {name: rank + _FURTHER for name, rank in _in_role(rest, role).items()}
        return _meaning(heading, found, rest, role)
    if not direct and (parts := _whole(words)):  # Surname / Nom may be one part in two languages
        return Meaning(heading, {"name": _FURTHER}, part_or_whole="name" in parts)
    if not direct and key in _keys(OTHER, OWN) - _keys(NEVER_ALONE):
        return _meaning(heading, {"name": _FURTHER}, "", key)
    if not direct and (written := _written(heading, words)):
        return written
    meaning = _meaning(heading, direct, key)
    accented = heading_key(text, accents=True)
    return replace(
        meaning,
        part_or_whole=meaning.part_or_whole or accented in _accented(PART_OR_WHOLE),
        surname_first=meaning.surname_first or accented in _accented(SURNAME_FIRST),
    )


def _written(heading: str, words: list[str]) -> Meaning | None:
    """A longer phrase before or behind a word for a writing: Director Name (English)."""
    for at in range(1, len(words)):
        for edge, rest in ((words[:at], words[at:]), (words[-at:], words[:-at])):
            if (writing := _writings().get("".join(edge))) and len(rest) > 1:
                meaning = _read_words(heading, " ".join(rest))
                return replace(meaning, writing=writing) if meaning.fields else None
    return None


def _meaning(heading: str, fields: Mapping[str, int], word: str, role: str = "") -> Meaning:
    """What a heading says by a word of the tables and a word for the party or the writing."""
    writing = _writings().get(role, "") or ("kana" if word in _keys(KANA) else "")
    return Meaning(
        heading,
        fields,
        word,
        "" if writing else role,
        other=role in _keys(OTHER) - _keys(OWN),
        writing=writing,
        part_or_whole=word in _keys(PART_OR_WHOLE),
        bare=word in BARE,
        surname_first=word in _keys(SURNAME_FIRST),
    )


def _direct(text: str) -> dict[str, int]:
    """The fields for which a heading is in the tables, as it stands or without its accents."""
    return known_headings().get(heading_key(text)) or known_headings().get(heading_key(text, accents=True)) or {}


def _names(key: str) -> dict[str, int]:
    """The fields of names that a key is known for."""
    return {name: rank for name, rank in known_headings().get(key, {}).items() if name in _OF_NAMES}


def _in_role(key: str, role: str) -> dict[str, int]:
    """The fields that a key is known for beside a word for the party; beside one for the writing, those of names."""
    if role in _writings():
        return _names(key)
    if key in _keys(WHOLE_BEHIND_ROLE):
        return {"name": 0}
    return {name: rank for name, rank in known_headings().get(key, {}).items() if name in _OF_ROLES}


def _composed(words: list[str]) -> tuple[str, str]:
    """A role or a writing, and the word beside it; empty texts where the words are not of that sort."""
    key = "".join(words)
    ends = {sum(map(len, words[:at])) for at in range(len(words) + 1)}
    for role in _roles():
        apart = len(role) > _SHORT or not role.isascii()
        if key.startswith(role) and (apart or len(role) in ends):
            rest = _word_beside(role, key[len(role) :], joined_before=True)
            if rest:
                return role, rest
        if key.endswith(role) and (apart or len(key) - len(role) in ends):
            rest = _word_beside(role, key[: -len(role)], joined_before=False)
            if rest:
                return role, rest
    return "", ""


def _word_beside(role: str, rest: str, *, joined_before: bool) -> str:
    """The word beside a role, without what joins the two; an empty text where it is none of the tables."""
    if _in_role(rest, role):
        return rest
    for word in _by_length(JOINING):
        bare = rest.removeprefix(word) if joined_before else rest.removesuffix(word)
        if bare != rest and _in_role(bare, role):
            return bare
    return ""


def _whole(words: list[str]) -> list[str]:
    """The parts of a whole name, where the words are those of one after the other: Nom Prénom, Фамилия Имя Отчество.

    Example:
        >>> _whole(["vor", "und", "nachname"]), _whole(["nom", "et", "prenom"]), _whole(["first", "name"])
        ([], ['name', 'given'], [])
    """
    together = _keys(TOGETHER)
    for cuts in _cuts([word for word in words if word not in together]):
        if len(cuts) > 1 and _are_whole(parts := [_part(piece) for piece in cuts]):
            return parts
    return []


def _cuts(words: list[str]) -> Iterator[list[str]]:
    """The words in pieces of up to three words, each a word for a name."""
    if not words:
        yield []
    for size in range(1, min(3, len(words)) + 1):
        piece = "".join(words[:size])
        if _names(piece):
            yield from ([piece, *rest] for rest in _cuts(words[size:]))


def _part(word: str) -> str:
    """Which part of a name a word of the tables is for; `name` where it can be any, `bare surname` for `Last`."""
    found = _names(word)
    part = next((part for part in ("surname", "given", "middle") if part in found), "")
    return f"bare {part}" if word in BARE else part or ("name" if word in _keys(PART_OR_WHOLE) else "")


def _are_whole(parts: Iterable[str]) -> bool:
    """Whether parts make a whole name: a surname and given names, or one of them and a word that can be the other."""
    found = list(parts)
    told = {part.removeprefix("bare ") for part in found} & {"surname", "given", "name"}
    bare = any(part.startswith("bare ") for part in found)
    return all(found) and len(told) > 1 and not (bare and "name" in told)


@named_cache("screening.headings.known", maxsize=1)
def known_headings() -> dict[str, dict[str, int]]:
    """What every heading of the tables may mean; a short word with accents is known with them only."""
    known: dict[str, dict[str, int]] = {}
    for name, words in FIELDS.items():
        for rank, word in enumerate(words.split(", ")):
            accented, plain = heading_key(word, accents=True), heading_key(word)
            keys = {accented} if len(plain) <= _SHORT else {accented, plain}
            for key in keys:
                known.setdefault(key, {}).setdefault(name, rank)
    return known


@named_cache("screening.headings.roles", maxsize=1)
def _roles() -> tuple[str, ...]:
    return tuple(sorted({*_keys(OWN, OTHER), *_writings()}, key=lambda role: (-len(role), role)))


@named_cache("screening.headings.writings", maxsize=1)
def _writings() -> dict[str, str]:
    return {heading_key(word): writing for word, writing in WRITINGS.items()}


@named_cache("screening.headings.keys", maxsize=16)
def _keys(*lists: str) -> frozenset[str]:
    return frozenset(heading_key(word) for words in lists for word in words.split(", "))


@named_cache("screening.headings.accented", maxsize=4)
def _accented(words: str) -> frozenset[str]:
    return frozenset(heading_key(word, accents=True) for word in words.split(", "))


@named_cache("screening.headings.by_length", maxsize=2)
def _by_length(words: str) -> tuple[str, ...]:
    return tuple(sorted(_keys(words), key=lambda word: (-len(word), word)))
