"""Which entities listed persons own, by the rule of an authority, with the share and the paths that show it.

Ownership spreads from the listed entities: an entity whose owners are blocked with enough of its shares is blocked, and
passes that on. The edges are followed three times, each time from what the last has reached:

1. **blocked**: with the least that each stated share can be;
2. **possible**: with the most that it can be;
3. **unknown**: where a share that nobody states could be any.

Each pass only adds entities and looks at an edge once, so that cycles end and the order of the edges changes nothing.
The most that listed persons can hold is also bounded by what others are known to hold.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal

from entityscreen.errors import InvalidInputError
from entityscreen.model.entity import DERIVED, Entity, Provenance
from entityscreen.model.name import Name
from entityscreen.model.share import ONE, ZERO, Share
from entityscreen.model.watchlist import Watchlist
from entityscreen.ownership.edges import Edge, combined, edges_of

Status = Literal["blocked", "possible", "unknown"]
Path = tuple[Edge, ...]
_SANCTION = "sanction"
# Steps of a path that a finding keeps. Real chains have ten at most; one made to be long would cost its square.
LONGEST_PATH = 100
# FollowTheMoney's topic of what is linked to a sanctioned party without being listed itself.
TOPIC = "sanction.linked"
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Rule:
    """When an entity is blocked that no list names.

    Attributes:
        name: by which it is chosen.
        threshold: the share from which an entity counts as owned, a fraction.
        more: whether it must be exceeded; else reaching it is enough.
        exact_is_open: whether authorities differ over a share of exactly the threshold: it is `possible`.
        together: whether the shares of all listed persons are added up; else of each person alone.
        control: whether control without the share is enough.
        source: where the authority says so.
    """

    name: str
    threshold: Decimal
    more: bool
    together: bool
    control: bool
    source: str
    exact_is_open: bool = False

    def owned(self, share: Decimal) -> bool:
        """Whether a share makes an entity owned."""
        return share > self.threshold if self.more else share >= self.threshold

    def may_be_owned(self, share: Decimal) -> bool:
        """Whether it does by the strictest reading."""
        return share >= self.threshold if self.exact_is_open else self.owned(share)


# In all of them an intermediary that is itself owned counts with its whole share, not with the product of the shares.
RULES = {
    rule.name: rule
    for rule in (
        Rule(
            "ofac-50",
            HALF,
            more=False,
            together=True,
            control=False,
            source="OFAC, Revised Guidance on Entities Owned by Persons Whose Property and Interests in Property Are "
            "Blocked, 13 August 2014; FAQ 398 to 402",
        ),
        # The Council's Best Practices count 50 % since July 2024; the Commission's FAQ 8 asks for more than 50 %.
        Rule(
            "eu",
            HALF,
            more=True,
            together=True,
            control=True,
            exact_is_open=True,
            source="Council of the EU, Best Practices for the effective implementation of restrictive measures, "
            "11623/24, 3 July 2024; Commission, FAQ on asset freezes under Regulation 269/2014, question 8",
        ),
        Rule(
            "uk",
            HALF,
            more=True,
            together=False,
            control=True,
            source="Russia (Sanctions) (EU Exit) Regulations 2019 (SI 2019/855), regulation 7 and Schedule 1; OFSI, UK "
            "Financial Sanctions General Guidance, chapter 4 (aggregation)",
        ),
    )
}


def rule_named(name: str | Rule) -> Rule:
    """Return a rule by its name.

    Raises:
        InvalidInputError: no rule has it.
    """
    if isinstance(name, Rule):
        return name
    if name not in RULES:
        raise InvalidInputError(f"no ownership rule is named {name!r}", where="rule", fix=f"use {', '.join(RULES)}")
    return RULES[name]


@dataclass(frozen=True, slots=True)
class Finding:
    """An entity that no list names as blocked and that listed persons own, may own, or own to an unknown share.

    Attributes:
        entity: its identifier in the edges.
        status: `blocked`, `possible` (it depends on where in their ranges the shares lie, or on whether holders act
            jointly), or `unknown` (it depends on a share that nobody states).
        rule: the rule by which it was assessed.
        low: the least that blocked persons hold of it together, a fraction in [0, 1].
        high: the most.
        paths: from a listed person to the entity, one for each owner that counts; of a longer one the last
            `LONGEST_PATH` steps.
        reason: why it has this status, in a sentence.
        name: of the entity, where an edge gives one.
    """

    entity: str
    status: Status
    rule: str
    low: Decimal
    high: Decimal
    paths: tuple[Path, ...]
    reason: str
    name: str = ""

    @property
    def aggregate(self) -> Decimal | tuple[Decimal, Decimal]:
        """What blocked persons hold of it together: a fraction, or the least and the most."""
        return self.low if self.low == self.high else (self.low, self.high)

    def explain(self) -> str:
        """The finding in words, a line for each step of each path."""
        lines = [f"{self.name or self.entity}: {self.status} by {self.rule}: {self.reason}"]
        for path in self.paths:
            lines += [f"  {'' if step == 0 else '  ' * step + 'and '}{edge}" for step, edge in enumerate(path)]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The finding as JSON values; shares as decimal texts."""
        return {
            "entity": self.entity,
            "name": self.name,
            "status": self.status,
            "rule": self.rule,
            "low": str(self.low),
            "high": str(self.high),
            "reason": self.reason,
            "paths": [[str(edge) for edge in path] for path in self.paths],
        }


