"""Joins of many names by their hashes: the same as of each join written out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.builder import build_index
from entityscreen.index.expand import Expander
from entityscreen.index.hashes import key_hash
from entityscreen.index.joins import joins_of_names
from entityscreen.model.kind import Family
from entityscreen.names.match_signature import SOUND, SPELLING
from entityscreen.names.ordinary import ordinary_names
from entityscreen.names.prepare import joins_of, prepare_name

_WORDS = "Anna van der Bilt Abbot Tobias Noor Rahman abu Hanna aa Петрова Иван مريم رسولی hh"
NAMES = st.lists(
    st.one_of(
        st.sampled_from(_WORDS.split()),
        st.text("abnorstuh", min_size=2, max_size=6),
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(st.lists(NAMES, max_size=4))
def test_hashes_of_joins_are_those_of_their_keys(texts: list[str]) -> None:
    names = ordinary_names(texts, [Family.PERSON] * len(texts))
    found = joins_of_names(names)
    expected = set()
    for name in range(len(names)):
        places = [place for place, owner in enumerate(names.owners.tolist()) if owner == name]
        spelled = [names.vocabulary[names.words[place]].spelling for place in places]
        for join in joins_of(spelled, names.shares[places].tolist()):
            keys = key_hash(SPELLING + join.text), key_hash(SOUND + join.sound)
            expected.add((places[0] + join.start, join.end - join.start, *keys))
    columns = (found.starts.tolist(), found.sizes.tolist(), found.spellings.tolist(), found.sounds.tolist())
    assert set(zip(*columns, strict=True)) == expected


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
