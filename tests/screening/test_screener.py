"""The screener: what is found, in which order, with which labels, and what it refuses."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError, UnknownEntityError
from entityscreen.model.config import Weights


def person(entity_id: str, *names: str | es.Name, **fields: Any) -> es.Entity:
    return es.Entity(id=entity_id, kind="Person", names=list(names), **fields)


def screener(*entities: es.Entity, **settings: Any) -> es.Screener:
    return es.Screener(es.Watchlist(entities), config=es.ScreeningConfig(**settings))


def ids(hits: list[es.Hit]) -> list[str]:
    return [hit.entity.id for hit in hits]


def only(hits: list[es.Hit]) -> es.Hit:
    assert len(hits) == 1
    return hits[0]


PUTIN = person("p1", "Vladimir Putin", birth_dates=["1952-10-07"], countries=["ru"], gender="male")
THRESHOLD = es.ScreeningConfig().threshold


# The index against the oracle.


@pytest.mark.parametrize("threshold", [0.1, 0.55, 0.78, 0.95])
def test_the_index_finds_what_exhaustive_scoring_finds(
    mixed_entities: tuple[es.Entity, ...], mixed_parties: tuple[es.Party, ...], threshold: float
) -> None:
    engine = screener(*mixed_entities, threshold=threshold, weak_aliases="alert")
    parties = mixed_parties if threshold == THRESHOLD else mixed_parties[:: 4 if threshold > 0.5 else 12]
    hits = [engine.screen(party) for party in parties]
    assert hits == [engine.screen(party, exhaustive=True) for party in parties]
    assert sum(map(len, hits)) > len(parties) // 2


CROSSED = es.Entity(id="c", kind="Company", names=["Putin 習近平"])


def test_other_words_beside_the_same_characters_are_not_a_certain_match() -> None:
    assert screener(CROSSED).assess("Vladimir Xi Jinping", "c").score < 1.0


def test_the_index_finds_mixed_characters_and_letters() -> None:
    engine = screener(CROSSED, threshold=0.9)
    assert engine.screen("Vladimir Xi Jinping") == engine.screen("Vladimir Xi Jinping", exhaustive=True)


@pytest.mark.parametrize("name", ["Vladimir 5 Gaoxin", "有限公司王", "たろう vladimir たろう putin vladimir"])
@pytest.mark.parametrize("kind", [None, "Person", "Company"])
def test_the_index_finds_the_same_text_of_another_kind(name: str, kind: str | None) -> None:
    """Its parts may differ: a person's digits are left out, and characters are cut otherwise."""
    engine = screener(person("x", name), threshold=0.95)
    asked = es.Party(name=name, kind=kind)
    assert ids(engine.screen(asked)) == ids(engine.screen(asked, exhaustive=True)) == ["x"]
    assert [ids(hits) for hits in engine.screen_many([asked])] == [["x"]]


def test_most_mistyped_names_find_their_entity(
    mixed_entities: tuple[es.Entity, ...], mixed_parties: tuple[es.Party, ...]
) -> None:
    engine = screener(*mixed_entities)
    own = dict(zip(mixed_parties, mixed_entities[::3], strict=False))
    found = [entity.id in ids(engine.screen(party)) for party, entity in own.items()]
    assert sum(found) > 0.7 * len(found)


def test_every_listed_name_finds_its_own_entity(mixed_entities: tuple[es.Entity, ...]) -> None:
    engine = screener(*mixed_entities, weak_aliases="alert")
    for entity in mixed_entities:
        for name in entity.names:
            hits = {hit.entity.id: hit.score for hit in engine.screen(es.Party(name=name.text, kind=entity.kind))}
            assert hits.get(entity.id) == 1.0, name.text


@pytest.mark.parametrize(("kind", "name"), [("Person", "V"), ("Person", "J. R."), ("Company", "X"), ("Person", "Ж")])
def test_a_name_of_initials_finds_its_own_entity(kind: str, name: str) -> None:
    engine = screener(es.Entity(id="x", kind=kind, names=[name]))
    assert ids(engine.screen(name)) == ids(engine.screen(name, exhaustive=True)) == ["x"]


