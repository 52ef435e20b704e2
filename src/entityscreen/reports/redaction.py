"""Alerts without what is known of the party, for those who need the numbers and not the names.

The party's name and details, the texts of the evidence on its side and its cells are masked. Its key, kind and digest,
the row, the entity and the score stay: who has the file can look the party up, who has the report alone cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from entityscreen.model.decision import party_digest
from entityscreen.model.evidence import Evidence
from entityscreen.model.party import Party
from entityscreen.reports.alert import Alert

REDACTED = "(redacted)"
# Behind these a reason quotes what it is about.
_QUOTES = re.compile(r"\s*(?::|~|, read |\bmean ).*", re.DOTALL)
_QUOTED = re.compile(r"""(?<!\w)(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
_WORD = re.compile(r"\w+")
_OUTCOMES = ("conflicts", "says nothing", "agrees")  # of an attribute, by the sign of its amount


def redacted(alert: Alert) -> Alert:
    """Returns an alert that does not tell who the party is.

    Example:
        >>> from entityscreen.model.entity import Entity
        >>> from entityscreen.model.hit import Hit
        >>> entity = Entity(id="x1", names=["Xi Jinping"])
        >>> record = Evidence("pair", "same", "xi", "xi", 0.5, 0.5, 1.0)
        >>> hit = Hit(entity, 0.8, entity.names[0], "Xi Jin", (record,), 0.78)
        >>> masked = redacted(Alert(1, 1, Party(name="Xi Jin", id="7"), hit, cells=("7", "Xi Jin")))
        >>> masked.party.name, masked.party.id, masked.hit.query_name, masked.hit.evidence[0].query, masked.cells
        ('(redacted)', '7', '(redacted)', '(redacted)', ())
    """
    party, hit = alert.party, alert.hit
    words = {word.casefold() for text in _texts(party) for word in _WORD.findall(text)}
    evidence = tuple(_redacted_record(record, party.kind or "", words) for record in hit.evidence)
    return replace(
        alert,
        party=Party(name=REDACTED if party.name else "", id=party.id, kind=party.kind),
        hit=replace(hit, query_name=hit.query_name and REDACTED, evidence=evidence),
        flags=tuple(map(mask_quotes, alert.flags)),
        cells=(),
        masked_digest=alert.masked_digest or party_digest(party),
    )


def _texts(party: Party) -> Iterable[str]:
    """What is known of a party, as texts."""
    values = party.model_dump(mode="json", exclude={"id", "kind"}, exclude_defaults=True).values()
    return map(str, values)


def _redacted_record(record: Evidence, kind: str, words: set[str]) -> Evidence:
    query = record.query if record.query == kind else record.query and REDACTED
    return record._replace(query=query, reason=_redacted_reason(record, words))


def _redacted_reason(record: Evidence, words: set[str]) -> str:
    subject, colon, _ = record.reason.partition(":")
    if record.kind == "attribute" and colon:
        return f"{subject}: {_OUTCOMES[(record.amount > 0) - (record.amount < 0) + 1]}"
    reason = _QUOTES.sub("", record.reason)
    quotes_party = any(word.casefold() in words for word in _WORD.findall(reason))
    return reason if reason and not quotes_party else REDACTED


def mask_quotes(text: str) -> str:
    """A remark on a row without what it quotes of it.

    Example:
        >>> mask_quotes("the name is a placeholder ('N/A')")
        'the name is a placeholder ((redacted))'
    """
    return _QUOTED.sub(REDACTED, text)
