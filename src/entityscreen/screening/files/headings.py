"""What one heading says: which field its column holds, of whom, and in which writing.

The words are `resources/files/headings.tsv`: a new heading is a word there. Which column of a file is taken belongs to
`columns.py`.

A heading is read as a phrase of the table (`Date of birth`), as such a phrase with a role or a writing (`Name of the
beneficial owner`, `First Name (Chinese)`), as the parts of a whole name (`Nom et prénom`), or as one of the pieces that
strokes and brackets make of it (`Surname / Nom`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

PARTS = ("given", "middle", "surname", "other surname", "other given", "perhaps given", "prefix")
IDENTIFIER = "identifier"
CONTACTS = ("address", "phone", "email", "website", "birth_place")
_FIELDS = frozenset(
    ("name", "id", "kind", "birth_date", "gender", "country", "alias", IDENTIFIER, "issuer", *CONTACTS, *PARTS)
)
_OF_NAMES = frozenset({"name", "alias", *PARTS})
# Fields that a word for the party may stand with: Customer Name, Customer First Name, Date of birth of customer.
_OF_ROLES = _OF_NAMES | {"kind", "birth_date", "gender", "country", IDENTIFIER, "issuer", *CONTACTS}
# Fields whose words in the table may be of that sort as well.
_COMPOSED = frozenset({"name", "perhaps given"})
_FURTHER = 1_000  # rank of what is found in a longer heading, behind that of every heading in the table
# Words so short are known with their accents only (`Họ` is a surname, `HO` is not), and as a party or a writing only
# where they stand apart.
SHORT_WORD = 3

_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z][a-z])")  # customerFirstName
_PLURAL = re.compile(r"\((?:s|es|n|en|r|er|a)\)")  # Prénom(s), Name(n)
_POSSESSIVE = re.compile(r"['’]s\b")
# 1, 2nd, 1er, 2º, 1-е, 50K: which of several; also behind a word (NAME1).
_NUMBER = re.compile(r"\d{1,2}(?:[^\W\d_]{1,3})?")
_GLUED_NUMBER = re.compile(r"(?<=[^\W\d_])\d{1,2}$")
_PARTING = re.compile(r"[/|(){}\[\]（）【】［］\n\r:;,、，／：・]+")
_IDEOGRAMS = r"\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_OTHER_SCRIPT = re.compile(rf"(?<=[{_IDEOGRAMS}])[\s_.*-]*(?=[A-Za-z])|(?<=[A-Za-z])[\s_.*-]*(?=[{_IDEOGRAMS}])")
_BRACKETS = re.compile(r"[(（\[【［{]([^)）\]】］}]*)[)）\]】］}]?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says.

    Attributes:
        heading: as the file has it.
        fields: what its column may hold, and how good a heading for it this is: 0 is best.
        word: of the table that says so, folded.
        role: of whom it speaks; empty for the party without further words.
        of_another: whether that is somebody else than the party of the row.
        writing: in which writing or language, or an empty text.
        part_or_whole: it is the name, or a part of it beside the other part.
        bare: a word that is part of a name only beside another part.
        surname_first: names in this language begin with the surname.
    """

    heading: str
    fields: Mapping[str, int] = field(default_factory=dict)
    word: str = ""
    role: str = ""
    of_another: bool = False
    writing: str = ""
    part_or_whole: bool = False
    bare: bool = False
    surname_first: bool = False

    @property
    def identifier_type(self) -> str:
        """The type of the numbers of the column; `id` where the heading does not say it."""
        return identifier_types().get(self.word, "id")


