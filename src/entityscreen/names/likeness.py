"""How alike two tokens are, and by what relation.

The similarity of one word to another goes from 0 (nothing in common) to 1 (the same). Every relation has a key in
`match_signature.py`: two tokens that are alike share one, so an index over the keys loses nothing.

| relation | similarity | example |
| --- | --- | --- |
| same word | 1 | putin / putin |
| same meaning | 0.97 | technology / 科技 |
| same spelling in a romanisation | 1 - cost | putin / путин |
| one or two letters off | `EDIT_SIMILARITY` | khodorkovsky / khodorkovski |
| same sound | `SAME_SOUND` - costs | yeltsin / jelzin |
| sound one letter off | `NEAR_SOUND` | |
| phonetic similarity across scripts | `similarity_by_sound` - costs | محمد / mohammed |
| transcriptions of one name | `SAME_TRANSCRIBED` | 卡扎菲 / 卡塔菲 |
| the same Thai, Lao or Khmer name in plain spelling | `SAME_THAI` | porntip / phonthip |
| short form, cognate, or a name in two orthographies | `SAME_GIVEN_NAME` | bill / william, diallo / jallow |
| a man's and a woman's form of a surname | `SAME_SURNAME` | novak / novakova |
| known in two scripts as two names | `OTHER_NAME` at most | петров / fedorov |
| initial | `INITIAL_SIMILARITY` | a / ali |
| meanings that are taken for one another | `SAME_KIN` | institute / research institute |
| meaning of the same family | `SAME_FAMILY` | llc / ltd |

Known-different names keep phonetic similarity in its place across scripts, and within Arabic script: two words that are
names by what they most likely are read as, and by no romanisation the same one, are two names (Петров, Fedorov), as are
two known names in Arabic letters (حميد, حامد). Clean names of Arabic, Cyrillic and Hebrew persons gain by it. Within
one script a letter is a typo first: tables of given names, surnames and women's forms that said otherwise lost aliases
of listed persons, and kept no alert away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script
from entityscreen.names.legal_forms import abbreviated_forms, is_spelled_out
from entityscreen.names.lexicon import NAME, Concept, mean_others, renderings, says_form
from entityscreen.names.persons.gendered import same_gendered_surname, without_shared_ending
from entityscreen.names.persons.known_words import is_known_name
from entityscreen.names.tokens import Spelling, Token, consonants_of, transcribed_names
from entityscreen.romanisation import JAPANESE_SYSTEM, UNVOWELLED_SYSTEM, USUAL_SYSTEM
from entityscreen.romanisation.abjads import known_word, ways_to_write, without_vowels
from entityscreen.romanisation.han import is_given_in_latin
from entityscreen.romanisation.orthographies import FRENCH_SOUND
from entityscreen.text.edits import (
    NEAR_SOUND,
    SAME_SOUND,
    TWO_EDITS,
    edit_similarity,
    is_keyboard_typo,
    near,
    sound_similarity,
)
from entityscreen.text.phonetics import FULL, ScriptProfile, phonetic_similarity, profile_of, similarity_by_sound
from entityscreen.text.sounds import consonant_key, may_be_spellings, sound_key
from entityscreen.text.words import CJK

VOWELLED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK})  # whose romanisation is the name, letter by letter
LIKELY = 0.03  # the cost of a romanisation up to which it may be what the word is
_LAST = str.maketrans("zd", "st")
_OF_JAPAN = {Script.HAN, Script.KANA}  # what is read otherwise is another given name
# Scripts whose romanisations tell a name from others; Hangul tells too little, and Thai is spelled in many ways.
_VOWELS_WRITTEN = VOWELLED | {Script.ARMENIAN, Script.GEORGIAN, Script.HEBREW, Script.INDIC, Script.THAI}


def other_known_names(a: Token, b: Token) -> bool:
    """Whether two words of two scripts, or of Arabic script both, are known as two names.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> other_known_names(word_token("петров"), word_token("fedorov"))
        True
        >>> other_known_names(word_token("حميد"), word_token("حامد"))
        True
        >>> other_known_names(word_token("حامد"), word_token("hamid"))
        False
    """
    if a.script is b.script:
        return a.script is Script.ARABIC and _are_two_words(a.text, b.text)
    if not a.groups.isdisjoint(b.groups) or (a.concept is not None and b.concept is not None):
        return False
    return _are_others_across(a, b)


def _are_others_across(a: Token, b: Token) -> bool:
    """Whether two words of two scripts that share no row of names are two by their likely romanisations."""
    if Script.ARABIC in (a.script, b.script):
        arabic, second_word = (a, b) if a.script is Script.ARABIC else (b, a)
        return second_word.script is Script.LATIN and _other_than_written(arabic, second_word)
    japanese, latin = (b, a) if a.script is Script.LATIN else (a, b)
    if japanese.script in _OF_JAPAN and latin.script is Script.LATIN:
        return _read_otherwise(japanese, latin)
    if a.script not in _VOWELS_WRITTEN or b.script not in _VOWELS_WRITTEN:
        return False
    first, second = _likely_readings(a), _likely_readings(b)
    return bool(first and second) and not any(_may_be_one(x, y) for x, y in product(first, second))


def _read_otherwise(japanese: Token, latin: Token) -> bool:
    """Whether a Latin word is a Japanese given name and no reading of kanji or kana: 文雄 is Fumio and not Fumie."""
    in_kana = japanese.script is Script.KANA
    readings = [spelling for spelling in japanese.spellings if in_kana or spelling.system == JAPANESE_SYSTEM]
    if not readings or not is_given_in_latin(latin.latin):
        return False
    return all(x.sound != y.sound for x, y in product(readings, latin.spellings))


def _are_two_words(word: str, other: str) -> bool:
    """Whether two words in Arabic script are known, and not the same letters: long vowels are written."""
    first, second = known_word(word), known_word(other)
    return first is not None and second is not None and first != second


def _other_than_written(arabic: Token, latin: Token) -> bool:
    """Whether a Latin name is not what a known name in Arabic script is read as, nor written so."""
    word = known_word(arabic.text)
    usual = [spelling for spelling in arabic.spellings if spelling.system == USUAL_SYSTEM]
    if not usual or any(x.sound == y.sound for x, y in product(usual, latin.spellings)):
        return False
    if word is None:
        return False
    ways = ways_to_write(latin.latin)
    if word in ways or not (ways or is_known_name(latin.latin)):
        return False
    if not any(_arabic_consonants(x.text) == _arabic_consonants(latin.latin) for x in usual):
        return True
    # The vowels alone differ, which are certain where the letters are the same but for them: حسني and حسيني.
    return any(without_vowels(way) == without_vowels(word) for way in ways)


def _arabic_consonants(name: str) -> str:
    return consonant_key(name).replace("h", "")


def _likely_readings(token: Token) -> list[Spelling]:
    """The likely romanisations of a word, if one of them is a known name."""
    likely = [
        spelling
        for spelling in token.spellings
        if spelling.cost <= LIKELY and not spelling.system.startswith(UNVOWELLED_SYSTEM)
    ]
    return likely if any(is_known_name(spelling.text) for spelling in likely) else []


def _may_be_one(a: Spelling, b: Spelling) -> bool:
    """Whether two romanisations may be one name: vowels vary with who writes a foreign one (Браун, Brown)."""
    if a.sound == b.sound:
        return True
    return is_known_name(a.text) and is_known_name(b.text) and _consonants(a.text) == _consonants(b.text)


def _consonants(name: str) -> str:
    """The consonants of a name; an h comes and goes, and a last s or t may be voiced (Hernandez, Эрнандес)."""
    key = consonant_key(name).replace("h", "")
    return key[:-1] + key[-1:].translate(_LAST)


SAME_MEANING = 0.97
SAME_THAI = 0.92  # above a letter off: a rule of the language says it; below equal sound: -phon is -porn and -pol
SAME_GIVEN_NAME = 0.9
SAME_SURNAME = 0.93  # of a man and of a woman: Novak, Novakova
OTHER_NAME = 0.2  # a letter off by which one known name is another known one: no typo, and little better than any other
SHORT_STEM = 5  # letters of a surname before an ending of many, in which another letter makes another name
FEW_CONSONANTS = 3  # of a stem, from which on another vowel is a spelling of it: Beridze is not Baridze
_VOWELS = str.maketrans("", "", "aeiouy")
SAME_STEM = 0.9  # how alike its sound must be, in another script
SHORTEST_KNOWN = 6  # letters from which a known word may be a typo of another; of shorter ones every letter tells
PLACE = "place"
SAME_TRANSCRIBED = 0.93
BY_HABIT, INITIAL_SIMILARITY = 0.5, 0.69  # both below what an index prunes at down to 0.72: initials alone are no hit
SAME_KIN, SAME_FAMILY = 0.9, 0.75
LEGAL_FORMS = 0.5  # any two: what a name lacks is worse than what a translator chose
UNVOWELLED = frozenset({Script.ARABIC, Script.HEBREW})


class Ground(StrEnum):
    """By what two words are alike: rules and records go by the member, a reviewer reads its value."""

    DIFFERENT = "different"
    SAME = "same"
    SPELLING = "same spelling"
    SOUND = "same sound"
    NEAR_SOUND = "near sound"
    PHONETICS = "phonetic similarity"
    LETTERS = "a letter or two off"
    CHARACTER = "a character off"
    TRANSCRIPTION = "transcriptions of one name"
    INITIAL = "initial of"
    INITIALS = "initials of"
    SAME_INITIAL = "the same initial"
    HABIT = "the initial, by a habit of few"
    GIVEN_NAME = "forms of one name"
    SURNAME = "a man's and a woman's form of one surname"
    OTHER_NAME = "another name"
    THAI = "one Thai, Lao or Khmer name"
    MEANING = "both mean"
    KIN = "both are words for"
    FAMILY = "both are of"
    LEGAL_FORM = "both are legal forms"
    RENDERED = "the one is rendered or shortened as the other"
    ABBREVIATION = "abbreviation of the legal form"
    JOINED = "written as one word"
    CUT_OFF = "the one name is cut off"

    @property
    def code(self) -> str:
        """The name as records have it: `near-sound`."""
        return _CODES[self]


_CODES = {ground: ground.name.lower().replace("_", "-") for ground in Ground}


@dataclass(slots=True)
class Likeness:
    """How alike two tokens are."""

    similarity: float  # in [0, 1]
    ground: Ground
    details: str = ""  # what a reviewer reads behind the ground: how a word is read, what it means

    @property
    def relation(self) -> str:
        """By what they are alike, in a reviewer's words."""
        return f"{self.ground}{self.details}"


