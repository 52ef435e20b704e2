"""What `/match` answers: the scores of the library, one query for itself, and what a request may ask."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.server.conftest import ENTITIES, settings_in

import entityscreen as es
from entityscreen.caches import clear_large_caches, count_large_caches
from entityscreen.model.evidence import Evidence, rebuild_score
from entityscreen.model.party import Party
from entityscreen.screening import batch
from entityscreen.screening.screener import Screener
from entityscreen.server.api import match
from entityscreen.server.app import make_app, open_service

IGNACIO = {"name": "Ignacio Bermejo", "birthDate": "1962-11-23", "country": "ve"}


def ask(client: TestClient, properties: dict[str, Any], *, schema: str = "Person", query: str = "", **body: Any) -> Any:
    """The answer to one query."""
    asked = {"queries": {"q": {"schema": schema, "properties": properties}}, **body}
    answer = client.post(f"/match/default{query}", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["responses"]["q"]


def ids(answer: Any) -> list[str]:
    return [result["id"] for result in answer["results"]]


def wire_equals_library(client: TestClient, screener: Screener, parties: Sequence[Party]) -> int:
    """Ask for parties in batches, rebuild each score from the evidence that came over the wire, and count the hits."""
    compared = 0
    for start in range(0, len(parties), 100):
        block = {str(n): party for n, party in enumerate(parties[start : start + 100])}
        queries = {
            n: {"schema": p.kind, "properties": {"name": p.name, "birthDate": str(p.birth_date or "")}}
            for n, p in block.items()
        }
        answers = client.post("/match/default?limit=500", json={"queries": queries}).json()["responses"]
        for number, party in block.items():
            hits, results = screener.screen(party), answers[number]["results"]
            assert [(hit.entity.id, hit.score) for hit in hits] == [(r["id"], r["score"]) for r in results]
            for hit, result in zip(hits, results, strict=True):
                assert result["evidence"] == [record.to_dict() for record in hit.evidence]
                assert rebuild_score(Evidence(**record) for record in result["evidence"]) == result["score"]
                compared += 1
    return compared


def test_the_wire_says_what_the_library_says(client: TestClient, screener: Screener) -> None:
    names = [name.text for entity in ENTITIES for name in entity.names]
    variants = [
        name[:cut] + letter + name[cut + 1 :] for name in names for cut in range(len(name)) for letter in "aeiu"
    ]
    parties = [Party(name=text, kind="Person", birth_date="1962") for text in (names + variants)[:300]]
    assert wire_equals_library(client, screener, parties) > 150


def test_the_wire_says_what_the_library_says_of_ofac(ofac: es.Watchlist, tmp_path: Path) -> None:
    """1,000 queries, listed and unlisted, persons and others, against every sixth entity of the real list."""
    entities = list(ofac)
    screener = es.Screener(es.Watchlist(entities[::6]))
    asked = [entity for at, entity in enumerate(entities) if at % 9 == 0 or at % 54 == 6][:1_000]
    parties = [
        Party(name=" ".join(reversed(entity.names[-1].text.split())), kind=entity.kind, birth_date=day)
        for entity in asked
        for day in [next((str(date) for date in entity.birth_dates), None)]
    ]
    assert len(parties) == 1_000
    with TestClient(make_app(open_service(settings_in(tmp_path), screener))) as client:
        assert wire_equals_library(client, screener, parties) > 300


def test_a_bad_query_fails_alone(client: TestClient) -> None:
    queries = {
        "good": {"schema": "Person", "properties": {"name": ["Ignacio Bermejo"]}},
        "placeholder": {"schema": "Person", "properties": {"name": "N/A"}},
        "schema": {"schema": "Ownership", "properties": {"name": "A"}},
        "shape": {"schema": "Person", "properties": {"name": [{"a": 1}]}},
        "no object": 7,
        "long": {"schema": "Person", "properties": {"name": "a" * 5_000}},
        "skipped": None,
    }
    answer = client.post("/match/default", json={"queries": queries})
    assert answer.headers["x-batch-size"] == "6"
    statuses = {key: response["status"] for key, response in answer.json()["responses"].items()}
    assert statuses == {key: 200 if key == "good" else 400 for key in queries if key != "skipped"}
    assert "placeholder" in answer.json()["responses"]["placeholder"]["detail"]


@pytest.mark.parametrize(
    ("body", "doubled"),
    [
        ('{"queries": {"q": {"properties": {"name": "A"}}, "q": {"properties": {"name": "B"}}}}', "q"),
        ('{"queries": {"q": {"properties": {"name": "Ignacio Bermejo", "name": "Nobody"}}}}', "name"),
    ],
)
def test_no_query_or_value_is_lost_to_another_of_its_key(client: TestClient, body: str, doubled: str) -> None:
    for answer in (
        client.post("/match/default", content=body),
        client.post("/match/default", content=body.encode("utf-16")),
        client.post("/reconcile/default", data={"queries": body}),
    ):
        assert answer.status_code == 400
        assert f"the key '{doubled}' is there twice in one object; " in answer.json()["detail"]


@pytest.mark.parametrize(
    ("properties", "schema"),
    [
        ({"firstName": "Ignacio", "lastName": ["Bermejo"]}, "Person"),
        ({"name": "Somebody Else", "firstName": ["Ignacio"], "lastName": "Bermejo Salas"}, "Person"),
        ({"alias": ["Nacho Bermejo"]}, "Person"),
        ({"name": [None, "Ignacio Bermejo"], "country": "Venezuela"}, "LegalEntity"),
        ({"passportNumber": "V1234567", "nationality": "ve"}, "Person"),
    ],
    ids=["parts", "wrong name, right parts", "alias", "null, country in words", "a number alone"],
)
def test_properties_are_understood(client: TestClient, properties: dict[str, Any], schema: str) -> None:
    assert ids(ask(client, properties, schema=schema))[0] == "x-101"


def test_a_service_forgets_words_when_it_holds_many(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs for months: what it remembers of ever new names must not fill the memory, what comes again may stay."""
    cleared: list[int] = []

    def forget() -> None:
        cleared.append(count_large_caches())
        clear_large_caches()

    ask(client, IGNACIO)
    most = count_large_caches() + 20
    monkeypatch.setattr(match, "_MOST_REMEMBERED", most)
    monkeypatch.setattr(batch, "clear_large_caches", forget)
    for _ in range(20):
        ask(client, IGNACIO)
    assert not cleared
    for number in range(100):
        ask(client, {"name": f"Ignacio Bermejo{chr(97 + number // 26)}{chr(97 + number % 26)}"})
    assert cleared
    assert min(cleared) > most


