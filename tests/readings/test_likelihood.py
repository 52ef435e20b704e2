"""What two spellings say in bits: laws, and pairs that need one system for the whole name."""

from __future__ import annotations

from itertools import product

import pytest

from entityscreen.readings.characters import KOREAN, MAINLAND
from entityscreen.readings.likelihood import (
    HYPHENATED,
    JOINED,
    SPACED,
    UNSAID,
    Countries,
    both,
    chance_of,
    chance_of_both,
    chance_of_namesakes,
    likeliest_pair,
    pairs_of,
    prior_of,
    system_name,
    systems,
)
from entityscreen.syllables.comparison import NEEDED_BITS, bits_of
from entityscreen.syllables.latin_names import prepare_latin
from entityscreen.syllables.model import Words


def told(a: Words, b: Words, styles: tuple[int, int], countries: tuple[Countries, Countries] = ((), ())) -> float:
    """The most bits that two names say for one person, however they are taken."""
    one, other = prepare_latin(a), prepare_latin(b)
    assert one is not None
    assert other is not None
    lengths = one.arrangements.keys() & other.arrangements.keys()
    ways = [pair for n in lengths for pair in product(one.arrangements[n], other.arrangements[n])]
    return max(bits_of(*pair, (one, other), styles, countries) for pair in ways)


@pytest.mark.parametrize(
    ("a", "b", "styles"),
    [
        ((("guo",), ("weiqiang",)), (("kwok",), ("wai", "keung")), (JOINED, HYPHENATED)),
        ((("lim",), ("guan",), ("eng",)), (("lin",), ("guanying",)), (SPACED, JOINED)),
        ((("yi",), ("sun", "sin")), (("lee",), ("soon", "shin")), (HYPHENATED, HYPHENATED)),
        ((("im",), ("jong", "sok")), (("lim",), ("jong", "seok")), (HYPHENATED, HYPHENATED)),
        ((("lee",), ("peng",), ("kiat",)), (("lee",), ("ping",), ("kit",)), (SPACED, SPACED)),  # Kit is English too
    ],
)
def test_one_system_for_each_name_is_enough(a: Words, b: Words, styles: tuple[int, int]) -> None:
    assert told(a, b, styles) >= NEEDED_BITS


@pytest.mark.parametrize(
    ("a", "b", "styles"),
    [
        ((("junho",), ("lee",)), (("li",), ("cheng",), ("he",)), (JOINED, SPACED)),  # Hakka here, Taiwanese there
        ((("kim",), ("yong",), ("chol",)), (("kim",), ("yong",), ("chun",)), (SPACED, SPACED)),
        ((("yang",), ("jianjun",)), (("yang",), ("jianyun",)), (JOINED, JOINED)),  # 均 is jun or yun, nobody is both
        ((("wang",), ("weiming",)), (("huang",), ("weiming",)), (JOINED, JOINED)),
    ],
)
def test_a_system_for_each_syllable_says_too_little(a: Words, b: Words, styles: tuple[int, int]) -> None:
    assert told(a, b, styles) < NEEDED_BITS


def test_the_shares_of_systems_and_of_their_pairs_are_shares() -> None:
    for countries in [(), *[(country,) for country in systems().priors if country], ("hk", "sg")]:
        prior = prior_of(countries)
        assert prior.shares.sum() == pytest.approx(1.0)
        assert prior.pairs.sum() == pytest.approx(1.0)
        styled = sum(pairs_of(a, b, countries).sum() for a in range(UNSAID) for b in range(UNSAID))
        assert styled == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("a", "b", "styles", "likely", "unlikely"),
    [
        ((("lim",), ("kim",), ("san",)), (("lim",), ("jin", "shan")), (SPACED, HYPHENATED), "sg", "cn"),
        ((("chan",), ("kwok", "ki")), (("chen",), ("guoji",)), (HYPHENATED, JOINED), "hk", "cn"),
        ((("teo",), ("kai",), ("seng",)), (("zhang",), ("jicheng",)), (SPACED, JOINED), "sg", "tw"),
    ],
)
def test_two_systems_say_more_in_a_country_that_writes_in_both(
    a: Words, b: Words, styles: tuple[int, int], likely: str, unlikely: str
) -> None:
    anywhere = told(a, b, styles)
    assert told(a, b, styles, ((), (likely,))) > anywhere > told(a, b, styles, ((), (unlikely,)))


def test_chances_do_not_depend_on_the_order_of_two_names() -> None:
    a, b, styles = ("chan", "kwok", "keung"), ("chen", "guo", "qiang"), (HYPHENATED, JOINED)
    there, back = chance_of_both(a, b, styles), chance_of_both(b, a, styles[::-1])
    assert there == pytest.approx(back)
    assert 0.0 < there < min(chance_of(a, HYPHENATED), chance_of(b, JOINED))
    assert chance_of_namesakes(a, b, styles) == pytest.approx(chance_of_namesakes(b, a, styles[::-1]))


def test_the_likeliest_systems_are_named() -> None:
    first, second, share = likeliest_pair(("kim", "jong", "un"), ("gim", "jeong", "eun"), (SPACED, SPACED))
    assert first == second == (KOREAN, KOREAN)
    assert share == pytest.approx(1.0)
    assert system_name((MAINLAND, MAINLAND)) == "pinyin"


def test_a_rare_syllable_says_more_than_a_common_one() -> None:
    assert both("zhang", "lee", True) is None
    assert chance_of(("li", "wei"), UNSAID) > chance_of(("kuang", "qiong"), UNSAID)
