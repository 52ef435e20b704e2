"""The kernel of the index: compiled or not it says the same, and never less than the Python modules and the scorer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.compilation import load_module, load_source
from entityscreen.index import kernel_arrays
from entityscreen.index.bound import Bound
from entityscreen.index.builder import build_index
from entityscreen.index.lookup import Lookup
from entityscreen.index.name_index import NameIndex
from entityscreen.index.parts import PartsLookup
from entityscreen.model.kind import Family
from entityscreen.names.likeness import likeness
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Part
from entityscreen.names.tokens import word_token
from entityscreen.screening.compiled import bound_for
from entityscreen.text.phonetics import PROFILES, WIDTH, similarity_by_sound
from entityscreen.text.sounds import consonant_keys, sound_key

KERNEL = "entityscreen.index.kernel"
KERNELS = [load_module(KERNEL), load_source(KERNEL)]
BOUND = bound_for(es.ScreeningConfig())
_WORDS = (
    "vladimir wladimir putin puttin poutine mohammed muhammad محمد محمود علي ali aly قذافي gaddafi qaddafi hasan "
    "hassan bill william bank banka llc ltd gmbh oao 13 14 путин владимир мухаммад 習近平 普京 柯文哲 柯文 김정은 "
    "安倍晋三 河野太郎 shinzo abe kono синдзо たろう "
    "jong 习近平 メルカリ mercari yeltsin jelzin eltsine ельцин weiss o'brien obrien j x גולן golan वर्मा verma"
)
WORDS = st.one_of(
    st.sampled_from(_WORDS.split()),
    st.text(min_size=1, max_size=12),
    st.text("abdeiklmnorstuvy", min_size=3, max_size=10),
)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)
SHARES = st.floats(0.0, 1.0, allow_nan=False)
_NAME_WORDS = "maria marija мария ana anna lopez van der berg vandenberg bank banka group ltd j b 13 김 서준 محمد"
NAMES = st.lists(st.sampled_from(_NAME_WORDS.split()), min_size=1, max_size=5).map(" ".join)


def index_of(names: list[str], family: Family = Family.PERSON) -> NameIndex:
    return build_index([(name, family, i) for i, name in enumerate(names)], prune=BOUND.prune)


def lookups(index: NameIndex, bound: Bound = BOUND) -> list[PartsLookup]:
    return [PartsLookup(index, bound, kernel) for kernel in KERNELS]


ANYBODY = index_of(["Vladimir Putin"])
OF_ANYBODY = lookups(ANYBODY)


def parts_of(word: str, family: Family) -> tuple[Part, ...]:
    return tuple(part for variant in prepare_name(word, family).variants for part in variant.parts)


def test_the_tests_run_the_compiled_kernel_where_there_is_one() -> None:
    assert es.build_info().compiled == KERNELS[0].COMPILED
    assert not KERNELS[1].COMPILED


@pytest.mark.parametrize("lookup", OF_ANYBODY)
@given(LATIN)
def test_sounds_and_consonant_keys_are_those_of_their_module(lookup: PartsLookup, word: str) -> None:
    sound, keys = lookup._kernel.keys_of(word.encode())
    assert sound.decode() == sound_key(word)
    assert [key.decode() for key in keys] == list(consonant_keys(word))


@pytest.mark.parametrize("lookup", OF_ANYBODY)
@given(SHARES, SHARES, SHARES, st.booleans())
def test_the_bound_is_that_of_its_module(
    lookup: PartsLookup, query: float, listed: float, left_out: float, alone: bool
) -> None:
    highest = lookup._kernel.highest_score(query, listed, left_out, alone)
    assert highest == pytest.approx(BOUND.highest(query, listed, left_out, alone=alone), abs=1e-9)


@given(LATIN, LATIN, st.sampled_from(range(len(PROFILES))))
def test_the_bound_of_phonetic_similarity_is_never_below_it(here: str, there: str, profile: int) -> None:
    similarity = similarity_by_sound(here, there, PROFILES[profile])
    if similarity == 0.0:
        return
    shared = max(len(key) for key in consonant_keys(here) if key in consonant_keys(there))
    for one, other, swapped in ((here, there, False), (there, here, True)):
        for lookup, sound in with_sound(other):
            most = lookup._kernel.most_alike_by_sound(one.encode(), sound, profile, swapped, shared)
            assert most >= similarity - 1e-9


@given(st.text("abdefghijklmnorst", min_size=18, max_size=24), LATIN, st.sampled_from(range(len(PROFILES))))
def test_of_a_long_word_the_most_is_assumed(long: str, word: str, profile: int) -> None:
    assume(len(sound_key(long)) > WIDTH)
    for one, other in ((long, word), (word, long)):
        for lookup, sound in with_sound(other):
            most = lookup._kernel.most_alike_by_sound(one.encode(), sound, profile, False, 9)
            assert most == PROFILES[profile].certainty[-1]


def with_sound(word: str) -> list[tuple[PartsLookup, int]]:
    """The kernels over a list that has a word, and the number of its sound there."""
    index = index_of([f"{word} qwghlm"])
    sounds = [index.sound_texts[n] for n in range(len(index.sound_texts))]
    assume(sound_key(word) in sounds)  # two consonants are initials
    number = sounds.index(sound_key(word))
    return [(lookup, number) for lookup in lookups(index)]


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(list(Family)))
def test_no_word_is_less_alike_than_the_scorer_says(listed: list[str], queries: list[str], family: Family) -> None:
    index = index_of(listed, family)
    tokens = list(dict.fromkeys(part.token for word in queries for part in parts_of(word, family)))
    compiled, uncompiled = lookups(index)
    for token in tokens:
        row = compiled.row(compiled.word(token))
        assert row == pytest.approx(uncompiled.row(uncompiled.word(token)), abs=1e-6)
        most: dict[int, float] = {}
        for word, similarity in row.items():
            for variant in index.full.variants[slice(*index.full.row(word))].tolist():
                most[variant] = max(similarity, most.get(variant, 0.0))
        for variant, name in enumerate(index.variant_names.tolist()):
            first = int((index.variant_names < name).sum())
            for part in prepare_name(listed[name], family).variants[variant - first].parts:
                alike = likeness(token, part.token).similarity
                if alike > 0.0 and not (token.initial or part.token.initial):
                    assert most.get(variant, 0.0) >= alike - 1e-4, (token.text, part.token.text)


def candidates(lookup: PartsLookup, queries: list[str], family: Family) -> dict[tuple[int, int], float]:
    variants = [variant for query in queries for variant in prepare_name(query, family).variants if variant.parts]
    families = [family] * len(variants)
    columns = lookup.by_parts(variants, families, [BOUND.least] * len(variants))
    found = list(zip(*(column.tolist() for column in columns), strict=True))
    assert len({(query, listed) for query, listed, _ in found}) == len(found), "each pair once"
    return {(query, listed): highest for query, listed, highest in found}


@given(st.lists(NAMES, min_size=1, max_size=8), st.lists(NAMES, min_size=1, max_size=4), st.sampled_from(list(Family)))
def test_the_rarest_words_find_what_all_words_find(listed: list[str], queries: list[str], family: Family) -> None:
    index = index_of(listed, family)
    found: list[Any] = []
    for few in (-(10**9), 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kernel_arrays, "FEW_ENTRIES", few)
            patch.setattr(kernel_arrays, "TIMES_RAREST", 0)
            found += [candidates(lookup, queries, family) for lookup in lookups(index)]
    by_rarest, by_rarest_uncompiled, by_all, by_all_uncompiled = found
    assert by_rarest == pytest.approx(by_rarest_uncompiled, abs=1e-6)
    assert by_all == pytest.approx(by_all_uncompiled, abs=1e-6)
    assert by_rarest.keys() <= by_all.keys()
    assert all(by_all[pair] == pytest.approx(most, abs=1e-6) for pair, most in by_rarest.items())


@given(st.lists(NAMES, min_size=1, max_size=6), st.lists(NAMES, min_size=1, max_size=5))
def test_ordinary_names_say_the_same_compiled_or_not(listed: list[str], queries: list[str]) -> None:
    index = index_of(listed)
    families, bare = [Family.ANY, Family.PERSON] * len(queries), [True, False] * len(queries)
    texts = [query for query in queries for _ in range(2)]
    one, other = (Lookup(index, BOUND, kernel).prospects(texts, families, bare) for kernel in KERNELS)
    assert [prospect.passes for prospect in one] == [prospect.passes for prospect in other]
    assert [set(prospect.reached or ()) for prospect in one] == [set(prospect.reached or ()) for prospect in other]


@pytest.mark.parametrize("kernel", KERNELS)
def test_words_written_apart_in_the_list_are_found_together(kernel: ModuleType) -> None:
    lookup = PartsLookup(index_of(["Cornelius van der Bilt"]), BOUND, kernel)
    assert lookup.row(lookup.word(word_token("vanderbilt")))
    joins = prepare_name("Corneli Us", Family.PERSON).variants[0].joins
    (join,) = (number for join in joins if (number := lookup.join(join.text, join.sound)) >= 0)
    assert lookup.row(join)
    assert not lookup.row(lookup.word(word_token("qwghlm")))


@pytest.mark.parametrize("kernel", KERNELS)
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
    kernel: ModuleType, query: str, listed: str, similarity: float | None
) -> None:
    lookup = PartsLookup(index_of([listed], Family.ORGANISATION), BOUND, kernel)
    joins = prepare_name(query, Family.ORGANISATION).variants[0].joins
    rows = [lookup.row(n) for join in joins if (n := lookup.join(join.text, join.sound)) >= 0]
    found = [similarity for row in rows for similarity in row.values()]
    assert found == ([] if similarity is None else [pytest.approx(similarity)])


@pytest.mark.parametrize("kernel", KERNELS)
def test_more_names_than_there_is_room_for_are_all_found(kernel: ModuleType) -> None:
    listed = [f"Maria Lopez {number}" for number in range(90)] + ["Vandenberg Maria"]
    lookup = PartsLookup(index_of(listed), BOUND, kernel)
    for columns in ("words", "alike", "ordinary", "pool", "entries", "rows"):
        assert lookup._columns[columns].size > 0
    queries = ["Maria Lopez"] * 60 + ["Maria van den Berg"]
    assert len(candidates(lookup, queries, Family.PERSON)) >= 60 * 90
    assert lookup._columns["rows"].size > 60 * 90


def test_words_are_forgotten_with_the_other_caches_and_where_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    lookup = PartsLookup(ANYBODY, BOUND)
    candidates(lookup, ["Vladimir Puttin"], Family.PERSON)
    assert lookup.word_count() > 1
    monkeypatch.setattr("entityscreen.index.parts.MOST_WORDS", 1)
    before = candidates(lookup, ["Vladimir Puttin"], Family.PERSON)
    once = lookup.word_count()
    assert candidates(lookup, ["Vladimir Puttin"], Family.PERSON) == before
    assert lookup.word_count() == once, "they were forgotten before"
    es.clear_caches()
    assert lookup.word_count() == 0
    assert candidates(lookup, ["Vladimir Puttin"], Family.PERSON) == before


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("size", [200, 1_000, 2_000])
@pytest.mark.parametrize("letters", ["a", "x", "kh", "習", "\U0001f600", "rh"])
def test_a_word_of_any_length_is_looked_up(kernel: ModuleType, letters: str, size: int) -> None:
    word = letters * (size // len(letters))
    lookup = Lookup(index_of([word[:300], "Anna Berg"]), BOUND, kernel)
    lookup.candidates(prepare_name(f"{word} Anna", Family.PERSON), bare=True)
    lookup.prospects([f"{word} Anna", " ".join(["Anna"] * 60)], [Family.PERSON] * 2, [True] * 2)


def test_several_threads_share_a_lookup() -> None:
    lookup = PartsLookup(index_of([f"Maria Lopez {letters}" for letters in ("Berg", "Banka", "Putin")]), BOUND)
    queries = ["Maria Lopez", "Maria Berg", "Banka Maria Lopez"] * 5
    expected = candidates(lookup, queries, Family.PERSON)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: candidates(lookup, queries, Family.PERSON), range(20)))
    assert found == [expected] * 20


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_a_number_that_is_no_index_is_refused(kernel: ModuleType, number: int) -> None:
    lookup = PartsLookup(ANYBODY, BOUND, kernel)
    variant = prepare_name("Vladimir Putin", Family.PERSON).variants[0]
    lookup._learn([part.token for part in variant.parts])
    lookup._numbers[variant.parts[0].token] = number
    with pytest.raises(IndexError, match=rf"word {number} of the kernel is not from 0 to"):
        lookup.by_parts([variant], [Family.PERSON], [0.5])
    with pytest.raises(IndexError, match=f"no word {number}"):
        lookup._kernel.set_letters(number, 1)
