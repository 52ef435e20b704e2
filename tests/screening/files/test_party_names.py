"""Names of rows: signs of bad data, and several names in one cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.errors import InvalidInputError
from entityscreen.model.entity import Entity
from entityscreen.model.watchlist import Watchlist
from entityscreen.names.fields.addressing import why_unscreenable
from entityscreen.screening.files import read_parties
from entityscreen.screening.files.party_names import find_flags, repair_mojibake
from entityscreen.screening.screener import Screener

TABLE = Path(__file__).parents[2] / "cases" / "files" / "quality.tsv"


def cases() -> list[tuple[str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [(_unescape(name), reason, flag) for name, reason, flag in rows]


def _unescape(text: str) -> str:
    return "".join(
        part if not at else chr(int(part[: 2 if kind == "x" else 4], 16)) + part[2 if kind == "x" else 4 :]
        for kind in ("u" if "\\u" in text else "x",)
        for at, part in enumerate(text.split(f"\\{kind}"))
    )


@pytest.mark.parametrize(("name", "reason", "flag"), cases())
def test_names(name: str, reason: str, flag: str) -> None:
    said = why_unscreenable(name)
    assert bool(said) == (reason != "-")
    assert reason == "-" or reason in said
    if not said:
        flags = " ".join(find_flags(name))
        assert bool(flags) == (flag != "-")
        assert flag == "-" or flag in flags


def test_mojibake_is_repaired_only_where_it_is_one() -> None:
    assert repair_mojibake("习近平".encode().decode("latin-1")) == "习近平"
    assert repair_mojibake("José".encode().decode("cp1252")) == "José"
    assert repair_mojibake("Jürgen Groß") is None
    assert repair_mojibake("习近平") is None


@pytest.mark.parametrize("kind", ["", "company", "person"])
@pytest.mark.parametrize(
    "cell",
    [
        *("Anna Smith and Vladimir Putin", "ACME Ltd c/o Vladimir Putin", "Estate of Vladimir Putin"),
        *("Vladimir Putin d/b/a Golden Dragon", "Attn: Vladimir Putin", "ACME Ltd on behalf of Vladimir Putin"),
    ],
)
def test_a_file_finds_the_person(tmp_path: Path, cell: str, kind: str) -> None:
    if kind == "company" and " and " in cell:
        pytest.skip("a company's name is left whole")
    path = tmp_path / "p.csv"
    path.write_text(f"name,type\n{cell},{kind}\n", encoding="utf-8")
    [row] = read_parties(path)
    assert row.party is not None
    assert row.party.name == cell
    person = Entity(id="p", kind="Person", names=["PUTIN, Vladimir Vladimirovich"])
    assert Screener(Watchlist([person])).screen(row.party)


def test_circled_letters_are_letters() -> None:
    assert why_unscreenable("ⓥⓘⓚⓣⓞⓡ ⓟⓔⓣⓡⓞⓥ") == ""


@pytest.mark.parametrize("name", ["N/A", "unknown", " ", "不详"])
def test_a_placeholder_is_rejected_from_a_program_too(name: str) -> None:
    screener = Screener(Watchlist([Entity(id="p", kind="Person", names=["Ma Yun"])]))
    with pytest.raises(InvalidInputError, match="the name is"):
        screener.screen(name)
    assert [hit.entity.id for hit in screener.screen("Estate of the late Ma Yun")] == ["p"]
    assert [hit.entity.id for hit in screener.screen("Mr Ma Yun and Mrs Anna Smith")] == ["p"]
