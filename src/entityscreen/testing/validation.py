"""Model validation: what a screener finds of changed names, and how often it alerts on names that are on no list.

The measurements are pure functions and their result is JSON. How it is shown belongs to `reports/validation.py`.
Validators and regulators ask for these figures before and after each change of list, threshold or version (NYDFS Part
504.3; FCA, HKMA and MAS thematic reviews of sanctions screening).
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit
from entityscreen.model.kind import Family, family_of
from entityscreen.model.name import Name
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
from entityscreen.reports.validation import clean_rate, recalls
from entityscreen.screening.screener import Screener
from entityscreen.testing.mutations import MUTATIONS, Mutation, Severity
from entityscreen.text.folding import fold
from entityscreen.version import __version__

# Thresholds at which recall and alerts are counted, as distances from the one that is set.
OFFSETS = (-0.10, -0.05, -0.02, 0.0, 0.02, 0.05, 0.10)
# Mutations that every sampled name goes through: the exact control, in the order of the list and in natural order.
CONTROLS = ("unchanged", "order_natural")
# Of the sampled names, one in so many is used for each other mutation; at least `FEWEST` where the list has them.
SHARE, FEWEST = 10, 30
BINS = 50  # of the histograms: scores in steps of 0.02
NEAR = 0.05  # a missed name that is so close below its threshold is shown
SHOWN = 40
_LOST = -1.0
# Letters by which a person's name becomes that of others on the list: Khalid and Khalil are no typos of each other.
ANOTHER_NAME = Mutation(
    "letters_of_another_name",
    (Family.PERSON,),
    "severe",
    ("Khalid Mansour", "Khalil Mansour"),
    lambda _name, _rng: None,
)
OF_LETTERS = "letter"  # how the identifiers of changes of one letter begin
_WORD = re.compile(r"\w+")
BORNE = 2  # listed names with a word from which on it is a name that people bear

Progress = Callable[[int, int], None]


class MutationRecall(BaseModel):
    """Recall of one mutation of one kind of name.

    Attributes:
        mutation: its identifier.
        severity: as the mutation declares it.
        kind: the family of kinds, `person`, `organisation`, `vessel` or `any`.
        cases: names that were changed.
        found: how many hit their own entity, one count a threshold of `Validation.offsets`.
    """

    model_config = ConfigDict(frozen=True)
    mutation: str
    severity: Severity
    kind: str
    cases: int
    found: tuple[int, ...]


class CleanAlerts(BaseModel):
    """Alerts of one population of parties that are on no list.

    Attributes:
        population: its name.
        parties: how many were screened.
        alerts: parties with a hit, one count a threshold of `Validation.offsets`; None where it was not measured.
    """

    model_config = ConfigDict(frozen=True)
    population: str
    parties: int
    alerts: tuple[int | None, ...]


class NearMiss(BaseModel):
    """A changed name that is not found, close below its threshold: what a lower threshold would gain."""

    model_config = ConfigDict(frozen=True)
    mutation: str
    entity_id: str
    listed: str
    changed: str
    score: float


class Validation(BaseModel):
    """The result of a validation; JSON by `model_dump_json`, read by `model_validate_json`.

    Attributes:
        version: of the library.
        watchlist_digest: of the list.
        config_digest: of the settings.
        threshold: the one that is set.
        offsets: distances from each entity's threshold, for all counts.
        seed: of the sample and of the mutations.
        names: strong names that were sampled.
        listed_names: strong names of the list.
        mutations: recall by mutation and kind.
        populations: alerts by clean population.
        mutated_scores: scores of changed names against their own entity, counted in bins of 1 / 50.
        clean_scores: best scores of clean parties that alert, likewise.
        near_misses: changed names just below the threshold.
        not_available: mutations that were not tried, since a package is missing.
        seconds: what each part took, in seconds of the clock; the one field that differs between two runs.
    """

    model_config = ConfigDict(frozen=True)
    version: str
    watchlist_digest: str
    config_digest: str
    threshold: float
    offsets: tuple[float, ...]
    seed: int
    names: int
    listed_names: int
    mutations: tuple[MutationRecall, ...]
    populations: tuple[CleanAlerts, ...]
    mutated_scores: tuple[int, ...]
    clean_scores: tuple[int, ...]
    near_misses: tuple[NearMiss, ...]
    not_available: tuple[str, ...]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A changed name and the entity that it must find."""

    mutation: Mutation
    entity: Entity
    listed: str
    party: Party


