"""The evidence in arrays is never below the exact one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from entityscreen.names.segment.heard import heard_brand
from entityscreen.names.segment.heard_in_words import having_any, most_evidence
from entityscreen.names.segment.heard_many import Words, evidence_by_end, no_more_evidence
from entityscreen.names.segment.piece_codes import (
    has_word_pieces,
    letters_of,
    piece_code,
    piece_codes,
    table_places,
    worths_by_place,
)

CHARACTERS = st.text(st.sampled_from("华东海普瑞裕隆宏碁联发科技微星光阳太日月"), min_size=1, max_size=6)
SYLLABLES = "hua wal ton dong hai he pu pa rui link yu lon g tek ace er lian fa mi cro star sun ya ang ng qu k ch x"
LATIN = st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=4).map("".join)


def columns(words: list[str]) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    letters = letters_of("".join(words).encode())[:, None]
    ends = np.zeros((len(letters) + 1, 1), dtype=bool)
    ends[np.cumsum([len(word) for word in words])] = True
    return letters, ends


def by_end(text: str, words: list[str]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    apart = Words.of(*columns(words))
    at = table_places(apart.codes)
    worths = [worths_by_place(*piece_codes(character))[at] + apart.added for character in text]
    return evidence_by_end(apart, lambda place, asked: worths[place][:, asked * 0], np.array([len(text)]))[:, 0]


def most(text: str, words: list[str]) -> float:
    return float(most_evidence(text, *columns(words))[0])


@given(CHARACTERS.filter(lambda text: not has_word_pieces(text)), st.lists(LATIN, min_size=1, max_size=4))
def test_the_most_is_never_less(text: str, words: list[str]) -> None:
    found = by_end(text, words)
    assert most(text, words) == np.max(found)
    before = 0
    for count in range(1, len(words) + 1):
        ends = tuple(np.cumsum([len(word) for word in words[:count]]).tolist())
        exact = heard_brand(text, "".join(words[:count]), ends)
        if exact is not None and exact.evidence > 0.0:  # it ends in the last of the words
            assert np.max(found[before + 1 : ends[-1] + 1]) >= exact.evidence - 1e-3
        before = ends[-1]


@given(st.lists(CHARACTERS, min_size=1, max_size=4), st.lists(LATIN, min_size=1, max_size=3))
def test_no_alignment_is_above_what_is_told_without_one(brands: list[str], words: list[str]) -> None:
    apart = Words.of(*columns(words))
    at = table_places(apart.codes)
    numbers = {character: number for number, character in enumerate(dict.fromkeys("".join(brands)), 1)}
    pieces = [worths_by_place(*piece_codes(character))[at] + apart.added for character in numbers]
    worths = np.concatenate([np.full((len(at), 1), -np.inf), *pieces], axis=1).astype(np.float32)
    characters = np.zeros((len(brands), 6), dtype=np.int32)
    for row, brand in enumerate(brands):
        characters[row, : len(brand)] = [numbers[character] for character in brand]
    lengths = np.array([len(brand) for brand in brands])
    exact = evidence_by_end(apart, lambda place, asked: worths[:, characters[asked, place]], lengths).max(axis=0)
    assert (no_more_evidence(apart, worths, characters, lengths) >= exact - 1e-3).all()


def test_the_most_is_the_exact_one_where_nothing_is_taken_away() -> None:
    for text, word in (("华东", "walton"), ("裕隆", "yulontek"), ("海普瑞", "hepalink")):
        exact = heard_brand(text, word, (len(word),))
        assert exact is not None
        assert abs(most(text, [word]) - exact.evidence) < 1e-3


@given(CHARACTERS, st.lists(st.lists(LATIN, min_size=1, max_size=4), min_size=1, max_size=8))
def test_many_words_together_give_what_each_gives_alone(text: str, several: list[list[str]]) -> None:
    length = max(len("".join(words)) for words in several)
    letters = np.zeros((length, len(several)), dtype=np.uint8)
    ends = np.zeros((length + 1, len(several)), dtype=bool)
    for column, words in enumerate(several):
        own, own_ends = columns(words)
        letters[: len(own), column], ends[: len(own) + 1, column] = own[:, 0], own_ends[:, 0]
    assert most_evidence(text, letters, ends).tolist() == [most(text, words) for words in several]


def test_which_words_may_have_a_piece() -> None:
    code = np.array([piece_code("ton")], dtype=np.uint64)
    words = {"walton": True, "tonix": True, "tongli": False, "walter": False}  # ng is one sound, and not parted
    assert {word: bool(having_any(code, *columns([word]))[0]) for word in words} == words
