"""Risk cues: whom a text accuses, charges, sanctions, and what takes it back, in sentences of twelve languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract

CASES = Path(__file__).parents[2] / "cases" / "documents" / "cues.tsv"
ROWS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]


def cues_of(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in extract(text):
        if mention.cues:
            found.setdefault(mention.refers_to or mention.name, set()).update(mention.cues)
    return found


@pytest.mark.parametrize(("text", "cues"), [(text, cues) for _, text, cues in ROWS])
def test_every_cue_of_a_passage_and_no_other(text: str, cues: str) -> None:
    entries = (entry.partition(": ") for entry in cues.split(" | ") if entry)
    assert cues_of(text) == {name: set(listed.split(", ")) for name, _, listed in entries}


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Washington sanctioned Vega Oil Ltd last year.", True),
        ("Vega Oil Ltd rose. The company was charged with fraud.", False),
    ],
)
def test_a_pronoun_is_less_certain_than_a_name(text: str, certain: bool) -> None:
    [risk] = [risk for mention in extract(text) for risk in mention.risks]
    assert (risk.confidence > 0.9) is certain


def test_a_cue_carries_the_sentence_that_says_so() -> None:
    [risk] = [risk for mention in extract("Vega Oil Ltd rose. It was charged with fraud.") for risk in mention.risks]
    assert risk.sentence == "It was charged with fraud."
