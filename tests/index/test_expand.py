"""Expansion: what a queried word is like in a list, never less than the scorer finds, alone or among many."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index import expand
from entityscreen.index.builder import build_index
from entityscreen.index.expand import Expander
from entityscreen.index.spellings import Queried, spellings_of
from entityscreen.model.kind import Family
from entityscreen.names.likeness import likeness
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Part
from entityscreen.names.tokens import Token, word_token
from entityscreen.text.folding import fold

_WORDS = (
    "vladimir wladimir putin puttin poutine mohammed muhammad محمد محمود علي ali aly قذافي gaddafi qaddafi hasan "
    "hassan bill william bank banka llc ltd gmbh oao 13 14 путин владимир мухаммад 習近平 普京 柯文哲 柯文 김정은 "
    "安倍晋三 河野太郎 shinzo abe kono синдзо たろう "
    "jong 习近平 メルカリ mercari yeltsin jelzin eltsine ельцин weiss o'brien obrien j x גולן golan वर्मा verma"
)
WORDS = st.one_of(
    st.sampled_from(_WORDS.split()),
    st.text(min_size=1, max_size=12),
    st.text("abdeiklmnorstuvy", min_size=3, max_size=10),
)


def parts_of(word: str, family: Family) -> tuple[Part, ...]:
    variants = prepare_name(word, family).variants
    return tuple(part for variant in variants for part in variant.parts)


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(list(Family)))
def test_no_word_is_less_alike_than_the_scorer_says(listed: list[str], queries: list[str], family: Family) -> None:
    index = build_index([(word, family, i) for i, word in enumerate(listed)], prune=0.74)
    tokens = [part.token for word in queries for part in parts_of(word, family)]
    for token, expansion in zip(tokens, Expander(index).words(tokens), strict=True):
        found = dict(zip(expansion.variants.tolist(), expansion.similarities.tolist(), strict=True))
        for variant, name in enumerate(index.variant_names.tolist()):
            first = int((index.variant_names < name).sum())
            for part in prepare_name(listed[name], family).variants[variant - first].parts:
                alike = likeness(token, part.token).similarity
                if alike > 0.0 and not (token.initial or part.token.initial):
                    assert found.get(variant, 0.0) >= alike - 1e-4, (token.text, part.token.text)


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5))
def test_words_together_are_like_what_each_is_like_alone(listed: list[str], queries: list[str]) -> None:
    index = build_index([(word, Family.PERSON, i) for i, word in enumerate(listed)], prune=0.74)
    tokens = [word_token(word) for query in queries for word in fold(query).split()]
    together = Expander(index).words(tokens)
    for token, expansion in zip(tokens, together, strict=True):
        (alone,) = Expander(index).words([token])
        assert alone.by_variant() == expansion.by_variant()


def test_words_written_apart_in_the_list_are_found_together() -> None:
    index = build_index([("Cornelius van der Bilt", Family.PERSON, 0)], prune=0.74)
    (together,) = Expander(index).words([word_token("vanderbilt")])
    assert together.variants.tolist() == [0]
    (apart,) = Expander(index).joins(prepare_name("Corneli Us", Family.PERSON).variants[0].joins)
    assert apart is not None
    assert apart.variants.tolist() == [0]


def test_a_word_like_no_other_has_an_empty_expansion() -> None:
    index = build_index([("Vladimir Putin", Family.PERSON, 0)], prune=0.74)
    (nothing,) = Expander(index).words([word_token("qwghlm")])
    assert len(nothing.variants) == len(nothing.prefix) == 0


def test_words_that_are_asked_for_again_stay_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("anna berg", "maria lopez", "ivan petrov")
    expander = Expander(build_index([(name, Family.PERSON, i) for i, name in enumerate(names)], prune=0.74))
    expanded: list[str] = []

    def noted(tokens: Sequence[Token]) -> Queried:
        expanded.extend(token.text for token in tokens)
        return spellings_of(tokens)

    monkeypatch.setattr(expand, "MOST_ENTRIES", 2)
    monkeypatch.setattr(expand, "spellings_of", noted)
    for word in ("anna", "maria", "lopez", "ivan", "petrov", "berg", "maria"):
        (found,) = expander.words([word_token(word)])
        (again,) = expander.words([word_token("anna")])
        assert len(found.variants) > 0
        assert again.variants.tolist() == [0]
    # The first one is asked for in every generation, the second one not for two.
    assert (expanded.count("anna"), expanded.count("maria")) == (1, 2)


def test_what_stays_remembered_does_not_hold_what_was_made_beside_it() -> None:
    expander = Expander(build_index([("anna berg", Family.PERSON, 0), ("maria lopez", Family.PERSON, 1)], prune=0.74))
    first, second = expander.words([word_token("anna"), word_token("maria")])
    assert first.variants.base is second.variants.base is not None
    assert first.by_itself().variants.base is None
    assert first.by_itself().by_variant() == first.by_variant()


GATHERED = ("Anna Berg", "Anna Lopez", "Maria Anna Berg", "Ivan Bergh", "Anna Anna")
ASKED = ("anna", "berg", "qwghlm", "ivan", "anne")


@pytest.mark.parametrize("at_once", [1, 3, 1_000])
def test_words_have_the_same_names_in_however_many_pieces(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    index = build_index([(name, Family.PERSON, i) for i, name in enumerate(GATHERED)], prune=0.74)
    tokens = [word_token(word) for word in ASKED]
    expected = [Expander(index).words([token])[0].by_variant() for token in tokens]
    monkeypatch.setattr(expand, "_AT_ONCE", at_once)
    found = Expander(index).words(tokens)
    assert [expansion.by_variant() for expansion in found] == expected
    assert sorted(expected[0]) == [0, 1, 2, 4]
    assert expected[2] == {}


@pytest.mark.parametrize(
    ("query", "listed", "similarity"),
    [
        ("G S", "观时", 0.8),
        ("Hai Er", "海尔", 1.0),
        ("Van Der Bilt", "Vanderbilt", 1.0),
        ("K L", "创乐", None),  # which is CL: two letters are too few to be compared by sound
    ],
)
def test_words_written_as_one_are_like_listed_words_by_their_cost(
    query: str, listed: str, similarity: float | None
) -> None:
    index = build_index([(listed, Family.ORGANISATION, 0)], prune=0.74)
    joins = prepare_name(query, Family.ORGANISATION).variants[0].joins
    found = [expansion.similarities.tolist() for expansion in Expander(index).joins(joins) if expansion is not None]
    assert found == ([] if similarity is None else [[pytest.approx(similarity)]])
