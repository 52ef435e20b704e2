"""Arrays of an index: packed texts and key tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.arrays import Texts, distinct, key_table
from entityscreen.index.builder import build_index
from entityscreen.index.name_index import NameIndex
from entityscreen.model.kind import Family

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6)


@given(st.lists(TEXT, max_size=8))
def test_packed_texts_come_back(texts: list[str]) -> None:
    packed = Texts.pack(texts)
    assert len(packed) == len(texts)
    assert [packed[i] for i in range(len(packed))] == texts


HASHES = st.one_of(st.integers(0, 5), st.integers(0, 2**32 - 1), st.sampled_from([2**31, 2**32 - 1]))


@given(st.lists(st.tuples(HASHES, st.integers(0, 9))), st.lists(HASHES))
def test_a_key_table_finds_what_is_under_its_hashes(rows: list[tuple[int, int]], wanted: list[int]) -> None:
    wanted += [found for found, _ in rows]
    table = key_table(
        np.array([row[0] for row in rows], dtype=np.uint32), np.array([row[1] for row in rows], dtype=np.int32)
    )
    asked, features = table.find_each(np.array(wanted, dtype=np.uint32))
    expected = [(i, feature) for i, key in enumerate(wanted) for found, feature in sorted(set(rows)) if found == key]
    assert list(zip(asked.tolist(), features.tolist(), strict=True)) == expected
    assert table.find(np.array(wanted, dtype=np.uint32)).tolist() == features.tolist()


@given(st.lists(st.integers(0, 9)))
def test_distinct_values_ascend(values: list[int]) -> None:
    assert distinct(np.array(values, dtype=np.int64)).tolist() == sorted(set(values))


@given(st.lists(TEXT, max_size=8), st.lists(st.integers(0, 7)))
def test_many_texts_are_those_of_each_number(texts: list[str], wanted: list[int]) -> None:
    wanted = [i for i in wanted if i < len(texts)]
    assert Texts.pack(texts).many(np.array(wanted, dtype=np.int64)) == [texts[i] for i in wanted]


@given(st.lists(TEXT, max_size=8), st.lists(st.integers(0, 7)))
def test_characters_of_texts_are_their_code_points(texts: list[str], wanted: list[int]) -> None:
    wanted = [i for i in wanted if i < len(texts)]
    points, lengths = Texts.pack(texts).characters(np.array(wanted, dtype=np.int64))
    assert points.tolist() == [ord(character) for i in wanted for character in texts[i]]
    assert lengths.tolist() == [len(texts[i]) for i in wanted]


def test_an_index_comes_back_from_its_arrays_and_is_the_same_again() -> None:
    names = [
        ("Vladimir Putin", Family.PERSON, 0),
        ("武漢高芯科技有限公司", Family.ORGANISATION, 1),
        ("习近平", Family.PERSON, 2),
    ]
    index = build_index(names, prune=0.7)
    arrays = index.arrays()
    again = NameIndex.from_arrays(0.7, index.first_join, dict(arrays))
    assert {name: values.tolist() for name, values in again.arrays().items()} == {
        name: values.tolist() for name, values in arrays.items()
    }
    assert [again.name_texts[i] for i in range(3)] == [name for name, _, _ in names]
    with pytest.raises(KeyError):
        NameIndex.from_arrays(0.7, 0, {name: values for name, values in arrays.items() if name != "spellings.data"})
