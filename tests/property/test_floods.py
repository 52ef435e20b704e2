"""What is repeated is bounded: twice as much of it makes at most little more than twice the work, or is refused.

Work is counted, in functions that begin and jumps of loops, since a stopwatch on a busy machine says nothing. Repeated
is what the tables have: separators, markers, titles, particles, legal forms, phrases of aliases.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

import entityscreen as es
from entityscreen.data import read_rows
from entityscreen.errors import InvalidInputError
from entityscreen.model.kind import Family
from entityscreen.model.name import LONGEST_NAME, MOST_WORDS, why_too_long
from entityscreen.model.party import MOST_NAMES, MOST_WORDS_OF_ALL, count_screenable
from entityscreen.names.prepare import prepare_name
from entityscreen.screening.payments import passages

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 12), reason="work is counted with sys.monitoring, of Python 3.12"
)

SEPARATORS = [
    "a/",
    "a / ",
    "a; ",
    "a|",
    "a\n",
    "a, ",
    "(a)",
    "(a",
    "[a",
    "「王",
    "王、",
    "王·",
    "a-",
    "'a",
    ".",
    "a.",
    "a& ",
    "?a",
    "—",
]
SEPARATORS += ["“a", "ﷺ", "(王)", "a—", "• a", "#a", "<b>", "1 "]
MANY = 24  # of a long table so many are drawn, at equal distances


def drawn(phrases: list[str]) -> list[str]:
    """Some phrases of a table, the first and the last among them."""
    once = list(dict.fromkeys(phrases))
    step = max(1, (len(once) - 1) // (MANY - 1))
    return [*once[::step], once[-1]]


PHRASES: Mapping[str, Callable[[], list[str]]] = {
    "separators": lambda: SEPARATORS,
    "titles": lambda: drawn([word for word, kind, _ in read_rows("person_words") if kind == "title"]),
    "particles": lambda: drawn([word for word, kind, _ in read_rows("person_words") if kind != "title"]),
    "markers of several names": lambda: drawn([row[0] for row in read_rows("person_alias_markers")]),
    "words around a name": lambda: drawn([row[0] for row in read_rows("lexicon_addressing")]),
    "legal forms": lambda: drawn([row[0] for row in read_rows("lexicon_forms")]),
    "phrases that were floods": lambda: ["又名", "也稱", "習近平、", "Ann Lee (", "al-", "Al/", "kim jong"],
    "phrases of aliases": lambda: drawn([row[-1] for row in read_rows("documents_pattern_words")]),
}


@contextmanager
def counted() -> Iterator[list[int]]:
    """Counts the functions that begin and the jumps of loops."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]  # from 3.12
    events, work = monitoring.events.PY_START | monitoring.events.JUMP, [0]

    def count(*_: object) -> None:
        work[0] += 1

    tool = next(number for number in range(6) if monitoring.get_tool(number) is None)
    monitoring.use_tool_id(tool, "floods")
    try:
        for event in (monitoring.events.PY_START, monitoring.events.JUMP):
            monitoring.register_callback(tool, event, count)
        monitoring.set_events(tool, events)
        yield work
    finally:
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)


def work_of(function: Callable[[], object]) -> int:
    with counted() as work:
        try:
            function()
        except (es.EntityScreenError, ValueError):
            return 0  # refused with its reason
    return work[0]


@pytest.fixture(scope="module")
def screener(mixed_entities: tuple[es.Entity, ...]) -> es.Screener:
    screener = es.Screener(es.Watchlist(mixed_entities))
    for name in ("Ann Lee", "صلى 김 王 カ က", "Иван"):  # tables are read once
        screener.screen(name), screener.screen_text(name), es.extract(name)
    return screener


def repeated(phrase: str, length: int) -> str:
    """A phrase again and again; words of letters that stand between spaces have one."""
    spaced = phrase[-1].isalpha() and len(phrase) > 2 and phrase[-1] < "\u2e80"
    return ((f"{phrase} " if spaced else phrase) * length)[:length]