def test_what_is_not_understood_is_said(client: TestClient) -> None:
    properties = {**IGNACIO, "birthDate": ["1962-11-23", "soon"], "country": ["ve", "Atlantis"], "colour": "red"}
    answer = ask(client, properties, weights={"name_literal": 1.0})
    warned = " ".join(answer["warnings"])
    assert all(word in warned for word in ("birthDate: 1 cannot", "country: 1 not known", "colour", "weights"))
    assert answer["query"]["properties"] == {
        "name": ["Ignacio Bermejo"],
        "birthDate": ["1962-11-23"],
        "country": ["ve"],
    }
    assert ask(client, {"notes": "nothing"})["warnings"] == [
        "nothing to screen: neither a name, nor a number, nor a contact detail"
    ]


def test_threshold_limit_and_cutoff(client: TestClient) -> None:
    assert ids(ask(client, IGNACIO, query="?limit=1")) == ["x-101"]
    assert ask(client, IGNACIO, query="?limit=1")["total"]["value"] == 2
    assert ids(ask(client, IGNACIO, query="?threshold=0.95")) == ["x-101"]
    below = ask(client, IGNACIO, query="?threshold=0.95&cutoff=0.5")
    assert [(result["id"], result["match"]) for result in below["results"][:2]] == [("x-101", True), ("x-102", False)]
    assert "may be missing" in below["warnings"][0]


