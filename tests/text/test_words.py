"""Words: where one ends, what its pieces are, what stands in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.text.folding import fold
from entityscreen.text.words import MAX_TEXTS, name_texts, split_words


def texts(name: str, *, dotted_letters: bool = False) -> list[str]:
    return [word.text for word in split_words(fold(name), dotted_letters=dotted_letters)]


PERSONS = [
    ("Putin, Vladimir", ["putin", "vladimir"]),
    ("J.R.R. Tolkien", ["j", "r", "r", "tolkien"]),
    ("O'Casey", ["ocasey"]),
    ("Kwok-ki", ["kwokki"]),
    ("柯·文哲", ["柯", "文哲"]),
    ("李家超Lee", ["李家超", "lee"]),
    ("Рutin", ["putin"]),
    ("Пyтин", ["путин"]),
    ("Пeтpoв", ["петров"]),
    ("ИBAH", ["иван"]),
    ("info@bank.com", ["info", "bank", "com"]),
    ("a @ b 100$", ["a", "b", "100"]),
    ("בן-גוריון", ["בןגוריון"]),
    ("عبدالحليم", ["عبد", "الحليم"]),
    ("عبدالله", ["عبدالله"]),
    ("عیسی زارع پور", ["عيسي", "زارعپور"]),
    ("پور علی", ["پور", "علي"]),
    ("---", []),
    ("", []),
]
ORGANISATIONS = [
    ("A.B.C. Company, S.A.", ["abc", "company", "sa"]),
    ("d.o.o. Sis", ["doo", "sis"]),
    ("Marks&Spencer", ["marks", "&", "spencer"]),
    ("旷视科技（北京）有限公司", ["旷视科技", "北京", "有限公司"]),
    ("第13研究所", ["第", "13", "研究所"]),
    ("А7", ["a7"]),
    ("a/b\\c|d", ["a", "b", "c", "d"]),
]


@pytest.mark.parametrize(("name", "words"), PERSONS)
def test_words_of_persons(name: str, words: list[str]) -> None:
    assert texts(name) == words


@pytest.mark.parametrize(("name", "words"), ORGANISATIONS)
def test_words_of_organisations(name: str, words: list[str]) -> None:
    assert texts(name, dotted_letters=True) == words


def test_hyphens_part_pieces_and_apostrophes_part_syllables() -> None:
    hyphen, apostrophe = split_words(fold("Kwok-ki Xi'an"), dotted_letters=False)
    assert (hyphen.pieces, hyphen.syllables) == (("kwok", "ki"), ("kwok", "ki"))
    assert (apostrophe.pieces, apostrophe.syllables) == (("xian",), ("xi", "an"))
    assert split_words(fold("Xian"), dotted_letters=False)[0].syllables == ("xian",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chang Guang", {"chang guang": "whole"}),
        ("Sberbank / Sber", {"sberbank": "whole", "sber": "whole"}),
        ("Sberbank; Sber", {"sberbank": "whole", "sber": "whole"}),
        ("Either/Or", {"either/or": "whole"}),
        (
            "Chang Guang (CGSTL)",
            {"chang guang": "without brackets", "chang guang (cgstl)": "whole", "cgstl": "bracket"},
        ),
        ("Fund (2019)", {"fund": "without brackets", "fund (2019)": "whole"}),
        ("(CGSTL)", {"cgstl": "whole"}),
    ],
)
def test_texts_of_a_name_field(name: str, expected: dict[str, str]) -> None:
    found = {" ".join(text.split()): what for text, what in name_texts(fold(name))}
    unbracketed = {
        text if text in expected else text.replace(" cgstl", " (cgstl)"): what for text, what in found.items()
    }
    assert unbracketed == expected


@given(st.text(alphabet="ab ()[]/;·|（）"))
def test_a_field_has_some_texts_but_not_many(name: str) -> None:
    assert 1 <= len(name_texts(fold(name))) <= MAX_TEXTS


@given(st.text())
def test_no_word_is_empty(name: str) -> None:
    for dotted in (False, True):
        for word in split_words(fold(name), dotted_letters=dotted):
            assert word.text
            assert all(word.pieces)
            assert "".join(word.pieces) == word.text
