"""Several names in one cell: joint accounts, names behind `c/o` and `trading as`, estates.

Here belong the words that join or introduce names where companies write them. What they join becomes further names of
the party: the cell itself is screened as it is, since `and` stands in the names of firms as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entityscreen.names.legal_forms import may_be_organisation
from entityscreen.names.normalise import fold
from entityscreen.names.organisation_parts import looks_like_organisation
from entityscreen.names.persons.commonness import is_given_name
from entityscreen.names.persons.words import is_title
from entityscreen.names.words import split_words

# Between the names of two persons: English, German, French, Spanish, Italian and Portuguese, Russian, Turkish.
_JOINING = re.compile(r"\s+(?:and|&|＆|or|and/or|und|oder|et|ou|y|e|и|или|ve|veya)\s+", re.IGNORECASE)
# Before a name that may be anybody's: care of, attention, on behalf of, trading as.
_INTRODUCING = (
    r"c/o|c\.o\.|in care of|attn|attn\.|att\.|attention:|z\.? ?hd\.?|zu händen(?: von)?|"
    r"o/b/o|obo|(?:for and )?on behalf of|f/b/o|fbo|for the benefit of|i/t/f|itf|in trust for|"
    r"t/a|trading as|t/as|d/b/a|dba|d\.b\.a\.|doing business as"
)
# Before another name of the same party.
_OTHERWISE = r"a/k/a|aka|a\.k\.a\.?|also known as|f/k/a|fka|f\.k\.a\.?|formerly known as|n/k/a|now known as"
_LINK = re.compile(rf"[\s,;:(]+(?:(?P<new>{_INTRODUCING})|{_OTHERWISE})[:.]?\s+", re.IGNORECASE)
_ADDRESSED = re.compile(r"^(?:c/o|c\.o\.|care of|attn\.?|att\.|attention:)[:.]?\s+", re.IGNORECASE)
_ESTATE = re.compile(
    r"^(?:the\s+)?(?:executors? of\s+|heirs of\s+|administrators? of\s+)?(?:the\s+)?"
    r"(?:estate of|executors? of|heirs of|nachlass von|nachlass|erben von|succession de)\s+(?:the\s+)?(?:late\s+)?",
    re.IGNORECASE,
)
# Without one of these words, or a sign of the others (c/o, attn:), a cell is one name: most are told so, quickly.
_SIGN_WORDS = (
    "and & ＆ or and/or und oder et ou y e и или ve veya care attn attn. att. c.o. hd. zu behalf obo fbo itf benefit "
    "trust trading dba d.b.a. doing known aka a.k.a. a.k.a fka f.k.a. f.k.a estate executor executors heirs nachlass "
    "erben succession administrator administrators"
)
_SIGNS = frozenset(_SIGN_WORDS.split())
# Words of persons' names; one more is a sentence.
_MOST_WORDS = 6
_NO_PERSON = frozenset({"of", "for", "the", "in", "on", "to"})
_SHORTEST = 3  # letters of a name that stands behind such a word
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class EmbeddedNames:
    """The names within a name.

    Attributes:
        names: in their order; none where the name is one.
        mixed: they may be of different kinds: a company and the person in whose care it is.
    """

    names: tuple[str, ...] = ()
    mixed: bool = False


_ONE = EmbeddedNames()


def find_embedded(name: str, kind: str | None = None) -> EmbeddedNames:
    """Find the names that one field holds.

    Args:
        name: as the file has it.
        kind: of the party, or None: `and` parts persons only.

    Example:
        >>> find_embedded("MR Xi Jinping AND MRS ANNA SMITH").names
        ('Xi Jinping', 'ANNA SMITH')
        >>> find_embedded("Estate of Xi Jinping").names, find_embedded("ACME Ltd c/o Xi Jinping").names
        (('Xi Jinping',), ('ACME Ltd', 'Xi Jinping'))
        >>> find_embedded("Johnson & Johnson").names, find_embedded("Marks and Spencer").names
        ((), ())
    """
    if "/" not in name and ":" not in name and _SIGNS.isdisjoint(name.casefold().replace("(", " ").split()):
        return _ONE
    rest, mixed = _ESTATE.sub("", _ADDRESSED.sub("", name)), False
    found: list[str] = []
    start = 0
    for link in _LINK.finditer(rest):
        found.append(rest[start : link.start()])
        start, mixed = link.end(), mixed or link["new"] is not None
    if not found and rest == name:
        return EmbeddedNames(tuple(_joint(name, kind))[:_MOST_NAMES])
    mixed = mixed or len(rest) < len(name)
    fields = [_field(text) for text in (*found, rest[start:])]
    if None in fields:
        return _ONE
    names = [text for field in filter(None, fields) for text in (field, *_joint(field, None if mixed else kind))]
    names = [text for text in names if text != name and sum(map(str.isalpha, text)) >= _SHORTEST]
    return EmbeddedNames(tuple(dict.fromkeys(names))[:_MOST_NAMES], mixed)


def _field(text: str) -> str | None:
    """What stands between two links, without the bracket that one of them opened: `ACME (t/a Golden Dragon)`.

    None where the bracket ends in the middle of a name (`M. (a.k.a. Ali) Smith`), which is read with its brackets.
    """
    plain = _ESTATE.sub("", text.strip(" ,;:("))
    if plain.count(")") <= plain.count("("):
        return plain
    inside, _, behind = plain.rpartition(")")
    return None if behind.strip(" .,;") else inside.rstrip(" ,;:")


def _joint(text: str, kind: str | None) -> Iterator[str]:
    """The persons of a joint account; nothing where one of the sides is no person's name."""
    if kind not in (None, "Person"):
        return
    parts = _JOINING.split(text)
    if len(parts) < 2:
        return
    sides = [side for side in map(_without_titles, parts) if side]
    if len(sides) < 2:  # Mr & Mrs John Smith
        yield from (side for side in sides if _is_person(side, kind))
        return
    first, second = sides[0].split(), sides[1].split()
    if len(sides) == 2 and len(first) == 1 and _share_surname(first[0], second):
        sides[0] = f"{sides[0]} {second[-1]}"
    if all(_is_person(side, kind) for side in sides):
        yield from sides


def _share_surname(first: str, second: list[str]) -> bool:
    """`Anna & John Smith`: two given names before one surname."""
    return len(second) > 1 and is_given_name(fold(first)) and is_given_name(fold(second[0]))


def _without_titles(side: str) -> str:
    words = side.strip(" ,;").split()
    while words and is_title(fold(words[0]).rstrip(".")):
        del words[0]
    return " ".join(words)


def _is_person(side: str, kind: str | None) -> bool:
    """Whether a side can be a person's whole name."""
    words = side.split()
    folded = [fold(word) for word in words]
    if not 1 < len(words) <= _MOST_WORDS or any(character.isdigit() for character in side):
        return False
    if not _NO_PERSON.isdisjoint(folded):
        return False
    found = split_words(fold(side), dotted_letters=True)
    organisation = looks_like_organisation(found) or may_be_organisation([word.text for word in found])
    return kind == "Person" or not organisation
