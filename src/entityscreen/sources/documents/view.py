"""A text as a reader sees it: without the marks of Markdown and HTML, each character tied to its origin.

Marks (links, emphasis, footnotes, entities, zero-width characters) are removed, and offsets lead back to the original
text. What the words mean belongs to the other modules.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

# Every repetition is bounded, so that a hostile text costs linear time.
_MARKS = re.compile(
    r"(?P<image>!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\))"
    r"|(?P<footnote>\[\\?\[[^\[\]\n]{0,60}\\?\]\]\([^()\n]{0,600}\)"
    r"|\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed|\^[A-Za-z0-9\-]{1,20})\](?:\([^()\s]{0,600}\))?)"
    r"|(?P<link>\[(?=[^\[\]\n]{1,300}\]\([^\s()]))"
    r'|(?P<target>\]\((?:[^()\s]|\([^()\s]{0,200}\)){1,600}(?:\s{1,3}"[^"\n]{0,300}")?\s?\))'
    r"|(?P<reading><r[tp]\b[^<>]{0,60}>[^<>]{0,60}</r[tp]>)"
    r"|(?P<wrap>(?<=[A-Za-zÀ-ɏ])-[ \t]?\n[ \t]{0,12}(?=[A-Za-zÀ-ɏ]))"
    r"|(?P<fold>(?<=[A-Za-z])\n[ \t]?(?=[a-zA-Z]))"
    r"|(?P<tag></?(?:i|b|em|strong|sup|sub|span|small|a|br|u|ref|cite|p|div|li|ruby|rt|rp)\b[^<>]{0,300}>)"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});)"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!|>~]))"
    r"|(?P<star>\*{1,3}(?=\S)|(?<=\S)\*{1,3})"
    r"|(?P<underscore>(?<![\w])_{1,3}(?=\w)|(?<=[^\W_])_{1,3}(?!\w))"
    r"|(?P<invisible>[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?<![\u0590-\u109f])[\u200c\u200d]|`)"
)
_MARKED = re.compile(r"[*_\[<\\&`\u00ad\u200b-\u200f\u2060\ufeff]|-[ \t]?\n|[A-Za-z]\n")
_PARTED_WORD = re.compile(r"([A-Za-zÀ-ɏ]+)-[ \t]?\n[ \t]{0,12}([A-Za-zÀ-ɏ]+)")
# One syllable as Chinese and Korean names have it: `Zhong-` at a line's end may be half of `Chui-cheng`.
SYLLABLE = "(?:[zcst]h|t[sz]|hs|kw|ng|[bpmfdtnlgkhjqxrzcswy])?[aeiouüyw]{1,4}(?:ng|[nrmlkpth])?"
_SYLLABLE = re.compile(SYLLABLE, re.IGNORECASE)


SHORTEST_FULL = 25  # letters of a full line of characters
LONGEST_PART = 40  # letters of a word before the hyphen at a line's end


@dataclass(frozen=True, slots=True)
class View:
    """What a reader sees, the offsets in it at which its stretches begin, and those of their begins in the original."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Where the character at an offset of the view stands in the original."""
        stretch = bisect_right(self.starts, offset) - 1
        return self.origins[stretch] + offset - self.starts[stretch]

    def origin_span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the view as a span of the original."""
        return self.origin(start), self.origin(end - 1) + 1


def make_view(text: str, base: int = 0) -> View:
    """A text without the marks of Markdown and inline HTML; `base` is its offset in the original.

    Example:
        >>> view = make_view("**Tsai Ing-wen** ([Chinese](https://x.org/a_(b)): 蔡英文)")
        >>> view.text, view.origin_span(0, 12)
        ('Tsai Ing-wen (Chinese: 蔡英文)', (2, 14))
    """
    if not _MARKED.search(text):
        return View(text, (0,), (base,))
    pieces: list[tuple[str, int]] = []
    done = 0
    for match in _MARKS.finditer(text):
        pieces += ((text[done : match.start()], done), (_kept(text, match), match.start()))
        done = match.end()
    pieces.append((text[done:], done))
    starts, origins, length = [0], [base], 0
    for piece, origin in pieces:
        if piece:
            starts.append(length)
            origins.append(base + origin)
            length += len(piece)
    return View("".join(piece for piece, _ in pieces), tuple(starts), tuple(origins))


def _kept(text: str, match: re.Match[str]) -> str:
    """What stays of a mark: a hyphen, the character of an entity, the line's end of a tag."""
    kind, mark = match.lastgroup, match.group()
    if kind == "fold":
        return "" if _is_folded(text, match.start()) else mark
    if kind == "wrap":
        return "-" if _keeps_hyphen(text, match.start()) else ""
    if kind == "entity":
        plain = html.unescape(mark)
        return plain if len(plain) == 1 else mark
    return "\n" if kind == "tag" and mark[1:3].lower() in ("br", "p>", "li", "/p", "/l", "di") else ""


def _is_folded(text: str, at: int) -> bool:
    """Whether a line ends inside a Latin word because it is full: a long line of characters."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return LONGEST_PART > len(line) >= SHORTEST_FULL and sum(letter >= "\u3040" for letter in line) > len(line) // 2


def _keeps_hyphen(text: str, at: int) -> bool:
    """Whether a line's last hyphen belongs to the word, by the same word elsewhere, a capital, or its syllables."""
    start = at
    while start and text[start - 1].isalpha() and at - start < LONGEST_PART:
        start -= 1
    match = _PARTED_WORD.match(text, start)
    if match is None or match.group(2)[0].isupper():
        return True
    first_part, right = match.groups()
    if f"{first_part}-{right}" in text:
        return True
    if f"{first_part}{right}" in text:
        return False
    return first_part[0].isupper() and bool(_SYLLABLE.fullmatch(first_part) and _SYLLABLE.fullmatch(right))
