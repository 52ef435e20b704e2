"""The one way from a name as given to a `PreparedName`.

In a batch most names are told from the list without it: `ordinary.py` and `ordinary_organisations.py` give the kernel
the same parts and weights in columns, and change with this module (property tests hold them equal).

The pieces fit together here: fold; take the field for the texts that it may hold; give each word its role and weight;
join neighbours that others may write as one word. A field is cut at words around the name (`fields/addressing.py`), at
words and marks between names (`fields/several_names.py`, `text/words.py`), and each text may be rewritten by the steps
of `PLAN`. The builders of a person's and an organisation's name are in `person_parts.py` and `organisation_parts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import groupby
from typing import NamedTuple

from entityscreen.caches import BoundedDict
from entityscreen.model.kind import Family
from entityscreen.model.script import Script, main_script
from entityscreen.names.fields.addressing import (
    WITHOUT_ADDRESS,
    WITHOUT_COURTESY,
    WITHOUT_PLACE,
    WITHOUT_SEAT,
    addressed,
    before_address,
    without_address,
    without_courtesy,
    words_around_names,
)
from entityscreen.names.fields.brand_forms import (
    in_english,
    spelled_out,
    weigh_in_group,
    with_group_brand,
    with_initials,
    with_numeral,
    with_small_kana,
)
from entityscreen.names.fields.several_names import (
    alias_fields,
    bracketed,
    has_marker,
    names_again,
    telling_markers,
)
from entityscreen.names.legal_forms import may_be_organisation
from entityscreen.names.organisation_parts import (
    kinds_before_quotes,
    looks_like_organisation,
    organisation_parts,
    weigh_kinds,
)
from entityscreen.names.person_parts import (
    apart_parts,
    japanese_parts,
    person_parts,
    respelled_parts,
    transcribed_parts,
)
from entityscreen.names.persons.known_words import is_given_name, is_title
from entityscreen.names.persons.titles import (
    are_titles,
    leading_titles,
    trailing_degrees,
    without_joined_title,
    without_titles,
)
from entityscreen.names.prepared import (
    BRACKET,
    CORE_ROLES,
    IN_GROUP,
    SHORT_PIECE,
    WHOLE,
    WITHOUT_BRACKETS,
    Join,
    NameBuilder,
    Part,
    PreparedName,
    Role,
    Variant,
)
from entityscreen.names.tokens import Spelling
from entityscreen.syllables.comparison import prepare_syllables
from entityscreen.syllables.latin_names import divided, is_cuttable, is_syllable, with_surname_first
from entityscreen.syllables.model import SyllableName
from entityscreen.syllables.transcribed_names import LETTERS, find_telegraph
from entityscreen.text.folding import Folded, fold
from entityscreen.text.sounds import sound_key
from entityscreen.text.words import CJK, MAX_TEXTS, Word, name_texts, plain_words, split_words

SECOND, LETTERED = "second name", "initials or a numeral as they are said"
IN_ENGLISH, SPELLED_OUT, SMALL_KANA = "loan words in English", "short form spelled out", "kana written small"
NO_PERSONS = frozenset(Family) - {Family.PERSON}


class Rewrite(NamedTuple):
    """A way to take one text of a field otherwise than as it is written."""

    id: str  # which way it is, in a reviewer's words
    cost: float  # of taking the text so, in points of score
    families: frozenset[Family]  # of the names that it is for
    function: Callable[[Folded], tuple[Folded, ...]]  # the texts that it makes of one; none for nearly all


IN_SMALL_KANA = Rewrite(SMALL_KANA, 0.01, NO_PERSONS, with_small_kana)  # what it makes is rewritten further
# In this order they stand behind the texts that a field is cut into.
PLAN = (
    Rewrite(IN_GROUP, 0.02, NO_PERSONS, with_group_brand),
    Rewrite(LETTERED, 0.02, NO_PERSONS, with_initials),
    Rewrite(LETTERED, 0.02, NO_PERSONS, with_numeral),
    Rewrite(IN_ENGLISH, 0.02, NO_PERSONS, in_english),
    Rewrite(SPELLED_OUT, 0.02, NO_PERSONS, spelled_out),
)
# What it costs to take a text of a field for its name, by how the field is cut or rewritten, in points of score.
TEXT_COSTS = {
    WHOLE: 0.0, WITHOUT_BRACKETS: 0.0, BRACKET: 0.03, "telegraph code": 0.02, SECOND: 0.02,
    WITHOUT_COURTESY: 0.02, WITHOUT_ADDRESS: 0.02, WITHOUT_SEAT: 0.05, WITHOUT_PLACE: 0.12,
    **{rewrite.id: rewrite.cost for rewrite in (IN_SMALL_KANA, *PLAN)},
}  # fmt: skip
IN_LETTERS = frozenset({IN_GROUP, LETTERED})
OF_ORGANISATIONS = IN_LETTERS | {IN_ENGLISH, WITHOUT_COURTESY}  # readings of organisations' names alone
_DIGIT = re.compile(r"\d")


class TextReading(NamedTuple):
    """A text that a field may hold, and how it is taken from the field."""

    text: Folded
    how: str  # a key of `TEXT_COSTS`, and what was left out of a person's name
    cost: float  # of taking it so, in points of score


def field_texts(folded: Folded, family: Family) -> tuple[TextReading, ...]:
    """Return the texts that one field may hold, the likeliest first; of equal texts the first one counts.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> [(text, how) for text, how, _ in field_texts(fold("Meridon Trading t/a Zelta"), Family.ORGANISATION)]
        [('meridon trading', 'whole'), ('zelta', 'whole')]
    """
    if is_one_name(folded, family):
        return (TextReading(Folded(" ".join(folded.split())), WHOLE, 0.0),)
    texts: dict[Folded, str] = {}
    for piece, how_whole in _without_addresses(folded, family):
        for text, how in _texts_of(piece, family):
            texts.setdefault(text, how_whole if how == WHOLE else how)
    return tuple([TextReading(text, how, TEXT_COSTS[how]) for text, how in texts.items()])


def _without_addresses(folded: Folded, family: Family) -> Iterator[tuple[Folded, str]]:
    """Yield the names between the address words of a field, each with how it is taken where it is one whole text."""
    for number, addressee in enumerate(addressed(folded)):
        name = without_address(addressee, family)
        yield name, SECOND if number else WHOLE
        before = before_address(name)
        if before is not None:
            yield before
        plain = None if family is Family.PERSON else without_courtesy(name)
        if plain is not None:
            yield plain, WITHOUT_COURTESY


def is_one_name(folded: Folded, family: Family) -> bool:
    """Whether a field holds nothing but one name, taken as it is written; true of most fields."""
    words = plain_words(folded)
    if len(words) < 2 or family is Family.VESSEL or not words_around_names().isdisjoint(words):
        return False
    if not telling_markers().isdisjoint(words) and has_marker(folded):
        return False
    if family is not Family.PERSON and (with_group_brand(folded) or spelled_out(folded) or with_small_kana(folded)):
        return False
    return "," not in folded or before_address(folded) is None


def _texts_of(folded: Folded, family: Family) -> tuple[tuple[Folded, str], ...]:
    """The texts that a field without words around its names may hold."""
    folded = bracketed(folded) if family is Family.PERSON else folded
    texts = _names_in(folded, family)
    texts += tuple(_rewritten(IN_SMALL_KANA, texts, family))
    rewritten = [rewriting for rewrite in PLAN for rewriting in _rewritten(rewrite, texts, family)]
    return (*texts, *rewritten) if rewritten else texts


def _rewritten(rewrite: Rewrite, texts: tuple[tuple[Folded, str], ...], family: Family) -> Iterator[tuple[Folded, str]]:
    """Yield what one way makes of the texts of a field."""
    if family in rewrite.families:
        for text, _ in texts:
            for rewritten_text in rewrite.function(text):
                yield rewritten_text, rewrite.id


def _names_in(folded: Folded, family: Family) -> tuple[tuple[Folded, str], ...]:
    """The texts of a field: cut at words and marks between names, with what its digits stand for."""
    texts = _aliases(folded, family) if has_marker(folded) else name_texts(folded)
    if _DIGIT.search(folded):
        texts += tuple((Folded(characters), "telegraph code") for _, _, characters, _ in find_telegraph(folded))
    return texts if family is Family.PERSON or len(texts) < 2 else _distinctive(texts)


def _aliases(folded: Folded, family: Family) -> tuple[tuple[Folded, str], ...]:
    """The texts of a field that may hold several names by its words."""
    of_persons = family is Family.PERSON or (
        family is Family.ANY and not looks_like_organisation(split_words(folded, dotted_letters=True))
    )
    fields = alias_fields(folded, of_persons=of_persons) or (folded,)
    texts: dict[Folded, str] = {}
    for field in fields:
        for text, how in name_texts(field):
            texts.setdefault(text, how)
    return tuple(texts.items())[:MAX_TEXTS]


def _distinctive(texts: tuple[tuple[Folded, str], ...]) -> tuple[tuple[Folded, str], ...]:
    """Drop the texts that lose what a bracket says about an organisation.

    `(Limited Partnership)` and `(Shanghai)` are no names, and what they say is part of the whole.
    """
    brackets = _texts_read(texts, BRACKET)
    wholes = _texts_read(texts, WHOLE)
    # A bracket in the midst names what is before it, and not the whole: Guard Corps (IRGC) Base Quds.
    outside = [text for text in _texts_read(texts, WITHOUT_BRACKETS) if any(whole.startswith(text) for whole in wholes)]
    names = {text for text in brackets if _stands_alone(text) or any(names_again(text, whole) for whole in outside)}
    if brackets and not names:
        return tuple((text, WHOLE) for text in wholes) or texts[:1]
    return tuple((text, how) for text, how in texts if how != BRACKET or text in names)


def _texts_read(texts: tuple[tuple[Folded, str], ...], wanted: str) -> list[Folded]:
    """The texts of a field that are taken from it in one way."""
    return [text for text, how in texts if how == wanted]


def _stands_alone(text: Folded) -> bool:
    """Whether a bracket's content can be an organisation's name: it has a word of its own."""
    return any(part.role in CORE_ROLES for part in organisation_parts(split_words(text, dotted_letters=True)).parts)


WHOLE_NAME = 3  # words of a name that is written as one, as in a web address
LEAST_SYLLABLES, MOST_SYLLABLES = 3, 6  # of a run that somebody writes as one word; two are joined anyway


def joins_in(
    parts: Sequence[Part], written: Mapping[int, str], numerals: Mapping[int, str], *, syllabic: bool
) -> tuple[Join, ...]:
    """Return the joins of a name, by `written` and `numerals` of its `NameBuilder`; a firm's syllables in runs, too."""
    spelled = [part.token.spellings[0] if part.token.spellings else None for part in parts]
    shares, pieces = [part.share for part in parts], frozenset(written)
    joins = joins_of(spelled, shares, pieces)
    if syllabic and len(spelled) >= LEAST_SYLLABLES:
        joins += [join for join in _long_joins(parts, spelled) if join not in joins]
    if written or numerals:
        for place, letters in (*written.items(), *numerals.items()):
            spelled[place] = Spelling(letters, "", 0.0, sound_key(letters))
        joins += [join for join in joins_of(spelled, shares, pieces) if join not in joins]
    return tuple(joins)


