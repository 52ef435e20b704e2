"""The rules of the score: the tests that they name, their table of reason codes and amounts, and doubt.

A rule is a row of `resources/scoring/rules.tsv`: a code, what the two names are of, what it takes away and why, and
what that gains where (`benchmarks/ablation.py` prints it anew). Its test is a function here, which looks at how two
variants match; persons' names first, then those of organisations, vessels and aircraft, and of two kinds. What is
graded has no row: what is not covered, doubt, and in `bits.py` too little that matches. No rule adds: an index may rely
on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.config import Weights
from entityscreen.model.script import Script
from entityscreen.names.fields.addressing import is_vessel_word
from entityscreen.names.fields.brand_forms import is_of_group, is_official
from entityscreen.names.lexicon import Concept, kind_of, says_form, whole_concept
from entityscreen.names.likeness import Ground, sound_alike
from entityscreen.names.organisation_parts import is_country, say_organisation
from entityscreen.names.persons.known_words import is_given_name, suffix_class
from entityscreen.names.prepared import CORE_ROLES, IN_GROUP, INDUSTRIES, Part, PreparedName, Role, Variant
from entityscreen.names.segment.context import are_opposite
from entityscreen.names.typos import known_different
from entityscreen.names.word_bits import bits_of_word
from entityscreen.scoring.align import SOUGHT, Adjustment, Alignment, Kinds, Pair
from entityscreen.scoring.bits import too_little
from entityscreen.syllables.comparison import have_other_syllables
from entityscreen.syllables.model import SyllableName
from entityscreen.text.edits import SAME_SOUND
from entityscreen.text.words import CJK

Test = Callable[[Alignment], bool]

# Letters with which languages and romanisations begin one name: Yuri, Jurij, Iurii; Vladimir, Wladimir, Uladzimir.
_ONE_NAME = tuple(map(frozenset, ("eiyj", "vwfu", "kcqgx", "hxg", "szxc", "tc", "jdzg", "oua", "pf", "bv")))
_VOWELS = frozenset("aeiou")
_UMLAUTS = frozenset("äöü")
_MARKS = re.compile("[\u0300-\u036f]")
_VIETNAMESE = re.compile("[\u0302\u0306][\u0300-\u0323]|\u0323[\u0302\u0306]|\u031b|\u0309")  # of no other language
_SPELLED = frozenset({Script.KANA, Script.HANGUL})
_NUMERALS = frozenset("ivx")  # that are read as initials
_WORDS_OF_GENERATIONS = frozenset({"jr", "sr"})
_GRANDSONS = frozenset({"neto", "netto"})
_ALLAH = "allah"
_BANK, _STATE, _CENTRE = "bank", "state", "center"  # a concept, and families: of nation and state, of central
_SURNAME_AND_PATRONYMIC = {Role.NAME, Role.PATRONYMIC}
_DESCRIBING = INDUSTRIES | {Role.PLACE, Role.GENERIC, Role.LEGAL}
RARE_WORD = 12.0  # bits of a word with a meaning from which on it is as good as a brand: melli, sepah
AT_TIER = 2.6  # a name of tier 0.25 tells two thirds of what two common ones tell
ONE_WORD = 0.98  # similarity of words that are the same when they are joined
SHORT_WORD = 4  # letters, of which other words sound the same
GENITIVE = ("а", "ого", "его")  # endings of surnames in Cyrillic
OFF_BY_LETTERS = frozenset({Ground.LETTERS, Ground.NEAR_SOUND})
_NEARLY_THE_SAME = OFF_BY_LETTERS | {Ground.SOUND}
BY_EAR = frozenset({Ground.NEAR_SOUND, Ground.PHONETICS})
OF_PERSONS = frozenset({Ground.GIVEN_NAME, Ground.SURNAME})
_ALIKE = frozenset({Ground.LETTERS, Ground.PHONETICS})
# What a company or a person says of itself, and no ship.
NO_VESSEL_ROLES = INDUSTRIES | {Role.LEGAL, Role.NAME, Role.PATRONYMIC}


def unmatched(variant: Variant, paired: int) -> list[Part]:
    """Return the parts of a name that have no counterpart; `paired` has a bit for each place that has one."""
    return [part for place, part in enumerate(variant.parts) if not paired >> place & 1]


def doubt_of(alignment: Alignment, coverage: tuple[float, float]) -> float:
    """How far the better covered name is only alike, times what the other has beside it.

    An initial that fits counts as matched in full here, and a patronymic is left out by half of the sources.
    """
    most, least = coverage
    if alignment.paired_a & alignment.places_a.initials or alignment.paired_b & alignment.places_b.initials:
        open_a, open_b = _open_by_initials(alignment)
        most, least = min(1.0, most + open_a), min(1.0, least + open_b)
    if most < least:
        most, least = least, most
    if coverage[0] <= coverage[1]:
        longer, missing = alignment.a, alignment.places_a.patronymics & ~alignment.paired_a
    else:
        longer, missing = alignment.b, alignment.places_b.patronymics & ~alignment.paired_b
    left_out = sum(part.share for i, part in enumerate(longer.parts) if missing >> i & 1) if missing else 0.0
    return (1.0 - most) * max(0.0, most - least - left_out)


def _open_by_initials(alignment: Alignment) -> tuple[float, float]:
    """What initials leave open of either name."""
    open_a = open_b = 0.0
    for pair in alignment.pairs:
        first, second = alignment.parts_of(pair)
        if Role.INITIAL in (first.role, second.role):
            open_a += (1.0 - pair.similarity) * first.share
            open_b += (1.0 - pair.similarity) * second.share
    return open_a, open_b


def other_given_name(alignment: Alignment) -> float:
    """`Khalid Mansour` against `Khalil Mansour`: how surely two given names a letter apart are two, in [0, 1].

    In a firm's name they are two, too: Al Amal Exchange is not Al Aman Exchange.
    """
    pairs = [pair for pair in alignment.pairs if pair.ground in _NEARLY_THE_SAME]
    return max([_known_different(*alignment.parts_of(pair)) for pair in pairs], default=0.0)


def _known_different(a: Part, b: Part) -> float:
    if CORE_ROLES.isdisjoint((a.role, b.role)) or a.token.script is not b.token.script:
        return 0.0
    return min(1.0, AT_TIER * known_different(a.token.latin, b.token.latin))


def father_and_son(alignment: Alignment) -> bool:
    """`Ali bin Hasan` against `Hasan bin Ali`: one name crosses the marker forwards, and another one backwards.

    A family name alone on its other side (`Sami Ben Khemais Essid`, `ESSID, Sami Ben Khemais`) is no father. Nor is
    `Abdullah Mansour` the `Mansour bin Abdullah Al-Otaibi` whose father begins his name.
    """
    a, b = alignment.a, alignment.b
    if not (a.markers and b.markers):
        return bool(a.markers or b.markers) and _begins_with_father(alignment)
    sides = {
        (pair.a_start < a.markers[0], pair.b_start < b.markers[0])
        for pair in alignment.pairs
        if a.parts[pair.a_start].role is b.parts[pair.b_start].role is Role.NAME
    }
    return sides >= {(True, False), (False, True)}


def _begins_with_father(alignment: Alignment) -> bool:
    """Whether the first name of a name without a marker is the father's that the other has before a family name."""
    marked, unmarked = (alignment.a, alignment.b) if alignment.a.markers else (alignment.b, alignment.a)
    behind = [place for place, part in enumerate(marked.parts) if part.role is Role.NAME and place >= marked.markers[0]]
    first = next((place for place, part in enumerate(unmarked.parts) if part.role is Role.NAME), None)
    if len(behind) < 2:
        return False
    places = {(pair.a_start, pair.b_start) for pair in alignment.pairs}
    return ((behind[0], first) if marked is alignment.a else (first, behind[0])) in places


