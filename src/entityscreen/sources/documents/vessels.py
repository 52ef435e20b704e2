"""Ships: by the prefix of the name (`M/V`), or by the noun before or behind it.

Here belongs when words name a merchant ship. Warships are weapons and stay out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.context import SHIP_NUMBER, VESSEL, kind_before
from entityscreen.sources.documents.kinds import judge_latin
from entityscreen.sources.documents.starts import organisation_start
from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import fold, words

_NOUN_BEFORE = re.compile(
    r"\b(?P<noun>vessel|tanker|freighter|ship|container ship|trawler|ferry|bulker|"
    r"[a-z]{4,12})(?:,?\s(?:the\s)?[“\"‘']?|,\s)$"
)
_FLAGGED = re.compile(r"[A-Z][A-Za-z]+-(?:flagged|flag)\s[“\"‘']?$")
_PLACED = re.compile(r"\b(?:in|at|near|from|to|of|off)\s$")
MERCHANT_PREFIX = re.compile(r"^(?:MV|MT|SS|M/V|M/T|FV|F/V)$")


def vessel_start(text: str, chain: Sequence[Token], natives: Sequence[str], after_kind: str) -> tuple[int, str] | None:
    """Where in a chain the name of a ship begins that ends with the chain.

    Args:
        text: the view's text.
        chain: the words before a bracket.
        natives: the names in it; 艦 ends a warship's.
        after_kind: the kind that the words behind the bracket give.

    Returns:
        The index of the first word and the evidence, or None when nothing says that it is a ship.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> vessel_start("M/V Xin Hai 7", tokenise("M/V Xin Hai 7"), ["新海7号"], "")
        (1, 'prefix M/V')
    """
    for at, token in enumerate(chain[:-1]):
        if MERCHANT_PREFIX.match(token.text):
            return at + 1, f"prefix {token.text}"
    if judge_latin(chain).strength == 3 or any(native.endswith(("艦", "舰")) for native in natives):
        return None
    if len(chain) > 1 and chain[0].folded in words("vessel_noun") and not judge_latin(chain[1:]).kind:
        return 1, f"called {chain[0].text}"
    start = organisation_start(chain, ())
    kind, noun = kind_before(text, chain[start].start)
    if kind == VESSEL:
        return start, f"called {noun}"
    return (start, "what follows says a ship") if after_kind == VESSEL else None


def called_vessel(text: str, start: int) -> bool:
    """Whether a noun for ships stands directly before a name: `the longliner X`, `its sister ship, the X`.

    Example:
        >>> called_vessel("the longliner Ocean Jade", 14), called_vessel("the ship of Theseus", 12)
        (True, False)
    """
    if _FLAGGED.search(text, max(0, start - 40), start):
        return True
    match = _NOUN_BEFORE.search(text, max(0, start - 40), start)
    return match is not None and fold(match["noun"]) in words("vessel_noun") and not match["noun"].istitle()


def numbered_ship(text: str, chain: Sequence[Token]) -> Sequence[Token]:
    """The words of a chain that are a ship's name, shown by its number behind; owners have such numbers too.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> text = "The Panama-flagged PABLO STAR (IMO 9133587) and Delta Oil Ltd (IMO 5123456)"
        >>> [token.text for token in numbered_ship(text, tokenise(text)[1:4])]
        ['PABLO', 'STAR']
        >>> numbered_ship(text, tokenise(text)[7:10])
        []
    """
    former = any(token.folded.startswith("ex-") for token in chain)
    placed = _PLACED.search(text, max(0, chain[0].start - 6), chain[0].start)  # `lies at Nampo, IMO 9123456`
    if former or placed or not SHIP_NUMBER.match(text, chain[-1].end) or judge_latin(chain).strength > 1:
        return []
    start = max((at + 1 for at, token in enumerate(chain) if _is_no_name(token)), default=0)
    return list(chain[start:])


def _is_no_name(token: Token) -> bool:
    """Whether a word stands before a ship's name: `Panama-flagged`, `tanker`, `IMO`."""
    flagged = token.folded.endswith(("-flagged", "-flag", "-registered", "-owned", "-built", "-managed"))
    return flagged or token.folded in words("vessel_noun") or token.folded == "imo"
