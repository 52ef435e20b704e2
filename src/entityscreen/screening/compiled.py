"""A compiled watchlist: all that screening needs, in memory or mapped from a snapshot.

It keeps a table of identifiers too: an equal number finds an entity whatever its name. The file format is
`index/snapshot.py`, the use of it `screener.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from entityscreen.caches import BoundedDict, clear_cache
from entityscreen.errors import ConfigError, InvalidInputError, SnapshotError, WorkerEndedError
from entityscreen.index.arrays import Keys, KeyTable, Texts
from entityscreen.index.bound import TOLERANCE, Bound, EvidenceBound
from entityscreen.index.builder import SHORT, build_index
from entityscreen.index.hashes import key_hash
from entityscreen.index.name_index import NameIndex
from entityscreen.index.snapshot import read_snapshot, write_snapshot
from entityscreen.model.calibration import Calibration
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity, Identifier
from entityscreen.model.kind import Family, family_of
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
from entityscreen.scoring.attributes import read_identifier
from entityscreen.scoring.bits import (
    BITS_LOST_BY_UNLIKENESS,
    INITIAL_BITS,
    MORE_LEFT,
    MOST_LOST_BY_BITS,
    ONE_LEFT,
    SELDOM_LEFT,
    least_minimum,
)
from entityscreen.scoring.contacts import ENOUGH, FEW, contact_key, contacts_of, search_keys
from entityscreen.scoring.rules import rule
from entityscreen.scoring.score import NOT_BY_READINGS
from entityscreen.screening.workers import another_python

_LOG = logging.getLogger("entityscreen.screening")
REMEMBERED = 10_000  # entities, a few kilobytes each


@dataclass(frozen=True, slots=True)
class IdentifierTable:
    """Hashed identifiers to positions of entities.

    Attributes:
        keys: the table; a collision costs a look, never a hit.
    """

    keys: KeyTable

    def find(self, identifiers: Sequence[Identifier]) -> list[int]:
        """Positions of entities that may have one of these identifiers, ascending."""
        numbers = [read_identifier(identifier) for identifier in identifiers]
        hashes = sorted(key_hash(number.value) for number in numbers if number.identifies)
        return sorted(set(self.keys.find(np.array(hashes, dtype=np.uint32)).tolist())) if hashes else []


def build_identifiers(entities: Iterable[Entity]) -> IdentifierTable:
    """Build the table over a watchlist's entities, in their order."""
    keys = Keys()
    for position, entity in enumerate(entities):
        for identifier in entity.identifiers:
            number = read_identifier(identifier)
            if number.identifies:
                keys.add_all([number.value], position)
    return IdentifierTable(keys.table())


@dataclass(frozen=True, slots=True)
class ContactTable:
    """Hashed parts of contact details (a mailbox, the words of an address) to positions of entities.

    Attributes:
        keys: the table; a collision costs a look, never a hit.
        crowds: the details that more than `FEW` entities share, by `contact_key`: the positions of these, or how many
            they are, where the list is a part of the one that they were counted on.
    """

    keys: KeyTable
    crowds: Mapping[str, Sequence[int] | int]

    def find(self, party: Party, least: float) -> list[int]:
        """Positions of entities whose contact details may reach a score, ascending."""
        candidates: set[int] = set()
        for kind, text in contacts_of(party):
            bits = search_keys(kind, text)
            numbers, positions = self.keys.find_each(np.array(list(map(key_hash, bits)), dtype=np.uint32))
            shared = np.bincount(positions, np.array(list(bits.values()))[numbers]) if len(numbers) else np.empty(0)
            candidates.update(np.flatnonzero(shared >= max(ENOUGH * least, 1.0) - TOLERANCE).tolist())
        return sorted(candidates)


def build_contacts(entities: Iterable[Entity]) -> ContactTable:
    """Build the table over a watchlist's entities, in their order."""
    keys = Keys()
    holders: dict[str, list[int]] = {}
    for position, entity in enumerate(entities):
        contacts = dict.fromkeys(contacts_of(entity))
        keys.add_all(list({key for kind, text in contacts for key in search_keys(kind, text)}), position)
        for key in {contact_key(kind, text) for kind, text in contacts}:
            holders.setdefault(key, []).append(position)
    clear_cache("scoring.contacts.addresses")  # thousands of a list, which screening asks for one by one
    return ContactTable(keys.table(), {key: held for key, held in holders.items() if key and len(held) > FEW})


