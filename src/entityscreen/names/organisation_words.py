"""From the words of an organisation's name to the pieces that the lexicon knows, or that are a brand.

It cuts and joins words where that depends on what an organisation's name is made of; what a piece means is in
`organisation_parts.py`.

- French and Italian articles that lose a vowel go before a known noun: l'énergie is energy, D'Angelo a name.
- What stands beside a number in digits and says only that it is one goes: 제2, 第13号, 64-я.
- An organisation named after a person in Russian and its neighbours has that person in the nominative and without
  initials: ОКБ им. А.С. Яковлева is Yakovlev Design Bureau.
- Thai words of the lexicon are cut off both ends of a word: การบินไทย is Thai Airways.
- The name of God is joined to the word before it: Hizb Allah.

The words are rows of `resources/lexicon/function_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.lexicon import begins_concept, thai_words
from entityscreen.text.words import Word


@dataclass(frozen=True, slots=True)
class _FunctionWords:
    """The rows of `function_words.tsv` by their class."""

    function: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    god: frozenset[str]  # حزب الله is written as two words, Hizballah as one
    elided: frozenset[str]
    parted: frozenset[str]
    before_article: frozenset[str]
    before_number: frozenset[str]
    behind_number: frozenset[str]
    marks: frozenset[str]  # that a person is named after
    with_initials: frozenset[str]  # those that stand before initials alone: `im` is German too
    genitives: tuple[tuple[str, str], ...]  # an ending and that of its nominative, the longest first
    adjectives: tuple[str, ...]  # endings


@named_cache("names.function_words", maxsize=1)
def _words() -> _FunctionWords:
    classes: dict[str, list[str]] = {}
    for name, word in read_rows("lexicon_function_words"):
        classes.setdefault(name, []).append(word)
    genitives = [ending.partition("=") for ending in classes["genitive"]]
    return _FunctionWords(
        function=frozenset(classes["function"]),
        conjunctions=frozenset(classes["and"]),
        prepositions=frozenset(classes["preposition"]),
        god=frozenset(classes["god"]),
        elided=frozenset(classes["elided"]),
        parted=frozenset(classes["parted"]),
        before_article=frozenset(classes["before article"]),
        before_number=frozenset(classes["before number"]),
        behind_number=frozenset(classes["behind number"]),
        marks=frozenset((*classes["named after"], *classes["named after with initials"], _ENGLISH)),
        with_initials=frozenset(classes["named after with initials"]),
        genitives=tuple((ending, usual) for ending, _, usual in genitives),
        adjectives=tuple(classes["adjective"]),
    )


def is_function_word(word: str) -> bool:
    """Whether a word only joins others, like `and` and `of`.

    Example:
        >>> is_function_word("of"), is_function_word("office")
        (True, False)
    """
    return word in _words().function


def is_preposition(word: str) -> bool:
    """Whether a word is an English preposition or article, which no person's name has."""
    return word in _words().prepositions


def words_that_need_others() -> frozenset[str]:
    """Return the words that are one thing or another by what stands beside them: `l`, `named after`, the name of God.

    Example:
        >>> "im" in words_that_need_others(), "of" in words_that_need_others()
        (True, False)
    """
    words = _words()
    return words.parted | words.god | words.marks


def adjective_endings() -> tuple[str, ...]:
    """The endings of Russian and Ukrainian adjectives of places: `муромский` is of Murom."""
    return _words().adjectives


def pieces_of_organisation(words: Sequence[Word]) -> list[str]:
    """The pieces of an organisation's name, without signs of numbers and case.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> def pieces_in(text):
        ...     return pieces_of_organisation(split_words(fold(text), dotted_letters=True))
        >>> pieces_in("Hizb Allah"), pieces_in("Institut de l'énergie"), pieces_in("D'Angelo SpA")
        (['hizballah'], ['institut', 'de', 'energie'], ['dangelo', 'spa'])
    """
    pieces = without_signs([piece for word in _without_articles(words) for piece in _pieces(word)])
    table = _words()
    if table.god.isdisjoint(pieces):
        return without_case(pieces)
    joined: list[str] = []
    for position, piece in enumerate(pieces):
        before = pieces[position - 1] if position else ""
        if piece in table.god and joined and before.isalpha() and before not in table.function:
            joined[-1] += piece
        else:
            joined.append(piece)
    return without_case(joined)


