"""The lists that are searched: OFAC's, and lists of any length.

Rules: a shorter list is the beginning of a longer one, so that cost can be compared across sizes; the order is
shuffled by a fixed seed; a name's kind follows its source.
"""

from __future__ import annotations

import gzip
import heapq
import random
from dataclasses import dataclass
from pathlib import Path

import entityscreen as es
from benchmarks.generated import Named, generate_names

SEED = 20261125
PERSON_SOURCES = frozenset({"everypolitician", "wikidata_persons", "ja_person", "zh_ancient_person"})
MIXED_SOURCES = {"eu": "LegalEntity"}  # persons and companies in one column
OFAC_SOURCES = frozenset({"ofac_sdn_2023", "ofac_alt"})
REAL, INVENTED = "shared/data/scale", "generated (seeded)"


@dataclass(frozen=True, slots=True)
class SearchedList:
    """A list to search.

    Attributes:
        label: how the report calls it.
        origin: where its names come from.
        watchlist: the entities.
        texts: every name.
        owners: the entity's identifier of every name.
        strong: positions of the names that are not weak aliases, which alone are silent by default.
    """

    label: str
    origin: str
    watchlist: es.Watchlist
    texts: tuple[str, ...]
    owners: tuple[str, ...]
    strong: tuple[int, ...]


def kind_by_source(source: str, name: str) -> str:
    """The kind of a name of `names.tsv.gz`; OFAC writes persons as `SURNAME, Given`.

    Example:
        >>> kind_by_source("ofac_alt", "POBOBED, Yuri"), kind_by_source("ofac_alt", "LIBAN TRADING, CO")
        ('Person', 'Company')
    """
    if source in OFAC_SOURCES:
        surname, comma, given = name.partition(", ")
        return "Person" if comma and surname.isupper() and not given.isupper() else "Company"
    return "Person" if source in PERSON_SOURCES else MIXED_SOURCES.get(source, "Company")


def scale_names(data: Path, count: int) -> tuple[list[Named], str]:
    """`count` names with their kinds, real ones when the data has enough of them.

    Args:
        data: the folder that may hold `scale/names.tsv.gz`.
        count: how many.

    Returns:
        The names, shuffled by a fixed seed, and where they come from.
    """
    path = data / "scale" / "names.tsv.gz"
    if path.exists():
        rng = random.Random(SEED)
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            drawn = heapq.nsmallest(count, ((rng.random(), line) for line in lines))  # the file is not held whole
        if len(drawn) == count:
            rows = (line.rstrip("\n").split("\t") for _, line in drawn)
            return [(name, kind_by_source(source, name)) for source, name in rows], REAL
    return generate_names(count, SEED), INVENTED


def scale_list(data: Path, count: int) -> SearchedList:
    """A list of `count` entities with one name each."""
    named, origin = scale_names(data, count)
    width = len(str(count))
    entities = [
        es.Entity(id=f"n{number:0{width}d}", kind=kind, names=(es.Name(text=text),))
        for number, (text, kind) in enumerate(named)
    ]
    return _searched(f"{count:,} names", origin, es.Watchlist(entities))


def ofac_list(data: Path) -> SearchedList | None:
    """OFAC's list with its aliases, or None when the data does not hold it."""
    folder = data / "lists" / "ofac"
    return _searched("OFAC SDN", "shared/data/lists/ofac", es.read_list(folder)) if folder.is_dir() else None


def _searched(label: str, origin: str, watchlist: es.Watchlist) -> SearchedList:
    names = [(name.text, entity.id, name.type) for entity in watchlist for name in entity.names]
    return SearchedList(
        label,
        origin,
        watchlist,
        texts=tuple(text for text, _, _ in names),
        owners=tuple(owner for _, owner, _ in names),
        strong=tuple(at for at, (_, _, rank) in enumerate(names) if rank != "weak"),
    )
