"""One party against one entity: names, then attributes, then the threshold.

The best name, weak aliases, attributes and conflicts lead from a candidate to a hit. The score of two names is
`scoring/`; which entities are looked at is `screener.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from entityscreen.index.bound import TOLERANCE
from entityscreen.index.lookup import Reach
from entityscreen.model.calibration import Calibration
from entityscreen.model.config import ScreeningConfig, Weights
from entityscreen.model.decision import Decisions
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence, missing_to, rebuild_score
from entityscreen.model.hit import Hit, Suppression
from entityscreen.model.kind import family_of
from entityscreen.model.name import Name
from entityscreen.model.party import Party
from entityscreen.model.script import main_script
from entityscreen.names.prepared import PreparedName, Role
from entityscreen.readings.likelihood import countries_of_systems
from entityscreen.scoring.attributes import (
    OTHER_KIND,
    SAME_IDENTIFIER,
    Attributes,
    compare_attributes,
    known_countries,
)
from entityscreen.scoring.contacts import Sharers, one_holder, same_contact
from entityscreen.scoring.rules import BY_EAR
from entityscreen.scoring.score import Assessment, assess_from, evidence_of

SPELLED_SELDOM, LEAST_LOST = "spelled-seldom", 0.005
OF_NAMES = frozenset({Role.NAME, Role.BRAND})  # what tells one name from others


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
        for position, query in enumerate(queries):
            by_parts = reach.by_parts + TOLERANCE >= least
            assessment = assess_from(query, name, config.weights, least, by_parts=by_parts)
            if assessment is None:
                continue
            least = assessment.score  # what comes next must be as good
            if best is None or (assessment.score, -number) > (best.score, -best.local):
                best = NameMatch(number, position, assessment)
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
    sharers: Sharers = one_holder,
) -> Hit | None:
    """Decide whether an entity is a hit, and say why.

    Args:
        entity: the listed entity.
        strong: the best match among its names that count.
        weak: the best match among its weak aliases that only support.
        query_names: the party's names as given; none when an identifier or a contact detail alone is known.
        party: what else is known of the party, or None for a bare name.
        config: the settings.
        sharers: how many listed entities share a contact detail.

    Returns:
        The hit, one that a conflict suppresses too; None below the threshold.
    """
    if strong is None and query_names:
        if weak is None or (config.weak_aliases != "alert" and (party is None or party.is_bare)):
            return None
        strong, weak = weak, None
    hit, attributes = _rated(entity, strong, weak, query_names, party, config, sharers)
    alone = hit.name.type == "weak" and config.weak_aliases != "alert"
    if alone and query_names and not (attributes.identified or attributes.confirmed):
        return None
    return hit if hit.suppressed or hit.score >= hit.threshold else None


_CODES_BY_EAR = frozenset(ground.code for ground in BY_EAR)
KEPT = "kept at the threshold: a conflict lowers a hit, it does not drop it"


def rate(
    entity: Entity,
    match: NameMatch | None,
    query_names: Sequence[str],
    party: Party | None,
    config: ScreeningConfig,
    sharers: Sharers = one_holder,
) -> Hit:
    """Score a party against an entity, whatever the threshold says of it.

    Args:
        entity: the listed entity.
        match: its best name; None for a party that has no name.
        query_names: the party's names as given.
        party: what else is known of the party, or None for a bare name.
        config: the settings.
        sharers: how many listed entities share a contact detail.
    """
    return _rated(entity, match, None, query_names, party, config, sharers)[0]


def _rated(
    entity: Entity,
    match: NameMatch | None,
    weak: NameMatch | None,
    query_names: Sequence[str],
    party: Party | None,
    config: ScreeningConfig,
    sharers: Sharers,
) -> tuple[Hit, Attributes]:
    threshold = config.threshold_for(entity.kind, entity.sources, entity.topics)
    name, query_name, name_score, evidence = _by_name(entity, match, weak, query_names, threshold)
    if match is None and party is not None and (contact := same_contact(party, entity, sharers)):
        name_score, evidence = contact.score, contact.records
    attributes = Attributes()
    if party is not None:
        attributes = compare_attributes(party, entity, config.weights, sharers, contacts=match is not None)
    evidence += attributes.records
    evidence += () if match is None else tuple(_readings(match.assessment, entity, party, config.weights))
    if attributes.identified:
        evidence = _decided(evidence, config.weights.identifier_match)
    suppressed: Suppression = ""
    if name_score >= threshold and not attributes.identified:
        evidence, suppressed = _after_conflicts(evidence, threshold, config, contradicted=attributes.contradicted)
    score = rebuild_score(evidence)
    evidence += tuple(Evidence("label", text) for text in entity.derivations)
    return Hit(entity, score, name, query_name, evidence, threshold, name_score, suppressed), attributes


def _after_conflicts(
    evidence: tuple[Evidence, ...], threshold: float, config: ScreeningConfig, *, contradicted: bool
) -> tuple[tuple[Evidence, ...], Suppression]:
    """The evidence of names that reach the threshold after `on_conflict`, and whether the hit is suppressed."""
    below = rebuild_score(evidence) < threshold
    if config.on_conflict == "floor" and below and _is_kept(evidence):
        return (*evidence, Evidence("adjustment", KEPT, amount=missing_to(threshold, evidence), code="kept")), ""
    return evidence, "conflict" if below or (config.on_conflict == "drop" and contradicted) else ""


def _readings(found: Assessment, entity: Entity, party: Party | None, weights: Weights) -> Iterator[Evidence]:
    """Whether the names are one only as spelled in a way that is rare in the countries of the entity or the party."""
    if found.syllables is None:
        return
    queried = countries_of_systems(known_countries(party.countries if party is not None else ()))
    listed = countries_of_systems(known_countries((*entity.countries, *entity.nationalities)))
    of_sides = (listed, queried) if found.swapped else (queried, listed)
    lost = found.syllables.lost_by_countries(*of_sides) if queried or listed else 0.0
    if lost >= LEAST_LOST:
        reason = f"spelled as few are in {', '.join(sorted({*queried, *listed})).upper()}"
        amount = min(weights.reading_conflict, round(lost, 4))
        yield Evidence("adjustment", reason, amount=-amount, code=SPELLED_SELDOM)


def _is_kept(evidence: tuple[Evidence, ...]) -> bool:
    """Whether names match well enough to be kept at the threshold: of two kinds only where they are one, but for forms,
    and not as read in a language that is not the country's.

    Mohamed Ali is not the firm Ali Mohamed Chams & Partner, nor Xin Huang the vessel Xin Guang Hai.
    """
    if any(record.code == SPELLED_SELDOM for record in evidence):
        return False
    if not any(record.code == OTHER_KIND for record in evidence):
        return True
    left_over = any(record.kind == "unmatched" and record.reason in OF_NAMES for record in evidence)
    return not left_over and not any(record.code in _CODES_BY_EAR for record in evidence)


def _by_name(
    entity: Entity, match: NameMatch | None, weak: NameMatch | None, query_names: Sequence[str], threshold: float
) -> tuple[Name, str, float, tuple[Evidence, ...]]:
    """The listed name, the party's name, their score and its evidence."""
    if match is None:
        caption = entity.caption
        return next(name for name in entity.names if name.text == caption), "", 0.0, ()
    name, evidence = entity.names[match.local], evidence_of(match.assessment)
    if weak is not None and weak.score >= threshold and match.score >= threshold:
        text = entity.names[weak.local].text
        evidence += (Evidence("label", f"a weak alias matches too: {text}", query_names[weak.query], text),)
    if name.type == "former":
        evidence += (Evidence("label", "a former name"),)
    return name, query_names[match.query], match.score, evidence


