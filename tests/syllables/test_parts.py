"""What single modules of the syllable channel promise."""

from __future__ import annotations

import subprocess
import sys
from functools import reduce
from itertools import combinations, pairwise
from operator import and_
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.model.script import Script
from entityscreen.readings.characters import KOREAN, hangul_spellings, name_ranks
from entityscreen.readings.likelihood import both
from entityscreen.syllables.comparison import compare_syllables, prepare_syllables
from entityscreen.syllables.latin_names import JOINING, cuts, inventory, is_cuttable
from entityscreen.syllables.model import slot_weights
from entityscreen.syllables.transcribed_names import cuts as cuts_of
from entityscreen.syllables.transcribed_names import find_telegraph
from entityscreen.text.folding import fold_han
from entityscreen.text.look_alikes import lookalikes_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("variants", "canonical"),
    [
        *[("峯", "峰"), ("臺檯颱", "台"), ("鍾鐘", "钟"), ("範", "范"), ("薑", "姜"), ("瀋", "沈"), ("葉", "叶")],
        *[("餘", "余"), ("後", "后"), ("醜", "丑"), ("於", "于"), ("沢澤", "泽"), ("辺邊", "边"), ("黃", "黄")],
        *[("眞", "真"), ("强強", "强"), ("敎", "教"), ("竜龍", "龙"), ("廣広", "广"), ("\uf9e1", "李")],
    ],
)
def test_variants_match(variants: str, canonical: str) -> None:
    assert set(fold_han(variants)) == {canonical}


@pytest.mark.parametrize(
    "pair", ["王汪", "喆哲", "堃坤", "芸艺", "祐佑", "肖萧", "付傅", "闫阎", "邱丘", "仝同", "余佘", "于干", "凃涂"]
)
def test_different_names_stay_apart(pair: str) -> None:
    assert len(set(fold_han(pair))) == 2


def test_folding_merges_no_two_common_surnames() -> None:
    # The table of surnames is folded: were two of the hundred commonest merged, fewer would be left.
    assert sum(rank.surname == 1 and len(name) == 1 for name, rank in name_ranks().items()) >= 100


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        *[("未", "末", True), ("己", "已", True), ("土", "士", True), ("日", "曰", True), ("戊", "戌", True)],
        *[("王", "汪", False), ("平", "朋", False)],
    ],
)
def test_lookalikes(a: str, b: str, alike: bool) -> None:
    assert (b in lookalikes_of(a)) is (a in lookalikes_of(b)) is alike


def test_telegraph_codes_alone_and_in_text() -> None:
    assert [characters for _, _, characters, _ in find_telegraph("504566021627")] == ["习近平", "習近平"]
    assert find_telegraph("1728 4320")[0][2] == "张磊"
    assert find_telegraph("9999 9999") == ()
    found = find_telegraph("PAYMENT TO 5045 6602 1627 INV 20250101")
    assert {fold_han(characters) for _, _, characters, _ in found} == {"习近平"}
    assert find_telegraph("years 1994 2001, phone 12345678901") == ()


@pytest.mark.parametrize("name", ["vladimir putin", "maria garcia", "john smith", "hans peter muller", "anna lopez",
                                  "jean luc picard", "abdul rahman", "william lai", "michael tien"])  # fmt: skip
def test_other_names_are_turned_away(name: str) -> None:
    assert prepare_syllables(tuple((word,) for word in name.split()), Script.LATIN) is None


def test_joined_words_are_cut_where_pinyin_cuts() -> None:
    assert cuts("jinping")[0][0] == ("jin", "ping")
    assert cuts("yanan")[0][0] == ("ya", "nan")
    assert {cut for cut, _ in cuts("xian")} == {("xian",), ("xi", "an")}
    assert cuts("smith") == ()


SYLLABLES = st.deferred(lambda: st.sampled_from(sorted(inventory()[0])))  # the table is read when a test runs


@given(
    st.lists(SYLLABLES | st.sampled_from("aeiou"), min_size=1, max_size=5).map("".join)
    | st.text("aehgnyoui", max_size=8)
    | st.text(max_size=8)
)
def test_a_word_is_cuttable_when_there_is_a_cut(word: str) -> None:
    every = [] if not (word.isascii() and word.isalpha()) else _every_cut(word)
    assert is_cuttable(word) == bool(every) == bool(cuts(word))