NOTHING, SAME = Likeness(0.0, Ground.DIFFERENT), Likeness(1.0, Ground.SAME)
_SAME_LETTER, _BY_HABIT = Likeness(1.0, Ground.SAME_INITIAL), Likeness(BY_HABIT, Ground.HABIT)
_OTHER_NAME = Likeness(OTHER_NAME, Ground.OTHER_NAME)
_THAI = Likeness(SAME_THAI, Ground.THAI)
_ABBREVIATED = Likeness(SAME_MEANING, Ground.ABBREVIATION)
_LEGAL = Likeness(LEGAL_FORMS, Ground.LEGAL_FORM)
_GENDERED = Likeness(SAME_SURNAME, Ground.SURNAME)
_FORMS = Likeness(SAME_GIVEN_NAME, Ground.GIVEN_NAME)
_RENDERED = Likeness(SAME_KIN, Ground.RENDERED)
KNOWN = BoundedDict("names.likeness", 1_000_000)  # by the two tokens; read where a call for each would cost more


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
    remembered: Likeness | None = KNOWN.get((a, b))
    if remembered is None:
        remembered = KNOWN[a, b] = _compare(a, b)
    return remembered


def _compare(a: Token, b: Token) -> Likeness:
    if a.text == b.text:
        return SAME
    if a.initial or b.initial:
        return _by_initial(a, b)
    best = _by_characters(a, b) if a.script is b.script and a.script in CJK else _by_spelling(a, b)
    if 0.0 < best.similarity < SAME_SOUND:
        best = _by_stems(a, b, best)
    if best.similarity < SAME_SURNAME and a.latin[:3] == b.latin[:3] and _same_surname(a, b):
        best = _GENDERED
    best = _by_meaning_of(a, b, best)
    return _or_by_sound(a, b, _of_known_names(a, b, best) if a.thai or a.groups else best)


