"""The parts of a person's name: roles, and which weighs more."""

from __future__ import annotations

import pytest

from entityscreen.names.person_parts import person_parts, respelled_parts
from entityscreen.names.prepared import NameBuilder
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words


def built(name: str) -> NameBuilder:
    return person_parts(split_words(fold(name), dotted_letters=False))


def roles(name: str) -> list[tuple[str, str]]:
    parts = built(name)
    return [(part.token.text, str(part.role)) for part in parts.parts]


ROLES = [
    ("Vladimir Putin", ["name", "name"]),
    ("Dr. Angela Merkel", ["name", "name"]),
    ("Vladimir Vladimirovich Putin", ["name", "patronymic", "name"]),
    ("Charles de Gaulle", ["name", "particle", "name"]),
    ("Cornelius van der Bilt", ["name", "particle", "particle", "name"]),
    ("Sammy Davis Jr.", ["name", "name", "suffix"]),
    ("J. R. Tolkien", ["initial", "initial", "name"]),
    ("4711 Vladimir Putin", ["name", "name"]),
]


@pytest.mark.parametrize(("name", "expected"), ROLES)
def test_roles(name: str, expected: list[str]) -> None:
    assert [role for _, role in roles(name)] == expected


@pytest.mark.parametrize("name", ["General", "Dr.", "bin", "Jr.", "X", "4711"])
def test_a_word_alone_is_a_name_whatever_it_is(name: str) -> None:
    assert [role for _, role in roles(name)] == ["name"]


def test_nothing_but_titles_is_kept() -> None:
    assert [text for text, _ in roles("Dr General")] == ["dr", "general"]


def test_no_words_give_no_parts() -> None:
    assert built("...").parts == []


def test_weights_follow_what_a_part_says() -> None:
    parts = built("J. Mohammed ibn Petrovich Nazarbayev Jr.")
    weight = {part.token.text: part.weight for part in parts.parts}
    assert weight["nazarbayev"] > weight["mohammed"] > weight["petrovich"] > weight["j"] > weight["ibn"]
    assert weight["ibn"] >= weight["jr"] > 0.0


def test_compounds_written_together_are_parted() -> None:
    assert [text for text, _ in roles("Abdulrahman Yasin")] == [text for text, _ in roles("Abdul Rahman Yasin")]


@pytest.mark.parametrize(
    ("name", "markers"),
    [("Ali bin Hasan", (1,)), ("Ali ibn Hasan ibn Omar", (1, 3)), ("bin Laden", ()), ("Charles de Gaulle", ())],
)
def test_markers_of_filiation(name: str, markers: tuple[int, ...]) -> None:
    assert built(name).markers == markers


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
    assert wanted in {spelling.text for spelling in parts.parts[-1].token.spellings}
    assert all(len(part.token.spellings) <= 8 for part in parts.parts)


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_as_they_stand(name: str) -> None:
    assert respelled_parts(split_words(fold(name), dotted_letters=False)) is None
