"""Words in persons' names: cases with hard negatives, and laws over the tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from entityscreen.data import read_rows
from entityscreen.names.persons.compounds import split_compound, usual_form, written_pieces
from entityscreen.names.persons.gendered import is_patronymic, same_gendered_surname
from entityscreen.names.persons.known_names import (
    commonness,
    given_name_commonness,
    is_given_name,
    nickname_groups,
)
from entityscreen.names.persons.words import honorific_weight, is_particle, is_particle_at, is_title, suffix_class

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
