"""The tables of extraction: up to date, and without words that contradict each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from entityscreen.data import read_rows
from entityscreen.sources.documents.blocks import LANGUAGES, SPOKEN
from entityscreen.sources.documents.cues import POSITIONS, topics
from entityscreen.sources.documents.vocabulary import surname_spellings, words

ROOT = Path(__file__).parents[3]


def test_the_committed_tables_come_from_the_resources() -> None:
    command = [sys.executable, str(ROOT / "tools" / "generate_documents.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize(
    ("one", "other"), [("legal", "other"), ("organisation", "other"), ("company", "other"), ("given", "other")]
)
def test_a_head_word_is_of_one_kind(one: str, other: str) -> None:
    assert not words(one) & words(other)


def test_an_ending_is_of_one_kind() -> None:
    assert not words("han:company") & words("han:other")


def test_surnames_have_their_romanisations() -> None:
    assert {"xu", "hsu", "tsui"} <= surname_spellings("徐")
    assert {"zhang", "chang", "cheung", "teo"} <= surname_spellings("张")


def test_every_cue_has_a_position_and_a_topic() -> None:
    rows = read_rows("documents_cues")
    assert {position for _, _, position, *_ in rows} == set(POSITIONS)
    assert set(topics().values()) == {"accused", "sanction", "wanted", "debarment", "reg.action"}
    assert {language for *_, language, _ in rows} == {*LANGUAGES, *SPOKEN.values()}
