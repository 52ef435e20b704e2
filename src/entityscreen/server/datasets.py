"""What lists are called on the wire, and which of them a request asks.

OpenSanctions' names have underscores (`us_ofac_sdn`), the library's hyphens, and both are taken. A name may also stand
for several lists (`sanctions`) or for all (`default`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import HTTPException

from entityscreen.server.directory import Directory
from entityscreen.server.settings import ServerSettings
from entityscreen.sources.lists.contract import list_specs

EVERYTHING = "default"
# Lists that OpenSanctions calls otherwise than with an underscore for a hyphen.
_WIRE_NAMES = {
    "un-sc": "un_sc_sanctions",
    "gb-sl": "gb_fcdo_sanctions",
    "ch-seco": "ch_seco_sanctions",
    "us-csl": "us_trade_csl",
}


def wire_name(source: str) -> str:
    """What a list is called on the wire.

    Example:
        >>> wire_name("us-ofac-sdn"), wire_name("un-sc"), wire_name("seeds/Gazette 7.txt")
        ('us_ofac_sdn', 'un_sc_sanctions', 'seeds_gazette_7_txt')
    """
    return _WIRE_NAMES.get(source) or re.sub(r"[^0-9a-z]+", "_", source.lower()).strip("_") or "list"


class Datasets:
    """The names under which the lists of an edition can be asked.

    Args:
        directory: of the entities of the lists.
        settings: names of collections, and further names of lists.
    """

    def __init__(self, directory: Directory, settings: ServerSettings) -> None:
        self._directory = directory
        self.sources = directory.facets["datasets"].codes
        self._names: dict[str, frozenset[str]] = {}
        for source in self.sources:
            for name in (source, wire_name(source)):
                self._names[name] = self._names.get(name, frozenset()) | {source}
        self._names |= {name: self._names[list_] for name, list_ in settings.aliases.items() if list_ in self._names}
        self.collections = {
            name: frozenset(source for member in members for source in self._names.get(member, ()))
            for name, members in settings.collections.items()
        }
        self._names |= self.collections
        self._names[EVERYTHING] = frozenset(self.sources)

    def scope(self, name: str) -> frozenset[str] | None:
        """The lists that a dataset of a request means; None for all. 404 where nothing has that name."""
        if name not in self._names:
            raise HTTPException(404, detail=f"No such dataset: {name}")
        return None if name == EVERYTHING else self._names[name]

    def sources_of(self, names: Iterable[str]) -> frozenset[str]:
        """The lists that names mean; a name that there is not means none."""
        return frozenset(source for name in names for source in self._names.get(name, ()))

    def described(self, version: str, made_at: str) -> dict[str, Any]:
        """The catalog: every list and collection, with its number of entities and its dates.

        Args:
            version: of the edition.
            made_at: when the edition was made, for lists that state no dates.
        """
        counts, specs = dict(self._directory.facets["datasets"].counts()), list_specs()
        undated = {"source_date": made_at, "fetched_at": made_at}
        entries = [
            _entry(
                wire_name(source),
                version,
                undated | {name: date for name, date in self._directory.list_dates.get(source, {}).items() if date},
                title=specs[source].title if source in specs else source,
                entity_count=counts.get(source, 0),
                publisher={"name": specs[source].publisher} if source in specs else None,
            )
            for source in self.sources
        ]
        together = {**self.collections, EVERYTHING: frozenset(self.sources)}
        for name, members in together.items():
            of_members = self._directory.facets["datasets"].having(members)
            everybody = name == EVERYTHING
            count = len(self._directory) if everybody else int(of_members.sum())
            children = sorted(map(wire_name, members))
            entries.append(_entry(name, version, undated, title=name, entity_count=count, children=children))
        return {"datasets": entries, "current": [EVERYTHING], "outdated": [], "index_stale": False, "version": version}


def _entry(
    name: str,
    version: str,
    dates: Mapping[str, str],
    *,
    title: str,
    entity_count: int,
    publisher: Mapping[str, str] | None = None,
    children: Sequence[str] = (),
) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": name,
        "title": title,
        "version": version,
        "index_version": version,
        "index_current": True,
        "load": name == EVERYTHING,
        "children": list(children),
        "updated_at": dates["source_date"],
        "last_export": dates["fetched_at"],
        "entity_count": entity_count,
        "tags": [],
    }
    # yente's model wants an address of a publisher, which lists do not state: their name stands in the summary.
    return entry | ({"summary": publisher["name"]} if publisher else {})