def draw_cases(names: Sequence[tuple[Entity, str]], mutations: Mapping[str, Mutation], seed: int = 0) -> list[Case]:
    """Change names: all by the controls, a share of them by each other mutation.

    Args:
        names: sampled names, in random order.
        mutations: by identifier.
        seed: of the changes.

    Returns:
        The cases, mutation by mutation; the same input gives the same cases.
    """
    drawn = []
    for mutation in mutations.values():
        most = len(names) if mutation.id in CONTROLS else max(FEWEST, len(names) // SHARE)
        drawn += list(_cases(names, mutation, most, seed))
    return drawn


def _cases(names: Sequence[tuple[Entity, str]], mutation: Mutation, most: int, seed: int) -> Iterator[Case]:
    for entity, listed in names:
        if most == 0:
            return
        changed = mutation.apply(listed, entity.kind, seed)
        if changed is not None and any(map(str.isalnum, changed)):
            most -= 1
            yield Case(mutation, entity, listed, Party(name=changed, kind=entity.kind))


def _by_what_it_makes(case: Case, borne: Counter[str]) -> Case:
    """The case, of a category of its own where a letter of a person's name makes another name that is borne."""
    if not case.mutation.id.startswith(OF_LETTERS) or family_of(case.entity.kind) is not Family.PERSON:
        return case
    words, party_words = _words(case.listed), _words(case.party.name or "")
    changed = (words - party_words) | (party_words - words)
    both = len(words - party_words) == len(party_words - words) == 1 and all(borne[word] >= BORNE for word in changed)
    return replace(case, mutation=ANOTHER_NAME) if both else case


def _words(name: str) -> set[str]:
    return set(_WORD.findall(fold(name)))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a validation measures.

    Attributes:
        sample: how many strong names of the list are changed; all where the list has fewer.
        mutations: by identifier; `MUTATIONS` when left out.
        seed: of the sample and of the mutations.
        below: alerts of clean parties are counted down to so far below the threshold, for which the list is compiled
            once more; 0 to leave that out.
        workers: processes to screen with.
    """

    sample: int = 500
    mutations: Mapping[str, Mutation] | None = None
    seed: int = 0
    below: float = 0.05
    workers: int = 1


def measure(
    screener: Screener,
    clean: Mapping[str, Sequence[Party]] | None = None,
    plan: Plan = Plan(),
    progress: Progress | None = None,
) -> Validation:
    """Validate a screener.

    Args:
        screener: compiled watchlist with its settings.
        clean: populations of parties that are on no list, by name; none when left out.
        plan: what is measured.
        progress: called with the number of parties that are done, and of all.

    Returns:
        The figures.
    """
    mutations = MUTATIONS if plan.mutations is None else plan.mutations
    # The names that alert alone.
    listed = [(entity, name.text) for entity in screener.entities() for name in entity.names if name.type != "weak"]
    rng = random.Random(plan.seed)  # noqa: S311  # reproducible, not secret
    names = rng.sample(listed, min(plan.sample, len(listed)))
    borne = Counter(word for _, name in listed for word in _words(name))
    cases = [_by_what_it_makes(case, borne) for case in draw_cases(names, mutations, plan.seed)]
    populations = clean or {}
    total = len(cases) + sum(map(len, populations.values()))
    report = progress or (lambda _done, _total: None)
    started = time.perf_counter()
    margins = []
    scores = [0] * BINS
    near = []
    for done, (case, hits) in enumerate(_screened(screener, cases, plan.workers), start=1):
        score, margin = _own_score(screener, case, hits)
        margins.append(margin)
        scores[min(BINS - 1, int(score * BINS))] += 1
        if -NEAR <= margin < 0:
            near.append(_near(case, score))
        report(done, total)
    changed_in, started = time.perf_counter() - started, time.perf_counter()
    alerts, clean_scores = _clean_alerts(screener, populations, plan, lambda n: report(len(cases) + n, total))
    return Validation(
        version=__version__,
        watchlist_digest=screener.watchlist_digest,
        config_digest=screener.config.digest,
        threshold=screener.config.threshold,
        offsets=OFFSETS,
        seed=plan.seed,
        names=len(names),
        listed_names=len(listed),
        mutations=tuple(_recalls(cases, margins)),
        populations=tuple(alerts),
        mutated_scores=tuple(scores),
        clean_scores=tuple(clean_scores),
        near_misses=tuple(sorted(near, key=lambda miss: (-miss.score, miss.mutation, miss.changed))[:SHOWN]),
        not_available=tuple(m.id for m in mutations.values() if not m.available),
        seconds={"mutations": round(changed_in, 2), "clean": round(time.perf_counter() - started, 2)},
    )


def _screened(screener: Screener, cases: Sequence[Case], workers: int) -> Iterator[tuple[Case, list[Hit]]]:
    return zip(cases, screener.screen_many((case.party for case in cases), workers=workers), strict=True)


def _own_score(screener: Screener, case: Case, hits: Sequence[Hit]) -> tuple[float, float]:
    """The score with the case's own entity, and its distance from the threshold; below it that of the pair alone.

    A pair that reaches the threshold and is no hit all the same (a weak alias alone) is lost at any threshold.
    """
    entity_hit = next((hit for hit in hits if hit.entity.id == case.entity.id), None)
    if entity_hit is not None:
        return entity_hit.score, entity_hit.score - entity_hit.threshold
    pair = screener.assess(case.party, case.entity.id)
    return pair.score, pair.score - pair.threshold if pair.score < pair.threshold else _LOST


def _near(case: Case, score: float) -> NearMiss:
    return NearMiss(
        mutation=case.mutation.id,
        entity_id=case.entity.id,
        listed=case.listed,
        changed=case.party.name or "",
        score=round(score, 4),
    )


def _reached(margins: Sequence[float]) -> tuple[int, ...]:
    return tuple(sum(margin >= offset - 1e-9 for margin in margins) for offset in OFFSETS)


def _recalls(cases: Sequence[Case], margins: Sequence[float]) -> Iterator[MutationRecall]:
    grouped: dict[tuple[str, str], list[float]] = defaultdict(list)
    severities = {case.mutation.id: case.mutation.severity for case in cases}
    for case, margin in zip(cases, margins, strict=True):
        grouped[case.mutation.id, str(family_of(case.entity.kind))].append(margin)
    for (mutation, kind), of_kind in grouped.items():
        yield MutationRecall(
            mutation=mutation,
            severity=severities[mutation],
            kind=kind,
            cases=len(of_kind),
            found=_reached(of_kind),
        )


def lowered(screener: Screener, amount: float) -> Screener:
    """The same list with every threshold of the settings so much lower, and none raised."""
    config = screener.config
    settings = config.model_dump(exclude={"alerts_per_10_000"})
    settings["threshold"] = max(0.0, config.threshold - amount)
    for field in ("threshold_by_kind", "threshold_by_list", "threshold_by_topic"):
        settings[field] = tuple((key, max(0.0, value - amount)) for key, value in settings[field] or ()) or None
    settings = {name: value for name, value in settings.items() if value is not None}
    return screener.over_part(Watchlist(list(screener.entities())), ScreeningConfig.model_validate(settings))


def _clean_alerts(
    screener: Screener,
    populations: Mapping[str, Sequence[Party]],
    plan: Plan,
    report: Callable[[int], None],
) -> tuple[list[CleanAlerts], list[int]]:
    """The alerts of each population, and the best scores of those that alert."""
    below = min(plan.below, screener.config.lowest_threshold)
    wide = lowered(screener, below) if populations and below else screener
    alerts, scores, done = [], [0] * BINS, 0
    for population, parties in populations.items():
        margins = []
        for party, hits in zip(parties, wide.screen_many(parties, workers=plan.workers), strict=True):
            done += 1
            if hits:
                # The score of the names: a conflict of kinds would be held at the lowered threshold.
                reached = [(hit.name_score - screener.threshold_for(hit.entity, party), hit.name_score) for hit in hits]
                margin, score = max(reached)
                margins.append(margin)
                scores[min(BINS - 1, int(score * BINS))] += 1
            report(done)
        counts = zip(OFFSETS, _reached(margins), strict=True)
        measured = tuple(count if offset >= -below - 1e-9 else None for offset, count in counts)
        alerts.append(CleanAlerts(population=population, parties=len(parties), alerts=measured))
    return alerts, scores


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one figure between two runs.

    Attributes:
        figure: a mutation's identifier, or `alerts: ` and a population.
        before: recall in [0, 1], or alerts a 10,000 parties; None where it was not measured.
        after: likewise.
        worse: whether it is worse by more than the tolerance.
    """

    figure: str
    before: float | None
    after: float | None
    worse: bool


def compare_runs(before: Validation, after: Validation, tolerance: float = 0.02) -> list[Change]:
    """Gains and losses between two runs, mutation by mutation and population by population.

    Args:
        before: the baseline.
        after: the run to judge.
        tolerance: by how much a recall may drop, in [0, 1]; alerts may rise by as much of all clean parties.

    Returns:
        The figures that differ. A mutation that was measured and is no more counts as worse.
    """
    recalls_of, rates_of = zip(*map(_figures, (before, after)), strict=True)
    changes = []
    for mutation in dict.fromkeys((*recalls_of[0], *recalls_of[1])):
        was, now = (shares.get(mutation) for shares in recalls_of)
        worse = was is not None and (now is None or was - now > tolerance + 1e-9)
        changes.append(Change(mutation, was, now, worse))
    for population in dict.fromkeys((*rates_of[0], *rates_of[1])):
        was, now = (rates.get(population) for rates in rates_of)
        worse = was is not None and now is not None and now - was > tolerance * 10_000
        changes.append(Change(f"alerts: {population}", was, now, worse))
    return [change for change in changes if change.before != change.after]


def _figures(run: Validation) -> tuple[dict[str, float], dict[str, float | None]]:
    """The recall of each mutation, and the alerts a 10,000 parties of each population, at the threshold."""
    values, at = run.model_dump(mode="json"), run.offsets.index(0.0)
    shares = {mutation: share for mutation, (_, share) in recalls(values, at).items()}
    return shares, {row["population"]: clean_rate([row], at) for row in values["populations"]}


# The exact control, with which regulators' tests start: every name of a list finds its own entry.


@dataclass(frozen=True, slots=True)
class ExactMiss:
    """A listed name that does not hit its own entity.

    Attributes:
        entity: whose name it is.
        name: the name.
        reason: why, in words.
    """

    entity: Entity
    name: Name
    reason: str

    def __str__(self) -> str:
        return f"{self.entity.id}: {self.name.text!r} ({self.name.type}): {self.reason}"


@dataclass(slots=True)
class ExactResult:
    """How many names were screened, and which did not hit their own entity.

    Attributes:
        screened: number of names.
        misses: in the list's order.
        weak: number of weak names, which do not alert alone and are not screened.
    """

    screened: int
    misses: tuple[ExactMiss, ...]
    weak: int


def check_exact(screener: Screener, *, workers: int = 1) -> ExactResult:
    """Screen every primary, strong and former name of a watchlist against that watchlist.

    Args:
        screener: compiled watchlist.
        workers: processes to screen with.

    Returns:
        The number of names and those that do not hit their own entity, with the reason.
    """
    entities = screener.compiled.entities
    named = [(entities[i], name) for i in range(len(entities)) for name in entities[i].names]
    listed = [(entity, name) for entity, name in named if name.type != "weak"]
    parties = (Party(name=name.text, kind=entity.kind) for entity, name in listed)
    misses = []
    for (entity, name), hits in zip(listed, screener.screen_many(parties, workers=workers), strict=True):
        if not any(hit.entity.id == entity.id for hit in hits):
            misses.append(ExactMiss(entity, name, find_reason(screener, entity, name)))
    return ExactResult(len(listed), tuple(misses), len(named) - len(listed))


def find_reason(screener: Screener, entity: Entity, name: Name) -> str:
    """Why a listed name does not hit its own entity.

    Args:
        screener: compiled watchlist.
        entity: whose name it is.
        name: one of its names.

    Returns:
        A sentence: nothing to compare, lost by the index, or a score below the threshold.
    """
    if not any(character.isalnum() for character in name.text):
        return "the name has no letter and no digit"
    party = Party(name=name.text, kind=entity.kind)
    if any(hit.entity.id == entity.id for hit in screener.screen(party, exhaustive=True)):
        return "the index does not bring it to the scorer"
    return "the score with itself is below the threshold"