ENTRIES: Mapping[str, tuple[int, Callable[[es.Screener, str], object]]] = {
    "name": (400, lambda screener, text: screener.screen(text)),
    "party": (400, lambda screener, text: screener.screen(es.Party(name="x", aliases=[text, f"{text[:-9]} b"]))),
    "payment": (400, lambda screener, text: screener.screen_text(text)),
    "document": (300, lambda _, text: es.extract(text)),
}


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("kind", PHRASES)
def test_twice_as_much_is_little_more_than_twice_the_work(screener: es.Screener, kind: str, entry: str) -> None:
    length, screen = ENTRIES[entry]
    grown = {}
    for phrase in PHRASES[kind]():
        short, long = (repeated(phrase, size) for size in (length // 2, length))
        for text in (short, long):  # tables are read, words remembered
            work_of(lambda text=text: screen(screener, text + "y"))  # type: ignore[misc]
        less, more = (work_of(lambda text=text: screen(screener, text + "z")) for text in (short, long))  # type: ignore[misc]
        if less and more > 3 * less + 20_000:
            again = work_of(lambda text=long: screen(screener, text + "q"))  # type: ignore[misc]  # not for the first time
            if again > 3 * less + 20_000:
                grown[phrase] = less, more, again
    assert not grown


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ﷺ" * 112, "the name has 2,016 characters after NFKC"),
        ("a1 " * 129, "the name has 129 words, at most 128"),
        ("王" * 129, "129 words"),
        ("& " * 129, "129 words"),
        ("က" * 129, "129 words"),
        ("a" * (LONGEST_NAME + 1), "2,001 characters"),
    ],
)
def test_a_name_is_bounded_after_nfkc(name: str, why: str) -> None:
    assert why in why_too_long(name)
    with pytest.raises(ValueError, match="at most"):
        es.Name(text=name)
    with pytest.raises(InvalidInputError, match="at most"):
        es.compare(name, "Ann")


def test_the_alternatives_of_a_name_are_few() -> None:
    for kind in PHRASES.values():
        for phrase in kind():
            name = " ".join(repeated(phrase, 400).split()[:MOST_WORDS]) or "x"
            if not why_too_long(name):
                assert len(prepare_name(name, Family.ANY).variants) <= 40, phrase


@pytest.mark.parametrize("name", ["Sergejs Vasiljevas " + "narda" * 40, "Mikalai " + "varab" * 60])
def test_a_long_word_has_few_respellings(name: str) -> None:
    prepare_name("Sergejs Petrovs", Family.PERSON)  # tables are read once
    assert work_of(lambda: prepare_name(name, Family.PERSON)) < 500_000


@pytest.mark.parametrize("form", ["gmbh", "ltd", "ооо", "شركة"])
def test_a_form_glued_many_times_ends(form: str) -> None:
    name = form * (LONGEST_NAME // len(form) - 10) + "zarya"
    assert prepare_name(name, Family.ORGANISATION).variants
    assert 0.0 <= es.compare(name, "Zarya", kind="Company").score <= 1.0


@pytest.mark.parametrize(
    ("aliases", "screened"),
    [
        (["Ann Lee %d"] * 1_000, 133),
        (["al-" * 60 + "%d"] * 12, 6),
        (["x" * 1_900 + "%d"] * 50, 4),
        (["A%d"] * 500, MOST_NAMES),
    ],
)
def test_the_names_of_a_party_are_bounded_together(screener: es.Screener, aliases: list[str], screened: int) -> None:
    names = [alias % number for number, alias in enumerate(aliases)]
    assert count_screenable(names) == screened
    with pytest.raises(InvalidInputError, match=f"names are not screened: a party has at most {MOST_NAMES} names, "):
        screener.screen(es.Party(name="x", aliases=names))
    assert MOST_WORDS_OF_ALL >= 96 * 4  # the entry with the most names of OFAC's list


@pytest.mark.parametrize("text", ["(a" * 250, "a.k.a. " * 500, "Ltd " * 1_000, "Ann Lee " * 2_000])
def test_a_text_is_bounded_or_refused(text: str) -> None:
    entities = [es.Entity(id=f"{n}", kind="Person", names=[f"A Ltd Aka{n % 9} K Ann Lee {n}"]) for n in range(900)]
    screener = es.Screener(es.Watchlist(entities))
    screener.screen_text("x")
    assert work_of(lambda: screener.screen_text(text)) < 2_000_000


@pytest.mark.parametrize(
    ("text", "characters"), [("a" * (passages.LONGEST_TEXT + 1), "20,001"), ("ﷺ" * 1_200, "21,600")]
)
def test_a_text_that_is_too_long_is_refused(screener: es.Screener, text: str, characters: str) -> None:
    with pytest.raises(InvalidInputError, match=f"the text has {characters} characters after NFKC, at most 20,000"):
        screener.screen_text(text)
