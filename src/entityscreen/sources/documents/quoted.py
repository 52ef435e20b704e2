"""Names in quotes that a noun beside them explains: `танкер «Полярис»`, 油轮“宏运8号”, `le navire « Sainte-Odile »`.

Here belongs one rule for every script: what stands in quotes is a name when the noun directly before it, or in Chinese
and Japanese behind it, says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.sources.documents import kinds, other_scripts
from entityscreen.sources.documents.record import Name
from entityscreen.sources.documents.tokens import QUOTES, Block, Script
from entityscreen.sources.documents.vocabulary import Kind, words

LONGEST = 12  # tokens of a name in quotes
LONGEST_NOUN = 4  # characters of a noun before quotes


def scan_quoted(block: Block) -> Iterator[Name]:
    """The names in quotes beside a noun for firms, bodies or vessels, in the order of the text."""
    for opening, closing in sorted(block.pairs.items()):
        inner = block.tokens[opening + 1 : closing]
        if block.tokens[opening].folded not in QUOTES or not 0 < len(inner) <= LONGEST or not opening:
            continue
        if inner[0].script in (Script.LATIN, Script.CYRILLIC) and not inner[0].capital:
            continue
        kind, noun = _noun(block, opening, closing)
        if kind and not any(token.script == Script.MARK and token.text in "。!?;" for token in inner):
            yield Name(opening + 1, closing - 1, block.written(opening + 1, closing - 1), kind, f"called {noun}")


def _noun(block: Block, opening: int, closing: int) -> tuple[str, str]:
    """The kind that the noun beside quotes says, and the noun; two empty strings for none."""
    before = block.tokens[opening - 1]
    if before.script in Script.CJK:
        for size in range(LONGEST_NOUN, 0, -1):
            noun = "".join(token.folded for token in block.tokens[max(0, opening - size) : opening])
            for table, kind in (("han:ship", Kind.VESSEL), ("han:firm_noun", Kind.COMPANY)):
                if noun in words(table):
                    return kind, noun
    if before.script == Script.LATIN:
        kind = kinds.noun_kind(before.folded, block.language) if not before.capital or block.language == "de" else ""
        return (kind, before.text) if kind in (Kind.COMPANY, Kind.ORGANISATION, Kind.VESSEL) else ("", "")
    if before.script in (Script.CYRILLIC, Script.ARABIC):
        further = block.tokens[opening - 2] if opening > 1 and before.script == Script.ARABIC else before
        for word in (before, further):
            kind = other_scripts.noun_kind(word)
            if kind in (Kind.COMPANY, Kind.ORGANISATION, Kind.VESSEL) and not other_scripts.is_form(word):
                return kind, word.text
    behind = block.tokens[closing + 1] if closing + 1 < len(block.tokens) else before
    shipped = behind.script in Script.CJK and behind.folded in words("han:ship_behind") and block.touches(closing + 1)
    return (Kind.VESSEL, behind.text) if shipped else ("", "")
