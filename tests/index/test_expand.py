"""Expansion: what a queried word is like in a list, never less than the scorer finds, alone or among many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index import expand
from entityscreen.index.build import build_index
from entityscreen.index.expand import Expander
from entityscreen.model.kind import Family
from entityscreen.names.likeness import likeness
from entityscreen.names.normalise import fold
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Part
from entityscreen.names.tokens import word_token

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
    monkeypatch.setattr(expand, "MOST_ENTRIES", 2)
    common, rare = word_token("anna"), word_token("maria")
    (first,), (once,) = expander.words([common]), expander.words([rare])
    for word in ("lopez", "ivan", "petrov", "berg"):
        expander.words([word_token(word)])
        assert expander.words([common])[0] is first  # asked for in every generation
    assert expander.words([rare])[0] is not once  # two generations old
