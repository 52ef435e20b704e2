"""What a mapping file says, and the mappings that are shipped.

It has the form of a mapping. How a row is read by it belongs to `table`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from entityscreen.caches import named_cache
from entityscreen.errors import ConfigError, MissingExtraError, problems_of
from entityscreen.model.name import NameType
from entityscreen.sources.lists.draft import MEANINGS, NEED_DETAIL

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
