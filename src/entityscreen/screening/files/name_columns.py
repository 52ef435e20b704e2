"""Which columns of a file hold names, and whose.

Among the headings that speak of names, the persons whose names stand in several columns are taken first
(`PersonColumns`), then what is taken for the party's own name (`find_name_columns`). What one heading says belongs to
`headings.py`, other columns to `columns.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from entityscreen.screening.files.headings import Meaning, fold_heading

# The parts of a name, those that say it for certain first.
_BY_CERTAINTY = ("given", "middle", "surname", "prefix", "other surname", "other given", "perhaps given")
_ORDERED = frozenset({"given", "middle", "surname", "prefix"})


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """The columns of the parts of one person's name, each in the order of the file.

    Attributes:
        columns: what their headings say, with the part that each is.
        role: of whom they speak.
        other: whether that is somebody else than the party.
        writing: in which they are.
    """

    columns: tuple[tuple[str, Meaning], ...]
    role: str = ""
    other: bool = False
    writing: str = ""

    def of(self, *parts: str) -> tuple[str, ...]:
        """The headings of some parts."""
        return tuple(meaning.heading for part, meaning in self.columns if part in parts)

    @property
    def missing(self) -> str:
        """The part without which this is no whole name, or an empty text; `both` where only a middle name is there."""
        given, surname = self.of("given"), self.of("surname")
        return "" if given and surname else "surname" if given else "given" if surname else "both"

    def adopt(self, wanted: str, meaning: Meaning) -> PersonColumns:
        """The same person with a column for a part, which is then for no other."""
        rest = tuple(pair for pair in self.columns if pair[1].heading != meaning.heading)
        return replace(self, columns=(*rest, (wanted, meaning)))

    def in_order(self, given: Sequence[str] = (), surnames: Sequence[str] = ()) -> tuple[str, ...]:
        """The headings in the order in which they make a name; some of the given names or surnames in place of all."""
        before = tuple(given) or self.of("given")
        last = tuple(surnames) or (*self.of("prefix"), *self.of("surname"))
        if any(part == "surname" and meaning.surname_first for part, meaning in self.columns):
            rest = self.of("given", "middle") if not given else (*self.of("middle"), *before)
            return (*last, *rest)
        return (*before, *self.of("middle"), *last)


def find_persons(meanings: Iterable[Meaning]) -> list[PersonColumns]:
    """The persons whose names' parts have columns of their own, in the order of the file: one a role and writing, or
    several where the columns come again (first name, last name, first name, last name).
    """
    found: dict[tuple[str, str], list[tuple[str, Meaning]]] = {}
    for meaning in meanings:
        part = next((part for part in _BY_CERTAINTY if part in meaning.fields), "")
        if part:
            found.setdefault((meaning.role, meaning.writing), []).append((part, meaning))
    return [
        PersonColumns(tuple(columns), role, columns[0][1].other, writing)
        for (role, writing), group in found.items()
        for columns in _each_person(_without_bare(group))
        if any(part in _ORDERED for part, _ in columns)
    ]


def _without_bare(group: list[tuple[str, Meaning]]) -> list[tuple[str, Meaning]]:
    """The columns without `First` and `Last` where one stands without the other."""
    parts = {part for part, _ in group}
    if {"given", "surname"} <= parts:
        return group
    return [(part, meaning) for part, meaning in group if not meaning.bare]


def _each_person(group: list[tuple[str, Meaning]]) -> list[list[tuple[str, Meaning]]]:
    """The columns of each person, where the same parts come again in the same order."""
    parts = [part for part, _ in group]
    for size in range(2, len(parts) // 2 + 1):
        times, rest = divmod(len(parts), size)
        if not rest and parts[:size] * times == parts and {"given", "surname"} <= set(parts[:size]):
            return [group[at : at + size] for at in range(0, len(parts), size)]
    return [group] if group else []


def other_names_of(person: PersonColumns) -> list[tuple[str, ...]]:
    """Other names of a person, from the parts of another sort: the maiden name, the name that is used."""
    given, surnames = person.of("given"), (*person.of("prefix"), *person.of("surname"))
    alike: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
        *((given, (column,)) for column in person.of("other surname")),
        *(((column,), surnames) for column in person.of("other given")),
        *(((*given, column), surnames) for column in person.of("perhaps given")),
    ]
    return [person.in_order(first, last) for first, last in alike if first and last]


@dataclass(frozen=True, slots=True)
class NameColumns:
    """The headings of the columns of names.

    Attributes:
        name: of the whole name.
        other_names: of further names, which are screened as well.
        name_parts: in the order in which they make a name: the only one, or a further one beside `name`.
        other_parts: likewise of further names, each with its headings.
        doubtful_parts: those whose cells may also hold the whole name.
        given_names: those of the parts that hold given names; likewise surnames.
        joined: those that hold the lines of one name (NAME1, NAME2).
        aliases: of other names of the party.
        missing: what of the name that `name_parts` make has no column (`given`, `surname`), or an empty text.
        roles: of whom the party's own name speaks.
    """

    name: str = ""
    other_names: tuple[str, ...] = ()
    name_parts: tuple[str, ...] = ()
    other_parts: tuple[tuple[str, ...], ...] = ()
    doubtful_parts: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    missing: str = ""
    roles: frozenset[str] = frozenset()


def find_name_columns(meanings: Sequence[Meaning]) -> NameColumns:
    """Choose the columns of names among the headings that the user has not chosen for something else.

    Example:
        >>> from entityscreen.screening.files.headings import read_heading
        >>> headings = ("Nombre", "Primer apellido", "Segundo apellido")
        >>> found = find_name_columns([read_heading(heading) for heading in headings])
        >>> found.name_parts, found.doubtful_parts
        (('Nombre', 'Primer apellido', 'Segundo apellido'), ('Nombre',))
    """
    wholes = sorted((m for m in meanings if "name" in m.fields), key=lambda m: m.fields["name"])
    doubtful: list[str] = []
    persons = [_completed(person, wholes, doubtful) for person in _merged(find_persons(meanings))]
    main = _main_person(persons)
    own = [m for m in wholes if not m.other and not m.writing and m.heading not in doubtful]
    others = [
        m for m in meanings if m.other and not {"name", "alias"}.isdisjoint(m.fields) and m.heading not in doubtful
    ]
    parts, further = _parts_of(persons, main)
    found = NameColumns(
        name_parts=parts,
        other_parts=further,
        doubtful_parts=(*doubtful, *(column for person in persons for column in person.of("other surname"))),
        given_names=tuple(column for person in persons for column in person.of("given", "perhaps given")),
        surnames=tuple(column for person in persons for column in person.of("surname", "other surname")),
        missing=main.missing if main else "" if own else "name",
        roles=frozenset({own[0].role} if own else {main.role} if main else ()),
    )
    used = {*parts, *(column for group in further for column in group)}
    aliases = [m.heading for m in _aliases(meanings) if m.heading not in used or "other given" in m.fields]
    instead = [""] if parts else _instead(aliases, others)
    name, *rest = [m.heading for m in own] or instead
    rest += [m.heading for m in others if m.heading not in (name, *rest)]
    return _with_lines(replace(found, name=name, other_names=tuple(rest)), [a for a in aliases if a != name])


def _merged(persons: list[PersonColumns]) -> list[PersonColumns]:
    """The persons; where the party's own given names and surname are named differently, they are put together."""
    own = [person for person in persons if not person.other and person.missing]
    if len(own) < 2 or any(not person.other and not person.missing for person in persons):
        return persons
    both = PersonColumns(tuple(column for person in own for column in person.columns), own[0].role)
    return [both, *(person for person in persons if person not in own)] if not both.missing else persons