def _long_joins(parts: Sequence[Part], spelled: Sequence[Spelling | None]) -> Iterator[Join]:
    """Runs of syllables, and all words of a name but its legal form where they are three.

    An East Asian name is joined as a whole: Lu Rong Yuan Yu is Lurongyuanyu. So is Petro Trans Caspian.
    """
    runs = list(_syllable_runs(spelled))
    named = [place for place, part in enumerate(parts) if part.role is not Role.LEGAL]
    if len(named) == WHOLE_NAME and named[-1] - named[0] == WHOLE_NAME - 1:
        runs.append((named[0], named[-1] + 1))
    for start, end in dict.fromkeys(runs):
        words = [spelling for spelling in spelled[start:end] if spelling is not None]
        if len(words) == end - start:
            sound = reduce(_seamless, (spelling.sound for spelling in words))
            share = sum([part.share for part in parts[start:end]])
            yield Join(start, end, "".join(spelling.text for spelling in words), sound, share)


def _syllable_runs(spelled: Sequence[Spelling | None]) -> Iterator[tuple[int, int]]:
    """The ends of runs of syllables that somebody may write as one word."""
    start = 0
    for is_run, group in groupby([spelling is not None and is_syllable(spelling.text) for spelling in spelled]):
        end = start + len(list(group))
        if is_run and LEAST_SYLLABLES <= end - start <= MOST_SYLLABLES:
            yield start, end
        start = end


