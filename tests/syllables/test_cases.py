"""Every row of tests/cases/syllables: pairs of names that must meet, must not, or do not yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.model.script import main_script
from entityscreen.syllables.comparison import compare_syllables, prepare_syllables
from entityscreen.syllables.model import SyllableMatch, SyllableName
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

CASES = Path(__file__).parents[1] / "cases" / "syllables"
HIT, NEAR = 0.80, (0.75, 0.90)


def prepared(text: str) -> SyllableName | None:
    folded = fold(text)
    words = tuple(word.syllables for word in split_words(folded, dotted_letters=False))
    return prepare_syllables(words, main_script(folded))


def compared(a: str, b: str) -> SyllableMatch | None:
    one, other = prepared(a), prepared(b)
    return compare_syllables(one, other) if one and other else None


def rows() -> list[object]:
    found: list[object] = []
    for path in sorted(CASES.glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"][1:]
        for line in lines:
            a, b, expected, mutation, reason = line.split("\t")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(a, b, expected, id=f"{path.stem}-{mutation}-{a}-{b}", marks=marks))
    return found


@pytest.mark.parametrize(("a", "b", "expected"), rows())
def test_pair(a: str, b: str, expected: str) -> None:
    match, back = compared(a, b), compared(b, a)
    score = match.score if match else 0.0
    assert (back.score if back else 0.0) == score, "not symmetric"
    if match is not None:
        left = 1.0 - sum(points for _, points in match.costs)
        assert max(0.0, left) == pytest.approx(score, abs=1e-9), match.costs
        assert all(points > 0.0 for _, points in match.costs), match.costs
    if expected == "hit":
        assert score >= HIT
    elif expected == "near":
        assert NEAR[0] <= score <= NEAR[1]
    else:
        assert score < HIT
