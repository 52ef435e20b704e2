"""The one exception tree: what a user of the library may have to catch.

Every message says what is wrong, where (file, line, field) and how to fix it. The command line prints the
message alone and ends with exit status 2.
"""

from __future__ import annotations

from pathlib import Path


class EntityScreenError(Exception):
    """Base of everything that entityscreen raises on purpose.

    Args:
        problem: what is wrong, in one clause.
        where: file, line or field; rendered in front.
        fix: what the user can do; rendered at the end.

    Example:
        >>> str(EntityScreenError("no column holds a name", where="parties.csv", fix="give --name-column"))
        'parties.csv: no column holds a name; give --name-column'
    """

    def __init__(self, problem: str, *, where: str | Path = "", fix: str = "") -> None:
        self.problem, self.where, self.fix = problem, str(where), fix
        super().__init__(f"{where}: {problem}" if where else problem, fix)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross processes in batches; the default would lose what is given by keyword.
        return _make_error, (type(self), self.problem, self.where, self.fix)

    def __str__(self) -> str:
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}; {self.fix}" if self.fix else head


class InvalidInputError(EntityScreenError):
    """A value given by the caller cannot be used: an entity, a party, an option."""


class ConfigError(EntityScreenError):
    """A screening configuration is contradictory or cannot be read."""


class SourceError(EntityScreenError):
    """Outside data cannot be used: a missing file, a wrong encoding, an empty list."""


class FormatError(SourceError):
    """A file does not have the format that it was read as; names the record and the field."""


class IncompleteListError(FormatError):
    """A list was cut short, or a file of its set is missing; `allow_incomplete` reads what is there."""


class DocumentError(SourceError):
    """A document cannot be read; the others of the same folder go on."""


class MissingExtraError(EntityScreenError):
    """An optional dependency is needed for this; the fix names the extra to install."""


class SnapshotError(EntityScreenError):
    """A compiled snapshot is truncated, changed, or from another version."""


class DecisionError(EntityScreenError):
    """A decision is incomplete, or where decisions are kept cannot be used."""


class UnknownEntityError(EntityScreenError, KeyError):
    """No entity of the watchlist has that identifier."""


class WorkerEndedError(EntityScreenError):
    """A process of a batch ended before it answered: it was killed, or ran out of memory."""


def _make_error(kind: type[EntityScreenError], problem: str, where: str, fix: str) -> EntityScreenError:
    return kind(problem, where=where, fix=fix)
