"""Keys of meaning: words that mean the same share one, and the similarity that comes with it is the scorer's."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import Family
from entityscreen.names.lexicon import concept
from entityscreen.names.likeness import likeness, may_sound_alike
from entityscreen.names.match_signature import beginnings, meaning_keys, signature_of, stands_for
from entityscreen.names.prepare import prepare_name
from entityscreen.names.tokens import Token, concept_token, segment_token, transcribed_token, word_token

LLC = concept_token("llc", concept("legal:llc"))
GMBH = concept_token("gmbh", concept("legal:gmbh"))
PLC = concept_token("plc", concept("legal:plc"))
BANK = concept_token("bank", concept("bank"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (word_token("bill"), word_token("william")),
        (word_token("porntip"), word_token("phonthip")),
        (LLC, GMBH),
        (LLC, PLC),
        (word_token("王"),) * 2,
    ],
)
def test_the_best_shared_key_gives_the_similarity(a: Token, b: Token) -> None:
    first, second = meaning_keys(a), meaning_keys(b)
    shared = first.keys() & second.keys()
    assert max(first[key] for key in shared) == likeness(a, b).similarity
    assert all(first[key] == second[key] for key in shared)


@pytest.mark.parametrize(
    ("a", "b"), [(word_token("putin"), word_token("obama")), (LLC, BANK), (word_token("王"), word_token("汪"))]
)
def test_words_of_other_meanings_share_none(a: Token, b: Token) -> None:
    assert not meaning_keys(a).keys() & meaning_keys(b).keys()


PAIRS = Path(__file__).parents[1] / "cases" / "pairs"
LETTERS = st.sampled_from(["abcdeik", "абвгдек", "ابتثجح", "אבגדה", "王汪李金高芯", "김이박정", "αβγ", "ab12"])
WORDS = LETTERS.flatmap(lambda letters: st.text(letters, min_size=1, max_size=10)).map(word_token)


def apart(a: Token, b: Token) -> bool:
    """Whether the marks of two tokens say that they are not alike."""
    return not signature_of(a) & signature_of(b) and not may_sound_alike(a, b)


def listed_tokens() -> list[Token]:
    found: dict[Token, None] = {}
    for path in sorted(PAIRS.glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
        for name in [row[side] for row in csv.DictReader(lines[:8], delimiter="\t") for side in ("a", "b")]:
            for family in (Family.PERSON, Family.ORGANISATION):
                parts = [part for variant in prepare_name(name, family).variants for part in variant.parts]
                found.update(dict.fromkeys(part.token for part in parts))
    return list(found)


def test_the_listed_tokens_are_those_of_names() -> None:
    tokens = listed_tokens()
    assert len(tokens) > 200


def test_tokens_of_names_without_a_mark_in_common_are_not_alike() -> None:
    pairs = list(combinations(listed_tokens(), 2))
    told = [pair for pair in pairs if apart(*pair)]
    assert len(told) > len(pairs) / 4
    assert [pair for pair in told if likeness(*pair).similarity > 0.0] == []


@given(WORDS, WORDS)
def test_words_without_a_mark_in_common_are_not_alike(a: Token, b: Token) -> None:
    assert not apart(a, b) or likeness(a, b).similarity == 0.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (word_token("bill"), word_token("william")),
        (word_token("j"), word_token("john")),
        (word_token("jatuporn"), word_token("chatuphon")),
        (word_token("christopher"), word_token("krystofer")),
        (word_token("путин"), word_token("putin")),
        (concept_token("gmbh", concept("legal:gmbh")), concept_token("llc", concept("legal:llc"))),
        (concept_token("bank", concept("bank")), concept_token("banque", concept("bank"))),
        (segment_token("高芯", (("gaoxin", "pinyin", 0.0),)), word_token("gaoxin")),
        (transcribed_token("史密斯"), word_token("smith")),
        (word_token("王"), word_token("王")),
    ],
)
def test_what_is_alike_is_not_told_apart(a: Token, b: Token) -> None:
    assert likeness(a, b).similarity > 0.0
    assert not apart(a, b)


LETTERS_INITIALS = "abcjyz" + "бвгдщю" + "ابجد" + "אבג" + "αβγ" + "ßøђ"


@pytest.mark.parametrize(
    ("name", "other", "meets"),
    [
        ("J. Smith", "John Smith", True),
        ("J. Smith", "Mary Smith", False),
        ("Щ. Иванов", "Shcherbakov Ivan", True),
        ("M. Saan", "Dani Spaan", False),
        ("J. Smith", "J. Brown", True),
    ],
)
def test_an_initial_matches_the_letter_that_a_word_begins_with(name: str, other: str, meets: bool) -> None:
    initials, words = (
        [part.token for part in prepare_name(text, Family.PERSON).variants[0].parts] for text in (name, other)
    )
    letters = [stands_for(token) for token in initials if token.initial]
    assert any(letter & beginnings(word) for letter in letters for word in words) is meets


@given(st.sampled_from(LETTERS_INITIALS), st.text(LETTERS_INITIALS, min_size=1, max_size=6))
def test_what_an_initial_is_like_begins_with_its_letter(letter: str, word: str) -> None:
    initial, other = word_token(letter), word_token(word)
    if likeness(initial, other).similarity > 0.0:
        assert beginnings(initial) & beginnings(other)
