"""Marks: what two tokens must have one of in common to be alike at all.

Here belongs the quick no. Most words of two names have nothing to do with each other, and most of comparing names was
finding that out. The marks of a token are bits: two tokens without a bit in common are not alike (a property test
holds it), which one `&` tells; how alike others are says `likeness.py`.
"""

from __future__ import annotations

import zlib

from entityscreen.caches import BoundedDict
from entityscreen.model.script import Script
from entityscreen.names.edits import TWO_EDITS
from entityscreen.names.first_letters import first_letters
from entityscreen.names.legal_forms import abbreviated_forms
from entityscreen.names.lexicon import Concept, renderings, says_form
from entityscreen.names.tokens import Token
from entityscreen.names.words import CJK

_ANY = (1 << 256) - 1  # of a token that may meet others in ways that no bit tells
# Where the bits of each kind begin, and of how many the letters and the others are one.
_LETTERS, _OTHERS = 32, 64
_FIRST, _LAST, _FIRST_SOUND, _LAST_SOUND = (1 << _LETTERS * place for place in range(4))
_LONG, _FORM = 1 << 128, 1 << 129
_MEANING, _GROUP = 1 << 130, 1 << 194
_MEANT = BoundedDict("names.marks", 20_000)


def mark(token: Token) -> int:
    """The marks of a token; remembered in it.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> [bool(mark(word_token(a)) & mark(word_token(b))) for a, b in (("putin", "putina"), ("putin", "obama"))]
        [True, False]
    """
    token.marks = token.marks or _marks(token)
    return token.marks


def _marks(token: Token) -> int:
    if not token.spellings or (token.heard and token.script is Script.HAN):
        return _ANY
    found = _ends(token.text) if token.script in CJK else _FIRST << ord(token.text[0]) % _LETTERS
    for spelling in token.spellings:
        sound = spelling.sound
        found |= _ends(spelling.text)
        if sound:
            found |= _FIRST_SOUND << ord(sound[0]) % _LETTERS | _LAST_SOUND << ord(sound[-1]) % _LETTERS
        else:
            found |= _FIRST_SOUND | _LAST_SOUND
    for letter in first_letters(token):
        found |= _FIRST << ord(letter) % _LETTERS
    for plain in token.thai:
        found |= _GROUP << zlib.crc32(plain.encode()) % _OTHERS
    for group in token.groups:
        found |= _GROUP << group % _OTHERS
    if token.concept is not None:
        found |= _meant(token.concept)
        for meaning in renderings(token.text):
            found |= _bit(meaning)
    else:
        for form in abbreviated_forms(token.text):
            found |= _bit(form)
    return found


def _ends(text: str) -> int:
    """What one edit leaves of a text at one end or the other; two edits are for long ones."""
    if not text:
        return _FIRST | _LAST
    found = _FIRST << ord(text[0]) % _LETTERS | _LAST << ord(text[-1]) % _LETTERS
    return found | _LONG if len(text) >= TWO_EDITS else found


def _meant(concept: Concept) -> int:
    known: int | None = _MEANT.get(concept.id)
    if known is None:
        known = _bit(concept.id) | _bit(concept.kin) | _bit(concept.family) | (_FORM if says_form(concept) else 0)
        _MEANT[concept.id] = known
    return known


def _bit(meaning: str) -> int:
    return _MEANING << zlib.crc32(meaning.encode()) % _OTHERS
