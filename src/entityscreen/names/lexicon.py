"""The lexicon: words of organisations' names by what they mean, in all languages.

This module looks words up. The words themselves are in `resources/lexicon/`; cutting Chinese and Japanese names into
words belongs to `segment/`, what a word is worth in a score to `scoring/`.

- A *concept* is a meaning: a legal form as an equivalence class, an industry, a kind of organisation, a place, a
  number. Its *family* is a coarser class: `legal:llc` and `legal:gmbh` are both `limited`.
- Words are looked up as written and by the word that they are a form of, by a small stemmer for all languages. A word
  is cut before each of its last letters; what is left is looked up among the stems of the lexicon's words, each of
  which knows the endings that it may have (`resources/lexicon/inflections.tsv`). So `заводами` is завод, and
  `заводской` is none. A word in Latin letters is looked up as the romanisation of a Cyrillic one too, both folded so
  that romanisations match: `obyedineniya`, `ob'edinenija`, объединение.
- Letters spelled out one by one (`s r l`) are one word.

How two meanings relate is told here too: institutions of one kind, and things that no translator takes for one another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.errors import InvalidInputError

LONGEST_ENDING = 6  # letters
HEAD = 4  # letters of a stem by which most words are known to be no form of any
SHORTEST_ROMANISED = 6  # letters of a romanised word: a shorter one is too often a word or a name of its own
IN_FRONT = "in front"  # class of what is written on to a word in front
ROMANISED = "~"  # begins the class of a stem in folded Latin letters
NO_ENDING = "-"
_VOWELS = frozenset("аеиоуыэюяіїєьй")
# What romanisations of one Cyrillic letter differ in; in order.
_FOLDED = (
    ("x", "ks"), ("shch", "x"), ("sch", "x"), ("shh", "x"), ("sh", "x"), ("zh", "z"), ("kh", "h"),
    ("ts", "C"), ("tz", "C"), ("ch", "C"), ("C", "c"),
)  # fmt: skip
_BEFORE_VOWEL = re.compile("(?<=.)[iyj]+(?=[aeou])|^[yj]+(?=e)")
_IOTA = re.compile("[iyj]+")


def fold_romanised(word: str) -> str:
    """A romanised word with one spelling for all usual romanisations of its letters.

    Example:
        >>> {fold_romanised(word) for word in ("obyedineniye", "obedinenie", "obiedinenije")}
        {'obedinene'}
        >>> {fold_romanised(word) for word in ("yuzhnyy", "juznyj", "iuzhny")}
        {'iuzni'}
    """
    for letters, folded in _FOLDED:
        word = word.replace(letters, folded)
    return _IOTA.sub("i", _BEFORE_VOWEL.sub("", word)).replace("w", "v")


@dataclass(frozen=True, slots=True)
class _Stems:
    """The stems of the lexicon's words; in tuples of texts and numbers, which a garbage collection leaves alone."""

    # of each stem its words: (the class of the endings that it may have, the rank of the word, the word that the
    # phrases use)
    plain: dict[str, tuple[tuple[str, int, str], ...]]
    romanised: dict[str, tuple[tuple[str, int, str], ...]]  # the same of stems in folded Latin letters
    endings: dict[str, set[str]]  # the classes that have an ending
    beginnings: dict[str, set[str]]  # the classes that have something written on in front
    heads: set[str]  # the first letters of all stems in Latin letters: most words have others, and are no forms


@named_cache("lexicon.stems", maxsize=1)
def _stems() -> _Stems:
    stems = _Stems({}, {}, {}, {}, set())
    for name, forms in read_rows("lexicon_endings"):
        for form in forms.split(" "):
            table = stems.beginnings if name.endswith(IN_FRONT) else stems.endings
            table.setdefault("" if form == NO_ENDING else form, set()).add(name)
    for rank, (stem, name, word) in enumerate(read_rows("lexicon_stems")):
        words = stems.romanised if name.startswith(ROMANISED) else stems.plain
        words[stem] = (*words.get(stem, ()), (name, rank, word))
        if stem.isascii():
            stems.heads.add(stem[:HEAD])
    return stems


def word_of(form: str) -> str | None:
    """The word that a word is a regular form of, or a romanisation of one; None when it is none.

    Example:
        >>> word_of("заводами"), word_of("predpriyatija"), word_of("التجاره"), word_of("xqzt")
        ('завод', 'предприятие', 'تجاره', None)
    """
    word = _by_ending(form, _stems().plain)
    if word is None and form.isascii() and len(form) >= SHORTEST_ROMANISED and form.isalpha():
        return _by_ending(fold_romanised(form), _stems().romanised)
    return word


