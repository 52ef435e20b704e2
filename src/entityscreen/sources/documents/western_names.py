"""Latin names of persons around a surname: given names before it, particles, initials.

Here belongs what Latin words say alone. The meeting with characters belongs to `persons.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import is_given, is_role, no_name_words, words

_NAME_WORD = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’\-]*$")


def before_particles(chain: Sequence[Token], index: int) -> int:
    """The word before the particles that stand before a word: `Chen de la Cruz`, `Sophie van den Berg-Liu`."""
    at = index - 1
    while at > 0 and chain[at].folded in words("particle") and not chain[at].capital:
        at -= 1
    return at


def given_like(token: Token) -> bool:
    return (
        bool(_NAME_WORD.match(token.text) or len(token.folded) == 1)
        and token.folded not in words("role")
        and token.folded not in words("strong")
        and not token.folded.endswith("-class")  # of ships: `Hai Lung-class`
        and (
            (token.folded not in words("organisation") and token.folded not in words("company"))
            or len(token.folded) <= 4
        )
    )


def extend_given(chain: Sequence[Token], index: int) -> int:
    """Take Western given names and initials before a surname into the name."""
    while (
        index and (is_given(chain[index - 1].folded) or len(chain[index - 1].folded) == 1) and chain[index - 1].capital
    ):
        index -= 1
    return index


def western_start(chain: Sequence[Token], index: int) -> int | None:
    """The start of a name whose surname comes last: one given name, or several that are known as such."""
    start = before_particles(chain, index)
    if start < 0 or not (can_be_given(chain[start]) or _is_given_title(chain, start)):
        return None
    while start and chain[start - 1].capital and _more_given(chain[start - 1], chain[start]):
        start -= 1
    if before_particles(chain, start) < start - 1 and can_be_given(chain[before_particles(chain, start)]):
        start = before_particles(chain, start)
    start = _known_given_before(chain, start)
    titled = next((at for at in range(start - 1, max(-1, start - 3), -1) if chain[at].folded in words("honorific")), -1)
    if titled >= 0 and all(can_be_given(token) for token in chain[titled + 1 : start]):
        return titled + 1
    return start


def _known_given_before(chain: Sequence[Token], start: int) -> int:
    """`Christine Ching Kui Lee`: a known given name stands before the Chinese syllables."""
    for at in range(start - 1, max(-1, start - 3), -1):
        if not can_be_given(chain[at]):
            return start
        if is_given(chain[at].folded):
            return at
    return start


def _is_given_title(chain: Sequence[Token], at: int) -> bool:
    """Whether a title's short form without its dot is a given name: `Gen Ito (伊藤元)`."""
    return chain[at].folded in ("gen", "sen", "hon") and chain[at + 1].start - chain[at].end == 1


def can_be_given(token: Token) -> bool:
    folded = token.folded
    if is_given(folded):
        return True
    blocked = is_role(folded) or folded in words("honorific") or folded in words("modifier")
    return token.capital and not token.number and not blocked and folded not in no_name_words()


def _more_given(before: Token, after: Token) -> bool:
    """Whether the word before a given name belongs to the name too."""
    initial = len(before.folded) == 1 or re.match(r"^(?:[a-z]\.)+[a-z]?$", before.folded) is not None
    return initial or is_given(before.folded) or (len(after.folded) == 1 and can_be_given(before))
