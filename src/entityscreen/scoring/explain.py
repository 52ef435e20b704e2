"""From an assessment to evidence: the records that a reviewer reads and a validator adds up.

Here belongs the wording of pairs, gaps and readings. Nothing is scored here: `rebuild_score` over these
records gives the assessment's score (a property test holds it).
"""

from __future__ import annotations

from entityscreen.model.evidence import Evidence
from entityscreen.names.prepared import Part, Variant
from entityscreen.scoring.adjustments.met import places_met
from entityscreen.scoring.score import Assessment, share_of


def evidence_of(assessment: Assessment) -> tuple[Evidence, ...]:
    """The records of an assessment, the query's side first in each.

    Args:
        assessment: what `score.assess` returned.

    Returns:
        Pairs in the order of the name, then parts without a counterpart, then amounts.
    """
    records = _parts(assessment) if assessment.whole is None else _wholes(assessment)
    for adjustment in assessment.adjustments:
        said_of = (adjustment.b, adjustment.a) if assessment.swapped else (adjustment.a, adjustment.b)
        records.append(Evidence("adjustment", adjustment.reason, *said_of, amount=adjustment.amount))
    return tuple(records)


def _wholes(assessment: Assessment) -> list[Evidence]:
    assert assessment.whole is not None  # noqa: S101  # the caller has looked
    (similarity, reason), swapped = assessment.whole, assessment.swapped
    a, b = assessment.a.text, assessment.b.text
    texts = (b, a) if swapped else (a, b)
    if assessment.syllables is None:
        return [Evidence("pair", reason, *texts, 1.0, 1.0, similarity)]
    records = [Evidence("pair", reason, *texts, 1.0, 1.0, 1.0)]
    for part in assessment.syllables.parts:
        read = _reading(part.role, part.system_a, part.system_b)
        slots = (part.b, part.a) if swapped else (part.a, part.b)
        records.append(Evidence("syllable", read, *slots, 0.0, 0.0, part.similarity))
    records += [Evidence("adjustment", why, amount=-points) for why, points in assessment.syllables.costs]
    return records


def _reading(role: str, system_a: str, system_b: str) -> str:
    if system_a and system_b and system_a != system_b:
        return f"{role}, {system_a} / {system_b}"
    system = system_a or system_b
    return f"{role}, {system}" if system else role


def _parts(assessment: Assessment) -> list[Evidence]:
    a, b, swapped = assessment.a, assessment.b, assessment.swapped
    records = []
    for pair in assessment.pairs:
        own, own_share = _words(a.parts, pair.a_start, pair.a_end)
        other, other_share = _words(b.parts, pair.b_start, pair.b_end)
        if swapped:
            own, own_share, other, other_share = other, other_share, own, own_share
        records.append(Evidence("pair", pair.relation, own, other, own_share, other_share, pair.similarity))
    met_a, met_b = places_met(assessment.pairs)
    _add_unmatched(records, a, met_a, of_query=not swapped)
    _add_unmatched(records, b, met_b, of_query=swapped)
    return records


def _words(parts: tuple[Part, ...], start: int, end: int) -> tuple[str, float]:
    """Neighbouring parts as text, and their share."""
    if end == start + 1:
        part = parts[start]
        return part.token.text, part.share
    return " ".join([part.token.text for part in parts[start:end]]), share_of(parts, start, end)


def _add_unmatched(records: list[Evidence], variant: Variant, met: int, *, of_query: bool) -> None:
    for place, part in enumerate(variant.parts):
        if not met >> place & 1:
            text = part.token.text
            if of_query:
                records.append(Evidence("unmatched", part.role, text, "", part.share))
            else:
                records.append(Evidence("unmatched", part.role, "", text, 0.0, part.share))
