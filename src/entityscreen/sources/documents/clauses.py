"""Clauses that work as a bracket does: `WEI ZHENGGUO, a/k/a "Wei Zheng Guo," a/k/a "韦正国,"`.

Here belongs finding them. What stands in them is read by `gloss.py`, the name before them by `places.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entityscreen.sources.documents.alias_lists import read_list
from entityscreen.sources.documents.alias_phrases import CLAUSE_KEYWORD
from entityscreen.sources.documents.tokens import HAS_NATIVE, NATIVE, Bracket

_COMMA_BRACKET = re.compile(rf",\s[(（][^()（）A-Za-z]{{0,3}}[{NATIVE}]")
_NATIVE_BRACKET = re.compile(rf"\s?[(（][^()（）A-Za-z]{{0,3}}[{NATIVE}]")


def alias_clauses(text: str) -> Iterator[Bracket]:
    """The alias clauses of a text that give a name in characters, or quote one before a bracket with characters.

    A clause behind a bracket counts too: `Qiu Wei Ren (邱伟仁), formerly known as Qiu Guoxing (邱国兴)`.

    Yields:
        Each run of clauses as a bracket: the offset of its first comma or space, the offset of its last character.

    Example:
        >>> [clause.content for clause in alias_clauses('LI WEI, a/k/a "Wei Li," a/k/a 李伟, fled')]
        ['a/k/a "Wei Li," a/k/a 李伟']
    """
    done = 0
    for keyword in (match for first, last in _windows(text) for match in CLAUSE_KEYWORD.finditer(text, first, last)):
        start = keyword.start()
        if start < done:
            continue
        end = _run_end(text, start)
        if end == start:
            continue
        done = end
        if _COMMA_BRACKET.match(text, end):
            end += 1
        if HAS_NATIVE.search(text, start, end) or _NATIVE_BRACKET.match(text, end) or keyword["how"].endswith(":"):
            yield Bracket(start, end - 1, text[keyword.start("how") : end].strip(" ,\n"))


_NEAR = re.compile(rf"[{NATIVE}]+|\bfollowing\s|\baliases:|\balias:", re.IGNORECASE)
REACH, AHEAD = 600, 40  # characters from a keyword to its last name, and behind that: `in Chinese`


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches in which a clause can begin that counts: before characters, and where a list has a colon."""
    spans: list[tuple[int, int]] = []
    for match in _NEAR.finditer(text):
        if spans and match.start() - REACH <= spans[-1][1]:
            spans[-1] = (spans[-1][0], match.end() + AHEAD)
        else:
            spans.append((max(0, match.start() - REACH), match.end() + AHEAD))
    return spans


def _run_end(text: str, start: int) -> int:
    """Where a run of clauses ends; `start` when none has a name."""
    end = start
    for _ in range(LONGEST_RUN):
        keyword = CLAUSE_KEYWORD.match(text, end)
        listed = read_list(text, keyword.end(), keyword["how"], inside=False) if keyword else None
        if listed is None or not listed.names:
            break
        end = listed.end
    while end > start and text[end - 1] == ",":
        end -= 1
    return end


LONGEST_RUN = 8  # clauses in a row


_LABEL_LINE = re.compile(
    r"\n[ \t]{0,4}(?:[•·\-*] )?(?:Name \((?:non-Latin|original|native|Chinese) (?:script|name|characters)\)|"
    r"Chinese name|Name in (?:Chinese|Hangul|Korean|Japanese|original script)|Native name|Original script name|"
    r"中文名(?:稱|称|字)?)"
    rf"[ \t]?[:：][ \t]?(?P<name>[{NATIVE}][{NATIVE}·・（）() ]{{1,40}})(?=$|[\n;；,，])",
    re.IGNORECASE,
)


def label_lines(text: str) -> Iterator[Bracket]:
    """Lines that say the name in characters of the line before: `Name (non-Latin script): 廖宇平`.

    Example:
        >>> [line.content for line in label_lines("LIAO, Yuping\\nName (non-Latin script): 廖宇平")]
        ['廖宇平']
    """
    for match in _LABEL_LINE.finditer(text):
        yield Bracket(match.start(), match.end() - 1, match["name"])


def with_clauses(text: str, brackets: Sequence[Bracket]) -> list[Bracket]:
    """A block's brackets and alias clauses, ascending; a clause inside a bracket is the bracket's."""
    clauses = [c for c in alias_clauses(text) if not any(b.start < c.start < b.end for b in brackets)]
    lines = list(label_lines(text)) if "\n" in text else []
    if not clauses and not lines:
        return list(brackets)
    spans = [*lines, *clauses]
    outside = [b for b in brackets if not any(span.start < b.start < span.end for span in spans)]
    return sorted([*outside, *clauses, *lines])
