"""The holders of a joint account: where a field names several persons, and where it is one firm."""

from __future__ import annotations

import pytest

from entityscreen.screening.parties import find_joined

JOINED = (
    *("{} and Anna Smith", "Anna Smith and {}", "MR {} AND MRS ANNA SMITH", "{} & Anna Smith", "{} OR Anna Smith"),
    *("{} und Anna Schmidt", "{} et Anne Dupont", "{} y Ana Lopez", "Anna Smith and {} and Bob Roe"),
    *("Estate of {}", "The Estate of the late {}", "Executors of the estate of {}", "Erben von {}"),
)


@pytest.mark.parametrize("cell", JOINED)
def test_the_name_in_it_is_found(cell: str) -> None:
    assert "Xi Jinping" in find_joined(cell.format("Xi Jinping"))


@pytest.mark.parametrize(
    "firm",
    [
        *("Johnson & Johnson", "Marks and Spencer", "Procter & Gamble Manufacturing", "Barnes & Noble Booksellers"),
        *("Ministry of Defence and Aerospace Industries", "Law Society of England and Wales", "Tiffany and Co"),
        *("John Smith and Associates", "Abdul Karim and Sons", "José Ortega y Gasset", "Bosnia and Herzegovina"),
        *(
            "ITF Tennis",
            "Estate",
            "Real Estate of Ohio LLC",
            "ACME A/S",
            "Obo Ltd",
            "and",
            "c/o",
            "習近平",
            "Xi Jinping",
        ),
    ],
)
def test_a_firm_is_left_whole(firm: str) -> None:
    assert find_joined(firm) == ()


def test_a_company_is_not_parted_at_its_and() -> None:
    assert find_joined("Anna Smith and Bob Roe", "Company") == ()
    assert find_joined("Anna Smith and Law Kwok Keung", "Person") == ("Anna Smith", "Law Kwok Keung")


def test_given_names_share_a_surname() -> None:
    assert find_joined("Anna & John Smith") == ("Anna Smith", "John Smith")
    assert find_joined("Mr & Mrs John Smith") == ("John Smith",)
