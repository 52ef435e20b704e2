"""Arabic script (Arabic, Persian, Dari, Pashto, Urdu) and Hebrew: scripts that leave most vowels out.

The names of most people are made of a few hundred parts; these are in tables with their usual spellings
(`resources/romanisation/arabic_names.tsv`, `hebrew_names.tsv`), vowels included, and Arabic ones are found inside
compounds. For the rest a romanisation is the consonants with the vowels that are written, and only consonants can be
compared. Arabic writes long vowels, so that two known names that are not the same letters are two (حميد, حامد).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from entityscreen.caches import named_cache
from entityscreen.data import RecordTable, read_pairs, read_rows
from entityscreen.romanisation import (
    MOST_ROMANISATIONS,
    UNVOWELLED_SYSTEM,
    Letters,
    Romanisation,
    collect,
    paired,
    ranked,
)

ARABIC_CONSONANTS = f"{UNVOWELLED_SYSTEM}, Arabic"

_ARABIC_LETTERS = (
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
    f"{before}{glide}ا": f"{_ARABIC_LETTERS[before]}{sound}a"
    for before in "بتثجحخدذرزسشصضطظغفقكلمنه"
    for glide, sound in (("و", "w"), ("ي", "y"))
} | {"او": "aw", "اي": "ay"}
_ARABIC = Letters(_ARABIC_LETTERS | _LONG_VOWELS)
_PERSIAN_CONSONANTS = paired("ثذضق", "s z z gh") | {"خوا": "kha"}  # the w is silent there: خواجه, Khajeh
_PERSIAN = Letters(_ARABIC_LETTERS | _LONG_VOWELS | _PERSIAN_CONSONANTS | {"و": "v"})
_SPELLERS = ((_ARABIC, 0.0), (_PERSIAN, 0.01))  # and how rare each is
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
_SHORTEST_PART = 2
_AW, _VOWEL_LETTERS, _FOREIGN_VOWEL = "او", frozenset("اوي"), 0.01


def fold_arabic(word: str) -> str:
    """Write a word as the table does.

    Example:
        >>> fold_arabic("أحمدی") == "احمدي"
        True
    """
    return word.translate(_FOLD)


@named_cache("romanisation.arabic", maxsize=1)
def usual_spellings() -> dict[str, tuple[str, ...]]:
    """The words of the table, folded, with their usual Latin spellings."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("romanisation_arabic")}


def read_arabic(token: str) -> tuple[Romanisation, ...]:
    """A word in Arabic script: with vowels when the table has it or its parts, and its consonants.

    Example:
        >>> [reading.text for reading in read_arabic("حسين")][:2]
        ['hussein', 'hossein']
    """
    word = fold_arabic(token)
    usual = usual_spellings().get(word)
    if usual:
        return collect(ranked(usual))
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
    for letters, rarity in _SPELLERS:
        for spelled, foreign in _begun(_whole_arabic(letters, bare), bare):
            if bare != word:
                yield "al" + spelled, ARABIC_CONSONANTS, cost + rarity + foreign
                yield spelled, ARABIC_CONSONANTS, cost + rarity + foreign + 0.01
            else:
                yield spelled, ARABIC_CONSONANTS, cost + rarity + foreign


def _begun(spelled: str, word: str) -> Iterator[tuple[str, float]]:
    """A spelling, and the one with the vowel that foreign words begin with: أوراسكوم is Orascom, أوقاف is Awqaf."""
    yield spelled, 0.0
    if word.startswith(_AW) and word[2:3] not in _VOWEL_LETTERS and len(word) > len(_AW) + 1:
        yield "o" + spelled[len(_AW) :], _FOREIGN_VOWEL


def _whole_arabic(letters: Letters, word: str) -> str:
    """Spell a word; waw and yeh at its start are consonants, and some endings have vowels that are known."""
    first = {"و": "w", "ي": "y"}.get(word[:1], "")
    body = word[1:] if first else word
    ending = body[-2:] if body.endswith("وي") else body[-1:]
    final = _ENDINGS.get(ending, "") if len(body) > len(ending) + 1 else ""
    return first + letters.spell(body[: -len(ending)] if final else body) + final


_NONE: frozenset[str] = frozenset()
_HAMZA = str.maketrans("آئ", "اي", "ء")
_UNWRITTEN = str.maketrans("", "", "اوي")
_DOUBLED = re.compile("([وي])\\1")
_NISBA_LATIN = "i"
_SHORTEST = 3  # letters before the ending of origin


@named_cache("romanisation.arabic_words.same", maxsize=1)
def _same() -> dict[str, str]:
    """Word to the first spelling of its name."""
    return read_pairs("romanisation_arabic_same")


