"""Laws of comparison and search that hold for any names."""

from __future__ import annotations

import math
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import entityscreen as es
from entityscreen import caches
from entityscreen.model.config import Weights
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.tokens import token_key
from entityscreen.scoring.align import Pair, align, alignment_of, kinds_of
from entityscreen.scoring.attributes import compare_attributes
from entityscreen.scoring.rules import adjustments
from entityscreen.scoring.score import NOTHING, assess, assess_from
from entityscreen.text.folding import fold

KINDS = st.sampled_from(["Person", "Company", "Vessel", "LegalEntity", None])
_WORDS = (
    "vladimir putin wladimir poutine jinping xi hsi chin ping li lee ali mohammed muhammad محمد علي قذافي gaddafi "
    "qaddafi van der bilt vanderbilt bin ibn al hasan hassan hussein jr sr ii a j b bank group ltd llc gmbh "
    "technology technologies wuhan gaoxin keji institute no 13 fund 5 8 путин владимир петрович 習近平 习近平 "
    "普京 卡扎菲 卡塔菲 约翰·史密斯 abe shinzo kono taro hayashi yamada kenichiro "
    "邱垂正 武漢高芯科技 김정은 kim jong un chan kwok ki chen guoji eric maria marie marten martin the of and & "
    "o'brien smith-jones 시진핑 왕이 장민 シー・ジンピン キム・ジョンウン リー "
    "porntip phonthip พรทิพย์ thanaphon thanapol shinawatra ชินวัตร ທອງລຸນ thongloun សុខា sokha sor sar"
)
WORDS = st.sampled_from(_WORDS.split())
# Not beside Latin words in one name: see `NAMES` in test_screening.py.
JAPANESE = st.sampled_from(["安倍晋三", "安倍", "晋三", "河野", "高野", "太郎", "林志玲", "小林さくら", "たろう"])
TITLED = st.sampled_from(
    [
        "习近平主席",
        "习近平",
        "主席",
        "王毅外长",
        "拿督",
        "陈书记",
        "김정은위원장",
        "김정은",
        "전",
        "대통령",
        "씨",
        "邓丽君",
        "プーチン大統領",
    ]
)
NAMES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
    st.lists(JAPANESE, min_size=1, max_size=2).map(" ".join),
    st.lists(TITLED, min_size=1, max_size=3).map(" ".join),
    st.text(min_size=1, max_size=25),
)
NAMED = NAMES.filter(lambda name: bool(name.strip()))


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(list(Family)))
def test_preparing_never_raises_and_shares_sum_to_one(text: str, family: Family) -> None:
    for variant in prepare_name(text, family).variants:
        if variant.parts:
            assert sum(part.share for part in variant.parts) == pytest.approx(1.0)


@given(NAMED, NAMED, KINDS)
def test_compare_is_symmetric_and_in_range(a: str, b: str, kind: str | None) -> None:
    score = es.compare(a, b, kind=kind).score
    assert 0.0 <= score <= 1.0
    assert score == es.compare(b, a, kind=kind).score


@given(NAMED.filter(lambda name: any(c.isalnum() for c in fold(name))), KINDS)
def test_a_name_matches_itself_in_every_casing(name: str, kind: str | None) -> None:
    for other in (name, name.upper(), name.lower()):
        if fold(other) == fold(name):
            assert es.compare(name, other, kind=kind).score == 1.0


LATIN_NAMES = st.lists(WORDS.filter(str.isascii), min_size=1, max_size=6).map(" ".join)


@given(LATIN_NAMES, LATIN_NAMES, KINDS)
def test_capitals_decide_nothing(a: str, b: str, kind: str | None) -> None:
    """They decide which of two names sorts first, and so which side a rule sees first."""
    score = es.compare(a.lower(), b.lower(), kind=kind).score
    assert es.compare(a.upper(), b.lower(), kind=kind).score == score
    assert es.compare(a.lower(), b.upper(), kind=kind).score == score


_PLAIN = ("bin", "bank", "ltd", "omar", "khan", "garcia", "garsia", "jr", "a", "of", "wuhan", "trading", "alfa", "5")
PLAIN = st.lists(st.sampled_from(_PLAIN), min_size=1)


@given(PLAIN.map(" ".join), PLAIN.map(" ".join), st.sampled_from([Family.PERSON, Family.ORGANISATION]))
def test_no_rule_depends_on_which_name_comes_first(a: str, b: str, family: Family) -> None:
    first, second = prepare_name(a, family).variants[0], prepare_name(b, family).variants[0]
    pairs = align(first, second)
    turned = [Pair(p.b_start, p.b_end, p.a_start, p.a_end, p.similarity, p.ground, p.details) for p in pairs]
    there, back = (
        alignment_of(first, second, pairs, kinds_of(family, family)),
        alignment_of(second, first, sorted(turned, key=lambda pair: pair.a_start), kinds_of(family, family)),
    )
    taken = [adjustments(met, (0.9, 0.9), Weights(), most=math.inf) for met in (there, back)]
    assert taken[0] == taken[1]


def test_evidence_does_not_depend_on_what_was_forgotten() -> None:
    """Tokens are one object for one word until the cache is full; what is told must not know."""
    names = [
        "LPG Al Marjan",
        "武漢高芯科技",
        "Chang Guang Satellite (CGSTL)",
        "Abdul Aziz Ltd",
        "安倍晋三",
        "Kim Jong Un",
    ]
    screener = es.Screener(es.Watchlist([es.Entity(id=name, names=[name]) for name in names]))
    fresh = [screener.screen(name.upper()) for name in names]
    tokens = caches._CACHES["names.tokens"]
    assert isinstance(tokens, caches.BoundedDict)
    largest, tokens.maxsize = tokens.maxsize, 1
    try:
        es.clear_caches()
        assert [screener.screen(name.upper()) for name in names] == fresh
    finally:
        tokens.maxsize = largest


