"""How entities and hits are written: FollowTheMoney's properties, the score, and why in yente's words.

ENTITY and SCORED of the contract are here; which entities a route gives is said where the route is.
"""

from __future__ import annotations

from typing import Any

from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence
from entityscreen.model.ftm.record import TOP_LEVEL, entity_to_ftm
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.reports.page_data import field_of
from entityscreen.server.datasets import wire_name
from entityscreen.server.directory import change_of, referents_of, time_of
from entityscreen.server.editions import Edition

# What yente's dashboards call an attribute that agrees, and one that conflicts.
_FEATURES = {
    "birth date": ("birth_date_match", "dob_year_disjoint"),
    "country": ("country_match", "country_mismatch"),
    "gender": ("gender_match", "gender_mismatch"),
    "identifier": ("identifier_match", "identifier_mismatch"),
    "address": ("address_prop_match", "address_mismatch"),
    "phone": ("phone_match", "phone_mismatch"),
    "email": ("email_match", "email_mismatch"),
    "website": ("website_match", "website_mismatch"),
    "birth place": ("birth_place_match", "birth_place_mismatch"),
    "kind": ("kind_match", "kind_mismatch"),
}


def entity_json(entity: Entity, edition: Edition) -> dict[str, Any]:
    """ENTITY of the contract, flat."""
    written = entity_to_ftm(entity)
    record = {
        "id": entity.id,
        "provenance": [{"record_id": p.record_id, "source_date": p.source_date, "fetched_at": p.fetched_at}
                       for p in entity.provenance],
        "properties": entity.properties,
    }  # fmt: skip
    return {
        "id": entity.id,
        "caption": entity.caption,
        "schema": entity.kind,
        "properties": written["properties"],
        "datasets": [wire_name(source) for source in entity.sources],
        "referents": referents_of(record),
        "target": entity.properties.get(f"{TOP_LEVEL}target") != ("false",),
        "first_seen": time_of(record, "first_seen"),
        "last_seen": time_of(record, "last_seen"),
        "last_change": change_of(record) or edition.made_at,
    }


def hit_json(hit: Hit, party: Party, edition: Edition, *, match: bool) -> dict[str, Any]:
    """A result: ENTITY with its score, why in yente's words, and the evidence that makes the score."""
    result = entity_json(hit.entity, edition)
    result |= {
        "score": hit.score,
        "match": match,
        "explanations": explanations_of(hit, party),
        "name_score": hit.name_score,
        "threshold": hit.threshold,
        "matched_name": hit.matched_name,
        "labels": list(hit.labels),
        "evidence": [record.to_dict() for record in hit.evidence],
    }
    if hit.chance is not None:
        result["chance"] = hit.chance
    return result


def explanations_of(hit: Hit, party: Party) -> dict[str, dict[str, Any]]:
    """The evidence by yente's features; each moved the score, or says why it did not."""
    of_names = [record for record in hit.evidence if record.kind not in ("attribute", "label")]
    name_feature = "weak_alias_match" if hit.name.type == "weak" else "name_match"
    explained = {}
    detail = "; ".join(_in_words(record) for record in of_names)
    if hit.query_name:
        explained[name_feature] = _feature(hit.name_score, detail, hit.query_name, hit.matched_name)
    elif hit.name_score:
        explained["contact_match"] = _feature(hit.name_score, detail, "", "")
    for record in hit.evidence:
        if record.kind == "attribute":
            agrees, conflicts = _FEATURES.get(field_of(record, party, hit.entity), ("attribute", "attribute_mismatch"))
            name = conflicts if record.amount < 0 else agrees
            if name == "dob_year_disjoint" and record.query[:4] == record.listed[:4]:
                name = "dob_day_disjoint"
            explained[name] = _feature(record.amount, record.reason, record.query, record.listed)
    return explained


def _feature(score: float, detail: str, query: str, candidate: str) -> dict[str, Any]:
    return {"score": score, "detail": detail or None, "query": query or None, "candidate": candidate or None}


def _in_words(record: Evidence) -> str:
    names = " = ".join(filter(None, (record.query, record.listed)))
    amount = f" {record.amount:+.3f}" if record.amount else ""
    return f"{names}: {record.reason}{amount}" if names else f"{record.reason}{amount}"
