"""Lines that are no running text: headlines and photo credits.

Here belongs how such lines are told. Names in a headline come again in the text below it, and a credit names the
photographer, who is not part of the story.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import words

_CREDIT = re.compile(
    r"^\s*(?:photos?|pictures?|images?|credit|source|graphic|video|courtesy|screengrab|圖|照片|图)\b"
    r"(?:[^:：\n]{0,20}[:：]|\s(?:courtesy|by|provided|from|taken)\b)",
    re.IGNORECASE,
)
_KICKER = re.compile(r"\s*(?:[A-Z][A-Z’'\-]*[,\s]+){0,7}[A-Z][A-Z’'\-]{2,}:")
_VERB_BEHIND = re.compile(r"\s(?:is|was|are|were|has|had|have|will|would|can|could)\s")
LONGEST_CREDIT, LONGEST_HEADLINE = 140, 140  # characters
HEADLINE_WORDS, HEADLINE_SHARE = 5, 0.6  # least number of words; least share of them with a capital


def skipped_lines(text: str) -> list[tuple[int, int, str]]:
    """Spans of headlines and photo credits.

    A headline is a line of five words or more without a full stop whose words are mostly capitalised, a Markdown
    heading, or the capitals before a colon at a line's start.

    Example:
        >>> skipped_lines("CARROT AND STICK: While China drills\\nPhoto: Reuters")
        [(0, 17, 'headline'), (37, 51, 'credit')]
    """
    found, offset = [], 0
    for line in text.split("\n"):
        end = offset + len(line)
        if len(line) <= LONGEST_CREDIT and _CREDIT.match(line):
            found.append((offset, end, "credit"))
        elif kicker := _KICKER.match(line):
            found.append((offset, offset + kicker.end(), "headline"))
        elif _is_headline(line):
            found.append((offset, end, "headline"))
        offset = end + 1
    return found


def _is_headline(line: str) -> bool:
    stripped = line.strip()
    if stripped.startswith("#"):
        return True
    if (
        not stripped
        or len(stripped) > LONGEST_HEADLINE
        or stripped[-1] in '.!?。”";:,'
        or stripped[0] in "-*•|>0123456789"
    ):
        return False
    parts = stripped.split()
    capitals = sum(1 for part in parts if part[0].isupper())
    return (
        len(parts) >= HEADLINE_WORDS
        and capitals >= HEADLINE_SHARE * len(parts)
        and "," not in stripped
        and "(" not in stripped
    )


def opens_sentence(text: str, word: Token) -> bool:
    """Whether a word with a capital opens a sentence: `The firm`, `Security is provided`."""
    return word.folded in words("starter") or _VERB_BEHIND.match(text, word.end) is not None