def test_initials_that_are_written_as_one_word_are_found() -> None:
    engine = screener(es.Entity(id="x", kind="Company", names=["GARANT-SV"]))
    assert ids(engine.screen("GARNAT-SV")) == ids(engine.screen("GARNAT-SV", exhaustive=True)) == ["x"]
    assert [ids(hits) for hits in engine.screen_many(["GARNAT-SV"])] == [["x"]]


def test_what_was_asked_before_changes_nothing() -> None:
    engine = screener(es.Entity(id="x", kind="Company", names=["Funndpark wei"]))
    asked = [es.Party(name=name, kind="Company") for name in ("Fund Park wei", "Fun Dpark wei")]
    hits = [engine.screen(party) for party in asked]  # the same letters, with another sound
    assert hits == [engine.screen(party, exhaustive=True) for party in asked]
    assert hits[1] != []


def test_the_index_says_of_a_name_of_little_else_than_an_initial_what_scoring_says() -> None:
    engine = screener(es.Entity(id="x", kind="Vessel", names=["S La"]))
    party = es.Party(name="el S", kind="Person")
    assert engine.screen(party) == engine.screen(party, exhaustive=True) == next(engine.screen_many([party]))


def test_one_join_of_two_sounds_is_found_by_each() -> None:
    names = ["Holdings woo fund park wei svc Company", "Holdings woo fun dpark wei svc Company"]
    engine = screener(*[es.Entity(id=str(n), kind="Company", names=[name]) for n, name in enumerate(names)])
    asked = "Holdings woo funndpark wei svc Company"
    assert engine.screen(asked) == engine.screen(asked, exhaustive=True) == next(engine.screen_many([asked]))
    assert "1" in ids(engine.screen(asked))


def test_a_latin_word_that_goes_on_in_hangul_can_be_listed() -> None:
    engine = screener(person("x", "Min-김정은 m"))
    assert ids(engine.screen("Min-김정은 m")) == ["x"]


@pytest.mark.parametrize("name", ["Joint Stcok Company Mostotrest", "Drake Shipping LLv", "Anna Xqzt Musterman"])
def test_a_typo_is_found_alone_and_among_many(name: str) -> None:
    engine = screener(
        es.Entity(id="a", kind="Company", names=["Joint Stock Company Mostotrest"]),
        es.Entity(id="b", kind="Company", names=["Drake Shipping LLC"]),
        person("c", "Anna Xqzt Mustermann"),
    )
    hits = engine.screen(name)
    assert len(hits) == 1
    assert hits == engine.screen(name, exhaustive=True) == next(engine.screen_many([name]))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("АО «Уралвагонзавод»", ["uvz"]),
        ("ДП «Антонов»", ["ant"]),
        ("TechInsights公司", ["ti"]),
        ("Fu Yuan Yu 9828", ["fu"]),
        ("Fu Yuan Yu 9818", []),
        ("Ivan Petrov 1965", ["p"]),
        ("3769 1696 0948", ["z"]),
    ],
)
def test_a_name_of_unknown_kind_tells_what_it_is(query: str, found: list[str]) -> None:
    engine = screener(
        es.Entity(id="uvz", kind="Company", names=["Uralvagonzavod JSC"]),
        es.Entity(id="ant", kind="Company", names=["Antonov State Enterprise"]),
        es.Entity(id="ti", kind="Company", names=["TechInsights Inc."]),
        es.Entity(id="fu", kind="Vessel", names=["Fu Yuan Yu 9828"]),
        person("p", "Ivan Petrov"),
        person("z", "王建国"),
    )
    assert ids(engine.screen(query)) == found == ids(next(engine.screen_many([query])))