@pytest.mark.parametrize(
    ("query", "body", "expected"),
    [
        ("?include_dataset=eu_fsf", {}, []),
        ("?exclude_dataset=us-ofac-sdn", {}, []),
        ("?exclude_schema=Person", {}, []),
        ("?topics=role.pep&topics=sanction", {}, ["x-101", "x-102"]),
        ("?exclude_entity_ids=101", {}, ["x-102"]),
        ("?exclude_entity_ids=", {}, ["x-101", "x-102"]),
        ("", {"params": {"exclude_entity_ids": ["", " "]}}, ["x-101", "x-102"]),
        ("?topics=no-topic", {}, []),
        ("?changed_since=2026-11-29", {}, ["x-101", "x-102"]),
        ("?changed_since=2026-11-30T00:00:00.5%2B00:00", {}, []),
        ("", {"params": {"exclude_entity_ids": ["x-101"]}}, ["x-102"]),
        ("", {"params": {"include_datasets": ["un_sc_sanctions"]}}, []),
        ("", {"config": {"birth_date_conflict": 0.0}}, ["x-101", "x-102"]),
    ],
)
def test_filters(client: TestClient, query: str, body: dict[str, Any], expected: list[str]) -> None:
    assert ids(ask(client, IGNACIO, query=query, **body)) == expected


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("default", es.Scope()),
        ("us_ofac_sdn", es.Scope(lists=["us-ofac-sdn"])),
        ("sanctions", es.Scope(lists=["us-ofac-sdn", "eu-fsf"])),
        ("default?include_dataset=un_sc_sanctions", es.Scope(lists=["un-sc"])),
        ("default?include_dataset=nosuch", es.Scope(lists=["nosuch"])),
        ("default?exclude_dataset=us_ofac_sdn&topics=sanction", es.Scope(exclude_lists=["us-ofac-sdn"])),
        ("default?topics=role.pep", es.Scope(topics=["role.pep"])),
        ("default?exclude_schema=Vessel", es.Scope(exclude_kinds=["Vessel"])),
        ("default?exclude_entity_ids=x-101", es.Scope(exclude_entities=["x-101"])),
        ("default?exclude_entity_ids=101", es.Scope(exclude_entities=["101"])),
    ],
)
def test_a_request_is_screened_within_its_scope(
    client: TestClient, screener: Screener, path: str, scope: es.Scope
) -> None:
    names = [name.text for entity in ENTITIES for name in entity.names]
    queries = {str(n): {"schema": "Thing", "properties": {"name": name}} for n, name in enumerate(names)}
    answers = client.post(f"/match/{path}", json={"queries": queries}).json()["responses"]
    of_library = [[hit.entity.id for hit in screener.screen(name, scope=scope)] for name in names]
    assert [ids(answers[str(n)]) for n in range(len(names))] == of_library
    if "exclude_entity_ids" in path:  # which `/text` does not take
        return
    within = {entity.id for entity in ENTITIES if scope.covers(entity)}
    texts = [client.post(f"/text/{path}", json={"text": f"rent to {name}, May"}).json()["hits"] for name in names]
    assert {hit["id"] for hits in texts for hit in hits} <= within


def test_a_schema_is_excluded_without_what_it_includes(client: TestClient) -> None:
    """As yente does; `Scope.exclude_kinds` takes a kind with what it includes."""
    shipping = {"name": "BERMEJO SHIPPING C.A."}
    for schema, expected in (("LegalEntity", ["x-103"]), ("Company", [])):
        assert ids(ask(client, shipping, schema="Company", query=f"?exclude_schema={schema}")) == expected
    assert not es.Scope(exclude_kinds=["LegalEntity"]).covers(ENTITIES[2])


def test_lists_of_address_parameter_and_body_all_hold(client: TestClient) -> None:
    body = {"queries": {"q": {"schema": "Person", "properties": IGNACIO}}}
    for path, params, expected in (
        ("us_ofac_sdn?include_dataset=sanctions", {"include_datasets": ["us_ofac_sdn"]}, ["x-101", "x-102"]),
        ("us_ofac_sdn?include_dataset=un_sc_sanctions", {}, []),
        ("us_ofac_sdn", {"include_datasets": ["un_sc_sanctions"]}, []),
    ):
        answer = client.post(f"/match/{path}", json={**body, "params": params}).json()
        assert ids(answer["responses"]["q"]) == expected