def joins_of(
    spelled: Sequence[Spelling | None], shares: Sequence[float], pieces: frozenset[int] = frozenset()
) -> list[Join]:
    """Neighbours that others may write as one word: two, and three when one of them is short or is half a word.

    Args:
        spelled: the first spelling of each part; None where it has none.
        shares: of each part.
        pieces: the places of those that are pieces of a word, which a name has in pairs.
    """
    joins = []
    for start in range(len(spelled) - 1):
        first, second = spelled[start], spelled[start + 1]
        if first is None or second is None:
            continue
        text, sound = first.text + second.text, _seamless(first.sound, second.sound)
        share = shares[start] + shares[start + 1]
        joins.append(Join(start, start + 2, text, sound, share))
        third = spelled[start + 2] if start + 2 < len(spelled) else None
        if third is None:
            continue
        if start + 1 in pieces or min(len(first.text), len(second.text), len(third.text)) <= SHORT_PIECE:
            sound = _seamless(sound, third.sound)
            joins.append(Join(start, start + 3, text + third.text, sound, share + shares[start + 2]))
    return joins


def _seamless(first: str, second: str) -> str:
    """Two sounds one after the other; the same one on both sides of the seam counts once."""
    return first + (second[1:] if first[-1:] == second[:1] else second)


UNTITLED, WITHOUT_TITLE = 0.02, "without a title"  # without what may be a title, or a name: Judge, Chief, Prince
MOST_WORDS = 4  # syllables of a person's name that also tells an organisation
SYLLABLE_SCRIPTS = frozenset({Script.LATIN, Script.HAN, Script.HANGUL, Script.KANA, Script.CYRILLIC, *LETTERS})

