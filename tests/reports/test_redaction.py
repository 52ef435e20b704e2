"""Redacted results: nothing of a party is in them, and everything by which it is found again."""

from __future__ import annotations

import base64
import csv
import json
import re
import zlib
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.model.decision import party_digest
from entityscreen.reports.redaction import mask_quotes
from entityscreen.screening.files import read_parties
from entityscreen.screening.runs.manifest import Manifest
from entityscreen.screening.runs.replay import replay

ENTITIES = [
    es.Entity(
        id="k",
        kind="Person",
        names=["Nikolai Chernyshevsky", "尼古拉"],
        birth_dates=["1961-05-03"],
        countries=["ru"],
        identifiers=[es.Identifier(type="passport", value="XQ7788123", country="ru")],
        addresses=["17 Zelenaya ulitsa, Tver"],
    ),
    es.Entity(id="w", kind="Company", names=["武漢高芯科技有限公司"]),
]
ROWS = (
    "id,name,alias,birth date,country,passport,address,phone,remark\n"
    '7,Nikolay Tchernyshevski,Kolja,1961-05-04,UA,XQ7788123,"Zelenaja 17, Twer",+7 4822 555123,Stammkunde\n'
    ",Wuhan Gaoxing Keji,,,CN,,,,Neukunde\n"
    "9,N/A,,,,,,,Interessent\n"
    "10,Nikolay Tchernyshevski / Meridian Optix,,1870-13-77,Nowhereland,,,,Altkunde\n"
)
SECRETS = (
    *(
        "tchernyshevski",
        "kolja",
        "1961-05-04",
        "1870",
        "nowhere",
        "7788123",
        "twer",
        "zelenaja",
        "555123",
        "stammkunde",
    ),
    *("gaoxing", "keji", "wuhan", "neukunde", "interessent", "altkunde", "meridian", "optix", "N/A"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.csv").write_text(ROWS, encoding="utf-8")
    places = {"output": "a.csv", "json": "a.json", "html": "a.html", "log": "a.log", "rejected": "r.csv"}
    paths = {option: tmp_path / name for option, name in {**places, "flagged": "f.csv"}.items()}
    es.Screener(es.Watchlist(ENTITIES)).screen_file(tmp_path / "p.csv", redact=True, **paths)  # type: ignore[arg-type]  # their names
    return tmp_path


def texts_of(folder: Path) -> dict[str, str]:
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("[afr].*")}
    packed = re.search(r'id="data">([^<]+)<', texts["a.html"])
    assert packed is not None
    texts["a.html"] = zlib.decompress(base64.b64decode(packed[1])).decode()
    return texts


def test_nothing_of_a_party_is_in_redacted_results(folder: Path) -> None:
    texts = texts_of(folder)
    del texts["a.csv.manifest.json"]
    listed = json.dumps([entity.model_dump(mode="json") for entity in ENTITIES], ensure_ascii=False).casefold()
    found = [
        (name, secret)
        for name, text in texts.items()
        for secret in SECRETS
        if secret.casefold() in text.casefold() and secret.casefold() not in listed
    ]
    assert set(texts) == {"a.csv", "a.json", "a.html", "a.log", "r.csv", "f.csv"}
    assert found == []


def test_remarks_on_objects_of_json_lose_what_they_quote(tmp_path: Path) -> None:
    row = {"name": "Xi Jinping", "passport": {"valid until": 20301231, "holder of this document": "it's X" + "i" * 90}}
    (tmp_path / "p.jsonl").write_text(json.dumps(row), encoding="utf-8")
    [party_row] = read_parties(tmp_path / "p.jsonl")
    assert [mask_quotes(flag) for flag in party_row.flags] == ["identifier (redacted) has no value and is not used"]


def test_references_and_digests_stay(folder: Path) -> None:
    parties = [row.party for row in read_parties(folder / "p.csv")]
    digests = [party_digest(party) if party else "" for party in parties]
    alerts = list(csv.DictReader((folder / "a.csv").open(encoding="utf-8")))
    assert [(one["row"], one["party_id"], one["entity_id"], one["party_digest"]) for one in alerts] == [
        ("1", "7", "k", digests[0]),
        ("2", "", "w", digests[1]),
        ("4", "10", "k", digests[3]),
    ]
    assert {one["party_name"] for one in alerts} == {"(redacted)"}
    in_json = json.loads((folder / "a.json").read_text(encoding="utf-8"))["alerts"]
    assert [one["party_digest"] for one in in_json] == [one["party_digest"] for one in alerts]
    for one in in_json:
        records = [es.Evidence(**{"reason": "", **record}) for record in one["evidence"]]
        assert es.rebuild_score(records) == one["score"]
    cards = json.loads(texts_of(folder)["a.html"])["parties"]
    assert {card["key"] for card in cards} == {"7", "10", digests[1]}


def test_a_redacted_run_is_replayed_redacted(folder: Path) -> None:
    manifest = Manifest.load(folder / "a.csv")
    assert manifest.writing["redact"] is True
    assert replay(manifest, es.Screener(es.Watchlist(ENTITIES))).differences == ()


@pytest.mark.parametrize(
    ("remark", "masked"),
    [
        ("kind 'Firma' is not known and not used", "kind (redacted) is not known and not used"),
        ("holds several names: 'A', \"B's\" screened too", "holds several names: (redacted), (redacted) screened too"),
        ("the party's name is too long", "the party's name is too long"),
    ],
)
def test_remarks_lose_what_they_quote(remark: str, masked: str) -> None:
    assert mask_quotes(remark) == masked
