"""Keys of typos: no listed name that is a typo away is without one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entityscreen.index.wholes import TypoCollector, TypoLookup
from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.typos import typo_between

LETTERS = st.sampled_from("abd")
WORDS = st.one_of(st.text("abdn", min_size=2, max_size=4), st.sampled_from(["anna", "иванов", "نادر", "7", "bin"]))
NAMES = st.lists(WORDS, min_size=2, max_size=4).map(tuple)


def lookup(names: list[tuple[str, ...]]) -> TypoLookup:
    collector = TypoCollector()
    for number, words in enumerate(names):
        collector.add(words, number)
    return TypoLookup(collector.rows())


@given(st.lists(NAMES, min_size=1, max_size=6), st.lists(NAMES, min_size=1, max_size=6))
def test_every_typo_is_found(listed: list[tuple[str, ...]], asked: list[tuple[str, ...]]) -> None:
    found = lookup(listed)
    for words in asked:
        query = prepare_name(" ".join(words), Family.PERSON).variants[0]
        matched = [number for _, number in found.matches([(0, query.words)])]
        for number, other in enumerate(listed):
            if typo_between(query, prepare_name(" ".join(other), Family.PERSON).variants[0]) is not None:
                assert number in matched


@given(st.lists(NAMES, max_size=6), st.lists(NAMES, max_size=6))
def test_many_names_find_what_each_finds(listed: list[tuple[str, ...]], asked: list[tuple[str, ...]]) -> None:
    found = lookup(listed)
    each = [matched for one in enumerate(asked) for matched in found.matches([one])]
    assert sorted(found.matches(enumerate(asked))) == sorted(each)


def test_a_list_of_nothing_has_no_typo() -> None:
    assert list(lookup([]).matches([(0, ("anna", "muler"))])) == []
