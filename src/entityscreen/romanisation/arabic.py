"""Arabic script: Arabic, Persian, Dari, Pashto, Urdu; and Kurdish and Uyghur, which write all their vowels.

The names of most people are made of a few hundred parts; these are in a table with their usual spellings
(`resources/readings/arabic_names.tsv`), vowels included, and are found inside compounds. For the rest a romanisation
is the consonants with the long vowels, since short ones are not written, and only consonants can be compared. Long
vowels are written, so that two known names that are not the same letters are two (حميد, حامد).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.romanisation.contract import (
    MOST_ROMANISATIONS,
    UNVOWELLED_SYSTEM,
    Letters,
    Romanisation,
    collect,
    paired,
    ranked,
)

SYSTEM = "Kurdish or Uyghur, with its vowels"
VOWEL = "ە"  # short e or a, which no other language has as a letter
CARRIER = "ء"  # in folded words: what follows is a vowel, not w or y
_CARRIED = frozenset("اەوۇۆۈيێ")
COST, OTHERWISE = 0.01, 0.01
_SURE = re.compile("[ەۇۆۈڭۋۊڕڵڤێ]|^ء[وي]")  # letters that neither Arabic nor Persian has
_LETTERS = (
    paired("ابپتجچحخدرزژسشصضطظغفقكگلمنه", "a b p t j ch h kh d r z zh s sh s z t z gh f q k g l m n h")
    | paired("ەۇۆۈۊڭۋڕڵڤعءثذێ", "e u o u u ng v r l v - - s z e")
)  # fmt: skip
_FULL = frozenset("اەۇۆۈۊ")  # beside these a glide is a consonant
_GLIDES = {"ي": ("y", ("i", "i")), "و": ("w", ("o", "u"))}  # as a consonant; as a vowel, in Uyghur and in Kurdish


def read_with_vowels(word: str) -> Iterator[tuple[str, str, float]]:
    """The spellings of a word that has a letter of these languages alone; nothing for other words.

    Example:
        >>> [text for text, _, _ in read_with_vowels("تۇرسۇن")], list(read_with_vowels("طارق"))
        (['tursun', 'tursun'], [])
        >>> [text for text, _, _ in read_with_vowels("ءيلهام")], [text for text, _, _ in read_with_vowels("ءومەر")]
        (['ilham', 'ilham'], ['omer', 'umer'])
    """
    if _SURE.search(word):
        for language, cost in enumerate((COST, COST + OTHERWISE)):
            spelled = "".join(_spelled(word, place, language) for place in range(len(word)))
            yield spelled, SYSTEM, cost
            if "kh" in spelled:
                yield spelled.replace("kh", "x"), SYSTEM, cost + OTHERWISE  # the Uyghur alphabet of the tables


def without_carrier(word: str) -> str:
    """A word without the sign that carries the vowel it begins with.

    Example:
        >>> without_carrier("ءومەر") == "ومەر"
        True
    """
    return word[1:] if word[:1] in (CARRIER, "ئ") and word[1:2] in _CARRIED else word


def without_vowel(word: str) -> str:
    """A word as Arabic would write it, without the short vowel, and with an alef for a carried one.

    Example:
        >>> without_vowel("ءيبراهيم") == "ابراهيم"
        True
    """
    if word.startswith(CARRIER):
        word = "ا" + word[1:].removeprefix("ي").removeprefix("ێ")
    return ("ا" + word[1:] if word.startswith(VOWEL) else word).replace(VOWEL, "")


def _spelled(word: str, place: int, language: int) -> str:
    letter = word[place]
    if letter not in _GLIDES:
        return _LETTERS.get(letter, "")
    glide, vowels = _GLIDES[letter]
    if word[:place] == CARRIER:
        return vowels[language]
    behind, before = word[place + 1 : place + 2], word[place - 1 : place] if place else ""
    return glide if behind in _FULL or before in _FULL or not before else vowels[language]


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
_LONG_VOWELS = {
    f"{before}{glide}ا": f"{_BASE[before]}{sound}a"
    for before in "بتثجحخدذرزسشصضطظغفقكلمنه"
    for glide, sound in (("و", "w"), ("ي", "y"))
} | {"او": "aw", "اي": "ay"}
_ARABIC = Letters(_BASE | _LONG_VOWELS)
_PERSIAN_CONSONANTS = paired("ثذضق", "s z z gh") | {"خوا": "kha"}  # the w is silent there: خواجه, Khajeh
_PERSIAN = Letters(_BASE | _LONG_VOWELS | _PERSIAN_CONSONANTS)
_PERSIAN_V = Letters(_BASE | _LONG_VOWELS | _PERSIAN_CONSONANTS | {"و": "v"})
_COLLOQUIAL = Letters(_BASE | _LONG_VOWELS | paired("جقثذظ", "g k t d d"))
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
    return without_carrier(word.translate(_FOLD))


@named_cache("romanisation.arabic", maxsize=1)
def usual_spellings() -> dict[str, tuple[str, ...]]:
    """The words of the table, folded, with their usual Latin spellings."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("readings_arabic")}