def _by_ending(form: str, words: dict[str, tuple[tuple[str, int, str], ...]]) -> str | None:
    """The first word, in the order of the table, that the form can be cut down to."""
    stems = _stems()
    if form.isascii() and stems.heads.isdisjoint([form[:length] for length in range(1, HEAD + 1)]):
        return None
    best: tuple[int, str] | None = None
    for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
        cut = len(form) - length
        words_of_stem = words.get(form[:cut])
        if words_of_stem is not None and (length or form[-1:] not in _VOWELS):  # школа, школ; but no меди of медиа
            best = _first(best, words_of_stem, stems.endings.get(form[cut:]))
        if length and words is stems.plain and form[:length] in stems.beginnings:
            best = _first(best, words.get(form[length:], ()), stems.beginnings[form[:length]])
    return None if best is None else best[1]


def _first(
    best: tuple[int, str] | None, words: tuple[tuple[str, int, str], ...], classes: set[str] | None
) -> tuple[int, str] | None:
    """The first of a stem's words that may have an ending of some classes, unless the best one comes before it."""
    for name, rank, word in words if classes else ():
        if name in classes and (best is None or (rank, word) < best):  # type: ignore[operator]  # there are some
            best = rank, word
    return best


Found = tuple[int, int, "Concept"]
_NOTHING: tuple[Found, ...] = ()
_NO_RENDERINGS: frozenset[str] = frozenset()
NAME = "brand"  # role of a meaning that is a name there: the ocean of a ship's, see `organisation_parts.py`
SHORTEST_SHORTENED = 5  # letters of a word without some of its vowels
LOST_VOWELS = 2  # at least: Barings is no bearing
_WITHOUT_VOWELS = str.maketrans("", "", "aeiou")
_UNPRONOUNCED = re.compile("[^aeiouy]{3}")
LONGEST_INITIALS = 6  # letters of a spelled-out abbreviation: f z l l c


@dataclass(frozen=True, slots=True)
class Concept:
    """What a word or a phrase of an organisation's name means."""

    id: str  # the concept, such as `factory`, `legal:llc`, `place:wuhan` or `number:13`
    role: str  # `legal`, `industry`, `organisation`, `place`, `generic`, `number` or `title`; `brand` in a ship's name
    family: str  # a coarser class; two concepts of one family agree weakly. The id itself when there is none
    kin: str  # a closer class: words that translators take for one another. The id itself when there is none
    weight: float  # how much such a word says, in (0, 1]; a brand is 1


