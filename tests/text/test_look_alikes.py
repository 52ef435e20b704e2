"""Letters that look like others, and the signs of evasion."""

from __future__ import annotations

import pytest

from entityscreen.text.folding import fold
from entityscreen.text.look_alikes import find_evasions, one_script


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("Рutin", "putin"),
        ("CTPATИM", "стратим"),
        ("ᏙᎥktor", "viktor"),
        ("ꓦiktor", "viktor"),
        ("viktօr", "viktor"),
        ("А7", "a7"),
        ("путин", "путин"),
        ("ᏙᎥᏦ", "ᏙᎥᏦ"),
    ],
)
def test_a_word_is_read_in_one_script(word: str, read: str) -> None:
    assert one_script(fold(word)) == read


@pytest.mark.parametrize(
    "name", ["V.i.k.t.o.r", "V-i-k-t-o-r Bout", "v i k t o r", "ᏙᎥktor Bout", "Vіktor Bout", "ꓦiktor"]
)
def test_evasion_is_told(name: str) -> None:
    assert len(find_evasions(name, {"sarl"}.__contains__)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "J. R. R. Tolkien",
        "S.A.R.L. Meridon",
        "S.a.r.l. Meridon",
        "A. B. C. D. Company",
        "Владимир Путин",
        "ООО Alpha",
        "Ó Briain",
    ],
)
def test_usual_names_are_none(name: str) -> None:
    assert find_evasions(name, {"sarl"}.__contains__) == ()