def initials_turned(alignment: Alignment) -> bool:
    """`Kuznetsov S. I.` against `Kuznetsov I. S.`."""
    initials_a, initials_b = alignment.places_a.initials, alignment.places_b.initials
    if not (initials_a and initials_b):
        return False
    places = [
        pair.b_start for pair in alignment.pairs if initials_a >> pair.a_start & 1 and initials_b >> pair.b_start & 1
    ]
    return any(first > second for first, second in pairwise(places))


def initials_alone(alignment: Alignment) -> bool:
    """`M&T Bank` against `Bank Melli`: a letter stands for a word, and no word that tells a firm meets another."""
    by_letter = 0
    for pair in alignment.pairs:
        a, b = alignment.parts_of(pair)
        if pair.a_end - pair.a_start == pair.b_end - pair.b_start and a.token.initial is not b.token.initial:
            by_letter += 1
        elif {a.role, b.role} <= CORE_ROLES or _is_rare_word(a, b):
            return False
    return by_letter > 0


def other_initial(alignment: Alignment) -> bool:
    """`Peter J. Taylor` against `Peter W. Taylor`."""
    left_a = _letters(alignment.a, alignment.places_a.initials & ~alignment.paired_a)
    left_b = _letters(alignment.b, alignment.places_b.initials & ~alignment.paired_b) if left_a else set()
    if not left_b:
        return False
    return not any({a, b} <= letters for a in left_a for b in left_b for letters in _ONE_NAME)


