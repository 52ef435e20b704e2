"""Titles and roles of persons: "US President", "Chinese embassy spokesman", "Founders".

Here belongs the reading of the words before a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.sources.documents.chains import country_of
from entityscreen.sources.documents.context import noun_kind
from entityscreen.sources.documents.finding import visible
from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.vocabulary import is_role, words

_LEFT_CONTEXT = re.compile(r"(?:^|[.;:,!?“”\"()\n])([^.;:,!?“”\"()\n]{0,120})$")
# `(MAC) `, `(TSMC, 台積電) `: the acronym stands for the organisation that the role is of.
_ACRONYM_BEFORE = re.compile(r"\(((?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Z][A-Za-z]{1,7})(?:[,;]\s[^()]{1,40})?\)\s$")


def role_before(text: str, start: int) -> tuple[str, str]:
    """The role that stands before a person's name, and the country that it names.

    Args:
        text: the view's text.
        start: offset of the name.

    Returns:
        Role (`Chinese embassy spokesman`) and country code; empty strings when the text gives none.

    Example:
        >>> role_before("the Chinese embassy spokesman Liu Pengyu", 30)
        ('Chinese embassy spokesman', 'cn')
    """
    before = _LEFT_CONTEXT.search(text, max(0, start - 130), start)
    stretch = before.group(1) if before else ""
    base = before.start(1) if before else start
    tokens = tokenise(stretch)
    if not tokens or text[base + tokens[-1].end : start].strip(" .\n"):
        return "", ""
    role_end = next((at for at in range(len(tokens) - 1, -1, -1) if _is_role(tokens[at])), -1)
    if role_end < 0 or not _reaches_name(tokens[role_end + 1 :]):
        return "", ""
    first = _role_start(tokens, role_end)
    role = visible(
        stretch[tokens[first].start : tokens[-1].end if role_end < len(tokens) - 1 else tokens[role_end].end]
    )
    adjacent = first == 0 and stretch[: tokens[0].start] == " "  # `BEIJING (AP) — President` is a dateline
    acronym = _ACRONYM_BEFORE.search(text, max(0, base - 60), base + 1) if adjacent else None
    if not acronym:
        return role, country_of(tokens[first:])
    whole = f"{acronym.group(1)} {role}"
    return whole, country_of(tokenise(whole))


LONGEST_OFFICE = 6  # words between a role and the person: `of Health and Welfare`
_APPOSITION = re.compile(r"^,?\s(?:who (?:is|was)\s)?(?:an?|the|its|their|then|former)\s([^.,;:()]{3,90})")
_ROLE_ENDS = re.compile(r"\s(?:who|which|that|said|says|told|was|is|has|had|and then)\b.*$", re.DOTALL)


def role_after(text: str, end: int) -> tuple[str, str]:
    """The role that an apposition behind a name gives, and the country that it names.

    Example:
        >>> role_after("Liu Pengyu, a spokesman for the Chinese embassy, said", 10)
        ('spokesman for the Chinese embassy', 'cn')
    """
    match = _APPOSITION.match(text[end : end + 130])
    if not match:
        return "", ""
    role = visible(_ROLE_ENDS.sub("", match.group(1)))
    return (role, country_of(tokenise(role))) if noun_kind(role) == "Person" else ("", "")


def _is_role(token: Token) -> bool:
    return is_role(token.folded) or token.folded in words("honorific") or token.folded in words("regnal")


def _reaches_name(between: Sequence[Token]) -> bool:
    """Whether only an office's name (`Minister of Foreign Affairs`) stands between the role and the person."""
    if not between:
        return True
    if between[0].folded not in ("of", "for", "and", "in"):
        return False
    return _names_office(between[-1]) and len(between) <= LONGEST_OFFICE


def _names_office(token: Token) -> bool:
    """The last word of an office or a field: `Minister of Foreign Affairs`, `professor of law`."""
    return token.capital or token.folded in words("field")


def _role_start(tokens: Sequence[Token], role_end: int) -> int:
    """Go back over the words that belong to the role."""
    first = role_end
    for at in range(role_end - 1, max(-1, role_end - 8), -1):
        token = tokens[at]
        if not _joins_roles(tokens, at):
            if not (token.capital or token.folded in _role_words()):
                break
            if token.folded in words("starter") and token.folded != "of":
                break
        first = at
    while first < role_end and tokens[first].folded in ("of", "and", "for", "the"):
        first += 1
    return first


def _joins_roles(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" joins two roles of one person: `Deputy Minister and spokesman`, not `the Queen and Prince`."""
    if tokens[at].folded != "and" or not at or not (tokens[at - 1].capital and _is_role(tokens[at - 1])):
        return False
    return not (tokens[at + 1].capital and any(token.folded == "the" for token in tokens[:at]))


@named_cache("documents.role_words", maxsize=1)
def _role_words() -> frozenset[str]:
    return words("modifier") | words("role") | words("organisation") | words("field") | words("noun_company")