def _without_articles(words: Sequence[Word]) -> Sequence[Word]:
    """Words without what French and Italian elide before a vowel, beside which it is no initial."""
    texts = [word.text for word in words]
    return words if _words().parted.isdisjoint(texts) else without_parted_article(words)


def _pieces(word: Word) -> Iterable[str]:
    """The pieces of a word; an article that lost its vowel is dropped before a known noun: D'Angelo is a name."""
    if len(word.syllables) <= len(word.pieces) and word.text.isascii():
        return word.pieces
    return _without_article(word)


def _without_article(word: Word) -> Iterator[str]:
    first, *rest = word.pieces
    if len(word.syllables) > len(word.pieces):
        noun = without_article(word.syllables)
        first = noun if noun is not None and begins_concept(noun) else first
    for piece in (first, *rest):
        yield from cut_thai(piece) or (piece,)


SHORTEST_NOUN = 4  # letters: Service D AB
_FOLLOWED_BY = frozenset("aeiouyh")


def without_article(syllables: tuple[str, ...]) -> str | None:
    """The noun behind a word that lost its vowel; None where there is none.

    Example:
        >>> without_article(("l", "energie")), without_article(("dell", "energia")), without_article(("xi", "an"))
        ('energie', 'energia', None)
    """
    if len(syllables) < 2 or syllables[0] not in _words().elided or syllables[1][0] not in _FOLLOWED_BY:
        return None
    return syllables[1]


def without_parted_article(words: Sequence[Word]) -> list[Word]:
    """Words without an article or preposition that lost its apostrophe too: Banque de l Habitat is de l'Habitat.

    Only before a vowel, and where a preposition stands before it or a known noun behind; else it is an initial, as it
    is between short words and behind `and` (T & D Holdings, S and D Industries).

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> for text in ("Banque de l Habitat", "Compagnie d Assurance", "L Auto"):
        ...     print([word.text for word in without_parted_article(split_words(fold(text), dotted_letters=True))])
        ['banque', 'de', 'habitat']
        ['compagnie', 'assurance']
        ['l', 'auto']
    """
    kept = list(words[:1])
    for before, word, behind in zip(words, words[1:], [*words[2:], None], strict=False):
        if behind is None or word.text not in _words().parted or not _is_before_article(before.text, behind):
            kept.append(word)
    return kept


def _is_before_article(before: str, noun: Word) -> bool:
    """Whether an article may stand behind a word and before another."""
    if noun.text[0] not in _FOLLOWED_BY or len(noun.text) < SHORTEST_NOUN:
        return False
    if before in _words().before_article:
        return True
    return len(before) > 1 and before not in _words().conjunctions and begins_concept(noun.pieces[0])


_CHINESE = "第"  # ends a word that a number follows, while Korean words end in 제 as well: 경제


def without_signs(pieces: Sequence[str]) -> list[str]:
    """The pieces of a name without what only says that a number comes or came.

    Example:
        >>> without_signs(["集团第", "13", "研究所"]), without_signs(["39", "호"])
        (['集团', '13', '研究所'], ['39'])
    """
    bare = list(pieces)
    if not any(map(str.isdecimal, pieces)):
        return bare
    for position, piece in enumerate(pieces):
        if piece.isdecimal():
            before = pieces[position - 1] if position else ""
            if before in _words().before_number or before.endswith(_CHINESE):
                bare[position - 1] = before[:-1]
            behind = pieces[position + 1 : position + 2]
            if behind and behind[0] in _words().behind_number:
                bare[position + 1] = ""
    return [piece for piece in bare if piece]


_ENGLISH, _NAMED = "after", "named"
INITIALS = 2  # letters, dots and all else left out
MOST_NAMES = 2  # behind `имени`: a given name and a surname
SHORTEST = 4  # letters of a name that has a case ending: Миля
_VOWELS = frozenset("аеиоуыэюяіїєaeiouy")
_A, _YA = frozenset("аa"), "я"


