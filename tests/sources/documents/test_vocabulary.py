"""Classes of words: one that no table has is a mistake, not an empty set."""

from __future__ import annotations

import pytest

from entityscreen.sources.documents.vocabulary import words


@pytest.mark.parametrize("kind", ["han:firm_noum", "en:titel", "rolle"])
def test_a_class_that_no_table_has_is_an_error(kind: str) -> None:
    with pytest.raises(KeyError, match=kind):
        words(kind)


def test_a_class_that_another_language_has_is_empty() -> None:
    assert words("en:title")
    assert words("xx:title") == frozenset()
