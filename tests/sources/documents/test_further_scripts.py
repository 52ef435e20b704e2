"""Names in further scripts (Cyrillic, Arabic, Khmer ...) over several documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.mention import Mention
from entityscreen.sources.documents import extract, read_documents
from entityscreen.sources.documents.extraction import iterate_mentions
from entityscreen.sources.documents.merging import group_mentions, to_entities
from entityscreen.sources.documents.reference import KnownNames

ALIASES = {
    "Cyrillic": "Северная верфь",
    "Greek": "Ναυπηγεία Ελευσίνας",
    "Arabic": "شرکت کشتی‌سازی",
    "Uyghur": "شىنجاڭ كۆمۈر",
    "Hebrew": "מספנות ישראל",
    "Thai": "อู่กรุงเทพ",
    "Khmer": "ក្រុមហ៊ុន",
    "Burmese": "ရွှေကုမ္ပဏီ",
    "Tibetan": "བོད་ལྗོངས",
    "Devanagari": "भारत जहाज",
    "Georgian": "საზღვაო ქარხანა",
    "Armenian": "Նավաշինարան",
    "Ethiopic": "የመርከብ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "signs alone": "—·—",
    "Han": "北方造船",
}
_ANY = st.text(min_size=1, max_size=12) | st.sampled_from(sorted(ALIASES.values()))


@given(st.lists(st.tuples(_ANY, _ANY, st.sampled_from(("Company", "Person"))), max_size=4))
def test_a_name_in_any_script_can_be_known_in_the_next_document(names: list[tuple[str, str, str]]) -> None:
    mentions = [Mention(name=name, aliases=(alias,), kind=kind, start=0, end=len(name)) for name, alias, kind in names]
    known = KnownNames()
    known.adopt(mentions)
    text = " spoke. ".join(part for name, alias, _ in names for part in (name, alias))
    for mention in iterate_mentions(text, known=known.copy()):
        assert text[mention.start : mention.end].split()
    assert len(to_entities(group_mentions(mentions))) <= len(mentions)


@pytest.mark.parametrize("alias", ALIASES.values(), ids=ALIASES)
def test_two_documents_with_an_alias_in_any_script(tmp_path: Path, alias: str) -> None:
    (tmp_path / "a.txt").write_text(f"Northern Shipyard PJSC (Russian: {alias}) was named.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Then {alias} sued. Xi Jinping (习近平) spoke.", encoding="utf-8")
    names = [{name.text for name in entity.names} for entity in read_documents(tmp_path)]
    assert {"Xi Jinping", "习近平"} in names
    assert any("Northern Shipyard PJSC" in found for found in names)


def test_a_name_in_cyrillic_is_found_in_another_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Severnaya Verf PJSC (Russian: Северная верфь) builds them.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Об этом сообщила Северная верфь.", encoding="utf-8")
    [entity] = read_documents(tmp_path)
    assert entity.names[0].text == "Severnaya Verf PJSC"
    assert len(entity.provenance) == 2


def test_a_name_in_cyrillic_is_never_the_primary_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The builder USC JSC (Russian: Северная верфь) was named.", encoding="utf-8")
    for entity in read_documents(tmp_path):
        assert entity.names[0].text.isascii()


def test_one_word_of_a_script_without_capitals_is_not_found_again() -> None:
    text = "Aban Shipping LLC (Arabic: آبان) sailed. آبان came."
    assert [mention.start for mention in extract(text)] == [0]


def _cases() -> list[tuple[str, set[str]]]:
    path = Path(__file__).parents[2] / "cases" / "documents" / "further.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[4:]]
    return [(text, set(filter(None, expected.split(" | ")))) for text, expected in rows]


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_names_in_cyrillic_and_arabic_of_a_sentence(text: str, expected: set[str]) -> None:
    letter = {"Person": "P", "Vessel": "V"}
    found = {
        f"{letter.get(mention.kind, 'O')}:{mention.name}={alias}"
        for mention in extract(text)
        for alias in mention.aliases
        if not alias.isascii()
    }
    assert found == expected
