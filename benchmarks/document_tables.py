"""How many of the names in the old tables of sentences extraction finds: a regression report, no gate.

Run as `python benchmarks/document_tables.py [--show TABLE]`. The 1,630 sentences of `tests/cases/documents/` were
written for the grammar before this one and say what is desirable, not what is promised; what was left out on purpose
stands in `docs/documents.md`. A pair is a name with one of its other names, or a name without any; kinds must agree.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from entityscreen.sources.documents import extract

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "documents"
TABLES = ("aliases", "english", "bilingual", "passages", "further", "told")
WITHOUT_ALIAS = ("aliases", "english")  # tables that list names without another one too
BILINGUAL = ("bilingual", "passages")  # tables that list no other names but those with characters

Pair = tuple[str, frozenset[str]]  # kind, and both names in any order
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def rows(table: str) -> list[tuple[str, set[Pair]]]:
    """Text and expected pairs of each row of a table."""
    lines = (CASES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    split = {"further": 0}.get(table, 1)
    return [
        (row[split].replace("\\n", "\n"), expected(row[split + 1] if len(row) > split + 1 else "")) for row in cells
    ]


def expected(cell: str) -> set[Pair]:
    """The pairs of a cell: `P:Name = alias + alias | O:Name`.

    Example:
        >>> expected("P:Chu = 朱 | O:Acme") == {("P", frozenset(("Chu", "朱"))), ("O", frozenset(("Acme",)))}
        True
    """
    found: set[Pair] = set()
    for entry in filter(None, cell.split(" | ")):
        name, _, aliases = re.sub(r"\s*=\s*", "=", entry).partition("=")
        kind, _, written = name.partition(":")
        listed = filter(None, re.split(r"\s*\+\s*", aliases))
        found |= pairs_of("P" if kind == "P" else "O", written, list(listed))
    return found


def pairs_of(kind: str, name: str, aliases: Sequence[str]) -> set[Pair]:
    """A name with each of its other names, or alone."""
    return {(kind, frozenset((name, alias))) for alias in aliases} or {(kind, frozenset((name,)))}


def given(text: str) -> set[Pair]:
    """The pairs that extraction gives."""
    found: set[Pair] = set()
    for mention in extract(text):
        kind = "P" if mention.kind == "Person" else "O"
        found |= pairs_of(kind, mention.refers_to or mention.name, mention.aliases)
    named = {(kind, name) for kind, pair in found if len(pair) > 1 for name in pair}
    return {(kind, pair) for kind, pair in found if len(pair) > 1 or (kind, min(pair)) not in named}


def counted(table: str, pairs: set[Pair]) -> set[Pair]:
    """The pairs that a table lists at all: with another name, with characters."""
    if table in WITHOUT_ALIAS:
        return pairs
    pairs = {(kind, pair) for kind, pair in pairs if len(pair) > 1}
    if table not in BILINGUAL:
        return pairs
    return {(kind, pair) for kind, pair in pairs if len({CJK.search(name) is not None for name in pair}) > 1}


def main(arguments: list[str]) -> int:
    """Print, for each table, the share of its pairs that is found, and how many others are given."""
    shown = arguments[arguments.index("--show") + 1] if "--show" in arguments else ""
    for table in TABLES:
        wanted = found = others = 0
        for text, listed in rows(table):
            got, pairs = counted(table, given(text)), counted(table, listed)
            wanted, found, others = wanted + len(pairs), found + len(pairs & got), others + len(got - pairs)
            if table == shown and pairs != got:
                missing, other = ([tuple(pair) for _, pair in some] for some in (pairs - got, got - pairs))
                print(f"{text}\n  missing {missing}\n  other   {other}")
        print(f"{table:10} found {found:5} of {wanted:5} = {found / wanted:.3f}, others given {others}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