def _letters(variant: Variant, places: int) -> set[str]:
    """The letters that initials at some places may be in Latin."""
    tokens = [part.token for place, part in enumerate(variant.parts) if places >> place & 1]
    return {spelling.text[:1] for token in tokens for spelling in token.spellings}


def generations_differ(alignment: Alignment) -> bool:
    """`Jr` against `Sr`, and `Morris I Klein` against `Morris II Klein`: beside a II an I is a numeral.

    So is Neto, a surname elsewhere, a grandson beside Filho.
    """
    first, second = _generation(alignment.a), _generation(alignment.b)
    if first is not None and second is not None:
        return first != second
    generation, bearer = (second, alignment.a) if first is None else (first, alignment.b)
    if generation in _WORDS_OF_GENERATIONS:
        paired = alignment.paired_a if first is None else alignment.paired_b
        return any(part.token.text in _GRANDSONS for part in unmatched(bearer, paired))
    return generation is not None and any(part.token.text in _NUMERALS for part in bearer.parts)


def _generation(variant: Variant) -> str | None:
    """Which generation a name says that it is of; degrees say nothing of that."""
    classes = {suffix_class(part.token.text) for part in variant.parts if part.role is Role.SUFFIX}
    return min((name for name in classes if name is not None and name != "degree"), default=None)


def fathers_name(alignment: Alignment) -> bool:
    """`Olga Pavlova` against `Olga Pavlovna`: a surname beside a given name is no patronymic, though letters agree."""
    for pair in alignment.pairs:
        a, b = alignment.parts_of(pair)
        if {a.role, b.role} == _SURNAME_AND_PATRONYMIC and pair.ground in OFF_BY_LETTERS:
            variant = alignment.a if a.role is Role.NAME else alignment.b
            if sum([part.role is Role.NAME for part in variant.parts]) <= 2:
                return True
    return False


def only_alike(alignment: Alignment) -> bool:
    """`Terry Chang` against `Teresa Cheng`: a pet form or a cognate, and the only other name is no more than alike."""
    named = [pair for pair in alignment.pairs if alignment.places_a.named >> pair.a_start & 1]
    if len(named) != 2 or not any(pair.ground in _ALIKE for pair in named):
        return False
    forms = [alignment.parts_of(pair) for pair in named if pair.ground is Ground.GIVEN_NAME]
    return any(not sound_alike(first.token, second.token) for first, second in forms)


def half_of_a_name(alignment: Alignment) -> bool:
    """`Tarek Nasr` against `Tarek Nasrallah`: with Allah behind it a name is another one."""
    sides = ((alignment.a, alignment.paired_a), (alignment.b, alignment.paired_b))
    return any(part.token.latin == _ALLAH for variant, paired in sides for part in unmatched(variant, paired))


