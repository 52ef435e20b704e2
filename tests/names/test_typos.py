"""Typos: a letter off in one word of names that are the same besides, and names that are written as one word."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Variant
from entityscreen.names.typos import key_of_sum, keys_of_words, letter_sum, part_as, typo_between, typo_places


def variant(name: str, family: Family = Family.PERSON) -> Variant:
    return prepare_name(name, family).variants[0]


_KNOWN = ["anna", "bank", "van", "der", "jin", "won", "khalid", "bin", "oil", "ii"]
WORDS = st.sampled_from([*_KNOWN, "mueller", "xqzt", "annna", "jinn", "7", "газ", "иванов"])
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(NAMES, NAMES)
def test_a_typo_has_no_direction(a: str, b: str) -> None:
    first, second = typo_between(variant(a), variant(b)), typo_between(variant(b), variant(a))
    assert (first is None) is (second is None)
    assert first is None or second is None or first[0] == second[0]


@given(NAMES)
def test_the_same_words_are_no_typo(name: str) -> None:
    assert typo_between(variant(name), variant(name)) is None


@pytest.mark.parametrize("slipped", ["Musthaq", "Mushtq", "Mushtaqq", "Mushtak"])
def test_one_letter_may_be_swapped_left_out_doubled_or_another(slipped: str) -> None:
    assert typo_between(variant(f"{slipped} Omar Rawi"), variant("Mushtaq Omar Rawi")) is not None


@pytest.mark.parametrize("slipped", ["Mushtk Omar Rawi", "Mushtqa Omra Rawi", "Mushtqa Rawi", "Rawi Mushtqa X Omar"])
def test_more_is_no_typo(slipped: str) -> None:
    assert typo_between(variant(slipped), variant("Mushtaq Omar Rawi")) is None


def test_the_longer_the_name_the_less_a_letter_takes_away() -> None:
    short = typo_between(variant("Wpei Xuekang"), variant("Wei Xuekang"))
    long = typo_between(variant("Wpei Xuekang Abubakar"), variant("Wei Xuekang Abubakar"))
    assert short is not None
    assert long is not None
    assert 0.78 < short[0] < long[0] < 1.0


def test_a_name_may_begin_with_any_of_its_words_and_else_has_their_order() -> None:
    assert typo_between(variant("Omar Rawi Mushtqa"), variant("Mushtaq Omar Rawi")) is not None
    assert typo_between(variant("Rawi Omar Mushtqa"), variant("Mushtaq Omar Rawi")) is None


def test_a_word_that_comes_twice_may_be_mistyped_once() -> None:
    joint = "Moscow Joint Stock Bank Joint Stock Company"
    assert typo_between(variant(joint.replace("Joint", "Joivnt", 1), Family.ORGANISATION),
                        variant(joint, Family.ORGANISATION)) is not None  # fmt: skip


@pytest.mark.parametrize("words", [(), ("bank",), ("ep", "mhl"), tuple("abcdefghijklm"), ("12", "34", "x")])
def test_names_too_short_or_too_long_have_no_place_for_a_typo(words: tuple[str, ...]) -> None:
    assert typo_places(words) == []


# Names that are written as one word.
SHORT_WORDS = st.lists(st.text("abc", min_size=1, max_size=3), min_size=2, max_size=6)


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


@given(SHORT_WORDS, st.integers(0, 3))
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
