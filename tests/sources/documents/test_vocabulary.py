"""Classes of words: one that no table has is a mistake, not an empty set."""

from __future__ import annotations

import pytest

from entityscreen.sources.documents.kinds import judge_native
from entityscreen.sources.documents.statements import Sign
from entityscreen.sources.documents.vocabulary import confidences, words


@pytest.mark.parametrize("kind", ["han:firm_noum", "en:titel", "rolle"])
def test_a_class_that_no_table_has_is_an_error(kind: str) -> None:
    with pytest.raises(KeyError, match=kind):
        words(kind)


def test_a_class_that_another_language_has_is_empty() -> None:
    assert words("en:title")
    assert words("xx:title") == frozenset()


@pytest.mark.parametrize("ending", ["관현악단", "협의회", "조사단", "기술보증기금"])
def test_the_longest_ending_is_the_evidence_whatever_the_hash_seed(ending: str) -> None:
    assert judge_native(f"가온{ending}").evidence == (Sign.ENDING, ending)


def test_each_measured_confidence_is_that_of_a_sign() -> None:
    assert confidences().keys() - {"any"} <= set(Sign)