def _every_cut(word: str) -> list[tuple[str, ...]]:
    """All ways to cut a word, by trying every boundary; three Korean syllables do not end in a lone a."""
    everywhere, inside = inventory()
    found: list[tuple[str, ...]] = [(word,)] if word in everywhere else []
    for count in (1, 2, 3):
        for breaks in combinations(range(1, len(word)), count):
            cut = tuple(word[i:j] for i, j in pairwise((0, *breaks, len(word))))
            lone = len(cut) == 2 and cut[1] == "a"
            if all(len(s) > 1 or s == "e" or (lone and s == "a" and place) for place, s in enumerate(cut)):
                shared = reduce(and_, (inside.get(s, 0) for s in cut)) & (1 << KOREAN if lone else JOINING)
                found += [cut] if shared else []
    return found


def test_a_boundary_in_the_wrong_place_costs() -> None:
    han = prepare_syllables((("延安国",),), Script.HAN)
    right = prepare_syllables((("yan",), ("anguo",)), Script.LATIN)
    joined = prepare_syllables((("yananguo",),), Script.LATIN)
    assert han is not None
    assert right is not None
    assert joined is not None
    clear, unclear = compare_syllables(han, right), compare_syllables(han, joined)
    assert clear is not None
    assert unclear is not None
    assert unclear.score < clear.score


def test_evidence_names_the_systems() -> None:
    han = prepare_syllables((("邱垂正",),), Script.HAN)
    latin = prepare_syllables((("chiu",), ("chui", "cheng")), Script.LATIN)
    assert han is not None
    assert latin is not None
    match = compare_syllables(han, latin)
    assert match is not None
    assert [(part.a, part.b, part.system_b, part.role) for part in match.parts] == [
        ("邱", "chiu", "Wade-Giles", "surname"),
        ("垂", "chui", "Wade-Giles", "given"),
        ("正", "cheng", "Wade-Giles", "given"),
    ]


def test_exact_ranks_above_near_and_near_above_different() -> None:
    han = prepare_syllables((("郭伟强",),), Script.HAN)
    assert han is not None
    scores = []
    for words in (
        (("guo",), ("weiqiang",)),
        (("kwok",), ("wei", "keung")),
        (("guo",), ("weiqian",)),
        (("guo",), ("weiming",)),
    ):
        latin = prepare_syllables(words, Script.LATIN)
        match = compare_syllables(han, latin) if latin else None
        scores.append(match.score if match else 0.0)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] >= 0.97
    assert scores[-1] < 0.8


def test_two_spellings_share_characters_or_none() -> None:
    assert both("guo", "kwok", True) is not None
    assert both("zhang", "lee", True) is None


def test_korean_customs() -> None:
    spellings = hangul_spellings("박")
    assert {"park", "pak", "bak"} <= set(spellings)
    assert hangul_spellings("리")["lee"][0] <= 0.01
    assert hangul_spellings("이")["ri"][1] == "North Korean"


@pytest.mark.parametrize(
    "tool",
    [
        "generate_han.py",
        "generate_han_spellings.py",
        "generate_han_spellings_dialects.py",
        "generate_han_spellings_neighbours.py",
        "generate_syllable_inventory.py",
        "generate_readings.py",
    ],
)
def test_tables_are_fresh(tool: str) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / tool), "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("surname", [1, 2])
@pytest.mark.parametrize("total", range(1, 6))
def test_the_characters_of_a_name_are_worth_one_together(surname: int, total: int) -> None:
    assert sum(slot_weights(min(surname, total), total)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("surname", "total", "weights"),
    [(1, 4, (0.28, 0.24, 0.24, 0.24)), (2, 3, (0.25, 0.25, 0.5)), (2, 4, (0.22, 0.22, 0.28, 0.28))],
)
def test_a_long_given_name_tells_more_than_the_surname(surname: int, total: int, weights: tuple[float, ...]) -> None:
    assert slot_weights(surname, total) == pytest.approx(weights)


def test_a_word_without_a_vowel_is_no_misspelt_syllable() -> None:
    """Mibg may be a Ming typed beside its keys, and another syllable than Meng; of Mng nobody can say so."""
    said = ["another syllable" in es.compare("Ho Kai Mibg", f"Ho Kai {word}").explain() for word in ("Meng", "Mng")]
    assert said == [True, False]


def test_a_word_in_cyrillic_letters_is_cut_into_two_syllables_at_the_most() -> None:
    assert [len(cuts_of("ким" * count, Script.CYRILLIC)) for count in (1, 2, 3)] == [1, 1, 0]
