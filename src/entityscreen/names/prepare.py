"""The one way in: a name as given becomes a `PreparedName`.

Here belongs how the pieces meet: fold, cut into texts and words, give each word its role and weight, and join
neighbours that others may write as one word. The builders of a person's and an organisation's name are in
`person_parts.py` and `organisation_parts.py`, the texts of a field in `fields/rewrites.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby

from entityscreen.caches import BoundedDict
from entityscreen.model.kind import Family
from entityscreen.model.script import Script, main_script
from entityscreen.names.fields.brand_forms import weigh_in_group
from entityscreen.names.fields.rewrites import (
    IN_LETTERS,
    OF_ORGANISATIONS,
    SPELLED_OUT,
    TEXT_COSTS,
    WITHOUT_BRACKETS,
    field_texts,
)
from entityscreen.names.legal_forms import may_be_organisation
from entityscreen.names.organisation_parts import (
    kinds_before_quotes,
    looks_like_organisation,
    organisation_parts,
    weigh_kinds,
)
from entityscreen.names.person_parts import person_parts, respelled_parts
from entityscreen.names.persons.in_characters import japanese_parts, transcribed_parts
from entityscreen.names.persons.titles import are_titles, leading_titles, trailing_degrees, without_titles
from entityscreen.names.persons.vocabulary import is_given_name, is_title
from entityscreen.names.prepared import Join, Part, Parts, PreparedName, Role, Variant
from entityscreen.names.tokens import Spelling
from entityscreen.syllables.comparison import prepare_syllables
from entityscreen.syllables.latin_names import divided, is_cuttable, is_syllable
from entityscreen.syllables.model import SyllableName
from entityscreen.text.folding import Folded, fold
from entityscreen.text.sounds import sound_key
from entityscreen.text.words import CJK, Word, split_words

SHORT_PIECE = 3  # letters; three neighbours are joined only when one is as short as this (van der bilt)
WHOLE_NAME = 3  # words of a name that is written as one, as in a web address
LEAST_SYLLABLES, MOST_SYLLABLES = 3, 6  # of a run that somebody writes as one word; two are joined anyway


def joins_in(built: Parts, *, syllabic: bool) -> tuple[Join, ...]:
    """The joins of a name whose parts have their shares.

    Args:
        built: the parts.
        syllabic: whether runs of syllables may be one word, as in an organisation's or a ship's name.
    """
    spelled = [part.token.spellings[0] if part.token.spellings else None for part in built.parts]
    written = {**built.written, **built.numerals}
    shares, pieces = [part.share for part in built.parts], frozenset(built.written)
    joins = joins_of(spelled, shares, pieces)
    if syllabic and len(spelled) >= LEAST_SYLLABLES:
        joins += [join for join in _long_joins(built.parts, spelled) if join not in joins]
    if written:
        for place, letters in written.items():
            spelled[place] = Spelling(letters, "", 0.0, sound_key(letters))
        joins += [join for join in joins_of(spelled, shares, pieces) if join not in joins]
    return tuple(joins)


def _long_joins(parts: Sequence[Part], spelled: Sequence[Spelling | None]) -> Iterator[Join]:
    """Runs of syllables, and all words of a name but its legal form where they are three.

    An East Asian name is joined as a whole: Lu Rong Yuan Yu is Lurongyuanyu. So is Petro Trans Caspian.
    """
    runs, start = [], 0
    for is_run, group in groupby([spelling is not None and is_syllable(spelling.text) for spelling in spelled]):
        end = start + len(list(group))
        runs += [(start, end)] if is_run and LEAST_SYLLABLES <= end - start <= MOST_SYLLABLES else []
        start = end
    named = [place for place, part in enumerate(parts) if part.role is not Role.LEGAL]
    if len(named) == WHOLE_NAME and named[-1] - named[0] == WHOLE_NAME - 1:
        runs.append((named[0], named[-1] + 1))
    for start, end in dict.fromkeys(runs):
        words = [spelling for spelling in spelled[start:end] if spelling is not None]
        if len(words) == end - start:
            sound = reduce(_seamless, (spelling.sound for spelling in words))
            share = sum([part.share for part in parts[start:end]])
            yield Join(start, end, "".join(spelling.text for spelling in words), sound, share)


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
    """Two sounds one after the other; the same one on both sides of the seam is heard once."""
    return first + (second[1:] if first[-1:] == second[:1] else second)


UNTITLED, WITHOUT_TITLE = 0.02, "without a title"  # without what may be a title, or a name: Judge, Chief, Prince
MOST_WORDS = 4  # syllables of a person's name that also tells an organisation
SYLLABLE_SCRIPTS = frozenset({Script.LATIN, Script.HAN, Script.HANGUL, Script.KANA, Script.CYRILLIC})

# What it costs to take a text in a way, and the way.
Taken = tuple[float, str]
AS_WRITTEN: Taken = (0.0, "")

PREPARED = "names.prepared"
_PREPARED = BoundedDict(PREPARED, 50_000)


def prepare_name(text: str, family: Family) -> PreparedName:
    """Prepare a name for lookup and comparison; pure, remembered, never raises on any text.

    Args:
        text: the name as given, any script.
        family: how names of its kind are built; `Family.ANY` is decided by the words themselves.

    Returns:
        The prepared name; a text without letters and digits gives one variant without parts.

    Example:
        >>> from entityscreen.model.kind import Family
        >>> [part.token.text for part in prepare_name("PUTIN, Vladimir", Family.PERSON).variants[0].parts]
        ['putin', 'vladimir']
    """
    key = (text, family)
    known: PreparedName | None = _PREPARED.get(key)
    if known is None:
        known = _prepare(text, family)
        _PREPARED[key] = known
    return known


def _prepare(text: str, family: Family) -> PreparedName:
    texts = field_texts(fold(text), family)
    kinds = kinds_before_quotes(text)
    variants: list[Variant] = []
    if family is Family.ANY:
        words = split_words(texts[0][0], dotted_letters=True)
        # A title says that what is beside it is a person's name, if it can be one.
        named = words if texts[0][0].isascii() else without_titles(words)
        known = any(what == SPELLED_OUT for _, what in texts)
        family = Family.ORGANISATION if known or looks_like_organisation(named) else Family.PERSON
        if _may_be_other(words, family):
            other = Family.PERSON if family is Family.ORGANISATION else Family.ORGANISATION
            variants.append(_variant(texts[0][0], words, other, AS_WRITTEN, kinds))
    for part_text, what in texts:
        words = split_words(part_text, dotted_letters=family is not Family.PERSON)
        if _is_of_others(what, family, words):
            continue
        if family is Family.PERSON:
            words = words if part_text.isascii() else without_titles(words)
        for own, more in _untitled(part_text, words) if family is Family.PERSON else ((words, 0.0),):
            for variant in _taken(part_text, own, family, what, kinds, more):
                if variant.parts and not any(variant.parts == other.parts for other in variants):
                    variants.append(variant)
    return PreparedName(text, family, tuple(variants) or (_empty(texts[0][0]),))


def _is_of_others(what: str, family: Family, words: tuple[Word, ...]) -> bool:
    """Whether a text is read in a way of other names: （总统） is nobody, and two presidents are not one."""
    return family is Family.PERSON and (what in OF_ORGANISATIONS or (what == "bracket" and are_titles(words)))


def _untitled(text: Folded, words: tuple[Word, ...]) -> Iterator[tuple[tuple[Word, ...], float]]:
    """The persons' names that words are, each with what it costs: without titles in front, which may be names too."""
    titles, sure = leading_titles(words)
    if not sure and len(text.partition(",")[0].split()) <= titles:
        titles = 0  # KING, Martin Luther
    degrees, certain = trailing_degrees(text, words)
    end = max(len(words) - degrees, titles + 1)
    own = words[titles if sure else 0 : end if certain else len(words)]
    for part in (own,) if text.isascii() else _by_script(own):
        yield part, 0.0
    bare = words[titles:end]
    if bare != own:
        yield bare, UNTITLED


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
    return Variant(text, (), "", (), (), None, False, (), (), frozenset(), *AS_WRITTEN)