@given(NAMED, NAMED, KINDS)
def test_evidence_rebuilds_the_score(a: str, b: str, kind: str | None) -> None:
    comparison = es.compare(a, b, kind=kind)
    assert es.rebuild_score(comparison.evidence) == pytest.approx(comparison.score, abs=1e-6)


@given(NAMED, NAMED, st.sampled_from(list(Family)), st.sampled_from(list(Family)), st.floats(0.0, 1.0))
def test_giving_up_early_loses_no_pair_that_reaches_the_score(
    a: str, b: str, family: Family, other: Family, least: float
) -> None:
    query, listed = prepare_name(a, family), prepare_name(b, other)
    best = assess(query, listed, Weights())
    for score in (least, best.score):
        found = assess_from(query, listed, Weights(), score)
        nothing = best.whole is not None and best.whole[1] == NOTHING  # no way of the two to meet has a score
        assert found == (best if best.score >= score and not nothing else None)


@given(NAMED, NAMED)
def test_tokens_with_one_key_are_alike_in_everything(a: str, b: str) -> None:
    parts = [p for name in (a, b) for v in prepare_name(name, Family.ORGANISATION).variants for p in v.parts]
    for first in parts:
        for second in parts:
            same = (first.token.text, first.token.concept, first.token.spellings) == (
                second.token.text, second.token.concept, second.token.spellings
            )  # fmt: skip
            assert (token_key(first.token) == token_key(second.token)) is same


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(NAMED, KINDS.map(lambda kind: kind or "LegalEntity")), min_size=1, max_size=12),
    st.lists(st.tuples(NAMED, KINDS), min_size=1, max_size=4),
    st.sampled_from([0.05, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0]),
)
def test_the_index_finds_what_exhaustive_scoring_finds(
    listed: list[tuple[str, str]], queries: list[tuple[str, str | None]], threshold: float
) -> None:
    entities = [es.Entity(id=f"e{i}", kind=kind, names=[name]) for i, (name, kind) in enumerate(listed)]
    screener = es.Screener(es.Watchlist(entities), config=es.ScreeningConfig(threshold=threshold))
    parties = [es.Party(name=name, kind=kind) for name, kind in queries]
    for party, batch in zip(parties, screener.screen_many(parties), strict=True):
        hits = screener.screen(party)
        full = screener.screen(party, exhaustive=True)
        assert hits == batch
        assert [(hit.entity.id, hit.score) for hit in hits] == [(hit.entity.id, hit.score) for hit in full]
        assert all(es.rebuild_score(hit.evidence) == hit.score for hit in hits)


PERSON_WORDS = st.sampled_from(
    ["vladimir", "putin", "vladimirovich", "al", "zawahiri", "ayman", "bin", "abdul", "путин", "владимир", "li", "na"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PERSON_WORDS, min_size=2, max_size=7), st.randoms(use_true_random=False), st.integers(0, 2), KINDS)
def test_the_index_finds_a_name_written_as_one_word_and_the_names_of_one_word(
    words: list[str], random: Random, left_out: int, kind: str | None
) -> None:
    shuffled = random.sample(words, max(2, len(words) - left_out))
    as_one, apart = "".join(shuffled), f"{words[0].upper()}, {' '.join(words[1:])}"
    for listed, query in ((as_one, apart), (apart, as_one)):
        entity = es.Entity(id="e", kind=kind or "LegalEntity", names=[listed])
        screener = es.Screener(es.Watchlist([entity]), config=es.ScreeningConfig(threshold=0.75))
        party = es.Party(name=query, kind=kind)
        hits = screener.screen(party)
        assert hits == screener.screen(party, exhaustive=True)
        assert [hits] == list(screener.screen_many([party]))


_CONTACTS = {
    "addresses": ("27 Gagarina St, Tomsk", "3 Lenina St, Tomsk", "P.O. Box 4470, Tripoli"),
    "phones": ("+7 3822 12-34-56", "011 613 6791"),
    "emails": ("info@zarya.example", "office@meridian.example"),
    "websites": ("zarya.example", "meridian.example/en"),
}
_DETAILS = st.sampled_from([(field, text) for field, texts in _CONTACTS.items() for text in texts])


@given(NAMED, st.lists(_DETAILS, max_size=3), _DETAILS)
def test_a_contact_detail_that_agrees_never_lowers_a_score(
    name: str, known: list[tuple[str, str]], more: tuple[str, str]
) -> None:
    listed = {field: tuple(text for kind, text in [*known[::2], more] if kind == field) for field in _CONTACTS}
    properties = {prop: listed[f"{prop}s"] for prop in ("phone", "email", "website") if listed[f"{prop}s"]}
    entity = es.Entity(id="1", names=["Zarya Optika"], addresses=listed["addresses"], properties=properties)

    def records(details: list[tuple[str, str]]) -> float:
        stated: dict[str, Any] = {field: [text for kind, text in details if kind == field] for field in _CONTACTS}
        attributes = compare_attributes(es.Party(name=name, **stated), entity, Weights())
        return sum(record.amount for record in attributes.records)

    assert records([*known, more]) >= records(known)
