"""What tells one token from another, whichever object it is.

Here belongs equality of words that were made apart. What is known of a word belongs to `tokens.py`.
"""

from __future__ import annotations

from hashlib import blake2b

from entityscreen.names.tokens import Token, word_token


def is_same_token(a: Token, b: Token) -> bool:
    """Whether two tokens are one word with one meaning and one set of readings, though they were made apart.

    A word that came again after it was forgotten, or that two threads met at once, is two objects.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> is_same_token(word_token("putin"), word_token("putin")), is_same_token(word_token("a"), word_token("b"))
        (True, False)
    """
    return a is b or (a.text == b.text and a.concept == b.concept and a.spellings == b.spellings)


def token_key(token: Token) -> str | bytes:
    """What tells a token from all others: its text, or a digest where that leaves its meaning or readings open.

    Example:
        >>> token_key(word_token("putin"))
        'putin'
    """
    if token.concept is None and is_same_token(word_token(token.text), token):
        return token.text
    readings = [(s.text, s.system, s.cost) for s in token.spellings]
    meaning = f"{token.concept.role} {token.concept.id}" if token.concept else ""
    identity = repr((token.text, meaning, readings))
    return blake2b(identity.encode(errors="surrogatepass"), digest_size=16).digest()
