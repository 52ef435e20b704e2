"""The one way in: a name as given becomes a `PreparedName`.

Here belongs how the pieces meet: fold, cut into texts and words, give each word its role and weight. The
builders of a person's and an organisation's name are in `person_parts.py` and `organisation_parts.py`.
"""

from __future__ import annotations

from entityscreen.caches import BoundedDict
from entityscreen.model.kind import Family
from entityscreen.model.script import Script, main_script
from entityscreen.names.normalise import Folded, fold
from entityscreen.names.organisation_parts import looks_like_organisation, organisation_parts
from entityscreen.names.parts import Parts
from entityscreen.names.person_parts import person_parts
from entityscreen.names.prepared import CORE_ROLES, Join, Part, PreparedName, Role, Variant
from entityscreen.names.syllables import SyllableName, find_telegraph, prepare_syllables
from entityscreen.names.words import CJK, Word, name_texts, split_words

# What it costs to take a name field otherwise than as a whole, in points of score.
TEXT_COSTS = {"whole": 0.0, "without brackets": 0.0, "bracket": 0.03, "telegraph code": 0.02}
SHORT_PIECE = 3  # letters; three neighbours are joined only when one is as short as this (van der bilt)
ACRONYM_LETTERS = 3
SYLLABLE_SCRIPTS = frozenset({Script.LATIN, Script.HAN, Script.HANGUL})

_PREPARED = BoundedDict("names.prepared", 50_000)


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
    folded = fold(text)
    texts = name_texts(folded)
    if any(map(str.isdigit, folded)):
        texts += tuple((Folded(characters), "telegraph code") for _, _, characters, _ in find_telegraph(folded))
    if len(texts) > 1 and family is not Family.PERSON:
        texts = _telling(texts)
    if family is Family.ANY:
        words = split_words(texts[0][0], dotted_letters=True)
        family = Family.ORGANISATION if looks_like_organisation(words) else Family.PERSON
    variants: dict[tuple[Part, ...], Variant] = {}
    dotted = family is not Family.PERSON
    for part_text, what in texts:
        for words in _by_script(split_words(part_text, dotted_letters=dotted), family):
            variant = _variant(part_text, words, family, TEXT_COSTS[what])
            variants.setdefault(variant.parts, variant)
    kept = [variant for variant in variants.values() if variant.parts]
    return PreparedName(text, family, tuple(kept or list(variants.values())[:1]) or (_empty(folded),))


def _telling(texts: tuple[tuple[Folded, str], ...]) -> tuple[tuple[Folded, str], ...]:
    """Without readings that lose what a bracket tells of an organisation.

    `(Limited Partnership)` and `(Shanghai)` are no names, and what they say is part of the whole.
    """
    inside = {text for text, what in texts if what == "bracket"}
    names = {text for text in inside if _stands_alone(text)}
    if inside and not names:
        return tuple((text, what) for text, what in texts if what == "whole") or texts[:1]
    return tuple((text, what) for text, what in texts if what != "bracket" or text in names)


def _stands_alone(text: Folded) -> bool:
    """Whether a bracket's content can be an organisation's name: it has a word of its own."""
    return any(role in CORE_ROLES for role in organisation_parts(split_words(text, dotted_letters=True)).roles)


def _empty(text: Folded) -> Variant:
    return Variant(text, (), (), frozenset(), None, False, "", (), frozenset(), 0.0)


def _by_script(words: tuple[Word, ...], family: Family) -> list[tuple[Word, ...]]:
    """A person written in two scripts side by side (`李家超 Lee Ka-chiu`) is two names."""
    if family is Family.PERSON and not all(word.text.isascii() for word in words):
        cjk = tuple(word for word in words if main_script(word.text) in CJK)
        other = tuple(word for word in words if main_script(word.text) not in CJK)
        if cjk and len(other) > 1:
            return [cjk, other]
    return [words]


def _variant(text: Folded, words: tuple[Word, ...], family: Family, cost: float) -> Variant:
    if family is Family.PERSON:
        built = person_parts(words)
        syllables = _syllables(words)
    else:
        built = organisation_parts(words)
        syllables = None
    parts = _with_shares(built)
    joins = _joins(parts)
    return Variant(
        text=text,
        parts=parts,
        joins=joins,
        forms=_forms(parts, joins),
        syllables=syllables,
        characters=any(part.token.script in CJK for part in parts),
        acronym=built.acronym if len(built.acronym) >= ACRONYM_LETTERS else "",
        markers=built.markers,
        numbers=built.numbers,
        cost=cost,
    )


def _syllables(words: tuple[Word, ...]) -> SyllableName | None:
    script = main_script(words[0].text) if words else Script.COMMON
    if script not in SYLLABLE_SCRIPTS:
        return None
    return prepare_syllables(tuple(word.syllables for word in words), script)


def _with_shares(built: Parts) -> tuple[Part, ...]:
    weights, total = built.weights, sum(built.weights)
    if total <= 0:
        weights, total = [1.0] * len(built.tokens), float(len(built.tokens))
    return tuple(Part(t, r, w / total) for t, r, w in zip(built.tokens, built.roles, weights, strict=True))


def _forms(parts: tuple[Part, ...], joins: tuple[Join, ...]) -> frozenset[str]:
    forms = {form for part in parts for s in part.token.spellings for form in (s.text, s.sound)}
    forms.update(form for join in joins for form in (join.text, join.sound))
    return frozenset(forms)


def _joins(parts: tuple[Part, ...]) -> tuple[Join, ...]:
    first = [part.token.spellings[0].text if part.token.spellings else "" for part in parts]
    joins = []
    for start in range(len(parts) - 1):
        joins.append(_join(parts, first, start, start + 2))
        if start + 2 < len(parts) and min(len(first[i]) for i in range(start, start + 3)) <= SHORT_PIECE:
            joins.append(_join(parts, first, start, start + 3))
    return tuple(join for join in joins if join is not None)


def _join(parts: tuple[Part, ...], first: list[str], start: int, end: int) -> Join | None:
    pieces = first[start:end]
    if not all(pieces) or all(part.role is Role.LEGAL for part in parts[start:end]):
        return None
    text = "".join(pieces)
    sound = _joined_sound([part.token.spellings[0].sound for part in parts[start:end]])
    return Join(start, end, text, sound, sum(part.share for part in parts[start:end]))


def _joined_sound(sounds: list[str]) -> str:
    """Sounds one after another; the same one on both sides of a seam is heard once."""
    joined = sounds[0]
    for sound in sounds[1:]:
        joined += sound[1:] if joined[-1:] == sound[:1] else sound
    return joined
