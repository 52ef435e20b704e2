"""Ordinary names: the short way gives what the long way gives, and leaves to it whatever may be something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.builder import build_index
from entityscreen.index.lookup import Lookup
from entityscreen.model.kind import Family
from entityscreen.names.match_signature import meaning_keys
from entityscreen.names.ordinary import ORDINARY_FAMILIES, folded_words, read_words, syllables_of
from entityscreen.names.prepare import joins_of, prepare_name
from entityscreen.screening.compiled import bound_for
from entityscreen.text.folding import fold

_WORDS = (
    "Vladimir PUTIN Müller Anna van der Bilt de la Cruz O'Brien Smith-Jones Li Wei Kim Bank Rice Waters Young Ltd dr "
    "abdul Abdulrahman J. jr Ivanovich Петров Иван Чжан Вэй бен Рutin 13 Xi'an al- Ho Jon bin Khan Sharon da Rocha und "
    "Jean-Luc Kwok-ki Song-gi Dong-bin Bin-Ali Xi-Jinping Vice-Admiral Anna--Maria -Anna De-la-Cruz Mari-a Иван-Ли "
    "zu مريم رسولی بن שרה ח'ורי "
    "שי לי שיאומינג ג'אנג لي جيان Λι Τσιάνγκ หลี่ เฉียง ली बसन्त डा. Αννα თამარ Անի ศิริญา 지우 習近平 さゆり "
    "Иванович Петровна (Anna) Anna/Maria ﬁne a,b"
)
NAMES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=5).map(" ".join)
BOUND = bound_for(es.ScreeningConfig())
NOBODY = Lookup(build_index([("Qwghlm Zzyzx", Family.PERSON, 0)], prune=BOUND.prune), BOUND)


def is_ordinary(text: str) -> bool:
    """Whether a name's words alone say that it is not listed."""
    return not NOBODY.prospects([text], [Family.ANY], [True])[0].passes


TEXTS = st.one_of(NAMES, st.text(max_size=20))


@given(st.lists(st.tuples(TEXTS, st.sampled_from(list(Family))), max_size=6))
def test_the_short_way_gives_what_the_long_way_gives(asked: list[tuple[str, Family]]) -> None:
    listed = ["Anna Waters", "Li Wei", "van der Bilt Anna", "Petrov Ivan", "Khan Abdulrahman", "Guo Qi", "Luc Marija"]
    index = build_index([(name, Family.PERSON, i) for i, name in enumerate(listed)], prune=BOUND.prune)
    lookup = Lookup(index, BOUND)
    short = lookup.prospects([text for text, _ in asked], [family for _, family in asked], [True] * len(asked))
    for number, (text, family) in enumerate(asked):
        texts = folded_words(text).split()
        pieces = [piece for word in texts for piece in word.split("-")]
        words = list(read_words(pieces).values())
        if family not in ORDINARY_FAMILIES or len(words) < len(pieces) or short[number].reached is None:
            continue  # it is not ordinary as a whole
        prepared = prepare_name(*asked[number])
        (variant,) = prepared.variants
        assert prepared.family is Family.PERSON
        for part, word in zip(variant.parts, words, strict=True):
            assert [(s.text, s.cost) for s in part.token.spellings] == [(s.text, s.cost) for s in word.token.spellings]
            assert meaning_keys(part.token) == meaning_keys(word.token)
        spelled = [part.token.spellings[0] for part in variant.parts]
        assert list(variant.joins) == joins_of(spelled, [part.share for part in variant.parts])
        assert (variant.cost, variant.acronyms) == (0.0, ())
        syllables = syllables_of(texts)
        if variant.syllables is not None:
            assert syllables
            assert (syllables.words, syllables.arrangements) == (
                variant.syllables.words,
                variant.syllables.arrangements,
            )
        parted = lookup._parts.by_parts([variant], [Family.PERSON], [BOUND.least + BOUND.boost - TOLERANCE])
        by_parts = {
            int(index.variant_names[v]): most for v, most in zip(*(c.tolist() for c in parted[1:]), strict=True)
        }
        found = {name: reach.by_parts for name, reach in (short[number].reached or {}).items() if reach.by_parts}
        assert found == pytest.approx(by_parts, abs=1e-6)
        assert short[number].passes or not lookup.candidates(prepared, bare=True), "no name that may hit is left aside"


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
        "Anna-Maria Müller",
        "Marie-Luise Smith-Jones",
        "Li Wei",
        "Чжан Вэй",
        "Анна Петрова",
        "مريم رسولی",
        "बसन्त रबीना",
    ],
)
def test_usual_names_are_ordinary(text: str) -> None:
    assert is_ordinary(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna",
        "Dr. Anna Müller",
        "J. Müller",
        "Anna Müller GmbH",
        "Vice-Admiral Müller",
        "Shin Dong-bin",
        "Анна Müller",
        "지우 박",
        "さゆり 渡辺",
        "",
        "13 4",
    ],
)
def test_others_are_not(text: str) -> None:
    assert not is_ordinary(text)
