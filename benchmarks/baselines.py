"""What users have now, on the same list and the same names: RapidFuzz, 3-grams, nomenklatura when installed.

Each matcher is called with several thresholds, since each exchanges typos found for clean names flagged. RapidFuzz and
the 3-grams are given folded, romanised text, and the folding is not in their time. Slow ones are given fewer names: a
rate is a rate.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process, utils
from unidecode import unidecode

from benchmarks.lists import SearchedList
from benchmarks.queries import Query
from benchmarks.results import Peer
from benchmarks.trigrams import TOP, Trigrams, product_name

CUTOFFS = (75, 80, 85, 90)  # RapidFuzz's scores, in [0, 100]
EXTRACT_CUTOFFS = (80, 90)  # it is slow
COSINES = (0.5, 0.6, 0.7, 0.8)
LIMIT = 5  # names that `extract` returns
JUDGED = 40  # queries: below it shares of found and flagged say nothing
NOMENKLATURA_QUERIES, NOMENKLATURA_LISTED = 4, 400  # the rate over the whole list follows from these pairs

Search = Callable[[Sequence[str]], list[list[int]]]  # from queries to the positions of the listed names for each


@dataclass(frozen=True, slots=True)
class Baseline:
    """A way to search.

    Attributes:
        label: for the report.
        prepare: from the folded list and the threshold to a search over folded queries.
        threshold: of `prepare`.
        pairs: how many pairs of names one measurement is worth, which sets the number of queries.
        least: how many queries there are whatever the size of the list.
    """

    label: str
    prepare: Callable[[Sequence[str], float], Search]
    threshold: float
    pairs: int
    least: int


def folded(text: str) -> str:
    """A name in lower-case ASCII letters, as RapidFuzz's users prepare it.

    Example:
        >>> folded("Żółć, Jan")
        'zolc  jan'
    """
    return utils.default_process(unidecode(text))


def _cdist(listed: Sequence[str], threshold: float) -> Search:
    def search(queries: Sequence[str]) -> list[list[int]]:
        scores = process.cdist(
            queries, listed, scorer=fuzz.token_sort_ratio, score_cutoff=threshold, workers=1, dtype=np.uint8
        )
        return [[int(at) for at in np.flatnonzero(row)] for row in scores]

    return search


def _extract(listed: Sequence[str], threshold: float) -> Search:
    def search(queries: Sequence[str]) -> list[list[int]]:
        return [
            [at for _, _, at in process.extract(name, listed, scorer=fuzz.WRatio, limit=LIMIT, score_cutoff=threshold)]
            for name in queries
        ]

    return search


def _trigrams(listed: Sequence[str], threshold: float) -> Search:
    return Trigrams(listed, threshold).search


BASELINES = (
    *(Baseline(f"RapidFuzz cdist(token_sort_ratio) >= {cutoff}", _cdist, cutoff, 20_000_000, 20) for cutoff in CUTOFFS),
    *(
        Baseline(f"RapidFuzz extract(WRatio) >= {cutoff}, best {LIMIT}", _extract, cutoff, 4_000_000, 5)
        for cutoff in EXTRACT_CUTOFFS
    ),
    *(
        Baseline(
            f"TF-IDF of 3-grams, cosine >= {cosine}, best {TOP} ({product_name()})", _trigrams, cosine, 20_000_000, 50
        )
        for cosine in COSINES
    ),
)


def measure_peers(searched: SearchedList, queries: Sequence[Query]) -> list[Peer]:
    """All baselines on a list.

    Args:
        searched: the list.
        queries: listed names with typos and clean names, mixed; each baseline takes as many as it has time for.
    """
    listed = [folded(text) for text in searched.texts]
    peers = [_measure(baseline, searched, listed, queries) for baseline in BASELINES]
    logic = _nomenklatura(searched, queries)
    return peers if logic is None else [*peers, logic]


def _measure(baseline: Baseline, searched: SearchedList, listed: Sequence[str], queries: Sequence[Query]) -> Peer:
    started = time.perf_counter()
    search = baseline.prepare(listed, baseline.threshold)
    ready = time.perf_counter()
    chosen = queries[: max(baseline.least, baseline.pairs // len(listed))]
    texts = [folded(query.text) for query in chosen]
    begun = time.perf_counter()
    answers = search(texts)
    seconds = time.perf_counter() - begun
    owners = [{searched.owners[at] for at in answer} for answer in answers]
    found, flagged = judge(chosen, owners)
    return Peer(
        label=baseline.label,
        prepare=ready - started,
        rate=len(chosen) / seconds,
        count=len(chosen),
        found=found,
        flagged=flagged,
    )


def judge(queries: Sequence[Query], answers: Sequence[set[str]]) -> tuple[float | None, float | None]:
    """How many listed names find their own entry, and how many clean names find any.

    Args:
        queries: what was searched.
        answers: the entities found for each.

    Returns:
        Two shares in [0, 1]; None for both when there are fewer than `JUDGED` queries.
    """
    own = [query.owner in answer for query, answer in zip(queries, answers, strict=True) if query.owner]
    clean = [bool(answer) for query, answer in zip(queries, answers, strict=True) if not query.owner]
    if len(queries) < JUDGED or not own or not clean:
        return None, None
    return sum(own) / len(own), sum(clean) / len(clean)


def _nomenklatura(searched: SearchedList, queries: Sequence[Query]) -> Peer | None:
    """nomenklatura's logic-v2 on a sample of pairs, from which the rate over the whole list follows."""
    if not NOMENKLATURA_LISTED:
        return None
    try:
        matching: Any = import_module("nomenklatura.matching")
        proxies: Any = import_module("followthemoney").EntityProxy
    except ImportError:
        return None
    algorithm, config = matching.get_algorithm("logic-v2"), matching.ScoringConfig.defaults()
    started = time.perf_counter()
    listed = [
        _proxy(proxies, f"l{at}", text, searched.watchlist[owner].kind)
        for at, (text, owner) in enumerate(zip(searched.texts, searched.owners, strict=True))
        if at < NOMENKLATURA_LISTED
    ]
    ready = time.perf_counter()

    def search(text: str) -> None:
        for entity in listed:
            algorithm.compare(_proxy(proxies, "q", text, entity.schema.name), entity, config)

    first, *timed = [query.text for query in queries[: 1 + NOMENKLATURA_QUERIES]]
    search(first)  # loads its tables
    begun = time.perf_counter()
    for text in timed:
        search(text)
    pairs = len(timed) * len(listed)
    rate = pairs / (time.perf_counter() - begun)
    return Peer(
        label=f"nomenklatura logic-v2, every pair (from {pairs:,} pairs)",
        prepare=(ready - started) * len(searched.texts) / len(listed),
        rate=rate / len(searched.texts),
        count=len(timed),
    )


def _proxy(proxies: Any, identifier: str, text: str, kind: str) -> Any:
    return proxies.from_dict({"id": identifier, "schema": kind, "properties": {"name": [text]}})
