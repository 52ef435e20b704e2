"""Which words are an article that lost its vowel, and the noun behind it."""

from __future__ import annotations

import pytest

from entityscreen.names.normalise import fold
from entityscreen.names.organisation_words import pieces_of_organisation, without_article, without_parted_article
from entityscreen.names.words import split_words


@pytest.mark.parametrize(
    ("syllables", "noun"),
    [(("l", "eau"), "eau"), (("dell", "industria"), "industria"), (("o", "brien"), None), (("d", "souza"), None)],
)
def test_an_article_goes_before_a_vowel(syllables: tuple[str, ...], noun: str | None) -> None:
    assert without_article(syllables) == noun


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("Banque de l'Agriculture", ["banque", "de", "agriculture"]),
        ("Commissariat à l’énergie atomique", ["commissariat", "energie", "atomique"]),
        ("L'Oréal", ["loreal"]),
        ("D'Arcy Shipping", ["darcy", "shipping"]),
        ("O'Brien Energy", ["obrien", "energy"]),
    ],
)
def test_only_a_known_noun_loses_it(name: str, pieces: list[str]) -> None:
    assert pieces_of_organisation(split_words(fold(name), dotted_letters=True)) == pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Banque de l Habitat", ["banque", "de", "habitat"]),
        ("Compagnie d Assurance", ["compagnie", "assurance"]),
        ("Istituto per l Energia", ["istituto", "per", "energia"]),
        ("T & D Holdings", ["t", "&", "d", "holdings"]),
        ("S and D Industries", ["s", "and", "d", "industries"]),
        ("Service D AB", ["service", "d", "ab"]),
        ("Vitamin D Trading", ["vitamin", "d", "trading"]),
        ("L Auto", ["l", "auto"]),
    ],
)
def test_an_article_without_its_apostrophe_goes_where_it_can_be_one(text: str, words: list[str]) -> None:
    found = without_parted_article(split_words(fold(text), dotted_letters=True))
    assert [word.text for word in found] == words
