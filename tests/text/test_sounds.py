"""Sound keys: every rule with its own pair, and the spellings of well-known names."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from entityscreen.caches import clear_cache
from entityscreen.text.sounds import consonant_keys, sound_key, sound_keys

ROOT = Path(__file__).parents[2]
SAME = (
    "gaddafi ghaddafi",
    "qaddafi kadhafi kaddafi",
    "yeltsin jelzin eltsine eltsin",
    "meier mayer maier meyer",
    "schmidt schmitt schmid",
    "philip filip phillip philippe",
    "catherine katherine catherin",
    "kathryn cathryn",
    "jon john",
    "dimitri dmitry dmitri dmitrij dmitriy dimitry",
    "christian kristian",
    "yussuf jusuf yusuf",
    "yousef youssef",
    "hussein hosein husayn hussain hossein huseyin",
    "alexander aleksander",
    "sergei sergey serguei sergej",
    "evgeni yevgeny jewgeni evgeny yevgeniy",
    "chebyshev tschebyscheff",
    "ivanov ivanoff iwanow iwanoff",
    "mohamed mohammed muhammed mouhamed",
    "brown braun",
    "elena yelena jelena",
    "mikhail mihail",
    "tatiana tatyana tatjana",
    "abdullah abdulla",
    "ahmad ahmat",
    "ahmed ahmet",
    "jacques jaques",
    "walid valid oualid",
    "nikolayevich nikolaevich",
)
DIFFERENT = (
    ("ali", "ala"),
    ("hasan", "hussein"),
    ("marin", "martin"),
    ("olaf", "olga"),
    ("ivanov", "ivanova"),
    ("kim", "kam"),
    ("tigran", "tiger"),
    ("mohammed", "mahmoud"),
    ("zhang", "yang"),
    ("shamil", "samil"),
    ("putin", "patin"),
    ("ana", "ina"),
    ("petrov", "petrova"),
    ("salim", "salam"),
)


RULES = [
    tuple(line.split("\t"))
    for line in (ROOT / "resources" / "romanisation" / "sound_rules.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]


def test_each_rule_makes_its_pair_match_and_keeps_its_counter_example_apart() -> None:
    for spelling, _, meet, apart in RULES:
        assert len({sound_key(word) for word in meet.split()}) == 1, spelling
        assert len({sound_key(word) for word in apart.split()}) == 2, spelling


def test_no_rule_is_out_of_reach() -> None:
    """The rule's own example has its letters: else an earlier rule made it idle."""
    for spelling, _, meet, apart in RULES:
        assert spelling.strip("<>") in f"{meet} {apart}"


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    assert len({sound_key(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize("pair", DIFFERENT)
def test_different_names_have_different_keys(pair: tuple[str, str]) -> None:
    assert sound_key(pair[0]) != sound_key(pair[1])


@pytest.mark.parametrize(
    "spellings", ["mohammed muhamad mehmet mhmd", "gaddafi kadhafi qaddafi", "sergei sergey", "thomas tomas"]
)
def test_spellings_of_one_name_share_a_consonant_key(spellings: str) -> None:
    for first, second in itertools.combinations(spellings.split(), 2):
        assert set(consonant_keys(first)) & set(consonant_keys(second))


def test_a_word_without_lasting_consonants_has_no_consonant_key() -> None:
    assert consonant_keys("aoi") == ()
    assert consonant_keys("") == ()


def test_the_words_of_all_rules_sound_together_as_each_alone() -> None:
    words = [word for _, _, meet, apart in RULES for word in (*meet.split(), *apart.split())]
    alone = [sound_key(word) for word in words]
    clear_cache("names.sound")
    assert sound_keys(words) == alone
