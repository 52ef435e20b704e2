"""Words with a broken letter: where a question mark is one, and what it may have been."""

from __future__ import annotations

import pytest

from entityscreen.names.tokens import word_token
from entityscreen.text.folding import fold
from entityscreen.text.look_alikes import BROKEN, fix_signs
from entityscreen.text.words import split_words


@pytest.mark.parametrize(
    ("written", "meant"), [("Pe?a", "pena"), ("Jo\ufffdo", "joao"), ("M?ller", "muller"), ("Fran?ois", "francois")]
)
def test_a_question_mark_in_a_word_is_a_letter(written: str, meant: str) -> None:
    (word,) = split_words(fold(written), dotted_letters=False)
    assert meant in {spelling.text for spelling in word_token(word.text).spellings}
    assert len(word_token(word.text).spellings) <= 8


@pytest.mark.parametrize("text", ["who?", "?", "ab?", "1?2", "? x"])
def test_others_are_none(text: str) -> None:
    assert BROKEN not in fix_signs(text)