def _by_script(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """A person written in two scripts side by side (`李家超 Lee Ka-chiu`) is two names."""
    cjk = tuple([word for word in words if main_script(word.text) in CJK])
    other = tuple([word for word in words if main_script(word.text) not in CJK])
    return [cjk, other] if cjk and len(other) > 1 else [words]


def _taken(
    text: Folded, words: tuple[Word, ...], family: Family, what: str, kinds: frozenset[str], more: float
) -> Iterator[Variant]:
    """A name by its kind; a person's in Chinese characters may be a foreigner's or Japanese too."""
    said = (what,) * (TEXT_COSTS[what] > 0.0 or what == WITHOUT_BRACKETS) + (WITHOUT_TITLE,) * (more > 0.0)
    taken = (TEXT_COSTS[what] + more, ", ".join(said)) if said else AS_WRITTEN
    yield _variant(text, words, family, taken, kinds, in_group=what in IN_LETTERS)
    respelled = respelled_parts(words) if family is Family.PERSON else None
    if respelled is not None:
        yield _built(text, (), respelled, None, taken)
    if family is Family.PERSON and not text.isascii():
        foreign = transcribed_parts(words)
        if foreign is not None:
            yield _built(text, (), foreign, None, taken)
        for parts in japanese_parts(words):
            yield _built(text, (), parts, None, taken)


def _variant(
    text: Folded,
    words: tuple[Word, ...],
    family: Family,
    taken: Taken,
    kinds: frozenset[str],
    *,
    in_group: bool = False,
) -> Variant:
    if family is Family.PERSON:
        return _built(text, words, person_parts(words), _syllables(words), taken)
    parts = organisation_parts(words, vessel=family is Family.VESSEL)
    if in_group:
        weigh_in_group(parts)
    if kinds:
        weigh_kinds(kinds, parts)
    return _built(text, words, parts, None, taken, syllabic=True)


def _built(
    text: Folded,
    words: tuple[Word, ...],
    built: Parts,
    syllables: SyllableName | None,
    taken: Taken,
    *,
    syllabic: bool = False,
) -> Variant:
    parts = _with_shares(built)
    joins = joins_in(built, syllabic=syllabic)
    written = tuple([piece for word in words for piece in word.pieces])
    return Variant(
        text=text,
        words=written,
        letters="".join(written),
        parts=parts,
        joins=joins,
        syllables=syllables,
        characters=not text.isascii() and any(part.token.script in CJK for part in parts),
        acronyms=built.acronyms,
        markers=built.markers,
        numbers=built.numbers,
        cost=taken[0],
        how=taken[1],
    )


def _syllables(words: tuple[Word, ...]) -> SyllableName | None:
    script = main_script(words[0].text) if words else Script.COMMON
    if script not in SYLLABLE_SCRIPTS:
        return None
    return prepare_syllables(tuple([divided(word.pieces, word.syllables) for word in words]), script)


def _with_shares(built: Parts) -> tuple[Part, ...]:
    """The parts, their weights as shares of the whole; equal ones where nothing weighs anything."""
    total = sum([part.share for part in built.parts])
    for part in built.parts:
        part.share = part.share / total if total > 0.0 else 1.0 / len(built.parts)
    return tuple(built.parts)
