"""A run as JSON: facts, alerts with their evidence, counts, rejections.

Here belongs the JSON form. Alerts are written as they come: memory does not grow with them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from entityscreen.model.evidence import Comparison, Evidence
from entityscreen.model.hit import Hit
from entityscreen.reports.alert import Alert, RunFacts
from entityscreen.reports.atomic import write_text


def dump_evidence(record: Evidence) -> dict[str, Any]:
    """An evidence record without its empty fields."""
    return {key: value for key, value in record._asdict().items() if value or key == "kind"}


def dump_hit(hit: Hit) -> dict[str, Any]:
    """A hit as JSON values: the entity whole, the evidence record by record."""
    return {
        "score": hit.score,
        "threshold": hit.threshold,
        "query_name": hit.query_name,
        "matched_name": hit.matched_name,
        "name_type": hit.name.type,
        "labels": list(hit.labels),
        "evidence": [dump_evidence(record) for record in hit.evidence],
        "explanation": hit.explain(),
        "entity": hit.entity.model_dump(mode="json", exclude_defaults=True),
    }


def dump_alert(alert: Alert) -> dict[str, Any]:
    """An alert as JSON values."""
    party = alert.party.model_dump(mode="json", exclude_defaults=True)
    return {
        "row": alert.row,
        "rank": alert.rank,
        "party": party,
        "flags": list(alert.flags),
        **dump_hit(alert.hit),
    }


def dump_comparison(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON values."""
    return {
        "query": comparison.query,
        "listed": comparison.listed,
        "score": comparison.score,
        "evidence": [dump_evidence(record) for record in comparison.evidence],
        "explanation": comparison.explain(),
    }


@contextmanager
def write_json(
    path: str | Path, facts: RunFacts, counts: Callable[[], Mapping[str, int]]
) -> Iterator[Callable[[Alert], None]]:
    """Open a JSON report; the block is given a function that writes one alert.

    Args:
        path: where the file will be, whole, when the block ends well.
        facts: of the run.
        counts: asked at the end for the books of the run.

    Yields:
        The writing function.
    """
    with write_text(path) as stream:
        run = json.dumps(facts.as_json(), ensure_ascii=False)
        stream.write(f'{{"run": {run},\n"alerts": [')
        separator = "\n"

        def write(alert: Alert) -> None:
            nonlocal separator
            stream.write(separator + json.dumps(dump_alert(alert), ensure_ascii=False))
            separator = ",\n"

        yield write
        stream.write(f'\n],\n"counts": {json.dumps(dict(counts()))}}}\n')
