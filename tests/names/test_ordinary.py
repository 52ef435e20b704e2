"""Ordinary names: the short way gives what the long way gives, and leaves to it whatever may be something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import Family
from entityscreen.names.ordinary import ordinary_names
from entityscreen.names.prepare import joins_of, prepare_name
from entityscreen.names.prepared import Role
from entityscreen.text.folding import fold

_WORDS = (
    "Vladimir PUTIN Müller Anna van der Bilt de la Cruz O'Brien Smith-Jones Li Wei Kim Bank Rice Waters Young Ltd dr "
    "abdul Abdulrahman J. jr Ivanovich Петров Иван Чжан Вэй бен Рutin 13 Xi'an al- Ho Jon bin Khan Sharon da Rocha und "
    "zu مريم رسولی بن שרה ח'ורי "
    "שי לי שיאומינג ג'אנג لي جيان Λι Τσιάνγκ หลี่ เฉียง ली बसन्त डा. Αννα თამარ Անի ศิริญา 지우 習近平 さゆり "
    "(Anna) Anna/Maria ﬁne a,b"
)
NAMES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=5).map(" ".join)
TEXTS = st.one_of(NAMES, st.text(max_size=20))


@given(st.lists(st.tuples(TEXTS, st.sampled_from(list(Family))), max_size=6))
def test_the_short_way_gives_what_the_long_way_gives(asked: list[tuple[str, Family]]) -> None:
    names = ordinary_names([text for text, _ in asked], [family for _, family in asked])
    assert names.numbers.tolist() == sorted(set(names.numbers.tolist()))
    for position, number in enumerate(names.numbers.tolist()):
        prepared = prepare_name(*asked[number])
        (variant,) = prepared.variants
        own = names.owners == position
        words = [names.vocabulary[word] for word in names.words[own].tolist()]
        assert prepared.family is Family.PERSON
        assert [part.token for part in variant.parts] == [word.token for word in words]
        shares = [part.share for part in variant.parts]
        assert shares == pytest.approx(names.shares[own].tolist(), abs=1e-12)  # `sum` is more exact than NumPy's
        assert [part.role is Role.NAME for part in variant.parts] == names.named[own].tolist()
        assert list(variant.joins) == joins_of([word.spelling for word in words], shares)
        assert (variant.syllables, variant.cost, variant.acronyms) == (names.syllables.get(position), 0.0, ())


@given(st.lists(st.text(max_size=8), max_size=4))
def test_folding_never_reaches_across_a_space(words: list[str]) -> None:
    apart = [word for text in words for part in text.split(" ") for word in fold(part).split()]
    assert fold(" ".join(words)).split() == apart


@pytest.mark.parametrize(
    "text",
    [
        "Anna Müller",
        "MULLER, Anna",
        "Eva van Vliet",
        "Sharon Waters",
        "Jon Ho Smith",
        "Li Wei",
        "Чжан Вэй",
        "Анна Петрова",
        "مريم رسولی",
        "बसन्त रबीना",
    ],
)
def test_usual_names_are_ordinary(text: str) -> None:
    assert len(ordinary_names([text], [Family.ANY])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Anna",
        "Dr. Anna Müller",
        "J. Müller",
        "Anna Müller GmbH",
        "Anna-Maria Müller",
        "Анна Müller",
        "지우 박",
        "さゆり 渡辺",
        "",
        "13 4",
    ],
)
def test_others_are_not(text: str) -> None:
    assert len(ordinary_names([text], [Family.ANY])) == 0