class EntityStore(Protocol):
    """Entities by their position in the watchlist."""

    def __len__(self) -> int: ...

    def __getitem__(self, position: int) -> Entity: ...


class PackedEntities:
    """Entities kept as JSON in one array; each is made when asked for, and remembered: hits come again.

    Args:
        texts: the JSON of each, in the watchlist's order.
    """

    __slots__ = ("_made", "texts")

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._made = BoundedDict("screening.entities", REMEMBERED, owned=True)

    def __len__(self) -> int:
        return len(self.texts)

    def __reduce__(self) -> tuple[type[PackedEntities], tuple[Texts]]:
        return PackedEntities, (self.texts,)

    def __getitem__(self, position: int) -> Entity:
        entity: Entity | None = self._made.get(position)
        if entity is None:
            entity = self._made[position] = Entity.model_validate_json(self.texts[position])
        return entity


def pack_entities(entities: EntityStore | Sequence[Entity]) -> Texts:
    """The entities as JSON in one array."""
    if isinstance(entities, PackedEntities):
        return entities.texts
    return Texts.pack([entities[i].model_dump_json(exclude_defaults=True) for i in range(len(entities))])


@dataclass(frozen=True, slots=True)
class Compiled:
    """A watchlist made ready for screening.

    Attributes:
        index: over all names.
        entities: by position.
        identifiers: entities by their numbers.
        contacts: entities by their addresses, phones, e-mails and websites.
        config: the settings that it was compiled for.
        digest: of the watchlist.
        calibration: what unlisted parties reach by accident; None where it was not measured.
    """

    index: NameIndex
    entities: EntityStore
    identifiers: IdentifierTable
    contacts: ContactTable
    config: ScreeningConfig
    digest: str
    calibration: Calibration | None = None


def bound_for(config: ScreeningConfig) -> Bound:
    """What a pair of names must reach to be a hit, when attributes may still add their most.

    Example:
        >>> 0.7 < bound_for(ScreeningConfig()).prune < 0.9
        True
    """
    weights = config.weights
    return Bound(
        least=config.least_name_score(),
        boost=weights.largest_boost,
        conflict=weights.conflict,
        missing=weights.missing,
        doubt=weights.doubt,
        one_part=weights.one_part,
        read_otherwise=rule(NOT_BY_READINGS).amount,
        evidence=_evidence_bound(),
    )


def _evidence_bound() -> EvidenceBound:
    minimum = least_minimum()
    return EvidenceBound(
        seldom=minimum.bits[SELDOM_LEFT],
        one=minimum.bits[ONE_LEFT],
        more=minimum.bits[MORE_LEFT],
        amount=minimum.amount,
        most=MOST_LOST_BY_BITS,
        initial=INITIAL_BITS,
        alike=BITS_LOST_BY_UNLIKENESS,
    )


def check_can_be_compiled(watchlist: object, config: object) -> None:
    """Refuse what a screener cannot be made of.

    Raises:
        InvalidInputError: the watchlist is empty or none, or the settings are none.
        ConfigError: a threshold is set for a list of which the watchlist has no entity.
    """
    if not isinstance(watchlist, Watchlist):
        raise InvalidInputError(f"a screener takes a Watchlist, not {type(watchlist).__name__}", where="watchlist")
    if config is not None and not isinstance(config, ScreeningConfig):
        raise InvalidInputError(
            f"a screener takes a ScreeningConfig, not {type(config).__name__}",
            where="config",
            fix="build one, or take ScreeningConfig.preset(...)",
        )
    if not len(watchlist):
        problem = "the watchlist is empty: every party would pass"
        raise InvalidInputError(problem, where="watchlist", fix="add entities to it")
    if config is not None and config.threshold_by_list:
        sources = {source for entity in watchlist for source in entity.sources}
        unknown = [name for name, _ in config.threshold_by_list if name not in sources]
        if unknown:
            problem = f"no entity is of the list {', '.join(map(repr, unknown))}: its threshold would never apply"
            raise ConfigError(problem, where="threshold_by_list", fix=f"lists: {', '.join(sorted(sources))}")