@named_cache("screening.headings", maxsize=1024)
def read_heading(heading: str) -> Meaning:
    """Read a heading.

    Example:
        >>> meaning = read_heading("Name of the beneficial owner")
        >>> list(meaning.fields), meaning.role, meaning.of_another
        (['name'], 'beneficialowner', True)
        >>> list(read_heading("Fecha").fields), read_heading("First Name (Chinese)").writing
        ([], 'local')
        >>> read_heading("Reisepass-Nr.").identifier_type, list(read_heading("Passport Issuing Country").fields)
        ('passport', ['issuer'])
    """
    pieces, inside = split_heading(heading)
    whole = _read_words(heading, heading)
    if whole.fields or not pieces:
        return whole
    read = [_read_words(heading, piece) for piece in pieces]
    if len(read) > 1 and _are_whole(parts := [_part(meaning.word) for meaning in read]):
        return Meaning(heading, {"name": _FURTHER}, part_or_whole="name" in parts)
    if inside:  # Name (as in passport); 氏名（カナ） is read as a whole above
        return read[0]
    return next((meaning for meaning in read if meaning.fields), whole)


def _read_words(heading: str, text: str) -> Meaning:
    """The heading as one phrase: a word of the table, a word with its party, or the parts of a whole name."""
    words = heading_words(text)
    key, direct = "".join(words), _direct(text)
    role, rest = _composed(words) if not direct or not _COMPOSED.isdisjoint(direct) else ("", "")
    if role:
        fields = direct or {name: rank + _FURTHER for name, rank in _in_role(rest, role).items()}
        return _meaning(heading, fields, rest, role)
    if not direct and (parts := _whole(words)):  # Surname / Nom may be one part in two languages
        return Meaning(heading, {"name": _FURTHER}, part_or_whole="name" in parts)
    if not direct and key in (_keys("other") | _keys("own")) - _keys("never alone"):
        return _meaning(heading, {"name": _FURTHER}, "", key)
    if not direct and (further := _written(heading, words) or _issued(heading, key)):
        return further
    meaning = _meaning(heading, direct, key)
    accented = heading_key(text, accents=True)
    return replace(
        meaning,
        part_or_whole=meaning.part_or_whole or accented in _keys("part or whole", accents=True),
        surname_first=meaning.surname_first or accented in _keys("surname first", accents=True),
    )


def _written(heading: str, words: list[str]) -> Meaning | None:
    """A longer phrase before or behind a word for a writing: Director Name (English)."""
    for at in range(1, len(words)):
        for edge, rest in ((words[:at], words[at:]), (words[-at:], words[:-at])):
            if (writing := _writings().get("".join(edge))) and len(rest) > 1:
                meaning = _read_words(heading, " ".join(rest))
                return replace(meaning, writing=writing) if meaning.fields else None
    return None


def _issued(heading: str, key: str) -> Meaning | None:
    """A word for an identifier beside one for a country: Passport Issuing Country, 护照签发国; `word` is the type's."""
    for word_of_field in _by_length("issuer", "country"):
        for rest in (key.removeprefix(word_of_field), key.removesuffix(word_of_field)):
            if rest != key and (identifier_word := _without_joining(rest)) in identifier_types():
                return Meaning(heading, {"issuer": _FURTHER}, identifier_word)
    return None


def _without_joining(rest: str) -> str:
    """A key without the word that joins it to another: country of passport."""
    if rest in identifier_types():
        return rest
    bare = (cut for word in _by_length("joining") for cut in (rest.removeprefix(word), rest.removesuffix(word)))
    return next((cut for cut in bare if cut in identifier_types()), rest)


def _meaning(heading: str, fields: Mapping[str, int], word: str, role: str = "") -> Meaning:
    """What a heading says by a word of the table and a word for the party or the writing."""
    writing = _writings().get(role, "") or ("kana" if word in _keys("kana") else "")
    return Meaning(
        heading,
        fields,
        word,
        "" if writing else role,
        of_another=role in _keys("other") - _keys("own"),
        writing=writing,
        part_or_whole=word in _keys("part or whole"),
        bare=word in _keys("bare"),
        surname_first=word in _keys("surname first"),
    )


def _direct(text: str) -> dict[str, int]:
    """The fields for which a heading is in the table, as it stands or without its accents."""
    return known_headings().get(heading_key(text)) or known_headings().get(heading_key(text, accents=True)) or {}


def _names(key: str) -> dict[str, int]:
    """The fields of names that a key is known for."""
    return {name: rank for name, rank in known_headings().get(key, {}).items() if name in _OF_NAMES}