def _decided(evidence: tuple[Evidence, ...], more: float) -> tuple[Evidence, ...]:
    """The records, with the amount of an identifier that decides: all that the names lack, and what any equal one adds.

    So an identified entity ranks before a namesake of whom nothing is known.
    """
    amount = missing_to(1.0, evidence) + more
    return tuple(r._replace(amount=amount) if r.code == SAME_IDENTIFIER else r for r in evidence)


def decided(hit: Hit, *, decisions: Decisions, party: Party, config_digest: str) -> Hit:
    """A hit with what reviewers decided of its pair: suppressed, or labelled where the decision holds no more.

    Args:
        hit: any.
        decisions: those of the day.
        party: the party that was screened, whole.
        config_digest: of the settings.
    """
    decision = decisions.find(party, hit.entity)
    if decision is None or decision.verdict == "undecided":
        return hit
    lapsed = decisions.why_lapsed(decision, party, hit.entity, config_digest)
    decided_by = f"by {decision.author} on {decision.decided_at[:10]}"
    if decision.verdict == "true":
        said = f"decided to be a true match {decided_by}"
    elif lapsed:
        said = f"decided to be a false positive {decided_by}, but {lapsed}"
    else:
        label = Evidence("label", f"decided to be a false positive {decided_by}: {decision.reason}")
        return replace(hit, evidence=(*hit.evidence, label), suppressed=hit.suppressed or "decision")
    return replace(hit, evidence=(*hit.evidence, Evidence("label", said)))


def with_chance(hit: Hit, calibration: Calibration, party: Party | None) -> Hit:
    """A hit with how often unlisted parties reach the score of its names; without a name there is nothing to say."""
    if not hit.query_name:
        return hit
    kind, writing = family_of(party.kind if party else None), main_script(hit.query_name)
    return replace(hit, chance=calibration.chance(hit.name_score, str(kind), str(writing)))
