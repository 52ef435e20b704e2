"""Scripts: of one character and of a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.script import Script, main_script, script_of

CHARACTERS = {
    Script.LATIN: "aZßŁǚﬁＡẾ",
    Script.HAN: "習习〇々㐀𠀀\uf9e1",
    Script.KANA: "あアｱー",
    Script.HANGUL: "김ㄱᄀ",
    Script.CYRILLIC: "жЁїҰ",
    Script.ARABIC: "عپﻼ",
    Script.HEBREW: "אשׁ"[:2],
    Script.GREEK: "αΩἀ",
    Script.ARMENIAN: "ԱՓ",
    Script.GEORGIAN: "აჰ",
    Script.INDIC: "नবம",
    Script.THAI: "กท",
    Script.COMMON: "7 -·、（\u200b",
    Script.OTHER: "አᠠ",
}


@pytest.mark.parametrize("script", CHARACTERS)
def test_script_of_a_character(script: Script) -> None:
    assert {c: script_of(c) for c in CHARACTERS[script]} == dict.fromkeys(CHARACTERS[script], script)


def test_every_script_has_an_example() -> None:
    assert set(CHARACTERS) == set(Script)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Xi Jinping", Script.LATIN),
        ("習近平 (Xi)", Script.HAN),
        ("Xi 習", Script.LATIN),
        ("習x", Script.HAN),
        ("x習", Script.LATIN),
        ("17-4", Script.COMMON),
        ("", Script.COMMON),
        ("１７", Script.COMMON),
    ],
)
def test_script_of_a_text(text: str, script: Script) -> None:
    assert main_script(text) is script


NAMED = {"LATIN": Script.LATIN, "CYRILLIC": Script.CYRILLIC, "GREEK": Script.GREEK, "HEBREW": Script.HEBREW}


@given(st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0xFFFF))
def test_letters_that_unicode_names_by_a_script_are_of_it(character: str) -> None:
    script = NAMED.get(unicodedata.name(character, "").split(" ")[0])
    if script is not None:
        assert script_of(character) is script