def _in_role(key: str, role: str) -> dict[str, int]:
    """The fields that a key is known for beside a word for the party; beside one for the writing, those of names."""
    if role in _writings():
        return _names(key)
    if key in _keys("whole behind role"):
        return {"name": 0}
    return {name: rank for name, rank in known_headings().get(key, {}).items() if name in _OF_ROLES}


def _composed(words: list[str]) -> tuple[str, str]:
    """A role or a writing, and the word beside it; empty texts where the words are not of that sort."""
    key = "".join(words)
    ends = {sum(map(len, words[:at])) for at in range(len(words) + 1)}
    for role in _roles():
        apart = len(role) > SHORT_WORD or not role.isascii()
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
    """The word beside a role, without what joins the two; an empty text where it is none of the table."""
    if _in_role(rest, role):
        return rest
    for word in _by_length("joining"):
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
    together = _keys("together")
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
    """Which part of a name a word of the table is for; `name` where it can be any, `bare surname` for `Last`."""
    fields = _names(word)
    part = next((part for part in ("surname", "given", "middle") if part in fields), "")
    return f"bare {part}" if word in _keys("bare") else part or ("name" if word in _keys("part or whole") else "")


def _are_whole(parts: Iterable[str]) -> bool:
    """Whether parts make a whole name: a surname and given names, or one of them and a word that can be the other."""
    listed = list(parts)
    sorts = {part.removeprefix("bare ") for part in listed} & {"surname", "given", "name"}
    bare = any(part.startswith("bare ") for part in listed)
    return all(listed) and len(sorts) > 1 and not (bare and "name" in sorts)


def looks_like_name(heading: str) -> bool:
    """Whether a heading that the table does not have may be one of names.

    Example:
        >>> looks_like_name("Apelyido ng ina"), looks_like_name("Amount"), looks_like_name("Nombre2do")
        (True, False, True)
    """
    keys = (heading_key(heading), heading_key(heading, accents=True))
    return any(piece in key for piece in _keys("like a name", accents=True) for key in keys)


def is_answer(text: str) -> bool:
    """Whether a cell is a yes or a no, as a column `Director` or `Flag` holds that is none of names or countries."""
    return heading_key(text, accents=True) in _keys("answer", accents=True)


def fold_heading(heading: str) -> str:
    """A heading without case, separators, accents and a numbering at its end.

    Example:
        >>> fold_heading("Date_of-Birth "), fold_heading("Alias 2"), fold_heading("Razón social")
        ('date of birth', 'alias', 'razon social')
        >>> fold_heading("customerFirstName"), fold_heading("NAME1"), fold_heading("Customer's Prénom(s)")
        ('customer first name', 'name', 'customer prenom')
    """
    words = _words(heading, accents=False)
    while len(words) > 1 and words[-1].isdigit():
        words.pop()
    return " ".join(_GLUED_NUMBER.sub("", word) for word in words)


def heading_words(heading: str, *, accents: bool = False) -> list[str]:
    """The words of a heading, without what counts it among its like.

    Example:
        >>> heading_words("1er Apellido"), heading_words("Director 2 Name"), heading_words("2")
        (['apellido'], ['director', 'name'], ['2'])
    """
    words = _words(heading, accents=accents)
    bare = [_GLUED_NUMBER.sub("", word) for word in words if not _NUMBER.fullmatch(word)]
    return bare or words


@named_cache("screening.headings.key", maxsize=4096)
def heading_key(text: str, *, accents: bool = False) -> str:
    """The words of a heading as one: `Date of birth` and `dateOfBirth` are the same.

    Example:
        >>> heading_key("First_Name"), heading_key("Tên", accents=True), heading_key("Tên")
        ('firstname', 'tên', 'ten')
    """
    return "".join(heading_words(text, accents=accents))


