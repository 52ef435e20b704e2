"""Signs of numbers go, and nothing else."""

from __future__ import annotations

import pytest

from entityscreen.names.organisation_words import without_signs


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["第", "13", "研究所"], ["13", "研究所"]),
        (["中国电子科技集团公司第", "13", "研究所"], ["中国电子科技集团公司", "13", "研究所"]),
        (["第", "2", "号"], ["2"]),
        (["39", "호실"], ["39", "호실"]),
        (["39", "호"], ["39"]),
        (["제", "2", "연구소"], ["2", "연구소"]),
        (["경제", "2"], ["경제", "2"]),
        (["第", "十三"], ["第", "十三"]),
        (["号"], ["号"]),
        ([], []),
    ],
)
def test_signs_beside_digits_go(pieces: list[str], expected: list[str]) -> None:
    assert without_signs(pieces) == expected
