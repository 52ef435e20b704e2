"""Company, organisation, or neither: what a name's own words in Latin letters and characters say.

Here belongs the verdict on organisations and the trimming of their first words. Persons belong to `persons.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import countries, endings, han_words, words

_ACRONYM = re.compile(r"^[A-Z][A-Z0-9&\-]{1,6}$")
_BRAND = re.compile(r"^(?:[A-Z][a-z]+[A-Z][A-Za-z]*|i[A-Z][a-z]+)$")
_HAN_COUNTRIES = ("中", "華", "华", "國", "国", "台", "臺", "京", "滬", "粵", "港", "澳", "日", "韓", "美")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, or an empty string for what is no entity, with the evidence and its strength (0 to 3)."""

    kind: str
    evidence: str
    strength: int


NOTHING = Verdict("", "", 0)


def judge_latin(chain: Sequence[Token]) -> Verdict:
    """What a Latin name's head word says.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> judge_latin(tokenise("North China Research Institute of Electro-Optics")).kind
        'Organization'
        >>> judge_latin(tokenise("Tamsui District")).kind, judge_latin(tokenise("iRay Technology")).kind
        ('other', 'Company')
    """
    folded = [token.folded for token in chain]
    if len(chain) == 1:
        return _judge_alone(folded[0], chain[0].text)
    last = folded[-1]
    if folded[0] in words("agency"):
        return Verdict("Organization", f"head word {chain[0].text}", 2)
    if last in words("strong"):
        return Verdict("Company", f"legal form {chain[-1].text}", 3)
    if any(word in words("strong") and at > 0 for at, word in enumerate(folded) if chain[at].capital and at > 1):
        return Verdict("Company", "legal form", 2)
    for at, word in enumerate(folded[:-1]):
        if word in words("prefix") and folded[at + 1] in ("of", "for", "on", "in"):
            return Verdict("Organization", f"head word {chain[at].text}", 3)
    head = (
        next((at for at, word in enumerate(folded) if word in ("of", "for", "in", "on", "at") and at), len(folded)) - 1
    )
    if folded[head] == "international" and head and folded[head - 1] in words("paper"):
        head -= 1  # `United Press International`
    return _judge_head(folded[head], chain[head].text)


# Tables of head words in the order in which they decide, with kind and what the evidence calls them.
_HEADS = (
    ("organisation", "Organization", "head word"),
    ("legal", "Company", "legal form"),
    ("company", "Company", "head word"),
    ("other", "other", "head word"),
)


def _judge_head(word: str, written: str) -> Verdict:
    """The verdict on the head word of a name of several words; a company's head wins over an organisation's."""
    for table, kind, called in _HEADS:
        if word in words(table) and not (table == "organisation" and word in words("company")):
            return Verdict(kind, f"{called} {written}", 1 if word in words("loose_company") else 2)
    return NOTHING


def _judge_alone(word: str, written: str) -> Verdict:
    """The verdict on a name of one word."""
    if _ACRONYM.match(written) and word not in words("acronym_stop"):
        return Verdict("Organization", "acronym", 1)
    if word in words("other"):
        return Verdict("other", f"head word {written}", 1)
    return Verdict("Company", "brand in mixed capitals", 1) if _BRAND.match(written) else NOTHING


def judge_native(native: str) -> Verdict:
    """What a native name's ending says.

    Example:
        >>> judge_native("武漢高芯科技").kind, judge_native("陸委會").kind, judge_native("西遊記").kind
        ('Company', 'Organization', 'other')
    """
    for prefix, meant in (("company_prefix", "Company"), ("organisation_prefix", "Organization")):
        if any(native.startswith(word) for word in han_words(prefix)):
            return Verdict(meant, f"begins as {native[:4]}", 3)
    ending, kind = endings().longest(native.replace(" ", ""))
    if kind == "company":
        return Verdict("Company", f"ending {ending}", 1 if ending in han_words("weak_organisation") else 3)
    if kind == "organisation":
        return Verdict("Organization", f"ending {ending}", 1 if ending in han_words("weak_organisation") else 3)
    return Verdict("other", f"ending {ending}", 1 if len(ending) == 1 else 2) if kind else NOTHING


