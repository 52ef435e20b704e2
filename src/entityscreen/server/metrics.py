"""What is measured of the service, in the words of Prometheus; never a name, a number or a text of anybody.

With several workers each writes its own to files of `PROMETHEUS_MULTIPROC_DIR`, and whoever is asked adds them up.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from entityscreen.model.hit import Hit
from entityscreen.server.datasets import wire_name

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._served: tuple[str, str] | None = None
        self._durations = Histogram(
            "http_request_duration_seconds",
            "How long requests took.",
            ("route", "status"),
            buckets=_SECONDS,
            registry=registry,
        )
        self._queries = Counter("entityscreen_queries", "Parties screened.", registry=registry)
        self._hits = Counter("entityscreen_hits", "Hits by list and kind.", ("list", "kind"), registry=registry)
        self.inflight = Gauge(
            "entityscreen_inflight", "Requests being answered.", registry=registry, multiprocess_mode="livesum"
        )
        self._failed = Gauge(
            "entityscreen_snapshot_failed",
            "1 while a newer snapshot was refused and the old one is served.",
            registry=registry,
            multiprocess_mode="livemax",
        )
        self._swaps = Counter("entityscreen_snapshot_swaps", "Snapshots taken into service.", registry=registry)
        self._snapshot = Gauge(
            "entityscreen_snapshot_info",
            "1 for the snapshot that is served.",
            ("digest", "version"),
            registry=registry,
            multiprocess_mode="livemax",
        )
        self._dates = Gauge(
            "entityscreen_snapshot_list_date_seconds",
            "The list's own date.",
            ("list",),
            registry=registry,
            multiprocess_mode="livemax",
        )

    def answered(self, route: str, status: int, seconds: float) -> None:
        """Enter a request by the pattern of its route."""
        self._durations.labels(route, str(status)).observe(seconds)

    def screened(self, parties: int, hits: Iterable[Hit]) -> None:
        """Enter parties and their hits."""
        self._queries.inc(parties)
        for hit in hits:
            for source in hit.entity.sources or ("",):
                self._hits.labels(wire_name(source), hit.entity.kind).inc()

    def tried(self, *, failed: bool) -> None:
        """Enter a try to exchange the list."""
        self._failed.set(int(failed))
        if not failed:
            self._swaps.inc()

    def serves(self, digest: str, version: str, list_dates: Mapping[str, Mapping[str, str]]) -> None:
        """Enter which list is served, with the dates of what it was made from."""
        if self._served:
            self._snapshot.labels(*self._served).set(0)
        self._served = digest[:16], version
        self._snapshot.labels(*self._served).set(1)
        for source, dates in list_dates.items():
            if date := dates.get("source_date"):
                self._dates.labels(wire_name(source)).set(datetime.fromisoformat(date).timestamp())

    def written(self) -> bytes:
        """All figures as text; those of all workers, where there are several."""
        if not os.environ.get(SHARED_FOLDER):
            return generate_latest(self._registry)
        together = CollectorRegistry()
        collect: Any = MultiProcessCollector  # it has no types
        collect(together)
        return generate_latest(together)
