"""The one way in: a name as given becomes a `PreparedName`.

Here belongs how the pieces meet: fold, cut into texts and words, give each word its role and weight. The
builders of a person's and an organisation's name are in `person_parts.py` and `organisation_parts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.caches import BoundedDict
from entityscreen.model.kind import Family
from entityscreen.model.script import Script, main_script, scripts_in
from entityscreen.names.fields.brand_forms import weigh_in_group
from entityscreen.names.fields.rewrites import (
    IN_LETTERS,
    OF_ORGANISATIONS,
    SPELLED_OUT,
    TEXT_COSTS,
    WITHOUT_BRACKETS,
    field_texts,
)
from entityscreen.names.joins import joins_in
from entityscreen.names.legal_forms import may_be_organisation
from entityscreen.names.organisation_parts import (
    kinds_before_quotes,
    looks_like_organisation,
    organisation_parts,
    weigh_kinds,
)
from entityscreen.names.person_parts import person_parts
from entityscreen.names.persons.belarusian import respelled_parts
from entityscreen.names.persons.eastern_titles import are_titles, without_titles
from entityscreen.names.persons.in_characters import japanese_parts, transcribed_parts
from entityscreen.names.persons.known_names import is_given_name
from entityscreen.names.persons.titles import leading_titles, trailing_degrees
from entityscreen.names.persons.words import is_title
from entityscreen.names.prepared import Part, Parts, PreparedName, Variant
from entityscreen.syllables.comparison import prepare_syllables
from entityscreen.syllables.latin_names import divided, is_cuttable
from entityscreen.syllables.model import SyllableName
from entityscreen.text.folding import Folded, fold
from entityscreen.text.words import CJK, Word, split_words

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
    split: dict[str, tuple[Word, ...]] = {}
    if family is Family.ANY:
        words = split_words(texts[0][0], dotted_letters=True)
        if "." not in texts[0][0]:
            split[texts[0][0]] = words
        # A title says that what is beside it is a person's name, if it can be one.
        named = words if texts[0][0].isascii() else without_titles(words)
        known = any(what == SPELLED_OUT for _, what in texts)
        family = Family.ORGANISATION if known or looks_like_organisation(named) else Family.PERSON
        if _may_be_other(words, family) or (named is not words and looks_like_organisation(words)):
            other = Family.PERSON if family is Family.ORGANISATION else Family.ORGANISATION
            variants.append(_variant(texts[0][0], words, other, AS_WRITTEN, kinds))
    for part_text, what in texts:
        words = split.get(part_text) or split_words(part_text, dotted_letters=family is not Family.PERSON)
        if _is_of_others(what, family, words):
            continue
        if family is Family.PERSON:
            words = words if part_text.isascii() else without_titles(words)
        for own, more in _untitled(part_text, words, family):
            for variant in _taken(part_text, own, family, what, kinds, more):
                if variant.parts and not any(variant.parts == other.parts for other in variants):
                    variants.append(variant)
    return PreparedName(text, family, tuple(variants) or (_empty(texts[0][0]),))


def _is_of_others(what: str, family: Family, words: tuple[Word, ...]) -> bool:
    """Whether a text is read in a way of other names: （总统） is nobody, and two presidents are not one."""
    return family is Family.PERSON and (what in OF_ORGANISATIONS or (what == "bracket" and are_titles(words)))


def _untitled(text: Folded, words: tuple[Word, ...], family: Family) -> Iterator[tuple[tuple[Word, ...], float]]:
    """The names that words are, each with what it costs: without titles in front, which may be names too."""
    if family is not Family.PERSON:
        yield words, 0.0
        return
    titles, sure = leading_titles(words)
    if not sure and len(text.partition(",")[0].split()) <= titles:
        titles = 0  # KING, Martin Luther
    degrees, certain = trailing_degrees(text, words)
    end = max(len(words) - degrees, titles + 1)
    own = words[titles if sure else 0 : end if certain else len(words)]
    for part in (own,) if text.isascii() else _by_script(own, family):
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
    if not all(word.text.isascii() and word.text.isalpha() for word in words):
        return False
    syllables = [piece for word in words for piece in word.pieces if not _beside_syllables(piece)]
    if not 2 <= len(syllables) <= MOST_WORDS or not all(map(is_cuttable, syllables)):
        return False
    return _syllables(words) is not None


def _beside_syllables(piece: str) -> bool:
    """Whether a word is a title or an English given name, which stands beside the syllables of a name."""
    return is_title(piece) or (is_given_name(piece) and not is_cuttable(piece))


def _empty(text: Folded) -> Variant:
    return Variant(text, (), "", (), (), None, False, (), (), frozenset(), *AS_WRITTEN)


def _by_script(words: tuple[Word, ...], family: Family) -> list[tuple[Word, ...]]:
    """A person written in two scripts side by side (`李家超 Lee Ka-chiu`) is two names."""
    if family is Family.PERSON and len(words) > 2 and not all(word.text.isascii() for word in words):
        cjk = tuple(word for word in words if main_script(word.text) in CJK)
        other = tuple(word for word in words if main_script(word.text) not in CJK)
        if cjk and len(other) > 1:
            return [cjk, other]
    return [words]


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
    joins = joins_in(parts, built, syllabic=syllabic)
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
    if script not in SYLLABLE_SCRIPTS or (script not in CJK and _has_characters(words)):
        return None
    return prepare_syllables(tuple([divided(word.pieces, word.syllables) for word in words]), script)


def _has_characters(words: tuple[Word, ...]) -> bool:
    """Whether a word in letters goes on in Chinese, Japanese or Korean characters: Min-김정은."""
    return not all(word.text.isascii() or CJK.isdisjoint(scripts_in(word.text)) for word in words)


def _with_shares(built: Parts) -> tuple[Part, ...]:
    weights, total = built.weights, sum(built.weights)
    if total <= 0:
        weights, total = [1.0] * len(built.tokens), float(len(built.tokens))
    return tuple([Part(t, r, w / total) for t, r, w in zip(built.tokens, built.roles, weights, strict=True)])