def judge(chain: Sequence[Token], natives: Sequence[str], around: str) -> Verdict:
    """The kind of an organisation-like name from its Latin words, its characters and its context.

    Args:
        chain: the Latin words.
        natives: the names in characters that stand with it.
        around: the kind that the context gives, `other`, or an empty string.

    Returns:
        The verdict; its kind is empty when evidence lacks or speaks against an entity.
    """
    if is_place_or_label(chain):
        return NOTHING
    latin = judge_latin(chain)
    native = max((judge_native(name) for name in natives), key=lambda v: v.strength, default=NOTHING)
    strongest = latin if latin.strength >= native.strength else native
    if latin.strength == 3:
        return _company_first(latin, native)
    if _speaks_against(latin, native, around):
        sure = strongest if around == "other" else native
        return sure if sure.strength == 3 and sure.kind != "other" else _from_context(around)
    if strongest.strength == 1:
        return _weak(strongest, native, natives, around, alone=len(chain) == 1)
    return _company_first(strongest, native)


def _speaks_against(latin: Verdict, native: Verdict, around: str) -> bool:
    """Whether context, Latin head or native ending say that it is no organisation, or nothing says that it is one."""
    if around == "other" or (latin.kind == "other" and latin.strength == 2):
        return True
    if native.kind == "other":
        return native.strength == 2 or latin.strength < 2
    return not latin.kind and not native.kind


def _weak(verdict: Verdict, native: Verdict, natives: Sequence[str], around: str, *, alone: bool) -> Verdict:
    """The verdict where only an acronym, mixed capitals or a one-character ending speaks."""
    if around in ("Company", "Organization"):
        return Verdict(around, verdict.evidence, 2)
    if verdict.kind == "other" or not (native.kind or alone):
        return NOTHING
    return NOTHING if alone and verdict is native and len(natives[0]) <= 2 else verdict


def is_place_or_label(chain: Sequence[Token]) -> bool:
    """Whether words are no more than a country's name or a label (`Traditional Chinese`)."""
    together = " ".join(token.folded for token in chain)
    return together in countries() or all(
        token.folded in words("label") or token.folded in countries() for token in chain
    )


def _company_first(verdict: Verdict, native: Verdict) -> Verdict:
    """A company's ending in characters decides between company and organisation."""
    if verdict.kind == "Organization" and native.kind == "Company" and native.strength == 3 and verdict.strength < 3:
        return native
    if (
        verdict.kind == "Company"
        and native.kind == "Organization"
        and native.strength == 3
        and "legal" not in verdict.evidence
    ):
        return native
    return verdict


def _from_context(around: str) -> Verdict:
    """A name that only its context explains."""
    return Verdict(around, "the words around it", 1) if around in ("Company", "Organization") else NOTHING


def organisation_start(chain: Sequence[Token], natives: Sequence[str]) -> int:
    """How many leading words of a chain are a role, a title or an adjective before an organisation's name.

    "Founders of the Hon Hai Group" loses three words; "Chinese Huawei Technologies" its adjective when the
    characters do not begin with the country.
    """
    start = 0
    for index, token in enumerate(chain[:-1]):
        nxt = chain[index + 1].folded
        if (
            (token.folded in words("role") and nxt in ("of", "at", "for", "from"))
            or (token.folded == "of" and nxt == "the" and not _has_head(chain[start:index]))
            or (nxt == "of" and index == start and _is_measure(chain[index:]))
        ):
            start = index + 2
        elif token.folded in ("at", "to", "from") and not (
            token.folded == "to" and index and chain[index - 1].folded == "office"
        ):
            start = index + 1
    while start < len(chain) - 1 and not _can_begin(chain, start, natives):
        start += 1
    return start


def _has_head(chain: Sequence[Token]) -> bool:
    """Whether some words hold a head that "of the" can follow: `Bank of the Ozarks`, but not `Entity List of the`."""
    known = words("prefix") | words("organisation") | words("company") | words("state")
    return any(token.folded in known for token in chain)


def _is_measure(chain: Sequence[Token]) -> bool:
    """Whether a word before "of" is no head: `Shares of Hon Hai Precision Industry Co`."""
    known = words("prefix") | words("organisation") | words("company") | words("state") | words("possessive")
    return chain[0].folded not in known and len(chain) > 3 and judge_latin(chain[2:]).strength == 3


def _can_begin(chain: Sequence[Token], at: int, natives: Sequence[str]) -> bool:
    """Whether an organisation's name can begin with a word."""
    token = chain[at]
    if not token.capital and not token.number:
        return False
    if (
        token.folded in words("starter")
        or token.folded in ("founders", "founder", "chairman", "owner", "spokesman", "executives", "ceo")
        or (token.number and len(token.text) == 4 and token.text.isdigit())
    ):
        return False
    country = countries().get(token.folded)
    if country and country[1] == "adjective" and natives and len(chain) - at > 2:
        return any(native[:2] in countries() or native.startswith(_HAN_COUNTRIES) for native in natives)
    return True
