"""Owned entities as listed by derivation, so that screening finds them and says why they are there."""

from __future__ import annotations

from collections.abc import Iterable

from entityscreen.model.entity import DERIVED, Entity, Provenance
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist
from entityscreen.ownership.assessment import Finding, Status

_KIND = "LegalEntity"
# FollowTheMoney's topic of what is linked to a sanctioned party without being listed itself.
TOPIC = "sanction.linked"


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
        >>> from entityscreen.ownership.assessment import assess
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
    return Entity(id=finding.entity, kind=_KIND, names=(name,), topics=(TOPIC,), provenance=(record,))
