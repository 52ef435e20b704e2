"""Mutations: seeded, of one signature, each with an example that it makes."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.testing.mutations import MUTATIONS, Mutation, compose

KINDS = {Family.PERSON: "Person", Family.ORGANISATION: "Company", Family.VESSEL: "Vessel", Family.ANY: "LegalEntity"}
NAMES = [
    "",
    " ",
    "X",
    "PUTIN, Vladimir",
    "习近平",
    "Волна",
    "محمد علي",
    "A & B Ltd",
    "武汉高芯科技有限公司",
    "O'Neil-Smith, Ann",
]
# What the regulators' lists and ours ask for (REQUIREMENTS B and C): a group is covered by at least one mutation.
GROUPS = {
    "text": ("capitals", "punctuation_dropped", "full_width", "zero_width", "mojibake"),
    "letters": ("letter_deleted", "letters_transposed", "digits_for_letters", "mixed_script", "sound_alike"),
    "parts": ("order_natural", "middle_dropped", "given_initial", "nickname", "cognate", "particle_dropped"),
    "firms": ("form_dropped", "form_glued", "acronym", "generic_word_dropped", "web_address", "courtesy_in_front"),
    "joined": ("words_joined", "name_joined", "name_joined_without_middle"),
    "fields": ("care_of", "before_address", "cut_off_at_35", "behind_reference", "account_in_front", "account_behind"),
    "pairs": (
        "order_natural + letter_substituted",
        "middle_initial + cut_off_at_20",
        "name_joined + capitals_lost",
        "order_natural + account_in_front",
    ),
    "chinese": ("simplified", "wade_giles", "pinyin_with_numbers", "characters_turned", "chinese_region_dropped"),
}


def test_there_are_enough_of_every_sort() -> None:
    assert len(MUTATIONS) >= 80
    assert {name for names in GROUPS.values() for name in names} <= set(MUTATIONS)


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS)
def test_the_example_is_what_it_makes(mutation: Mutation) -> None:
    if not mutation.available:
        pytest.skip(f"needs {', '.join(mutation.needs)}")
    before, after = mutation.example
    assert mutation.apply(before, KINDS[mutation.families[0]]) == after


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS)
def test_any_name_is_taken_and_the_same_seed_gives_the_same_change(mutation: Mutation) -> None:
    for name in NAMES:
        for kind in (*KINDS.values(), None):
            changed = mutation.apply(name, kind, seed=3)
            assert changed == mutation.apply(name, kind, seed=3)
            assert changed is None or changed.strip()


def test_another_seed_gives_another_change() -> None:
    changed = {MUTATIONS["letter_deleted"].apply("Konstantinopolskaya", "Company", seed) for seed in range(20)}
    assert len(changed) > 5


def test_it_applies_to_its_kinds_alone() -> None:
    assert MUTATIONS["order_natural"].apply("PUTIN, Vladimir", "Company") is None
    assert MUTATIONS["ship_prefix"].apply("Ocean Star", "Person") is None


def test_changes_compose_and_are_worse_together() -> None:
    both = compose(MUTATIONS["order_natural"], MUTATIONS["letter_deleted"])
    assert both.severity == "moderate"
    assert both.families == (Family.PERSON,)
    changed = both.apply("PUTIN, Vladimir", "Person")
    assert changed is not None
    assert "," not in changed
    assert len(changed) == len("Vladimir PUTIN") - 1
    assert both.apply("Vladimir Putin", "Person") is None


def test_what_tests_of_a_screening_need_is_at_hand() -> None:
    from entityscreen import testing

    assert testing.MUTATIONS is MUTATIONS
    assert testing.variants_of.__module__ == "entityscreen.testing.strategies"
    assert not hasattr(testing, "nothing")
