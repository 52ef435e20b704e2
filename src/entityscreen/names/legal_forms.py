"""Legal forms: what says how a firm is constituted, in any language, spelling and place.

This module recognises a form; what one is worth in a score is said by its role and weight as any word's.

- Forms spelled out, and long abbreviations, are phrases of the lexicon wherever they stand
  (`lexicon.py`), from `resources/lexicon/legal_forms.tsv` and the code list of ISO 20275.
- At either end of a name one may also be misspelled, run together (`Joint Stock Comapny`, `JointStock Company`), or
  spelled by another romanisation (`Otkrytoe akcionernoe obshchestvo`): by its letters, or by its consonants.
- Some count in one place alone, at the end, before the brand, or written together with it; which is a table too
  (`legal_forms_places.tsv`).
- An abbreviation of two to six letters that only the code list knows (PS, AVV, УП) is a brand, a word or somebody's
  initials as often: it is a form only beside a name with that form spelled out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.lexicon import Concept, Found, begins_concept, phrases_of_forms, whole_concept
from entityscreen.syllables.latin_names import is_cuttable
from entityscreen.text.sounds import single_letters, sound_key

LEGAL, WEIGHT = "legal", 0.1  # role, and weight of a form, as `resources/lexicon/README.md` has it
SHORT = 3  # letters: SA and SE are names of people too
COMPANY = "company"  # a meaning, whose short form is a surname too: Delta Co., Leonardo Co
SPELLED_OUT = 9  # letters: `co ltd` is none
SHORTEST_BRAND = 4  # letters beside a glued form
MOST_DOTTED, LONGEST_APART = 4, 9  # letters of a dotted form; of a word that a form is hardly glued to
_VOWELS = frozenset("aeiouy")
SHORTEST = 7  # letters of a form that may be misspelled: limited
INTACT = 3  # letters at its beginning or its end that are as they should be
TWO_EDITS = 16  # letters from which a form may have two letters wrong
LONG = 13  # letters from which a form is none but itself; a shorter one in pinyin is many names with a letter off
LONG_WORD = 5  # letters of a word of theirs that may be misspelled
LONGEST = 12  # words of a form
SHORTEST_OUTER = 3  # of its first or last word
_NONE: frozenset[str] = frozenset()
K = TypeVar("K", bound=Hashable)
# What romanisations differ in: vowels, h and the sounds of j; the hissing sounds; k and g.
_CONSONANTS = str.maketrans({**dict.fromkeys("aiuhjy"), **dict.fromkeys("zxc", "s"), "g": "k", "q": "s"})


@dataclass(frozen=True, slots=True)
class _SpelledForms:
    """Forms spelled out."""

    exact: frozenset[str]  # all of them, words parted by spaces
    phrases: dict[str, str]  # those that may be misspelled, by their letters without spaces
    begun: dict[tuple[str, int], tuple[str, ...]]  # these letters by the first ones and their number
    ended: dict[tuple[str, int], tuple[str, ...]]  # the same by the last ones
    # the words that forms begin with, by their first or last letters, one of which a typo leaves
    opening: dict[str, tuple[str, ...]]
    closing: dict[str, tuple[str, ...]]  # the same of those that they end with
    longest: int  # letters of the longest


@named_cache("legal_forms.spelled", maxsize=1)
def _spelled() -> _SpelledForms:
    exact = phrases_of_forms()
    phrases = {phrase.replace(" ", ""): phrase for phrase in exact}
    long = [text for text in phrases if len(text) >= SHORTEST and not (len(text) < LONG and is_cuttable(text))]
    return _SpelledForms(
        exact=frozenset(exact),
        phrases=phrases,
        begun=_grouped(((text[:INTACT], len(text)), text) for text in long),
        ended=_grouped(((text[-INTACT:], len(text)), text) for text in long),
        opening=_by_ends(phrase.partition(" ")[0] for phrase in exact),
        closing=_by_ends(phrase.rpartition(" ")[2] for phrase in exact),
        longest=max(map(len, phrases)),
    )


def _by_ends(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return _grouped((end, word) for word in dict.fromkeys(words) for end in _ends_of(word))


def _grouped(pairs: Iterable[tuple[K, str]]) -> dict[K, tuple[str, ...]]:
    """All texts that belong to a key; in tuples, which a garbage collection leaves alone."""
    groups: dict[K, list[str]] = {}
    for key, text in pairs:
        groups.setdefault(key, []).append(text)
    return {key: tuple(texts) for key, texts in groups.items()}


def _ends_of(word: str) -> tuple[str, str]:
    return word[:INTACT], f"-{word[-INTACT:]}"


@named_cache("legal_forms.words", maxsize=50_000)
def _may_be_at(word: str, opening: bool) -> bool:
    """Whether a word may be the one that a form begins, or ends, with, as it stands or misspelled."""
    table, (first, last) = _spelled().opening if opening else _spelled().closing, _ends_of(word)
    begun, size = table.get(first, ()), len(word)
    if word in begun or size < LONG_WORD - 1:
        return word in begun
    near = [outer for outer in (*begun, *table.get(last, ())) if -2 <= len(outer) - size <= 2]
    return any([_is_typo(word, outer) for outer in near])  # noqa: C419  # a generator costs more


@dataclass(frozen=True, slots=True)
class _Sounds:
    """Forms in other letters, by their consonants."""

    phrases: dict[tuple[str, ...], str]  # the words of each
    # the consonants of the first and the last word of each, where they are enough to look further
    outer: frozenset[str]


@named_cache("legal_forms.sounds", maxsize=1)
def _sounds() -> _Sounds:
    phrases = {tuple(key.split(" ")): phrase for key, phrase in read_rows("lexicon_legal_sounds")}
    return _Sounds(
        phrases, frozenset(word for key in phrases for word in (key[0], key[-1]) if len(word) >= SHORTEST_OUTER)
    )


@named_cache("legal_forms.abbreviations", maxsize=1)
def _abbreviations() -> dict[str, frozenset[str]]:
    return {word: frozenset(concepts.split()) for word, concepts in read_rows("lexicon_legal_abbreviations")}


@named_cache("legal_forms.places", maxsize=1)
def _places() -> dict[str, dict[str, Concept | None]]:
    meanings: dict[str, dict[str, Concept | None]] = {}
    for place, word, name in read_rows("lexicon_legal_places"):
        meaning = Concept(name, LEGAL, name, name, WEIGHT) if name else whole_concept(word)
        meanings.setdefault(place, {})[word] = meaning
    return meanings


def abbreviated_forms(word: str) -> frozenset[str]:
    """The concepts of the legal forms that a short word may stand for beside a name that spells one out.

    Example:
        >>> len(abbreviated_forms("avv")), len(abbreviated_forms("volna"))
        (1, 0)
    """
    return _abbreviations().get(word, _NONE)


def is_spelled_out(text: str, meaning: Concept) -> bool:
    """Whether a phrase is a legal form spelled out, which its short abbreviation may stand for.

    Example:
        >>> is_spelled_out("aruba vrijgestelde vennootschap", whole_concept("aruba vrijgestelde vennootschap"))
        True
    """
    return meaning.role == LEGAL and len(text) >= SPELLED_OUT


def opens_organisation(word: str) -> bool:
    """Whether a short form in Cyrillic letters begins an organisation's name and no person's.

    Example:
        >>> opens_organisation("ао"), opens_organisation("ab")
        (True, False)
    """
    return word in _places()["first"]


def closes_organisation(word: str) -> bool:
    """Whether a short form ends an organisation's name, and hardly a person's.

    Example:
        >>> closes_organisation("kg"), closes_organisation("sa")
        (True, False)
    """
    return word in _places()["last"]


def may_be_organisation(words: Sequence[str]) -> bool:
    """Whether words that tell no organisation may be one all the same: a short form ends them, or PT begins.

    Example:
        >>> [may_be_organisation(name.split()) for name in ("renault sa", "sa renault", "leonardo co")]
        [True, False, True]
    """
    if len(words) < 2:
        return False
    last = whole_concept(words[-1]) if len(words[-1]) < SHORT else None
    return words[0] in _places()["perhaps first"] or (last is not None and (last.role == LEGAL or last.id == COMPANY))


def find_glued(word: str) -> tuple[str, Concept] | None:
    """The brand, at least four letters, and the legal form written together with it; None where no cut is safe.

    Example:
        >>> find_glued("jscargument")[0], find_glued("gazpromoao")[1].id, find_glued("paolini")
        ('argument', 'legal:ojsc', None)
    """
    if len(word) < SHORTEST_BRAND + SHORT:
        return None
    places = _places()
    for form, meaning in places["glued behind"].items():
        if word.endswith(form) and len(word) - len(form) >= SHORTEST_BRAND and meaning is not None:
            return word[: -len(form)], meaning
    for form, meaning in places["glued before"].items():
        if word.startswith(form) and len(word) - len(form) >= SHORTEST_BRAND and meaning is not None:
            return word[len(form) :], meaning
    meaning = places["glued behind a consonant"].get(word[-SHORT:])
    if meaning is None or len(word) <= SHORTEST_BRAND + SHORT or word[-SHORT - 1] in _VOWELS:
        return None
    return word[:-SHORT], meaning


def with_outer_forms(words: Sequence[str], concepts: tuple[Found, ...]) -> tuple[Found, ...]:
    """What the words of a name mean, with what is a legal form at its end or front alone.

    Example:
        >>> from entityscreen.names.lexicon import find_concepts
        >>> words = "sc volna srl".split()
        >>> [(start, end, meaning.id) for start, end, meaning in with_outer_forms(words, find_concepts(words))]
        [(0, 1, 'legal:srl'), (2, 3, 'legal:srl')]
    """
    places = _places()
    end, kept = len(words), len(concepts)
    while kept and concepts[kept - 1][1] == end and concepts[kept - 1][2].role == LEGAL:
        kept -= 1
        end = concepts[kept][0]
    if end > 1 and (domain := places["end"].get(words[end - 1])) and not (kept and concepts[kept - 1][1] == end):
        concepts = (*concepts[:kept], (end - 1, end, domain), *concepts[kept:])
    if 1 < end < len(words) and (form := places["front"].get(words[0])) and not (concepts and concepts[0][0] == 0):
        concepts = ((0, 1, form), *concepts)
    return concepts


def with_spelled_forms(words: Sequence[str]) -> Sequence[str]:
    """Words with a legal form at an end as the lexicon spells it; the same words where there is nothing to fix.

    Example:
        >>> with_spelled_forms("volna joint stock comapny".split())
        ['volna', 'joint', 'stock', 'company']
        >>> with_spelled_forms("otkritoje akcionernoje obscestvo volna".split())
        ['открытое', 'акционерное', 'общество', 'volna']
    """
    if len(words) < 2:
        return words
    words = _with_dotted_form(words)
    behind = _other_spelling(words, backwards=True)
    if behind is not None:
        start, phrase = behind
        words = [*words[:start], *phrase.split(" ")]
    before = _other_spelling(words, backwards=False)
    if before is not None:
        end, phrase = before
        words = [*phrase.split(" "), *words[end:]]
    return words


def may_begin_form(word: str) -> bool:
    """Whether `with_spelled_forms` can find anything in a name with a word at an end."""
    at_an_end = _may_be_at(word, True) or _may_be_at(word, False)
    return at_an_end or _begins_as_sounds(word) or word in _spelled().phrases


def _with_dotted_form(words: Sequence[str]) -> Sequence[str]:
    """Words with a form apart whose first letter was written on to a long brand: `VOLNAINDUSTRIESB.V.`."""
    if len(words[-1]) != 1:
        return words
    letters = next((n for n, word in enumerate(reversed(words)) if len(word) != 1), 0)
    if not 0 < letters < MOST_DOTTED or len(brand := words[-letters - 1]) <= LONGEST_APART or begins_concept(brand):
        return words
    form = brand[-1] + "".join(words[-letters:])
    return [*words[: -letters - 1], brand[:-1], form] if form in _spelled().exact else words


def _other_spelling(words: Sequence[str], *, backwards: bool) -> tuple[int, str] | None:
    """The longest form in another spelling at an end of a name: where it begins, or ends, and the form.

    What is a form as it stands, or several, is no typo of a longer one: `A Limited` and `Limited` are two.
    """
    if not _may_be_spelled_otherwise(words, backwards=backwards):
        return None
    sounds, longest = _begins_as_sounds(words[-1 if backwards else 0]), _spelled().longest
    form: tuple[int, str] | None = None
    exact, letters = 0, ""  # words that are a form as they stand, from the end on; all words in one
    for length in range(1, min(len(words), LONGEST + 1)):
        place = len(words) - length if backwards else length
        span = words[place:] if backwards else words[:place]
        word = span[0 if backwards else -1]
        letters = word + letters if backwards else letters + word
        if len(letters) > longest + 2:
            break
        rest = span[: length - exact] if backwards else span[exact:]
        by_letters = _may_be_at(word, backwards)
        if by_letters and _spelled().exact.intersection((" ".join(span), " ".join(rest) if exact else "")):
            exact, form = length, None
        elif phrase := _meant_form(letters, span, rest, by_letters=by_letters, by_sound=sounds):
            form = place, phrase
    return form


def _meant_form(
    letters: str, span: Sequence[str], rest: Sequence[str], *, by_letters: bool, by_sound: bool
) -> str | None:
    """The form that words at an end of a name are in another spelling; `rest` is what is left of them without those
    that are a form as they stand.
    """
    begun = len(rest) < len(span)
    if len(letters) < SHORTEST - 1 or (begun and sum(map(len, rest)) < SHORTEST - 1):
        return None
    phrase = None if begun or len(letters) < SHORTEST else _spelled().phrases.get(letters)
    if phrase is None and by_letters:
        phrase = _near(letters, span)
    if phrase is None and by_sound and len(span) > 1:
        phrase = _sounds().phrases.get(tuple(filter(None, map(consonants, span))))
    return phrase


class FormSigns(NamedTuple):
    """What a word may be in a legal form at an end of a name that is spelled otherwise.

    Attributes:
        exact: it is a form by itself.
        opens: it may be the first word of one, as it stands or misspelled.
        closes: the same of the last word.
        asks_first: it tells enough by itself where it is the first word of a name.
        asks_last: the same of the last word.
    """

    exact: bool = False
    opens: bool = False
    closes: bool = False
    asks_first: bool = False
    asks_last: bool = False


def form_signs(word: str) -> FormSigns:
    """Return what `with_spelled_forms` looks at in a word, where no word of a name is a single letter.

    Example:
        >>> form_signs("limited").exact, form_signs("comapny").asks_last, any(form_signs("volna"))
        (True, True, False)
    """
    forms = _spelled()
    exact, opens, closes = word in forms.exact, _may_be_at(word, True), _may_be_at(word, False)
    sounds, joined = _begins_as_sounds(word), not exact and word in forms.phrases
    asks_first, asks_last = (sounds or joined or (not exact and at_end) for at_end in (opens, closes))
    return FormSigns(exact, opens, closes, asks_first, asks_last)


def stands_in_one_place(word: str) -> bool:
    """Whether a word is a legal form at the end or at the front of a name alone.

    Example:
        >>> stands_in_one_place("com"), stands_in_one_place("ltd")
        (True, False)
    """
    return word in _places()["end"] or word in _places()["front"]


def _may_be_spelled_otherwise(words: Sequence[str], *, backwards: bool) -> bool:
    """Whether an end of a name may be a form in another spelling: the words of most say that it is not."""
    forms, outer = _spelled(), words[-1 if backwards else 0]
    if _begins_as_sounds(outer):
        return True
    if outer in forms.exact:  # a form as it stands, which others may only make a longer one
        inner = words[-LONGEST:-1] if backwards else words[1:LONGEST]
        return any([_may_be_at(word, backwards) for word in inner])  # noqa: C419  # a generator costs more
    return outer in forms.phrases or _may_be_at(outer, not backwards)


@named_cache("legal_forms.sounding", maxsize=50_000)
def _begins_as_sounds(word: str) -> bool:
    """Whether a form in other letters may begin or end with a word in Latin ones."""
    return word.isascii() and consonants(word) in _sounds().outer


def _near(letters: str, words: Sequence[str]) -> str | None:
    """The form of as many words that words are a typo for."""
    edits = 1 if len(letters) < TWO_EDITS else 2
    for candidate in _candidates(letters, edits):
        if OSA.distance(letters, candidate, score_cutoff=edits) <= edits:
            phrase = _spelled().phrases[candidate]
            words_of_form = phrase.split(" ")
            if len(words_of_form) == len(words) and all(map(_is_typo, words, words_of_form)):
                return phrase
    return None


def _is_typo(word: str, word_of_form: str) -> bool:
    """Whether a word is one of a form as it stands, or misspelled: a short one is a word of its own."""
    if word == word_of_form:
        return True
    edits = 1 if len(word_of_form) < LONG_WORD * 2 else 2
    return len(word_of_form) >= LONG_WORD and OSA.distance(word, word_of_form, score_cutoff=edits) <= edits


def _candidates(letters: str, edits: int) -> Iterator[str]:
    """The forms of about the same length that begin or end with the same letters."""
    forms, beginning, ending = _spelled(), letters[:INTACT], letters[-INTACT:]
    for length in range(len(letters) - edits, len(letters) + edits + 1):
        yield from forms.begun.get((beginning, length), ())
        yield from forms.ended.get((ending, length), ())


def consonants(word: str) -> str:
    """The consonants that romanisations of a word have in common.

    Example:
        >>> consonants("obshchestvo"), consonants("obscestvo"), consonants("akcionernoe"), consonants("aktsionernoye")
        ('bstv', 'bstv', 'ksnrn', 'ksnrn')
    """
    return single_letters(sound_key(word).translate(_CONSONANTS))