def _or_by_sound(a: Token, b: Token, best: Likeness) -> Likeness:
    """The better of how alike two words are otherwise and by their sounds; two names that people know are two."""
    by_sound = best.similarity < FULL.certainty[-1] and not mean_others(a.concept, b.concept) and may_sound_alike(a, b)
    differ_in_spelling = a.script is not b.script or a.script is Script.ARABIC
    if differ_in_spelling and (by_sound or best.similarity > OTHER_NAME) and other_known_names(a, b):
        return _OTHER_NAME if best.similarity > OTHER_NAME else best
    return _better(best, _by_sound(a, b)) if by_sound else best


def _by_meaning_of(a: Token, b: Token, best: Likeness) -> Likeness:
    """How alike two words are by what both mean, or as a legal form and its abbreviation."""
    if a.concept is not None and b.concept is not None:
        return _of_known_words(a, b, a.concept, b.concept, best)
    return _better(best, _ABBREVIATED) if _is_abbreviated(a, b) or _is_abbreviated(b, a) else best


def form_spelled_out(token: Token) -> str:
    """The legal form that a token spells out; empty for any other word."""
    return token.concept.id if token.concept is not None and is_spelled_out(token.text, token.concept) else ""


def _is_abbreviated(form: Token, word: Token) -> bool:
    """Whether one is a legal form spelled out, and the other its abbreviation, which may mean much else."""
    return word.concept is None and form_spelled_out(form) in abbreviated_forms(word.text)