def read(token: str) -> tuple[Romanisation, ...]:
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
    with_vowels = list(read_with_vowels(token))
    if with_vowels:
        plain = without_vowel(token).translate(_FOLD)
        # Kurdish leaves a short i unwritten: بەرزنجی is Barzinji. Behind a carrier alef and waw are no aw.
        bare = () if token.startswith(CARRIER) else _skeletons(plain, _BARE_COST)
        return collect([*ranked(usual_spellings().get(plain, ())), *with_vowels, *bare])
    compounds = list(dict.fromkeys(first + second for first, second in _compounds(word)))
    if not compounds:
        return collect(_skeletons(word, 0.0))
    likely = list(ranked(compounds))[: MOST_ROMANISATIONS - _SKELETONS_OF_A_COMPOUND]
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


_NONE: frozenset[str] = frozenset()
_HAMZA = str.maketrans("آئ", "اي", "ء")
_UNWRITTEN = str.maketrans("", "", "اوي")
_DOUBLED = re.compile("([وي])\\1")
_NISBA_LATIN = "i"
_SHORTEST = 3  # letters before the ending of origin


@named_cache("romanisation.arabic_words.same", maxsize=1)
def _same() -> dict[str, str]:
    """Word to the first spelling of its name."""
    return read_pairs("readings_arabic_same")


@named_cache("romanisation.arabic_words", maxsize=1)
def _words() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The known names in their plain spelling; Latin spelling to those that it is usual for."""
    written: dict[str, set[str]] = {}
    for word, spellings in usual_spellings().items():
        for spelling in spellings:
            written.setdefault(spelling, set()).add(_plain(word))
    words = frozenset(_plain(word) for word in usual_spellings())
    return words, {spelling: frozenset(plain) for spelling, plain in written.items()}


def _plain(word: str) -> str:
    """One spelling of what is written in several ways: without hamza, nothing doubled, a last t as teh marbuta."""
    folded = fold(word)
    folded = _same().get(folded, folded)
    plain = _DOUBLED.sub(r"\1", folded.translate(_HAMZA))
    return f"{plain[:-1]}ه" if plain.endswith("ت") else plain


def known_word(word: str) -> str | None:
    """The plain spelling of a name of the table, also with the article or the ending of origin; None for another word.

    Args:
        word: a folded word in Arabic script.

    Example:
        >>> known_word("صالحی") == known_word("الصالحي"), known_word("بوتين")
        (True, None)
    """
    words = _words()[0]
    plain = _plain(word)
    bare = _plain(fold(word).removeprefix(ARTICLE))
    for name in (plain, bare):
        if name in words:
            return name
        origin = name.removesuffix(NISBA)
        if origin != name and len(origin) >= _SHORTEST and _plain(origin) in words:
            return f"{_plain(origin)}{NISBA}"
    return None


def ways_to_write(latin: str) -> frozenset[str]:
    """The plain spellings of the names for which a Latin word is a usual spelling; none for another word.

    Example:
        >>> sorted(ways_to_write("hamid")) == sorted(["حامد", "حميد"]), ways_to_write("putin")
        (True, frozenset())
    """
    written = _words()[1]
    found = written.get(latin)
    if found is not None:
        return found
    origins = written.get(latin.removesuffix(_NISBA_LATIN), _NONE) if latin.endswith(_NISBA_LATIN) else _NONE
    return frozenset(f"{origin}{NISBA}" for origin in origins)


def without_vowels(word: str) -> str:
    """A word without its long vowels.

    Example:
        >>> without_vowels("حسيني") == without_vowels("حسني")
        True
    """
    return word.translate(_UNWRITTEN)
