"""Laws of the syllable channel: names match themselves, order does not matter, keys are shared."""

from __future__ import annotations

from functools import cache, lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from entityscreen.data import read_rows
from entityscreen.model.script import Script, main_script
from entityscreen.readings.characters import (
    FAMILIES,
    MAINLAND,
    MISS,
    hangul_spellings,
    korean_rows,
    name_ranks,
    near_cost,
    reader,
)
from entityscreen.syllables.comparison import SOUND_COST, compare_syllables, least_sound_cost, prepare_syllables
from entityscreen.syllables.model import SyllableName, as_written
from entityscreen.syllables.transcribed_names import CUTS, LETTERS, OF_KOREA, SURNAME, find_telegraph
from entityscreen.text.folding import fold_han


@lru_cache(maxsize=1)
def characters() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Surnames and given-name characters, sorted: the tables are read when a test runs, not before."""
    ranks = sorted(name_ranks().items())
    return (
        tuple(name for name, rank in ranks if rank.surname == 1 and len(name) == 1),
        tuple(name for name, rank in ranks if rank.given_name in (1, 2) and len(name) == 1),
    )


@st.composite
def han_names(draw: st.DrawFn) -> str:
    surnames, given_names = characters()
    return draw(st.sampled_from(surnames)) + "".join(
        draw(st.lists(st.sampled_from(given_names), min_size=1, max_size=2))
    )


@given(han_names(), han_names(), st.booleans(), st.integers(0), st.text("abcdeghiklnosuwxyz", max_size=2))
def test_a_syllable_that_is_no_reading_is_as_near_as_its_nearest(
    name: str, other: str, surname: bool, which: int, more: str
) -> None:
    known, spellings = reader(name[0], surname), sorted(reader(other[-1], not surname).exact)
    syllable = spellings[which % len(spellings)] + more
    if syllable not in known.exact:
        near = [(known[spelling], near_cost(syllable, spelling)) for spelling in known.exact]
        for family in range(len(FAMILIES)):
            costs = [own[family] + cost for own, cost in near if cost < MISS and own[family] < MISS]
            assert known[syllable][family] == min([MISS, *costs])


Words = tuple[tuple[str, ...], ...]


def spelled(draw: st.DrawFn, name: str) -> Words:
    """A spelling of a Han name in one family of readings, in Latin letters."""
    family = draw(st.integers(0, 6))
    syllables = []
    for index, character in enumerate(name):
        known = {s: costs for s, costs in reader(character, index == 0).items() if s.isascii()}
        options = sorted(s for s, costs in known.items() if costs[family] < 0.1)
        options = options or sorted(s for s, costs in known.items() if costs[0] == 0)
        syllables.append(draw(st.sampled_from(options)))
    return (syllables[0],), tuple(syllables[1:])


@st.composite
def spelled_names(draw: st.DrawFn) -> tuple[str, Words]:
    """A Han name and a spelling of it."""
    name = draw(han_names())
    return name, spelled(draw, name)


@st.composite
def spelled_twice(draw: st.DrawFn) -> tuple[Words, Words]:
    """Two spellings of one name."""
    name = draw(han_names())
    return spelled(draw, name), spelled(draw, name)


def han(text: str) -> SyllableName:
    prepared = prepare_syllables(((text,),), Script.HAN)
    assert prepared is not None
    return prepared


@given(st.text())
def test_folding_is_idempotent_and_keeps_the_length(text: str) -> None:
    folded = fold_han(text)
    assert len(folded) == len(text)
    assert fold_han(folded) == folded


@given(st.text(), st.sampled_from(list(Script)))
def test_preparing_never_raises(text: str, script: Script) -> None:
    words = tuple((word,) for word in text.split())
    prepared = prepare_syllables(words, script)
    if prepared is not None:
        assert compare_syllables(prepared, prepared) is not None


@given(st.text(alphabet="0123456789 -/", max_size=30))
def test_telegraph_codes_never_raise(text: str) -> None:
    for start, end, decoded, _ in find_telegraph(text):
        assert len(decoded) == sum(map(str.isdigit, text[start:end])) / 4


@given(han_names(), han_names())
def test_characters_decide_and_order_does_not(a: str, b: str) -> None:
    match, back = compare_syllables(han(a), han(b)), compare_syllables(han(b), han(a))
    assert match is not None
    assert back is not None
    assert match.score == back.score
    assert (match.score == 1.0) == (a == b)


@given(spelled_names())
@settings(max_examples=300)
def test_a_spelling_and_its_characters_are_symmetric(pair: tuple[str, Words]) -> None:
    name, words = pair
    characters_name, latin = han(name), prepare_syllables(words, Script.LATIN)
    if latin is None:
        return
    match = compare_syllables(characters_name, latin)
    back = compare_syllables(latin, characters_name)
    assert (match.score if match else None) == (back.score if back else None)


@given(han_names(), spelled_names())
@settings(max_examples=300)
def test_characters_cost_at_least_their_bound(other: str, pair: tuple[str, Words]) -> None:
    latin = prepare_syllables(pair[1], Script.LATIN)
    if latin is None:
        return
    for name in (pair[0], other):
        match = compare_syllables(han(name), latin)
        ways = latin.arrangements.get(len(name), ())
        costs = [way.cost + way.names_cost + least_sound_cost(name, way.syllables, han(name).surname) for way in ways]
        if match is not None:
            assert match.score <= 1.0 - SOUND_COST - min(costs) + 1e-4


@given(spelled_names())
def test_a_latin_name_matches_itself(pair: tuple[str, Words]) -> None:
    latin = prepare_syllables(pair[1], Script.LATIN)
    if latin is not None:
        match = compare_syllables(latin, latin)
        assert match is not None
        assert match.score >= 0.95


@st.composite
def korean_names(draw: st.DrawFn) -> tuple[str, Words, Words]:
    """A name in Hangul, in Cyrillic letters and in Latin ones."""
    named = korean_rows()
    surname = draw(st.sampled_from(sorted(name for name in named["surname"] if len(name) == 1)))
    name = surname + "".join(draw(st.lists(st.sampled_from(sorted(named["given"])), min_size=2, max_size=2)))
    options = [heads_of(surname, Script.CYRILLIC), *[spellings_in(hangul, Script.CYRILLIC) for hangul in name[1:]]]
    cyrillic = tuple((draw(st.sampled_from(own)),) for own in options)
    return name, cyrillic, tuple((draw(st.sampled_from(sorted(hangul_spellings(c)))),) for c in name)


@given(korean_names())
@settings(max_examples=300)
def test_a_korean_name_in_cyrillic_letters_matches_itself_in_others(pair: tuple[str, Words, Words]) -> None:
    name, spelled_cyrillic, spelled_latin = pair
    hangul = prepare_syllables(((name,),), Script.HANGUL)
    cyrillic = prepare_syllables(spelled_cyrillic, Script.CYRILLIC)
    assert hangul is not None
    assert cyrillic is not None
    match = compare_syllables(hangul, cyrillic)
    assert match is not None
    assert match.score >= 0.85
    latin = prepare_syllables(spelled_latin, Script.LATIN)
    if latin is not None:
        there, back = compare_syllables(latin, cyrillic), compare_syllables(cyrillic, latin)
        assert (there.score if there else None) == (back.score if back else None)


@st.composite
def korean_abroad(draw: st.DrawFn) -> tuple[str, Words, Script]:
    """A Korean name in Hangul and in katakana or other letters."""
    script = draw(st.sampled_from([Script.KANA, *LETTERS]))
    surnames = [name for name in korean_rows()["surname"] if len(name) == 1 and heads_of(name, script)]
    name = draw(st.sampled_from(sorted(surnames)))
    head = draw(st.sampled_from(heads_of(name, script)))
    blocks = draw(st.lists(st.sampled_from(sorted(korean_rows()["given"])), min_size=2, max_size=2))
    given_name = [draw(st.sampled_from(spellings_in(block, script))) for block in blocks]
    joined = script is Script.KANA
    return name + "".join(blocks), ((head,), ("".join(given_name),) if joined else tuple(given_name)), script


@cache
def spellings_in(hangul: str, script: Script) -> list[str]:
    return [spelling for spelling in hangul_spellings(hangul, abroad=True) if main_script(spelling) is script]


@cache
def heads_of(surname: str, script: Script) -> list[str]:
    """The spellings of a surname that begin a name."""
    return [spelling for spelling in spellings_in(surname, script) if spelling in korean_heads(script)]


@cache
def korean_heads(script: Script) -> frozenset[str]:
    """The spellings of all Korean surnames that begin a name."""
    rows = [row for row in read_rows(CUTS) if row[0] == script and row[2] == SURNAME and int(row[1]) & OF_KOREA]
    return frozenset(spelling for row in rows for spelling in row[3].split())


@given(korean_abroad())
@settings(max_examples=300)
def test_a_korean_name_in_other_letters_matches_itself(pair: tuple[str, Words, Script]) -> None:
    name, written, script = pair
    hangul, prepared = prepare_syllables(((name,),), Script.HANGUL), prepare_syllables(written, script)
    assert hangul is not None
    assert prepared is not None
    match = compare_syllables(hangul, prepared)
    assert match is not None
    assert match.score >= 0.8


@given(han_names(), st.sampled_from([Script.HANGUL, Script.KANA, *LETTERS]), st.data())
@settings(max_examples=300)
def test_a_chinese_name_as_others_write_it_is_its_characters(name: str, script: Script, data: st.DataObject) -> None:
    spelled_name = []
    for index, character in enumerate(name):
        known = reader(character, index == 0, abroad=True)
        options = sorted(s for s in known.exact if main_script(s) is script and known[s][MAINLAND] < MISS)
        spelled_name.append(as_written(data.draw(st.sampled_from(options))))
    # Joined, it may be a word of others as well.
    given_name = spelled_name[1:] if script in LETTERS else ["".join(spelled_name[1:])]
    prepared = prepare_syllables(((spelled_name[0],), tuple(given_name)), script)
    match = compare_syllables(han(name), prepared) if prepared is not None else None
    back = compare_syllables(prepared, han(name)) if prepared is not None else None
    assert match is not None
    assert back is not None
    assert match.score == back.score
    assert match.score >= 0.7


@given(spelled_twice())
@settings(max_examples=300)
def test_two_spellings_are_symmetric(pair: tuple[Words, Words]) -> None:
    a, b = prepare_syllables(pair[0], Script.LATIN), prepare_syllables(pair[1], Script.LATIN)
    if a is None or b is None:
        return
    match, back = compare_syllables(a, b), compare_syllables(b, a)
    assert (match.score if match else None) == (back.score if back else None)
