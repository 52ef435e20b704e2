"""A list that does not look like its real editions is refused; tried on entries made as OFAC writes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from entityscreen.errors import IncompleteListError
from entityscreen.sources.lists import read_list
from entityscreen.sources.lists.contract import list_specs

DATA = Path(__file__).parents[4] / "shared" / "data" / "lists"


def entry(number: int) -> str:
    """An entry as nine of ten look; every fifth has a birth date, every eighth a weak alias."""
    born = "<dateOfBirthList><dateOfBirthItem><dateOfBirth>1961</dateOfBirth></dateOfBirthItem></dateOfBirthList>"
    weak = "<aka><type>a.k.a.</type><category>weak</category><lastName>SHORT</lastName></aka>"
    strong = f"<aka><type>a.k.a.</type><category>strong</category><lastName>OTHER {number}</lastName></aka>"
    return (
        f"<sdnEntry><uid>{number}</uid><lastName>EXAMPLE {number}</lastName><sdnType>Entity</sdnType>"
        f"<programList><program>NS-PLC</program></programList>"
        f"<akaList>{strong}{weak if number % 8 == 0 else ''}</akaList>"
        f"<idList><id><idType>Tax ID No.</idType><idNumber>77020701{number}</idNumber></id></idList>"
        f"<addressList><address><city>Moscow</city><country>Russia</country></address></addressList>"
        f"{born if number % 5 == 0 else ''}</sdnEntry>"
    )


def written(path: Path, entries: list[str]) -> Path:
    path.write_text(f"<sdnList>{''.join(entries)}</sdnList>", encoding="utf-8")
    return path


def without_half_the_names(text: str, index: int) -> str:
    return text.replace(f"<lastName>EXAMPLE {index}</lastName>", "") if index % 2 else text


@pytest.mark.parametrize(
    ("count", "change", "problem"),
    [
        (440, lambda text, _: text, None),
        (200, lambda text, _: text, "200 entities, 442 expected and at least 354 accepted"),
        (440, lambda text, _: text.replace("country>", "land>"), "0.0% have country, 60.0% to 100.0% expected"),
        (440, without_half_the_names, "50.0% have primary, 99.0% to 100.0% expected"),
        (440, lambda text, _: text.replace("idList>", "numberList>"), "0.0% have number"),
    ],
)
def test_what_does_not_look_like_the_list(
    tmp_path: Path, count: int, change: Callable[[str, int], str], problem: str | None
) -> None:
    path = written(tmp_path / "list.xml", [change(entry(number), number) for number in range(count)])
    if problem is None:
        assert len(read_list(path)) == count
        return
    with pytest.raises(IncompleteListError, match=problem) as caught:
        read_list(path, unknown_fields="keep")
    assert "--allow-unusual" in str(caught.value)
    watchlist = read_list(path, unknown_fields="keep", allow_unusual=True)
    assert any(problem in line for line in watchlist.reading.reports[0].lacking)
    assert not any(record.remarks for entity in watchlist for record in entity.provenance)


def test_another_form_of_a_list_has_its_profile() -> None:
    specs = list_specs()
    assert specs["us-ofac-sdn-xml"].profile == specs["us-ofac-sdn"].profile
    assert specs["us-ofac-sdn-xml"].entities == specs["us-ofac-sdn"].entities
    assert specs["gb-ofsi"].profile != specs["gb-sl"].profile


@pytest.mark.skipif(not DATA.exists(), reason="the measuring data is not here")
def test_a_sample_is_not_the_list() -> None:
    with pytest.raises(IncompleteListError, match="115 entities, 14,160 expected"):
        read_list(DATA / "samples" / "us_csl_sample.csv")