def split_heading(heading: str) -> tuple[list[str], list[str]]:
    """The pieces of a heading that says one thing twice, or explains itself: those before brackets and between strokes,
    commas and scripts; and those that stand in brackets.

    Example:
        >>> split_heading("Surname / Nom"), split_heading("Name (of ID)"), split_heading("姓名Name")
        ((['Surname', 'Nom'], []), (['Name'], ['of ID']), (['姓名', 'Name'], []))
        >>> split_heading("Name as per passport")
        (['Name'], [])
    """
    heading = _source().sub("", heading) or heading
    outside = _BRACKETS.sub("\n", heading)
    pieces = [part for piece in _PARTING.split(outside) for part in _OTHER_SCRIPT.split(piece)]
    inside = [piece.strip() for piece in _BRACKETS.findall(heading)]
    return [piece.strip() for piece in pieces if piece.strip()], [piece for piece in inside if piece]


def _words(heading: str, *, accents: bool) -> list[str]:
    text = _POSSESSIVE.sub(" ", _PLURAL.sub("", _CAMEL.sub(" ", heading)))
    text = unicodedata.normalize("NFKD", text).casefold()
    if accents:
        text = unicodedata.normalize("NFC", text)
    kept = (c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept)).split()


@named_cache("screening.headings.table", maxsize=1)
def _table() -> dict[str, list[tuple[str, str]]]:
    """The words of each use, with their accents and without."""
    words: dict[str, list[tuple[str, str]]] = {}
    for use, accented, plain in read_rows("headings"):
        words.setdefault(use, []).append((accented, plain))
    return words


@named_cache("screening.headings.keys", maxsize=64)
def _keys(use: str, *, accents: bool = False) -> frozenset[str]:
    return frozenset(accented if accents else plain for accented, plain in _table().get(use, ()))


@named_cache("screening.headings.known", maxsize=1)
def known_headings() -> dict[str, dict[str, int]]:
    """What every heading of the table may mean; a short word with accents is known with them only."""
    fields_of: dict[str, dict[str, int]] = {}
    for use, words in _table().items():
        name = use.partition(" ")[0] if use.startswith(IDENTIFIER) else use
        for rank, (accented, plain) in enumerate(words if name in _FIELDS else ()):
            for key in {accented} if len(plain) <= SHORT_WORD else {accented, plain}:
                fields_of.setdefault(key, {}).setdefault(name, rank)
    return fields_of


@named_cache("screening.headings.identifiers", maxsize=1)
def identifier_types() -> dict[str, str]:
    """The type of identifier that each word of the table stands for; the name of a type is one of its words."""
    uses = [use for use in _table() if use.startswith(IDENTIFIER)]
    types: dict[str, str] = {}
    for use in uses:
        kind = use.partition(" ")[2]
        for key in (heading_key(kind), *_keys(use), *_keys(use, accents=True)):
            types.setdefault(key, kind)
    return types


def identifier_type(word: str) -> str | None:
    """The type of identifier that a word stands for, or None.

    Example:
        >>> identifier_type("Passport No."), identifier_type("national_id"), identifier_type("wallet")
        ('passport', 'national-id', 'crypto')
    """
    return identifier_types().get(heading_key(word)) or identifier_types().get(heading_key(word, accents=True))


@named_cache("screening.headings.roles", maxsize=1)
def _roles() -> tuple[str, ...]:
    return tuple(sorted({*_keys("own"), *_keys("other"), *_writings()}, key=lambda role: (-len(role), role)))


@named_cache("screening.headings.writings", maxsize=1)
def _writings() -> dict[str, str]:
    return {key: writing for writing in ("latin", "kana", "local") for key in _keys(f"writing {writing}")}


@named_cache("screening.headings.by_length", maxsize=4)
def _by_length(*uses: str) -> tuple[str, ...]:
    return tuple(sorted({key for use in uses for key in _keys(use)}, key=lambda word: (-len(word), word)))


@named_cache("screening.headings.source", maxsize=1)
def _source() -> re.Pattern[str]:
    """From here on, a heading says where its cells are taken from: Name as per passport."""
    words = "|".join(re.escape(plain) for _, plain in _table()["source"])
    return re.compile(rf"\b(?:{words})\b.*", re.IGNORECASE | re.DOTALL)
