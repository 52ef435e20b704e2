"""Other names in text that is not English: who is given one, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.sources.documents import extract
from entityscreen.sources.documents.extraction import iterate_mentions
from entityscreen.sources.documents.merging import group_mentions, to_entities
from entityscreen.sources.documents.told_languages import language_of

CASES = Path(__file__).parents[2] / "cases" / "documents" / "told.tsv"
Found = dict[str, frozenset[str]]


def _rows() -> list[tuple[str, str]]:
    lines = (line for line in CASES.read_text(encoding="utf-8").splitlines()[5:] if line)
    rows = [line.split("\t") for line in lines]
    return [(row[1].replace("\\n", "\n"), row[2] if len(row) > 2 else "") for row in rows]


def _expected(cell: str) -> Found:
    entries = (entry.partition(" = ") for entry in cell.split(" | ") if entry)
    return {name: frozenset(aliases.split(" + ")) for name, _, aliases in entries}


def _found(text: str) -> Found:
    found: dict[str, frozenset[str]] = {}
    for mention in extract(text):
        if mention.aliases:
            kind = {"Person": "P", "Vessel": "V"}.get(mention.kind, "O")
            key = f"{kind}:{mention.name}"
            found[key] = found.get(key, frozenset()) | frozenset(mention.aliases)
    return found


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_the_other_names_of_each_entity(text: str, expected: str) -> None:
    assert _found(text) == _expected(expected)


def test_a_nickname_or_surname_alone_is_a_weak_name() -> None:
    text = "Марина Аркадьевна Зельц, в девичестве Гурьева, также известная как Марина Седова, псевдоним «Lomax»."
    [entity] = to_entities(group_mentions(iterate_mentions(text)))
    assert {name.text: name.type for name in entity.names} == {
        "Марина Аркадьевна Зельц": "primary",
        "Гурьева": "weak",
        "Марина Седова": "alias",
        "Lomax": "weak",
    }


def test_a_later_surname_bears_the_name_that_it_is_given() -> None:
    text = "Обвинён Андрес Пихлак (Andres Pihlak). По версии следствия, Пихлак, он же «Андрей Таллинский», бежал."
    [entity] = to_entities(group_mentions(iterate_mentions(text)))
    assert {name.text for name in entity.names} == {"Andres Pihlak", "Андрес Пихлак", "Андрей Таллинский"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dealer alias Karl Lee fled to La Paz with his son.", ""),
        ("王小明（Xiaoming Wang）是公司的董事长。", ""),
        ("Der Händler floh mit seinem Sohn nach La Paz.", "de"),
        ("Il mercante è fuggito con il figlio.", "it"),
        ("Tüccar oğluyla birlikte kaçtı.", "tr"),
        ("Купец бежал в La Paz.", "cyrillic"),
        ("", ""),
    ],
)
def test_the_language_of_a_paragraph(text: str, language: str) -> None:
    assert language_of(text) == language
