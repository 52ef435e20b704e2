"""Several names in one cell: which words part them, and which firms are left whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.model.entity import Entity
from entityscreen.model.watchlist import Watchlist
from entityscreen.screening.files import read_parties
from entityscreen.screening.files.embedded import find_embedded
from entityscreen.screening.screener import Screener

JOINED = (
    *("{} and Anna Smith", "Anna Smith and {}", "MR {} AND MRS ANNA SMITH", "{} & Anna Smith", "{} OR Anna Smith"),
    *("{} und Anna Schmidt", "{} et Anne Dupont", "{} y Ana Lopez", "Anna Smith and {} and Bob Roe"),
    *("Estate of {}", "The Estate of the late {}", "Executors of the estate of {}", "ACME Ltd c/o {}", "c/o {}"),
    *("{} T/A Golden Dragon", "{} d/b/a Golden Dragon", "Attn: {}", "attn {}", "{} ITF Anna Smith"),
    *("ACME Ltd, attn. {}", "ACME Ltd on behalf of {}", "Golden Dragon a/k/a {}", "c/o Anna Smith and {}"),
)


@pytest.mark.parametrize("cell", JOINED)
def test_the_name_in_it_is_found(cell: str) -> None:
    assert "Xi Jinping" in find_embedded(cell.format("Xi Jinping")).names


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
    assert find_embedded(firm).names == ()


def test_a_company_is_not_parted_at_its_and() -> None:
    assert find_embedded("Anna Smith and Bob Roe", "Company").names == ()
    assert find_embedded("Anna Smith and Law Kwok Keung", "Person").names == ("Anna Smith", "Law Kwok Keung")


def test_a_bracket_around_another_name_is_none_of_it() -> None:
    assert find_embedded("ACME (t/a Golden Dragon)").names == ("ACME", "Golden Dragon")
    assert find_embedded("ACME Fund (UK) for and on behalf of Portfolio (J)").names == (
        "ACME Fund (UK)",
        "Portfolio (J)",
    )
    assert find_embedded("Dr. Mahmoud (a.k.a. Ibrahim) Smith").names == ()


def test_given_names_share_a_surname() -> None:
    assert find_embedded("Anna & John Smith").names == ("Anna Smith", "John Smith")
    assert find_embedded("Mr & Mrs John Smith").names == ("John Smith",)


@pytest.mark.parametrize("kind", ["", "company", "person"])
@pytest.mark.parametrize(
    "cell", ["Anna Smith and Vladimir Putin", "ACME Ltd c/o Vladimir Putin", "Estate of Vladimir Putin"]
)
def test_a_file_meets_the_person(tmp_path: Path, cell: str, kind: str) -> None:
    if kind == "company" and " and " in cell:
        pytest.skip("a company's name is left whole")
    path = tmp_path / "p.csv"
    path.write_text(f"name,type\n{cell},{kind}\n", encoding="utf-8")
    [row] = read_parties(path)
    assert row.party is not None
    assert row.party.name == cell
    assert row.flags[0].startswith("holds several names: ")
    person = Entity(id="p", kind="Person", names=["PUTIN, Vladimir Vladimirovich"])
    assert Screener(Watchlist([person])).screen(row.party)
