"""From the words of an organisation's name to the pieces that the lexicon knows, or that are a brand.

Here belongs cutting and joining that asks what an organisation's name is made of; what a piece means is in
`organisation_parts.py`.

- French and Italian articles that lose a vowel go before a known noun: l'énergie is energy, D'Angelo a name.
- What stands beside a number in digits and says only that it is one goes: 제2, 第13号, 64-я.
- An organisation named after a person in Russian and its neighbours has that person in the nominative and without
  initials: ОКБ им. А.С. Яковлева is Yakovlev Design Bureau.
- Thai words of the lexicon are cut off both ends of a word: การบินไทย is Thai Airways.
- The name of God is joined to the word before it: Hizb Allah.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from entityscreen.caches import named_cache
from entityscreen.names.lexicon import begins_concept, thai_words
from entityscreen.text.words import Word

FUNCTION_WORDS = frozenset({
    "&", "and", "of", "the", "for", "in", "on", "at", "no", "nr", "und", "et", "e", "i", "y", "и", "و",
    "number", "nummer", "numero", "номер", "los", "las", "der", "il", "gli", "pour",
    "por", "voor", "dla", "pentru", "по", "для",
})  # fmt: skip
# Of God: حزب الله is written as two words, Hizballah as one.
ALLAH = frozenset({"الله", "allah", "ullah", "ollah"})


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
    if ALLAH.isdisjoint(pieces):
        return without_case(pieces)
    found: list[str] = []
    for position, piece in enumerate(pieces):
        before = pieces[position - 1] if position else ""
        if piece in ALLAH and found and before.isalpha() and before not in FUNCTION_WORDS:
            found[-1] += piece
        else:
            found.append(piece)
    return without_case(found)


def _without_articles(words: Sequence[Word]) -> Sequence[Word]:
    """Words without what French and Italian elide before a vowel, beside which it is no initial."""
    texts = [word.text for word in words]
    words = without_preposition(words) if "a" in texts else words
    return words if PARTED.isdisjoint(texts) else without_parted_article(words)


def _pieces(word: Word) -> Iterable[str]:
    """The pieces of a word; an article that lost its vowel is dropped before a known noun: D'Angelo is a name."""
    if len(word.syllables) <= len(word.pieces) and word.text.isascii():
        return word.pieces
    return _without_article(word)


def _without_article(word: Word) -> Iterator[str]:
    first, *others = word.pieces
    if len(word.syllables) > len(word.pieces):
        noun = without_article(word.syllables)
        first = noun if noun is not None and begins_concept(noun) else first
    for piece in (first, *others):
        yield from cut_thai(piece) or (piece,)


ELIDED = frozenset({
    "l", "d", "qu", "un", "dell", "dall", "nell", "sull", "all", "quell", "coll", "degl", "jusqu", "lorsqu",
})  # fmt: skip
PARTED = frozenset({"l", "d"})
_BEFORE_ARTICLE = frozenset({"de", "pour", "sur", "et", "par", "dans", "di", "per", "con"})
_AND = frozenset({"and", "und", "y"})
SHORTEST_NOUN = 4  # letters: Service D AB
_FOLLOWED_BY = frozenset("aeiouyh")


def without_article(syllables: tuple[str, ...]) -> str | None:
    """The noun behind a word that lost its vowel; None where there is none.

    Example:
        >>> without_article(("l", "energie")), without_article(("dell", "energia")), without_article(("xi", "an"))
        ('energie', 'energia', None)
    """
    if len(syllables) < 2 or syllables[0] not in ELIDED or syllables[1][0] not in _FOLLOWED_BY:
        return None
    return syllables[1]


def without_preposition(words: Sequence[Word]) -> list[Word]:
    """Words without an `à` before an elided article, which is no initial: Commissariat à l'énergie.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> from entityscreen.text.words import split_words
        >>> words = split_words(fold("Commissariat à l'énergie"), dotted_letters=True)
        >>> [word.text for word in without_preposition(words)]
        ['commissariat', 'lenergie']
    """
    behind = [*words[1:], None]
    return [word for word, after in zip(words, behind, strict=False) if not (word.text == "a" and _is_elided(after))]


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
    found = list(words[:1])
    for before, word, behind in zip(words, words[1:], [*words[2:], None], strict=False):
        if behind is None or word.text not in PARTED or not _is_before_article(before.text, behind):
            found.append(word)
    return found


