"""Persons' names that are written as one word: how the word is parted, and by which keys an index finds it."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.names.written_as_one import key_of_sum, keys_of_words, letter_sum, part_as

WORDS = st.lists(st.text("abc", min_size=1, max_size=3), min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("word", "words", "expected"),
    [
        ("vladimirputin", ("putin", "vladimir"), ("vladimir", "putin")),
        ("putinvladimir", ("putin", "vladimir", "vladimirovich"), ("putin", "vladimir")),
        ("aymanalzawahiri", ("al", "zawahiri", "ayman", "muhammad", "rabi"), ("ayman", "al", "zawahiri")),
        ("annaann", ("ann", "anna"), ("anna", "ann")),  # the first word that fits is not always the right one
        ("vladimirputin", ("putin", "vladimir", "a", "b", "c"), None),  # three of five are left out
        ("vladimirputins", ("putin", "vladimir"), None),
        ("vladimir", ("putin", "vladimir"), None),
        ("abcdefg", tuple("abcdefg"), None),  # a name of seven words
    ],
)
def test_a_word_is_parted_as_the_other_name_is(
    word: str, words: tuple[str, ...], expected: tuple[str, ...] | None
) -> None:
    assert part_as(word, words) == expected


@given(WORDS, st.integers(0, 3))
def test_each_word_that_can_be_parted_has_a_key(words: list[str], left_out: int) -> None:
    for chosen in list(permutations(words, max(1, len(words) - left_out)))[:20]:
        word = "".join(chosen)
        if part_as(word, words) is not None:
            assert key_of_sum(letter_sum(word)) in set(keys_of_words(words))


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("VladimirPutin", "PUTIN, Vladimir Vladimirovich"),
        ("vladimirputin", "PUTIN, Vladimir Vladimirovich"),
        ("PUTINVLADIMIR", "Vladimir Vladimirovich Putin"),
        ("AymanAlZawahiri", "AL-ZAWAHIRI, Ayman Muhammad Rabi"),
        ("HabilDARVISH", "DARVISH, Habil"),
        ("JoseTORRES", "RUELAS TORRES, Jose Luis"),  # what is left out takes nearly all that may be taken
        ("владимирпутин", "ПУТИН, Владимир Владимирович"),
    ],
)
def test_a_name_written_as_one_word_is_found_either_way(written: str, listed: str) -> None:
    for query, entry in ((written, listed), (listed, written)):
        watchlist = es.Watchlist([es.Entity(id="x", kind="Person", names=[entry])])
        screener = es.Screener(watchlist)
        parties = [es.Party(name=query, kind=kind) for kind in ("Person", None)]
        assert [[hit.entity.id for hit in hits] for hits in screener.screen_many(parties)] == [["x"], ["x"]]
        assert es.compare(query, entry, kind="Person").score == es.compare(entry, query, kind="Person").score


def test_the_evidence_says_that_the_word_was_parted() -> None:
    said = es.compare("vladimirputin", "PUTIN, Vladimir Vladimirovich", kind="Person").explain()
    assert "written as one word" in said
    assert "vladimirovich: only in the listed name" in said


def test_other_words_of_the_same_letters_are_others() -> None:
    assert es.compare("nitupvladimir", "PUTIN, Vladimir", kind="Person").score < es.ScreeningConfig().threshold
