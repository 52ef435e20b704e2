"""The rules of the score: one table of reason codes with their amounts, and the tests that they name.

A rule is a row of `resources/scoring/rules.tsv`: a code, what the two names are of, what it takes away and why, and
what that gains where (`benchmarks/ablation.py` prints it anew). Its test is a function of
`contradictions.py`, which looks at how two variants meet. What is graded has no row: what is not covered, doubt, and in
`bits.py` too little that meets. No rule adds: an index may rely on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.weights import Weights
from entityscreen.scoring.adjustments.bits import too_little
from entityscreen.scoring.adjustments.contradictions import TESTS, Test, doubt_of
from entityscreen.scoring.adjustments.met import Adjustment, Kinds, Meeting


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table.

    Attributes:
        code: its reason code, lower-case words with hyphens.
        amount: points of score that it takes away.
        reason: in a reviewer's words.
    """

    code: str
    amount: float
    reason: str

    def adjustment(self) -> Adjustment:
        """What it says."""
        return Adjustment(-self.amount, self.reason)


@named_cache("scoring.rules", maxsize=1)
def rules() -> dict[str, tuple[Rule, tuple[str, ...]]]:
    """Every rule by its code, with what the names must be of; none for a rule of names as wholes (`score.py`)."""
    return {
        code: (Rule(code, float(amount), reason), tuple(kinds.split(", ")))
        for code, kinds, amount, reason in read_rows("scoring_rules")
    }


def rule(code: str) -> Rule:
    """The rule of a code.

    Example:
        >>> rule("father-and-son").amount
        0.3
    """
    return rules()[code][0]


@named_cache("scoring.rules_of", maxsize=len(Kinds))
def rules_of(kinds: Kinds) -> tuple[tuple[Test, Adjustment], ...]:
    """The tests of names of some kinds, in the order of the table, each with what it says."""
    return tuple([(TESTS[code], row.adjustment()) for code, (row, of) in rules().items() if kinds in of])


def adjustments(
    met: Meeting, coverage: tuple[float, float], weights: Weights, most: float
) -> tuple[Adjustment, ...] | None:
    """All adjustments of an alignment.

    Args:
        met: two variants and how they meet.
        coverage: covered share of both, in [0, 1].
        weights: the amounts that the configuration sets.
        most: the points of score that may be taken away.

    Returns:
        The adjustments in a fixed order; None when they take more than `most`.
    """
    found = _uncovered(coverage, weights)
    left = most + sum([adjustment.amount for adjustment in found])
    if left < 0.0:
        return None
    if met.kinds is Kinds.PERSONS and max(coverage) < 1.0:
        doubt = weights.doubt * doubt_of(met, coverage)
        if doubt > 0.0:
            found.append(Adjustment(-doubt, "alike only, and parts are missing"))
            left -= doubt
    if left < 0.0:
        return None
    little = too_little(met, weights)
    if little is not None:
        found.append(little)
        left += little.amount
    for test, adjustment in rules_of(met.kinds):
        if left < 0.0:
            return None
        if test(met):
            found.append(adjustment)
            left += adjustment.amount
    return tuple(found) if left >= 0.0 else None


def _uncovered(coverage: tuple[float, float], weights: Weights) -> list[Adjustment]:
    """What the coverage itself takes away."""
    most, least = max(coverage), min(coverage)
    found = []
    if most < 1.0:
        found.append(Adjustment(-weights.conflict * (1.0 - most), "parts that do not meet"))
    if most > least:
        found.append(Adjustment(-weights.missing * (most - least), "parts that only one name has"))
    return found