def without_case(pieces: Sequence[str]) -> list[str]:
    """The words of a name, what stands behind `named after` in the nominative and without initials.

    Example:
        >>> without_case("окб им ас яковлева".split()), without_case("институт имени юрия гагарина".split())
        (['окб', 'им', 'яковлев'], ['институт', 'имени', 'юрий', 'гагарин'])
        >>> without_case("hospital named after nn burdenko".split()), without_case("haus im grunen".split())
        (['hospital', 'named', 'after', 'burdenko'], ['haus', 'im', 'grunen'])
    """
    words_of_name = list(pieces)
    words = _words()
    marks = words.marks
    if marks.isdisjoint(words_of_name):
        return words_of_name
    place = next(place for place, piece in enumerate(words_of_name) if piece in marks)
    before, mark, behind = words_of_name[:place], words_of_name[place], words_of_name[place + 1 :]
    if mark == _ENGLISH and before[-1:] == [_NAMED]:
        return [*before, mark, *[piece for piece in behind if not _are_initials(piece)]]
    if mark == _ENGLISH or (behind and behind[0][0].isdigit()):  # имени 60-летия Октября
        return words_of_name
    german_too = mark in words.with_initials
    if german_too and not (behind and _are_initials(behind[0])):
        return words_of_name
    return [*before, "imeni" if german_too else mark, *_nominatives(behind)]


def _nominatives(pieces: Sequence[str]) -> Iterator[str]:
    """Words behind `named after`: the first ones that are names in the nominative, all without initials."""
    names = 0
    for piece in pieces:
        if _are_initials(piece):
            continue
        is_name = names < MOST_NAMES and not begins_concept(piece)
        names += is_name
        yield nominative(piece) if is_name else piece


def _are_initials(piece: str) -> bool:
    return len(piece) <= INITIALS and piece.isalpha()


def nominative(name: str) -> str:
    """The nominative of a name in the genitive; a name that has none as it is.

    Example:
        >>> [nominative(name) for name in ("свердлова", "дзержинского", "баумана", "доллежаля", "бурденко")]
        ['свердлов', 'дзержинский', 'бауман', 'доллежаль', 'бурденко']
    """
    if len(name) < SHORTEST:
        return name
    for ending, usual in _words().genitives:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending) + usual
    if name[-2] in _VOWELS:
        return name
    if name[-1] in _A:
        return name[:-1]
    return name[:-1] + "ь" if name[-1] == _YA else name


SHORTEST_THAI = 4  # letters: shorter words are syllables of others
SHORT_WORDS = frozenset({"ไทย"})  # Thai: hardly a syllable of anything else
SHORTEST_BRAND = 3
# Vowels that are written before their consonant, and one that needs a consonant behind: no word ends with them.
_OPEN_ENDS = "เแโใไั"
_SILENCER = "์"


def cut_thai(word: str) -> tuple[str, ...]:
    """The words that a Thai word is written together of, as far as its ends tell; nothing where there is no cut.

    Example:
        >>> cut_thai("การบินไทย"), cut_thai("ธนาคารกสิกรไทย"), cut_thai("กสิกร")
        (('การบิน', 'ไทย'), ('ธนาคาร', 'กสิกร', 'ไทย'), ())
    """
    if not "\u0e00" <= word[:1] <= "\u0e7f" or len(word) < SHORTEST_THAI + SHORTEST_BRAND:
        return ()
    return _cut(word)


@named_cache("names.glued_thai", maxsize=2_000)
def _cut(word: str) -> tuple[str, ...]:
    before: list[str] = []
    behind: list[str] = []
    rest = word
    while rest:
        if (end := _opening(rest)) is not None:
            before.append(rest[:end])
            rest = rest[end:]
        elif (start := _closing(rest)) is not None:
            behind.append(rest[start:])
            rest = rest[:start]
        else:
            break
    words = (*before, *([rest] if rest else []), *reversed(behind))
    return words if len(words) > 1 else ()


def _opening(rest: str) -> int | None:
    """Where the longest word that opens a text ends."""
    ends = range(len(rest), 0, -1)
    return next((end for end in ends if _is_word(rest[:end]) and _parts(rest[:end], rest[end:], rest[end:])), None)


def _closing(rest: str) -> int | None:
    """Where the longest word that closes a text begins."""
    starts = range(len(rest))
    return next((at for at in starts if _is_word(rest[at:]) and _parts(rest[:at], rest[at:], rest[:at])), None)


def _is_word(text: str) -> bool:
    return text in SHORT_WORDS or (len(text) >= SHORTEST_THAI and text in thai_words())


def _parts(before: str, behind: str, left: str) -> bool:
    """Whether a text may be parted here: between syllables, with a brand left or nothing."""
    if not left:
        return True
    if (len(left) < SHORTEST_BRAND and left not in SHORT_WORDS) or not before or before[-1] in _OPEN_ENDS:
        return False
    return behind[0].isalpha() and behind[0] not in "ะาำ" and behind[1:2] != _SILENCER
