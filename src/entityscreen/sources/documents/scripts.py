"""Words in further scripts: Cyrillic, Arabic, Hebrew, Thai, Khmer and what else puts letters and not characters.

Here belongs how such words are told from Latin words and from Chinese, Japanese and Korean ones. Which of them are a
name's other form is decided in `bracketed.py`.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.vocabulary import fold

# Letters and signs of the scripts between Greek and Khmer, without Hangul letters and phonetic signs.
FURTHER = "\u0370-\u10ff\u1200-\u1cff\u1f00-\u1fff\ua640-\ua69f\ua960-\ua97f\ufb1d-\ufdff\ufe70-\ufefe"
HAS_FURTHER = re.compile(f"[{FURTHER}]")
_WORD = re.compile(rf"[{FURTHER}]+(?:[’'\-\u200c\u200d·.]?[{FURTHER}]+)*|(?<=[{FURTHER}][ \-])[0-9]{{1,4}}\b")


def further_words(text: str) -> list[Token]:
    """The words of a text in further scripts.

    Example:
        >>> [token.text for token in further_words("Gazprom (Газпром нефть) and Bank Sepah (بانک سپه)")]
        ['Газпром', 'нефть', 'بانک', 'سپه']
    """
    if text.isascii() or not HAS_FURTHER.search(text):
        return []
    return [Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def key_of(name: str) -> tuple[str, ...]:
    """The folded words by which a name is found again: its Latin ones, or those of a further script.

    A name in characters has none: it stands in text without spaces, where its own parts are other words too.

    Example:
        >>> key_of("Bank Sepah"), key_of("Газпром нефть"), key_of("中國石油")
        (('bank', 'sepah'), ('газпром', 'нефть'), ())
    """
    return tuple(token.folded for token in tokenise(name) or further_words(name))
