"""Make the tables of spellings: Mandarin and Cantonese syllables, Hangul, English given names.

usage: python tools/generate_han_spellings.py [--check]

Reads `resources/han/` and the readings that `generate_han.py` made.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import write_or_check  # noqa: E402

RESOURCES = ROOT / "resources" / "han"
DATA = ROOT / "src" / "entityscreen" / "data"
MIXED_COST = 0.05
# Spellings dearer than this are left out: they would say next to nothing.
DEAREST = 0.12
Row = tuple[str, ...]
Parts = dict[str, list[tuple[str, float]]]
# Table -> columns, rows, resource.
Tables = dict[str, tuple[Row, Callable[[], Iterator[Row]], str]]

_JYUTPING = re.compile(r"(ng|gw|kw|[bpmfdtnlgkhwzcsj])?(.*)")
_PINYIN = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcs])(.*)")
# Pinyin's short forms of finals, in full.
_FULL = {"iu": "iou", "ui": "uei", "un": "uen", "ue": "ve"}


def read(path: Path) -> list[list[str]]:
    """The rows of a table, without comments and header."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def split_pinyin(syllable: str) -> tuple[str, str]:
    """Initial and final in full: `qu` is q + v, `liu` is l + iou, `zi` is z + ih.

    Example:
        >>> split_pinyin("qun"), split_pinyin("shui"), split_pinyin("an")
        (('q', 'vn'), ('sh', 'uei'), ('', 'an'))
    """
    match = _PINYIN.fullmatch(syllable)
    if match is None:
        return "", syllable
    initial, final = match.groups()
    if initial in "jqx" and final.startswith("u"):
        return initial, {"u": "v", "ue": "ve", "uan": "van", "un": "vn"}[final]
    if initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        return initial, "ih"
    return initial, _FULL.get(final, final)


def split_jyutping(syllable: str) -> tuple[str, str]:
    """Initial (`-` for none) and final.

    Example:
        >>> split_jyutping("gwok"), split_jyutping("ng"), split_jyutping("aan")
        (('gw', 'ok'), ('-', 'ng'), ('-', 'aan'))
    """
    if syllable in ("m", "ng"):
        return "-", syllable
    match = _JYUTPING.fullmatch(syllable)
    initial, final = match.groups() if match else (None, syllable)
    return initial or "-", final


class System:
    """One system's rules."""

    def __init__(self) -> None:
        self.parts: dict[str, Parts] = {"initial": {}, "final": {}, "whole": {}, "also": {}}

    def add(self, part: str, key: str, spelling: str, cost: float) -> None:
        self.parts[part].setdefault(key, []).append((spelling, cost))

    def spell(self, syllable: str, initial: str, final: str) -> Iterator[tuple[str, float]]:
        """The system's spellings of a syllable with their costs."""
        if syllable in self.parts["whole"]:
            yield from self.parts["whole"][syllable]
        elif self.parts["final"]:
            for first, first_cost in self.parts["initial"].get(initial, [("", 0.0)] if not initial else []):
                for last, last_cost in self.parts["final"].get(final, []):
                    yield first + last, first_cost + last_cost
        yield from self.parts["also"].get(syllable, [])


def systems(name: str) -> dict[str, System]:
    found: dict[str, System] = {}
    for system, part, key, spelling, cost in read(RESOURCES / name):
        found.setdefault(system, System()).add(part, key, spelling, float(cost))
    return found


def mixed_parts(rules: dict[str, System], initial: str, final: str) -> Iterator[tuple[str, float]]:
    """An initial of one system with a final of another: common in Taiwan."""
    firsts = {first for s in rules.values() for first, _ in s.parts["initial"].get(initial, [])} | {initial}
    lasts = {last for n, s in rules.items() if n != "Gwoyeu" for last, _ in s.parts["final"].get(final, [])}
    for first in sorted(firsts):
        for last in sorted(lasts):
            yield first + last, MIXED_COST


def cheapest(found: Iterable[tuple[str, str, float]]) -> Iterator[tuple[str, str, float]]:
    """One row a spelling, the cheapest."""
    best: dict[str, tuple[str, float]] = {}
    for system, spelling, cost in found:
        if spelling and cost <= DEAREST and (spelling not in best or cost < best[spelling][1]):
            best[spelling] = (system, cost)
    for spelling, (system, cost) in best.items():
        yield system, spelling, round(cost, 3)


def mandarin_rows() -> Iterator[Row]:
    rules = systems("mandarin_systems.tsv")
    pinyin = rules.pop("pinyin")
    syllables = {s for row in read(DATA / "han_readings.tsv") for s in (*row[1].split(), *row[5].split())}
    for syllable in sorted(syllables):
        initial, final = split_pinyin(syllable)
        own = [("pinyin", syllable, 0.0)]
        own += [("pinyin", spelling, cost) for spelling, cost in pinyin.parts["also"].get(syllable, [])]
        for system, spelling, cost in cheapest(own):
            yield syllable, "mainland", system, spelling, f"{cost:g}"
        found = [("pinyin", syllable, 0.015)]
        for name, rule in rules.items():
            found += [(name, spelling, cost) for spelling, cost in rule.spell(syllable, initial, final)]
        found += [("mixed Taiwanese", spelling, cost) for spelling, cost in mixed_parts(rules, initial, final)]
        for system, spelling, cost in cheapest(found):
            yield syllable, "taiwan", system, spelling, f"{cost:g}"


def cantonese_rows() -> Iterator[Row]:
    rules = systems("cantonese_spellings.tsv")
    syllables = {s for row in read(DATA / "han_readings.tsv") for s in (*row[2].split(), *row[6].split())}
    for syllable in sorted(syllables):
        initial, final = split_jyutping(syllable)
        found: list[tuple[str, str, float]] = []
        for name, rule in rules.items():
            found += [(name, spelling, cost) for spelling, cost in rule.spell(syllable, initial, final)]
        for system, spelling, cost in cheapest(found):
            yield syllable, "cantonese", system, spelling, f"{cost:g}"


def korean_rows() -> Iterator[Row]:
    for row in read(RESOURCES / "korean_spellings.tsv"):
        yield tuple(row)


def english_rows() -> Iterator[Row]:
    for row in read(RESOURCES / "english_given_names.tsv"):
        yield tuple(row)


TABLES: Tables = {
    "syllable_mandarin": (
        ("syllable", "family", "system", "spelling", "cost"), mandarin_rows, "mandarin_systems.tsv",
    ),
    "syllable_cantonese": (
        ("syllable", "family", "system", "spelling", "cost"), cantonese_rows, "cantonese_spellings.tsv",
    ),
    "syllable_korean": (
        ("place", "hangul", "spelling", "systems", "cost"), korean_rows, "korean_spellings.tsv",
    ),
    "syllable_english": (("name",), english_rows, "english_given_names.tsv"),
}  # fmt: skip


def write(tables: Tables, tool: str) -> int:
    """Write the tables, or with `--check` say which are stale.

    Args:
        tables: name -> columns, rows, resource.
        tool: the generator's name.

    Returns:
        An exit status.
    """
    texts = {}
    for name, (columns, rows, source) in tables.items():
        head = f"# generated by tools/{tool} from resources/han/{source}; do not edit\n"
        texts[DATA / f"{name}.tsv"] = head + "\n".join("\t".join(row) for row in (columns, *rows())) + "\n"
    return write_or_check(texts)


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings.py"))
