"""How alike two tokens are, and by what relation.

Here belongs the similarity of one word to another, from 0 (nothing in common) to 1 (the same). Every relation
has a key in `keys.py`: two tokens that are alike share a key, which is why an index over the keys loses
nothing. How tokens make a name is scoring's affair.

| relation | similarity | example |
| --- | --- | --- |
| same word | 1 | putin / putin |
| same meaning | 0.97 | technology / 科技 |
| same spelling in a romanisation | 1 - cost | putin / путин |
| one or two letters off | `EDIT_SIMILARITY` | khodorkovsky / khodorkovski |
| same sound | `SAME_SOUND` - costs | yeltsin / jelzin |
| sound one letter off | `NEAR_SOUND` | |
| heard alike across scripts | `similarity_by_sound` - costs | محمد / mohammed |
| transcriptions of one name | `SAME_TRANSCRIBED` | 卡扎菲 / 卡塔菲 |
| short form or cognate | `SAME_GIVEN_NAME` | bill / william |
| one or two letters off, and known as another given name | `OTHER_GIVEN_NAME` at most | mark / mary |
| initial | `INITIAL` | a / ali |
| meanings that are taken for one another | `SAME_KIN` | institute / research institute |
| meaning of the same family | `SAME_FAMILY` | llc / ltd |
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from entityscreen.caches import BoundedDict
from entityscreen.model.script import Script
from entityscreen.names.hearing import FULL, manner_of, similarity_by_sound
from entityscreen.names.lexicon import Concept, renderings
from entityscreen.names.persons import is_given_name
from entityscreen.names.sound import consonant_key
from entityscreen.names.tokens import Spelling, Token, consonants_of, transcribed_names

SAME_MEANING = 0.97
SAME_SOUND = 0.95
NEAR_SOUND = 0.83
NEAR_SOUND_LENGTH = 5  # letters of the shorter sound key; "ali" and "ala" are not near
SAME_GIVEN_NAME = 0.9
OTHER_GIVEN_NAME = 0.5  # a letter off by which one known given name is another known one: not a slip
OTHER_LONGEST = 8  # letters of the longer one; beyond, a letter makes another form of a name (Vasilios, Vasilis)
_UNSURE = str.maketrans("z", "s", "h")  # consonants that tell no two given names apart
SAME_TRANSCRIBED = 0.93
INITIAL = 0.69  # below what an index prunes at down to thresholds of 0.72: initials alone are no hit
SAME_KIN = 0.9
SAME_FAMILY = 0.75
LEGAL_FORMS = 0.5  # any two: what a name lacks is worse than what a translator chose
# A word of so many letters may be so many edits away: below, a letter makes another name (Kim, Kam). In three
# letters only two neighbours may have changed places (Sok, Sko), which is how people mistype.
EDITS_BY_LENGTH = (0, 0, 0, 1, 1, 1, 1, 1, 2)
SWAPPED_ONLY = 3
SWAPPED = 0.84  # the least similarity of longer words whose neighbours changed places: a slip, seldom another name
MOST_EDITS = EDITS_BY_LENGTH[-1]
LONGEST = 40  # letters: what is longer is no word, and is not looked at letter by letter
# Similarity after one and after two edits, by the length of the longer word.
EDIT_SIMILARITY = {
    1: (0.0, 0.0, 0.0, 0.76, 0.76, 0.82, 0.86, 0.88, 0.9),
    2: (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.78, 0.8, 0.82),
}
# Relations that scoring asks for.
BY_SOUND, BY_GIVEN_NAME = "same sound", "forms of one given name"
CJK = frozenset({Script.HAN, Script.KANA, Script.HANGUL})
UNVOWELLED = frozenset({Script.ARABIC, Script.HEBREW})
FIRST_LETTER = 0.04  # taken away when the first letter differs: people seldom mistype it


@dataclass(slots=True)
class Likeness:
    """How alike two tokens are.

    Attributes:
        similarity: in [0, 1].
        relation: by what, in the reviewer's words.
    """

    similarity: float
    relation: str


NOTHING = Likeness(0.0, "different")
SAME = Likeness(1.0, "same")
_LEGAL = Likeness(LEGAL_FORMS, "both are legal forms")
_RENDERED = Likeness(SAME_KIN, "the one is rendered as the other")
KNOWN = BoundedDict("names.likeness", 1_000_000)  # by the two tokens; read where a call for each would cost more


def allowed_edits(length: int) -> int:
    """How many edits a word of this length may be away from another."""
    if length > LONGEST:
        return 0
    return EDITS_BY_LENGTH[length] if length < len(EDITS_BY_LENGTH) else MOST_EDITS


_EDITS = tuple(allowed_edits(length) for length in range(LONGEST + 1))


def sound_edits(length: int) -> int:
    """How many edits a sound key of this length may be away from another."""
    return 1 if NEAR_SOUND_LENGTH <= length <= LONGEST else 0


def edit_similarity(a: str, b: str) -> float:
    """Similarity by letters: optimal string alignment distance within the bound of the shorter word.

    Args:
        a: lower-case word.
        b: lower-case word.

    Returns:
        1 for equal words, 0 beyond the bound.

    Example:
        >>> edit_similarity("hannibal", "hanniball"), edit_similarity("kim", "kam")
        (0.9, 0.0)
    """
    if a == b:
        return 1.0
    short, long = (len(a), len(b)) if len(a) <= len(b) else (len(b), len(a))
    bound = _EDITS[short] if long <= LONGEST else 0
    if long - short > bound or bound == 0:
        return 0.0
    if bound == 1 and a[0] != b[0] and a[-1] != b[-1]:  # one edit of three letters or more changes one end at most
        return 0.0
    if not (a.isalpha() and b.isalpha()):  # a digit off is another number
        return 0.0
    distance = OSA.distance(a, b, score_cutoff=bound)
    return 0.0 if distance > bound else _after_edits(a, b, distance)


def _after_edits(a: str, b: str, distance: int) -> float:
    table = EDIT_SIMILARITY[distance]
    similarity = table[min(max(len(a), len(b)), len(table) - 1)]
    short = min(len(a), len(b)) <= SWAPPED_ONLY
    if distance == 1 and len(a) == len(b) and sorted(a) == sorted(b):
        return similarity if short else max(similarity, SWAPPED)
    if short:
        return 0.0
    return similarity if a[0] == b[0] else similarity - FIRST_LETTER


def likeness(a: Token, b: Token) -> Likeness:
    """How alike two tokens are, by their best relation; symmetric and remembered.

    Example:
    >>> from entityscreen.names.tokens import word_token
    >>> likeness(word_token("putin"), word_token("putin")).relation
    'same'
    >>> likeness(word_token("putin"), word_token("obama")).similarity
    0.0
    """
    if a is b:
        return SAME
    known: Likeness | None = KNOWN.get((a, b))
    if known is None:
        known = KNOWN[a, b] = _compare(a, b)
    return known


def _compare(a: Token, b: Token) -> Likeness:
    if a.text == b.text:
        return SAME
    if a.initial or b.initial:
        return _by_initial(a, b)
    best = _by_characters(a, b) if a.script is b.script and a.script in CJK else _by_spelling(a, b)
    if OTHER_GIVEN_NAME < best.similarity < SAME_GIVEN_NAME and _other_given_names(a.latin, b.latin):
        best = Likeness(OTHER_GIVEN_NAME, "another given name")
    first, second = a.concept, b.concept
    if first is not None and second is not None:
        places = first.role == second.role == "place"
        if best.similarity < SAME_SOUND and first.family != second.family and (places or not near(a.text, b.text)):
            best = NOTHING  # both are words that are known: Eastern is no slip for Western, nor Iran for Iraq
        best = _better(best, _by_meaning(first, second))
        if a.script is not b.script and (second.id in renderings(a.text) or first.id in renderings(b.text)):
            best = _better(best, _RENDERED)
    if a.groups and b.groups:
        best = _better(best, _by_given_name(a, b))
    if best.similarity < FULL.certainty[-1] and _may_be_heard(a, b):
        best = _better(best, _by_hearing(a, b))
    return best


def _other_given_names(a: str, b: str) -> bool:
    """Whether two words alike are two given names: by a consonant, or by the -a of women's names.

    Vowels vary between spellings (Salih, Saleh), an h comes and goes, and an s may be voiced (Nasir, Nazir).
    """
    if max(len(a), len(b)) > OTHER_LONGEST or not (is_given_name(a) and is_given_name(b)):
        return False
    if (a[-1] == "a") != (b[-1] == "a"):
        return True
    return consonant_key(a).translate(_UNSURE) != consonant_key(b).translate(_UNSURE)


def _may_be_heard(a: Token, b: Token) -> bool:
    if a.script is b.script or not (a.heard or b.heard):
        return False
    return not consonants_of(a).isdisjoint(consonants_of(b))


def _better(a: Likeness, b: Likeness) -> Likeness:
    return b if b.similarity > a.similarity else a


def _by_meaning(a: Concept, b: Concept) -> Likeness:
    if a.id == b.id:
        return Likeness(SAME_MEANING, f"both mean {a.id}")
    if a.kin == b.kin:
        return Likeness(SAME_KIN, f"both are words for {a.kin}")
    if a.family == b.family:
        return Likeness(SAME_FAMILY, f"both are of {a.family}")
    return _LEGAL if a.role == b.role == "legal" else NOTHING


def _by_spelling(a: Token, b: Token) -> Likeness:
    similarity, relation = 0.0, ""
    for first in a.spellings:
        for second in b.spellings:
            value, how = _spellings(first, second)
            if value > similarity:
                value -= first.cost + second.cost
                if value > similarity:
                    similarity, relation = value, _say(first, second, how)
    return Likeness(round(similarity, 4), relation) if similarity > 0 else NOTHING


def _by_characters(a: Token, b: Token) -> Likeness:
    """Characters against characters: what sounds alike is not the same name."""
    value = edit_similarity(a.text, b.text)
    if value < SAME_TRANSCRIBED and a.heard and b.heard and not transcribed_names(a).isdisjoint(transcribed_names(b)):
        return Likeness(SAME_TRANSCRIBED, "transcriptions of one name")
    return Likeness(value, "a character off") if value > 0.0 else NOTHING


def _spellings(a: Spelling, b: Spelling) -> tuple[float, str]:
    if a.text == b.text:
        return 1.0, "same spelling"
    if a.sound == b.sound:
        return SAME_SOUND, BY_SOUND
    value = edit_similarity(a.text, b.text)
    if value < NEAR_SOUND and sound_similarity(a.sound, b.sound) > 0.0 and a.text.isalpha():
        return NEAR_SOUND, "near sound"
    return value, "a letter or two off"


def sound_similarity(a: str, b: str) -> float:
    """Similarity of two sound keys: the same, one edit apart in long ones, or nothing.

    Example:
        >>> sound_similarity("ilsin", "ilsin"), sound_similarity("ilsin", "ilsim"), sound_similarity("ali", "alu")
        (0.95, 0.83, 0.0)
    """
    if a == b:
        return SAME_SOUND
    if not -1 <= len(a) - len(b) <= 1 or len(a) < NEAR_SOUND_LENGTH or not (a[0] == b[0] or a[-1] == b[-1]):
        return 0.0
    return NEAR_SOUND if sound_edits(len(a)) and sound_edits(len(b)) and near(a, b) else 0.0


def near(a: str, b: str) -> bool:
    """Whether two keys are one edit apart."""
    return -1 <= len(a) - len(b) <= 1 and OSA.distance(a, b, score_cutoff=1) <= 1


def _say(a: Spelling, b: Spelling, how: str) -> str:
    return ", ".join((how, *[f"read {s.text} ({s.system})" for s in (a, b) if s.system]))


def _by_given_name(a: Token, b: Token) -> Likeness:
    return NOTHING if a.groups.isdisjoint(b.groups) else Likeness(SAME_GIVEN_NAME, BY_GIVEN_NAME)


def _by_hearing(a: Token, b: Token) -> Likeness:
    """Across scripts by sound; a word in the same script is settled by its letters (محمد is not محمود)."""
    here, there = (a, b) if _heard_first(a, b) else (b, a)
    best = 0.0
    for heard in here.spellings:
        manner = manner_of(here.script, heard.system)
        for other in there.spellings:
            value = similarity_by_sound(heard.text, other.text, manner) - heard.cost - other.cost
            best = max(best, value)
    return Likeness(round(best, 4), f"heard alike ({here.script})") if best > 0.0 else NOTHING


def _heard_first(a: Token, b: Token) -> bool:
    """The side whose script tells less: the one not in Latin letters; of two, one without vowels, then by name."""
    order = [(not token.heard, token.script not in UNVOWELLED, token.script) for token in (a, b)]
    return order[0] <= order[1]


def _by_initial(a: Token, b: Token) -> Likeness:
    if a.initial and b.initial:
        return NOTHING if a.spellings[:1] != b.spellings[:1] else SAME
    initial, other = (a, b) if a.initial else (b, a)
    if any(spelling.text.startswith(initial.latin[:1]) for spelling in other.spellings):
        return Likeness(INITIAL, f"initial of {other.text}")
    return NOTHING
