"""Any table with a mapping: CSV, TSV, XLSX, Parquet, JSON lines; mappings for some lists are shipped.

A row is read by its mapping, and rows that speak of one entity are joined. The form of a mapping belongs to
`table_mapping`, where rows come from to `tabular`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from entityscreen.errors import FormatError
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.kind import kinds_conflict
from entityscreen.model.merging import merge_entities
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, RecordIds
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.formats.table_mapping import (
    NAME_FIELDS,
    NAME_TYPES,
    PROVENANCE_FIELDS,
    ColumnMapping,
    TableMapping,
    load_mapping,
    shipped_mappings,
)
from entityscreen.sources.lists.nametext import NamePart, split_names
from entityscreen.sources.lists.tabular import JSON_SUFFIXES, Cells, cells_of, check_columns, columns_of, table_rows
from entityscreen.tables.cells import spreadsheet_day

_UNMAPPED = 'name it in the mapping, as "ignore" where it is not needed'
_LETTERS_BEHIND = re.compile(r"(?<=\d)[\s.-]*\(?[A-Za-z]{1,3}\)?$")
_LETTERED = re.compile(r"(?:^[\s\"“]*|[\s,;]+)\([a-z]\)\s+")
_DATES = frozenset(("birth_date", "date"))
# Read before the others, for the entity itself.
_OF_THE_ROW = frozenset(("id", "kind", "name_type", "record_id", *NAME_FIELDS))


def sniff(file: ListFile) -> bool:
    """A table whose columns a shipped mapping knows."""
    return _find_mapping(file) is not None


def _find_mapping(file: ListFile) -> TableMapping | None:
    """The shipped mapping whose columns a file has, or None."""
    columns = columns_of(file)
    return next(
        (mapping for mapping in shipped_mappings().values() if columns and mapping.recognised_by <= columns), None
    )


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each row."""
    mapping = load_mapping(options.mapping) if options.mapping else _find_mapping(origin.main)
    if mapping is None:
        raise FormatError(
            "no shipped mapping knows these columns",
            where=origin.main.where,
            fix="give a mapping, as docs/lists.md says (`build --mapping`, or mapping=)",
        )
    mapped = _mapped(origin, _RowMapper(mapping, origin, options))
    yield from _joined(mapped) if mapping.joins_rows else (item for _, item in mapped)


def _mapped(origin: ListInput, mapper: _RowMapper) -> Iterator[tuple[str, Entity | Rejection]]:
    """What each row is, with its place."""
    mapping, file, checked = mapper.mapping, origin.main, False
    mapped_columns = frozenset(mapping.columns) if mapper.options.unknown_fields == "raise" else None
    for where, row in table_rows(file, mapping.delimiter, mapping.encoding, mapping.sheet):
        if not checked:
            required = () if file.suffix in JSON_SUFFIXES else tuple(mapping.columns)
            check_columns(tuple(row), required=required, known=mapped_columns, where=where, fix=_UNMAPPED)
            checked = True
        yield where, mapper.to_entity(cells_of(row), where)


def _joined(rows: Iterable[tuple[str, Entity | Rejection]]) -> Iterator[Entity | Rejection]:
    """Join the rows of each identifier: first the rejections, also of rows of another kind than the first of their
    identifier, then the entities in the order of their first rows, primary names first.
    """
    entities: dict[str, Entity] = {}
    for where, item in rows:
        listed = entities.get(item.id) if isinstance(item, Entity) else None
        if isinstance(item, Rejection):
            yield item
        elif listed is None:
            entities[item.id] = item
        elif kinds_conflict(listed.kind, item.kind):
            reason = f"{item.caption!r} ({item.kind}) has the identifier of {listed.caption!r} ({listed.kind})"
            yield Rejection(where, reason, item.id)
        else:
            entities[item.id] = merge_entities(listed, item)
    for entity in entities.values():
        names = tuple(sorted(entity.names, key=lambda name: name.type != "primary"))
        yield entity.model_copy(update={"names": names})