PREPARED = "names.prepared"
_PREPARED = BoundedDict(PREPARED, 50_000)


def prepare_name(text: str, family: Family, *, remember: bool = True) -> PreparedName:
    """Prepare a name for lookup and comparison: the same answer each time, and no text raises.

    Args:
        text: the name as given, any script.
        family: how names of its kind are built; `Family.ANY` is decided by the words themselves.
        remember: whether the name is kept for the next time, as listed names are.

    Returns:
        The prepared name; a text without letters and digits gives one variant without parts.

    Example:
        >>> [part.token.text for part in prepare_name("PUTIN, Vladimir", Family.PERSON).variants[0].parts]
        ['putin', 'vladimir']
    """
    key = (text, family)
    prepared: PreparedName | None = _PREPARED.get(key)
    if prepared is None:
        prepared = _prepare(text, family)
        if remember:
            _PREPARED[key] = prepared
    return prepared


def _prepare(text: str, family: Family) -> PreparedName:
    readings = field_texts(fold(text), family)
    kinds = kinds_before_quotes(text)
    variants: list[Variant] = []
    if family is Family.ANY:
        family, second_family = _families_of(readings)
        if second_family is not None:
            as_written = TextReading(readings[0].text, WHOLE, 0.0)
            words = split_words(as_written.text, dotted_letters=True)
            variants.append(_variant_of_family(as_written, words, second_family, kinds))
    for reading in readings:
        for word_reading, words in _word_lists(reading, family):
            for variant in _variants_of(word_reading, words, family, kinds):
                if variant.parts and all(variant.parts != before.parts for before in variants):
                    variants.append(variant)
    return PreparedName(text, family, tuple(variants) or (_empty(readings[0].text),))


def _families_of(readings: Sequence[TextReading]) -> tuple[Family, Family | None]:
    """Return the family of a name of unknown kind by its words, and a second one that it may be of as well."""
    text = readings[0].text
    words = split_words(text, dotted_letters=True)
    # A title says that what is beside it is a person's name, if it can be one.
    untitled = words if text.isascii() else without_titles(words)
    has_short_form = any(reading.how == SPELLED_OUT for reading in readings)
    family = Family.ORGANISATION if has_short_form or looks_like_organisation(untitled) else Family.PERSON
    if _may_be_other(words, family) or (untitled is not words and looks_like_organisation(words)):
        return family, Family.PERSON if family is Family.ORGANISATION else Family.ORGANISATION
    return family, None


def _word_lists(reading: TextReading, family: Family) -> Iterator[tuple[TextReading, tuple[Word, ...]]]:
    """Yield the words of each name in a text, with how they are taken: a person's with titles and without, too."""
    text = reading.text
    if family is not Family.PERSON:
        yield reading, split_words(text, dotted_letters=True)
        return
    words = split_words(text, dotted_letters=False)
    if reading.how in OF_ORGANISATIONS or (reading.how == BRACKET and are_titles(words)):
        return  # （总统） is nobody
    yield from _with_and_without_titles(reading, words if text.isascii() else without_titles(words))


def _with_and_without_titles(
    reading: TextReading, words: tuple[Word, ...]
) -> Iterator[tuple[TextReading, tuple[Word, ...]]]:
    """Yield the words of a person's name, and again without those at its ends that may be titles or names."""
    text = reading.text
    titles, sure = leading_titles(words)
    if not sure and len(text.partition(",")[0].split()) <= titles:
        titles = 0  # KING, Martin Luther
    degrees, certain = trailing_degrees(text, words)
    end = max(len(words) - degrees, titles + 1)
    named = words[titles if sure else 0 : end if certain else len(words)]
    for name in (named,) if text.isascii() else _by_script(named):
        yield reading, name
    bare = without_joined_title(words[titles:end])
    if bare != named:
        how = WITHOUT_TITLE if reading.how == WHOLE else f"{reading.how}, {WITHOUT_TITLE}"
        yield TextReading(text, how, reading.cost + UNTITLED), bare


