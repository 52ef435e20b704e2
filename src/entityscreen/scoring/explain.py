"""From an assessment to evidence: the records that a reviewer reads and a validator adds up.

Here belongs the wording of pairs, gaps and readings. Nothing is scored here: `rebuild_score` over these
records gives the assessment's score (a property test holds it).
"""

from __future__ import annotations

from entityscreen.model.evidence import Evidence
from entityscreen.names.prepared import Part
from entityscreen.scoring.adjustments.met import places_met
from entityscreen.scoring.score import Assessment


def evidence_of(assessment: Assessment) -> tuple[Evidence, ...]:
    """The records of an assessment, the query's side first in each.

    Args:
        assessment: what `score.assess` returned.

    Returns:
        Pairs in the order of the name, then parts without a counterpart, then amounts.
    """
    if assessment.whole is not None:
        records = [_whole(assessment), *_syllables(assessment)]
    else:
        records = [*_pairs(assessment), *_unmatched(assessment)]
    records += [Evidence("adjustment", a.reason, amount=a.amount) for a in assessment.adjustments]
    return tuple(record.swapped() for record in records) if assessment.swapped else tuple(records)


def _whole(assessment: Assessment) -> Evidence:
    assert assessment.whole is not None  # noqa: S101  # the caller has looked
    similarity, reason = assessment.whole
    return Evidence("pair", reason, assessment.a.text, assessment.b.text, 1.0, 1.0, similarity)


def _syllables(assessment: Assessment) -> list[Evidence]:
    if assessment.syllables is None:
        return []
    return [
        Evidence("syllable", _reading(p.role, p.system_a, p.system_b), p.a, p.b, similarity=p.similarity)
        for p in assessment.syllables.parts
    ]


def _reading(role: str, system_a: str, system_b: str) -> str:
    systems = " / ".join(dict.fromkeys(system for system in (system_a, system_b) if system))
    return f"{role}, {systems}" if systems else role


def _pairs(assessment: Assessment) -> list[Evidence]:
    a, b = assessment.a.parts, assessment.b.parts
    return [
        Evidence(
            "pair",
            pair.relation,
            _text(a, pair.a_start, pair.a_end),
            _text(b, pair.b_start, pair.b_end),
            sum(part.share for part in a[pair.a_start : pair.a_end]),
            sum(part.share for part in b[pair.b_start : pair.b_end]),
            pair.similarity,
        )
        for pair in assessment.pairs
    ]


def _text(parts: tuple[Part, ...], start: int, end: int) -> str:
    return " ".join(part.token.text for part in parts[start:end])


def _unmatched(assessment: Assessment) -> list[Evidence]:
    met_a, met_b = places_met(assessment.pairs)
    records = [
        Evidence("unmatched", part.role, query=part.token.text, query_share=part.share)
        for i, part in enumerate(assessment.a.parts)
        if i not in met_a
    ]
    records += [
        Evidence("unmatched", part.role, listed=part.token.text, listed_share=part.share)
        for i, part in enumerate(assessment.b.parts)
        if i not in met_b
    ]
    return records
