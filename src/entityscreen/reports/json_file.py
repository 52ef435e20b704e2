"""A run as JSON: facts, alerts with their evidence, counts, rejections.

Here belongs the JSON form. Alerts are written as they come: memory does not grow with them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from entityscreen.reports.alert import Alert, RunFacts
from entityscreen.reports.atomic import write_text


def dump_alert(alert: Alert) -> dict[str, Any]:
    """An alert as JSON values."""
    party = alert.party.model_dump(mode="json", exclude_defaults=True)
    change = {"change": alert.change, "score_before": alert.score_before} if alert.change else {}
    return {
        **change,
        "row": alert.row,
        "rank": alert.rank,
        "party": party,
        "flags": list(alert.flags),
        **alert.hit.to_dict(),
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