def syllables_differ(alignment: Alignment) -> bool:
    """`Chen Haiming` against `Chen Haifeng`, `Kim Jong-su` against `Kim Yong-su`: a syllable is another name."""
    a, b = _latin_syllables(alignment.a), _latin_syllables(alignment.b)
    if a is None or b is None or sorted(a.words) == sorted(b.words):  # of the same words only the order can differ
        return False
    tokens = [part.token for variant in (alignment.a, alignment.b) for part in variant.parts]
    if not _VOWELS.issuperset(token.text for token in tokens if token.initial):  # U is a syllable of Hyon U
        return False
    return have_other_syllables(a, b)


def _latin_syllables(variant: Variant) -> SyllableName | None:
    """The syllables of a name in Latin letters."""
    syllables = variant.syllables
    latin = all(part.token.script is Script.LATIN for part in variant.parts)
    return syllables if syllables is not None and latin else None


def turned_by_ear(a: Variant, b: Variant, pairs: Sequence[Pair], texts: tuple[str, str]) -> bool:
    """`클린트 힐` against `KORNET, Ihor`: names in Hangul and kana begin with the given name; only sounds agree.

    Args:
        a, b: two persons' names.
        pairs: what matches of them.
        texts: both as given; a comma stands behind a surname.
    """
    if len(pairs) < 2 or any(pair.similarity >= SAME_SOUND for pair in pairs):
        return False
    first_a = next((pair.b_start for pair in pairs if not pair.a_start), None)
    first_b = next((pair.a_start for pair in pairs if not pair.b_start), None)
    return _begins_with_surname(a, b, first_a, texts[1]) or _begins_with_surname(b, a, first_b, texts[0])


def _begins_with_surname(spelled: Variant, other: Variant, place: int | None, text: str) -> bool:
    """Whether a name in Hangul or kana begins with what stands before the comma of another, at a place of its parts."""
    surname, comma, _ = text.partition(",")
    if not comma or place is None or spelled.parts[0].token.script not in _SPELLED:
        return False
    return sum([len(part.token.text) for part in other.parts[:place]]) < sum(map(str.isalnum, surname))


def other_umlaut(first: str, second: str) -> bool:
    """Whether two words of two persons' names as given are the same but for umlauts that both write.

    Example:
        >>> other_umlaut("Jürgen Müller", "Jürgen Möller"), other_umlaut("Jürgen Müller", "Jürgen Muller")
        (True, False)
    """
    if first.isascii() or second.isascii():
        return False
    words, other_words = (unicodedata.normalize("NFC", name).casefold().split() for name in (first, second))
    return any(
        word != other_word
        and len(word) == len(other_word)
        and all(a == b or {a, b} <= _UMLAUTS for a, b in zip(word, other_word, strict=True))
        for word in words
        for other_word in other_words
    )


def other_tones(first: str, second: str) -> bool:
    """Whether two words of two Vietnamese names as given are the same letters with other marks, where both have some.

    Example:
        >>> other_tones("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"), other_tones("Nguyễn Văn Hùng", "Nguyen Van Hung")
        (True, False)
    """
    names = [unicodedata.normalize("NFD", name).casefold() for name in (first, second)]
    if not any(map(_VIETNAMESE.search, names)):
        return False
    marked_words = ([word for word in name.split() if not word.isascii()] for name in names)
    return any(
        sorted(word) != sorted(other_word) and _MARKS.sub("", word) == _MARKS.sub("", other_word)
        for word, other_word in product(*marked_words)
    )


def _named_pairs(alignment: Alignment) -> list[Pair]:
    """The pairs of which a side is a name."""
    named_a, named_b = alignment.places_a.named, alignment.places_b.named
    return [pair for pair in alignment.pairs if named_a >> pair.a_start & 1 or named_b >> pair.b_start & 1]


