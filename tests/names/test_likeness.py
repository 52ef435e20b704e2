"""Likeness of two words: which relation holds, and which words are not alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.names.lexicon import concept
from entityscreen.names.likeness import likeness, other_known_names
from entityscreen.names.tokens import concept_token, word_token

ALIKE = [
    ("putin", "putin", "same"),
    ("slobodan", "slobodam", "a letter or two off"),
    ("khodorkovsky", "khodorkovski", "same sound"),
    ("brezhnev", "brezhenv", "a letter or two off"),
    ("maier", "meyer", "same sound"),
    ("yeltsin", "jelzin", "same sound"),
    ("bill", "william", "forms of one name"),
    ("a", "ali", "initial of ali"),
    ("путин", "putin", "same spelling"),
    ("محمد", "mohammed", ""),
    ("0liver", "oliver", "digit for letter"),
    ("柯文哲", "柯文哲", "same"),
]
DIFFERENT = [
    ("kim", "kam"),
    ("ali", "ala"),
    ("putin", "obama"),
    ("tim", "tom"),
    ("a", "bob"),
    ("a", "b"),
    ("a320", "a330"),
    ("王", "汪"),
    ("2019", "2018"),
    ("", "putin"),
]


@pytest.mark.parametrize(("a", "b", "relation"), ALIKE)
def test_alike(a: str, b: str, relation: str) -> None:
    found = likeness(word_token(a), word_token(b))
    assert found.similarity > 0.0
    assert relation in found.relation


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different(a: str, b: str) -> None:
    assert likeness(word_token(a), word_token(b)).similarity == 0.0


def test_the_reading_is_named() -> None:
    assert "read putin (" in likeness(word_token("путин"), word_token("putin")).relation


def test_relations_are_ranked_from_certain_to_loose() -> None:
    same = likeness(word_token("brezhnev"), word_token("brezhnev")).similarity
    typo = likeness(word_token("brezhnev"), word_token("brezhenv")).similarity
    other_start = likeness(word_token("brezhnev"), word_token("trezhnev")).similarity
    initial = likeness(word_token("brezhnev"), word_token("b")).similarity
    assert same > typo > other_start > initial > 0.0


def test_meanings() -> None:
    llc, gmbh = concept_token("llc", concept("legal:llc")), concept_token("gmbh", concept("legal:gmbh"))
    long = concept_token("limited liability company", concept("legal:llc"))
    bank = concept_token("bank", concept("bank"))
    assert likeness(llc, long).similarity > likeness(llc, gmbh).similarity > 0.0
    assert likeness(llc, bank).similarity == 0.0


def test_a_word_within_its_own_script_is_settled_by_letters() -> None:
    assert likeness(word_token("حسن"), word_token("حسين")).similarity == 0.0
    assert likeness(word_token("حسن"), word_token("hassan")).similarity > 0.0


WORDS = st.text(alphabet="abcdeiklmnorstuy", min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_in_range(a: str, b: str) -> None:
    one, other = likeness(word_token(a), word_token(b)), likeness(word_token(b), word_token(a))
    assert one.similarity == other.similarity
    assert 0.0 <= one.similarity <= 1.0


TWO = [
    ("петров", "fedorov"),
    ("козлов", "kiselev"),
    ("шевченко", "savchenko"),
    ("کریمی", "kazemi"),
    ("احمدی", "hamidi"),
    ("سليم", "salam"),
    ("वर्मा", "sharma"),
    ("सिंह", "lee"),
    ("রাজেশ", "roger"),
    ("سعود", "سعد"),
    ("صالحی", "سلیمی"),
    ("كامل", "جمال"),
]
ONE = [
    ("браун", "brown"),
    ("смит", "smith"),
    ("хасанов", "hasanov"),
    ("эрнандес", "hernandez"),
    ("قاسمی", "ghasemi"),
    ("نظر", "nazir"),
    ("सिंह", "singh"),
    ("मुखर्जी", "mukherji"),
    ("ਗਿੱਲ", "gill"),
    ("বিজয়", "vijay"),
    ("विकास", "bikash"),
    ("রায়", "roy"),
    ("רוזן", "rosen"),
    ("リー", "lee"),
    ("رحمن", "رحمان"),
    ("عائشة", "عایشه"),
    ("نعمت", "نعمة"),
    ("الحسن", "حسن"),
    ("بوتين", "بوتن"),
]


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_names(a: str, b: str) -> None:
    assert other_known_names(word_token(a), word_token(b))
    assert other_known_names(word_token(b), word_token(a))


@pytest.mark.parametrize(("a", "b"), ONE)
def test_one_name_or_unknown(a: str, b: str) -> None:
    assert not other_known_names(word_token(a), word_token(b))
    assert not other_known_names(word_token(b), word_token(a))
