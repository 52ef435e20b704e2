"""Keys: words that are alike share one, words that are not do not look at each other for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from entityscreen.names.keys import deletions, listed_keys, query_keys
from entityscreen.names.lexicon import concept
from entityscreen.names.sound import consonant_keys
from entityscreen.names.tokens import concept_token, word_token

SHARED = [
    ("putin", "puttin"),
    ("brezhnev", "brezhenv"),
    ("yeltsin", "jelzin"),
    ("bill", "william"),
    ("путин", "putin"),
    ("محمد", "mohammed"),
    ("محمد", "мухаммад"),
    ("柯文哲", "柯文哲"),
]


@pytest.mark.parametrize(("a", "b"), SHARED)
def test_alike_words_share_a_key_whichever_is_listed(a: str, b: str) -> None:
    assert query_keys(word_token(a)) & listed_keys(word_token(b))
    assert query_keys(word_token(b)) & listed_keys(word_token(a))


@pytest.mark.parametrize(("a", "b"), [("putin", "obama"), ("kim", "tom"), ("王", "汪"), ("13", "14")])
def test_different_words_share_none(a: str, b: str) -> None:
    assert not query_keys(word_token(a)) & listed_keys(word_token(b))


def test_meanings_and_legal_forms_share_a_key() -> None:
    llc, gmbh = concept_token("llc", concept("legal:llc")), concept_token("gmbh", concept("legal:gmbh"))
    assert query_keys(llc) & listed_keys(gmbh)
    assert not query_keys(llc) & listed_keys(concept_token("bank", concept("bank")))


def test_words_of_one_script_do_not_meet_by_consonants_alone() -> None:
    assert set(consonant_keys("lenin")) & set(consonant_keys("lunan"))
    assert not query_keys(word_token("lenin")) & listed_keys(word_token("lunan"))


WORDS = st.text(alphabet="abcd", max_size=7)


@given(WORDS, WORDS, st.integers(0, 2))
def test_words_within_some_edits_share_a_deletion(a: str, b: str, count: int) -> None:
    if OSA.distance(a, b) <= count:
        assert deletions(a, count) & deletions(b, count)


@given(WORDS, st.integers(0, 2))
def test_deletions_take_away_no_more_than_asked(word: str, count: int) -> None:
    assert word in deletions(word, count)
    assert all(len(word) - len(rest) <= count for rest in deletions(word, count))