def alike_only(alignment: Alignment) -> bool:
    """`King House` against `CJNG`, and `Jean Co.` against `Ian Ltd`: the one name that matches is another word.

    What is usual between spellings of a person's name (Lee and Li, Bill and William) is none between brands.
    """
    named = _named_pairs(alignment)
    if len(named) != 1 or named[0].similarity < SOUGHT:
        return False
    pair = named[0]
    a, b = (part.token for part in alignment.parts_of(pair))
    of_one = _of_an_institution(alignment.a, pair.a_start) or _of_an_institution(alignment.b, pair.b_start)
    if pair.ground is Ground.SURNAME and of_one:
        return False
    if a.script is not b.script and not CJK.isdisjoint((a.script, b.script)):  # 東海 is not SONGI, nor クリエイト CRETA
        return pair.similarity < SAME_SOUND and pair.ground in BY_EAR
    short = min(len(a.text), len(b.text)) <= SHORT_WORD and a.script is b.script is Script.LATIN
    return pair.ground in OF_PERSONS or (short and pair.ground is Ground.SOUND)


def syllables_alike(alignment: Alignment) -> bool:
    """`Hu Rong` against the vessel `HOE RYONG`: short syllables sound like those of too many firms and ships."""
    if alignment.a.syllables is None and alignment.b.syllables is None:
        return False
    return any(pair.similarity < ONE_WORD for pair in _named_pairs(alignment))


def _of_an_institution(variant: Variant, place: int) -> bool:
    """Whether a name in Cyrillic stands in the genitive behind an institution: Фонд Кадырова is Kadyrov's."""
    if not place or not variant.parts[place].token.text.endswith(GENITIVE):
        return False
    return variant.parts[place - 1].role is Role.ORGANISATION


def other_numbers(a: Variant, b: Variant) -> bool:
    """Whether each of two names has a number that the other has not: `Fund 5` against `Fund 8`."""
    return bool(a.numbers - b.numbers and b.numbers - a.numbers)


def sister_firms(alignment: Alignment) -> bool:
    """`Zernoprom South` against `Zernoprom North`, `Vestmarkholm Bank` against its leasing firm."""
    left_a, left_b = unmatched(alignment.a, alignment.paired_a), unmatched(alignment.b, alignment.paired_b)
    return bool(left_a and left_b) and are_opposite(_concepts(left_a), _concepts(left_b))


def _concepts(parts: Iterable[Part]) -> list[Concept]:
    return [part.token.concept for part in parts if part.token.concept is not None]


def other_kind(alignment: Alignment) -> bool:
    """`Ernst Hofer` against `Ernst Hofer Baubetrieb GmbH` or `M/T Ernst Hofer`, a firm against the vessel `Loyal`.

    What a company says of itself, and a person's further names, no ship has. Who has a name is not what bears it; but a
    legal form alone says no trade: Ernst Hofer GmbH is its owner's.
    """
    a, b = alignment.a, alignment.b
    left_a, left_b = unmatched(a, alignment.paired_a), unmatched(b, alignment.paired_b)
    if alignment.kinds is Kinds.VESSEL_AND_OTHER:
        return any(part.role in NO_VESSEL_ROLES for part in left_a) is not any(
            part.role in NO_VESSEL_ROLES for part in left_b
        )
    if alignment.kinds is Kinds.PERSONS:
        return _is_no_person(a, left_a) is not _is_no_person(b, left_b)
    named, beside = (b.parts, left_a) if left_a else (a.parts, left_b)
    if bool(left_a and left_b) or len(named) < 2 or not is_given_name(named[0].token.latin):
        return False
    return _says_industry(beside) and all(part.role in CORE_ROLES for part in named)


def _is_no_person(variant: Variant, left: Sequence[Part]) -> bool:
    """Whether words that a person's name has more are a firm's, or it begins as a ship's does: M/V.

    Words on both sides are text around a name: payment to Ernst Hofer, invoice 4711.
    """
    first = variant.text.split(" ", 1)[0]
    if "/" in first or (left and left[0] is variant.parts[0] and left[-1] is variant.parts[-1]):
        return is_vessel_word(first)
    words = [part.token.text for part in left if part.role is Role.NAME]
    meanings = [concept for concept in map(whole_concept, words) if concept is not None]
    return sum(map(says_form, meanings)) < len(words) and say_organisation(words)


