"""One party against one entity: names, then attributes, then the threshold.

Here belongs what happens between a candidate and a hit: the best name, weak aliases, attributes, conflicts. The
score of two names is `scoring/`; which entities are looked at is `screener.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from entityscreen.index.bound import TOLERANCE
from entityscreen.index.lookup import Reach
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence, missing_to, rebuild_score
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.names.prepared import PreparedName
from entityscreen.scoring.corroborate import SAME_IDENTIFIER, attribute_evidence
from entityscreen.scoring.explain import evidence_of
from entityscreen.scoring.score import Assessment, assess_from


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The best of a party's names against one listed name.

    Attributes:
        local: which name of the entity, or of the list as long as the entity does not matter.
        query: which name of the party.
        assessment: the score and what made it.
    """

    local: int
    query: int
    assessment: Assessment

    @property
    def score(self) -> float:
        """The score of the names alone, in [0, 1]."""
        return self.assessment.score

    def within(self, first: int) -> NameMatch:
        """The same, when `local` is a number of the list and the entity's names begin with `first`."""
        return NameMatch(self.local - first, self.query, self.assessment)


def best_match(
    queries: Sequence[PreparedName],
    listed: Sequence[tuple[int, Reach]],
    prepared: Callable[[int], PreparedName],
    config: ScreeningConfig,
    least: float = 0.0,
) -> NameMatch | None:
    """The best pair of names; the first one on a tie.

    Args:
        queries: the party's names.
        listed: (the number of a listed name, what it can score at most), in the entity's order.
        prepared: the listed name of a number; asked for those alone that may be the best.
        config: the settings.
        least: the score that must be reached; 0 for the best pair whatever its score.

    Returns:
        The best pair; None when there is none, or none that reaches `least`.
    """
    best: NameMatch | None = None
    for number, reach in sorted(listed, key=_most_first) if len(listed) > 1 else listed:
        if reach.most + TOLERANCE < least:
            break
        name = prepared(number)
        for asked, query in enumerate(queries):
            by_parts = reach.by_parts + TOLERANCE >= least
            assessment = assess_from(query, name, config.weights, least, by_parts=by_parts)
            if assessment is None:
                continue
            least = assessment.score  # what comes next must be as good
            if best is None or (assessment.score, -number) > (best.score, -best.local):
                best = NameMatch(number, asked, assessment)
    return best


def _most_first(listed: tuple[int, Reach]) -> float:
    return -listed[1].most


def make_hit(
    entity: Entity,
    strong: NameMatch | None,
    weak: NameMatch | None,
    query_names: Sequence[str],
    party: Party | None,
    config: ScreeningConfig,
) -> Hit | None:
    """Decide whether an entity is a hit, and say why.

    Args:
        entity: the listed entity.
        strong: the best match among its names that count.
        weak: the best match among its weak aliases that only support.
        query_names: the party's names as given.
        party: what else is known of the party, or None for a bare name.
        config: the settings.

    Returns:
        The hit, or None below the threshold.
    """
    threshold = config.threshold_for(entity.kind, entity.sources)
    if strong is None:
        strong, weak = _nothing(weak, party), None
        if strong is None:
            return None
    rated = rate(entity, strong, weak, query_names, party, config, threshold)
    return rated if rated.score >= threshold and not _weak_alone(rated, config) else None


def _nothing(weak: NameMatch | None, party: Party | None) -> NameMatch | None:
    """A weak alias stands alone only when an identifier may decide."""
    return weak if party is not None and party.identifiers else None


def _weak_alone(hit: Hit, config: ScreeningConfig) -> bool:
    if hit.name.type != "weak" or config.weak_aliases == "alert":
        return False
    return not any(record.reason == SAME_IDENTIFIER for record in hit.evidence)


KEPT = "kept at the threshold: a conflict lowers a hit, it does not drop it"


def rate(
    entity: Entity,
    match: NameMatch,
    weak: NameMatch | None,
    query_names: Sequence[str],
    party: Party | None,
    config: ScreeningConfig,
    threshold: float,
) -> Hit:
    """Score a party against an entity, whatever the threshold says of it."""
    evidence = evidence_of(match.assessment)
    name_score = match.score
    if weak is not None and weak.score >= threshold and name_score >= threshold:
        text = entity.names[weak.local].text
        evidence += (Evidence("label", f"a weak alias matches too: {text}", query_names[weak.query], text),)
    if entity.names[match.local].type == "former":
        evidence += (Evidence("label", "a former name"),)
    score = name_score
    if party is not None:
        evidence = _decided(evidence + attribute_evidence(party, entity, config.weights))
        score = rebuild_score(evidence)
        if score < threshold <= name_score:
            evidence += (Evidence("adjustment", KEPT, amount=missing_to(threshold, evidence)),)
            score = rebuild_score(evidence)
    name = entity.names[match.local]
    return Hit(entity, score, name, query_names[match.query], evidence, threshold)


def _decided(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The records, with the amount of an identifier that decides: it makes up for all that the names lack."""
    if not any(record.reason == SAME_IDENTIFIER for record in evidence):
        return evidence
    amount = missing_to(1.0, evidence)
    return tuple(r._replace(amount=amount) if r.reason == SAME_IDENTIFIER else r for r in evidence)