@pytest.mark.parametrize(("company", "found"), [("Loyal Hospitality Private Limited", []), ("Loyal", ["v"])])
def test_a_company_is_no_ship_of_one_of_its_words(company: str, found: list[str]) -> None:
    engine = screener(es.Entity(id="v", kind="Vessel", names=["LOYAL"]))
    assert ids(engine.screen(es.Party(name=company, kind="Company"))) == found


def test_a_bare_text_is_a_party_of_that_name(mixed_entities: tuple[es.Entity, ...]) -> None:
    engine = screener(*mixed_entities)
    for name in ("Vladimir Kuznetsov", "武汉高芯科技", "Samara Bank"):
        assert engine.screen(name) == engine.screen(es.Party(name=name)) != []


# Names: aliases, weak ones, former ones, the party's own.


def test_the_best_of_an_entitys_names_is_the_one_that_matched() -> None:
    engine = screener(person("x1", "Xi Jinping", es.Name(text="習近平", type="alias")))
    assert only(engine.screen("习近平")).matched_name == "習近平"
    assert only(engine.screen("XI, Jinping")).matched_name == "Xi Jinping"


def test_the_best_of_a_partys_names_is_the_one_that_matched() -> None:
    engine = screener(PUTIN)
    party = es.Party(name="Nikolai Gogol", aliases=["Wladimir Putin", "Vladimir Putin"])
    assert only(engine.screen(party)).query_name == "Vladimir Putin"


WEAK = person("w1", "Ramzan Akhmadov", es.Name(text="Terek the Bear", type="weak"))


@pytest.mark.parametrize(("policy", "found"), [("support", []), ("alert", ["w1"]), ("ignore", [])])
def test_a_weak_alias_alone_alerts_only_if_the_config_says_so(policy: str, found: list[str]) -> None:
    assert ids(screener(WEAK, weak_aliases=policy).screen("Terek the Bear")) == found
    assert ids(screener(WEAK, weak_aliases=policy).screen("Ramzan Akhmadov")) == ["w1"]


@pytest.mark.parametrize(("policy", "labelled"), [("support", True), ("alert", False), ("ignore", False)])
def test_a_weak_alias_beside_another_name_is_evidence(policy: str, labelled: bool) -> None:
    party = es.Party(name="Ramzan Akhmadov", aliases=["Terek the Bear"])
    hit = only(screener(WEAK, weak_aliases=policy).screen(party))
    assert any("weak alias matches too" in label for label in hit.labels) is labelled


def test_a_weak_alias_with_the_same_identifier_alerts() -> None:
    number = es.Identifier(value="AB123456", type="passport", country="ru")
    entity = WEAK.model_copy(update={"identifiers": (number,)})
    assert ids(screener(entity).screen(es.Party(name="Terek the Bear", identifiers=[number]))) == ["w1"]


def test_an_entity_of_weak_aliases_only_is_silent_by_default() -> None:
    entity = person("w2", es.Name(text="Terek the Bear", type="weak"))
    assert screener(entity).screen("Terek the Bear") == []
    assert ids(screener(entity, weak_aliases="alert").screen("Terek the Bear")) == ["w2"]


def test_a_former_name_alerts_and_is_labelled() -> None:
    engine = screener(es.Entity(id="c1", kind="Company", names=["Meta", es.Name(text="Facebook", type="former")]))
    assert "a former name" in only(engine.screen("Facebook Inc")).labels
    assert "a former name" not in only(engine.screen("Meta")).labels


# What is known beside the name.


def hit_with(entity: es.Entity, **known: Any) -> es.Hit:
    return only(screener(entity).screen(es.Party(name="Vladimir Puttin", **known)))


def labelled(hit: es.Hit, word: str) -> bool:
    return any(word in label for label in hit.labels)