def _is_before_article(before: str, noun: Word) -> bool:
    """Whether an article may stand behind a word and before another."""
    if noun.text[0] not in _FOLLOWED_BY or len(noun.text) < SHORTEST_NOUN:
        return False
    if before in _BEFORE_ARTICLE:
        return True
    return len(before) > 1 and before not in _AND and begins_concept(noun.pieces[0])


def _is_elided(word: Word | None) -> bool:
    return word is not None and len(word.syllables) > 1 and without_article(word.syllables) is not None


_BEFORE_NUMBER = frozenset({"第", "제"})
_CHINESE = "第"  # ends a word that a number follows, while Korean words end in 제 as well: 경제
_BEHIND_NUMBER = frozenset({"号", "호", "й", "я", "е", "го", "ая", "ой", "ый", "ий", "ое", "му"})


def without_signs(pieces: Sequence[str]) -> list[str]:
    """The pieces of a name without what only says that a number comes or came.

    Example:
        >>> without_signs(["集团第", "13", "研究所"]), without_signs(["39", "호"])
        (['集团', '13', '研究所'], ['39'])
    """
    found = list(pieces)
    if not any(map(str.isdecimal, pieces)):
        return found
    for position, piece in enumerate(pieces):
        if piece.isdecimal():
            before = pieces[position - 1] if position else ""
            if before in _BEFORE_NUMBER or before.endswith(_CHINESE):
                found[position - 1] = before[:-1]
            behind = pieces[position + 1 : position + 2]
            if behind and behind[0] in _BEHIND_NUMBER:
                found[position + 1] = ""
    return [piece for piece in found if piece]


_SLAVIC = frozenset({"имени", "им", "імені", "ім", "імя", "imeni"})
_GERMAN_TOO = "im"  # in the: beside initials alone it is Russian
_ENGLISH, _NAMED = "after", "named"
_MARKS = _SLAVIC | {_GERMAN_TOO, _ENGLISH}
INITIALS = 2  # letters, dots and all else left out
MOST_NAMES = 2  # behind `имени`: a given name and a surname
SHORTEST = 4  # letters of a name that has a case ending: Миля
_VOWELS = frozenset("аеиоуыэюяіїєaeiouy")
# The genitive and what it is the genitive of, the longest ending first; a consonant before -а has a rule of its own.
_ENDINGS = (
    ("ского", "ский"), ("цкого", "цкий"), ("ського", "ський"), ("цького", "цький"),
    ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ской", "ская"),
    ("ого", "ой"), ("его", "ий"), ("ея", "ей"), ("ия", "ий"), ("ая", "ай"), ("ья", "ьи"),
    ("skogo", "skiy"), ("skoho", "skyi"), ("ogo", "oy"), ("eya", "ey"), ("iya", "iy"),
)  # fmt: skip
_A, _YA = frozenset("аa"), "я"


def without_case(pieces: Sequence[str]) -> list[str]:
    """The words of a name, what stands behind `named after` in the nominative and without initials.

    Example:
        >>> without_case("окб им ас яковлева".split()), without_case("институт имени юрия гагарина".split())
        (['окб', 'им', 'яковлев'], ['институт', 'имени', 'юрий', 'гагарин'])
        >>> without_case("hospital named after nn burdenko".split()), without_case("haus im grunen".split())
        (['hospital', 'named', 'after', 'burdenko'], ['haus', 'im', 'grunen'])
    """
    found = list(pieces)
    if _MARKS.isdisjoint(found):
        return found
    place = next(place for place, piece in enumerate(found) if piece in _MARKS)
    before, mark, behind = found[:place], found[place], found[place + 1 :]
    if mark == _ENGLISH and before[-1:] == [_NAMED]:
        return [*before, mark, *[piece for piece in behind if not _are_initials(piece)]]
    if mark == _ENGLISH or (behind and behind[0][0].isdigit()):  # имени 60-летия Октября
        return found
    if mark == _GERMAN_TOO and not (behind and _are_initials(behind[0])):
        return found
    names = 0
    for piece in behind:
        if _are_initials(piece):
            continue
        if names < MOST_NAMES and not begins_concept(piece):
            before.append(nominative(piece))
            names += 1
        else:
            before.append(piece)
    return [*before[:place], "imeni" if mark == _GERMAN_TOO else mark, *before[place:]]


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
    for ending, usual in _ENDINGS:
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
