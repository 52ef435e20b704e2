"""Readings of every script, by a table of cases, and by junk that no reader may stumble over."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from entityscreen.model.script import Script
from entityscreen.romanisation import MOST_ROMANISATIONS, read_token
from entityscreen.text.phonetics import profile_of, similarity_by_sound
from entityscreen.text.sounds import sound_key

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "tests" / "cases" / "romanisation" / "readings.tsv"
# A token this alike helps its name; the threshold for whole names, of several tokens, is a little higher.
ALIKE = 0.75
SAME_SOUND = 0.95
JUNK = (
    "", " ", "'", "x", "123", "\x00", "\u200d", "\u0301", "ーー", "っ", "ッ", "ﷺ", "ا", "ال", "الا", "ه", "عبد",
    "abc", "à", "🙂", "്", "़", "เ", "เเเ", "์", "ь", "ъ", "еее", "υ", "ու", "한a글", "ㅋㅋ", "ᄀ", "וו", "''", "x'ж",
)  # fmt: skip


def cases() -> list[object]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: list[object] = []
    for row in csv.DictReader(lines, delimiter="\t"):
        mark = [pytest.mark.xfail(reason=row["reason"], strict=True)] if row["expect"] in ("lost", "confused") else []
        values = (row["script"], row["word"], row["latin"], row["expect"])
        found.append(pytest.param(*values, marks=mark, id=f"{row['word']}-{row['latin']}"))
    return found


def likeness(script: Script, word: str, latin: str) -> float:
    """How alike a scorer would find the two, by spelling and sound."""
    best = 0.0
    for reading in read_token(word, script):
        value = similarity_by_sound(reading.text, latin, profile_of(script, reading.system))
        if sound_key(reading.text) == sound_key(latin):
            value = max(value, SAME_SOUND)
        best = max(best, value - reading.cost)
    return best


@pytest.mark.parametrize(("script", "word", "latin", "expect"), cases())
def test_a_word_matches_the_spellings_of_its_name_and_no_other(script: str, word: str, latin: str, expect: str) -> None:
    alike = likeness(Script(script), word, latin)
    assert (alike >= ALIKE) == (expect in ("meet", "lost")), (alike, read_token(word, Script(script)))


@pytest.mark.parametrize("script", list(Script))
@pytest.mark.parametrize("junk", JUNK)
def test_no_reader_stumbles_over_junk(script: Script, junk: str) -> None:
    readings = read_token(junk, script)
    assert len(readings) <= MOST_ROMANISATIONS
    for reading in readings:
        assert reading.text.isascii()
        assert reading.text.isalpha()
        assert reading.text.islower()


def test_latin_and_han_are_not_read_here() -> None:
    assert read_token("putin", Script.LATIN) == ()
    assert read_token("习", Script.HAN) == ()


def test_the_generated_table_is_that_of_the_resource() -> None:
    command = [sys.executable, str(ROOT / "tools" / "generate_romanisation.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


def test_a_name_of_the_table_has_its_vowels_and_no_others() -> None:
    systems = {reading.system for reading in read_token("محمود", Script.ARABIC)}
    assert systems == {"usual spelling"}


def test_zero_width_joiners_do_not_hide_a_compound() -> None:
    joined, plain = (read_token(word, Script.ARABIC) for word in ("حسن‌زاده", "حسنزاده"))
    assert joined == plain
    assert joined[0].text == "hasanzadeh"
