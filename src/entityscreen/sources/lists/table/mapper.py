"""What a row means by its mapping.

Here belongs the mapping of one row to an entity. Where rows come from belongs to `reader`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import NamePart, split_names
from entityscreen.sources.lists.record_ids import RecordIds
from entityscreen.sources.lists.table.mapping import NAME_FIELDS, NAME_TYPES, ColumnMapping, TableMapping

Cells = dict[str, list[str]]
_LETTERS_BEHIND = re.compile(r"(?<=\d)[\s.-]*\(?[A-Za-z]{1,3}\)?$")
_SERIAL = re.compile(r"([1-9]\d{4})(?:\.\d+)?")  # from 1927 to 2173; four digits are a year
_SERIAL_START = date(1899, 12, 30)
_LETTERED = re.compile(r"(?:^|[\s,;]+)\([a-z]\)\s+")


class RowMapper:
    """Maps the rows of one table, and gives each its identifier.

    Args:
        mapping: what the columns mean.
        origin: the file.
        options: what to do with unknown columns.
    """

    def __init__(self, mapping: TableMapping, origin: ListInput, options: ReadOptions) -> None:
        self.mapping, self.origin, self.options = mapping, origin, options
        self._ids = RecordIds(mapping.id_prefix or mapping.source, merge=mapping.joins_rows)

    def to_entity(self, cells: Cells, where: str) -> Entity | Rejection:
        """Map a row; one without a name, or with an unknown kind or type of name, is rejected.

        Raises:
            FormatError: a value does not hold in the model.
        """
        kind, problem = self._word(cells, "kind")
        stated, unknown = self._word(cells, "name_type")
        names = self._names(cells, stated)
        if not names or problem or unknown:
            return Rejection(where, problem or unknown or "the row has no name", self._record_id(cells), _raw(cells))
        draft = EntityDraft(self._entity_id(cells, names[0][0].text), kind or self.mapping.kind, self.mapping.source)
        for part, name_type, column in names:
            draft.part(part, name_type, language=self.mapping.columns[column].language)
        draft.add("topics", *self.mapping.topics)
        provenance: dict[str, list[str]] = {}
        for column, values in cells.items():
            mapped = self.mapping.columns.get(column)
            if mapped is None:
                self._unknown(draft, column, values, where)
            elif mapped.field in _PROVENANCE:
                provenance.setdefault(mapped.field, []).extend(values)
            elif mapped.field not in NAME_FIELDS:
                self._add(draft, column, mapped, values)
        draft.origin(self.origin, **self._provenance(provenance, self._record_id(cells)))
        return draft.build(where)

    def _names(self, cells: Cells, stated: str) -> list[tuple[NamePart, NameType, str]]:
        """The names with their types and columns; behind the first of a primary column stand aliases.

        A type that the row states for itself is that of the primary columns.
        """
        found: list[tuple[NamePart, NameType, str]] = []
        for column, name_type in self.mapping.name_types.items():
            entry = self.mapping.columns[column]
            for value in cells.get(column, ()):
                parts = split_names(value, entry.separators) if entry.split_names else [NamePart(value)]
                first = NAME_TYPES[stated] if stated and name_type == "primary" else name_type
                for index, part in enumerate(parts):
                    found.append((part, "alias" if first == "primary" and index > 0 else first, column))
        return found

    def _word(self, cells: Cells, field: str) -> tuple[str, str]:
        """Our word for what a row says of its kind or the type of its name, and what is wrong with it."""
        for column, entry in self.mapping.columns.items():
            if entry.field == field and cells.get(column):
                word = cells[column][0]
                known = entry.values or (NAME_TYPES if field == "name_type" else ())
                if known and word not in known:
                    return "", f"{column}: unknown {field.replace('_', ' ')} {word!r}"
                return entry.values.get(word, word), ""
        return "", ""

    def _record_id(self, cells: Cells) -> str | None:
        columns = [name for name, entry in self.mapping.columns.items() if entry.field in ("record_id", "id")]
        return next((self._own_id(cells, column) for column in columns if cells.get(column)), None)

    def _own_id(self, cells: Cells, column: str) -> str:
        text = cells[column][0]
        return _LETTERS_BEHIND.sub("", text) if self.mapping.columns[column].cut_letters else text

    def _entity_id(self, cells: Cells, name: str) -> str:
        given = [c for c, entry in self.mapping.columns.items() if entry.field == "id" and cells.get(c)]
        if given:
            return self._ids.own(self._own_id(cells, given[0]))
        parts = [part for column in self.mapping.id_columns for part in cells.get(column, ())[:1]]
        return self._ids.made(parts, name)

    def _unknown(self, draft: EntityDraft, column: str, values: list[str], where: str) -> None:
        self.options.refuse_unknown(f"column {column!r}", where, " ".join(values))
        for value in values:
            draft.note(column, value)

    def _add(self, draft: EntityDraft, column: str, entry: ColumnMapping, values: list[str]) -> None:
        field, _, detail = entry.field.partition(":")
        handler = _HANDLERS.get(field)
        if handler is None:
            return
        for value in values:
            for piece in _pieces(value, entry.separators):
                handler(self, draft, detail or column, entry.values.get(piece, piece))

    def birth(self, draft: EntityDraft, _detail: str, text: str) -> None:
        """A birth date."""
        draft.birth(plain_date(text), order=self.mapping.date_order)

    def date(self, draft: EntityDraft, detail: str, text: str) -> None:
        """A date that goes to a property."""
        draft.date_property(detail, plain_date(text), order=self.mapping.date_order)

    def _provenance(self, found: dict[str, list[str]], record_id: str | None) -> dict[str, object]:
        listed = (plain_date(text) for text in found.get("listed_on", ()))
        return {
            "record_id": record_id,
            "programmes": tuple(dict.fromkeys(found.get("programme", ()))),
            "legal_basis": "; ".join(found.get("legal_basis", ())),
            "listed_on": next((parse_date(text, order=self.mapping.date_order) or text for text in listed), None),
            "url": next(iter(found.get("url", ())), None),
        }


def plain_date(text: str) -> str:
    """A date as a text; spreadsheets hold the days since the end of 1899 where a cell is not formatted as a date.

    Example:
        >>> plain_date("37000"), plain_date("1961"), plain_date("3 May 1961")
        ('2001-04-19', '1961', '3 May 1961')
    """
    match = _SERIAL.fullmatch(text)
    return (_SERIAL_START + timedelta(days=int(match[1]))).isoformat() if match else text


def _pieces(value: str, separators: str) -> list[str]:
    pieces = re.split(f"[{re.escape(separators)}]", value) if separators else [value]
    lettered = [part for piece in pieces for part in (_LETTERED.split(piece) if separators else [piece])]
    return [plain for piece in lettered if (plain := piece.strip(' ,"“”'))]


def _raw(cells: Cells) -> str:
    return "; ".join(f"{column}={value}" for column, values in cells.items() for value in values)


_PROVENANCE = frozenset(("programme", "legal_basis", "listed_on", "url"))
_HANDLERS: dict[str, Callable[[RowMapper, EntityDraft, str, str], None]] = {
    "country": lambda _mapper, draft, _detail, text: draft.country(text),
    "nationality": lambda _mapper, draft, _detail, text: draft.nationality(text),
    "birth_date": RowMapper.birth,
    "gender": lambda _mapper, draft, _detail, text: draft.sex(text),
    "address": lambda _mapper, draft, _detail, text: draft.add("addresses", text),
    "position": lambda _mapper, draft, _detail, text: draft.add("positions", text),
    "topic": lambda _mapper, draft, _detail, text: draft.add("topics", text),
    "note": lambda _mapper, draft, detail, text: draft.note(detail, text),
    "property": lambda _mapper, draft, detail, text: draft.property(detail, text),
    "date": RowMapper.date,
    "identifier": lambda _mapper, draft, detail, text: draft.numbers(text, detail, detail),
}
