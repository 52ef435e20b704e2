"""One party against one entity: names, then attributes, then the threshold.

The best name, weak aliases, attributes and conflicts lead from a candidate to a hit. The score of two names is
`scoring/`; which entities are looked at is `screener.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from entityscreen.index.bound import TOLERANCE
from entityscreen.index.lookup import Reach
from entityscreen.model.calibration import Calibration
from entityscreen.model.config import ScreeningConfig, Weights
from entityscreen.model.decision import Decisions
from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence, missing_to, rebuild_score
from entityscreen.model.hit import Hit, Suppression
from entityscreen.model.kind import Family
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
from entityscreen.scoring.bits import TOO_FEW_BITS
from entityscreen.scoring.contacts import Sharers, one_holder, same_contact
from entityscreen.scoring.rules import BY_EAR
from entityscreen.scoring.score import Assessment, assess, assess_from, evidence_of
from entityscreen.screening.parties import PartyQuery

SPELLED_SELDOM, LEAST_LOST = "spelled-seldom", 0.005
OF_NAMES = frozenset({Role.NAME, Role.BRAND})  # what tells one name from others


KEPT = "kept at the threshold: a conflict lowers a hit, it does not drop it"
_CODES_BY_EAR = frozenset(ground.code for ground in BY_EAR)
# Numbers of listed names of one entity, in its order, each with what it can score at most.
EntityCandidates = Sequence[tuple[int, Reach]]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The best of a party's names against one listed name.

    Attributes:
        number: of the listed name, in the index.
        query_name: the party's name, as given.
        assessment: the score and what made it.
    """

    number: int
    query_name: str
    assessment: Assessment

    @property
    def score(self) -> float:
        """The score of the names alone, in [0, 1]."""
        return self.assessment.score


class ListedEntity(NamedTuple):
    """An entity, and the number of its first name in the index."""

    entity: Entity
    first: int

    def name(self, number: int) -> Name:
        """Its name of a number of the index."""
        return self.entity.names[number - self.first]


@dataclass(slots=True)
class PartyMatcher:
    """Matches one party with one entity after the other.

    Attributes:
        query: the party.
        names: its names, prepared.
        listed_name: prepares the listed name of a number; asked for those alone that may be the best.
        config: the settings, with the thresholds of the party.
        sharers: how many listed entities share a contact detail.
    """

    query: PartyQuery
    names: Sequence[PreparedName]
    listed_name: Callable[[int], PreparedName]
    config: ScreeningConfig
    sharers: Sharers = one_holder

    @property
    def least(self) -> float:
        """What the party's names must reach; nothing where an equal identifier may decide."""
        return 0.0 if self.query.has_identifiers else max(0.0, self.config.least_name_score(bare=self.query.is_bare))

    def best_match(self, candidates: EntityCandidates, least: float = 0.0) -> NameMatch | None:
        """Find the best pair of names; the first one on a tie.

        Args:
            candidates: names of the entity.
            least: the score that must be reached; 0 for the best pair whatever its score.

        Returns:
            The best pair; None when there is none, or none that reaches `least`.
        """
        weights, whatever = self.config.weights, least == 0.0
        best: NameMatch | None = None
        for number, reach in sorted(candidates, key=lambda one: -one[1].most) if len(candidates) > 1 else candidates:
            if reach.most + TOLERANCE < least:
                break
            listed_name = self.listed_name(number)
            for name in self.names:
                by_parts = reach.by_parts + TOLERANCE >= least
                assessment = assess_from(name, listed_name, weights, least, by_parts=by_parts)
                if assessment is None:
                    continue
                least = assessment.score  # what comes next must be as good
                if best is None or (assessment.score, -number) > (best.score, -best.number):
                    best = NameMatch(number, name.text, assessment)
        if best is None and whatever and candidates and self.names:
            number, name = candidates[0][0], self.names[0]
            return NameMatch(number, name.text, assess(name, self.listed_name(number), weights))
        return best

    def hit(self, listed: ListedEntity, candidates: EntityCandidates, match: NameMatch | None) -> Hit | None:
        """Decide whether an entity is a hit, and say why.

        Args:
            listed: the entity.
            candidates: its names that the party's may match.
            match: the best of all these; None for a party without a name.

        Returns:
            The hit, one that a conflict suppresses too; None below the threshold.
        """
        weak_alerts, weak = self.config.weak_aliases == "alert", None
        if match is not None and not weak_alerts:
            match, weak = self._strong_and_weak(listed, candidates, match)
            if match is None:  # a weak alias alone: what is known beside the name has to confirm it
                if weak is None or self.query.is_bare:
                    return None
                match, weak = weak, None
        hit, attributes = self._rated(listed, match, weak)
        alone = match is not None and hit.name.type == "weak" and not weak_alerts
        if alone and not (attributes.identified or attributes.confirmed):
            return None
        return hit if hit.suppressed or hit.score >= hit.threshold else None

    def _strong_and_weak(
        self, listed: ListedEntity, candidates: EntityCandidates, match: NameMatch
    ) -> tuple[NameMatch | None, NameMatch | None]:
        """The best match among the names that count, and among the weak aliases where these may support."""
        weak_aliases = [item for item in candidates if listed.name(item[0]).type == "weak"]
        if not weak_aliases:
            return match, None
        strong = self.best_match([item for item in candidates if item not in weak_aliases], self.least)
        supports = self.config.weak_aliases == "support" or (strong is None and self.query.has_identifiers)
        return strong, self.best_match(weak_aliases, self.least) if supports else None

    def rate(self, listed: ListedEntity, match: NameMatch | None) -> Hit:
        """Score the party against an entity by its best name, whatever the threshold says of it."""
        return self._rated(listed, match, None)[0]

    def _rated(self, listed: ListedEntity, match: NameMatch | None, weak: NameMatch | None) -> tuple[Hit, Attributes]:
        entity, party, config = listed.entity, self.query.party, self.config
        threshold = config.threshold_for(entity.kind, entity.sources, entity.topics)
        name, query_name, name_score, evidence = _by_name(listed, match, weak, threshold)
        if match is None and (contact := same_contact(party, entity, self.sharers)):
            name_score, evidence = contact.score, contact.records
        attributes = compare_attributes(party, entity, config.weights, self.sharers, contacts=match is not None)
        evidence += attributes.records
        evidence += () if match is None else tuple(_rare_spelling(match.assessment, entity, party, config.weights))
        if attributes.identified:
            evidence = _with_deciding_identifier(evidence, config.weights.identifier_match)
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


