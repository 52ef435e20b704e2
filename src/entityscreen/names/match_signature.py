"""Match signatures: what two tokens must share to be alike at all, as keys for an index and as bits for a quick no.

- *Keys of meaning* are what two words share that are alike by neither letters nor sound, each with the similarity
  that follows: the same text, forms of one given name or surname, one meaning, kin or family, one plain spelling of a
  Thai name. Keys of letters and sounds are made of their own spelling, many at once: `index/hashes.py`.
- *Signatures* are bits: most words of two names have nothing to do with each other, and most of comparing names was
  finding that out. Two tokens without a bit in common are not alike (a property test holds it), which one `&` tells.
- *Beginnings* are bits of the letters that words begin with, which tell whether an initial can match anything in
  another name; letters beyond a to z share them.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import reduce
from operator import or_

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.model.script import Script
from entityscreen.names.legal_forms import abbreviated_forms
from entityscreen.names.lexicon import Concept, renderings, says_form
from entityscreen.names.likeness import (
    LEGAL_FORMS,
    SAME_FAMILY,
    SAME_GIVEN_NAME,
    SAME_KIN,
    SAME_MEANING,
    SAME_SURNAME,
    SAME_THAI,
    SAME_TRANSCRIBED,
    bears_surname,
    first_letters,
    form_spelled_out,
)
from entityscreen.names.persons.gendered import surname_keys
from entityscreen.names.prepared import Part
from entityscreen.names.tokens import Token, transcribed_names
from entityscreen.syllables.latin_names import is_cuttable, word_cuts
from entityscreen.text.edits import TWO_EDITS
from entityscreen.text.words import CJK

SPELLING, SOUND, GROUP, SURNAME = "=", "~", "n", "s"
CONCEPT, KIN, FAMILY, TEXT, TRANSCRIBED, THAI, ABBREVIATION = "m", "k", "f", "t", "u", "h", "a"


def meaning_keys(token: Token) -> dict[str, float]:
    """The keys of a word that are neither spelling nor sound, each with the similarity of two that share it.

    Args:
        token: a word; one that is its own spelling has no key for its text.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> meaning_keys(word_token("путин")), meaning_keys(word_token("putin"))
        ({'tпутин': 1.0, 'sputin': 0.93}, {'sputin': 0.93})
    """
    keys: dict[str, float] = {}
    if token.text not in [spelling.text for spelling in token.spellings if not spelling.cost]:
        keys[TEXT + token.text] = 1.0
    for name in sorted(transcribed_names(token)):
        keys[TRANSCRIBED + name] = SAME_TRANSCRIBED
    for plain in sorted(token.thai):
        keys[THAI + plain] = SAME_THAI
    for group in sorted(token.groups):
        keys[f"{GROUP}{group}"] = SAME_GIVEN_NAME
    if bears_surname(token):
        for surname in sorted(surname_keys(token.latin)):
            keys[SURNAME + surname] = SAME_SURNAME
    return keys | (_by_concept(token, token.concept) if token.concept is not None else _by_abbreviation(token))


def _by_concept(token: Token, meaning: Concept) -> dict[str, float]:
    keys = {CONCEPT + meaning.id: SAME_MEANING, KIN + meaning.kin: SAME_KIN, FAMILY + meaning.family: SAME_FAMILY}
    for rendering in sorted(renderings(token.text) - {meaning.id}):
        keys[CONCEPT + rendering] = SAME_KIN
    if says_form(meaning):
        keys[FAMILY + "legal"] = LEGAL_FORMS
    if form := form_spelled_out(token):
        keys[ABBREVIATION + form] = SAME_MEANING
    return keys


def _by_abbreviation(token: Token) -> dict[str, float]:
    return {ABBREVIATION + form: SAME_MEANING for form in sorted(abbreviated_forms(token.text))}


_ANY = (1 << 256) - 1  # of a token that may match others in ways that no bit tells
# Where the bits of each kind begin, and of how many the letters and the others are one.
_LETTERS, _OTHERS = 32, 64
_FIRST, _LAST, _FIRST_SOUND, _LAST_SOUND = (1 << _LETTERS * place for place in range(4))
_LONG, _FORM = 1 << 128, 1 << 129
_MEANING, _GROUP = 1 << 130, 1 << 194
_MEANT = BoundedDict("names.match_signature", 20_000)


def signature_of(token: Token) -> int:
    """The signature of a token; remembered in it.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> putin, putina, obama = map(signature_of, map(word_token, ("putin", "putina", "obama")))
        >>> bool(putin & putina), bool(putin & obama)
        (True, False)
    """
    token.signature = token.signature or _signature(token)
    return token.signature


def _signature(token: Token) -> int:
    if not token.spellings or (token.phonetic and token.script is Script.HAN):
        return _ANY
    bits = _ends(token.text) if token.script in CJK else _FIRST << ord(token.text[0]) % _LETTERS
    for spelling in token.spellings:
        sound = spelling.sound
        bits |= _ends(spelling.text)
        if sound:
            bits |= _FIRST_SOUND << ord(sound[0]) % _LETTERS | _LAST_SOUND << ord(sound[-1]) % _LETTERS
        else:
            bits |= _FIRST_SOUND | _LAST_SOUND
    for letter in first_letters(token):
        bits |= _FIRST << ord(letter) % _LETTERS
    for plain in token.thai:
        bits |= _GROUP << zlib.crc32(plain.encode()) % _OTHERS
    for group in token.groups:
        bits |= _GROUP << group % _OTHERS
    if token.concept is not None:
        bits |= _meant(token.concept)
        for meaning in renderings(token.text):
            bits |= _bit(meaning)
    else:
        for form in abbreviated_forms(token.text):
            bits |= _bit(form)
    return bits


def _ends(text: str) -> int:
    """What one edit leaves of a text at one end or the other; two edits are for long ones."""
    if not text:
        return _FIRST | _LAST
    bits = _FIRST << ord(text[0]) % _LETTERS | _LAST << ord(text[-1]) % _LETTERS
    return bits | _LONG if len(text) >= TWO_EDITS else bits


def _meant(concept: Concept) -> int:
    bits: int | None = _MEANT.get(concept.id)
    if bits is None:
        bits = _bit(concept.id) | _bit(concept.kin) | _bit(concept.family) | (_FORM if says_form(concept) else 0)
        _MEANT[concept.id] = bits
    return bits


def _bit(meaning: str) -> int:
    return _MEANING << zlib.crc32(meaning.encode()) % _OTHERS


LONGEST_GIVEN = 12  # letters of two syllables, Zhuangzhuang
PAIR = 2  # syllables of a given name, and initials that stand for it
_EVERY = (1 << _LETTERS) - 1  # of a letter that nobody can read: it may be any


def beginnings(token: Token) -> int:
    """The letters that a word begins with, in any of its spellings, and its second syllable where it has two.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> beginnings(word_token("yuri")) & beginnings(word_token("y")) > 0
        True
    """
    if token.initial and not token.spellings:
        return _EVERY
    bits = 0
    for letter in first_letters(token):
        bits |= _letter_bit(letter)
    if token.script is Script.LATIN:
        for letters in syllable_letters(token.latin):
            bits |= _letter_bit(letters[1])
    return bits


@named_cache("names.syllable_letters", maxsize=100_000)
def syllable_letters(word: str) -> frozenset[str]:
    """The first letters of the two syllables of a given name written as one word, for each way to cut it.

    Example:
        >>> sorted(syllable_letters("jianguo")), sorted(syllable_letters("peter")), sorted(syllable_letters("guo"))
        (['jg'], [], [])
    """
    if len(word) > LONGEST_GIVEN or not is_cuttable(word):
        return frozenset()
    return frozenset(cut[0][0] + cut[1][0] for cut, _ in word_cuts((word,)) if len(cut) == PAIR)


def stands_for(initial: Token) -> int:
    """The letters that an initial stands for; every one when nobody can read it."""
    return reduce(or_, map(_letter_bit, first_letters(initial)), 0) if initial.spellings else _EVERY


def share_of_initials(parts: Sequence[Part]) -> float:
    """The share of a name that is initials, in [0, 1]."""
    return sum([part.share for part in parts if part.token.initial])


def _letter_bit(text: str) -> int:
    return 1 << ord(text[0]) % _LETTERS if text else _EVERY
