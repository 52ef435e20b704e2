"""Chains of capitals in German, French, Spanish, Italian, Portuguese and Turkish text.

Here belongs which words go on with which: particles, elided articles, dots of legal forms. What a chain names belongs
to `told_latin.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.names.persons import is_given_name as is_known_given_name
from entityscreen.sources.documents.tokens import Token, tokenise
from entityscreen.sources.documents.told_languages import language_words
from entityscreen.sources.documents.vocabulary import fold, is_given, words

_FORM = (  # a legal form behind a comma
    r",\s(?:S\. ?A\. ?P\. ?I\. de C\. ?V\.|S\. ?A\. ?S\.|S\. ?A\. ?R\. ?L\.|S\. ?A\.?(?: de C\. ?V\.?)?|"
    r"S\. de R\. ?L\.(?: de C\. ?V\.)?|"
    r"S\. ?L\. ?U?\.?|S\. ?p\. ?A\.|S\. ?r\. ?l\.|C\. ?A\.|Ltda\.?|Lda\.?|Inc\.?|LLC|Ltd\.?|GmbH|SARL|SAS)"
)
FORM_BEHIND, FORM_AHEAD = re.compile(f"{_FORM}$"), re.compile(rf"{_FORM}(?!\w)")
_BEHIND_FORM = frozenset(["di", "de", "da", "in", "aus", "von", "del", "do", "du", "a"])
LONGEST_PERSON = 5  # words, particles among them
_GAP = re.compile(r"\s{1,3}|\s&\s|\s?[–-]\s?|[’']")
JOINTS = frozenset(["und", "y", "e", "et", "ve", "and", "&"])
PARTICLES = JOINTS | frozenset(
    (
        *("de", "del", "della", "dello", "dei", "da", "dos", "das", "do", "di", "du", "des", "la", "las", "los", "le"),
        *("les", "l", "d", "el", "il", "lo", "of", "von", "van", "der", "den", "zu", "fur", "pour", "para", "per"),
        *("bin", "ibn", "ben", "al"),
    )
)
_PLACE_WORD = re.compile("['’](?:[dt][ae]|[dt][ae]n|[dt][ae]ki|n[ıiuü]n|[ıiuü]n)$")
_ELISION = re.compile(r"^(?:[LlDdSsNn]|[Dd]ell|[Aa]ll|[Nn]ell|[Dd]all|[Uu]n|[Qq]u)['’](?=[^\W\d_])")
_CASED = re.compile("['’][a-zçğıöşü]{1,6}$")  # a Turkish name ends with its case: `Şerifoğlu'nun`
_APOSTROPHES = frozenset("'’")
_FORMS_BEHIND = frozenset(["sti", "ltda", "lda", "ltd", "kg", "inc", "co"])
DOTTED_FORMS = frozenset(["ltd", "lda", "ltda", "co", "inc", "corp", "sti", "cia"])


def words_of(text: str) -> list[Token]:
    """The words of a text without an article that is written together with them: `L'Agenzia`."""
    return [_without_elision(token) if set(token.text[1:5]) & _APOSTROPHES else token for token in tokenise(text)]


def _without_elision(token: Token) -> Token:
    cut = len(_ELISION.sub("", token.text))
    return token._replace(text=token.text[-cut:], folded=fold(token.text[-cut:]), start=token.end - cut)


def chain_before(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The capitals and particles that end with the last word."""
    chain = list(tokens[-1:])
    for token in reversed(tokens[:-1]):
        fits = joined(text, token, chain[0])
        if not fits or not (token.capital or token.folded in PARTICLES) or _PLACE_WORD.search(token.text):
            break
        chain.insert(0, token)
    first = next((at for at, token in enumerate(chain) if token.capital), len(chain))
    return chain[first:] if tokens[-1].capital else []


def joined(text: str, first: Token, second: Token) -> bool:
    """Whether two words are of one chain."""
    if _GAP.fullmatch(text, first.end, second.start):
        return True
    forms = first.folded in DOTTED_FORMS and second.folded in _FORMS_BEHIND  # `Ltd. Şti.`
    return text[first.end : second.start].strip() == "." and (forms or len(first.text) == 1)


def is_given_name(folded: str) -> bool:
    """Whether a word is a given name: of the tables of names, or of these languages."""
    return is_given(folded) or is_known_given_name(folded) or folded in language_words("latin", "given")


def goes_on(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word goes on with a person's name."""
    token, before = tokens[at], tokens[at - 1]
    if not joined(text, before, token) or token.number or _CASED.search(before.text):
        return False
    if token.capital or token.folded in JOINTS or token.folded not in PARTICLES:
        return token.capital
    behind = next((word for word in tokens[at + 1 : at + 3] if word.folded not in PARTICLES or word.capital), token)
    return behind.capital  # `Joost van der Meer`


def without_tail(part: Sequence[Token]) -> list[Token]:
    """A chain without particles at its end."""
    cut = len(part)
    while cut and not part[cut - 1].capital:
        cut -= 1
    return list(part[:cut])


def moved(chain: Sequence[Token], by: int) -> list[Token]:
    """Words at their offsets in the whole text."""
    return [token._replace(start=token.start + by, end=token.end + by) for token in chain]


def until_form(chain: Sequence[Token], language: str) -> Sequence[Token]:
    """A chain up to a legal form behind which a particle stands: `Helvetia Gold Services SA di Lugano`."""
    forms = words("legal") | language_words(language, "form")
    cuts = (at for at in range(1, len(chain) - 1) if chain[at].folded in forms and chain[at + 1].folded in _BEHIND_FORM)
    cut = next(cuts, None)
    return chain if cut is None else chain[: cut + 1]
