"""Arabic script: Arabic, Persian, Dari, Pashto, Urdu, Kurdish. Short vowels are not written.

The names of most people are made of a few hundred parts; these are in a table with their usual spellings
(`resources/readings/arabic_names.tsv`), vowels included, and are found inside compounds. For the rest a reading
is the consonants with the long vowels, and only consonants can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.script import Script
from entityscreen.names.readings import sorani_uyghur
from entityscreen.names.readings.reading import (
    MOST_READINGS,
    UNVOWELLED_SYSTEM,
    Letters,
    Reading,
    collect,
    paired,
    ranked,
)

SCRIPT = Script.ARABIC
ARABIC_CONSONANTS = f"{UNVOWELLED_SYSTEM}, Arabic"

_BASE = (
    paired("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "a b t th j h kh d dh r z s sh s d t z - gh f q k l m n h u i")
    | paired("ء آ ئ ؤ لا لله", "- a i u la llah")
    # Persian, Urdu, Pashto, Kurdish, Sindhi, Uighur
    | paired("پچژگڤۋڑٹڈں", "p ch zh g v v r t d n")
    | paired("ټډړښګڼځڅږۆ", "t d r sh g n z ts zh o")
    | paired("ڵڕۇۈڭە", "l r u u ng a")
    | paired("ٻڀٺٽٿڄڃڇڊڌڏڙڦڪڱڳڻ", "b bh th t th j ny ch d dh d r ph k ng g n")  # Sindhi
    | paired("ڠݢڽۏݨ", "ng g ny v n")  # Malay, Punjabi
)
# Waw and yeh are consonants between a consonant and alef, and after alef.
_GLIDES = {
    f"{before}{glide}ا": f"{_BASE[before]}{sound}a"
    for before in "بتثجحخدذرزسشصضطظغفقكلمنه"
    for glide, sound in (("و", "w"), ("ي", "y"))
} | {"او": "aw", "اي": "ay"}
_ARABIC = Letters(_BASE | _GLIDES)
_PERSIAN_CONSONANTS = paired("ثذضق", "s z z gh") | {"خوا": "kha"}  # the w is silent there: خواجه, Khajeh
_PERSIAN = Letters(_BASE | _GLIDES | _PERSIAN_CONSONANTS)
_PERSIAN_V = Letters(_BASE | _GLIDES | _PERSIAN_CONSONANTS | {"و": "v"})
_COLLOQUIAL = Letters(_BASE | _GLIDES | paired("جقثذظ", "g k t d d"))
# What spells a word by its letters, and how rare that is; consonants that look like one sound may have a vowel between
# them (Zahrawi, Kahlan).
_SPELLERS = (
    (_ARABIC.spell, 0.0),
    (_ARABIC.spell_apart, 0.01),
    (_PERSIAN_V.spell, 0.01),
    (_PERSIAN.spell, 0.01),
    (_PERSIAN.spell_apart, 0.02),
    (_COLLOQUIAL.spell, 0.02),
)
# One letter for what is written in several ways: alef with and without hamza, yeh and kaf of each language.
_FOLD = str.maketrans(
    dict.fromkeys("أإٱ", "ا")
    | dict.fromkeys("ىیېۍےۓێ", "ي")
    | dict.fromkeys("ةۀہھۂۃ", "ه")
    | {"ک": "ك", "ؤ": "و"}
    | dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670ـ\u200c\u200d", "")
)
# The article's l becomes the first letter of a word that begins with one of these.
_SUN = paired("تثدذرزسشصضطظن", "t th d dh r z s sh s d t z n")
ARTICLE, NISBA = "ال", "ي"
# Feminine and Persian -a, -eh; and the ending of origin after a vowel: Mousavi, Alawi.
_ENDINGS = {"ه": "a", "وي": "avi"}
_SPELLINGS_OF_A_PART = 3
# Words that the table only composes may be other words with other vowels: their consonants count too, for less.
_SKELETONS_OF_A_COMPOUND = 2
_COMPOUND_COST = 0.03
_BARE_COST = 0.02
_SHORTEST_PART = 2
_AW, _VOWEL_LETTERS, _FOREIGN_VOWEL = "او", "اوي", 0.01


def fold(word: str) -> str:
    """Write a word as the table does.

    Example:
        >>> fold("أحمدی") == "احمدي"
        True
    """
    return sorani_uyghur.without_carrier(word.translate(_FOLD))


@named_cache("names.readings.arabic", maxsize=1)
def usual_spellings() -> dict[str, tuple[str, ...]]:
    """The words of the table, folded, with their usual Latin spellings."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("readings_arabic")}


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spellings of a word in Arabic script.

    Args:
        token: a folded word.

    Returns:
        Readings, best first: with vowels when the table has the word or its parts, and its consonants.

    Example:
        >>> [reading.text for reading in read("حسين")][:2]
        ['hussein', 'hossein']
    """
    word = fold(token)
    known = usual_spellings().get(word)
    if known:
        return collect(ranked(known))
    with_vowels = list(sorani_uyghur.read(token))
    if with_vowels:
        plain = sorani_uyghur.without_vowel(token).translate(_FOLD)
        # Kurdish leaves a short i unwritten: بەرزنجی is Barzinji. Behind a carrier alef and waw are no aw.
        bare = () if token.startswith(sorani_uyghur.CARRIER) else _skeletons(plain, _BARE_COST)
        return collect([*ranked(usual_spellings().get(plain, ())), *with_vowels, *bare])
    compounds = list(dict.fromkeys(first + second for first, second in _compounds(word)))
    if not compounds:
        return collect(_skeletons(word, 0.0))
    likely = list(ranked(compounds))[: MOST_READINGS - _SKELETONS_OF_A_COMPOUND]
    return collect([*likely, *islice(_skeletons(word, _COMPOUND_COST), _SKELETONS_OF_A_COMPOUND)])


def _compounds(word: str) -> Iterator[tuple[str, str]]:
    names = usual_spellings()
    bare = word.removeprefix(ARTICLE)
    if bare != word:
        for spelling in (names.get(bare) or _nisba(bare))[:_SPELLINGS_OF_A_PART]:
            yield "al", spelling
            yield "", spelling
    for spelling in _nisba(word)[:_SPELLINGS_OF_A_PART]:
        yield "", spelling
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        yield from _two_parts(word[:cut], word[cut:])


def _two_parts(first: str, second: str) -> Iterator[tuple[str, str]]:
    names = usual_spellings()
    heads = names.get(first)
    if not heads:
        return
    tails, bare = names.get(second), second
    if not tails and second.startswith(ARTICLE):
        bare = second.removeprefix(ARTICLE)
        tails = names.get(bare)
    tails = tails or _nisba(bare)
    if tails and bare != second:
        heads = ("abd",) if first == "عبد" else heads
        links: tuple[str, ...] = ("ul", "al", _assimilated(bare))
    else:
        links = ("",)
    for link in links:
        for head in heads[:_SPELLINGS_OF_A_PART]:
            for tail in tails[:_SPELLINGS_OF_A_PART]:
                yield head + link, tail


def _nisba(word: str) -> tuple[str, ...]:
    """Spellings of a name with the ending of origin."""
    if not word.endswith(NISBA):
        return ()
    return tuple(spelling + "i" for spelling in usual_spellings().get(word[:-1], ()))


def _assimilated(word: str) -> str:
    """The article before a sun letter: its l becomes that letter."""
    return "u" + _SUN.get(word[:1], "l")


def _skeletons(word: str, cost: float) -> Iterator[tuple[str, str, float]]:
    bare = word.removeprefix(ARTICLE) if len(word) > 3 else word
    for spell, rarity in _SPELLERS:
        for spelled, dearer in _begun(_whole(spell, bare), bare):
            if bare != word:
                yield "al" + spelled, ARABIC_CONSONANTS, cost + rarity + dearer
                yield spelled, ARABIC_CONSONANTS, cost + rarity + dearer + 0.01
            else:
                yield spelled, ARABIC_CONSONANTS, cost + rarity + dearer


def _begun(spelled: str, word: str) -> Iterator[tuple[str, float]]:
    """A spelling, and the one with a vowel at its start that foreign words have: أوراسكوم is Orascom, أوقاف Awqaf."""
    yield spelled, 0.0
    if word.startswith(_AW) and word[2:3] not in _VOWEL_LETTERS and len(word) > len(_AW) + 1:
        yield "o" + spelled[len(_AW) :], _FOREIGN_VOWEL


def _whole(spell: Callable[[str], str], word: str) -> str:
    """Spell a word; waw and yeh at its start are consonants, and some endings have vowels that are known."""
    first = {"و": "w", "ي": "y"}.get(word[:1], "")
    body = word[1:] if first else word
    ending = body[-2:] if body.endswith("وي") else body[-1:]
    final = _ENDINGS.get(ending, "") if len(body) > len(ending) + 1 else ""
    return first + spell(body[: -len(ending)] if final else body) + final