@named_cache("romanisation.arabic_words", maxsize=1)
def _words() -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The known names in their plain spelling; Latin spelling to those that it is usual for."""
    written: dict[str, set[str]] = {}
    for word, spellings in usual_spellings().items():
        for spelling in spellings:
            written.setdefault(spelling, set()).add(_plain(word))
    words = frozenset(_plain(word) for word in usual_spellings())
    return words, RecordTable({spelling: tuple(sorted(plain)) for spelling, plain in written.items()}, frozenset)


def _plain(word: str) -> str:
    """One spelling of what is written in several ways: without hamza, nothing doubled, a last t as teh marbuta."""
    folded = fold_arabic(word)
    folded = _same().get(folded, folded)
    plain = _DOUBLED.sub(r"\1", folded.translate(_HAMZA))
    return f"{plain[:-1]}ه" if plain.endswith("ت") else plain


def known_word(word: str) -> str | None:
    """The plain spelling of a name of the table, also with the article or the ending of origin; None for another word.

    Example:
        >>> known_word("صالحی") == known_word("الصالحي"), known_word("بوتين")
        (True, None)
    """
    words = _words()[0]
    plain = _plain(word)
    bare = _plain(fold_arabic(word).removeprefix(ARTICLE))
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
    forms: frozenset[str] | None = written.get(latin)
    if forms is not None:
        return forms
    origins: frozenset[str] = (
        written.get(latin.removesuffix(_NISBA_LATIN), _NONE) if latin.endswith(_NISBA_LATIN) else _NONE
    )
    return frozenset(f"{origin}{NISBA}" for origin in origins)


def without_vowels(word: str) -> str:
    """A word without its long vowels.

    Example:
        >>> without_vowels("حسيني") == without_vowels("حسني")
        True
    """
    return word.translate(_UNWRITTEN)


_HEBREW_LETTERS = (
    paired("אבגדהוזחטיכלמנסעפצקרשת", "a b g d h u z h t i k l m n s - p ts k r sh t")
    | paired("םןךףץ", "m n kh f ts")
    | paired("יי וו אוו יו או אי װ ױ ײ", "ei v av yo o i v oy ei")
    # The geresh makes the sounds of foreign names.
    | paired("ג' צ' ץ' ז' ת' ד' ח' ו' ר'", "j ch ch zh th d kh w gh")
)
_SOFT = paired("בכפ", "v kh f")
_CH = paired("חכך", "ch ch ch")
_SYSTEMS = tuple(
    (f"{UNVOWELLED_SYSTEM}, Hebrew{how}", cost, Letters(_HEBREW_LETTERS | changes))
    for how, cost, changes in (
        ("", 0.0, {}),
        (", soft", 0.0, _SOFT),
        (", v and y", 0.02, paired("ו י או יו", "v y av yv")),
        (", ch", 0.02, _CH),
        (", soft, ch", 0.02, _SOFT | _CH),
    )
)
# The apostrophes in use for the geresh; points (niqqud) are left out.
_GERESH = str.maketrans({"׳": "'", "’": "'", "`": "'", "´": "'", "״": "", '"': "", "־": ""})
# Of romanisations in which two consonants have a vowel between them that look like one sound otherwise: Zahavi,
# Natasha.
_APART_COST = 0.01
# A word of the table may be another name with other vowels, or one of another language: Dan, Dean.
_OTHER_COST = 0.03
_INITIAL = {"ו": "v", "י": "y", "א": "a", "או": "o", "אי": "i", "יי": "y", "וו": "v"}


@named_cache("romanisation.hebrew", maxsize=1)
def _hebrew_names() -> dict[str, tuple[str, ...]]:
    """Usual spellings by word."""
    return {word: tuple(spellings.split()) for word, spellings in read_rows("romanisation_hebrew")}


def read_hebrew(token: str) -> tuple[Romanisation, ...]:
    """A Hebrew word, of which an apostrophe is a geresh: with vowels when the table has it, and its letters.

    Example:
        >>> [reading.text for reading in read_hebrew("גוסטאבו")][:2], read_hebrew("יצחק")[0].text
        (['gustabu', 'gustavu'], 'yitzhak')
    """
    word = token.translate(_GERESH)
    usual = _hebrew_names().get(word, ())
    more = _OTHER_COST if usual else 0.0
    letterwise = [
        (_whole_hebrew(spell, word), system, round(cost + more + apart, 3))
        for system, cost, letters in _SYSTEMS
        for spell, apart in ((letters.spell, 0.0), (letters.spell_apart, _APART_COST))
    ]
    return collect([*ranked(usual), *letterwise])


def _whole_hebrew(spell: Callable[[str], str], word: str) -> str:
    """Spell a word; its first vav and yod are consonants, its last he is the vowel a."""
    final = "a" if len(word) > 2 and word.endswith("ה") else ""
    middle = word[:-1] if final else word
    first = next((group for group in (middle[:2], middle[:1]) if group in _INITIAL), "")
    return _INITIAL.get(first, "") + spell(middle[len(first) :]) + final
