"""Identifiers as keyed hashes: whatever numbers find each other do so hashed, under one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.screening.hashing import read_hash_key
from entityscreen.screening.runs.manifest import Manifest
from entityscreen.screening.runs.replay import replay

KEY, OTHER_KEY = b"a key of some length", b"another key of that length"
SHIP = es.Entity(
    id="s", kind="Vessel", names=["Adrian Darya"], identifiers=[es.Identifier(type="imo", value="9116412")]
)
MAN = es.Entity(
    id="m",
    kind="Person",
    names=["Ivan Petrov"],
    identifiers=[
        es.Identifier(type="passport", value="AB 123456", country="ru"),
        es.Identifier(type="national-id", value="12345", country="ru"),
        es.Identifier(type="tax-id", value="0000000"),
    ],
)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        (es.Identifier(type="imo", value="IMO 911-6412"), "Grace"),
        (es.Identifier(value="9116412"), "Grace"),
        (es.Identifier(type="passport", value="ab123456", country="ru"), "Somebody"),
        (es.Identifier(type="passport", value="AB123456", country="ua"), "Ivan Petrov"),
        (es.Identifier(type="national-id", value="12345", country="ru"), "Ivan Petrow"),
        (es.Identifier(value="12345"), "Ivan Petrow"),
        (es.Identifier(type="national-id", value="99999", country="ru"), "Ivan Petrov"),
        (es.Identifier(type="imo", value="9074729"), "Adrian Darya"),
        (es.Identifier(type="tax-id", value="0000000"), "Somebody"),
    ],
)
def test_hashed_numbers_score_as_plain_ones(identifier: es.Identifier, name: str) -> None:
    watchlist = es.Watchlist([SHIP, MAN])
    party = es.Party(name=name, identifiers=[identifier])
    plain = es.Screener(watchlist).screen(party)
    hashed = es.Screener(es.hash_identifiers(watchlist, KEY)).screen(es.hash_identifiers(party, KEY))
    assert [(hit.entity.id, hit.score) for hit in hashed] == [(hit.entity.id, hit.score) for hit in plain]


@given(st.text("AB0123456789 -", min_size=1, max_size=12), st.text("AB0123456789 -", min_size=1, max_size=12))
def test_equal_numbers_have_equal_hashes_and_others_have_not(first: str, second: str) -> None:
    from entityscreen.scoring.attributes import read_identifier

    if not (first.strip() and second.strip()):
        return
    numbers = [es.Identifier(value=text) for text in (first, second)]
    read = [read_identifier(number) for number in numbers]
    hashes = [es.hash_identifiers(es.Party(name="A", identifiers=[number]), KEY).identifiers for number in numbers]
    if all(number.identifies for number in read):
        assert (hashes[0] == hashes[1]) == ((read[0].value, read[0].type) == (read[1].value, read[1].type))
    else:
        assert () in hashes


def test_no_number_stays_and_other_keys_say_nothing() -> None:
    watchlist = es.hash_identifiers(es.Watchlist([SHIP, MAN]), KEY)
    text = "".join(entity.model_dump_json() for entity in watchlist)
    assert not [number for number in ("9116412", "123456", "12345", "0000000") if number in text]
    assert es.hash_identifiers(watchlist, KEY).digest == watchlist.digest
    assert es.hash_identifiers(es.Watchlist([SHIP, MAN]), OTHER_KEY).digest != watchlist.digest
    screener = es.Screener(watchlist)
    party = es.Party(name="Ivan Petrov", identifiers=[es.Identifier(type="national-id", value="99999", country="ru")])
    (without,) = screener.screen("Ivan Petrov")
    for other in (party, es.hash_identifiers(party, OTHER_KEY)):
        assert [hit.score for hit in screener.screen(other)] == [without.score]


def test_a_file_is_hashed_as_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTITYSCREEN_HASH_KEY", KEY.decode())
    parties = tmp_path / "p.csv"
    parties.write_text("id,name,passport\n1,Somebody Else,AB 123456\n", encoding="utf-8")
    screener = es.Screener(es.hash_identifiers(es.Watchlist([MAN]), KEY))
    assert screener.screen_file(parties).counts.alerts == 0
    summary = screener.screen_file(parties, hash="identifiers", output=tmp_path / "a.csv", json=tmp_path / "a.json")
    assert summary.counts.alerts == 1
    assert "123456" not in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert replay(Manifest.load(tmp_path / "a.csv"), screener).differences == ()


def test_a_key_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENTITYSCREEN_HASH_KEY", raising=False)
    assert read_hash_key("") == b""
    with pytest.raises(InvalidInputError, match="there is no key"):
        read_hash_key("identifiers")
    with pytest.raises(InvalidInputError, match="'names' cannot be hashed"):
        read_hash_key("names")
    (tmp_path / "key").write_bytes(KEY + b"\n")
    monkeypatch.setenv("ENTITYSCREEN_HASH_KEY_FILE", str(tmp_path / "key"))
    assert read_hash_key("identifiers") == KEY
    with pytest.raises(InvalidInputError, match="the key has 5 bytes"):
        es.hash_identifiers(es.Party(name="A"), b"short")
