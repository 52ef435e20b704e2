"""Names that others write by their sound: the groups of Uyghur, Tibetan and Burmese names in letters."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from entityscreen.data import read_rows
from entityscreen.names.likeness import SAME_GIVEN_NAME, likeness
from entityscreen.names.ordinary import read_words
from entityscreen.names.person_parts import person_parts
from entityscreen.names.persons.gendered import is_patronymic, same_gendered_surname
from entityscreen.names.persons.known_words import (
    are_initials,
    commonness,
    given_name_commonness,
    honorific_weight,
    is_given_name,
    is_particle,
    is_particle_at,
    is_title,
    nickname_groups,
    split_compound,
    suffix_class,
    usual_form,
    written_pieces,
)
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import groups_by_sound, word_token
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

SAME = [
    ("memet", "maimaiti"),
    ("omar", "wumaier"),
    ("tursunjan", "tuerxunjiang"),
    ("tashi", "zhaxi"),
    ("gyatso", "gyaco"),
    ("gyatso", "jiacuo"),
    ("htun", "tun"),
    ("khaing", "khine"),
]
APART = [
    ("tursun", "turghun"),
    ("isa", "aisha"),
    ("min", "myint"),
    ("tin", "tun"),
    ("htin", "htun"),
    ("tashi", "tsering"),
    ("ye", "yee"),
    ("deqing", "deqin"),  # two Tibetans, or two Chinese
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_group(one: str, other: str) -> None:
    assert nickname_groups(one) & nickname_groups(other)
    assert likeness(word_token(one), word_token(other)).similarity >= SAME_GIVEN_NAME


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_share_none(one: str, other: str) -> None:
    assert not nickname_groups(one) & nickname_groups(other)


def groups() -> Iterator[tuple[int, list[str]]]:
    return ((int(number), words.split()) for number, kind, words in read_rows("person_groups") if kind == "adapted")


def test_spellings_are_words_that_stay_whole() -> None:
    for number, words in groups():
        for word in words:
            assert split_compound(word) == (word,), word
            assert not is_particle(word) or word == "san", word
            assert number in nickname_groups(word)


def test_letters_alone_tell_these_names() -> None:
    numbers = {number for number, _ in groups()}
    assert all(numbers.isdisjoint(found) for found in groups_by_sound().values())


def test_no_two_names_known_elsewhere_match_for_the_first_time() -> None:
    """Such a group may bring together forms of one name that no other group does, which are named here."""
    forms = {frozenset(pair.split()) for pair in KNOWN_FORMS}
    known = {word for _, kind, words in read_rows("person_groups") if kind != "adapted" for word in words.split()}
    first = {number for number, _ in groups()}
    for _, words in groups():
        for pair in combinations([word for word in words if word in known], 2):
            met = nickname_groups(pair[0]) & nickname_groups(pair[1]) - first
            assert met or frozenset(pair) in forms, pair


KNOWN_FORMS = (
    "memet mamat", "memet mohammed", "memet muhammad", "memet muhammet", "mamat mehmet", "mamat mohammed",
    "yusup yousuf", "yousuf yusufu", "zeynep zainabu", "zakir zekir",
)  # fmt: skip


def test_an_ordinary_name_in_pinyin_is_cut_the_long_way_as_well() -> None:
    assert list(read_words(["zhaxiciren", "tashi"])) == [1]
    assert is_given_name("maimaiti")


@pytest.mark.parametrize("word", ["kk", "td", "cn"])
def test_two_consonants_are_initials(word: str) -> None:
    assert are_initials(word)


@pytest.mark.parametrize("word", ["ng", "ty", "bo", "dr", "jr", "md", "k", "kkk", "кк", ""])
def test_names_titles_and_other_lengths_are_none(word: str) -> None:
    assert not are_initials(word)


def test_they_are_parts_of_their_own() -> None:
    parts = person_parts(split_words(fold("KK Tsang"), dotted_letters=False))
    assert [part.token.text for part in parts.parts] == ["k", "k", "tsang"]
    assert [part.role for part in parts.parts] == [Role.INITIAL, Role.INITIAL, Role.NAME]


ROOT = Path(__file__).parents[3]


def cases(name: str) -> list[tuple[str, ...]]:
    lines = (ROOT / "tests" / "cases" / "persons" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    width = len(rows[0].split("\t"))
    return [tuple((row.split("\t") + [""] * width)[:width]) for row in rows[1:]]


def marked(name: str) -> list[object]:
    """Rows whose last cell gives a reason are known failures."""
    return [
        pytest.param(*row[:-1], marks=pytest.mark.xfail(reason=row[-1])) if row[-1] else pytest.param(*row[:-1])
        for row in cases(name)
    ]


@pytest.mark.parametrize(("a", "b", "relation"), marked("nicknames"))
def test_relation_of_given_names(a: str, b: str, relation: str) -> None:
    assert bool(nickname_groups(a) & nickname_groups(b)) is (relation != "none")


@pytest.mark.parametrize(("word", "kind", "detail"), cases("words"))
def test_class_of_word(word: str, kind: str, detail: str) -> None:
    classes = {
        "title": is_title(word),
        "honorific": honorific_weight(word) is not None,
        "particle": is_particle(word),
        "suffix": suffix_class(word) is not None,
    }
    assert [name for name, holds in classes.items() if holds] == ([] if kind == "none" else [kind])
    if kind == "suffix":
        assert suffix_class(word) == detail
    if kind == "honorific":
        assert honorific_weight(word) == float(detail)


@pytest.mark.parametrize(("token", "pieces"), cases("compounds"))
def test_compound(token: str, pieces: str) -> None:
    assert split_compound(token) == tuple(pieces.split())


@pytest.mark.parametrize(
    ("word", "usual"),
    [("abd", "abdul"), ("abdur", "abdul"), ("uddin", "din"), ("ullah", "allah"), ("abou", "abu"), ("rahman", "rahman")],
)
def test_pieces_that_stand_alone_have_a_usual_form(word: str, usual: str) -> None:
    assert usual_form(word) == usual
    assert usual_form(usual) == usual


@pytest.mark.parametrize("word", ["abdurrahman", "salahudin", "najibullah", "abubakr", "putin"])
def test_written_pieces_spell_the_word(word: str) -> None:
    assert "".join(written_pieces(word)) == word
    assert len(written_pieces(word)) == len(split_compound(word))


@pytest.mark.parametrize(("word", "expected"), cases("patronymics"))
def test_patronymic(word: str, expected: str) -> None:
    assert is_patronymic(word) is (expected == "yes")


@pytest.mark.parametrize(("a", "b", "expected"), marked("gendered"))
def test_gendered_surname(a: str, b: str, expected: str) -> None:
    assert same_gendered_surname(a, b) is (expected == "yes")
    assert same_gendered_surname(b, a) is (expected == "yes")


@pytest.mark.parametrize(
    ("name", "particles"),
    [
        ("ben smith", []),
        ("ben ali", []),
        ("zine el abidine ben ali", ["el", "ben"]),
        ("le van minh", ["van"]),
        ("marine le pen", ["le"]),
        ("de gaulle charles", ["de"]),
        ("zhu de", []),
        ("du wei", []),
        ("ali bin hasan", ["bin"]),
        ("aliyev ilham heydar oglu", ["oglu"]),
    ],
)
def test_particle_in_its_place(name: str, particles: list[str]) -> None:
    words = name.split()
    assert [w for i, w in enumerate(words) if is_particle_at(w, i, len(words))] == particles


@pytest.mark.parametrize(
    ("commoner", "rarer"),
    [("mohammed", "mikhail"), ("wang", "zhuang"), ("smith", "kirby"), ("kim", "namgung"), ("ivanov", "prigozhin")],
)
def test_commoner_names_are_higher(commoner: str, rarer: str) -> None:
    assert commonness(commoner) > commonness(rarer)


def test_given_names_and_surnames_are_told_apart() -> None:
    assert is_given_name("vladimir")
    assert not is_given_name("kuznetsov")
    assert given_name_commonness("kuznetsov") == 0.0 < commonness("kuznetsov")


def test_names_are_no_titles_suffixes_or_patronymics() -> None:
    allowed = {"dato"}  # Georgian for David, Malay for a rank
    for word, _, _ in read_rows("person_commonness"):
        assert not is_patronymic(word), word
        assert suffix_class(word) is None, word
        assert not is_title(word) or word in allowed, word


def test_compound_pieces_are_stable() -> None:
    for word, _, _ in read_rows("person_commonness"):
        pieces = split_compound(word)
        assert [split_compound(piece) for piece in pieces] == [(piece,) for piece in pieces], word


def test_there_are_enough_groups_of_both_kinds() -> None:
    kinds = [kind for _, kind, _ in read_rows("person_groups")]
    assert kinds.count("nickname") >= 500
    assert kinds.count("cognate") >= 300
    order = ["nickname", "cognate", "adapted", "respelled"]
    assert kinds == sorted(kinds, key=order.index), "are_respelled relies on the order"


def test_groups_do_not_leak_between_the_sexes() -> None:
    for man, woman in (("aleksandr", "aleksandra"), ("paul", "paula"), ("mario", "maria"), ("ivan", "ivana")):
        assert not nickname_groups(man) & nickname_groups(woman)


def test_tables_are_current() -> None:
    check = [sys.executable, str(ROOT / "tools" / "generate_persons.py"), "--check"]
    assert subprocess.run(check, check=False).returncode == 0