def _of_known_names(a: Token, b: Token, best: Likeness) -> Likeness:
    """How alike two words are by what tables say of names: a plain spelling, or a given name, that they share."""
    if not a.thai.isdisjoint(b.thai):
        best = _better(best, _THAI)
    return best if a.groups.isdisjoint(b.groups) else _better(best, _FORMS)


def _of_known_words(a: Token, b: Token, first: Concept, second: Concept, best: Likeness) -> Likeness:
    """How alike two words are that both mean something."""
    places = first.role == second.role == PLACE  # 山西 sounds like Shaanxi, and is another place
    unlike = best.similarity <= SAME_SOUND if places else best.similarity < SAME_SOUND
    if unlike and first.family != second.family and not _may_be_typo(a, b):
        best = NOTHING  # Eastern is no typo of Western, nor Iran for Iraq
    if NAME not in (first.role, second.role) or _is_translated_name(a, b, first, second):
        best = _better(best, _by_meaning(first, second))
    if (a.script is not b.script or a.script is Script.LATIN) and (
        second.id in renderings(a.text) or first.id in renderings(b.text)
    ):
        best = _better(best, _RENDERED)
    return best


def _by_stems(a: Token, b: Token, best: Likeness) -> Likeness:
    """How alike two surnames are by what tells them: -shvili and -dze make long words of short ones."""
    first, second = without_shared_ending(a.latin, b.latin)
    if first == a.latin or a.concept or b.concept or not UNVOWELLED.isdisjoint((a.script, b.script)):
        return best
    sounds = sound_similarity(sound_key(first), sound_key(second))
    if sounds == SAME_SOUND or is_keyboard_typo(first, second):
        return best
    written = max(edit_similarity(a.latin, b.latin), sound_similarity(sound_key(a.latin), sound_key(b.latin)))
    if best.similarity > written:
        return best  # by another spelling of one
    shorter = min(len(first), len(second))
    consonants = first.translate(_VOWELS)
    by_vowel = len(consonants) >= FEW_CONSONANTS and consonants == second.translate(_VOWELS)  # Ahmadian, Ahmedian
    similarity = max(edit_similarity(first, second), sounds) if shorter > SHORT_STEM or by_vowel else 0.0
    return best if similarity >= best.similarity else Likeness(similarity, best.ground, best.details)


def _is_translated_name(a: Token, b: Token, first: Concept, second: Concept) -> bool:
    """Whether a word of a ship's name may be another by meaning: a ship's in another script, or characters."""
    if a.script is b.script:
        return False
    return first.role == second.role or a.script in CJK or b.script in CJK


def _may_be_typo(a: Token, b: Token) -> bool:
    """Whether one of two known words may be mistyped for the other: long ones, and no places. Solar is not Sonar."""
    if min(len(a.text), len(b.text)) < SHORTEST_KNOWN or not near(a.text, b.text):
        return False
    return not (a.concept and b.concept and a.concept.role == b.concept.role == PLACE)


def _same_surname(a: Token, b: Token) -> bool:
    return bears_surname(a) and bears_surname(b) and same_gendered_surname(a.latin, b.latin)


def bears_surname(token: Token) -> bool:
    """Whether a word may be a surname that men and women bear in two forms: in a script that writes its vowels."""
    return token.script in VOWELLED and token.concept is None and not token.initial


