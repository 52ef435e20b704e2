"""Any table with a mapping: CSV, TSV, XLSX, Parquet, JSON lines; mappings for some lists are shipped.

A mapping says what columns mean (`TableMapping`). A row is read by it, and rows that speak of one entity are joined.
Where rows come from belongs to `tabular`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from entityscreen.caches import named_cache
from entityscreen.errors import ConfigError, FormatError, MissingExtraError, problems_of
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.kind import kinds_conflict
from entityscreen.model.merging import merge_entities
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import MEANINGS, NEED_DETAIL, EntityDraft, RecordIds
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.nametext import NamePart, split_names
from entityscreen.sources.lists.tabular import JSON_SUFFIXES, Cells, cells_of, check_columns, columns_of, table_rows
from entityscreen.tables.cells import spreadsheet_day

NAME_FIELDS: dict[str, NameType] = {"name": "primary", "alias": "alias", "weak": "weak", "former": "former"}
# What a row may state of the type of its name.
NAME_TYPES: dict[str, NameType] = {**NAME_FIELDS, "primary": "primary"}
PROVENANCE_FIELDS = ("record_id", "programme", "legal_basis", "listed_on", "url")
# What a column can mean beside the words of `draft.MEANINGS`.
_OWN_FIELDS = frozenset(("id", "kind", "name_type", *NAME_FIELDS, *PROVENANCE_FIELDS))
_NO_DELIMITERS = ('"', "\r", "\n", " ")
_FIX = "give a TOML or YAML file; in TOML a key with a space, or letters beyond A to Z, stands in quotes"


class ColumnMapping(BaseModel):
    """What one column means.

    Attributes:
        field: `id`, `kind`, `name_type`, a type of name, a field of the provenance, or a word of `draft.MEANINGS` with
            its detail: `property:<name>`, `date:<name>`, `identifier:<type>`, `note:<label>` ...
        separators: characters between several values in a cell.
        split_names: whether a name is searched for brackets, `a.k.a.` and other scripts.
        language: ISO 639 code of the names in it.
        values: the file's word -> ours, for kinds, types of names and topics; a row with a word that is not there is
            rejected for `kind` and `name_type`.
        cut_letters: of an identifier, the letters at its end are no part of it (`7a` is 7); its rows are joined.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    separators: str = ""
    split_names: bool = True
    language: str | None = None
    values: dict[str, str] = Field(default_factory=dict)
    cut_letters: bool = False


class TableMapping(BaseModel):
    """How a table is read.

    Attributes:
        source: the list's short name.
        id_prefix: in front of the identifiers; `source` when empty.
        id_columns: columns that make the identifier together, with a digest of the row's names; a row that
            repeats all of them gets a number.
        kind: the kind of a row whose kind no column states.
        topics: for every row.
        delimiter: of CSV files, one character; TSV files have tabs.
        encoding: of text files.
        sheet: of XLSX files, by name; the first when empty.
        date_order: `dmy` or `mdy` for dates with slashes.
        merge: whether rows that repeat an identifier are one entity.
        columns: column -> what it means; a bare word stands for its field.
        marks: columns that must be there for the table to be recognised; by default all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    id_prefix: str = ""
    id_columns: tuple[str, ...] = ()
    kind: str = "LegalEntity"
    topics: tuple[str, ...] = ("sanction",)
    delimiter: str = ","
    encoding: str = "utf-8"
    sheet: str = ""
    date_order: Literal["dmy", "mdy"] = "dmy"
    merge: bool = False
    columns: dict[str, ColumnMapping]
    marks: tuple[str, ...] = ()

    @cached_property
    def recognised_by(self) -> frozenset[str]:
        """The columns that a table of this list has."""
        return frozenset(self.marks or self.columns)

    @cached_property
    def joins_rows(self) -> bool:
        """Whether rows of one identifier are one entity."""
        return self.merge or any(entry.cut_letters for entry in self.columns.values())

    @cached_property
    def name_types(self) -> dict[str, NameType]:
        """Column -> type of the names in it."""
        return {
            column: NAME_FIELDS[entry.field] for column, entry in self.columns.items() if entry.field in NAME_FIELDS
        }


def parse_mapping(data: dict[str, Any], where: str) -> TableMapping:
    """Check a mapping; the error names every unknown key or field at once, and that no column holds a name.

    Example:
        >>> parse_mapping({"source": "own", "columns": {"Name": "name"}}, "m.toml").columns["Name"].field
        'name'
    """
    columns = data.get("columns")
    if isinstance(columns, dict):
        short = {name: {"field": entry} if isinstance(entry, str) else entry for name, entry in columns.items()}
        data = {**data, "columns": short}
    try:
        mapping = TableMapping.model_validate(data)
    except ValidationError as error:
        wrong = "; ".join(map(": ".join, problems_of(error)))
        raise ConfigError(wrong, where=where, fix="see docs/lists.md for mappings") from error
    if wrong := "; ".join(_contradictions(mapping)):
        raise ConfigError(wrong, where=where, fix="see docs/lists.md for mappings")
    return mapping


def _contradictions(mapping: TableMapping) -> Iterator[str]:
    for column, entry in mapping.columns.items():
        word, colon, _ = entry.field.partition(":")
        if entry.field not in _OWN_FIELDS and (word not in MEANINGS or (word in NEED_DETAIL and not colon)):
            yield f"{column}: unknown field {entry.field!r}"
        if entry.field == "name_type" and not set(entry.values.values()) <= NAME_TYPES.keys():
            yield f"{column}: values of name_type are {', '.join(NAME_FIELDS.values())}"
        if entry.cut_letters and entry.field != "id":
            yield f"{column}: cut_letters is of the field id"
    yield from (f"id column {column!r} is not mapped" for column in mapping.id_columns if column not in mapping.columns)
    if not mapping.name_types:
        yield "no column is a name"
    if len(mapping.delimiter) != 1 or mapping.delimiter in _NO_DELIMITERS:
        yield "the delimiter is not one character that can part cells"


def load_mapping(path: Path) -> TableMapping:
    """Read a mapping file, TOML or YAML."""
    try:
        text = path.read_text(encoding="utf-8")
        data = _parse_yaml(text, path) if path.suffix.lower() in (".yaml", ".yml") else tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problem = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigError(f"cannot be read: {problem}", where=path, fix=_FIX) from error
    if not isinstance(data, dict):
        raise ConfigError("holds no keys", where=path, fix="see docs/lists.md for mappings")
    return parse_mapping(data, str(path))


def _parse_yaml(text: str, path: Path) -> Any:
    try:
        import yaml
    except ImportError as error:
        raise MissingExtraError(
            "PyYAML is needed for a mapping in YAML", where=path, fix="pip install 'entityscreen[tables]'"
        ) from error
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigError(f"cannot be read: {error}", where=path) from error


@named_cache("lists.mappings", maxsize=1)
def shipped_mappings() -> dict[str, TableMapping]:
    """The mappings in the package, by their file's name."""
    folder = files("entityscreen.sources.lists").joinpath("mappings")
    tables = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name)
    return {
        item.name.removesuffix(".toml"): parse_mapping(tomllib.loads(item.read_text(encoding="utf-8")), item.name)
        for item in tables
    }


# Rows.

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
