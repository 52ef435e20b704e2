"""Arrays of an index: packed texts and key tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.arrays import KeyTable, NameIndex, Texts, key_hash
from entityscreen.index.build import build_index
from entityscreen.model.kind import Family

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6)


@given(st.lists(TEXT, max_size=8))
def test_packed_texts_come_back(texts: list[str]) -> None:
    packed = Texts.pack(texts)
    assert len(packed) == len(texts)
    assert [packed[i] for i in range(len(packed))] == texts


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9))), st.lists(st.integers(0, 6)))
def test_a_key_table_finds_what_is_under_its_hashes(rows: list[tuple[int, int]], wanted: list[int]) -> None:
    rows.sort()
    hashes, features = [row[0] for row in rows], [row[1] for row in rows]
    table = KeyTable(np.array(hashes, dtype=np.uint32), np.array(features, dtype=np.int32))
    expected = [feature for key in wanted for found, feature in rows if found == key]
    assert table.find(np.array(wanted, dtype=np.uint32)).tolist() == expected


def test_a_hash_does_not_depend_on_the_process() -> None:
    assert key_hash("=putin") == 3789052300
    assert key_hash("=путин") != key_hash("=putin")


def test_an_index_comes_back_from_its_arrays_and_is_the_same_again() -> None:
    names = [
        ("Vladimir Putin", Family.PERSON, 0),
        ("武漢高芯科技有限公司", Family.ORGANISATION, 1),
        ("习近平", Family.PERSON, 2),
    ]
    index = build_index(names, prune=0.7)
    arrays = index.arrays()
    again = NameIndex.from_arrays(0.7, dict(arrays))
    assert {name: values.tolist() for name, values in again.arrays().items()} == {
        name: values.tolist() for name, values in arrays.items()
    }
    assert [again.name_texts[i] for i in range(3)] == [name for name, _, _ in names]
    with pytest.raises(KeyError):
        NameIndex.from_arrays(0.7, {name: values for name, values in arrays.items() if name != "words.data"})