def may_sound_alike(a: Token, b: Token) -> bool:
    """Whether two words of different scripts share consonants by which one may sound like the other."""
    if a.script is b.script or not (a.phonetic or b.phonetic):
        return False
    return not consonants_of(a).isdisjoint(consonants_of(b))


def _better(a: Likeness, b: Likeness) -> Likeness:
    return b if b.similarity > a.similarity else a


def _by_meaning(a: Concept, b: Concept) -> Likeness:
    if a.id == b.id:
        return Likeness(SAME_MEANING, Ground.MEANING, f" {a.id}")
    if a.kin == b.kin:
        return Likeness(SAME_KIN, Ground.KIN, f" {a.kin}")
    if a.family == b.family:
        return Likeness(SAME_FAMILY, Ground.FAMILY, f" {a.family}")
    return _LEGAL if says_form(a) and says_form(b) else NOTHING


def _by_spelling(a: Token, b: Token) -> Likeness:
    similarity, ground, details = 0.0, Ground.DIFFERENT, ""
    in_latin = a.script is b.script is Script.LATIN
    for first in _written(a, in_latin):
        text, sound = first.text, first.sound
        for second in _written(b, in_latin):
            second_text, other_sound = second.text, second.sound
            # One edit leaves an end as it is: said here, where most pairs of words end, and not in a call.
            if (
                text[:1] != second_text[:1]
                and text[-1:] != second_text[-1:]
                and sound[:1] != other_sound[:1]
                and sound[-1:] != other_sound[-1:]
                and (len(text) < TWO_EDITS or len(second_text) < TWO_EDITS)
            ):
                continue
            value, how = _spellings(first, second, in_latin=in_latin)
            if value > similarity:
                value -= first.cost + second.cost
                if value > similarity:
                    similarity, ground, details = value, how, _readings_of(first, second)
    return Likeness(round(similarity, 4), ground, details) if similarity > 0 else NOTHING


def _written(token: Token, in_latin: bool) -> Sequence[Spelling]:
    """The spellings of a word; between Latin words those alone that somebody writes: Perrault is no Perrot."""
    if not in_latin or len(token.spellings) == 1:
        return token.spellings
    return [spelling for spelling in token.spellings if spelling.system != FRENCH_SOUND]


def _by_characters(a: Token, b: Token) -> Likeness:
    """Characters against characters: what sounds alike is not the same name."""
    value = edit_similarity(a.text, b.text)
    if (
        value < SAME_TRANSCRIBED
        and a.phonetic
        and b.phonetic
        and not transcribed_names(a).isdisjoint(transcribed_names(b))
    ):
        return Likeness(SAME_TRANSCRIBED, Ground.TRANSCRIPTION)
    return Likeness(value, Ground.CHARACTER) if value > 0.0 else NOTHING


def _spellings(a: Spelling, b: Spelling, *, in_latin: bool) -> tuple[float, Ground]:
    if a.text == b.text:
        return 1.0, Ground.SPELLING
    if a.sound == b.sound:
        if a.text[:1] == b.text[:1] or may_be_spellings(a.text, b.text, a.sound):
            return SAME_SOUND, Ground.SOUND
        return _near_sound(a, b, in_latin=in_latin)
    value = edit_similarity(a.text, b.text)
    if value < NEAR_SOUND and sound_similarity(a.sound, b.sound) > 0.0 and a.text.isalpha():
        return _near_sound(a, b, in_latin=in_latin)
    return value, Ground.LETTERS


def _near_sound(a: Spelling, b: Spelling, *, in_latin: bool) -> tuple[float, Ground]:
    """How alike two spellings of nearly one sound are: not at all in Latin words that begin with two consonants, of
    which one is read as another people spells.
    """
    if in_latin and (a.system or b.system):
        first, second = a.text[:1].translate(_VOWELS), b.text[:1].translate(_VOWELS)
        if first and second and first != second:
            return 0.0, Ground.DIFFERENT
    return NEAR_SOUND, Ground.NEAR_SOUND


def _readings_of(a: Spelling, b: Spelling) -> str:
    return "".join([f", read {spelling.text} ({spelling.system})" for spelling in (a, b) if spelling.system])


