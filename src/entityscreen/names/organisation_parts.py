"""The parts of an organisation's, a vessel's or an aircraft's name: brand, place, industry, legal form.

The brand weighs most, what says the industry less, the legal form little. The words are in the lexicon, the cutting of
Chinese and Japanese names in `segment/cutting.py`.

- In a ship's or an aircraft's name words of meaning are the name: `Ocean Star` is no marine firm.
- An abbreviation in Cyrillic capitals directly before quotes says of what kind the organisation is, whether or not a
  table knows it: АК «АЛРОСА», ДК «Укроборонпром».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script, main_script
from entityscreen.names.legal_forms import (
    SHORT,
    closes_organisation,
    find_glued,
    opens_organisation,
    with_outer_forms,
    with_spelled_forms,
)
from entityscreen.names.lexicon import (
    NAME,
    Concept,
    find_concepts,
    parse_number,
    parse_roman,
    without_vowels,
)
from entityscreen.names.lexicon import concept as concept_by_id
from entityscreen.names.organisation_words import is_function_word, pieces_of_organisation
from entityscreen.names.persons.in_characters import may_be_japanese
from entityscreen.names.persons.known_words import commonness, is_particle
from entityscreen.names.prepared import NameBuilder, Role, WeightedPart
from entityscreen.names.segment.brand_spellings import word_spellings
from entityscreen.names.segment.cutting import Segment, has_words_behind, segment_organisation, segment_roles
from entityscreen.names.tokens import Token, brand_token, brief_token, concept_token, organisation_token, word_token
from entityscreen.romanisation.han import cut_name, is_transcription
from entityscreen.text.folding import fold
from entityscreen.text.words import CJK, Word

BRAND = 1.0
NUMBER = 0.5
# Of its weight is left to a Chinese, Japanese or Korean industry word beside a brand: translators choose among many.
FREELY_TRANSLATED = 0.42
# Beside industries alone: a legal form, or a word that one of two languages leaves out.
FORM_ALONE = 0.05
LEFT_OUT = frozenset({"company", "group", "state"})
COUNTRY = 0.3  # beside industries alone; beside a brand it is a place like any other, and tells subsidiaries apart
LETTER = 0.3
FUNCTION_WORD = 0.05
MOST_GLUED = 3  # legal forms that are taken off one word
LONG_HAN_RUN = 5  # characters: so long a run of Chinese characters is no Chinese person's name

# A word or phrase as a part of a name: what it is there, and its weight.
TokenInRole = tuple[Token, Role, float]
_COUNTRY = re.compile("place:[a-z]{2}")
_ROLES = {
    "legal": Role.LEGAL,
    "industry": Role.INDUSTRY,
    "organisation": Role.ORGANISATION,
    "place": Role.PLACE,
    "generic": Role.GENERIC,
    "number": Role.NUMBER,
    "title": Role.GENERIC,
    "brand": Role.BRAND,
}
_COMPANY = ("公司", "会社", "集团", "회사", "그룹")
_ROLES_OF_ORGANISATIONS = frozenset({"legal", "industry", "organisation"})
_ORGANISATION_SIGNS = frozenset({"legal", "industry", "organisation", "generic"})
# A number that ends a name: of a ship, of a fund; no year of birth (1965), and no telegraph code, which comes in twos.
_NUMBERED = re.compile(r"(?!(?:19|20)\d\d$)\d{1,5}")
_INDUSTRY = frozenset({Role.INDUSTRY, Role.ORGANISATION, Role.GENERIC})
_PLACE_OF_WORKS = frozenset({Role.PLACE, Role.BRAND})
ACRONYM_LETTERS = 3
LETTERS_OF_PLACES = (2, 3, 4)  # with which acronyms of works in Cyrillic begin: КрАЗ, БелАЗ, УралАЗ
FORM_IN_FULL = 5  # letters of a legal form that an acronym may count: Limited, Corporation
_CO = "co"


def looks_like_organisation(words: tuple[Word, ...]) -> bool:
    """Whether the words say that this is an organisation: a legal form, a industry, a word such as institute.

    Example:
        >>> from entityscreen.text.words import split_words
        >>> looks_like_organisation(split_words(fold("Gazprom JSC"), dotted_letters=True))
        True
        >>> looks_like_organisation(split_words(fold("John Smith"), dotted_letters=True))
        False
    """
    pieces = [piece for word in words for piece in word.pieces]
    if len(pieces) > 1 and (opens_organisation(pieces[0]) or _is_numbered(pieces)):
        return True
    if say_organisation(pieces):
        return True
    return any(_run_says_organisation(piece) for piece in pieces if not piece.isascii())


def _run_says_organisation(piece: str) -> bool:
    """Whether a run of Chinese, Japanese or Korean characters says an organisation, or is too long for a person."""
    script = main_script(piece)
    if script not in CJK:
        return False
    if len(piece) >= LONG_HAN_RUN and script is Script.HAN and not _may_be_person(piece):
        return True
    return piece in _COMPANY or (has_words_behind(piece) and _characters_say_organisation(piece))


def _is_numbered(pieces: Sequence[str]) -> bool:
    """Whether a number ends a name, and is the only one."""
    return _NUMBERED.fullmatch(pieces[-1]) is not None and not any(piece[:1].isdigit() for piece in pieces[:-1])


def _may_be_person(run: str) -> bool:
    return is_transcription(run) or bool(cut_name(run)) or may_be_japanese(run)


def _characters_say_organisation(piece: str) -> bool:
    """Whether Chinese, Japanese or Korean characters say an organisation: a legal form anywhere, a industry behind."""
    roles = segment_roles(piece)
    return "legal" in roles or piece.endswith(_COMPANY) or not _ROLES_OF_ORGANISATIONS.isdisjoint(roles[1:])


def say_organisation(pieces: Sequence[str]) -> bool:
    """Whether words in an alphabet say an organisation, together or one of them."""
    if len(pieces) > 1 and closes_organisation(pieces[-1]):
        return True
    if any(_says_organisation(pieces[a:b], concept) for a, b, concept in find_concepts(pieces)):
        return True
    return with_spelled_forms(pieces) is not pieces


def _says_organisation(words: Sequence[str], concept: Concept) -> bool:
    """Whether a phrase tells an organisation; `Young` and `Green` are people too, and `Sa` is a name."""
    if concept.role not in _ORGANISATION_SIGNS:
        return False
    text = "".join(words)
    if concept.role == "legal" and len(text) < SHORT:
        return False
    return len(words) > 1 or not _is_common_name(text)


def _is_common_name(word: str) -> bool:
    """Whether a word is a common name of persons: نوري is Nuri far more often than optics."""
    return commonness(word_token(word).latin) > 0.0


def organisation_parts(words: tuple[Word, ...], *, vessel: bool = False) -> NameBuilder:
    """Give the words of an organisation's name their roles, meanings and weights.

    Args:
        words: of one name, in order.
        vessel: whether it is a ship's or an aircraft's.

    Returns:
        The parts; a phrase of the lexicon is one part.
    """
    builder = NameBuilder()
    run: list[str] = []
    for piece in pieces_of_organisation(words):
        script = main_script(piece)
        if script in CJK:
            _add_words(builder, run)
            run = []
            _add_segments(builder, segment_organisation(piece, script))
        else:
            run.append(piece)
    _add_words(builder, run)
    if vessel:
        name_words(builder)
    if not builder.has(Role.BRAND):
        _weigh_without_brand(builder)
    builder.numbers = frozenset([part.token.text for part in builder.parts if part.role is Role.NUMBER]) or _NONE
    builder.acronyms = _acronyms(builder)
    return builder


def _weigh_without_brand(builder: NameBuilder) -> None:
    """Where no brand tells a name from others (中国石油), its industries do.

    A country is what it shares with many; legal forms, `state` and `group` are left out in one of two languages. One
    industry alone (ПАО Энергия) tells too little for that: every Energy Ltd would match it.
    """
    distinctive = 0
    for part in builder.parts:
        concept = part.token.concept
        if concept is None or says_least(concept, part.role):
            continue
        distinctive += 1
        if part.role in _INDUSTRY:
            part.weight = concept.weight
        elif is_country(concept):
            part.weight = COUNTRY
    for part in builder.parts:
        if distinctive > 1 and says_least(part.token.concept, part.role):
            part.weight = FORM_ALONE


def says_least(concept: Concept | None, role: Role) -> bool:
    """Whether a word weighs next to nothing beside industries alone: a form, or what one language leaves out."""
    return role is Role.LEGAL or (concept is not None and concept.id in LEFT_OUT)


def is_country(concept: Concept | None) -> bool:
    """Whether a word means a country."""
    return concept is not None and _COUNTRY.fullmatch(concept.id) is not None


def _add_words(builder: NameBuilder, words: Sequence[str], glued_forms: int = 0) -> None:
    """Add words that may have forms glued to them, beside those that were taken off a word before."""
    run = with_spelled_forms(words)
    position = 0
    for start, end, concept in with_outer_forms(run, find_concepts(run)):
        for word in run[position:start]:
            _add_word(builder, word, glued_forms)
        _add_concept(builder, " ".join(run[start:end]), concept)
        position = end
    for word in run[position:]:
        _add_word(builder, word, glued_forms)


def _add_word(builder: NameBuilder, word: str, glued_forms: int) -> None:
    if is_plain(word):
        builder.add(*_part_of_word(word, organisation_token))
        return
    glued = find_glued(word) if glued_forms < MOST_GLUED else None  # of a form again and again there are hundreds
    if glued is not None:
        brand, concept = glued
        _add_words(builder, [brand], glued_forms + 1)
        _add_concept(builder, word[len(brand) :] if word.startswith(brand) else word[: -len(brand)], concept)
        return
    shortened = without_vowels(word)
    if shortened is not None:
        _add_concept(builder, word, shortened)
        return
    number = _number(word, first=not builder.parts)
    if number is not None:
        builder.add_number(word_token(str(number)), NUMBER, word)
    else:
        builder.add(*_part_of_word(word, organisation_token))


@named_cache("names.organisation_words", maxsize=100_000)
def is_plain(word: str) -> bool:
    """Whether a word without a meaning is one part: no number, no form glued to it, none of its vowels left out."""
    return not (find_glued(word) or without_vowels(word) or _number(word, first=False) is not None)


def part_of_number(word: str) -> tuple[TokenInRole | None, bool]:
    """Return a number as a part with its weight, and whether it is one only behind another word; None of no number.

    Example:
        >>> [(part[0].text, behind) for part, behind in map(part_of_number, ("first", "0013", "vi")) if part]
        [('1', False), ('13', False), ('6', True)]
    """
    if find_glued(word) or without_vowels(word):
        return None, False
    number = _number(word, first=False)
    part = None if number is None else (word_token(str(number)), Role.NUMBER, NUMBER)
    return part, number is not None and _number(word, first=True) is None


def part_of_word(word: str) -> TokenInRole | None:
    """Return a word in Latin letters without a meaning as a part with its weight, for the moment; None of no plain one.

    Example:
        >>> part_of_word("meridon")[1:], part_of_word("of")[1:], part_of_word("vii")
        ((<Role.BRAND: 'brand'>, 1.0), (<Role.GENERIC: 'generic'>, 0.05), None)
    """
    return _part_of_word(word, brief_token) if is_plain(word) else None


def _part_of_word(word: str, token_of: Callable[[str], Token]) -> TokenInRole:
    """A word without a meaning as a part with its weight."""
    if is_function_word(word) or is_particle(word):
        return word_token(word), Role.GENERIC, FUNCTION_WORD
    token = token_of(word)
    return token, Role.INITIAL if token.initial else Role.BRAND, LETTER if token.initial else BRAND


def _number(word: str, *, first: bool) -> int | None:
    """A number in digits or words; Roman digits only behind another word, since `VI` may be a name."""
    number = parse_number(word)
    return number if number is not None or first else parse_roman(word)


def _add_concept(builder: NameBuilder, text: str, concept: Concept) -> None:
    part = part_of_phrase(text, concept)
    if part is None:
        builder.add_number(word_token(concept.id.removeprefix("number:")), NUMBER, text.replace(" ", ""))
    else:
        builder.add(*part)


def part_of_phrase(text: str, concept: Concept) -> TokenInRole | None:
    """Return a phrase with a meaning as a part of a name, with its weight; None of a number."""
    if concept.role == "number":
        return None
    return concept_token(text, concept), _ROLES[concept.role], concept.weight


def _add_segments(builder: NameBuilder, segments: tuple[Segment, ...]) -> None:
    for segment in segments:
        role = _ROLES[segment.role]
        if role is Role.NUMBER and segment.concept:
            builder.add(word_token(segment.concept.removeprefix("number:")), role, NUMBER)
        elif segment.concept is None:
            builder.add(brand_token(segment.text, japanese=segment.japanese), role, BRAND)
        else:
            meaning = concept_by_id(segment.concept)
            weight = meaning.weight * (FREELY_TRANSLATED if role in _INDUSTRY else 1.0)
            builder.add(concept_token(segment.text, meaning, word_spellings(segment.text)), role, weight)


def _acronyms(builder: NameBuilder) -> tuple[str, ...]:
    """The initials of the words; of Cyrillic words in both alphabets.

    With and without particles (EDF, SGS), the country (SAFE) and the legal form (UAC), of which two letters may count
    (KEPCO). Works in Cyrillic begin with more of their place: Камский автомобильный завод is КамАЗ. A name with
    an acronym of two letters in it, as GE Steam Power has, is not shortened by its first letter.
    """
    if any(
        part.role is Role.BRAND and part.token.script is Script.LATIN and _is_acronym(part) for part in builder.parts
    ):
        return ()
    acronyms: dict[str, None] = {}
    for script in (Script.LATIN, Script.CYRILLIC):
        in_script = [p for p in builder.parts if p.token.script is script and not is_function_word(p.token.text)]
        acronyms.update(dict.fromkeys(_initials(in_script)))
    acronyms.update(dict.fromkeys(_initials_of_works(in_script)))  # which are the parts in Cyrillic now
    latin = [spelling for acronym in acronyms for spelling in _latin_spellings(acronym)]
    return tuple([acronym for acronym in dict.fromkeys([*acronyms, *latin]) if len(acronym) >= ACRONYM_LETTERS])


def _latin_spellings(acronym: str) -> list[str]:
    return [] if acronym.isascii() else [spelling.text for spelling in word_token(acronym).spellings]


def _initials_of_works(in_script: Sequence[WeightedPart]) -> Iterator[str]:
    """What works in Cyrillic are called by the first letters of their place and the initials of what they are."""
    parts = [part for part in in_script if part.role is not Role.LEGAL]
    if len(parts) > 1 and parts[0].role in _PLACE_OF_WORKS and parts[-1].role in _INDUSTRY:
        initials = "".join([word[0] for part in parts[1:] for word in part.token.text.split()])
        if len(initials) > 1:
            yield from [parts[0].token.text[:letters] + initials for letters in LETTERS_OF_PLACES]


def _is_acronym(part: WeightedPart) -> bool:
    text = part.token.text
    return len(text) < ACRONYM_LETTERS and not part.token.initial and not is_particle(text)


def _initials(parts: Sequence[WeightedPart]) -> Iterator[str]:
    """The initials of parts in one script; with less than all words where they are more letters only."""
    of_all = bare = domestic = form = ""
    for part in parts:
        token = part.token
        if part.role is Role.LEGAL:
            in_full = len(token.text) >= FORM_IN_FULL and " " not in token.text
            form = token.text if of_all and in_full else ""
            continue
        initials = "".join([word[0] for word in token.text.split()])
        of_all += initials
        if not is_particle(token.text):
            bare += initials
            if not is_country(token.concept):
                domestic += initials
    yield from (of_all, bare)
    if len(domestic) > ACRONYM_LETTERS:
        yield domestic
    if form and len(bare) + 1 >= ACRONYM_LETTERS:  # HAL is Hindustan Aeronautics Limited
        yield bare + form[:1]
        if form.startswith(_CO) and len(bare) >= ACRONYM_LETTERS:
            yield bare + _CO


NAME_WEIGHT = 1.0
_OF_A_NAME = frozenset({"industry", "generic"})
# What a ship is, or carries, and one register writes before its name (LPG Al Marjan).
_SORTS = frozenset({"shipping", "gas"})
_NAMES = BoundedDict("names.craft_concepts", 5_000)


def name_words(builder: NameBuilder) -> None:
    """Make words of industries and other meanings in an alphabet the name that they are: `Ocean Star` is a ship.

    They weigh as a brand, and keep their meaning for characters and for a ship in another script (بحر عمان, Oman Sea):
    within one script `Sea Star` is another ship.
    """
    worded_parts, builder.parts = builder.parts, []
    for part in worded_parts:
        token = part.token
        if token.concept is None or not _is_name(token):
            builder.parts.append(part)
        else:
            builder.add(concept_token(token.text, _as_name(token.concept)), Role.BRAND, NAME_WEIGHT)


def _is_name(token: Token) -> bool:
    meaning = token.concept
    return meaning is not None and token.script not in CJK and meaning.role in _OF_A_NAME and meaning.id not in _SORTS


def _as_name(meaning: Concept) -> Concept:
    name: Concept | None = _NAMES.get(meaning.id)
    if name is None:
        name = _NAMES[meaning.id] = replace(meaning, role=NAME, weight=NAME_WEIGHT)
    return name


KIND = 0.2  # as a word such as group
_QUOTES = frozenset('«“„"')
# Capitals, so no words such as Банк; behind the mark of a closing quote there is no letter.
_KIND = re.compile('(?<!\\w)([\u0400-\u042f\u0490]{2,5})(?: +[“„"]| *«)(?=\\w)')
_NONE: frozenset[str] = frozenset()


def kinds_before_quotes(text: str) -> frozenset[str]:
    """The abbreviations in Cyrillic capitals that stand directly before quotes, folded.

    Example:
        >>> sorted(kinds_before_quotes("АО «ПО «Севмаш»")), sorted(kinds_before_quotes("Банк «ВТБ» Москва"))
        (['ао', 'по'], [])
    """
    if text.isascii() or _QUOTES.isdisjoint(text):
        return _NONE
    return frozenset(map(fold, _KIND.findall(text)))


def weigh_kinds(kinds: frozenset[str], builder: NameBuilder) -> None:
    """Let abbreviations before quotes weigh as little as a legal form, where the name has a brand besides."""
    brands = [part for part in builder.parts if part.role is Role.BRAND]
    abbreviations = [part for part in brands if part.token.text in kinds]
    if len(abbreviations) < len(brands):
        for part in abbreviations:
            part.role, part.weight = Role.GENERIC, KIND
