"""Who may ask, what is refused, how the list is exchanged, and that no request makes the service fail."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.server.conftest import ENTITIES, settings_in

import entityscreen as es
from entityscreen.errors import ConfigError, SnapshotError
from entityscreen.screening.screener import Screener
from entityscreen.server.app import make_app, open_service
from entityscreen.server.keys import new_key
from entityscreen.server.service import Service
from entityscreen.server.settings import ServerSettings

QUERY = {"queries": {"q": {"schema": "Person", "properties": {"name": "Ignacio Bermejo"}}}}


def client_of(screener: Screener, folder: Path, **values: object) -> TestClient:
    return TestClient(make_app(open_service(settings_in(folder, **values), screener)), raise_server_exceptions=False)


def test_keys(screener: Screener, tmp_path: Path) -> None:
    key, kept = new_key("onboarding")
    with client_of(screener, tmp_path, keys=[kept.model_dump()]) as client:
        for scheme in ("ApiKey", "Bearer", "bearer"):
            assert client.post("/match/default", json=QUERY, headers={"Authorization": f"{scheme} {key}"}).is_success
        for headers in ({}, {"Authorization": "ApiKey guessed"}, {"Authorization": f"Basic {key}"}):
            assert client.post("/match/default", json=QUERY, headers=headers).status_code == 401
        assert client.get(f"/catalog?api_key={key}").status_code == 401
        assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200
    with client_of(screener, tmp_path, keys=[kept.model_dump()], keys_in_urls=True) as client:
        assert client.get(f"/catalog?api_key={key}").status_code == 200
    assert key not in kept.model_dump_json()


def test_without_keys_only_this_machine_is_served(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"does not listen on 0\.0\.0\.0"):
        ServerSettings.from_toml(None, snapshot=tmp_path, host="0.0.0.0")  # noqa: S104
    (tmp_path / "c.toml").write_text('nope = 1\nsnapshot = "x"\n', "utf-8")
    with pytest.raises(ConfigError, match="nope"):
        ServerSettings.from_toml(tmp_path / "c.toml")


def test_limits(screener: Screener, tmp_path: Path) -> None:
    limits = {"body_bytes": 2_000, "url_bytes": 1_100}
    with client_of(screener, tmp_path, limits=limits) as client:
        assert client.post("/match/default", content=b" " * 2_001).status_code == 413
        in_pieces = client.post("/match/default", content=iter([b" " * 1_500, b" " * 1_500]))
        assert in_pieces.status_code == 413
        assert client.get("/search/default?q=" + "a" * 1_200).status_code == 414


def test_a_body_sent_as_a_form_is_told_what_it_lacks(client: TestClient) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}  # what curl -d sends unless told otherwise
    answer = client.post("/match/default", content=b'{"queries": {}}', headers=form)
    assert answer.status_code == 422
    assert "send Content-Type: application/json" in answer.text
    assert client.head("/healthz").status_code == client.head("/readyz").status_code == 200


def test_too_many_at_once_and_too_slow(screener: Screener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"in_flight": 1, "seconds": 1.0}
    client = client_of(screener, tmp_path, limits=limits)
    original = Screener.screen_block
    has_begun, may_end = threading.Event(), threading.Event()

    def slow(self: Screener, parties: Any) -> Any:
        has_begun.set()
        may_end.wait(60)
        return original(self, parties)

    monkeypatch.setattr(Screener, "screen_block", slow)
    answers: list[Any] = []
    with client:
        first = threading.Thread(target=lambda: answers.append(client.post("/match/default", json=QUERY)))
        first.start()
        assert has_begun.wait(60)
        second = client.post("/match/default", json=QUERY)
        assert client.get("/healthz").status_code == 200
        first.join()
        may_end.set()
    assert (second.status_code, second.headers["retry-after"]) == (429, "1")
    assert answers[0].status_code == 503


def test_metrics_name_nobody(client: TestClient) -> None:
    client.post("/match/default", json=QUERY)
    client.get("/search/default?q=bermejo")
    client.get("/entities/x-101")
    text = client.get("/metrics").text
    assert 'http_request_duration_seconds_count{route="/match/{dataset}",status="200"}' in text
    assert 'entityscreen_hits_total{kind="Person",list="us_ofac_sdn"}' in text
    assert "ermejo" not in text
    assert "x-101" not in text


def test_catalog_is_kept_by_its_tag(client: TestClient) -> None:
    first = client.get("/catalog")
    again = client.get("/catalog", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    entries = {entry["name"]: entry for entry in first.json()["datasets"]}
    assert entries["sanctions"]["children"] == ["eu_fsf", "us_ofac_sdn"]
    assert entries["default"]["entity_count"] == len(ENTITIES)


def test_algorithms_say_what_every_weight_does(client: TestClient) -> None:
    [algorithm] = client.get("/algorithms").json()["algorithms"]
    assert set(algorithm["docs"]["config"]) == set(es.ScreeningConfig().weights.model_dump())
    assert all(setting["description"] for setting in algorithm["docs"]["config"].values())


def test_updatez_wants_its_token(client: TestClient, screener: Screener, tmp_path: Path) -> None:
    assert client.post("/updatez?token=guessed").status_code == 403
    assert client.post("/updatez?token=renew&sync=true").json() == {"status": "ok"}
    with client_of(screener, tmp_path) as unset:
        assert unset.post("/updatez?token=").status_code == 403


def test_a_bad_snapshot_leaves_the_old_one(editions: dict[str, Path], tmp_path: Path) -> None:
    canaries = tmp_path / "canaries.csv"
    canaries.write_text("name,kind,entity\nArkady Testimira,Person,x-Arkady0\n", "utf-8")
    pointer, broken = tmp_path / "current.json", tmp_path / "broken.snapshot"
    broken.write_bytes(editions["Arkady"].read_bytes()[:-100])
    pointer.write_text(f'{{"snapshot": "{editions["Arkady"]}"}}', "utf-8")
    service = open_service(settings_in(tmp_path, snapshot=pointer, canaries=canaries, update_token="t"))
    service.open()
    with TestClient(make_app(service)) as client:
        digest = client.get("/catalog").headers["x-watchlist-digest"]
        for bad in (broken, editions["Bertil"], tmp_path / "nowhere"):  # cut off; without the canary; not there
            pointer.write_text(f'{{"snapshot": "{bad}"}}', "utf-8")
            assert client.post("/updatez?token=t&sync=true").status_code == 503
            assert client.get("/readyz").status_code == 200
            assert client.get("/catalog").headers["x-watchlist-digest"] == digest
            assert "entityscreen_snapshot_failed 1.0" in client.get("/metrics").text


def test_readyz_waits_for_a_list(tmp_path: Path) -> None:
    service = open_service(settings_in(tmp_path))
    with pytest.raises(SnapshotError, match="names no snapshot"):
        service.open()
    with TestClient(make_app(service)) as client:
        assert client.get("/readyz").status_code == client.post("/match/default", json=QUERY).status_code == 503
        assert client.get("/healthz").status_code == 200


GENERATED = 1_000


def test_generated_requests_never_fail_inside(service: Service) -> None:
    """Schemathesis makes requests of the OpenAPI document, good and bad ones; of a route without parameters but one."""
    schemathesis = pytest.importorskip("schemathesis", reason="pip install schemathesis")
    from hypothesis import HealthCheck, given, settings

    app = make_app(service)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    operations = [result.ok() for result in schema.get_all_operations()]
    each = 2 * GENERATED // len(operations)
    failed: list[str] = []
    asked = 0
    with TestClient(app, raise_server_exceptions=False) as client:
        for operation in operations:

            @given(case=operation.as_strategy())
            @settings(max_examples=each, deadline=None, suppress_health_check=list(HealthCheck))
            def check(case: Any) -> None:
                nonlocal asked
                asked += 1
                answer = case.call(session=client)
                if answer.status_code >= 500 and answer.status_code != 503:
                    failed.append(f"{case.method} {case.formatted_path} {answer.status_code}")

            check()
    assert not failed
    assert asked >= GENERATED