BARE = hit_with(PUTIN).score


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ({"birth_date": "1952-10-07"}, "birth date"),
        ({"birth_date": "1952"}, "birth date"),
        ({"birth_date": "1952-07-10"}, "birth date"),
        ({"countries": ["RU"]}, "country"),
    ],
)
def test_what_agrees_raises_and_is_labelled(known: dict[str, Any], word: str) -> None:
    hit = hit_with(PUTIN, **known)
    assert hit.score > BARE
    assert labelled(hit, word)


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ({"birth_date": "1981-03-02"}, "birth date"),
        ({"birth_date": "1931"}, "birth date"),
        ({"countries": ["BR"]}, "country"),
        ({"gender": "female"}, "gender"),
        ({"kind": "Vessel"}, "another kind of thing"),
    ],
)
def test_a_conflict_lowers_is_labelled_and_never_drops(known: dict[str, Any], word: str) -> None:
    hit = hit_with(PUTIN, **known)
    assert THRESHOLD <= hit.score < BARE
    assert labelled(hit, word)


@pytest.mark.parametrize("known", [{"birth_date": "1952-10-07"}, {"countries": ["RU"]}, {"gender": "male"}])
def test_what_the_list_does_not_say_is_neutral(known: dict[str, Any]) -> None:
    assert hit_with(person("p1", "Vladimir Putin"), **known).score == BARE


def test_a_full_birth_date_says_more_than_a_year() -> None:
    full, year = hit_with(PUTIN, birth_date="1952-10-07"), hit_with(PUTIN, birth_date="1952")
    assert full.score > year.score


def test_all_conflicts_together_keep_the_hit_at_the_threshold() -> None:
    known: dict[str, Any] = {"birth_date": "1981-03-02", "countries": ["BR"], "gender": "female", "kind": "Company"}
    hit = hit_with(PUTIN, **known)
    assert hit.score == THRESHOLD
    assert es.rebuild_score(hit.evidence) == hit.score
    assert any("does not drop" in record.reason for record in hit.evidence)


def test_a_conflict_does_not_lift_a_pair_that_was_no_hit() -> None:
    assert screener(PUTIN).screen(es.Party(name="Vladimir Potanin", birth_date="1961-01-03")) == []


def test_what_agrees_may_lift_a_near_miss_over_the_threshold() -> None:
    name = "Vladimir Putin"
    bare = screener(PUTIN).assess(es.Party(name="V Putin Moskva", kind="Person"), "p1").score
    threshold = min(1.0, bare + 0.01)
    engine = screener(PUTIN, threshold=threshold)
    party = {"name": "V Putin Moskva", "kind": "Person"}
    assert engine.screen(es.Party.model_validate(party)) == []
    known = es.Party.model_validate({**party, "birth_date": "1952-10-07", "countries": ["ru"]})
    assert only(engine.screen(known)).matched_name == name
    assert engine.screen(known) == engine.screen(known, exhaustive=True)


def test_the_amounts_are_those_of_the_config() -> None:
    party = es.Party(name="Vladimir Putin", countries=["BR"])
    weights = Weights(country_conflict=0.0)
    assert only(screener(PUTIN, weights=weights).screen(party)).score == 1.0
    assert only(screener(PUTIN).screen(party)).score < 1.0


# Order, limits, thresholds.


def test_the_best_comes_first_and_ties_go_by_identifier() -> None:
    engine = screener(person("b", "Vladimir Putin"), person("a", "Vladimir Putin"), person("c", "Wladimir Puttin"))
    hits = engine.screen("Vladimir Putin")
    assert ids(hits) == ["a", "b", "c"]
    assert hits[0].score == hits[1].score > hits[2].score


def test_corroborated_hits_come_before_bare_ones() -> None:
    engine = screener(person("a", "Vladimir Puttin"), person("b", "Vladimir Puttin", birth_dates=["1952-10-07"]))
    assert ids(engine.screen(es.Party(name="Vladimir Putin", birth_date="1952-10-07"))) == ["b", "a"]


def test_a_limit_cuts_behind_the_best(mixed_entities: tuple[es.Entity, ...]) -> None:
    engine = screener(*mixed_entities, threshold=0.5)
    hits = engine.screen("Sea Breeze")
    assert len(hits) > 1
    assert engine.screen("Sea Breeze", limit=1) == hits[:1]
    assert engine.screen("Sea Breeze", limit=len(hits) + 5) == hits
    assert engine.screen("Sea Breeze", limit=0) == []


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="limit"):
        screener(PUTIN).screen("Vladimir Putin", limit=-1)