def assess(
    watchlist: Watchlist,
    edges: Iterable[Edge] = (),
    rule: str | Rule = "ofac-50",
    as_of: dt.date | str | None = None,
) -> list[Finding]:
    """Find the entities that listed persons own.

    Args:
        watchlist: its entities with the topic `sanction`, or with no topic at all, are the listed persons; the
            ownerships that it states are edges, too.
        edges: further ones. Several statements of the same two parties are one holding: where they differ it has their
            range.
        rule: `ofac-50`, `eu` or `uk` (`RULES` says what each means and where it stands), or a rule of your own.
        as_of: the day on which edges have to hold. Without it an edge that states its end may or may not hold.

    Returns:
        The blocked first, then the possible, then the unknown; by identifier. Listed persons are not among them.

    Raises:
        InvalidInputError: no rule has that name.

    Example:
        OFAC's FAQ 401, example 3: X owns 50 % of A and 10 % of B, and A owns 40 % of B.

        >>> x = Entity(id="x", kind="Person", names=["Person X"], topics=["sanction"])
        >>> edges = [Edge("x", "a", "50%"), Edge("x", "b", "10%"), Edge("a", "b", "40%")]
        >>> [(found.entity, found.status, str(found.aggregate)) for found in assess(Watchlist([x]), edges)]
        [('a', 'blocked', '0.500000'), ('b', 'blocked', '0.500000')]
    """
    rule = rule_named(rule)
    day = dt.date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    listed = {entity.id for entity in watchlist if is_sanctioned(entity)}
    graph = _Graph((*edges_of(watchlist), *edges), day, control=rule.control)
    graph.names |= {entity.id: entity.caption for entity in watchlist}
    return _Reached(graph, listed, rule).findings()


def is_sanctioned(entity: Entity) -> bool:
    """Return whether an entity counts as a listed person: lists of one's own state no topic."""
    return not entity.topics or _SANCTION in entity.topics


@dataclass(frozen=True, slots=True)
class _Holding:
    """What one party holds of another, all statements together."""

    edge: Edge
    share: Share | None
    control: bool

    @property
    def low(self) -> Decimal:
        return self.share.low if self.share else ZERO

    @property
    def stated_high(self) -> Decimal:
        return self.share.high if self.share else ZERO

    @property
    def high(self) -> Decimal:
        return self.share.high if self.share else ONE


def _holding(statements: Sequence[Edge], as_of: dt.date | None, *, control: bool) -> _Holding:
    """What several statements of one owner and one owned party say together."""
    certain = [edge for edge in statements if edge.held(as_of)]
    share = combined(edge.share for edge in certain or statements)
    if share and not certain:  # whether it still holds is not known
        share = Share(ZERO, share.high)
    return _Holding((certain or statements)[0], share, control and any(edge.control for edge in certain))


