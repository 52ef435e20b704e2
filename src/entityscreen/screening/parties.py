"""Parties as they are screened: taken apart into names and what is known beside them.

It reads what a caller hands over; parties in files are `files/`. A field of a party may name several persons: the
holders of a joint account, the dead person of an estate (`resources/files/joined_names.tsv` has the words). They become
further names of the party, and the field itself is screened as it is, since `and` stands in the names of firms as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from entityscreen.errors import InvalidInputError
from entityscreen.model.kind import Family, family_of
from entityscreen.model.name import why_too_long
from entityscreen.model.party import Party, count_screenable, why_too_many
from entityscreen.names.fields.addressing import is_placeholder, why_unscreenable
from entityscreen.names.fields.several_names import has_joining_word, joining_words
from entityscreen.names.legal_forms import may_be_organisation
from entityscreen.names.organisation_parts import looks_like_organisation
from entityscreen.names.organisation_words import is_preposition
from entityscreen.names.persons.known_words import is_given_name, is_title
from entityscreen.tables.cells import whole_text
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

_MOST_WORDS = 6  # of a person's name; one more is a sentence
_MOST_NAMES = 6  # of one field


@dataclass(slots=True)
class PartyQuery:
    """A party as it is screened.

    Attributes:
        names: those that it is given, and the persons whom one of them names together (a joint account, an estate).
        family: how its names are built.
        is_bare: whether nothing but names is known.
        source: the party, or its name where that is all.
    """

    names: tuple[str, ...]
    family: Family
    is_bare: bool
    source: Party | str

    @property
    def party(self) -> Party:
        """The party; a name becomes one when it is asked for, since few names have a candidate."""
        if isinstance(self.source, str):
            self.source = Party(name=self.source)
        return self.source

    @property
    def has_identifiers(self) -> bool:
        """Whether an identifier is known, which decides whatever the names are."""
        return not self.is_bare and bool(self.party.identifiers)


def read_party(party: Party | str) -> PartyQuery:
    """Read what a caller hands over as a party.

    Raises:
        InvalidInputError: it is neither text nor a `Party`, or its names cannot be screened.
    """
    if isinstance(party, str):
        _check_name(party)
        return PartyQuery(_with_joined((party,), None), Family.ANY, True, party)
    if isinstance(party, Party):
        if party.name:
            _check_name(party.name)
        names = party.names
        if len(names) > 1 and (screenable := count_screenable(names)) < len(names):
            fix = "give the others as a party of their own"
            raise InvalidInputError(why_too_many(len(names), screenable), where="party", fix=fix)
        return PartyQuery(_with_joined(names, party.kind), family_of(party.kind), party.is_bare, party)
    raise InvalidInputError(f"a party is text or a Party, not {type(party).__name__}", where="party")


def _check_name(name: str) -> None:
    if problem := why_too_long(name):
        raise InvalidInputError(problem, where="party", fix="cut off what is not a name")
    if not name.isascii() and whole_text(name) != name:
        raise InvalidInputError(why_unscreenable(name), where="party", fix="read the name again from its source")
    if not name.strip() or is_placeholder(name):
        problem = why_unscreenable(name.strip())
        raise InvalidInputError(problem, where="party", fix="give a name, or leave the row out")


def _with_joined(names: tuple[str, ...], kind: str | None) -> tuple[str, ...]:
    further = [person for name in names for person in find_joined(name, kind)]
    return tuple(dict.fromkeys((*names, *further))) if further else names


def find_joined(name: str, kind: str | None = None) -> tuple[str, ...]:
    """The names of the persons whom one field names: the holders of a joint account, the dead person of an estate.

    Args:
        name: as the file has it.
        kind: of the party, or None: `and` parts persons only.

    Returns:
        The names in their order; none where the field is one name.

    Example:
        >>> find_joined("MR Xi Jinping AND MRS ANNA SMITH"), find_joined("Estate of Xi Jinping")
        (('Xi Jinping', 'ANNA SMITH'), ('Xi Jinping',))
        >>> find_joined("Johnson & Johnson"), find_joined("Marks and Spencer")
        ((), ())
    """
    if not has_joining_word(name):
        return ()
    bare = joining_words().estate.sub("", name)
    joint = tuple(_joint(bare, kind))
    names = (bare, *joint) if bare != name and any(map(str.isalpha, bare)) else joint
    return tuple(dict.fromkeys(names))[:_MOST_NAMES]


def _joint(text: str, kind: str | None) -> Iterator[str]:
    """The persons of a joint account; nothing where one of the sides is no person's name."""
    if kind not in (None, "Person"):
        return
    parts = joining_words().between.split(text)
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
    if any(map(is_preposition, folded)):
        return False
    tokens = split_words(fold(side), dotted_letters=True)
    organisation = looks_like_organisation(tokens) or may_be_organisation([word.text for word in tokens])
    return kind == "Person" or not organisation