class _RowMapper:
    """Maps the rows of one table, and gives each its identifier."""

    def __init__(self, mapping: TableMapping, origin: ListInput, options: ReadOptions) -> None:
        self.mapping, self.origin, self.options = mapping, origin, options
        self._ids = RecordIds(mapping.id_prefix or mapping.source, merge=mapping.joins_rows)

    def to_entity(self, cells: Cells, where: str) -> Entity | Rejection:
        """Map a row; one without a name, or with an unknown kind or type of name, is rejected."""
        kind, problem = self._word(cells, "kind")
        stated, unknown = self._word(cells, "name_type")
        names = self._names(cells, stated)
        if not names or problem or unknown:
            return Rejection(where, problem or unknown or "the row has no name", self._record_id(cells), _raw(cells))
        entity_id = self._entity_id(cells, names[0][0].text)
        draft = EntityDraft(entity_id, kind or self.mapping.kind, self.mapping.source, order=self.mapping.date_order)
        for part, name_type, column in names:
            draft.part(part, name_type, language=self.mapping.columns[column].language)
        draft.add("topics", *self.mapping.topics)
        provenance: dict[str, list[str]] = {}
        for column, values in cells.items():
            mapped = self.mapping.columns.get(column)
            if mapped is None:
                self._unknown(draft, column, values, where)
            elif mapped.field in PROVENANCE_FIELDS:
                provenance.setdefault(mapped.field, []).extend(values)
            elif mapped.field not in _OF_THE_ROW:
                _add(draft, column, mapped, values)
        draft.origin(self.origin, **self._provenance(provenance, self._record_id(cells)))
        return draft.build(where)

    def _names(self, cells: Cells, stated: str) -> list[tuple[NamePart, NameType, str]]:
        """The names with their types and columns; behind the first of a primary column stand aliases.

        A type that the row states for itself is that of the primary columns.
        """
        names: list[tuple[NamePart, NameType, str]] = []
        for column, name_type in self.mapping.name_types.items():
            entry = self.mapping.columns[column]
            for value in cells.get(column, ()):
                parts = split_names(value, entry.separators) if entry.split_names else [NamePart(value)]
                first = NAME_TYPES[stated] if stated and name_type == "primary" else name_type
                for index, part in enumerate(parts):
                    names.append((part, "alias" if first == "primary" and index > 0 else first, column))
        return names

    def _word(self, cells: Cells, field: str) -> tuple[str, str]:
        """Our word for what a row says of its kind or the type of its name, and what is wrong with it.

        Where two columns state the type of a name, a weak one goes first.
        """
        words: list[str] = []
        for column, entry in self.mapping.columns.items():
            if entry.field == field and cells.get(column):
                word = cells[column][0]
                allowed = entry.values or (NAME_TYPES if field == "name_type" else ())
                if allowed and word not in allowed:
                    return "", f"{column}: unknown {field.replace('_', ' ')} {word!r}"
                words.append(entry.values.get(word, word))
        return ("weak" if "weak" in words else next(iter(words), "")), ""

    def _record_id(self, cells: Cells) -> str | None:
        columns = [name for name, entry in self.mapping.columns.items() if entry.field in ("record_id", "id")]
        return next((self._number_in(cells, column) for column in columns if cells.get(column)), None)

    def _number_in(self, cells: Cells, column: str) -> str:
        text = cells[column][0]
        return _LETTERS_BEHIND.sub("", text) if self.mapping.columns[column].cut_letters else text

    def _entity_id(self, cells: Cells, name: str) -> str:
        id_columns = [c for c, entry in self.mapping.columns.items() if entry.field == "id" and cells.get(c)]
        if id_columns:
            return self._ids.of_number(self._number_in(cells, id_columns[0]))
        parts = [part for column in self.mapping.id_columns for part in cells.get(column, ())[:1]]
        return self._ids.of_parts(parts, name)

    def _unknown(self, draft: EntityDraft, column: str, values: list[str], where: str) -> None:
        self.options.refuse_unknown(f"column {column!r}", where, " ".join(values))
        for value in values:
            draft.note(column, value)

    def _provenance(self, texts: dict[str, list[str]], record_id: str | None) -> dict[str, object]:
        listed = (_plain_date(text) for text in texts.get("listed_on", ()))
        return {
            "record_id": record_id,
            "programmes": tuple(dict.fromkeys(texts.get("programme", ()))),
            "legal_basis": "; ".join(texts.get("legal_basis", ())),
            "listed_on": next((parse_date(text, order=self.mapping.date_order) or text for text in listed), None),
            "url": next(iter(texts.get("url", ())), None),
        }


def _plain_date(text: str) -> str:
    day = spreadsheet_day(text)
    return day.isoformat() if day else text


def _pieces(value: str, separators: str) -> list[str]:
    pieces = re.split(f"[{re.escape(separators)}]", value) if separators else [value]
    lettered = [part for piece in pieces for part in (_LETTERED.split(piece) if separators else [piece])]
    return [plain for piece in lettered if (plain := piece.strip(' ,"“”'))]


def _raw(cells: Cells) -> str:
    return "; ".join(f"{column}={value}" for column, values in cells.items() for value in values)


def _add(draft: EntityDraft, column: str, entry: ColumnMapping, values: list[str]) -> None:
    dated = entry.field.partition(":")[0] in _DATES
    for value in values:
        for piece in _pieces(value, entry.separators):
            text = entry.values.get(piece, piece)
            draft.take(entry.field, _plain_date(text) if dated else text, column)


FORMATS = (ListFormat("table", "any table with a mapping (EU Journal, China, Australia)", sniff, read),)
