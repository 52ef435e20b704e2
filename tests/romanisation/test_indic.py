"""Known names in the scripts of India: how they are found."""

from __future__ import annotations

import pytest

from entityscreen.model.script import Script
from entityscreen.romanisation import read_token
from entityscreen.romanisation.indic import fold, in_devanagari, usual_spellings

ONE_WORD = [
    ("सिन्धु", "सिंधू"),
    ("सँजना", "संजना"),
    ("तामाङ्ग", "तामांग"),
    ("चोपड़ा", "चोपडा"),
    ("अमित्", "अमित"),
    ("বিশ্বজিৎ", "বিশ্বজিত"),
    ("ਢਿੱਲੋਂ", "ਢਿਲੋਂ"),
    ("രാജന്\u200d", "രാജൻ"),
    ("కృష్ణమూర్తి", "కృష్ణముర్తి"),
]


@pytest.mark.parametrize(("a", "b"), ONE_WORD)
def test_spellings_of_one_word_are_folded(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), [("कमल", "कमला"), ("राम", "रमा"), ("सेन", "सोन"), ("ரவி", "ராவ்")])
def test_other_words_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


def test_a_script_without_a_row_of_its_own_is_read_by_the_same_places() -> None:
    assert usual_spellings("ପ୍ରମୋଦ") == usual_spellings("प्रमोद") == ("pramod",)
    assert in_devanagari("தமிழ்") == "தமிழ்"


def test_letters_of_a_known_name_stay_behind() -> None:
    known, *others = read_token("सिंह", Script.INDIC)
    assert (known.text, known.system) == ("singh", "usual spelling")
    assert [reading for reading in others if reading.system != known.system]
    assert all(reading.cost >= 0.04 for reading in others if reading.system != known.system)