def other_official(query: PreparedName, listed: PreparedName) -> bool:
    """`北京理工大学` against `Beijing University of Technology`: each is the whole name of another known organisation.

    By their meaning they are the same, but one is Beijing Institute of Technology, the other 北京工业大学.
    """
    if len(query.variants) < 2 or len(listed.variants) < 2:  # who has such a name is read as written, too
        return False
    query_names, listed_names = _official_names(query), _official_names(listed)
    comparable = [
        (name, listed_name) for (how, name), (way, listed_name) in product(query_names, listed_names) if how == way
    ]
    return bool(comparable) and not any(a.startswith(b) or b.startswith(a) for a, b in comparable)


def _official_names(name: PreparedName) -> set[tuple[str, str]]:
    """The known organisations whose names a name is, but for its legal form, each with how it is taken."""
    named = ((v.how, [part.token.text for part in v.parts if part.role is not Role.LEGAL]) for v in name.variants)
    lone_words = ((how, words[0]) for how, words in named if len(words) == 1)
    return {(how, word) for how, word in lone_words if is_official(word) or (how == IN_GROUP and not is_of_group(word))}


def other_place(alignment: Alignment) -> bool:
    """`National Bank of Canada` against `Bank Melli`: trades alone agree, and only one name says where it is.

    A rare word that both have as it is written stands for a brand (Bank Melli, Bank Melli Iran), a ministry is its
    own country's, and who writes in another script may leave his place out.
    """
    pairs = [alignment.parts_of(pair) for pair in alignment.pairs]
    if alignment.names_match() or any(_is_rare_word(*pair) or _is_ministry(pair[0]) for pair in pairs):
        return False
    places_a = _lone_places(alignment.a, alignment.paired_a)
    places_b = _lone_places(alignment.b, alignment.paired_b)
    if bool(places_a) is bool(places_b):
        return False
    lacking = (alignment.b if places_a else alignment.a).parts
    within = [whole_concept(word) for part in lacking for word in part.token.text.split()]  # Türkiye in a phrase
    if any(meaning is not None and meaning.id in places_a | places_b for meaning in within):
        return False
    return all(part.token.script is Script.LATIN for part in lacking)


def _is_rare_word(a: Part, b: Part) -> bool:
    return a.token.text == b.token.text and bits_of_word(a.token, person=False) >= RARE_WORD


def _is_ministry(part: Part) -> bool:
    return part.token.concept is not None and part.token.concept.family == "ministry"


def _lone_places(variant: Variant, paired: int) -> set[str]:
    """Return the places and countries in a name that have no counterpart."""
    unmatched_places = [part.token.concept for part in unmatched(variant, paired) if part.role is Role.PLACE]
    return {concept.id for concept in unmatched_places if concept is not None}


def described_otherwise(alignment: Alignment) -> bool:
    """`中国银行` against `Agricultural Bank of China`: one kind of institution, described further by one name.

    So is a known organisation: the hospital, the press and the leasing firm of Seoul National University are others.
    """
    for pair in alignment.pairs:
        if any(is_official(part.token.text) for part in alignment.parts_of(pair)):
            beside_a = alignment.a.parts[: pair.a_start] + alignment.a.parts[pair.a_end :]
            beside_b = alignment.b.parts[: pair.b_start] + alignment.b.parts[pair.b_end :]
            return _says_industry(beside_a) is not _says_industry(beside_b)
    parts = [part for pair in alignment.pairs for part in alignment.parts_of(pair)]
    if any(part.role not in _DESCRIBING for part in parts):
        return False
    if not any(kind_of(part.token.concept) for part in parts if part.token.concept is not None):
        return False
    unpaired = (*unmatched(alignment.a, alignment.paired_a), *unmatched(alignment.b, alignment.paired_b))
    return _says_industry(unpaired) or _are_other_banks(alignment, parts, unpaired)


def _are_other_banks(alignment: Alignment, agreeing: Sequence[Part], unpaired: Sequence[Part]) -> bool:
    """`State Bank of India` against `Bank of India`; but the Bank Negara of Malaysia is its Central Bank."""
    meanings = _concepts(agreeing)
    if not any(map(is_country, meanings)) or all(meaning.id != _BANK for meaning in meanings):
        return False
    families = {meaning.family for meaning in _concepts(unpaired)}
    kins = [[meaning.kin for meaning in _concepts(alignment.parts_of(pair))] for pair in alignment.pairs]
    return _CENTRE not in families if _STATE in families else ["national", "state"] in map(sorted, kins)


