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
_BRAND = re.compile(r"^(?:[A-Z][a-z]+[A-Z](?:[A-Za-z]*|[0-9])|i[A-Z][a-z]+|[A-Z]{2,4}[a-z]{2,8})(?<!OS)$")
_MODEL = re.compile(r"^(?:[A-Z]{1,5}-\d|[A-Z][a-z]{2,11}-\d{1,3}[A-Z]{0,3}$)")  # `HQ-9`, `Dongfeng-41`
_SHORT_MODEL = re.compile(r"^[A-Z]{1,2}\d{1,4}[A-Z]?$")  # `C919`
_DOMAIN = re.compile(r"[A-Za-z0-9]\.(?:com|net|org|cn|hk|ai|io|tv)$")


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
    form = _judge_form(chain, folded)
    if form:
        return form
    for at, word in enumerate(folded[:-1]):
        if word in words("prefix") and folded[at + 1] in ("of", "for", "on", "in", "against"):
            return Verdict("Organization", f"head word {chain[at].text}", 3)
    head = (
        next((at for at, word in enumerate(folded) if word in ("of", "for", "in", "on", "at") and at), len(folded)) - 1
    )
    if folded[head] == "international" and head and folded[head - 1] in words("paper"):
        head -= 1  # `United Press International`
    return _judge_head(folded[head], chain[head].text)


def _judge_form(chain: Sequence[Token], folded: Sequence[str]) -> Verdict | None:
    """The verdict of a legal form or of a head of two words, wherever "of" stands."""
    if folded[0] in words("agency"):
        return Verdict("Organization", f"head word {chain[0].text}", 2)
    if folded[0] in words("legal_opener") and chain[0].text.isupper() and chain[1].capital:
        return Verdict("Company", f"legal form {chain[0].text}", 3)
    if f"{folded[-2]} {folded[-1]}" in words("company"):
        return Verdict("Company", f"head words {chain[-2].text} {chain[-1].text}", 2)
    if f"{folded[-2]} {folded[-1]}" in words("organisation"):
        return Verdict("Organization", f"head words {chain[-2].text} {chain[-1].text}", 2)
    if folded[-1] in words("strong"):
        return Verdict("Company", f"legal form {chain[-1].text}", 3)
    return Verdict("Company", "legal form", 2) if _has_inner_form(chain) else None


def _has_inner_form(chain: Sequence[Token]) -> bool:
    """Whether a legal form stands inside a name: `Acme Trading Company Store`, `CPC Corp, Taiwan`."""
    forms = [at for at, token in enumerate(chain) if token.folded in words("strong") and token.capital]
    return any(at > 1 or (at == len(chain) - 2 and chain[-1].folded in countries()) for at in forms)


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
    if _MODEL.match(written) or _SHORT_MODEL.match(written):
        return Verdict("other", "a model's number", 2 if _MODEL.match(written) else 1)
    if _ACRONYM.match(written) and word not in words("acronym_stop"):
        return Verdict("Organization", "acronym", 1)
    if word in words("other"):
        return Verdict("other", f"head word {written}", 1)
    return next((verdict for shape, verdict in _SHAPES if shape.search(written)), NOTHING)


# Shapes of one word in the order in which they decide.
_SHAPES = (
    (_DOMAIN, Verdict("Company", "a domain's name", 2)),
    (re.compile("-(?:gumi|kai|rengo)$"), Verdict("Organization", "Japanese ending", 2)),
    (_BRAND, Verdict("Company", "brand in mixed capitals", 1)),
)


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
    weak = len(ending) == 1 or ending in endings().weak_other
    return Verdict("other", f"ending {ending}", 1 if weak else 2) if kind else NOTHING


def judge(chain: Sequence[Token], natives: Sequence[str], around: str) -> Verdict:
    """The kind of an organisation-like name from its Latin words, its characters and its context.

    Args:
        chain: the Latin words.
        natives: the names in characters that stand with it.
        around: the kind that the context gives, `other`, or an empty string.

    Returns:
        The verdict; its kind is empty when evidence lacks or speaks against an entity.
    """
    if is_place_or_label(chain) or _is_common_noun(chain, natives):
        return NOTHING
    latin = _judge_team(chain) or _judge_shared(chain, natives) or judge_latin(chain)
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


def _is_common_noun(chain: Sequence[Token], natives: Sequence[str]) -> bool:
    """Whether one word is the heading of a column, not a name: `Company (公司)`."""
    known = words("generic") | words("noun_company") | words("legal")
    return len(chain) == 1 and chain[0].folded in known and all(native in endings().company for native in natives)


def _judge_team(chain: Sequence[Token]) -> Verdict | None:
    """A sports team: `Uni-President Lions`, where characters stand with it."""
    if len(chain) > 1 and chain[-1].folded in words("team") and all(token.folded != "of" for token in chain):
        return Verdict("Organization", f"team {chain[-1].text}", 2)
    return None


def _judge_shared(chain: Sequence[Token], natives: Sequence[str]) -> Verdict | None:
    """A brand in capitals that the characters keep: `LG Display (LG디스플레이)`."""
    brand = chain[0].text
    kept = len(chain) > 1 and brand.isalpha() and brand.isupper() and len(brand) > 1
    shared = kept and any(native.startswith(brand) and len(native) > len(brand) + 1 for native in natives)
    if not shared or judge_latin(chain).kind not in ("", "Company"):
        return None
    return Verdict("Company", f"brand {brand} in both", 2)


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
    return NOTHING if verdict is native and len(natives[0]) <= 2 else verdict


def only_generic(name: Sequence[Token]) -> bool:
    """Whether a name has nothing of its own: `Technology Company`, `Research Center`."""
    classes = ("organisation", "company", "legal", "field", "generic", "connector")
    generic = frozenset().union(*map(words, classes))
    if len(name) > 2 or any(token.folded in words("prefix") for token in name[:1]):
        return False
    return all(token.folded in generic for token in name) and name[-1].folded not in (
        "ministry",
        "council",
        "court",
        "party",
    )


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
