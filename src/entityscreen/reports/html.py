"""The HTML report: one page that opens offline, on which alerts are reviewed and decided.

This module puts the page together: which alerts it holds, what it is allowed to do. Its form, style and script are in
`page/`, what the script draws is in `page_data`. The page asks nothing of any network, and the browser is told to
refuse whatever is not its own script and style.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from heapq import heappop, heappush
from importlib import resources
from pathlib import Path
from typing import Any

from entityscreen.model.attributes.flags import spreadsheet_flags
from entityscreen.model.decision import Decision
from entityscreen.reports.alert import Alert, RunFacts
from entityscreen.reports.page_data import page_data
from entityscreen.whole_files import write_text

# Alerts on one page, of the parties with the highest scores. All are in the CSV and JSON.
PAGE_LIMIT = 10_000
# Rejected and flagged rows on one page, likewise.
ROW_LIMIT = 1_000
# Of the CSV that the page exports: what `screening/decisions.py` reads, and for people whom it is about.
DECISION_COLUMNS = (*(field.name for field in fields(Decision)), "party_name", "entity_caption")
# One script, in the order in which its parts build on one another.
_SCRIPTS = ("elements.js", "alerts.js", "csv.js", "decisions.js", "filters.js", "evidence.js", "cards.js", "report.js")


class HtmlReport:
    """Takes what a run finds, and keeps what a page has room for.

    Calling it takes an alert; those of one party come one after the other.
    """

    def __init__(self) -> None:
        # A heap: the lowest score first, then the last row; numbered, since an earlier file has that row, too.
        self._parties: list[tuple[float, int, int, list[Alert]]] = []
        self._number = 0
        self._party: list[Alert] = []
        self._alerts = self._kept = 0
        self._tables: dict[str, list[tuple[str, ...]]] = {"rejected": [], "flagged": []}
        self._rows = dict.fromkeys(self._tables, 0)

    def __call__(self, alert: Alert) -> None:
        """Take an alert."""
        # Of a party that is gone the row is that of an earlier file.
        if self._party and (self._party[0].row != alert.row or self._party[0].party != alert.party):
            self._keep_party()
        self._party.append(alert)
        self._alerts += 1

    def reject(self, cells: Iterable[str]) -> None:
        """Take a row that was not screened: its number, the party's id and name, the reason."""
        self._take_row("rejected", cells)

    def flag(self, cells: Iterable[str]) -> None:
        """Take a row with signs of bad data: its number, the party's id and name, the signs."""
        self._take_row("flagged", cells)

    def _take_row(self, table: str, cells: Iterable[str]) -> None:
        self._rows[table] += 1
        if self._rows[table] <= ROW_LIMIT:
            self._tables[table].append(tuple(cells))

    def _keep_party(self) -> None:
        best = max(alert.hit.score for alert in self._party)
        self._number += 1
        heappush(self._parties, (best, -self._party[0].row, -self._number, self._party))
        self._kept += len(self._party)
        self._party = []
        while self._kept > PAGE_LIMIT and len(self._parties) > 1:
            self._kept -= len(heappop(self._parties)[-1])

    def render(self, facts: RunFacts, counts: Mapping[str, int]) -> str:
        """The page."""
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup

        if self._party:
            self._keep_party()
        parties = sorted(self._parties, key=lambda party: (-party[0], -party[1], -party[2]))
        data = {
            "run": facts.run_id,
            "columns": DECISION_COLUMNS,
            "config_digest": facts.config.digest,
            "flags": spreadsheet_flags(),
            "tables": self._tables,
            **page_data(alerts for *_, alerts in parties),
        }
        style, script = _page_file("report.css"), "\n".join(map(_page_file, _SCRIPTS))
        environment = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
        )
        return environment.from_string(_page_file("report.html.jinja")).render(
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704  # our own file
            script=Markup(script),  # noqa: S704
            data=pack(data),
            facts=facts,
            settings=_settings(facts.config.model_dump(mode="json")),
            counts=counts,
            alerts=self._alerts,
            left_out=self._alerts - self._kept,
            calibrated=any(alert.hit.chance is not None for *_, alerts in parties for alert in alerts),
            rows=self._rows,
            row_limit=ROW_LIMIT,
        )


@contextmanager
def write_html(path: str | Path, facts: RunFacts, counts: Callable[[], Mapping[str, int]]) -> Iterator[HtmlReport]:
    """Open an HTML report; the block is given what takes alerts, rejected rows and flagged rows. The books of the run
    are asked at the end.
    """
    with write_text(path) as stream:
        report = HtmlReport()
        yield report
        stream.write(report.render(facts, counts()))


def pack(data: Any) -> str:
    """JSON values, compressed, in letters that mean nothing in HTML: `unpack` of the page's script reads them.

    Example:
        >>> json.loads(zlib.decompress(base64.b64decode(pack({"name": "</script>"}))))
        {'name': '</script>'}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", "backslashreplace"))).decode("ascii")


def _page_file(name: str) -> str:
    return resources.files("entityscreen.reports").joinpath("page", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the browser lets the page do: run this script and this style; no connection, frame, form or markup."""

    def source(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; script-src {source(script)}; style-src {source(style)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _settings(values: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    """Each setting with its value; those within one by both names."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _settings(value, f"{within}{name}.")
        else:
            pairs = isinstance(value, list | tuple)
            yield within + name, ", ".join(f"{key} {amount}" for key, amount in value) if pairs else str(value)