class _Graph:
    """The holdings by owner and by owned party."""

    def __init__(self, edges: Iterable[Edge], as_of: dt.date | None, *, control: bool) -> None:
        stated: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        self.names: dict[str, str] = {}
        for edge in edges:
            for party, name in ((edge.owner, edge.owner_name), (edge.owned, edge.owned_name)):
                if name:
                    self.names.setdefault(party, name)
            if edge.owner != edge.owned and edge.held(as_of) is not False:
                stated[edge.owner, edge.owned].append(edge)
        self.of_owner: dict[str, list[_Holding]] = defaultdict(list)
        self.of_owned: dict[str, list[_Holding]] = defaultdict(list)
        for (owner, owned), statements in sorted(stated.items()):
            holding = _holding(statements, as_of, control=control)
            self.of_owner[owner].append(holding)
            self.of_owned[owned].append(holding)

    def reached(
        self,
        start: Iterable[str],
        share_of: Callable[[_Holding], Decimal],
        owned: Callable[[Decimal], bool],
        *,
        bounded: bool = False,
    ) -> dict[str, None]:
        """Return all that the start owns, itself included, in the order in which it is reached.

        Args:
            start: parties that are blocked, owners before what they own.
            share_of: how much of a holding counts.
            owned: whether what counts of an entity makes it owned.
            bounded: whether what others hold at the least bounds what counts.
        """
        reached = dict.fromkeys(start)
        queue = deque(reached)
        counted: dict[str, Decimal] = defaultdict(Decimal)
        least: dict[str, Decimal] = defaultdict(Decimal)
        while queue:
            for holding in self.of_owner.get(queue.popleft(), ()):
                party = holding.edge.owned
                if party in reached:
                    continue
                counted[party] += share_of(holding)
                share = counted[party]
                if bounded:
                    least[party] += holding.low
                    share = min(share, ONE - self.least_held(party) + least[party])
                if holding.control or owned(share):
                    reached[party] = None
                    queue.append(party)
        return reached

    def named(self, edge: Edge) -> Edge:
        """Return an edge with the names that other edges or the watchlist give its ends."""
        owner_name, owned_name = (self.names.get(party, "") for party in (edge.owner, edge.owned))
        return replace(edge, owner_name=owner_name, owned_name=owned_name)

    def least_held(self, party: str) -> Decimal:
        """Return what all its owners together hold of a party at the least."""
        return sum((holding.low for holding in self.of_owned.get(party, ())), ZERO)


class _Reached:
    """The three passes, and what they say of each entity."""

    def __init__(self, graph: _Graph, listed: set[str], rule: Rule) -> None:
        self._graph, self._listed, self._rule = graph, listed, rule
        together = graph.reached(sorted(listed), attrgetter("low"), rule.owned)
        self._blocked = together if rule.together else self._by_each_alone()
        start = {**self._blocked, **together}
        self._possible = graph.reached(start, attrgetter("stated_high"), rule.may_be_owned, bounded=True)
        self._unknown = graph.reached(self._possible, attrgetter("high"), rule.may_be_owned, bounded=True)

    def _by_each_alone(self) -> dict[str, None]:
        """What some listed person owns without the others; entities that it owns hold for it."""
        owned = dict.fromkeys(sorted(self._listed))
        owned_persons: set[str] = set()  # what they own is among what their owner owns
        for person in sorted(owned, key=self._graph.of_owned.__contains__):  # those whom nobody holds first
            if person in self._graph.of_owner and person not in owned_persons:
                reached = self._graph.reached((person,), attrgetter("low"), self._rule.owned)
                owned_persons |= self._listed.intersection(reached) - {person}
                owned |= reached
        return owned

    def findings(self) -> list[Finding]:
        """All entities that were reached and that are not listed."""
        statuses: dict[str, Status] = dict.fromkeys(self._unknown, "unknown")
        statuses |= dict.fromkeys(self._possible, "possible")
        statuses |= dict.fromkeys(self._blocked, "blocked")
        order = {"blocked": 0, "possible": 1, "unknown": 2}
        main = self._main_holdings()
        findings = (
            self._finding(party, status, main) for party, status in statuses.items() if party not in self._listed
        )
        return sorted(findings, key=lambda finding: (order[finding.status], finding.entity))

    def _counted(self, party: str) -> list[_Holding]:
        """The holdings that make a party what it is: of blocked owners, else of possible ones, else of unknown ones."""
        for reached in (self._blocked, self._possible):
            if party in reached:
                return [held for held in self._graph.of_owned[party] if held.edge.owner in reached]
        return [held for held in self._graph.of_owned[party] if held.edge.owner in self._unknown]

    def _main_holdings(self) -> dict[str, _Holding]:
        """The largest holding of each party among those of owners that were reached before it: the way back to a listed
        person.
        """
        places = {party: place for place, party in enumerate(self._unknown)}
        return {
            party: max(
                (held for held in self._graph.of_owned[party] if places.get(held.edge.owner, place) < place),
                key=attrgetter("control", "low", "high"),
            )
            for party, place in places.items()
            if party not in self._listed
        }

    def _finding(self, party: str, status: Status, main: Mapping[str, _Holding]) -> Finding:
        holdings = self._counted(party)
        low = min(ONE, sum((held.low for held in holdings if held.edge.owner in self._blocked), ZERO))
        reached = self._unknown
        all_holdings = [held for held in self._graph.of_owned[party] if held.edge.owner in reached]
        held_elsewhere = self._graph.least_held(party) - sum((held.low for held in all_holdings), ZERO)
        high = max(low, min(ONE - min(held_elsewhere, ONE), sum((held.high for held in all_holdings), ZERO)))
        paths = tuple(self._path(holding, main) for holding in holdings)
        reason = self._reason(status, holdings, low, high)
        return Finding(party, status, self._rule.name, low, high, paths, reason, self._graph.names.get(party, ""))

    def _path(self, holding: _Holding, main: Mapping[str, _Holding]) -> Path:
        steps = [holding.edge]
        while (owner := steps[-1].owner) not in self._listed and len(steps) < LONGEST_PATH:
            steps.append(main[owner].edge)
        return tuple(self._graph.named(edge) for edge in reversed(steps))

    def _reason(self, status: Status, holdings: list[_Holding], low: Decimal, high: Decimal) -> str:
        share = Share(low, high)
        half = Share(self._rule.threshold, self._rule.threshold)
        bar = f"{'more than ' if self._rule.more else ''}{half}{'' if self._rule.more else ' or more'}"
        if status == "blocked":
            if self._rule.owned(low):
                return f"listed persons own {share} of it, directly or through entities that they own ({bar} is needed)"
            return "a listed person controls it, or an entity that it owns does"
        if status == "unknown":
            return f"a share that no source states decides: listed persons own {share} of it ({bar} is needed)"
        if not self._rule.together and self._rule.owned(low):
            return (
                f"listed persons own {share} of it together, none of them enough alone: it counts if they act jointly"
            )
        if any(held.edge.owner not in self._blocked for held in holdings):
            return f"it depends on an owner that is only possibly owned itself; they hold {share} of it"
        return f"listed persons own {share} of it: whether that is {bar} is open"


