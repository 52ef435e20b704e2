"""Given names of one language that its spelling tells apart."""

from __future__ import annotations

import pytest

from entityscreen.names.persons.known_names import other_in_language


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hiroshi", "hitoshi"),
        ("masao", "masako"),
        ("erkan", "ercan"),
        ("umit", "umut"),
        ("milanko", "milenko"),
        ("jalal", "jalil"),
        ("mona", "mina"),
        ("mamadou", "amadou"),
        ("samah", "samar"),
    ],
)
def test_two_names(a: str, b: str) -> None:
    assert other_in_language(a, b)
    assert other_in_language(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("khaled", "khalid"),
        ("hamed", "hamad"),
        ("yousef", "yusuf"),
        ("jurgen", "juergen"),
        ("marco", "marko"),
        ("mohammed", "muhammad"),
        ("abdelaziz", "abdulaziz"),
        ("takashi", "xqzt"),
    ],
)
def test_spellings_of_one_name_and_names_of_two_languages(a: str, b: str) -> None:
    assert not other_in_language(a, b)
    assert not other_in_language(b, a)