def _completed(person: PersonColumns, wholes: Sequence[Meaning], doubtful: list[str]) -> PersonColumns:
    """A person with what is missing: "Nom" beside "Prénom" is the surname, "Имя" beside "Фамилия" the given name."""
    for meaning in wholes if person.missing else ():
        if meaning.part_or_whole and (meaning.role, meaning.writing) == (person.role, person.writing):
            if person.missing == "both":  # Имя beside Отчество: the name, and part of a longer one
                return person.adopt("given", meaning)
            missing = person.missing
            for alike in _alike(meaning, wholes):  # Name 1, Name 2 and Surname
                doubtful.append(alike.heading)
                person = person.adopt(missing, alike)
            return person
    for wanted, instead, most in (
        ("surname", "other surname", 1),
        ("given", "other given", 1),
        ("given", "perhaps given", 9),
    ):
        found = [meaning for part, meaning in person.columns if part == instead]
        for meaning in found[:most] if not person.of(wanted) else ():
            person = person.adopt(wanted, meaning)
    return person


def _alike(meaning: Meaning, wholes: Sequence[Meaning]) -> list[Meaning]:
    """The columns of the same heading, but for a number."""
    return [other for other in wholes if fold_heading(other.heading) == fold_heading(meaning.heading)]


def _main_person(persons: Sequence[PersonColumns]) -> PersonColumns | None:
    """The party, where its name is in parts: best whole, and in no particular writing; a middle name alone is none."""
    own = [person for person in persons if not person.other and person.missing != "both"]
    return min(own, key=lambda person: (bool(person.missing), bool(person.writing), bool(person.role)), default=None)


def _parts_of(
    persons: Sequence[PersonColumns], main: PersonColumns | None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns of the party's name and of the further names; a part alone is nobody's further name."""
    further = [other_names_of(main)] if main else []
    others = [person for person in persons if person is not main and not person.missing]
    further += [[person.in_order(), *other_names_of(person)] for person in others]
    return main.in_order() if main else (), tuple(group for groups in further for group in groups)


def _aliases(meanings: Sequence[Meaning]) -> list[Meaning]:
    """The columns of other names of the party, and of its name in another writing; the best first."""
    found = [m for m in meanings if not m.other and ("alias" in m.fields or ("name" in m.fields and m.writing))]
    return sorted(found, key=lambda m: min(m.fields.values()))


def _instead(aliases: Sequence[str], others: Sequence[Meaning]) -> list[str]:
    """What names the party where nothing else does: a name in one writing, or whoever is named."""
    return [m.heading for m in others] or list(aliases[:1]) or [""]


def _with_lines(found: NameColumns, aliases: Sequence[str]) -> NameColumns:
    """The columns of the same heading as the name hold other names of it, or go on with it."""
    same = tuple(column for column in found.other_names if fold_heading(column) == fold_heading(found.name))
    others = tuple(column for column in found.other_names if column not in same)
    lines = (found.name, *same) if same and found.name[-1].isdigit() else ()  # NAME1, not the first of two `Name`
    return replace(found, other_names=others, joined=lines, aliases=(*same, *aliases))
