"""Evidence: the records that make a score, and how they read.

Reports, hits and comparisons all show these records, so their wording is here too. How the records come about belongs
to `scoring/`.

The rule that a validator can rebuild: take the records of kind `pair`; sum similarity x share for each
side; the greater sum is the coverage; add the `amount` of every other record; keep within [0, 1] and round
to six digits. That is the score, with no setting needed: the settings are in the amounts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

EvidenceKind = Literal["pair", "unmatched", "syllable", "adjustment", "attribute", "label"]
SCORE_DIGITS = 6


class Evidence(NamedTuple):
    """One reason for a score.

    Attributes:
        kind: `pair` (two parts that match), `unmatched` (a part without a counterpart: it is in no sum),
            `syllable` (detail of a pair: a character and its reading), `adjustment` (an amount with a
            reason), `attribute` (likewise, from birth dates, countries ...), `label` (a remark of amount 0).
        reason: in a reviewer's words.
        query: the text on the query's side, or empty.
        listed: the text on the listed side, or empty.
        query_share: the share of the query's name that it covers, in [0, 1].
        listed_share: the share of the listed name, in [0, 1].
        similarity: of a pair, in [0, 1].
        amount: points of score added, or taken away when negative; 0 for pairs.
        code: which rule or relation it is, in lower-case words with hyphens; it stays when the wording changes. Empty
            where the kind and the reason say all.
    """

    kind: EvidenceKind
    reason: str
    query: str = ""
    listed: str = ""
    query_share: float = 0.0
    listed_share: float = 0.0
    similarity: float = 0.0
    amount: float = 0.0
    code: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON values, without its empty fields."""
        return {key: value for key, value in self._asdict().items() if value or key == "kind"}

    def swapped(self) -> Evidence:
        """The same record seen from the other side."""
        return Evidence(
            self.kind,
            self.reason,
            self.listed,
            self.query,
            self.listed_share,
            self.query_share,
            self.similarity,
            self.amount,
            self.code,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are, and why.

    Attributes:
        query: the first name as given.
        listed: the second name as given.
        score: in [0, 1].
        evidence: the records that make the score.
    """

    query: str
    listed: str
    score: float
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON values."""
        return {
            "query": self.query,
            "listed": self.listed,
            "score": self.score,
            "evidence": [record.to_dict() for record in self.evidence],
            "explanation": self.explain(),
        }

    def explain(self) -> str:
        """The evidence in words, one record a line, with the score that it adds up to."""
        return explain(self.query, self.listed, self.score, self.evidence)


def rebuild_score(evidence: Iterable[Evidence]) -> float:
    """The score that the records make: the one formula, used by the scorer itself.

    Args:
        evidence: the records of one comparison.

    Returns:
        The score in [0, 1].

    Example:
        >>> rebuild_score([Evidence("pair", "same", "xi", "xi", 0.5, 1.0, 1.0), Evidence("adjustment", "a part is missing", amount=-0.125)])
        0.875
    """  # noqa: E501  # a doctest line cannot be broken
    return combine(*_sums(evidence))


def uncapped_score(evidence: Iterable[Evidence]) -> float:
    """The same sum before it is kept within [0, 1]: it tells a confirmed namesake from a bare one where both score 1.

    Example:
        >>> same, more = Evidence("pair", "same", "xi", "xi", 1.0, 1.0, 1.0), Evidence("attribute", "-", amount=0.05)
        >>> uncapped_score([same, more])
        1.05
    """
    query, listed, amount = _sums(evidence)
    return round(max(query, listed) + amount, SCORE_DIGITS)


def missing_to(target: float, evidence: Iterable[Evidence]) -> float:
    """The amount that brings the records to a score, in points; never negative.

    Example:
        >>> missing_to(1.0, [Evidence("pair", "same", "xi", "xi", 0.5, 0.25, 1.0), Evidence("adjustment", "-", amount=-0.75)])
        1.25
    """  # noqa: E501  # a doctest line cannot be broken
    query, listed, amount = _sums(evidence)
    return round(max(0.0, target - max(query, listed) - amount), SCORE_DIGITS)


def _sums(evidence: Iterable[Evidence]) -> tuple[float, float, float]:
    """Covered share of the query, of the listed name, and all amounts."""
    query = listed = amount = 0.0
    for record in evidence:
        if record.kind == "pair":
            query += record.query_share * record.similarity
            listed += record.listed_share * record.similarity
        else:
            amount += record.amount
    return query, listed, amount


def combine(query: float, listed: float, amount: float) -> float:
    """The score of both sides' covered shares, in [0, 1], and the sum of all amounts, in points: in [0, 1], rounded to
    `SCORE_DIGITS`.
    """
    return round(min(1.0, max(0.0, max(query, listed) + amount)), SCORE_DIGITS)


SHOWN = 0.0005  # points; less than that would be printed as zero


def explain(query: str, listed: str, score: float, evidence: Iterable[Evidence]) -> str:
    """Render evidence for people: a line with both names and the score, aligned parts side by side, then what was added
    or taken away.
    """
    records = tuple(evidence)
    lines = [f"{query} ~ {listed}: {score:.3f}"]
    lines += [_line(record) for record in records if not 0.0 < abs(record.amount) < SHOWN]
    return "\n".join(lines)


def _line(record: Evidence) -> str:
    if record.kind == "pair":
        shares = f"{record.query_share:.0%} of the query, {record.listed_share:.0%} of the listed name"
        if (
            record.query_share == record.listed_share == 1.0
        ):  # what is left out of wholes, the reason and the amounts say
            shares = "the names as wholes"
        return f"  {record.query} = {record.listed}  {record.similarity:.2f}  {record.reason} ({shares})"
    if record.kind == "syllable":
        return f"    {record.query} ~ {record.listed}  {record.similarity:.2f}  {record.reason}"
    if record.kind == "unmatched":
        side, text, share = (
            ("query", record.query, record.query_share)
            if record.query
            else ("listed name", record.listed, record.listed_share)
        )
        return f"  {text}: only in the {side} ({share:.0%}), {record.reason}"
    sign = f"{record.amount:+.3f}" if record.amount else "     "
    return f"  {sign}  {record.reason}{_subject_of(record)}"


def _subject_of(record: Evidence) -> str:
    """What a record is said of, in brackets: of both names, or of which one."""
    if record.query and record.listed:
        return f" ({record.query} / {record.listed})"
    if record.query or record.listed:
        return f" (query: {record.query})" if record.query else f" (listed name: {record.listed})"
    return ""
