"""A reviewer's decision on a pair of party and entity, and when it stops to hold.

The module has the record, the digests that a decision is bound to, and the register that a screener asks. Where
decisions are kept belongs to `screening/decisions.py`.

A pair decided to be a false positive is suppressed and counted, until the party, what mattered of the entry, or the
settings change, or the decision lapses. Then it alerts again, and the hit says which.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from entityscreen.errors import DecisionError
from entityscreen.model.entity import Entity
from entityscreen.model.party import Party

Verdict = Literal["false", "true", "undecided"]
# What of an entry matters to a decision: a new note or source leaves it standing.
_MATTERS = ("kind", "names", "birth_dates", "countries", "nationalities", "gender", "identifiers", "addresses")
DIGEST_LENGTH = 16  # hexadecimal digits: a decision is bound to what it was made on, not defended against forgery


def party_digest(party: Party | str) -> str:
    """What a decision is bound to of a party: everything but its own key.

    Example:
        >>> party_digest("Xi Jinping") == party_digest(Party(name="Xi Jinping", id="7"))
        True
    """
    whole_party = Party(name=party) if isinstance(party, str) else party
    return _digest(whole_party.model_dump(mode="json", exclude={"id"}, exclude_defaults=True))


def entity_digest(entity: Entity) -> str:
    """What a decision is bound to of a listed entity: names, dates, countries, gender, numbers, addresses, kind.

    Example:
        >>> entity = Entity(id="x1", kind="Person", names=["Xi Jinping"])
        >>> entity_digest(entity) == entity_digest(entity.model_copy(update={"notes": ("a remark",)}))
        True
    """
    return _digest(entity.model_dump(mode="json", include=set(_MATTERS), exclude_defaults=True))


def _digest(values: dict[str, Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def party_key(party: Party | str) -> str:
    """By what a party is found again: its own key, or its digest where it has none.

    Example:
        >>> party_key(Party(name="Xi Jinping", id="7")), len(party_key("Xi Jinping"))
        ('7', 16)
    """
    return party.id if isinstance(party, Party) and party.id else party_digest(party)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided of one party and one entity.

    Attributes:
        party: the party's key, see `party_key`.
        entity: the entity's identifier.
        verdict: `false` (a false positive), `true` (the party is the entity) or `undecided` (an earlier decision is
            withdrawn).
        reason: in the reviewer's words, never empty.
        author: who decided.
        decided_at: ISO 8601, with the time.
        party_digest: of the party on which it was decided.
        entity_digest: of the entity.
        config_digest: of the settings.
        until: the last day on which it holds (ISO 8601), or empty.
        approver: who approved it, or empty.
        run: the run in which the pair alerted, or empty.
    """

    party: str
    entity: str
    verdict: Verdict
    reason: str
    author: str
    decided_at: str
    party_digest: str
    entity_digest: str
    config_digest: str
    until: str = ""
    approver: str = ""
    run: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of party and entity."""
        return self.party, self.entity


class Decisions:
    """The decisions that hold on one day: the latest one of each pair.

    Args:
        decisions: in the order in which they were made.
        as_of: the day (ISO 8601) on which they are asked; no clock is looked at.
        four_eyes: whether a decision holds only when somebody else than its author has approved it.

    Raises:
        DecisionError: `as_of` is no day.

    Example:
        >>> decision = Decision("7", "x1", "false", "other birth place", "ann", "2026-01-01", "p", "e", "c")
        >>> [len(Decisions([decision], as_of="2026-01-02", four_eyes=needed)) for needed in (False, True)]
        [1, 0]
    """

    __slots__ = ("_by_pair", "as_of")

    def __init__(self, decisions: Iterable[Decision] = (), *, as_of: str, four_eyes: bool = False) -> None:
        try:
            self.as_of = date.fromisoformat(as_of).isoformat()
        except ValueError as error:
            raise DecisionError(f"{as_of!r} is not a day", where="as of", fix="write 2027-01-31") from error
        latest: dict[tuple[str, str], Decision] = {}
        for decision in decisions:
            if not four_eyes or (decision.approver and decision.approver != decision.author):
                latest[decision.pair] = decision
        self._by_pair: Mapping[tuple[str, str], Decision] = latest

    def __len__(self) -> int:
        return len(self._by_pair)

    @property
    def digest(self) -> str:
        """Over all decisions and the day: a run says which it applied."""
        rows = sorted([*map(str, pair), d.verdict, d.decided_at, d.until] for pair, d in self._by_pair.items())
        return _digest({"as_of": self.as_of, "decisions": rows})

    def find(self, party: Party | str, entity: Entity) -> Decision | None:
        """The decision on a pair, whether or not it still holds."""
        return self._by_pair.get((party_key(party), entity.id)) if self._by_pair else None

    def why_lapsed(self, decision: Decision, party: Party | str, entity: Entity, config_digest: str) -> str:
        """Why a decision that `find` gave does not hold any more for the party, the entity and the settings as they are
        now; empty while it does.
        """
        if decision.until and date.fromisoformat(self.as_of) > date.fromisoformat(decision.until):
            return f"it lapsed after {decision.until}"
        changed = (
            ("the party has changed", decision.party_digest != party_digest(party)),
            ("the listed entry has changed", decision.entity_digest != entity_digest(entity)),
            ("the settings have changed", decision.config_digest != config_digest),
        )
        return "; ".join(what for what, has in changed if has)