def test_every_hit_reaches_its_threshold_and_says_which(mixed_entities: tuple[es.Entity, ...]) -> None:
    engine = screener(*mixed_entities, threshold=0.8, threshold_by_kind={"Company": 0.7})
    hits = engine.screen("Samara Bank Kuznetsov")
    for hit in [*hits, *engine.screen("Zenit Bank"), *engine.screen("Vladimir Kuznetsov")]:
        assert hit.threshold == (0.7 if hit.entity.kind == "Company" else 0.8)
        assert hit.score >= hit.threshold


def test_thresholds_by_kind_and_list() -> None:
    listed = person("l", "Vladimir Putin", provenance=[es.Provenance(source="un-sc")])
    vessel = es.Entity(id="v", kind="Vessel", names=["Vladimir Putin"])
    party = "Vladimir Puttin"
    assert sorted(ids(screener(listed, vessel, PUTIN).screen(party))) == ["l", "p1", "v"]
    assert ids(screener(listed, vessel, PUTIN, threshold_by_kind={"Person": 1.0}).screen(party)) == ["v"]
    by_list = screener(listed, PUTIN, threshold=1.0, threshold_by_list={"un-sc": 0.7})
    assert ids(by_list.screen(party)) == ["l"]
    assert ids(by_list.screen(party, exhaustive=True)) == ["l"]


# Why not?


def test_assess_says_what_screen_says_of_a_hit(
    mixed_entities: tuple[es.Entity, ...], mixed_parties: tuple[es.Party, ...]
) -> None:
    engine = screener(*mixed_entities, weak_aliases="alert")
    for party in mixed_parties[::6]:
        for hit in engine.screen(party):
            assert engine.assess(party, hit.entity.id) == hit


def test_assess_answers_below_the_threshold() -> None:
    verdict = screener(PUTIN).assess("Vladislav Putin", "p1")
    assert 0.0 < verdict.score < verdict.threshold
    assert es.rebuild_score(verdict.evidence) == verdict.score
    assert "vladislav: only in the query" in verdict.explain()
    assert "vladimir: only in the listed name" in verdict.explain()


def test_assess_of_an_unknown_entity_names_it() -> None:
    with pytest.raises(UnknownEntityError, match="'p9'"):
        screener(PUTIN).assess("Vladimir Putin", "p9")


# What is refused.


def test_an_empty_watchlist_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="every party would pass"):
        es.Screener(es.Watchlist())


@pytest.mark.parametrize("watchlist", [None, [PUTIN], "w.ftm.json", Path("w.ftm.json")])
def test_what_is_no_watchlist_is_refused(watchlist: Any) -> None:
    with pytest.raises(InvalidInputError, match=f"a screener takes a Watchlist, not {type(watchlist).__name__}"):
        es.Screener(watchlist)


@pytest.mark.parametrize("config", [0.5, "strict"])
def test_what_is_no_config_is_refused(config: Any) -> None:
    with pytest.raises(InvalidInputError):
        es.Screener(es.Watchlist([PUTIN]), config=config)


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_an_empty_name_is_refused_with_a_fix(name: str) -> None:
    with pytest.raises(InvalidInputError, match="the name is empty; give a name") as caught:
        screener(PUTIN).screen(name)
    assert caught.value.fix


def test_a_name_without_end_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="the name has 20,000 characters, at most 2,000 are screened"):
        screener(PUTIN).screen("A " * 10_000)


@pytest.mark.parametrize("one", ["Vladimir Putin", "", es.Party(name="Vladimir Putin")])
def test_one_party_is_not_taken_for_many(one: Any) -> None:
    with pytest.raises(InvalidInputError, match="screen_many takes several parties, not one; use screen"):
        screener(PUTIN).screen_many(one)


