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
        of_another: whether that is somebody else than the party.
        writing: in which they are.
    """

    columns: tuple[tuple[str, Meaning], ...]
    role: str = ""
    of_another: bool = False
    writing: str = ""

    def of(self, *parts: str) -> tuple[str, ...]:
        """The headings of some parts."""
        return tuple(meaning.heading for part, meaning in self.columns if part in parts)

    @property
    def missing(self) -> str:
        """The part without which this is no whole name, or an empty text; `both` where only a middle name is there."""
        has_given, has_surname = bool(self.of("given")), bool(self.of("surname"))
        return "" if has_given and has_surname else "surname" if has_given else "given" if has_surname else "both"

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
    columns_of: dict[tuple[str, str], list[tuple[str, Meaning]]] = {}
    for meaning in meanings:
        part = next((part for part in _BY_CERTAINTY if part in meaning.fields), "")
        if part:
            columns_of.setdefault((meaning.role, meaning.writing), []).append((part, meaning))
    return [
        PersonColumns(tuple(columns), role, columns[0][1].of_another, writing)
        for (role, writing), group in columns_of.items()
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
    given_columns, surnames = person.of("given"), (*person.of("prefix"), *person.of("surname"))
    alike: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
        *((given_columns, (column,)) for column in person.of("other surname")),
        *(((column,), surnames) for column in person.of("other given")),
        *(((*given_columns, column), surnames) for column in person.of("perhaps given")),
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
        >>> columns = find_name_columns([read_heading(heading) for heading in headings])
        >>> columns.name_parts, columns.doubtful_parts
        (('Nombre', 'Primer apellido', 'Segundo apellido'), ('Nombre',))
    """
    wholes = sorted((m for m in meanings if "name" in m.fields), key=lambda m: m.fields["name"])
    doubtful: list[str] = []
    persons = [_completed(person, wholes, doubtful) for person in _merged(find_persons(meanings))]
    whole_names = [meaning for meaning in wholes if _names_party(meaning) and meaning.heading not in doubtful]
    party = _main_person(persons)
    parts, further = _parts_of(persons, party)
    in_parts = NameColumns(
        name_parts=parts,
        other_parts=further,
        doubtful_parts=(*doubtful, *_headings_of(persons, "other surname")),
        given_names=_headings_of(persons, "given", "perhaps given"),
        surnames=_headings_of(persons, "surname", "other surname"),
        missing=party.missing if party else "" if whole_names else "name",
        roles=frozenset({whole_names[0].role} if whole_names else {party.role} if party else ()),
    )
    further_names = [m.heading for m in meanings if _names_another(m) and m.heading not in doubtful]
    return _with_wholes(in_parts, [m.heading for m in whole_names], further_names, _aliases(meanings))


def _names_party(meaning: Meaning) -> bool:
    """Whether a heading of a whole name speaks of the party, and of no particular writing."""
    return not meaning.of_another and not meaning.writing


def _names_another(meaning: Meaning) -> bool:
    """Whether a heading is of the name of somebody else than the party."""
    return meaning.of_another and not {"name", "alias"}.isdisjoint(meaning.fields)


def _headings_of(persons: Sequence[PersonColumns], *parts: str) -> tuple[str, ...]:
    """The columns of some parts of all the persons' names."""
    return tuple(column for person in persons for column in person.of(*parts))


def _with_wholes(
    in_parts: NameColumns, whole_names: list[str], further_names: list[str], alias_columns: Sequence[Meaning]
) -> NameColumns:
    """The columns with those of whole names: the party's, those of others whom the row names, and aliases. Where
    nothing else names the party, whoever is named does, or a name in one writing.
    """
    used = {*in_parts.name_parts, *(column for group in in_parts.other_parts for column in group)}
    aliases = [m.heading for m in alias_columns if m.heading not in used or "other given" in m.fields]
    instead = [""] if in_parts.name_parts else further_names or aliases[:1] or [""]
    name, *rest = whole_names or instead
    rest += [heading for heading in further_names if heading not in (name, *rest)]
    named = replace(in_parts, name=name, other_names=tuple(rest))
    return _with_lines(named, [heading for heading in aliases if heading != name])


def _merged(persons: list[PersonColumns]) -> list[PersonColumns]:
    """The persons; where the party's own given names and surname are named differently, they are put together."""
    incomplete = [person for person in persons if not person.of_another and person.missing]
    if len(incomplete) < 2 or any(not person.of_another and not person.missing for person in persons):
        return persons
    both = PersonColumns(tuple(column for person in incomplete for column in person.columns), incomplete[0].role)
    return [both, *(person for person in persons if person not in incomplete)] if not both.missing else persons


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
        candidates = [meaning for part, meaning in person.columns if part == instead]
        for meaning in candidates[:most] if not person.of(wanted) else ():
            person = person.adopt(wanted, meaning)
    return person


def _alike(meaning: Meaning, wholes: Sequence[Meaning]) -> list[Meaning]:
    """The columns of the same heading, but for a number."""
    return [candidate for candidate in wholes if fold_heading(candidate.heading) == fold_heading(meaning.heading)]


def _main_person(persons: Sequence[PersonColumns]) -> PersonColumns | None:
    """The party, where its name is in parts: best whole, and in no particular writing; a middle name alone is none."""
    persons_of_party = [person for person in persons if not person.of_another and person.missing != "both"]
    return min(persons_of_party, key=lambda p: (bool(p.missing), bool(p.writing), bool(p.role)), default=None)


def _parts_of(
    persons: Sequence[PersonColumns], main: PersonColumns | None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns of the party's name and of the further names; a part alone is nobody's further name."""
    further = [other_names_of(main)] if main else []
    further_persons = [person for person in persons if person is not main and not person.missing]
    further += [[person.in_order(), *other_names_of(person)] for person in further_persons]
    return main.in_order() if main else (), tuple(group for groups in further for group in groups)


def _aliases(meanings: Sequence[Meaning]) -> list[Meaning]:
    """The columns of other names of the party, and of its name in another writing; the best first."""
    alias_columns = [
        m for m in meanings if not m.of_another and ("alias" in m.fields or ("name" in m.fields and m.writing))
    ]
    return sorted(alias_columns, key=lambda m: min(m.fields.values()))


def _with_lines(found: NameColumns, aliases: Sequence[str]) -> NameColumns:
    """The columns of the same heading as the name hold other names of it, or go on with it."""
    same = tuple(column for column in found.other_names if fold_heading(column) == fold_heading(found.name))
    other_names = tuple(column for column in found.other_names if column not in same)
    lines = (found.name, *same) if same and found.name[-1].isdigit() else ()  # NAME1, not the first of two `Name`
    return replace(found, other_names=other_names, joined=lines, aliases=(*same, *aliases))
