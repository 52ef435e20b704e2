"""Folding: which texts meet in one, and which stay apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.text.folding import fold

SAME = [
    ("full width", "ＸＩ　ＪＩＮＰＩＮＧ", "xi jinping"),
    ("case", "STRASSE", "strasse"),
    ("sharp s", "Straße", "strasse"),
    ("Latin marks", "Dvořák Ğül Ñandú", "dvorak gul nandu"),
    ("Latin letters of their own", "Øłđıæœþ", "oldiaeoeth"),
    ("Vietnamese", "Nguyễn Văn Thiệu", "nguyen van thieu"),
    ("decomposed", unicodedata.normalize("NFD", "Dvořák"), "dvorak"),
    ("zero-width characters", "Pu\u200btin\u00ad\ufeff", "putin"),
    ("controls", "Pu\x00tin", "putin"),
    ("ligature", "ﬁnance", "finance"),
    ("apostrophes", "O’Casey Oʼcasey O‘Casey", "o'casey o'casey o'casey"),
    ("dashes", "a–b—c‑d−e", "a-b-c-d-e"),
    ("Cyrillic yo", "Ёлкин", "елкин"),
    ("Cyrillic short i", "Йод", "йод"),
    ("Arabic alef and yeh", "أحمد علی", "احمد علي"),
    ("Arabic vowel points", "مُحَمَّد", "محمد"),
    ("Arabic tatweel", "محـــمد", "محمد"),
    ("Persian kaf", "کریم", "كريم"),
    ("Hebrew points", "דָּוִד", "דוד"),
    ("Greek accent and final sigma", "Τσίπρας", "τσιπρασ"),
    ("traditional", "習近平 鄧", "习近平 邓"),
    ("variants", "曉峯 啓", "晓峰 启"),
    ("characters as a web page writes them", "O&#39;Neill&nbsp;&amp; &Eacute;&#x74;&#xE9;", "o'neill & ete"),
    ("the same done twice", "Procter &amp;amp; Gamble", "procter & gamble"),
    ("bytes as addresses write them", "Hans%20M%C3%BCller 100% 50%25", "hans muller 100% 50%"),
    ("code points as programs write them", "Hans M\\u00fcller a\\b", "hans muller a\\b"),
    ("no such characters", "AT&T; B&copper; &notit;", "at&t; b&copper; &notit;"),
    ("compatibility ideograph", "\uf9e1", "李"),
]
APART = [("王", "汪"), ("й", "и"), ("г", "к"), ("未", "末"), ("e", "f"), ("محمد", "محمود")]


@pytest.mark.parametrize(("text", "folded"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_folded_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["Lotus™ Ltd", "★ Lotus ✔ Ltd", "Lotus😀Ltd", "Lotus 👍🏽 Ltd", "Lotus® Ltd℠", "● Lotus ☆ Ltd"]
)
def test_symbols_are_no_letters(text: str) -> None:
    assert fold(text).split() == ["lotus", "ltd"]


def test_the_number_sign_is_a_word_of_its_own() -> None:
    assert fold("№5").split() == ["no", "5"]


@pytest.mark.parametrize(("a", "b"), APART)
def test_other_letters_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@given(st.text())
def test_the_form_of_unicode_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_latin_texts_fold_whatever_their_case(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


@given(st.text(), st.integers(0, 40))
def test_a_zero_width_character_changes_nothing(text: str, position: int) -> None:
    assert fold(text[:position] + "\u200b" + text[position:]) == fold(text)


def test_one_han_character_folds_to_one() -> None:
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    folded = [fold(character) for character in characters]
    assert {text for text in folded if len(text) != 1} == set()
    assert [fold(text) for text in folded] == folded
    assert fold("松竹娯楽") == fold("松竹娛樂") == fold("松竹娱乐")


@pytest.mark.parametrize("parting", ["\x0b", "\x0c", "\x1f", "\x85", "\u2028", "\n"])
def test_what_parts_lines_elsewhere_parts_words(parting: str) -> None:
    assert fold(f"John{parting}Smith").split() == ["john", "smith"]