def _says_industry(parts: Iterable[Part]) -> bool:
    return any(part.role in INDUSTRIES for part in parts)


TESTS: dict[str, Test] = {
    "father-and-son": father_and_son,
    "initials-turned": initials_turned,
    "other-initial": other_initial,
    "initials-alone": initials_alone,
    "fathers-name": fathers_name,
    "only-alike": only_alike,
    "half-of-a-name": half_of_a_name,
    "other-generation": generations_differ,
    "other-syllables": syllables_differ,
    "alike-only": alike_only,
    "syllables-alike": syllables_alike,
    "other-numbers": lambda alignment: other_numbers(alignment.a, alignment.b),
    "sister-firms": sister_firms,
    "other-place": other_place,
    "described-otherwise": described_otherwise,
    "other-kind": other_kind,
}


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """A row of the table."""

    code: str  # its reason code, lower-case words with hyphens
    amount: float  # points of score that it takes away
    reason: str  # in a reviewer's words

    def adjustment(self) -> Adjustment:
        """What it says."""
        return Adjustment(-self.amount, self.reason, self.code)


@named_cache("scoring.rules", maxsize=1)
def rules() -> dict[str, tuple[ScoreRule, tuple[str, ...]]]:
    """Every rule by its code, with what the names must be of; none for a rule of names as wholes (`score.py`)."""
    return {
        code: (ScoreRule(code, float(amount), reason), tuple(kinds.split(", ")))
        for code, kinds, amount, reason in read_rows("scoring_rules")
    }


def rule(code: str) -> ScoreRule:
    """The rule of a code.

    Example:
        >>> rule("father-and-son").amount
        0.3
    """
    return rules()[code][0]


@named_cache("scoring.rules_of", maxsize=len(Kinds))
def rules_of(kinds: Kinds) -> tuple[tuple[Test, Adjustment], ...]:
    """The tests of names of some kinds, in the order of the table, each with what it says."""
    return tuple([(TESTS[code], row.adjustment()) for code, (row, of) in rules().items() if kinds in of])


def adjustments(
    alignment: Alignment, coverage: tuple[float, float], weights: Weights, most: float
) -> tuple[Adjustment, ...] | None:
    """All adjustments of an alignment.

    Args:
        alignment: two variants and how they match.
        coverage: covered share of both, in [0, 1].
        weights: the amounts that the configuration sets.
        most: the points of score that may be taken away.

    Returns:
        The adjustments in a fixed order; None when they take more than `most`.
    """
    taken_away = _uncovered(coverage, weights)
    affordable = most + sum([adjustment.amount for adjustment in taken_away])
    if affordable < 0.0:
        return None
    if alignment.kinds is Kinds.PERSONS and max(coverage) < 1.0:
        doubt = weights.doubt * doubt_of(alignment, coverage)
        if doubt > 0.0:
            taken_away.append(Adjustment(-doubt, "alike only, and parts are missing", "doubt"))
            affordable -= doubt
    if affordable < 0.0:
        return None
    another = weights.other_given_name * other_given_name(alignment)
    if another > 0.0:
        taken_away.append(Adjustment(-another, "another given name, a letter apart", "other-given-name"))
        affordable -= another
    little = too_little(alignment, weights)
    if little is not None:
        taken_away.append(little)
        affordable += little.amount
    for test, adjustment in rules_of(alignment.kinds):
        if affordable < 0.0:
            return None
        if test(alignment):
            taken_away.append(adjustment)
            affordable += adjustment.amount
    return tuple(taken_away) if affordable >= 0.0 else None


def _uncovered(coverage: tuple[float, float], weights: Weights) -> list[Adjustment]:
    """What the coverage itself takes away."""
    most, least = max(coverage), min(coverage)
    uncovered = []
    if most < 1.0:
        uncovered.append(Adjustment(-weights.conflict * (1.0 - most), "parts that do not match", "conflict"))
    if most > least:
        uncovered.append(Adjustment(-weights.missing * (most - least), "parts that only one name has", "missing"))
    return uncovered
