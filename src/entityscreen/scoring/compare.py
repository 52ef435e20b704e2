"""Two names, compared: the public `compare`, and the evidence of an assessment that a reviewer reads.

`compare` needs no watchlist; the wording of pairs, gaps and readings is here too. A party against entities is
`screening/`. Nothing is scored here: `rebuild_score` over the records gives the score (a property test holds it).
"""

from __future__ import annotations

from entityscreen.errors import InvalidInputError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.evidence import Comparison, Evidence
from entityscreen.model.kind import family_of
from entityscreen.model.name import why_too_long
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Part, Role, Variant
from entityscreen.scoring.align import paired_places
from entityscreen.scoring.score import Assessment, assess, share_of

_DEFAULT = ScreeningConfig()


def compare(a: str, b: str, *, kind: str | None = None, config: ScreeningConfig | None = None) -> Comparison:
    """Compare two names.

    Args:
        a: a name in any script.
        b: another; the score is the same when the two change places.
        kind: what both name, as a FollowTheMoney schema (`Person`, `Company` ...); None when unknown.
        config: the settings; the default ones when left out.

    Returns:
        The comparison, with `.score` in [0, 1], `.evidence` and `.explain()`.

    Raises:
        InvalidInputError: a name is not text, is empty or too long (`why_too_long`); `kind` is no text or
            `config` no `ScreeningConfig`.

    Example:
        >>> compare("習近平", "Xi Jinping", kind="Person").score >= ScreeningConfig().threshold
        True
    """
    for name in (a, b):
        if not isinstance(name, str) or not name.strip():
            raise InvalidInputError(f"a name must be text with at least one character, not {name!r}", where="compare")
        if problem := why_too_long(name):
            raise InvalidInputError(problem, where="compare", fix="cut off what is not a name")
    if kind is not None and not isinstance(kind, str):
        raise InvalidInputError(f"kind must be text, not {type(kind).__name__}", where="compare")
    if config is not None and not isinstance(config, ScreeningConfig):
        raise InvalidInputError(f"config must be a ScreeningConfig, not {type(config).__name__}", where="compare")
    family = family_of(kind)
    weights = (_DEFAULT if config is None else config).weights
    assessment = assess(prepare_name(a, family), prepare_name(b, family), weights)
    return Comparison(a, b, assessment.score, evidence_of(assessment))


def evidence_of(assessment: Assessment) -> tuple[Evidence, ...]:
    """The records of an assessment, the query's side first in each.

    Returns:
        Pairs in the order of the name, then parts without a counterpart, then amounts.
    """
    records = _parts(assessment) if assessment.whole is None else _wholes(assessment)
    for adjustment in assessment.adjustments:
        subjects = (adjustment.b, adjustment.a) if assessment.swapped else (adjustment.a, adjustment.b)
        records.append(
            Evidence("adjustment", adjustment.reason, *subjects, amount=adjustment.amount, code=adjustment.code)
        )
    return tuple(records)


def _wholes(assessment: Assessment) -> list[Evidence]:
    assert assessment.whole is not None  # noqa: S101  # the caller has looked
    (similarity, reason), swapped = assessment.whole, assessment.swapped
    a, b = assessment.a.text, assessment.b.text
    texts = (b, a) if swapped else (a, b)
    if assessment.syllables is None:
        return [Evidence("pair", reason, *texts, 1.0, 1.0, similarity)]
    aside = assessment.syllables.aside[:: -1 if swapped else 1]
    kept = [1.0 - len(words) / len(text.split()) for words, text in zip(aside, texts, strict=True)]
    query_share, listed_share = (share / max(kept) for share in kept)
    records = [Evidence("pair", reason, *texts, query_share, listed_share, 1.0)]
    records += [Evidence("unmatched", Role.NAME, word, "", 1.0 / len(texts[0].split())) for word in aside[0]]
    records += [Evidence("unmatched", Role.NAME, "", word, 0.0, 1.0 / len(texts[1].split())) for word in aside[1]]
    for part in assessment.syllables.parts:
        read = _reading(part.role, part.system_a, part.system_b)
        slots = (part.b, part.a) if swapped else (part.a, part.b)
        records.append(Evidence("syllable", read, *slots, 0.0, 0.0, part.similarity))
    records += [
        Evidence("adjustment", why, amount=-points, code="syllables") for why, points in assessment.syllables.costs
    ]
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
        query_words, own_share = _words(a.parts, pair.a_start, pair.a_end)
        listed_words, other_share = _words(b.parts, pair.b_start, pair.b_end)
        if swapped:
            query_words, own_share, listed_words, other_share = listed_words, other_share, query_words, own_share
        reason, code = f"{pair.ground}{pair.details}", pair.ground.code
        records.append(
            Evidence("pair", reason, query_words, listed_words, own_share, other_share, pair.similarity, code=code)
        )
    paired_a, paired_b = paired_places(assessment.pairs)
    _add_unmatched(records, a, paired_a, of_query=not swapped)
    _add_unmatched(records, b, paired_b, of_query=swapped)
    return records


def _words(parts: tuple[Part, ...], start: int, end: int) -> tuple[str, float]:
    """Neighbouring parts as text, and their share."""
    if end == start + 1:
        part = parts[start]
        return part.token.text, part.share
    return " ".join([part.token.text for part in parts[start:end]]), share_of(parts, start, end)


def _add_unmatched(records: list[Evidence], variant: Variant, paired: int, *, of_query: bool) -> None:
    for place, part in enumerate(variant.parts):
        if not paired >> place & 1:
            text = part.token.text
            if of_query:
                records.append(Evidence("unmatched", part.role, text, "", part.share))
            else:
                records.append(Evidence("unmatched", part.role, "", text, 0.0, part.share))
