"""Keys of meaning: words that mean the same share one, and the similarity that comes with it is the scorer's."""

from __future__ import annotations

import pytest

from entityscreen.names.lexicon import concept
from entityscreen.names.likeness import likeness
from entityscreen.names.match_signature import meaning_keys
from entityscreen.names.tokens import Token, concept_token, word_token

LLC = concept_token("llc", concept("legal:llc"))
GMBH = concept_token("gmbh", concept("legal:gmbh"))
PLC = concept_token("plc", concept("legal:plc"))
BANK = concept_token("bank", concept("bank"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (word_token("bill"), word_token("william")),
        (word_token("porntip"), word_token("phonthip")),
        (LLC, GMBH),
        (LLC, PLC),
        (word_token("王"),) * 2,
    ],
)
def test_the_best_shared_key_gives_the_similarity(a: Token, b: Token) -> None:
    first, second = meaning_keys(a), meaning_keys(b)
    shared = first.keys() & second.keys()
    assert max(first[key] for key in shared) == likeness(a, b).similarity
    assert all(first[key] == second[key] for key in shared)


@pytest.mark.parametrize(
    ("a", "b"), [(word_token("putin"), word_token("obama")), (LLC, BANK), (word_token("王"), word_token("汪"))]
)
def test_words_of_other_meanings_share_none(a: Token, b: Token) -> None:
    assert not meaning_keys(a).keys() & meaning_keys(b).keys()
