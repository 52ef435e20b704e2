"""Laws of screening with more than names: dates, countries, numbers, aliases, thresholds by kind and list."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import entityscreen as es

pa = pytest.importorskip("pyarrow")

WORDS = st.sampled_from(
    [
        *(
            "vladimir",
            "wladimir",
            "putin",
            "puttin",
            "ali",
            "mohammed",
            "muhammad",
            "hasan",
            "bin",
            "jr",
            "v",
            "o'brien",
        ),
        *("abe", "shinzo", "kono", "taro", "mori", "kenichi", "sakura"),
        *("jinping", "xi", "hsi", "chin-ping", "путин", "владимир", "محمد", "علي", "kim", "jong-un", "chan", "kwok-ki"),
        *(
            "wuhan",
            "gaoxin",
            "technology",
            "keji",
            "bank",
            "fund",
            "gmbh",
            "ltd",
            "ocean",
            "star",
            "oceanstar",
        ),
    ]
)
FOREIGN = ["普京", "约翰·史密斯", "卡塔菲"]
JAPANESE = ["安倍晋三", "森健一", "河野 太郎", "やまだ たろう", "小林さくら"]
CHARACTERS = st.sampled_from(
    ["習近平", "习近平", "김정은", "武漢高芯科技", "高芯", "有限公司", "陳國基", "王", "汪", *FOREIGN, *JAPANESE]
)
# Not both in one name, and no digits in it: what the index loses there are cases in
# tests/screening/test_screener.py.
NAMES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(CHARACTERS, min_size=1, max_size=2).map("".join),
)
KINDS = st.sampled_from(["Person", "Company", "Vessel", "LegalEntity"])
TYPES = st.sampled_from(["primary", "alias", "weak", "former"])
DATES = st.sampled_from(["1952-10-07", "1952", "1952-07-10", "1981-03-02"])
COUNTRIES = st.sampled_from(["ru", "cn", "br"])
NUMBERS = st.sampled_from(
    [
        es.Identifier(value="9074729", type="imo"),
        es.Identifier(value="9187629", type="imo"),
        es.Identifier(value="AB123456", type="passport", country="ru"),
        es.Identifier(value="AB123456"),
    ]
)


# A threshold for a list of which there is no entity is refused.
OF_BOTH_LISTS = es.Entity.model_validate(
    {"id": "both", "names": ["Anchor Ltd"], "provenance": [{"source": "un"}, {"source": "eu"}]}
)


@st.composite
def entities(draw: st.DrawFn) -> list[es.Entity]:
    count = draw(st.integers(1, 8))
    return [OF_BOTH_LISTS] + [
        es.Entity.model_validate(
            {
                "id": f"e{i}",
                "kind": draw(KINDS),
                "names": draw(st.lists(st.builds(es.Name, text=NAMES, type=TYPES), min_size=1, max_size=3)),
                "birth_dates": draw(st.lists(DATES, max_size=1)),
                "countries": draw(st.lists(COUNTRIES, max_size=1)),
                "identifiers": draw(st.lists(NUMBERS, max_size=1)),
                "provenance": [{"source": source} for source in draw(st.sampled_from([[], ["un"], ["un", "eu"]]))],
            }
        )
        for i in range(count)
    ]


KNOWN: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "birth_date": DATES,
        "countries": st.lists(COUNTRIES, min_size=1, max_size=1),
        "gender": st.sampled_from(["male", "female"]),
        "identifiers": st.lists(NUMBERS, min_size=1, max_size=2),
        "aliases": st.lists(NAMES, max_size=2),
    },
)
CONFIGS = st.builds(
    es.ScreeningConfig,
    threshold=st.sampled_from([0.3, 0.6, 0.78, 0.9]),
    threshold_by_kind=st.sampled_from([{}, {"Vessel": 0.5}, {"Person": 0.95}]),
    threshold_by_list=st.sampled_from([{}, {"un": 0.7}, {"eu": 0.4}]),
    weak_aliases=st.sampled_from(["support", "alert", "ignore"]),
    on_conflict=st.sampled_from(["floor", "lower", "drop"]),
)


@given(entities(), NAMES, st.none() | KINDS, KNOWN, CONFIGS)
def test_the_index_finds_what_exhaustive_scoring_finds_whatever_is_known(
    listed: list[es.Entity], name: str, kind: str | None, known: dict[str, Any], config: es.ScreeningConfig
) -> None:
    screener = es.Screener(es.Watchlist(listed), config=config)
    party = es.Party.model_validate({"name": name, "kind": kind, **known})
    hits = screener.screen(party)
    assert hits == screener.screen(party, exhaustive=True)
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    for hit in hits:
        assert es.rebuild_score(hit.evidence) == hit.score >= hit.threshold
        assert hit.threshold == config.threshold_for(hit.entity.kind, hit.entity.sources)


@given(entities(), NAMES, st.none() | KINDS, KNOWN, CONFIGS)
def test_what_is_known_beside_the_name_never_drops_a_hit(
    listed: list[es.Entity], name: str, kind: str | None, known: dict[str, Any], config: es.ScreeningConfig
) -> None:
    screener = es.Screener(es.Watchlist(listed), config=config)
    bare = {hit.entity.id for hit in screener.screen(es.Party(name=name, kind=kind), suppressed=True)}
    party = es.Party.model_validate({"name": name, "kind": kind, **known})
    full = {hit.entity.id for hit in screener.screen(party, suppressed=True)}
    assert bare <= full


@given(entities(), NAMES, CONFIGS)
def test_more_names_of_an_entity_never_drop_a_hit(
    listed: list[es.Entity], name: str, config: es.ScreeningConfig
) -> None:
    more = [
        entity.model_copy(update={"names": (*entity.names, es.Name(text="zzyzx qwghlm", type="alias"))})
        for entity in listed
    ]
    before = {hit.entity.id: hit.score for hit in es.Screener(es.Watchlist(listed), config=config).screen(name)}
    after = {hit.entity.id: hit.score for hit in es.Screener(es.Watchlist(more), config=config).screen(name)}
    assert all(after.get(entity_id, 0.0) >= score for entity_id, score in before.items())


@given(entities(), NAMES, st.sampled_from([0.3, 0.6, 0.78]), st.sampled_from([0.05, 0.1, 0.2]))
def test_a_higher_threshold_only_takes_hits_away(
    listed: list[es.Entity], name: str, threshold: float, more: float
) -> None:
    low, high = (
        es.Screener(es.Watchlist(listed), config=es.ScreeningConfig(threshold=value)).screen(name)
        for value in (threshold, threshold + more)
    )
    scores = [(hit.entity.id, hit.score) for hit in low if hit.score >= threshold + more]
    assert [(hit.entity.id, hit.score) for hit in high] == scores


TEXTS = st.one_of(
    NAMES,
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20),
    st.sampled_from(["a b " * 30, "習近平 " * 30, "x" * 2_000, "N/A", "???", " "]),
)
# A row of a file, which need not be a party: it may be rejected, and an alias of it may be empty.
ROWS = st.fixed_dictionaries(
    {"name": st.just("") | TEXTS, "alias": st.lists(st.just("") | TEXTS, max_size=3)},
    optional={"passport": st.sampled_from(["AB123456", "9074729"]), "birth_date": DATES, "country": COUNTRIES},
)


def as_party(row: dict[str, Any]) -> es.Party | str:
    aliases = tuple(filter(str.strip, row["alias"]))
    identifiers = [es.Identifier(value=row["passport"])] if "passport" in row else []
    if not (row["name"].strip() or aliases or identifiers):
        return str(row["name"])
    return es.Party(name=row["name"] if row["name"].strip() else "", aliases=aliases, identifiers=identifiers)


@cache
def screener_of_all_shapes() -> es.Screener:
    number = es.Identifier(value="AB123456", type="passport", country="ru")
    listed = [
        es.Entity(id="n", kind="Person", names=["Nobody Atall"], identifiers=[number]),
        es.Entity(id="p", kind="Person", names=["Vladimir Putin", "Путин Владимир"]),
        es.Entity(id="x", kind="Person", names=["習近平", es.Name(text="Jinping", type="weak")]),
        es.Entity(id="c", kind="Company", names=["Wuhan Gaoxin Technology", "武漢高芯科技"]),
    ]
    return es.Screener(es.Watchlist(listed))


@settings(max_examples=6)  # each forks eight processes
@given(st.lists(ROWS, min_size=1, max_size=30))
def test_results_never_depend_on_the_number_of_workers(rows: list[dict[str, Any]]) -> None:
    screener = screener_of_all_shapes()
    rows = [{"name": "", "alias": [], "passport": "AB123456"}, {"name": "", "alias": ["Putin, Vladimir"]}, *rows]
    parties = [as_party(row) for row in rows]
    alone = list(screener.screen_many(parties, on_error="reject"))
    frame = pa.Table.from_pylist([{"passport": None} | row for row in rows])
    table = screener.screen_frame(frame, per="party")
    with TemporaryDirectory() as folder:
        path, outputs = Path(folder) / "parties.jsonl", {1: Path(folder) / "1.csv", 2: Path(folder) / "2.csv"}
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        for workers, output in outputs.items():
            screener.screen_file(path, output=output, workers=workers)
        assert outputs[1].read_bytes() == outputs[2].read_bytes()
    assert [hits[0].entity.id for hits in alone[:2] if isinstance(hits, list)] == ["n", "p"]
    for workers in (2, 3):
        assert list(screener.screen_many(parties, workers=workers, on_error="reject")) == alone
    assert screener.screen_frame(frame, per="party", workers=2) == table