@named_cache("lexicon.concepts", maxsize=1)
def _concepts() -> dict[str, Concept]:
    return {row[0]: Concept(row[0], row[1], row[2], row[3], float(row[4])) for row in read_rows("lexicon_concepts")}


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases as texts, words parted by spaces: no tree of small objects, which the collector would walk."""

    whole: dict[str, Concept]  # every phrase with its meaning
    begun: frozenset[str]  # the words that longer phrases begin with


@named_cache("lexicon.phrases", maxsize=1)
def _phrases() -> _Phrases:
    concepts = _concepts()
    whole = {phrase: concepts[name] for phrase, name in read_rows("lexicon_phrases")}
    begun: set[str] = set()
    for phrase in whole:
        beginning = phrase.rpartition(" ")[0]
        while beginning and beginning not in begun:
            begun.add(beginning)
            beginning = beginning.rpartition(" ")[0]
    return _Phrases(whole, frozenset(begun))


@named_cache("lexicon.forms", maxsize=1)
def _forms() -> dict[str, str]:
    return read_pairs("lexicon_forms")


@named_cache("lexicon.renderings", maxsize=1)
def _renderings() -> dict[str, frozenset[str]]:
    return {phrase: frozenset(names.split()) for phrase, names in read_rows("lexicon_renderings")}


def renderings(text: str) -> frozenset[str]:
    """The concepts that a word may stand for besides its own: in another script, or as a Latin abbreviation.

    Example:
        >>> sorted(renderings("سازمان")), sorted(renderings("comm"))
        (['agency', 'authority', 'organisation'], ['commercial', 'commission', 'communications'])
    """
    table = _renderings()
    if text.isascii():
        return table.get(text, _NO_RENDERINGS)
    return table.get(text) or table.get(base_form(text), _NO_RENDERINGS)


def base_form(word: str) -> str:
    """The word that a word is a form of; itself when it is none.

    Example:
        >>> base_form("intl"), base_form("international")
        ('international', 'international')
    """
    return _base_of(word) or word


@named_cache("lexicon.bases", maxsize=200_000)
def _base_of(word: str) -> str | None:
    """The word that a word is a form of; None of a phrase, and of what is no form."""
    listed = _forms().get(word)
    return listed if listed is not None or word in _phrases().whole else word_of(word)


@named_cache("lexicon.bases_in_phrases", maxsize=200_000)
def _base_in_phrase(word: str) -> str | None:
    """The word that a word is a form of where a phrase begins or goes on, though it means something by itself too.

    Not so an English plural: a Precision Instruments Plant makes them, an Instrument Plant is for instrument making.
    """
    base = _base_of(word)
    if base is None and word in _phrases().whole and (base := word_of(word)) == word.removesuffix("s"):
        return None
    return base


def says_form(concept: Concept) -> bool:
    """Whether a word says of what form an organisation is: a legal form, or that it is a company."""
    return concept.role == "legal" or concept.id == "company"


def concept(concept_id: str) -> Concept:
    """The concept of an id.

    Args:
        concept_id: for example `legal:gmbh`.

    Raises:
        InvalidInputError: no such concept; `resources/lexicon/` lists them.

    Example:
        >>> concept("legal:gmbh").family == concept("legal:llc").family
        True
    """
    meaning = _concepts().get(concept_id)
    if meaning is None:
        raise InvalidInputError(f"no concept {concept_id!r}", where="lexicon", fix="see resources/lexicon/")
    return meaning


def find_concepts(words: Sequence[str]) -> tuple[Found, ...]:
    """Find the words of a name that mean something, the longest phrase first.

    Args:
        words: folded words in order, without punctuation; `&` may stand between them.

    Returns:
        (start, end, concept) from left to right, without overlaps; `words[start:end]` is the phrase.

    Example:
        >>> [(s, e, c.id) for s, e, c in find_concepts("volna scientific research institute s p a".split())]
        [(1, 4, 'research-institute'), (4, 7, 'legal:spa')]
    """
    phrases = _phrases()
    whole, begun = phrases.whole, phrases.begun
    concepts: list[Found] = []
    position, count = 0, len(words)
    while position < count:
        word = words[position]
        if word in begun or _base_in_phrase(word) is not None:
            end, meaning = _longest(phrases, words, position, "")
        else:
            end, meaning = position + 1, whole.get(word)
        if len(word) == 1:
            end, meaning = _initials(whole, words, position, end if meaning else 0, meaning)
        if meaning is None:
            position += 1
        else:
            concepts.append((position, end, meaning))
            position = end
    return tuple(concepts) if concepts else _NOTHING


@named_cache("lexicon.continued", maxsize=1)
def _continuing() -> frozenset[str]:
    """The words that stand in phrases behind others."""
    return frozenset(word for phrase in _phrases().whole if " " in phrase for word in phrase.split(" ")[1:])


def phrase_places(word: str) -> tuple[bool, bool]:
    """Return whether a phrase of several words may begin with a word, and whether one may go on with it.

    Example:
        >>> phrase_places("joint"), phrase_places("volna")
        ((True, True), (False, False))
    """
    forms = {word, _base_in_phrase(word) or word}
    return not forms.isdisjoint(_phrases().begun), not forms.isdisjoint(_continuing())


def whole_concept(phrase: str) -> Concept | None:
    """What a whole phrase means, words parted by spaces."""
    return _phrases().whole.get(phrase)


def phrases_of_forms() -> list[str]:
    """All phrases that are a legal form, words parted by spaces."""
    return [phrase for phrase, meaning in _phrases().whole.items() if meaning.role == "legal"]


def begins_concept(word: str) -> bool:
    """Whether a phrase may begin with a word: as written, as a form of another, or as a single letter of several."""
    phrases = _phrases()
    return len(word) == 1 or word in phrases.whole or word in phrases.begun or _base_of(word) is not None


def _longest(phrases: _Phrases, words: Sequence[str], position: int, before: str) -> tuple[int, Concept | None]:
    """The longest phrase that begins with `before` and goes on at `position`, by words and what they are forms of."""
    best_end, best = position, None
    word = words[position]
    for key in (word, _base_in_phrase(word)):
        if key is None:
            continue
        text = before + key
        end, meaning = position + 1, phrases.whole.get(text)
        if text in phrases.begun and end < len(words):
            longer, further = _longest(phrases, words, end, text + " ")
            if further is not None:
                end, meaning = longer, further
        if meaning is not None and end > best_end:
            best_end, best = end, meaning
    return best_end, best


def _initials(
    whole: Mapping[str, Concept], words: Sequence[str], position: int, end: int, meaning: Concept | None
) -> tuple[int, Concept | None]:
    """The longest abbreviation that single letters from `position` on spell, if longer than what was found."""
    last = position
    limit = min(len(words), position + LONGEST_INITIALS)
    while last < limit and len(words[last]) == 1:
        last += 1
    for stop in range(last, max(end, position + 1), -1):
        spelled = whole.get("".join(words[position:stop]))
        if spelled is not None and spelled.role == "legal":
            return stop, spelled
    return end, meaning


@named_cache("lexicon.without_vowels", maxsize=1)
def _skeletons() -> dict[str, tuple[str, ...]]:
    """What is left of the words in Latin letters without their vowels, to the words."""
    skeletons: dict[str, tuple[str, ...]] = {}
    for words in (_phrases().whole, _forms()):
        for word in words:
            if word.isascii() and word.isalpha() and len(word) >= SHORTEST_SHORTENED + LOST_VOWELS:
                skeleton = _skeleton(word)
                skeletons[skeleton] = (*skeletons.get(skeleton, ()), word)
    return skeletons


def _skeleton(word: str) -> str:
    return word[:1] + word[1:].translate(_WITHOUT_VOWELS)


def without_vowels(word: str) -> Concept | None:
    """What a word means that lost vowels, as payments shorten words; None for what may be several, or is a word.

    Example:
        >>> [found.id if (found := without_vowels(word)) else None for word in ("srvces", "univrsl", "schwartz")]
        ['service', 'global', None]
    """
    if len(word) < SHORTEST_SHORTENED or not (word.isascii() and word.isalpha() and _UNPRONOUNCED.search(word)):
        return None
    meanings = {
        meaning
        for full in _skeletons().get(_skeleton(word), ())
        if len(full) >= len(word) + LOST_VOWELS
        and full.removesuffix("e")[-1] == word[-1]
        and _is_within(word, full)
        and (meaning := _phrases().whole.get(base_form(full)))
    }
    meaning = meanings.pop() if len(meanings) == 1 else None
    return None if meaning is None or meaning.role == "place" else meaning


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of one word are among those of another, in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)


@named_cache("lexicon.cjk", maxsize=1)
def han_phrases() -> Mapping[str, Concept]:
    """All phrases in Chinese, Japanese or Korean characters, folded, for the segmenter.

    Example:
        >>> han_phrases()["有限公司"].role
        'legal'
    """
    concepts = _concepts()
    return {phrase: concepts[name] for phrase, name in read_rows("lexicon_cjk")}


@named_cache("lexicon.thai", maxsize=1)
def thai_words() -> frozenset[str]:
    """The words in Thai letters, which are written together with others."""
    return frozenset(phrase for phrase in _phrases().whole if "\u0e00" <= phrase[0] <= "\u0e7f" and " " not in phrase)


_ORDINAL_ENDINGS = ("th", "st", "nd", "rd", "й", "я", "е", "го", "ая", "ый", "ой", "ое", "º", "ª", "er", "eme")
LARGEST_NUMBER_DIGITS = 6


def parse_number(word: str) -> int | None:
    """The number that digits, an ordinal in digits or a number word stands for, or None; `parse_roman` reads others.

    Example:
        >>> parse_number("13th"), parse_number("thirteenth"), parse_number("0013"), parse_number("xiii")
        (13, 13, 13, None)
    """
    if word[:1].isdigit():
        return _digits(word)
    meaning = _phrases().whole.get(word)
    if meaning is None or meaning.role != "number":
        return None
    return int(meaning.id.removeprefix("number:"))


def _digits(word: str) -> int | None:
    bare = word
    if not bare.isdigit():
        bare = next((word[: -len(end)] for end in _ORDINAL_ENDINGS if word.endswith(end)), word)
    if bare.isdecimal() and len(bare) <= LARGEST_NUMBER_DIGITS:
        return int(bare)
    return None


_ROMAN_TENS = ("", "x", "xx", "xxx")
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {tens + ones: 10 * i + j for i, tens in enumerate(_ROMAN_TENS) for j, ones in enumerate(_ROMAN_ONES) if i + j}


def parse_roman(word: str) -> int | None:
    """The number that Roman digits stand for, from i to xxxix.

    Example:
        >>> parse_roman("viii"), parse_roman("iiii"), parse_roman("mix")
        (8, None, None)
    """
    return _ROMAN.get(word)


@named_cache("lexicon.kinds", maxsize=1)
def _kinds() -> dict[str, str]:
    return read_pairs("lexicon_kinds")


def kind_of(meaning: Concept | None) -> str:
    """What kind of institution a word says that its name is of, such as `bank`; empty for any other word.

    Example:

        >>> kind_of(concept("savings-bank")), kind_of(concept("trading"))
        ('bank', '')
    """
    return _kinds().get(meaning.id, "") if meaning is not None else ""


GENERAL = "generic"


def mean_others(a: Concept | None, b: Concept | None) -> bool:
    """Whether two general words mean something, and not the same: Захід is West, and does not sound like Skhid, East.

    Example:

        >>> mean_others(concept("west"), concept("east")), mean_others(concept("west"), None)
        (True, False)
    """
    return a is not None and b is not None and a.role == b.role == GENERAL and a.family != b.family