def _may_be_other(words: tuple[Word, ...], family: Family) -> bool:
    """Whether a name that looks like a person's may be an organisation's all the same, or the other way about."""
    if family is Family.PERSON:
        return may_be_organisation([piece for word in words for piece in word.pieces])
    return _may_be_syllables(words)


def _may_be_syllables(words: tuple[Word, ...]) -> bool:
    """Whether words that tell an organisation are all syllables of a Chinese or Korean name too: `Lim Guan Eng`."""
    syllables = [piece for word in words for piece in word.pieces if not _beside_syllables(piece)]
    if not 2 <= len(syllables) <= MOST_WORDS or not all(map(is_cuttable, syllables)):
        return False
    return _syllables(words) is not None


def _beside_syllables(piece: str) -> bool:
    """Whether a word is a title or an English given name, which stands beside the syllables of a name."""
    return is_title(piece) or (is_given_name(piece) and not is_cuttable(piece))


def _empty(text: Folded) -> Variant:
    """The variant of a text without letters and digits."""
    return _make_variant(TextReading(text, WHOLE, 0.0), (), NameBuilder(), None)


def _by_script(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """A person written in two scripts side by side (`李家超 Lee Ka-chiu`) is two names."""
    cjk = tuple([word for word in words if main_script(word.text) in CJK])
    in_letters = tuple([word for word in words if main_script(word.text) not in CJK])
    return [cjk, in_letters] if cjk and len(in_letters) > 1 else [words]


def _variants_of(
    reading: TextReading, words: tuple[Word, ...], family: Family, kinds: frozenset[str]
) -> Iterator[Variant]:
    """Yield a name by its family; a person's also respelled, and in characters as a foreign and a Japanese name."""
    yield _variant_of_family(reading, words, family, kinds)
    if family is not Family.PERSON:
        return
    respelled = respelled_parts(words)
    if respelled is not None:
        yield _make_variant(reading, (), respelled, None)
    if not reading.text.isascii():
        for builder in (transcribed_parts(words), apart_parts(words)):
            if builder is not None:
                yield _make_variant(reading, (), builder, None)
        for japanese in japanese_parts(words):
            yield _make_variant(reading, (), japanese, None)


def _variant_of_family(reading: TextReading, words: tuple[Word, ...], family: Family, kinds: frozenset[str]) -> Variant:
    """The variant that the builder of a family makes of words; `kinds` are abbreviations that stood before quotes."""
    if family is Family.PERSON:
        syllables = _syllables(words, _words_before_comma(reading.text, words))
        return _make_variant(reading, words, person_parts(words), syllables)
    builder = organisation_parts(words, vessel=family is Family.VESSEL)
    if reading.how in IN_LETTERS:
        weigh_in_group(builder)
    if kinds:
        weigh_kinds(kinds, builder)
    return _make_variant(reading, words, builder, None, syllabic=True)


def _make_variant(
    reading: TextReading,
    words: tuple[Word, ...],
    builder: NameBuilder,
    syllables: SyllableName | None,
    *,
    syllabic: bool = False,
) -> Variant:
    parts = builder.with_shares()
    written = tuple([piece for word in words for piece in word.pieces])
    characters = not reading.text.isascii() and any(part.token.script in CJK for part in parts)
    joins = partial(joins_in, parts, builder.written, builder.numerals, syllabic=syllabic)
    return Variant(
        text=reading.text,
        words=written,
        letters="".join(written),
        parts=parts,
        joined=joins if characters else joins(),
        syllables=syllables,
        characters=characters,
        acronyms=builder.acronyms,
        markers=builder.markers,
        numbers=builder.numbers,
        cost=reading.cost,
        how="" if reading.how == WHOLE else reading.how,
    )


def _syllables(words: tuple[Word, ...], before_comma: int = 0) -> SyllableName | None:
    script = main_script(words[0].text) if words else Script.COMMON
    if script not in SYLLABLE_SCRIPTS:
        return None
    name = prepare_syllables(tuple([divided(word.pieces, word.syllables) for word in words]), script)
    return with_surname_first(name, before_comma) if name is not None and before_comma else name


def _words_before_comma(text: Folded, words: tuple[Word, ...]) -> int:
    """How many words stand before the first comma: those of a surname; 0 where a title is among them or no comma is."""
    head, comma, _ = text.partition(",")
    before = split_words(Folded(head), dotted_letters=False) if comma else ()
    return len(before) if before == words[: len(before)] else 0
