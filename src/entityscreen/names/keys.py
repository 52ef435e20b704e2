"""Keys of meaning: what two words share that are alike by neither letters nor sound.

Here belong the other relations of `likeness.py`, each with its key and with the similarity that follows from
sharing it: the same text, forms of one given name or surname, the same meaning, meanings of one kin or family, one
plain spelling of a Thai name. Whoever looks words up by their keys needs no comparison for these. Letters and sounds
have keys made of their own spelling, with letters deleted, many at once: `index/hashes.py`.
"""

from __future__ import annotations

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
    form_spelled_out,
)
from entityscreen.names.persons import surname_keys
from entityscreen.names.tokens import Token, transcribed_names

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
    if not any(spelling.text == token.text and not spelling.cost for spelling in token.spellings):
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
    for other in sorted(renderings(token.text) - {meaning.id}):
        keys[CONCEPT + other] = SAME_KIN
    if says_form(meaning):
        keys[FAMILY + "legal"] = LEGAL_FORMS
    if form := form_spelled_out(token):
        keys[ABBREVIATION + form] = SAME_MEANING
    return keys


def _by_abbreviation(token: Token) -> dict[str, float]:
    return {ABBREVIATION + form: SAME_MEANING for form in sorted(abbreviated_forms(token.text))}