def _by_sound(a: Token, b: Token) -> Likeness:
    """Across scripts by sound; a word in the same script is settled by its letters (محمد is not محمود)."""
    here, there = (a, b) if _phonetic_first(a, b) else (b, a)
    best = 0.0
    for first in here.spellings:
        profile = profile_of(here.script, first.system)
        for second in there.spellings:
            value = similarity_by_sound(first.text, second.text, profile) - first.cost - second.cost
            if value > best and _stems_sound_alike(first.text, second.text, profile):
                best = value
    return Likeness(round(best, 4), Ground.PHONETICS, f" ({here.script})") if best > 0.0 else NOTHING


def sound_alike(a: Token, b: Token) -> bool:
    """Whether two words sound alike, whatever else makes them one: Майк and Mike do, Джон and Johannes do not."""
    if edit_similarity(sound_key(a.latin), sound_key(b.latin)) > 0.0:
        return True
    return a.script is not b.script and _by_sound(a, b) is not NOTHING


def _stems_sound_alike(own: str, other: str, profile: ScriptProfile) -> bool:
    """Whether what an ending of many leaves of two surnames is alike: გელაშვილი is not Kelashvili."""
    first, second = without_shared_ending(own, other)
    return first == own or phonetic_similarity(sound_key(first), sound_key(second), profile) >= SAME_STEM


def _phonetic_first(a: Token, b: Token) -> bool:
    """The side whose script tells less: the one not in Latin letters; of two, one without vowels, then by name."""
    order = [(not token.phonetic, token.script not in UNVOWELLED, token.script) for token in (a, b)]
    return order[0] <= order[1]


def _by_initial(a: Token, b: Token) -> Likeness:
    if a.initial and b.initial and a.script is b.script:
        return SAME if a.spellings[:1] == b.spellings[:1] else NOTHING
    if first_letters(a).isdisjoint(first_letters(b)):
        return NOTHING
    if begin_by_habit(a, b):
        return _BY_HABIT
    return (
        _SAME_LETTER
        if a.initial and b.initial
        else Likeness(INITIAL_SIMILARITY, Ground.INITIAL, f" {(b if a.initial else a).text}")
    )


# What else than in its romanisations a Cyrillic letter begins with in Latin letters, and what only few write.
# Pavel is nobody's Ф., and Yuri nobody's И.
_CYRILLIC = {
    "е": "ey", "є": "eyi", "э": "e", "ю": "iuyj", "я": "iayj", "й": "iyj", "ж": "z", "х": "hk", "ц": "ct", "ч": "c",
    "ш": "s", "щ": "s", "в": "vw", "г": "gh", "и": "i", "і": "i", "ї": "iy", "з": "z", "к": "kc", "ф": "f",
}  # fmt: skip
_LETTERS_BY_HABIT = {"е": "j", "ж": "j", "ч": "t", "з": "s"}  # letters that others have: С. is S. to all
_LEAST_HABIT = 0.04  # cost of a romanisation that is a habit
_IOTATED = "ye"  # Yelena, Yevgeny: E. to those who leave the y out


def first_letters(token: Token) -> frozenset[str]:
    """The Latin letters that a word may begin with; none for a word that nobody can read.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> sorted(first_letters(word_token("елена"))), sorted(first_letters(word_token("yelena")))
        (['e', 'j', 'y'], ['e', 'y'])
    """
    letters = {spelling.text[0] for spelling in token.spellings}
    if token.script is Script.CYRILLIC:
        letters.update(_CYRILLIC.get(token.text[0], "") + _LETTERS_BY_HABIT.get(token.text[0], ""))
    if not token.initial and any(spelling.text.startswith(_IOTATED) for spelling in token.spellings):
        letters.add("e")
    return frozenset(letters)


def begin_by_habit(a: Token, b: Token) -> bool:
    """Whether two words have a letter to begin with in common, but by a habit of few alone.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> begin_by_habit(word_token("з"), word_token("s")), begin_by_habit(word_token("з"), word_token("z"))
        (True, False)
    """
    return _by_table(a).isdisjoint(_by_table(b)) and not first_letters(a).isdisjoint(first_letters(b))


@named_cache("names.letters_by_table", maxsize=200_000)
def _by_table(token: Token) -> frozenset[str]:
    """The letters that a word begins with by its likelier romanisations and the tables."""
    if token.script is not Script.CYRILLIC:
        return first_letters(token)
    likely = {spelling.text[0] for spelling in token.spellings if spelling.cost < _LEAST_HABIT}
    return frozenset(likely.union(_CYRILLIC.get(token.text[0], "")))
