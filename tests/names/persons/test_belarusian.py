"""Names in another language's spelling: which are read a second time, and as what."""

from __future__ import annotations

import pytest

from entityscreen.names.persons.belarusian import respelled_parts
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

CASES = [
    ("Mikalai Varabei", "vorobei"),
    ("Aleh Haladziuk", "golodiuk"),
    ("Раман Галоўчанка", "golovchenko"),
]
OTHERS = [
    "Thomas Salinas", "Carlos Encinas", "James Collins", "Nikolai Vorobey", "Varabei",
    "Иван Петров",
]  # fmt: skip


@pytest.mark.parametrize(("name", "wanted"), CASES)
def test_one_word_speaks_for_the_name(name: str, wanted: str) -> None:
    parts = respelled_parts(split_words(fold(name), dotted_letters=False))
    assert parts is not None
    assert wanted in {spelling.text for spelling in parts.tokens[-1].spellings}
    assert all(len(token.spellings) <= 8 for token in parts.tokens)


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_as_they_stand(name: str) -> None:
    assert respelled_parts(split_words(fold(name), dotted_letters=False)) is None