def _rare_spelling(assessment: Assessment, entity: Entity, party: Party, weights: Weights) -> Iterator[Evidence]:
    """Whether the names are one only as spelled in a way that is rare in the countries of the entity or the party."""
    if assessment.syllables is None:
        return
    queried = countries_of_systems(known_countries(party.countries))
    listed = countries_of_systems(known_countries((*entity.countries, *entity.nationalities)))
    of_sides = (listed, queried) if assessment.swapped else (queried, listed)
    lost = assessment.syllables.lost_by_countries(*of_sides) if queried or listed else 0.0
    if lost >= LEAST_LOST:
        reason = f"spelled as few are in {', '.join(sorted({*queried, *listed})).upper()}"
        amount = min(weights.reading_conflict, round(lost, 4))
        yield Evidence("adjustment", reason, amount=-amount, code=SPELLED_SELDOM)


def _is_kept(evidence: tuple[Evidence, ...]) -> bool:
    """Whether names match well enough to be kept at the threshold: of two kinds only where they are one, but for forms,
    and not as read in a language that is not the country's.

    Mohamed Ali is not the firm Ali Mohamed Chams & Partner, Xin Huang not the vessel Xin Guang Hai, nor Ousmane, in few
    bits, the vessel Othman.
    """
    codes = {record.code for record in evidence}
    left_over = any(record.kind == "unmatched" and record.reason in OF_NAMES for record in evidence)
    is_one_by_letters = not left_over and codes.isdisjoint({*_CODES_BY_EAR, TOO_FEW_BITS})
    return SPELLED_SELDOM not in codes and (OTHER_KIND not in codes or is_one_by_letters)


def _by_name(
    listed: ListedEntity, match: NameMatch | None, weak: NameMatch | None, threshold: float
) -> tuple[Name, str, float, tuple[Evidence, ...]]:
    """The listed name, the party's name, their score and its evidence."""
    if match is None:
        caption = listed.entity.caption
        return next(name for name in listed.entity.names if name.text == caption), "", 0.0, ()
    name, evidence = listed.name(match.number), evidence_of(match.assessment)
    if weak is not None and weak.score >= threshold and match.score >= threshold:
        text = listed.name(weak.number).text
        evidence += (Evidence("label", f"a weak alias matches too: {text}", weak.query_name, text),)
    if name.type == "former":
        evidence += (Evidence("label", "a former name"),)
    return name, match.query_name, match.score, evidence


def _with_deciding_identifier(evidence: tuple[Evidence, ...], more: float) -> tuple[Evidence, ...]:
    """The records, with the amount of an identifier that decides: all that the names lack, and what any equal one adds.

    So an identified entity ranks before a namesake of whom nothing is known.
    """
    amount = missing_to(1.0, evidence) + more
    return tuple(r._replace(amount=amount) if r.code == SAME_IDENTIFIER else r for r in evidence)


def with_decision(hit: Hit, *, decisions: Decisions, party: Party, config_digest: str) -> Hit:
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


def with_chance(hit: Hit, calibration: Calibration, family: Family) -> Hit:
    """A hit with how often unlisted parties reach the score of its names; without a name there is nothing to say."""
    if not hit.query_name:
        return hit
    return replace(hit, chance=calibration.chance(hit.name_score, str(family), str(main_script(hit.query_name))))
