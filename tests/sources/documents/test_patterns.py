"""The alias patterns: what a row may say, what it matches, and that repeating them costs linear time."""

from __future__ import annotations

import cProfile
import pstats
import re

import pytest

from entityscreen.sources.documents import extract
from entityscreen.sources.documents.blocks import make_block
from entityscreen.sources.documents.patterns import all_patterns, compile_phrase, matcher, word_class
from entityscreen.sources.documents.vocabulary import Kind

RELATIONS = {"alias", "former", "short", "native", "name", "sign", "none"}
POSITIONS = {"parenthetical", "apposition", "clause", "before", "opening", "field", "sentence"}
SMALL, LARGE = 800, 3_200  # characters
MOST_GROWTH = 1.7  # of the calls by a character, from the small text to the large one
FRAGMENTS = [
    "A/A/", "“он же “он же ", 'a.k.a. "X", ', "(X (", "also known as ", "Alpha Beta ", "王伟（又名", "A. ",
    "Smith, ", "«", "Name: ", "Foo and ", "ア・", "이상영 회장 ", "Bank of ", "شركة ",
    "綽號「小陳」的", '"', "()", "名称：", "以下简称“",
    "The company was formerly called ", "Acme Ltd (", "ООО «", "X (甲乙、丙丁) and ",
]  # fmt: skip


def test_every_row_is_compiled() -> None:
    assert {pattern.relation for pattern in all_patterns()} <= RELATIONS
    assert {pattern.position for pattern in all_patterns()} == POSITIONS
    kinds = {Kind.PERSON, Kind.COMPANY, Kind.ORGANISATION, Kind.VESSEL}
    assert all(pattern.kinds <= kinds for pattern in all_patterns())


def test_a_phrase_has_words_slots_and_what_may_lack() -> None:
    left, items = compile_phrase("{ALIAS} also? <any:aka> dub* <gap> {NAME}")
    assert left == "{ALIAS}"
    assert [item.optional for item in items] == [True, False, False, False, False]
    assert items[2].alternatives == (("dub*",),)
    assert items[3].gap
    assert items[4].slot == "{NAME}"


def test_a_class_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(ValueError, match="no class 'nosuch'"):
        word_class("nosuch")
    with pytest.raises(ValueError, match="has no word"):
        compile_phrase("{ALIAS} <gap>")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("known to his friends in Hong Kong as X", 8),
        ("known as X", 2),
        ("KNOWN AS X", 2),
        ("known, as X", 0),
        ("named X", 1),
    ],
)
def test_a_pattern_is_compared_word_by_word(text: str, end: int) -> None:
    found = matcher("clause").at(make_block(text), 0)
    assert (found.end if found else 0) == end


def test_every_language_that_has_the_classes_has_the_phrase() -> None:
    phrases = {pattern.language for pattern in all_patterns() if pattern.phrase.endswith(":as> {ALIAS}")}
    assert phrases >= {"en", "de", "fr", "es", "ru", "ar"}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("Der Fälscher Hans Maurer, in Bern nur als Peter Lenz bekannt, ist geflohen.", "Hans Maurer", "Peter Lenz"),
        ("Le banquier Hervé Collin, connu à Genève sous le surnom de « Momo », a fui.", "Hervé Collin", "Momo"),
        ("Rubén Salas, registrado en el puerto con el alias de «Tito», huyó.", "Rubén Salas", "Tito"),
        ("Игорь Лапин, выступающий в сети под псевдонимом «Барс», уехал.", "Игорь Лапин", "Барс"),
        ("Maria Costa, whose colleagues call her by the moniker Lady Marl, left.", "Maria Costa", "Lady Marl"),
    ],
)
def test_what_nobody_wrote_is_read(text: str, name: str, alias: str) -> None:
    assert [m.aliases for m in extract(text) if m.name == name] == [(alias,)]


def _calls(text: str) -> int:
    """How many function calls the extraction of a text takes."""
    profile = cProfile.Profile()
    profile.runcall(extract, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_repeats_cost_linear_time(fragment: str) -> None:
    extract("Acme Ltd (a.k.a. X), 王伟（王偉）, он же «Б»")  # the tables are read
    small, large = ((fragment * size)[:size] for size in (SMALL, LARGE))
    assert _calls(large) / LARGE <= MOST_GROWTH * _calls(small) / SMALL + 1


def test_no_module_has_a_word_list_in_a_regular_expression() -> None:
    from pathlib import Path

    listed = re.compile(r"re\.compile\((?:[^()]|\([^()]*\))*?[a-z]{4,}\|[a-z]{4,}\|[a-z]{4,}", re.DOTALL)
    package = Path(__file__).parents[3] / "src" / "entityscreen" / "sources" / "documents"
    allowed = {"view.py", "reading.py"}  # names of tags, of parts of a page
    assert [p.name for p in package.glob("*.py") if listed.search(p.read_text(encoding="utf-8"))] == sorted(
        allowed & {p.name for p in package.glob("*.py") if listed.search(p.read_text(encoding="utf-8"))}
    )
