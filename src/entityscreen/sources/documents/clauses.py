"""Clauses that work as a bracket does: `WEI ZHENGGUO, a/k/a "Wei Zheng Guo," a/k/a "韦正国,"`.

Here belongs finding them. What stands in them is read by `gloss.py`, the name before them by `places.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entityscreen.sources.documents.tokens import NATIVE, Bracket

_KEYWORD = re.compile(r",?\s{1,2}(?:also\sknown\sas|a/k/a|a\.k\.a\.|aka|f/k/a|alias)\s{1,2}", re.IGNORECASE)
_FURTHER = re.compile(rf"\s(?:(?:and|or)\s)?(?=[\"“]?[{NATIVE}]|[\"“][A-Za-z])")
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,60}[\"”],?")
_NATIVE_NAME = re.compile(rf"[{NATIVE}][{NATIVE}·・]{{1,30}},?")
_PLAIN = re.compile(r"[A-Z][A-Za-z .\-]{1,50}(?=,)")
_NATIVE_BRACKET = re.compile(rf"\s?[(（][^()（）A-Za-z]{{0,3}}[{NATIVE}]")
_HAS_NATIVE = re.compile(f"[{NATIVE}]")


def alias_clauses(text: str) -> Iterator[Bracket]:
    """The alias clauses of a text that give a name in characters, or quote one before a bracket with characters.

    A clause behind a bracket is left out: there it may introduce a name with a bracket of its own.

    Yields:
        Each run of clauses as a bracket: the offset of its first comma or space, the offset of its last character.

    Example:
        >>> [clause.content for clause in alias_clauses('LI WEI, a/k/a "Wei Li," a/k/a 李伟, fled')]
        ['a/k/a "Wei Li," a/k/a 李伟']
    """
    done = 0
    for keyword in _KEYWORD.finditer(text):
        start = keyword.start()
        if start < done or (start and text[start - 1] in ")）]"):
            continue
        end, quoted = _run_end(text, start)
        if end == start:
            continue
        done = end
        if _HAS_NATIVE.search(text, start, end) or (quoted and _NATIVE_BRACKET.match(text, end)):
            yield Bracket(start, end - 1, text[start:end].strip(" ,\n"))


def _run_end(text: str, start: int) -> tuple[int, bool]:
    """Where a run of clauses ends, and whether its last one is quoted."""
    end, quoted = start, False
    for _ in range(LONGEST_RUN):
        keyword = _KEYWORD.match(text, end) or (_FURTHER.match(text, end) if end > start else None)
        if not keyword:
            break
        name = next((m for p in (_QUOTED, _NATIVE_NAME, _PLAIN) if (m := p.match(text, keyword.end()))), None)
        if name is None:
            break
        end, quoted = name.end(), name.re is _QUOTED
    while end > start and text[end - 1] == ",":
        end -= 1
    return end, quoted


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
    outside = [b for b in brackets if not any(line.start < b.start < line.end for line in lines)]
    return sorted([*outside, *clauses, *lines])
