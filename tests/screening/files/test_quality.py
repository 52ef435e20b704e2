"""Signs of bad data: what is rejected, what is flagged, what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.screening.files.quality import find_flags, repair_mojibake, why_unscreenable

TABLE = Path(__file__).parents[2] / "cases" / "files" / "quality.tsv"


def cases() -> list[tuple[str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [(_unescape(name), reason, flag) for name, reason, flag in rows]


def _unescape(text: str) -> str:
    return "".join(
        part if not at else chr(int(part[: 2 if kind == "x" else 4], 16)) + part[2 if kind == "x" else 4 :]
        for kind in ("u" if "\\u" in text else "x",)
        for at, part in enumerate(text.split(f"\\{kind}"))
    )


@pytest.mark.parametrize(("name", "reason", "flag"), cases())
def test_names(name: str, reason: str, flag: str) -> None:
    said = why_unscreenable(name)
    assert bool(said) == (reason != "-")
    assert reason == "-" or reason in said
    if not said:
        flags = " ".join(find_flags(name))
        assert bool(flags) == (flag != "-")
        assert flag == "-" or flag in flags


def test_mojibake_is_repaired_only_where_it_is_one() -> None:
    assert repair_mojibake("习近平".encode().decode("latin-1")) == "习近平"
    assert repair_mojibake("José".encode().decode("cp1252")) == "José"
    assert repair_mojibake("Jürgen Groß") is None
    assert repair_mojibake("习近平") is None