def compile_watchlist(watchlist: Watchlist, config: ScreeningConfig) -> Compiled:
    """Compile a watchlist.

    Args:
        watchlist: the entities.
        config: the settings.

    Returns:
        The compiled watchlist; the same input gives the same arrays. Where a processor is idle, a second process
        takes half of a list of more than `SHORT` names.
    """
    entities = tuple(watchlist)
    index = _indexed(entities, bound_for(config).prune)
    _LOG.info("compiled %d entities, digest %s", len(entities), watchlist.digest[:16])
    return Compiled(index, entities, build_identifiers(entities), build_contacts(entities), config, watchlist.digest)


def _indexed(entities: Sequence[Entity], prune: float) -> NameIndex:
    """The index over all names, built by two processes where the list is long; by this one where the other ended."""
    if sum(len(entity.names) for entity in entities) > SHORT:
        try:
            with another_python() as elsewhere:
                return build_index(_named(entities), prune=prune, elsewhere=elsewhere)
        except WorkerEndedError as error:
            _LOG.warning("%s: this process builds alone", error)
    return build_index(_named(entities), prune=prune)


def _named(entities: Sequence[Entity]) -> Iterator[tuple[str, Family, int]]:
    """Every name with its family and the position of its entity."""
    for position, entity in enumerate(entities):
        family = family_of(entity.kind)
        yield from ((name.text, family, position) for name in entity.names)


def write_compiled(compiled: Compiled, path: Path) -> None:
    """Write a compiled watchlist to one file, whole or not at all.

    Raises:
        SnapshotError: the file cannot be written.
    """
    entities = pack_entities(compiled.entities)
    metadata = {
        "watchlist_digest": compiled.digest,
        "config_digest": compiled.config.digest,
        "config": compiled.config.model_dump_json(),
        "prune": compiled.index.prune,
        "first_join": compiled.index.first_join,
        "entities": len(entities),
        "calibration": compiled.calibration and compiled.calibration.model_dump(),
        "crowds": compiled.contacts.crowds,
    }
    arrays = {f"index.{name}": values for name, values in compiled.index.arrays().items()}
    arrays |= {"entities.data": entities.data, "entities.offsets": entities.offsets}
    for name, keys in (("identifiers", compiled.identifiers.keys), ("contacts", compiled.contacts.keys)):
        arrays |= {f"{name}.{field.name}": getattr(keys, field.name) for field in fields(KeyTable)}
    write_snapshot(path, metadata, arrays)


def read_compiled(path: Path) -> Compiled:
    """Map a compiled watchlist from its file.

    Raises:
        SnapshotError: it is missing, truncated, changed or from another version.
    """
    metadata, arrays = read_snapshot(path)
    _LOG.info("loaded %s: %s entities, digest %.16s", path, metadata.get("entities"), metadata.get("watchlist_digest"))
    measured = metadata.get("calibration")
    try:
        index = NameIndex.from_arrays(
            metadata["prune"],
            metadata["first_join"],
            {name.removeprefix("index."): values for name, values in arrays.items() if name.startswith("index.")},
        )
        return Compiled(
            index=index,
            entities=PackedEntities(Texts(arrays["entities.data"], arrays["entities.offsets"])),
            identifiers=IdentifierTable(_key_table("identifiers", arrays)),
            contacts=ContactTable(_key_table("contacts", arrays), metadata["crowds"]),
            config=ScreeningConfig.model_validate_json(metadata["config"]),
            digest=metadata["watchlist_digest"],
            calibration=measured and Calibration.model_validate(measured),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SnapshotError(f"lacks a section: {error}", where=path, fix="build it again") from error


def _key_table(name: str, arrays: Mapping[str, Any]) -> KeyTable:
    return KeyTable(*(arrays[f"{name}.{field.name}"] for field in fields(KeyTable)))
