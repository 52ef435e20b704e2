"""Words in Latin letters with their places, and the brackets of a text.

Here belongs how a block of text is cut. Which words make a name belongs to `chains.py`, `heads.py` and `persons.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from entityscreen.sources.documents.vocabulary import fold, words

LATIN = "A-Za-z0-9À-ÖØ-öø-ʯḀ-ỿ\u0300-\u036f"
_FORM = r"(?<![\w.])(?:[Ss]\.[Pp]\.A|[Ss]\.r\.[lo]|d\.o\.o|[Aa]\.[SsŞş]|S\.à\sr\.l)\.(?![A-Za-z])"  # of law, with dots
_WORD = re.compile(
    rf"{_FORM}|(?:[A-Z]\.){{2,6}}|[A-Z](?:\.[A-Z]){{1,5}}(?![a-z])|[A-Za-z0-9\-]{{1,20}}\.(?:com|net|org|cn|hk|ai|io|tv)\b|[{LATIN}]+(?:[’'‘ʼ‐‑–\-&+/][{LATIN}]+)*"
)
# Characters of Chinese, Japanese and Korean names; the middle dots stand inside foreign names.
NATIVE = (
    "\u3005\u3007\u3021-\u3029\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\u3231\u3232\uf900-\ufaff\U00020000-\U000323af"
)
HAS_NATIVE = re.compile(f"[{NATIVE}]")
OPENERS = "(（[［【〔﹝"
CLOSERS = ")）]］】〕﹞"
_BRACKET = re.compile(r"[()（）\[\]［］【】〔〕﹝﹞]|\n[ \t]*\n")
# A line's end and the wide space of another column: `(T. 18, U.S.C.,\n ZHOU MEIQI,      T. 50)` is no bracket.
_COLUMNED = re.compile(r"\n[ \t]*[^\s()][^\n()]*[ \t]{6,}\S")
LONGEST_BRACKET = 600


class Token(NamedTuple):
    """A word in Latin letters: as written, folded, and its place in the view."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it can stand in a name: it has a capital among its first letters, or is a numeral."""
        return not self.text.islower() and (self.text[0].isupper() or any(c.isupper() for c in self.text[:4]))

    @property
    def small_form(self) -> bool:
        """Whether it is a legal form in small letters: `Sava Orion d.o.o.`"""
        return "." in self.text and self.folded in words("strong")

    @property
    def number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()


class Bracket(NamedTuple):
    """A pair of brackets: offsets of the opening one, of the closing one, and what stands between."""

    start: int
    end: int
    content: str


def tokenise(text: str) -> list[Token]:
    """The Latin words of a text.

    Example:
        >>> [token.text for token in tokenise("U.S. firm AT&T’s Chiu Chui-cheng (邱垂正)")]
        ['U.S.', 'firm', 'AT&T’s', 'Chiu', 'Chui-cheng']
    """
    return [Token(m.group(), fold(m.group()).rstrip("."), m.start(), m.end()) for m in _WORD.finditer(text)]


def find_brackets(text: str) -> list[Bracket]:
    """All pairs of brackets, in one pass; unpaired ones and those over paragraphs or too long are left out.

    An inner pair is found as well as the outer one; square, round and full-width ones may close each other
    only in their own kind.

    Example:
        >>> [bracket.content for bracket in find_brackets("A (甲) and B（乙 [c]）")]
        ['甲', 'c', '乙 [c]']
    """
    found: list[Bracket] = []
    stack: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(text):
        mark = match.group()
        if mark in OPENERS:
            stack.append((match.start(), mark))
        elif mark in CLOSERS:
            _close(text, stack, match.start(), found)
        else:
            stack.clear()
    return found


_KIND = dict.fromkeys("()（）", "round") | dict.fromkeys("[]［］【】〔〕﹝﹞", "square")


def _close(text: str, stack: list[tuple[int, str]], end: int, found: list[Bracket]) -> None:
    """Close the innermost bracket of the same kind."""
    if stack and _KIND[stack[-1][1]] == _KIND[text[end]]:
        start = stack.pop()[0]
        if end - start <= LONGEST_BRACKET and not _COLUMNED.search(text, start, end):
            found.append(Bracket(start, end, text[start + 1 : end]))
