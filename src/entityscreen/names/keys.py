"""Keys: what two tokens share when they are alike.

Here belongs the other side of `likeness.py`: for each of its relations a key, so that two tokens with a
similarity above zero share at least one (a property test holds it). Whoever looks tokens up by their keys
finds all that the scorer would find; initials alone are left out, since one letter cannot make a hit.

Deletion keys carry the edits (the SymSpell observation): two words at optimal string alignment distance k
share a string that is left when at most k letters are deleted from each.
"""

from __future__ import annotations

from entityscreen.names.likeness import CJK, NEAR_SOUND_LENGTH, allowed_edits
from entityscreen.names.tokens import Token, consonants_of

SPELLING, SOUND, CONSONANTS, HEARD, GROUP, CONCEPT, FAMILY, TEXT = "=", "~", "c", "h", "n", "m", "f", "t"


def deletions(word: str, count: int) -> set[str]:
    """What is left of a word when at most `count` letters are deleted, the word itself included.

    Example:
        >>> sorted(deletions("kim", 1))
        ['im', 'ki', 'kim', 'km']
    """
    found = {word}
    latest = found
    for _ in range(count):
        latest = {word[:i] + word[i + 1 :] for word in latest for i in range(len(word))}
        found |= latest
    return found


def listed_keys(token: Token) -> set[str]:
    """The keys under which a listed token is found."""
    keys = shared_keys(token)
    space = HEARD if token.heard else CONSONANTS
    keys.update(space + key for key in consonants_of(token))
    return keys


def query_keys(token: Token, *, heard_listed: bool = True) -> set[str]:
    """The keys that a queried token looks up.

    Args:
        token: the token.
        heard_listed: whether words of other scripts than Latin are listed at all.
    """
    keys = shared_keys(token)
    if heard_listed or token.heard:
        keys.update(HEARD + key for key in consonants_of(token))
    if token.heard:
        keys.update(CONSONANTS + key for key in consonants_of(token))
    return keys


def spelling_keys(token: Token) -> set[str]:
    """Those keys that carry edits of its spellings."""
    return {
        SPELLING + rest
        for spelling in token.spellings
        for rest in deletions(spelling.text, allowed_edits(len(spelling.text)))
    }


def sound_keys(sound: str) -> set[str]:
    """The keys of a sound: itself, and what one edit leaves when it is long enough to be near another."""
    return {SOUND + rest for rest in deletions(sound, 1 if len(sound) >= NEAR_SOUND_LENGTH else 0)}


def meaning_keys(token: Token) -> set[str]:
    """The keys that are neither spelling nor sound: its text, its given name, its meaning."""
    keys = {TEXT + token.text}
    if token.script in CJK:
        keys.update(TEXT + rest for rest in deletions(token.text, allowed_edits(len(token.text))))
    keys.update(f"{GROUP}{group}" for group in token.groups)
    if token.concept is not None:
        keys.add(CONCEPT + token.concept.id)
        keys.add(FAMILY + token.concept.family)
        if token.concept.role == "legal":
            keys.add(FAMILY + "legal")
    return keys


def shared_keys(token: Token) -> set[str]:
    """The keys that a token has on either side: all but those of its consonants."""
    keys = spelling_keys(token) | meaning_keys(token)
    for spelling in token.spellings:
        keys |= sound_keys(spelling.sound)
    return keys
