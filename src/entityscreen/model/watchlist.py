"""The watchlist: entities by identifier, in the order in which they were read.

It has a digest of its content. How lists and documents are read belongs to `sources/`, how they are searched to
`screening/`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Literal, Protocol

from entityscreen.errors import InvalidInputError, UnknownEntityError
from entityscreen.model.entity import Entity
from entityscreen.model.merging import merge_all
from entityscreen.model.reading import Reading

Include = Literal["all", "accused"]
# What a watchlist can do without, by the words of parties and of their files: fields of an entity, and its properties.
DETAILS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "birth_date": (("birth_dates",), ()),
    "birth_place": ((), ("birthPlace",)),
    "country": (("countries", "nationalities"), ()),
    "gender": (("gender",), ()),
    "identifier": (("identifiers",), ()),
    "address": (("addresses",), ()),
    "phone": ((), ("phone",)),
    "email": ((), ("email",)),
    "website": ((), ("website",)),
    "position": (("positions",), ()),
    "relation": (("relations",), ()),
    "note": (("notes",), ()),
}


class DocumentReader(Protocol):
    """Builds a watchlist from documents, as `Watchlist.from_documents` says."""

    def __call__(
        self, paths: Iterable[str | Path] | str | Path, *, include: Include, topics_from_cues: float | None
    ) -> Watchlist:
        """Return the watchlist of the documents' named entities."""


class Watchlist:
    """An immutable collection of entities, each under its own identifier.

    Args:
        entities: any iterable of `Entity`. Two that share an identifier are merged: the names, dates and
            provenance of both are kept, so that nothing is lost when two sources speak of one entity.
        reading: what was read for it. It is no part of the content: neither compared nor saved.

    Raises:
        InvalidInputError: an item is not an `Entity`, or two that share an identifier are two entities: a person
            and a vessel, or records of files that have no name, number, date or address in common.

    Example:
        >>> watchlist = Watchlist([Entity(id="x1", kind="Person", names=["Xi Jinping"])])
        >>> len(watchlist), watchlist["x1"].caption
        (1, 'Xi Jinping')
    """

    document_reader: ClassVar[DocumentReader | None] = None  # the package `sources` registers it

    def __init__(self, entities: Iterable[Entity] = (), *, reading: Reading | None = None) -> None:
        self.reading = reading or Reading()
        self._entities: dict[str, Entity] = {}
        repeated: dict[str, list[Entity]] = {}
        for entity in entities:
            if not isinstance(entity, Entity):
                raise InvalidInputError(
                    f"a watchlist holds Entity objects, not {type(entity).__name__}",
                    fix="build them with entityscreen.Entity(id=..., kind=..., names=[...])",
                )
            if self._entities.setdefault(entity.id, entity) is not entity:
                repeated.setdefault(entity.id, []).append(entity)
        for entity_id, repeats in repeated.items():
            self._entities[entity_id] = merge_all(entity_id, (self._entities[entity_id], *repeats))

    @classmethod
    def from_documents(
        cls,
        paths: Iterable[str | Path] | str | Path,
        *,
        include: Include = "all",
        topics_from_cues: float | None = None,
    ) -> Watchlist:
        """Build a watchlist from the named entities in documents.

        Args:
            paths: files and folders; folders are read with everything below them.
            include: `all` keeps every person and organisation; `accused` those of whom a document says
                something that is a risk (supplies, is sanctioned, is accused of).
            topics_from_cues: the confidence in [0, 1] from which such a cue gives its entity a topic; by default
                cues are proposals to a reviewer and no topics.

        Returns:
            One entity a name, its aliases merged where the documents give evidence; `.reading` says which documents
            were left out.

        Raises:
            SourceError: a path does not exist, or no document can be read.
        """
        if cls.document_reader is None:
            raise InvalidInputError("no reader of documents is registered", fix="import entityscreen.sources first")
        return cls.document_reader(paths, include=include, topics_from_cues=topics_from_cues)

    @classmethod
    def load(cls, path: str | Path) -> Watchlist:
        """Read a watchlist that `save` wrote: FollowTheMoney JSON lines.

        Raises:
            SourceError: the file is missing or no FollowTheMoney; the message names the line. A snapshot is opened with
                `Screener.load`, as the message says.
        """
        from entityscreen.model.ftm.json_lines import read_ftm

        return cls(read_ftm(Path(path)))

    def save(self, path: str | Path) -> None:
        """Write FollowTheMoney JSON lines, one entity a line, atomically."""
        from entityscreen.model.ftm.json_lines import write_ftm

        write_ftm(self, Path(path))

    def __len__(self) -> int:
        return len(self._entities)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def __contains__(self, entity: object) -> bool:
        """Whether an entity is on it, or one of this identifier."""
        if isinstance(entity, Entity):
            return self._entities.get(entity.id) == entity
        return entity in self._entities

    def __getitem__(self, entity_id: str) -> Entity:
        try:
            return self._entities[entity_id]
        except KeyError:
            raise UnknownEntityError(f"no entity has the identifier {entity_id!r}", where="watchlist") from None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Watchlist) and self._entities == other._entities

    __hash__ = None  # type: ignore[assignment]  # compared by content, which is too large to hash casually

    def __or__(self, other: Watchlist) -> Watchlist:
        if not isinstance(other, Watchlist):
            return NotImplemented
        return Watchlist((*self, *other), reading=self.reading | other.reading)

    def __repr__(self) -> str:
        return f"<Watchlist of {len(self)} entities>"

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by identifier, to be read only."""
        return MappingProxyType(self._entities)

    def without_details(self, details: Iterable[str]) -> Watchlist:
        """The same entities without some of what is known of them, so that no copy of it is kept.

        Args:
            details: words of `DETAILS`. What free text repeats goes with `note` alone.

        Raises:
            InvalidInputError: a word is none of these.

        Example:
            >>> watchlist = Watchlist([Entity(id="1", names=["A"], birth_dates=["1961"], addresses=["1 Elm St"])])
            >>> entity = watchlist.without_details(["birth_date"])["1"]
            >>> entity.birth_dates, entity.addresses
            ((), ('1 Elm St',))
        """
        words = [word.strip().replace("-", "_") for word in details]
        if unknown := [word for word in words if word not in DETAILS]:
            problem = f"{', '.join(map(repr, unknown))} is no detail that can be left out"
            raise InvalidInputError(problem, where="without", fix=f"take some of {', '.join(DETAILS)}")
        fields = {name: Entity.model_fields[name].get_default() for word in words for name in DETAILS[word][0]}
        properties = {name for word in words for name in DETAILS[word][1]}
        return Watchlist(
            entity.model_copy(
                update={
                    **fields,
                    "properties": {name: v for name, v in entity.properties.items() if name not in properties},
                }
            )
            for entity in self
        )

    def without(self, entity_ids: Iterable[str]) -> Watchlist:
        """The same watchlist without some entities."""
        gone = set(entity_ids)
        return Watchlist((entity for entity in self if entity.id not in gone), reading=self.reading)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the content, whatever the order: two equal watchlists have the same digest."""
        total = hashlib.sha256()
        for entity_id in sorted(self._entities):
            total.update(_in_order(self._entities[entity_id]).model_dump_json().encode())
            total.update(b"\n")
        return total.hexdigest()


def _in_order(entity: Entity) -> Entity:
    """The same entity with its properties in the order of their names: equal ones may have them in another."""
    names = sorted(entity.properties)
    if names == list(entity.properties):
        return entity
    return entity.model_copy(update={"properties": {name: entity.properties[name] for name in names}})
