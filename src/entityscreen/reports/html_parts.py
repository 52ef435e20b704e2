"""Pieces of HTML: escaped text, tables, one alert.

Here belongs what turns records into markup. The page around it, its style and its script belong to `html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence
from entityscreen.reports.alert import Alert, describe_provenance, programmes_of

# Characters that hide in a name or turn its direction: a reviewer has to see them.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def show(text: str) -> str:
    """Text of any origin for a page: escaped, its direction kept to itself, hidden characters shown.

    Example:
        >>> show("<b>Xi\\u200b")
        '<bdi>&lt;b&gt;Xi<i class="hidden">U+200B</i></bdi>'
    """
    return f"<bdi>{_INVISIBLE.sub(_name_character, escape(text))}</bdi>"


def _name_character(found: re.Match[str]) -> str:
    return f'<i class="hidden">U+{ord(found[0]):04X}</i>'


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], name: str = "") -> str:
    """A table of cells that are markup already."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f'<table class="{escape(name)}"><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n'


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """Terms and their markup, those without any left out."""
    return "<dl>" + "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in pairs if text) + "</dl>\n"


def render_alert(alert: Alert) -> str:
    """One alert: who, whom, how alike, and why."""
    hit, entity = alert.hit, alert.hit.entity
    lists = "; ".join(entity.sources)
    labels = "".join(f'<span class="label">{show(label)}</span>' for label in hit.labels)
    head = (
        f'<h3><span class="score">{hit.score:.3f}</span> {show(alert.party.name)} '
        f'<span class="meets">~</span> {show(entity.caption)}</h3>'
    )
    attributes = (
        f'data-row="{alert.row}" data-score="{hit.score:.6f}" data-list="{escape(lists)}" '
        f'data-name="{escape(alert.party.name)}"'
    )
    body = render_sides(alert) + render_evidence(hit.evidence)
    return f'<article class="alert" {attributes}>{head}{labels}\n{body}</article>\n'


def render_sides(alert: Alert) -> str:
    """The party's data beside the entity's, so that differences meet the eye."""
    party, hit, entity = alert.party, alert.hit, alert.hit.entity
    name_type = "" if hit.name.type == "primary" else f' <span class="label">{escape(hit.name.type)}</span>'
    rows = (
        ("name", show(hit.query_name), show(hit.matched_name) + name_type),
        ("other names", _several(party.aliases), _several(_other_names(entity, hit.matched_name))),
        ("kind", escape(party.kind or ""), escape(entity.kind)),
        ("birth date", escape(party.birth_date or ""), _several(entity.birth_dates)),
        ("country", _several(party.countries), _several((*entity.countries, *entity.nationalities))),
        ("gender", escape(party.gender or ""), escape(entity.gender or "")),
        (
            "identifiers",
            _several(i.value for i in party.identifiers),
            _several(i.value for i in entity.identifiers),
        ),
        ("position", "", _several(entity.positions)),
        ("record", f"row {alert.row}{_with_id(party.id)}", show(entity.id)),
        ("list", "", "<br>".join(show(describe_provenance(record)) for record in entity.provenance)),
        ("programme", "", _several(programmes_of(entity.provenance))),
        ("data quality", _several(alert.flags), ""),
    )
    return table(("", "party", "listed"), (row for row in rows if row[1] or row[2]), "sides")


def _with_id(party_id: str | None) -> str:
    return f", id {show(party_id)}" if party_id else ""


def _several(values: Iterable[str]) -> str:
    return "; ".join(show(value) for value in dict.fromkeys(values))


def _other_names(entity: Entity, matched: str) -> list[str]:
    return [name.text for name in entity.names if name.text != matched]


def render_evidence(evidence: Iterable[Evidence]) -> str:
    """The records that make the score, aligned."""
    return table(("party", "listed", "alike", "points", "why"), map(_evidence_row, evidence), "evidence")


def _evidence_row(record: Evidence) -> tuple[str, ...]:
    alike = f"{record.similarity:.2f}" if record.kind in ("pair", "syllable") else ""
    points = f"{record.amount:+.3f}" if record.amount else ""
    mark = "&#8627; " if record.kind == "syllable" else ""  # a detail of the pair above it
    query, listed = (mark + show(text) if text else "" for text in (record.query, record.listed))
    return query, listed, alike, points, show(record.reason + _shares(record))


def _shares(record: Evidence) -> str:
    """Which part of each name the record is about; empty for records that are about no part."""
    sides = (("party", record.query_share), ("listed", record.listed_share))
    told = ", ".join(f"{share:.0%} of the {side} name" for side, share in sides if share)
    return f" ({told})" if told else ""