def test_a_weight_of_the_request_moves_the_score_and_the_digest(client: TestClient) -> None:
    body = {"queries": {"q": {"schema": "Person", "properties": IGNACIO}}}
    plain, changed = (
        client.post("/match/default", json={**body, "config": c}) for c in ({}, {"birth_date_match": 0.0})
    )
    assert plain.headers["x-watchlist-digest"] == changed.headers["x-watchlist-digest"]
    assert plain.headers["x-config-digest"] != changed.headers["x-config-digest"]
    scores = [answer.json()["responses"]["q"]["results"][0]["score"] for answer in (plain, changed)]
    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("path", "body", "status", "detail"),
    [
        ("/match/nope", {}, 404, "No such dataset"),
        ("/match/default?algorithm=logic-v1", {}, 400, "Invalid algorithm: logic-v1"),
        ("/match/default", {"queries": {}}, 400, "No queries provided."),
        ("/match/default", {"queries": {str(n): {} for n in range(101)}}, 400, "Too many queries"),
        ("/match/default", {"config": {"nope": 1}}, 400, "Invalid configuration parameter: nope for algorithm best"),
        ("/match/default", {"config": {"missing": 7}}, 400, "Invalid configuration parameter: missing"),
        ("/match/default?changed_since=soon", {}, 422, "changed_since"),
        ("/match/default?threshold=2", {}, 422, "threshold"),
        ("/entities/nope", None, 404, "No such entity!"),
        ("/entities/x-101/adjacent/nope", None, 404, "No such property!"),
        ("/search/default?schema=Nope", None, 400, "Invalid schema"),
        ("/search/default?filter=country", None, 400, "Invalid filter"),
    ],
)
def test_what_cannot_be_asked(client: TestClient, path: str, body: Any, status: int, detail: str) -> None:
    queries = {"queries": {"q": {"schema": "Person", "properties": IGNACIO}}}
    answer = client.get(path) if body is None else client.post(path, json={**queries, **body})
    assert answer.status_code == status
    assert detail in str(answer.json()["detail"])
    assert "Bermejo" not in answer.text


def test_a_body_without_a_type_is_json(client: TestClient) -> None:
    body = b'{"queries": {"q": {"schema": "Person", "properties": {"name": "Ignacio Bermejo"}}}}'
    assert client.post("/match/sanctions", content=body).status_code == 200


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=bermejo", ["x-103", "x-101", "x-102"]),
        ("q=BERMEJO+shipp", ["x-103"]),
        ("q=101", ["x-101"]),
        ("q=9187629", ["x-105"]),
        ("q=Бермехо+Салас", ["x-101"]),  # no such word: it is screened
        ("q=bermejo&schema=Company", ["x-103"]),
        ("q=bermejo&datasets=eu_fsf", ["x-103"]),
        ("q=bermejo&filter=birthDate:1990-06-21", ["x-102"]),
        ("q=bermejo&sort=caption:desc&limit=1", ["x-102"]),
        ("q=bermejo&offset=2", ["x-102"]),
        ("countries=ru&countries=cn", ["x-104", "x-106"]),
        ("countries=ru&countries=cn&filter_op=AND", []),
    ],
)
def test_search(client: TestClient, query: str, expected: list[str]) -> None:
    answer = client.get(f"/search/default?{query}").json()
    assert [result["id"] for result in answer["results"]] == expected


def test_search_without_words_lists_everybody_with_facets(client: TestClient) -> None:
    answer = client.get("/search/default?facets=countries&facets=schema").json()
    assert answer["total"]["value"] == len(ENTITIES)
    assert {"name": "ru", "label": "Russia", "count": 1} in answer["facets"]["countries"]["values"]
    assert answer["facets"]["schema"]["values"][0]["name"] == "Person"


def test_an_address_alone_finds_what_the_library_finds(client: TestClient, screener: Screener) -> None:
    (hit,) = screener.screen(es.Party(addresses=["Gagarina street 27, TOMSK 634050"]))
    (result,) = ask(client, {"address": ["Gagarina street 27, TOMSK 634050"]}, schema="LegalEntity")["results"]
    assert (result["id"], result["score"]) == ("x-104", hit.score)


def test_contact_details_are_screened(client: TestClient) -> None:
    stated = {"email": ["x@y.example"], "phone": ["+1 202 555 0143"], "website": ["y.example"], "address": ["1 Elm St"]}
    answer = ask(client, stated)
    assert answer["warnings"] == []
    assert answer["query"]["properties"] == stated
    further = {**IGNACIO, "birthDate": ["1962-11-23", "1963"], "birthPlace": ["Caracas"]}
    assert ask(client, further)["query"]["properties"]["birthDate"] == further["birthDate"]