@pytest.mark.parametrize("party", [None, 5, b"Vladimir Putin", ["Vladimir Putin"], {"name": "Vladimir Putin"}])
def test_what_is_no_party_is_refused(party: Any) -> None:
    with pytest.raises(InvalidInputError, match=f"a party is text or a Party, not {type(party).__name__}"):
        screener(PUTIN).screen(party)


@pytest.mark.parametrize("name", ["!!!", "\u200b", "...", "0", "(", "🙂"])
def test_a_name_without_letters_finds_nothing_and_breaks_nothing(name: str) -> None:
    engine = screener(PUTIN)
    assert engine.screen(name) == engine.screen(name, exhaustive=True) == []


# What a hit shows.


def test_a_hit_explains_itself_and_is_rebuilt(
    mixed_entities: tuple[es.Entity, ...], mixed_parties: tuple[es.Party, ...]
) -> None:
    engine = screener(*mixed_entities)
    hits = [hit for party in mixed_parties for hit in engine.screen(party)]
    assert hits
    for hit in hits:
        assert es.rebuild_score(hit.evidence) == hit.score
        assert hit.explain().startswith(f"{hit.query_name} ~ {hit.matched_name}: {hit.score:.3f}\n")
        assert all(label in hit.explain() for label in hit.labels)


READINGS = [
    ("習近平", "Xi Jinping", "pinyin"),
    ("習近平", "Hsi Chin-p'ing", "Wade-Giles"),
    ("張國榮", "Cheung Kwok-wing", "Hong Kong"),
    ("楊子浩", "Ieong Chi Hou", "Macau"),
    ("陈文庆", "Tan Boon Keng", "Hokkien"),
    ("陳興道", "Tran Hung Dao", "Vietnamese"),
    ("劉國強", "Liew Kok Kiong", "Hakka"),
    ("Борис Ельцин", "Boris Yeltsin", "BGN/PCGN"),
]


@pytest.mark.parametrize(("listed", "query", "system"), READINGS)
def test_the_reading_is_named_on_both_sides(listed: str, query: str, system: str) -> None:
    assert system in only(screener(person("x1", listed)).screen(query)).explain()
    assert system in only(screener(person("x1", query)).screen(listed)).explain()


def test_characters_against_characters_need_no_reading() -> None:
    assert "syllable" not in {record.kind for record in only(screener(person("x", "習近平")).screen("习近平")).evidence}


def test_the_same_input_gives_the_same_answer_in_any_order_of_the_list(
    mixed_entities: tuple[es.Entity, ...], mixed_parties: tuple[es.Party, ...]
) -> None:
    forth, back = screener(*mixed_entities), screener(*reversed(mixed_entities))
    for party in mixed_parties[::5]:
        assert forth.screen(party) == back.screen(party)


def test_it_knows_its_size_digest_and_config(mixed_entities: tuple[es.Entity, ...]) -> None:
    engine = screener(*mixed_entities, threshold=0.8)
    assert len(engine) == len(mixed_entities)
    assert engine.watchlist_digest == es.Watchlist(mixed_entities).digest
    assert engine.config == es.ScreeningConfig(threshold=0.8)


# What programs do with the objects.


def test_a_screener_goes_to_another_process_and_finds_the_same(tmp_path: Path) -> None:
    made = screener(PUTIN, person("p2", "习近平"))
    made.save(tmp_path / "two.snapshot")
    for one in (made, es.Screener.load(tmp_path / "two.snapshot")):
        one.screen("Vladimir Putin")
        other = pickle.loads(pickle.dumps(one))  # noqa: S301  # its own bytes
        assert other.screen("Xi Jinping") == made.screen("Xi Jinping") != []
        assert repr(other) == f"Screener(2 entities, digest {made.watchlist_digest[:16]})"


def test_hits_and_entities_may_be_gathered_in_sets() -> None:
    found = screener(PUTIN).screen("Vladimir Putin")
    assert {*found, *screener(PUTIN).screen("Vladimir Putin")} == set(found)
    assert {hit.entity for hit in found} == {PUTIN}