def add_derived(
    watchlist: Watchlist, findings: Iterable[Finding], statuses: Iterable[Status] = ("blocked",)
) -> tuple[Watchlist, list[Finding]]:
    """List what listed persons own.

    Args:
        watchlist: the list that was assessed.
        findings: of `assess`, made anew for each edition: an owned entity lapses with what it was derived from.
        statuses: the statuses that are listed.

    Returns:
        The watchlist with the owned entities, each with the topic `sanction.linked` and its paths among the remarks of
        its provenance, which `Hit.labels`, explanations and reports show; and the findings without a name to list.

    Example:
        >>> from entityscreen.ownership.edges import Edge
        >>> listed = Watchlist([Entity(id="x", kind="Person", names=["Person X"], topics=["sanction"])])
        >>> edges = [Edge("x", "a", "50%", owner_name="Person X", owned_name="Alpha Trading")]
        >>> derived, unnamed = add_derived(listed, assess(listed, edges))
        >>> derived["a"].provenance[0].remarks
        ('Person X owns 50% of Alpha Trading',)
    """
    chosen = [finding for finding in findings if finding.status in set(statuses)]
    entities = watchlist.entities
    unnamed = [finding for finding in chosen if not finding.name and finding.entity not in entities]
    derived = [_derived(finding, entities.get(finding.entity)) for finding in chosen if finding not in unnamed]
    listed = {entity.id: entity for entity in (*watchlist, *derived)}
    return Watchlist(listed.values()), unnamed


def _derived(finding: Finding, listed: Entity | None) -> Entity:
    paths = tuple("; ".join(str(edge) for edge in path) for path in finding.paths)
    record = Provenance(
        source=f"{DERIVED}{finding.rule}",
        record_id=finding.entity,
        legal_basis=finding.reason,
        remarks=paths,
    )
    if listed is not None:
        topics = tuple(dict.fromkeys((*listed.topics, TOPIC)))
        return listed.model_copy(update={"topics": topics, "provenance": (*listed.provenance, record)})
    name = Name(text=finding.name, type="primary")
    return Entity(id=finding.entity, kind="LegalEntity", names=(name,), topics=(TOPIC,), provenance=(record,))
